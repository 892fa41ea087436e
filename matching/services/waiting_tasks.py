"""What waits to be followed up: referrals and recommendations on their way, and what other a-kasser have asked."""

from collections.abc import Sequence

from matching.core.danish_time import danish_day
from matching.core.referrals import ReferralState
from matching.core.worklist import Asking, Task, TaskKind
from matching.database import Connection
from matching.queries import pool_requests, recommendations, referrals
from matching.queries.referrals import ReferralLine
from matching.services.show_pools import pool_waits


def waiting_referral_tasks(connection: Connection, asking: Asking) -> Sequence[Task]:
    """Referrals that lapse unless somebody acts; one the employer has said yes to is told apart."""
    found = referrals.waiting_referrals(connection, asking.akasse_id, asking.adviser, as_of=asking.as_of)
    return [_referral_task(line) for line in found]


def overdue_recommendation_tasks(connection: Connection, asking: Asking) -> Sequence[Task]:
    """Recommendations that the municipality should have answered by the day set for it."""
    found = recommendations.recommendations_waiting(connection, asking.akasse_id, asking.adviser, as_of=asking.as_of)
    return [
        Task(
            kind=TaskKind.RECOMMENDATION_OVERDUE,
            subject_id=one.recommendation_id,
            member_id=one.member_id,
            member_number=one.member_number,
            name=one.member_name,
            due_on=one.remind_on,
            detail=one.kind_label.lower(),
        )
        for one in found
    ]


def pool_request_tasks(connection: Connection, asking: Asking) -> Sequence[Task]:
    """Requests of another a-kasse about a member; due when the agreement ends."""
    found = pool_requests.waiting_requests(connection, asking.akasse_id, asking.adviser, as_of=asking.as_of)
    return [
        Task(
            kind=TaskKind.POOL_REQUEST,
            subject_id=one.pool_request_id,
            member_id=one.member_id,
            member_number=one.member_number,
            name=one.member_name,
            due_on=danish_day(one.ends_at),
            detail=one.order_title,
        )
        for one in found
    ]


def pool_proposal_tasks(connection: Connection, asking: Asking) -> Sequence[Task]:
    """Agreements that another a-kasse has asked for; everybody's to answer until the period is over."""
    return [
        Task(
            kind=TaskKind.POOL_PROPOSAL,
            subject_id=one.pool_agreement_id,
            member_id=None,
            member_number=None,
            name=name,
            due_on=danish_day(one.ends_at),
        )
        for one, name in pool_waits(connection, asking.akasse_id, now=asking.now)
    ]


def _referral_task(line: ReferralLine) -> Task:
    has_answered = line.state is ReferralState.INTERVIEW
    return Task(
        kind=TaskKind.EMPLOYER_ANSWERED if has_answered else TaskKind.REFERRAL_WAITS,
        subject_id=line.referral_id,
        member_id=line.member_id,
        member_number=line.member_number,
        name=line.member_name,
        due_on=None if line.lapses_at is None else danish_day(line.lapses_at),
        detail=", ".join(part for part in (line.order_title, line.employer, line.state.label.lower()) if part),
    )
