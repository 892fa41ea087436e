"""What an adviser sees of job orders."""

from collections.abc import Sequence

from matching.core.cards import Html, LicenceLine, NeedLine, OrderCard
from matching.core.errors import JobOrderNotFound
from matching.core.ids import JobOrderId
from matching.core.job_order import Contact, OrderProfile
from matching.database import Connection
from matching.queries import job_orders
from matching.queries.job_orders import OrderHead
from matching.ranking.knowledge import Knowledge

#: A second reading of an order is shown from this confidence on; the matcher weighs the others by theirs.
LIKELY = 0.3


def get_order_profile(connection: Connection, job_order_id: JobOrderId) -> OrderProfile:
    """What the matcher sees of one order; raises JobOrderNotFound."""
    profiles = job_orders.order_profiles(connection, [job_order_id])
    if not profiles:
        raise JobOrderNotFound
    return profiles[0]


def order_cards(
    connection: Connection, knowledge: Knowledge, profiles: Sequence[OrderProfile]
) -> dict[JobOrderId, OrderCard]:
    """The cards of these orders by key, without the employer's contact."""
    by_key = {profile.job_order_id: profile for profile in profiles}
    heads = job_orders.order_heads(connection, list(by_key))
    return {head.job_order_id: order_card(knowledge, head, by_key[head.job_order_id]) for head in heads}


def order_card(
    knowledge: Knowledge, head: OrderHead, profile: OrderProfile, contact: Contact | None = None
) -> OrderCard:
    """One order's card."""
    return OrderCard(
        job_order_id=head.job_order_id,
        number=head.number,
        title=head.title,
        employer=head.employer,
        place=head.place,
        status=head.status,
        positions=head.positions,
        sector=head.sector,
        industry=head.industry,
        occupations=_occupations(knowledge, profile),
        needs=_needs(knowledge, profile),
        licences=_licences(knowledge, profile),
        languages=profile.languages,
        hours=profile.hours,
        employment=head.employment,
        shifts=profile.shifts,
        starts_on=profile.starts_on,
        deadline_on=profile.deadline_on,
        body=Html(head.body_html),
        text=head.body_text,
        source=head.source,
        contact=contact,
        created_at=head.created_at,
        duplicate_of=head.duplicate_of,
        duplicate_reason=head.duplicate_reason,
    )


def _occupations(knowledge: Knowledge, profile: OrderProfile) -> tuple[str, ...]:
    """What the order is read as: the best reading, and others only when they are likely."""
    likely = [sought for sought in profile.occupations[1:] if sought.confidence >= LIKELY]
    return tuple(knowledge.occupations[sought.occupation_id].label for sought in (*profile.occupations[:1], *likely))


def _needs(knowledge: Knowledge, profile: OrderProfile) -> tuple[NeedLine, ...]:
    """Requirements in words, musts first, then the most telling."""
    ordered = sorted(profile.skills, key=lambda n: (not n.must, -knowledge.weight(n.skill_id), n.skill_id))
    return tuple(NeedLine(knowledge.skills[need.skill_id].label, need.must, need.phrase) for need in ordered)


def _licences(knowledge: Knowledge, profile: OrderProfile) -> tuple[LicenceLine, ...]:
    return tuple(
        LicenceLine(knowledge.licences[need.licence_id].label, need.demand, need.phrase) for need in profile.licences
    )
