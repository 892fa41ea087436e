"""Handing a member's file over to the municipality: what it may hold and why, whether it is complete, and its digest.

The allow-list below is the only place where a field is let into the file. What is not on it stays with the a-kasse:
notes from talks, lists of proposals, ranks and scores, causes of absence, exemptions' reasons, talks about raadighed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias

from matching.core.errors import JobbroError
from matching.core.ids import CourseId, HandoverId, MemberId
from matching.core.labels import Labelled
from matching.core.recommendations import Channel


class Part(Labelled):
    """A part of the file, in the order it is read."""

    MEMBER = "member", "Medlemmet"
    COURSE = "course", "Forløbet i a-kassen"
    WISH = "wish", "Medlemmets ønske"
    HISTORY = "history", "Tidligere job"
    COMPETENCES = "competences", "Kompetencer"
    TALKS = "talks", "Holdte samtaler"
    AGREEMENTS = "agreements", "Aftaler, der gælder"
    REFERRALS = "referrals", "Henvisninger og formidlinger"
    RECOMMENDATIONS = "recommendations", "Indstillinger om tilbud"


Line: TypeAlias = Mapping[str, Any]  #: one record of a part, by field
Content: TypeAlias = Mapping[str, Sequence[Line]]  #: the records of each part, by the part's stored value


@dataclass(frozen=True)
class AllowedField:
    """A field the file may hold: its Danish name, and why the municipality needs it."""

    key: str
    label: str
    why: str


#: What each part may hold. Whatever is not here is refused, by the code and by a test.
ALLOWED: Mapping[Part, tuple[AllowedField, ...]] = {
    Part.MEMBER: (
        AllowedField("name", "Navn", "Kommunen skal vide, hvem det er."),
        AllowedField("number", "Nummer hos a-kassen", "Så a-kasse og kommune taler om den samme."),
        AllowedField("postcode", "Postnummer", "Job og tilbud søges ud fra, hvor man bor."),
        AllowedField("goals", "Jobmål", "Forløbet fortsætter mod de samme mål."),
        AllowedField("educations", "Uddannelse", "Afgør, hvilke job og tilbud der er relevante."),
        AllowedField("licences", "Beviser og certifikater", "Afgør, hvilke job man må udføre."),
        AllowedField("languages", "Sprog", "Afgør, hvilke job der er relevante."),
        AllowedField("hours", "Ønsket arbejdstid", "Job søges efter den."),
        AllowedField("shifts", "Tidspunkter på døgnet", "Job søges efter dem."),
        AllowedField("travel", "Rejsetid", "Job søges inden for den."),
        AllowedField("available_from", "Kan begynde", "Job og tilbud lægges efter den."),
    ),
    Part.COURSE: (
        AllowedField("started_on", "Forløbet begyndte", "Kommunens frister regnes fra den dag."),
        AllowedField("hours_paid", "Udbetalte dagpengetimer", "Grundlaget for, at forløbet overdrages."),
        AllowedField("handover_on", "Kommunens første dag", "Hvornår ansvaret skifter."),
        AllowedField("talks_held", "Holdte jobsamtaler", "Kommunen skal vide, hvor mange der er holdt."),
    ),
    Part.WISH: (
        AllowedField(
            "akasse_at_first_talk",
            "A-kassen med til kommunens første samtale",
            "Medlemmet bestemmer selv, og kommunen skal indkalde efter det.",
        ),
    ),
    Part.HISTORY: (
        AllowedField("title", "Stilling", "Erfaringen viser, hvad der kan søges."),
        AllowedField("since", "Fra", "Hvor ny erfaringen er."),
        AllowedField("until", "Til", "Hvor ny erfaringen er."),
    ),
    Part.COMPETENCES: (
        AllowedField("label", "Kompetence", "Det, der kan bygges videre på."),
        AllowedField("source", "Hvor vi ved det fra", "Så det bekræftede skilles fra det oplyste."),
    ),
    Part.TALKS: (
        AllowedField("held_on", "Dag", "Kommunen skal vide, hvornår der sidst er talt."),
        AllowedField("kind", "Slags", "Kun jobsamtaler tæller i kontaktforløbet."),
        AllowedField("form", "Form", "Om man har mødt hinanden."),
    ),
    Part.AGREEMENTS: (
        AllowedField("agreed_on", "Aftalt", "Rækkefølgen i det, der er aftalt."),
        AllowedField("kind", "Slags", "Så aftalen kan følges op."),
        AllowedField("text", "Aftale", "Det, medlemmet er blevet enig med a-kassen om."),
        AllowedField("job", "Job", "Hvilket job aftalen handler om."),
        AllowedField("doer", "Hvem gør det", "Hvem der har næste skridt."),
        AllowedField("deadline_on", "Frist", "Hvornår det skal være gjort."),
    ),
    Part.REFERRALS: (
        AllowedField("kind", "Slags", "En henvisning har en anden virkning end et tilbud om et job."),
        AllowedField("title", "Stilling", "Så den samme stilling ikke foreslås igen."),
        AllowedField("employer", "Virksomhed", "Så den samme virksomhed ikke kontaktes forgæves."),
        AllowedField("sent_on", "Sendt", "Hvornår virksomheden fik den."),
        AllowedField("state", "Hvor den står", "Om der ventes svar, eller hvad det blev til."),
    ),
    Part.RECOMMENDATIONS: (
        AllowedField("kind", "Tilbud", "Kommunen afgør dem."),
        AllowedField("state", "Hvor den står", "Om kommunen mangler at svare."),
        AllowedField("purpose", "Formål", "Hvad tilbuddet skulle føre til."),
        AllowedField("job_goal", "Jobmål", "Hvilket mål tilbuddet tjener."),
        AllowedField("wished_from", "Ønsket begyndelse", "Hvornår det var tænkt."),
        AllowedField("wished_until", "Ønsket slutning", "Hvor længe det var tænkt."),
        AllowedField("employer", "Virksomhed", "Hvor det var tænkt."),
        AllowedField("cvr_number", "CVR-nummer", "Kommunens skemaer spørger om det."),
        AllowedField("p_number", "P-nummer", "Kommunens skemaer spørger om det."),
        AllowedField("sent_on", "Sendt", "Hvor længe der er ventet."),
        AllowedField("decided_on", "Afgjort", "Hvornår kommunen svarede."),
        AllowedField("reasons", "Kommunens begrundelse", "Så det samme ikke søges igen på samme grundlag."),
        AllowedField("offer_starts_on", "Tilbuddet begynder", "Kommunen følger det op."),
    ),
}


class FieldNotAllowed(JobbroError):
    """Something found its way into the file that the allow-list does not hold; part and key, never the value."""

    def __init__(self, part: str, key: str) -> None:
        super().__init__(f"Filen til kommunen må ikke indeholde »{part}.{key}«. Intet er overdraget.")


class HandoverFileChanged(JobbroError):
    """The file is another than the one the person saw."""

    def __init__(self) -> None:
        super().__init__("Filen er ændret, siden du åbnede siden. Intet er overdraget. Se den igennem igen.")


class HandoverNotPossible(JobbroError):
    """Without a municipality there is nobody to hand over to."""

    def __init__(self) -> None:
        super().__init__("Medlemmets bopælskommune mangler. Ret den i jeres medlemssystem, og indlæs medlemmet igen.")


class HandoverNotFound(JobbroError):
    """No such handover in the a-kasse that asks."""

    def __init__(self) -> None:
        super().__init__("Overdragelsen findes ikke i jeres a-kasse. Find medlemmet på listen over overdragelser.")


class ReceiptDayWrong(JobbroError):
    """A receipt from before the handover, or from the future."""

    def __init__(self) -> None:
        super().__init__("Kvitteringens dag skal ligge mellem overdragelsen og i dag.")


def refuse_unlisted(content: Content) -> None:
    """Raise FieldNotAllowed for a part or a field that is not on the allow-list."""
    allowed = {str(part.value): {one.key for one in fields} for part, fields in ALLOWED.items()}
    for part, lines in content.items():
        for key in (key for line in lines for key in line):
            if key not in allowed.get(part, ()):
                raise FieldNotAllowed(part, key)
        if part not in allowed:
            raise FieldNotAllowed(part, "*")


def digest_of(content: Content) -> str:
    """SHA-256 of the contents in canonical JSON, as hexadecimal digits."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


