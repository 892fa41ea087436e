"""Orders whose employer is silent: asked whether the order still stands, and marked when no answer comes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from matching.core.ids import JobOrderId
from matching.core.mail import MailKind, QueuedMail
from matching.core.order_life import EMPLOYER_ACTOR, JOBBRO_ACTOR, LogKind
from matching.database import Connection
from matching.queries import order_life
from matching.services.change_order_state import add_log_line, get_locked_state
from matching.services.queue_mail import queue_mail

#: Days without a sign of life before we ask, and days we wait for the answer; defaults of ours, not rules of law.
QUIET_DAYS, ANSWER_DAYS = 14, 7


@dataclass(frozen=True)
class FollowedUp:
    """How many employers were asked, and how many orders were marked as unanswered."""

    asked: int
    unanswered: int


def stale_orders(
    connection: Connection, *, now: datetime, quiet_days: int = QUIET_DAYS, answer_days: int = ANSWER_DAYS
) -> FollowedUp:
    """Ask employers who have been silent for `quiet_days`; mark orders unanswered `answer_days` after the question.

    Run again at once it does nothing. Only orders submitted on our own form are followed up.
    """
    with connection.transaction():
        silent = order_life.silent_orders(connection, now - timedelta(days=answer_days))
        for job_order_id in silent:
            order_life.mark_unanswered(connection, job_order_id, now)
            _tell(connection, job_order_id, LogKind.MARKED_UNANSWERED, f"Intet svar efter {answer_days} dage.", now)
        quiet = order_life.quiet_orders(connection, now - timedelta(days=quiet_days))
        for job_order_id in quiet:
            _ask(connection, job_order_id, now)
        return FollowedUp(len(quiet), len(silent))


def confirm_order_stands(connection: Connection, job_order_id: JobOrderId, *, now: datetime) -> None:
    """The employer says that the order still stands; said twice on a day it is one line. Raises JobOrderNotFound."""
    with connection.transaction():
        if get_locked_state(connection, job_order_id).asked_at is None:
            return
        told = "Jobordren er stadig aktuel."
        add_log_line(connection, job_order_id, LogKind.EMPLOYER_ANSWERED, told, EMPLOYER_ACTOR, now=now)


def _ask(connection: Connection, job_order_id: JobOrderId, now: datetime) -> None:
    order_life.mark_asked(connection, job_order_id, now)
    key = f"order_follow_up:{job_order_id}:{now:%Y-%m-%d}"
    queue_mail(connection, QueuedMail(MailKind.ORDER_FOLLOW_UP, job_order_id, None, now, key), now=now)
    _tell(connection, job_order_id, LogKind.EMPLOYER_CONTACTED, "Vi har spurgt, om jobordren stadig er aktuel.", now)


def _tell(connection: Connection, job_order_id: JobOrderId, kind: LogKind, detail: str, now: datetime) -> None:
    order_life.add_log_line(connection, job_order_id, kind, detail, JOBBRO_ACTOR, now)
