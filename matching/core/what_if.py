"""What if a member could travel further, work at other times, or knew one thing more: a profile kept nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from matching.core.cards import JobProposals
from matching.core.ids import JobOrderId, LicenceId, SkillId
from matching.core.job_order import Hours, Shift
from matching.core.member import HeldSkill, MemberProfile, SkillSource


@dataclass(frozen=True)
class WhatIf:
    """What to imagine; everything left out stays as the profile has it.

    `travel_limit` is minutes one way. `hours` and `shifts` come beside the member's own. `opened` are industries (NACE
    sections) whose best jobs are shown beside the others.
    """

    travel_limit: int | None = None
    hours: Hours | None = None
    shifts: frozenset[Shift] = frozenset()
    skills: tuple[SkillId, ...] = ()
    licences: frozenset[LicenceId] = frozenset()
    opened: frozenset[str] = frozenset()

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is imagined at all."""
        return self == WhatIf()


@dataclass(frozen=True)
class Choices:
    """What a member's what-if can be made of: the wish as far as its parts are known, with their names.

    `licences` are those the member does not have, `industries` those the member has not worked in, by name.
    `unknown` is a word for a competence that the taxonomy does not know.
    """

    wish: WhatIf
    licences: Mapping[LicenceId, str]
    industries: Mapping[str, str]
    skills: Mapping[SkillId, str]
    unknown: str = ""


@dataclass(frozen=True)
class ImaginedJobs:
    """The jobs of an imagined profile, which of them are not on the list without it, and how many left the list."""

    proposals: JobProposals
    fresh: frozenset[JobOrderId]
    gone: int


def imagined(member: MemberProfile, wish: WhatIf) -> MemberProfile:
    """The member as the wish has one; a competence already held keeps its source and its words.

    Hours and shifts that the member has not told stay untold, since nothing is kept out by what is not known.
    """
    held = {skill.skill_id for skill in member.skills}
    added = tuple(HeldSkill(key, SkillSource.CLAIMED, "") for key in wish.skills if key not in held)
    return replace(
        member,
        travel_limit=member.travel_limit if wish.travel_limit is None else wish.travel_limit,
        hours=_both(member.hours, wish.hours),
        shifts=member.shifts | wish.shifts if member.shifts else member.shifts,
        skills=member.skills + added,
        licences=member.licences | wish.licences,
    )


def _both(own: Hours | None, wished: Hours | None) -> Hours | None:
    """The range from the fewest to the most hours of the two."""
    if own is None or wished is None:
        return own
    return Hours(min(own.least, wished.least), max(own.most, wished.most))
