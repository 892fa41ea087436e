"""Opening a paused or closed order again, with a new deadline where the old one has passed."""

from dataclasses import replace
from datetime import date, datetime

from matching.core.errors import JobOrderNotFound, NewDeadlineMissing
from matching.core.ids import JobOrderId
from matching.core.job_order import Contact, JobOrderStatus, JobOrderSubmission
from matching.core.order_life import StateCause
from matching.core.submissions import from_json
from matching.database import Connection
from matching.queries import job_orders, order_life
from matching.services.change_order_state import change_order_state, get_locked_state
from matching.services.land_job_orders import land_job_orders


def reopen_order(  # which order, until when, who and when
    connection: Connection,
    job_order_id: JobOrderId,
    new_deadline: date | None,
    actor_id: str,
    *,
    as_of: date,
    now: datetime,
) -> None:
    """Open an order again; a new deadline becomes a new version of it.

    Raises JobOrderNotFound, NewDeadlineMissing when the order's deadline has passed and no later one is given, and
    OrderStepNotAllowed.
    """
    with connection.transaction():
        state = get_locked_state(connection, job_order_id)
        until = new_deadline or state.deadline_on
        if until is not None and until < as_of:
            raise NewDeadlineMissing
        to = JobOrderStatus.IN_PROGRESS
        change_order_state(connection, job_order_id, to, StateCause.REOPENED, actor_id, now=now)
        if new_deadline is not None and new_deadline != state.deadline_on:
            given = newest_submission(connection, job_order_id)
            land_job_orders(connection, [replace(given, deadline_on=new_deadline)], now=now, adviser_id=actor_id)


def newest_submission(connection: Connection, job_order_id: JobOrderId) -> JobOrderSubmission:
    """The order as it was last submitted, with its contact; raises JobOrderNotFound."""
    kept = order_life.find_newest_submission(connection, job_order_id)
    if kept is None:
        raise JobOrderNotFound
    contact = job_orders.find_contact(connection, job_order_id) or Contact()
    return replace(from_json(JobOrderSubmission, kept.submission), contact=contact)