# --- is it complete? ------------------------------------------------------------------------------------------------


class MendAt(Labelled):
    """Where what is missing is mended."""

    MEMBER_SYSTEM = "member_system", "I a-kassens medlemssystem"
    PROFILE = "profile", "I medlemmets profil"
    TALKS = "talks", "I samtalerne"
    RECOMMENDATIONS = "recommendations", "I indstillingerne"
    HERE = "here", "Her på siden"


@dataclass(frozen=True)
class Check:
    """One thing a complete file has: whether it is there, the Danish sentence either way, and where it is mended."""

    what: str
    is_there: bool
    sentence: str
    mend_at: MendAt


@dataclass(frozen=True)
class FileFacts:
    """What completeness is judged on, besides the file itself."""

    municipality: str | None
    is_over: bool
    talks_held: int
    talks_required: int
    wants_akasse: bool | None
    planned_talks: int
    unsent_drafts: int


def completeness(content: Content, facts: FileFacts) -> tuple[Check, ...]:
    """What a complete file has, in the order of the file."""
    member = next(iter(content.get("member", ())), {})
    talks = f"{facts.talks_held} af {facts.talks_required} jobsamtaler er holdt."
    checks = (
        (
            "Bopælskommune",
            bool(facts.municipality),
            facts.municipality or "Kommunen er ikke kendt.",
            MendAt.MEMBER_SYSTEM,
        ),
        ("Perioden er gået", facts.is_over, _over(facts.is_over), MendAt.HERE),
        ("Jobmål", bool(member.get("goals")), _told("jobmål", bool(member.get("goals"))), MendAt.PROFILE),
        (
            "Tidligere job",
            bool(content.get("history")),
            _told("tidligere job", bool(content.get("history"))),
            MendAt.PROFILE,
        ),
        (
            "Kompetencer",
            bool(content.get("competences")),
            _told("kompetencer", bool(content.get("competences"))),
            MendAt.PROFILE,
        ),
        ("Jobsamtaler", facts.talks_held >= facts.talks_required, talks, MendAt.TALKS),
        ("Ingen samtaler i vente", not facts.planned_talks, _planned(facts.planned_talks), MendAt.TALKS),
        ("Medlemmets ønske", facts.wants_akasse is not None, _wish(facts.wants_akasse), MendAt.HERE),
        ("Ingen glemte kladder", not facts.unsent_drafts, _drafts(facts.unsent_drafts), MendAt.RECOMMENDATIONS),
    )
    return tuple(Check(*check) for check in checks)


