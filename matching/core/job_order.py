"""A job order: an employer's request for candidates to one or more positions, as submitted and as matched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matching.core.geography import Place
from matching.core.ids import JobOrderId, LicenceId, OccupationId, SkillId
from matching.core.industry import IndustryCode
from matching.core.labels import Labelled
from matching.core.taxonomy import LicenceDemand


class JobOrderStatus(Labelled):
    """The four states of the common data base (DFDG), in its own words."""

    IN_PROGRESS = "in_progress", "I gang"
    ENOUGH_REFERRALS = "enough_referrals", "Inaktiv: har foreløbig nok henvisninger"
    NEED_MET = "need_met", "Lukket: behovet er dækket"
    DEADLINE_PASSED = "deadline_passed", "Lukket: formidlingsfristen er udløbet"


class Sector(Labelled):
    """Who employs."""

    PRIVATE = "private", "Privat"
    PUBLIC = "public", "Offentlig"


class Employment(Labelled):
    """How long the job lasts."""

    PERMANENT = "permanent", "Fast stilling"
    TEMPORARY = "temporary", "Tidsbegrænset stilling"


class Shift(Labelled):
    """When on the clock the work lies."""

    DAY = "day", "Dag"
    EVENING = "evening", "Aften"
    NIGHT = "night", "Nat"
    WEEKEND = "weekend", "Weekend"


class LanguageLevel(Labelled):
    """How well a language is needed or spoken; the order of the members is the order of skill."""

    BASIC = "basic", "lidt"
    GOOD = "good", "godt"
    FLUENT = "fluent", "flydende"


LANGUAGE_RANK: Mapping[LanguageLevel, int] = {level: rank for rank, level in enumerate(LanguageLevel)}


@dataclass(frozen=True)
class Hours:
    """A range of weekly hours, both ends included; 37 is full time in Denmark."""

    least: float
    most: float


@dataclass(frozen=True)
class Language:
    """A language by its Danish name in lower case (`dansk`, `engelsk`, `tysk`) and a level."""

    language: str
    level: LanguageLevel


@dataclass(frozen=True)
class Contact:
    """Whom to ask at the employer; never seen by the ranker."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ConfirmedSkill:
    """A skill the employer let stand, by its address in the taxonomy, with the ad's phrase (empty = added by hand)."""

    uri: str
    must: bool
    phrase: str = ""


@dataclass(frozen=True)
class ConfirmedLicence:
    """A licence the employer let stand, by its key, with the ad's phrase (empty = added by hand)."""

    key: str
    demand: LicenceDemand
    phrase: str = ""


@dataclass(frozen=True)
class Confirmed:
    """What the employer saw of our reading and let stand or mended; it stands instead of what the text would give."""

    skills: tuple[ConfirmedSkill, ...] = ()
    licences: tuple[ConfirmedLicence, ...] = ()


@dataclass(frozen=True)
class JobOrderSubmission:
    """One order as an outside source gave it, parsed and normalised but not yet understood.

    `text` is plain text with a newline per paragraph or bullet, hidden text gone; `html` is the sanitised form for
    display. What a source left out is None or empty. `must` and `nice` are phrases the source itself gave as
    requirements. With `confirmed` the employer has been through our reading, and what is left out is left out on
    purpose: no later reading of the text adds to it.
    """

    source: str
    source_id: str
    title: str
    text: str
    html: str | None = None
    employer_name: str | None = None
    cvr_number: str | None = None
    p_number: str | None = None
    sector: Sector | None = None
    industry: IndustryCode | None = None
    occupation_uri: str | None = None
    postcode: str | None = None
    municipality_code: str | None = None
    positions: int = 1
    candidates_wanted: int | None = None
    hours: Hours | None = None
    employment: Employment | None = None
    shifts: frozenset[Shift] = frozenset()
    starts_on: date | None = None
    deadline_on: date | None = None
    posted_on: date | None = None
    must: tuple[str, ...] = ()
    nice: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    contact: Contact = Contact()
    confirmed: Confirmed | None = None


@dataclass(frozen=True)
class SkillNeed:
    """One skill an order asks for: `must` or nice-to-have, the ad's phrase, and how sure the reading is (0-1)."""

    skill_id: SkillId
    must: bool
    phrase: str
    confidence: float


@dataclass(frozen=True)
class LicenceNeed:
    """One licence an order asks for, by law or by the employer, with the ad's phrase (empty when law alone says so)."""

    licence_id: LicenceId
    demand: LicenceDemand
    phrase: str
    confidence: float


@dataclass(frozen=True)
class OccupationSought:
    """One occupation an order is read as; the first is the best, confidences 0-1."""

    occupation_id: OccupationId
    phrase: str
    confidence: float


@dataclass(frozen=True)
class OrderProfile:
    """All the matcher may know of an order."""

    job_order_id: JobOrderId
    number: int
    title: str
    status: JobOrderStatus
    occupations: tuple[OccupationSought, ...] = ()
    skills: tuple[SkillNeed, ...] = ()
    licences: tuple[LicenceNeed, ...] = ()
    languages: tuple[Language, ...] = ()
    hours: Hours | None = None
    shifts: frozenset[Shift] = frozenset()
    starts_on: date | None = None
    deadline_on: date | None = None
    place: Place | None = None
    section: str | None = None
