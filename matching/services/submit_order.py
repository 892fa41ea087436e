"""An employer submits an order: it lands once, its wording is looked through, and the receipt is on its way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from matching.core.errors import TooManyOrders, WordingUnexplained
from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus, JobOrderSubmission
from matching.core.landing import Landed
from matching.core.mail import MailKind, QueuedMail
from matching.core.order_life import EMPLOYER_ACTOR, EMPLOYER_SOURCE, JOBBRO_ACTOR, StateCause
from matching.core.wording import Finding
from matching.database import Connection
from matching.language.unlawful_wording import unlawful_wording
from matching.queries import job_orders, order_life
from matching.services.change_order_state import change_order_state, get_locked_state
from matching.services.land_job_orders import land_job_orders
from matching.services.queue_mail import queue_mail

#: Orders a company may submit in a day and night.
MOST_A_DAY = 20
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class SubmittedOrder:
    """What became of a submission: the order's key, and whether its wording waits for review."""

    job_order_id: JobOrderId
    landed: Landed
    awaits_review: bool


def wording_of_order(title: str, text: str) -> list[Finding]:
    """What may be unlawful in an order's title and text; places count in the two joined by a line break."""
    return unlawful_wording(f"{title}\n{text}")


def submit_order(
    connection: Connection,
    submission: JobOrderSubmission,
    reasons: Mapping[str, str],
    *,
    now: datetime,
    most_a_day: int = MOST_A_DAY,
) -> SubmittedOrder:
    """Land an employer's order; the same form sent again changes nothing, a mended one is a new version.

    `reasons` says by phrase why wording that may be unlawful is kept; an order that keeps some waits for review.
    Raises WordingUnexplained when such wording has no reason, and TooManyOrders.
    """
    with connection.transaction():
        order_life.lock_submission(connection, submission.source_id)
        known = job_orders.find_landed(connection, EMPLOYER_SOURCE, submission.source_id)
        kept = _kept(submission, reasons)
        if known is None:
            _refuse_too_many(connection, submission.cvr_number, now, most_a_day)
        (landed,) = land_job_orders(connection, [submission], now=now)
        order = job_orders.find_landed(connection, EMPLOYER_SOURCE, submission.source_id)
        assert order is not None
        if landed is not Landed.UNCHANGED:
            _settle(connection, order.job_order_id, landed, kept, now)
        return SubmittedOrder(order.job_order_id, landed, bool(kept))


def _kept(submission: JobOrderSubmission, reasons: Mapping[str, str]) -> list[tuple[Finding, str]]:
    found = [one for one in wording_of_order(submission.title, submission.text) if not one.question]
    kept = [(finding, reasons.get(finding.phrase.casefold(), "").strip()) for finding in found]
    if unexplained := sum(not reason for _, reason in kept):
        raise WordingUnexplained(unexplained)
    return kept


def _refuse_too_many(connection: Connection, cvr_number: str | None, now: datetime, most: int) -> None:
    if cvr_number and order_life.count_of_company(connection, cvr_number, now - _DAY) >= most:
        raise TooManyOrders(most)


def _settle(
    connection: Connection,
    job_order_id: JobOrderId,
    landed: Landed,
    kept: Sequence[tuple[Finding, str]],
    now: datetime,
) -> None:
    if landed is Landed.NEW:
        order_life.put_first_cause(connection, job_order_id, now)
        key = f"order_receipt:{job_order_id}"
        queue_mail(connection, QueuedMail(MailKind.ORDER_RECEIPT, job_order_id, None, now, key), now=now)
    order_life.put_follow_up(connection, job_order_id, now)
    _prefer_own(connection, job_order_id)
    _settle_wording(connection, job_order_id, kept, now)


def _prefer_own(connection: Connection, job_order_id: JobOrderId) -> None:
    """What the employer has been through stands for the same ad that was imported earlier."""
    earlier = order_life.find_duplicate_of(connection, job_order_id)
    if earlier is not None and earlier.source != EMPLOYER_SOURCE:
        order_life.prefer_own(connection, job_order_id, earlier.job_order_id, earlier.reason)


def _settle_wording(
    connection: Connection, job_order_id: JobOrderId, kept: Sequence[tuple[Finding, str]], now: datetime
) -> None:
    rows = [
        {"place": place, "phrase": finding.phrase, "ground": finding.ground, "reason": reason, "now": now}
        for place, (finding, reason) in enumerate(kept, 1)
    ]
    order_life.replace_wording(connection, job_order_id, rows)
    state = get_locked_state(connection, job_order_id)
    waits = state.cause is StateCause.AWAITS_REVIEW
    if kept and state.status is JobOrderStatus.IN_PROGRESS:
        to, cause = JobOrderStatus.ENOUGH_REFERRALS, StateCause.AWAITS_REVIEW
        change_order_state(connection, job_order_id, to, cause, JOBBRO_ACTOR, now=now)
    elif not kept and waits:
        to, cause = JobOrderStatus.IN_PROGRESS, StateCause.WORDING_MENDED
        change_order_state(connection, job_order_id, to, cause, EMPLOYER_ACTOR, now=now)
