"""An adviser judges wording that an employer wants to keep."""

from datetime import datetime

from matching.core.errors import JudgementMissing
from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.order_life import LogKind, StateCause
from matching.database import Connection
from matching.queries import order_life
from matching.services.change_order_state import add_log_line, change_order_state, get_locked_state


def review_wording(  # which order, the judgement and its words, who and when
    connection: Connection, job_order_id: JobOrderId, lawful: bool, judgement: str, actor_id: str, *, now: datetime
) -> None:
    """Keep the judgement; lawful wording sets the order going, other wording waits for the employer to mend it.

    Judged twice it has one effect. Raises JobOrderNotFound, JudgementMissing without words, and
    LogDetailNamesSomebody, since the log is shared.
    """
    words = judgement.strip()
    if not words:
        raise JudgementMissing
    with connection.transaction():
        state = get_locked_state(connection, job_order_id)
        if not order_life.review_wording(connection, job_order_id, lawful, words, now):
            return
        said = "Ordlyden kan bruges" if lawful else "Ordlyden skal rettes"
        add_log_line(connection, job_order_id, LogKind.WORDING_REVIEWED, f"{said}: {words}", actor_id, now=now)
        if lawful and state.cause is StateCause.AWAITS_REVIEW:
            to, cause = JobOrderStatus.IN_PROGRESS, StateCause.REVIEWED
            change_order_state(connection, job_order_id, to, cause, actor_id, now=now)
