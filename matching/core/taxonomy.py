"""What a taxonomy holds: occupations, skills, licences, their names and how they belong together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from matching.core.ids import LicenceId, OccupationId, SkillId
from matching.core.labels import Labelled


class ConceptStatus(Labelled):
    """Whether a concept may still be chosen; inactive ones are translated, never offered."""

    ACTIVE = "active", "Aktiv"
    INACTIVE = "inactive", "Udgået"
    DESELECTED = "deselected", "Fravalgt"


class SkillKind(Labelled):
    """ESCO's two kinds of competence."""

    SKILL = "skill", "Færdighed"
    KNOWLEDGE = "knowledge", "Viden"


class Reuse(Labelled):
    """How far a skill travels by definition (ESCO's reuse level)."""

    TRANSVERSAL = "transversal", "Tværgående"
    CROSS_SECTOR = "cross-sector", "På tværs af brancher"
    SECTOR_SPECIFIC = "sector-specific", "Inden for en branche"
    OCCUPATION_SPECIFIC = "occupation-specific", "Inden for et fag"


class Relation(Labelled):
    """How an occupation needs a skill."""

    ESSENTIAL = "essential", "Nødvendig"
    OPTIONAL = "optional", "Mulig"


class LicenceKind(Labelled):
    """Families of licences and certificates."""

    DRIVING = "koerekort", "Kørekort"
    TRUCK = "truck", "Truck"
    WELDING = "svejsning", "Svejsning"
    AUTHORISATION = "autorisation", "Autorisation"
    HYGIENE = "hygiejne", "Hygiejne"
    SAFETY = "sikkerhed", "Sikkerhed"
    RECORD_CHECK = "attest", "Attest"
    MACHINE = "maskine", "Maskine"
    OTHER = "andet", "Andet bevis"


class LicenceDemand(Labelled):
    """How firmly a licence is demanded."""

    LAW = "law", "Krav efter loven"
    MUST = "must", "Krav fra virksomheden"
    NICE = "nice", "Ønske fra virksomheden"


@dataclass(frozen=True)
class Occupation:
    """One occupation with every name it goes by.

    `section` is the NACE section letter where most holders work, or None when the taxonomy does not say.
    """

    occupation_id: OccupationId
    uri: str
    label: str
    synonyms: tuple[str, ...] = ()
    description: str = ""
    isco08: str = ""
    section: str | None = None


@dataclass(frozen=True)
class Skill:
    """One skill or piece of knowledge with every name it goes by."""

    skill_id: SkillId
    uri: str
    label: str
    synonyms: tuple[str, ...] = ()
    kind: SkillKind = SkillKind.SKILL
    reuse: Reuse = Reuse.CROSS_SECTOR


@dataclass(frozen=True)
class Licence:
    """One licence, certificate or authorisation, and the shortest way to it."""

    licence_id: LicenceId
    key: str
    label: str
    synonyms: tuple[str, ...] = ()
    kind: LicenceKind = LicenceKind.OTHER
    how_to_get: str = ""
    days: int | None = None


@dataclass(frozen=True)
class Taxonomy:
    """Everything the language layer needs of the taxonomy in force, in memory.

    `needs` maps an occupation to its skills with their relation; `licence_demands` maps an occupation to the
    licences that law demands or employers usually ask for.
    """

    occupations: tuple[Occupation, ...]
    skills: tuple[Skill, ...]
    licences: tuple[Licence, ...]
    needs: Mapping[OccupationId, Mapping[SkillId, Relation]] = field(default_factory=dict)
    licence_demands: Mapping[OccupationId, Mapping[LicenceId, LicenceDemand]] = field(default_factory=dict)