def _over(is_over: bool) -> str:
    return "A-kassens periode er gået." if is_over else "A-kassens periode er ikke gået endnu. Filen kan ændre sig."


def _told(what: str, is_there: bool) -> str:
    return f"Filen har {what}." if is_there else f"Filen har ingen {what}."


def _planned(number: int) -> str:
    if not number:
        return "Ingen samtaler er planlagt efter i dag."
    return "En samtale er planlagt. Hold, flyt eller aflys den." if number == 1 else f"{number} samtaler er planlagt."


def _wish(wants: bool | None) -> str:
    if wants is None:
        return "Spørg medlemmet, om a-kassen skal med til kommunens første samtale."
    return "Medlemmet ønsker a-kassen med." if wants else "Medlemmet ønsker ikke a-kassen med."


def _drafts(number: int) -> str:
    return "Alle indstillinger er sendt." if not number else "Send kladden, eller træk den tilbage."


# --- what was handed over -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PreparedHandover:
    """The file as it would be handed over now.

    `handover_hours` are the paid hours of the rule;
    `handover_on` is the first day with the municipality when they are passed, `expected_on` an estimate until then.
    """

    member_id: MemberId
    course_id: CourseId
    member_number: int
    member_name: str = field(repr=False)
    municipality_code: str | None
    municipality: str | None
    municipal_actor: str
    akasse: str
    contact: str
    handover_hours: float
    handover_on: date | None
    expected_on: date | None
    wants_akasse: bool | None
    content: Content = field(repr=False)
    digest: str
    checks: tuple[Check, ...]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return all(check.is_there for check in self.checks)


@dataclass(frozen=True)
class HandedOver:
    """A file that was handed over: which, when, by whom, to whom, how, and the municipality's receipt."""

    handover_id: HandoverId
    course_id: CourseId
    member_id: MemberId
    version: int
    content_digest: str
    municipality: str
    municipal_actor: str
    channel: Channel
    handed_over_at: datetime
    actor: str
    actor_name: str
    received_on: date | None
    receipt_words: str


@dataclass(frozen=True)
class HandoverDue:
    """A member whose file is to be handed over, on the list of a month.

    `due_on` is the first day with the municipality; `is_expected` says that it is an estimate and not yet told by the
    hours paid. `handed_over_at` is None until it was done.
    """

    member_id: MemberId
    member_number: int
    member_name: str = field(repr=False)
    municipality: str | None
    adviser_name: str
    due_on: date
    is_expected: bool
    hours_paid: float
    handed_over_at: datetime | None
