"""Which PostgreSQL enum type carries which Python enum; every pooled connection reads and writes them as such."""

from collections.abc import Mapping
from enum import Enum

from matching.core.cards import Decision
from matching.core.job_order import Employment, JobOrderStatus, LanguageLevel, Sector, Shift
from matching.core.member import SkillSource
from matching.core.taxonomy import ConceptStatus, LicenceDemand, LicenceKind, Relation, Reuse, SkillKind
from matching.core.travel import Mode

ENUMS: Mapping[str, type[Enum]] = {
    "jobbro.concept_status": ConceptStatus,
    "jobbro.decision": Decision,
    "jobbro.employment": Employment,
    "jobbro.job_order_status": JobOrderStatus,
    "jobbro.language_level": LanguageLevel,
    "jobbro.licence_demand": LicenceDemand,
    "jobbro.licence_kind": LicenceKind,
    "jobbro.relation": Relation,
    "jobbro.reuse": Reuse,
    "jobbro.sector": Sector,
    "jobbro.shift": Shift,
    "jobbro.skill_kind": SkillKind,
    "jobbro.skill_source": SkillSource,
    "jobbro.travel_mode": Mode,
}
"""`schema.type` to the enum whose values are the type's labels."""
