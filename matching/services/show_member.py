"""What an adviser sees of members of the own a-kasse."""

from collections.abc import Sequence

from matching.core.cards import HeldLine, MemberCard, SkillLine
from matching.core.errors import MemberNotFound
from matching.core.ids import AkasseId, MemberId
from matching.core.member import HeldOccupation, MemberProfile
from matching.database import Connection
from matching.queries import members
from matching.queries.members import MemberHead
from matching.ranking.knowledge import Knowledge


def get_member_profile(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> MemberProfile:
    """What the matcher sees of one member; raises MemberNotFound, also for members of another a-kasse."""
    profiles = members.member_profiles(connection, akasse_id, [member_id])
    if not profiles:
        raise MemberNotFound
    return profiles[0]


def member_cards(
    connection: Connection, akasse_id: AkasseId, knowledge: Knowledge, profiles: Sequence[MemberProfile]
) -> dict[MemberId, MemberCard]:
    """The cards of these members by key."""
    by_key = {profile.member_id: profile for profile in profiles}
    heads = members.member_heads(connection, akasse_id, list(by_key))
    return {head.member_id: member_card(knowledge, head, by_key[head.member_id]) for head in heads}


def member_card(
    knowledge: Knowledge, head: MemberHead, profile: MemberProfile, goals: Sequence[str] | None = None
) -> MemberCard:
    """One member's card; goals in the member's own words where they were read, else as occupations."""
    return MemberCard(
        member_id=head.member_id,
        number=head.number,
        name=head.name,
        municipality=head.municipality,
        postcode=head.postcode,
        held=tuple(_held_line(knowledge, job) for job in profile.held),
        goals=tuple(goals) if goals is not None else _goals(knowledge, profile),
        skills=_skill_lines(knowledge, profile),
        licences=tuple(sorted(knowledge.licences[licence].label for licence in profile.licences)),
        languages=profile.languages,
        educations=tuple(head.educations),
        hours=profile.hours,
        shifts=profile.shifts,
        travel_limit=profile.travel_limit,
        travel_mode=profile.travel_mode,
        available_from=profile.available_from,
        summary=head.summary,
    )


def _held_line(knowledge: Knowledge, job: HeldOccupation) -> HeldLine:
    occupation = knowledge.occupations.get(job.occupation_id) if job.occupation_id is not None else None
    industry = knowledge.sections.get(job.section) if job.section else None
    return HeldLine(job.title, occupation.label if occupation else None, industry, job.since, job.until)


def _goals(knowledge: Knowledge, profile: MemberProfile) -> tuple[str, ...]:
    return tuple(knowledge.occupations[goal].label for goal in profile.goals)


def _skill_lines(knowledge: Knowledge, profile: MemberProfile) -> tuple[SkillLine, ...]:
    """Competences, the most telling first."""
    ordered = sorted(profile.skills, key=lambda skill: (-knowledge.weight(skill.skill_id), skill.skill_id))
    return tuple(SkillLine(knowledge.skills[s.skill_id].label, s.source, s.phrase) for s in ordered)
