"""Moving a job order from state to state, and writing its shared log: one table, one effect, one line."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from matching.core.akasse import Akasse
from matching.core.errors import (
    JobOrderNotFound,
    LogDetailNamesSomebody,
    OrderAwaitsReview,
    OrderChangedMeanwhile,
    OrderStepNotAllowed,
)
from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.order_life import EMPLOYER_ACTOR, JOBBRO_ACTOR, LogKind, OrderState, StateCause, may_change
from matching.database import Connection
from matching.queries import order_life, reference
from matching.queries.order_life import StateStep

#: Orders closed in one transaction, so that a night with many deadlines holds no lock for long.
AT_ONCE = 500


def change_order_state(  # noqa: PLR0913  # which order, where to, why, who and when
    connection: Connection,
    job_order_id: JobOrderId,
    to: JobOrderStatus,
    cause: StateCause,
    actor_id: str,
    *,
    now: datetime,
    seen: JobOrderStatus | None = None,
) -> None:
    """Move an order to another state and tell its log; an order that is there already stays as it is.

    `seen` is the state on the page that was acted on. Raises JobOrderNotFound, OrderStepNotAllowed,
    OrderChangedMeanwhile when somebody else has moved the order since, and OrderAwaitsReview when it would be opened
    with wording that nobody has found lawful.
    """
    with connection.transaction():
        state = get_locked_state(connection, job_order_id)
        if state.status is to:
            return
        if seen is not None and state.status is not seen:
            raise OrderChangedMeanwhile(state.status.label)
        if not may_change(state.status, to, cause):
            raise OrderStepNotAllowed(state.status.label, to.label, cause.label)
        if to is JobOrderStatus.IN_PROGRESS and order_life.is_held_back(connection, job_order_id):
            raise OrderAwaitsReview
        order_life.put_state(connection, job_order_id, to, cause, now)
        step = StateStep(state.status, to, cause)
        order_life.add_log_line(connection, job_order_id, LogKind.STATE_CHANGED, "", actor_id, now, step)
        note_sign_of_life(connection, job_order_id, actor_id, now=now)


def add_log_line(  # a line says what, about what, by whom and when
    connection: Connection, job_order_id: JobOrderId, kind: LogKind, detail: str, actor_id: str, *, now: datetime
) -> None:
    """Add a line to an order's shared log; `detail` is a Danish sentence that names no member and no a-kasse.

    What the employer did counts as a sign of life. Raises LogDetailNamesSomebody.
    """
    with connection.transaction():
        if _names_an_akasse(detail, reference.akasser(connection)):
            raise LogDetailNamesSomebody
        order_life.add_log_line(connection, job_order_id, kind, detail, actor_id, now)
        note_sign_of_life(connection, job_order_id, actor_id, now=now)


def close_passed_deadlines(connection: Connection, *, as_of: date, now: datetime) -> int:
    """Close at most `AT_ONCE` orders whose deadline lay before `as_of`; how many they were (0 = none is left)."""
    with connection.transaction():
        passed = order_life.past_deadline(connection, as_of, AT_ONCE)
        to, cause = JobOrderStatus.DEADLINE_PASSED, StateCause.DEADLINE_PASSED
        for job_order_id in passed:
            change_order_state(connection, job_order_id, to, cause, JOBBRO_ACTOR, now=now)
        return len(passed)


def get_locked_state(connection: Connection, job_order_id: JobOrderId) -> OrderState:
    """Where an order stands, locked until the transaction ends; raises JobOrderNotFound."""
    state = order_life.lock_state(connection, job_order_id)
    if state is None:
        raise JobOrderNotFound
    return state


def note_sign_of_life(connection: Connection, job_order_id: JobOrderId, actor_id: str, *, now: datetime) -> None:
    """Remember when the employer was last heard from, when it was the employer who acted."""
    if actor_id == EMPLOYER_ACTOR:
        order_life.heard_from_employer(connection, job_order_id, now)


def _names_an_akasse(detail: str, akasser: Iterable[Akasse]) -> bool:
    """Whether a text holds an a-kasse's name, its name without the word a-kasse, or its abbreviation as a word.

    Written as the names are: "Metal" is one, "metal" is a material.
    """
    words = {word.strip(".,;:!?()»«\"'") for word in detail.split()}
    for one in akasser:
        bare = _WORD_AKASSE.sub(" ", one.name).strip()
        if one.name in detail or one.short_name in words or (len(bare) >= _TELLING and bare in detail):
            return True
    return False


_WORD_AKASSE = re.compile(r"\s*\b[Aa]-kasse(?:n)?\b\s*|\s*\([^)]*\)")
_TELLING = 5  #: letters of a name that are hardly anything else
