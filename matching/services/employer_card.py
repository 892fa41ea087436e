"""The card an employer sees: values of the dictionaries alone, no word of a CV, no score, no a-kasse."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matching.core.ids import AkasseId, JobOrderId, MemberId, OccupationId
from matching.core.job_order import Contact, Hours, Language, OrderProfile
from matching.core.member import HeldOccupation, MemberProfile
from matching.core.sharing import IDENTIFYING, SharedField
from matching.database import Connection
from matching.queries import job_orders, members, referrals
from matching.ranking.knowledge import Knowledge, load_knowledge

DAYS_A_YEAR = 365.25


@dataclass(frozen=True)
class Experience:
    """An occupation held, by its name in the dictionary, and the years in it, all periods together."""

    occupation: str
    years: float


@dataclass(frozen=True)
class EmployerCard:
    """What may be seen; `fields` tells an empty list that was shared from one that was not."""

    fields: frozenset[SharedField]
    experience: tuple[Experience, ...] = ()
    competences: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    hours: Hours | None = None
    available_from: date | None = None
    contact: Contact | None = None


def employer_card(
    connection: Connection,
    akasse_id: AkasseId,
    member_id: MemberId,
    job_order_id: JobOrderId,
    fields: frozenset[SharedField],
    *,
    as_of: date,
) -> EmployerCard:
    """The member as far as `fields` let the employer see; what is not among them is not even read into the card."""
    if not fields:
        return EmployerCard(fields)
    (profile,) = members.member_profiles(connection, akasse_id, [member_id])
    (order,) = job_orders.order_profiles(connection, [job_order_id])
    knowledge = load_knowledge(connection)
    shown = SharedField
    return EmployerCard(
        fields=fields,
        experience=_experience(knowledge, profile, as_of) if shown.EXPERIENCE in fields else (),
        competences=_competences(knowledge, profile, order) if shown.COMPETENCES in fields else (),
        licences=_licences(knowledge, profile) if shown.LICENCES in fields else (),
        languages=profile.languages if shown.LANGUAGES in fields else (),
        hours=profile.hours if shown.HOURS in fields else None,
        available_from=profile.available_from if shown.START in fields else None,
        contact=_contact(connection, akasse_id, member_id, fields) if fields & IDENTIFYING else None,
    )


def _experience(knowledge: Knowledge, profile: MemberProfile, as_of: date) -> tuple[Experience, ...]:
    """Occupations, the longest held first; a job that was linked to none is left out, its title being free text."""
    held: dict[OccupationId, list[HeldOccupation]] = {}
    for job in profile.held:
        if job.occupation_id is not None and job.occupation_id in knowledge.occupations:
            held.setdefault(job.occupation_id, []).append(job)
    every = [Experience(knowledge.occupations[key].label, years_in(jobs, as_of)) for key, jobs in held.items()]
    return tuple(sorted(every, key=lambda one: (-one.years, one.occupation)))


def years_in(jobs: Iterable[HeldOccupation], as_of: date) -> float:
    """Years in these jobs together, overlapping time counted once; a job without a first day adds none."""
    days, reached = 0, date.min
    for job in sorted((job for job in jobs if job.since), key=lambda job: job.since or date.min):
        begin, end = max(job.since or date.min, reached), min(job.until or as_of, as_of)
        days, reached = days + max((end - begin).days, 0), max(reached, end)
    return days / DAYS_A_YEAR


def _competences(knowledge: Knowledge, profile: MemberProfile, order: OrderProfile) -> tuple[str, ...]:
    """What the order asks for and the member has, in the order's own ranking: musts first, then by name."""
    held = {skill.skill_id for skill in profile.skills}
    wanted = sorted(order.skills, key=lambda need: (not need.must, need.skill_id))
    return tuple(knowledge.skills[need.skill_id].label for need in wanted if need.skill_id in held)


def _licences(knowledge: Knowledge, profile: MemberProfile) -> tuple[str, ...]:
    return tuple(sorted(knowledge.licences[licence].label for licence in profile.licences))


def _contact(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, fields: frozenset[SharedField]
) -> Contact | None:
    known = referrals.find_member_contact(connection, akasse_id, member_id)
    if known is None:
        return None
    name = known.name if SharedField.NAME in fields else ""
    reach = SharedField.CONTACT in fields
    return Contact(name, known.email if reach else "", known.phone if reach else "")
