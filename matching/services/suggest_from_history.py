"""Competences that people with the member's background often have too, to be asked about; never taken for granted."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matching.core.access import Actor
from matching.core.ids import MemberId, SkillId
from matching.core.member import HeldOccupation, MemberProfile
from matching.core.profile_changes import ProfilePart
from matching.core.suggestions import HistorySuggestion
from matching.core.taxonomy import Relation
from matching.database import Connection
from matching.queries import profile
from matching.ranking.knowledge import Knowledge, load_knowledge
from matching.services.show_member import get_member_profile
from matching.services.showing import own_akasse

#: Suggestions at a time; more would not be talked about.
MOST = 12
#: A skill that an occupation needs beside one that it may use.
_WEIGHT: Mapping[Relation, float] = {Relation.ESSENTIAL: 1.0, Relation.OPTIONAL: 0.5}


class _Heard(NamedTuple):
    weight: float
    job: str
    relation: Relation


def suggest_from_history(
    connection: Connection, actor: Actor, member_id: MemberId, *, most: int = MOST
) -> tuple[HistorySuggestion, ...]:
    """The most telling skills of the member's jobs that the profile lacks; what people took away stays away.

    A skill of several jobs counts for each; it is told with the job that speaks for it most. Raises MemberNotFound.
    """
    akasse_id = own_akasse(actor)
    member = get_member_profile(connection, akasse_id, member_id)
    mends = profile.mends_of_members(connection, akasse_id, [member_id]).get(member_id, [])
    settled = {SkillId(int(mend.key)) for mend in mends if mend.part is ProfilePart.SKILL}
    knowledge = load_knowledge(connection)
    weighed = _weighed(knowledge, member, settled | {skill.skill_id for skill in member.skills})
    offered = _offered(connection, sorted(weighed, key=lambda key: (-weighed[key][0], key)), most)
    return tuple(
        HistorySuggestion(key, knowledge.skills[key].label, weighed[key][1].job, weighed[key][1].relation)
        for key in offered
    )


def _weighed(knowledge: Knowledge, member: MemberProfile, known: set[SkillId]) -> dict[SkillId, tuple[float, _Heard]]:
    """Each skill with its weight over all jobs and the job that counts most for it."""
    weighed: dict[SkillId, tuple[float, _Heard]] = {}
    for skill_id, heard in _heard(knowledge, member):
        if skill_id not in known:
            total, loudest = weighed.get(skill_id, (0.0, heard))
            weighed[skill_id] = total + heard.weight, max(loudest, heard, key=lambda one: one.weight)
    return weighed


def _heard(knowledge: Knowledge, member: MemberProfile) -> Iterator[tuple[SkillId, _Heard]]:
    """What each occupation held says, once for each occupation, its newest job first."""
    told = set()
    for job in sorted(member.held, key=_newest_first):
        if job.occupation_id is None or job.occupation_id in told:
            continue
        told.add(job.occupation_id)
        for skill_id, relation in knowledge.needs.get(job.occupation_id, {}).items():
            yield skill_id, _Heard(knowledge.weight(skill_id) * _WEIGHT[relation], job.title, relation)


def _newest_first(job: HeldOccupation) -> tuple[bool, int]:
    ended = job.until or job.since
    return job.until is not None or job.since is None, -(ended.toordinal() if ended else 0)


def _offered(connection: Connection, ordered: list[SkillId], most: int) -> list[SkillId]:
    """The first of these that may still be chosen."""
    offered = profile.active_terms(connection, skills=ordered)
    return [key for key in ordered if key in offered][:most]
