"""The life of job orders: their state, their shared log, follow-up of employers, wording, and how many might fit."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from matching.core.geography import Place
from matching.core.ids import AkasseId, JobOrderId, OccupationId
from matching.core.job_order import JobOrderStatus
from matching.core.order_life import EMPLOYER_SOURCE, LogKind, LogLine, OrderState, StateCause, who_acted
from matching.core.wording import Ground
from matching.database import Connection
from matching.queries.job_orders import WaitingOrder, place_of
from matching.queries.loading import load_statements
from matching.queries.rows import change, change_many, find, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class KeptWording:
    """Wording that an employer keeps with a reason; `judgement` is empty while it waits for review."""

    phrase: str
    ground: Ground
    reason: str
    reviewed_at: datetime | None
    lawful: bool | None
    judgement: str


@dataclass(frozen=True)
class DuplicateOf:
    """The earlier order that a near-repeat points at."""

    job_order_id: JobOrderId
    number: int
    source: str
    reason: str


@dataclass(frozen=True)
class StateStep:
    """A step from one state to another, for a cause."""

    from_status: JobOrderStatus
    to_status: JobOrderStatus
    cause: StateCause


@dataclass(frozen=True)
class _Key:
    key: JobOrderId


@dataclass(frozen=True)
class _MunicipalityPlace:
    code: str
    latitude: float
    longitude: float
    landmass: str


def lock_state(connection: Connection, job_order_id: JobOrderId) -> OrderState | None:
    """Where an order stands, locked until the transaction ends; None when there is no such order."""
    return find(connection, OrderState, SQL["lock_order_state"], job_order_id=job_order_id)


def find_state(connection: Connection, job_order_id: JobOrderId) -> OrderState | None:
    """Where an order stands; None when there is no such order."""
    return find(connection, OrderState, SQL["order_state"], job_order_id=job_order_id)


def put_state(
    connection: Connection, job_order_id: JobOrderId, status: JobOrderStatus, cause: StateCause, now: datetime
) -> None:
    """Write an order's state."""
    change(connection, SQL["put_order_state"], job_order_id=job_order_id, status=status, cause=cause, now=now)


def put_first_cause(connection: Connection, job_order_id: JobOrderId, now: datetime) -> None:
    """An order from our own form was submitted, not imported."""
    change(connection, SQL["put_first_cause"], job_order_id=job_order_id, now=now)


def add_log_line(  # noqa: PLR0913, PLR0917  # a line of a log has this many columns
    connection: Connection,
    job_order_id: JobOrderId,
    kind: LogKind,
    detail: str,
    actor: str,
    now: datetime,
    step: StateStep | None = None,
) -> None:
    """Add a line to the shared log; who it was in person is written and never read here."""
    states = {"from_status": None, "to_status": None, "cause": None} if step is None else vars(step)
    told = {"job_order_id": job_order_id, "kind": kind, "detail": detail, "now": now}
    change(connection, SQL["add_order_log_line"], **told, **states, who=who_acted(actor), actor=actor)


def log_of(connection: Connection, job_order_id: JobOrderId) -> list[LogLine]:
    """The log of an order, oldest first."""
    return many(connection, LogLine, SQL["order_log"], job_order_id=job_order_id)


def past_deadline(connection: Connection, as_of: date, most: int) -> list[JobOrderId]:
    """Orders whose deadline lies before `as_of` and that are not closed, by number, locked."""
    return [row.key for row in many(connection, _Key, SQL["orders_past_deadline"], as_of=as_of, most=most)]


def put_follow_up(connection: Connection, job_order_id: JobOrderId, now: datetime) -> None:
    """The employer was heard from, and can be written to."""
    change(connection, SQL["put_follow_up"], job_order_id=job_order_id, now=now)


def heard_from_employer(connection: Connection, job_order_id: JobOrderId, now: datetime) -> None:
    """The employer gave a sign of life; nothing happens for an order whose employer we cannot write to."""
    change(connection, SQL["heard_from_employer"], job_order_id=job_order_id, now=now)


def quiet_orders(connection: Connection, before: datetime) -> list[JobOrderId]:
    """Open orders whose employer was last heard from before `before`, not yet asked, by number, locked."""
    return [row.key for row in many(connection, _Key, SQL["quiet_orders"], before=before)]


def mark_asked(connection: Connection, job_order_id: JobOrderId, now: datetime) -> None:
    """The employer is being asked whether the order still stands."""
    change(connection, SQL["mark_asked"], job_order_id=job_order_id, now=now)


def silent_orders(connection: Connection, before: datetime) -> list[JobOrderId]:
    """Open orders whose employer was asked before `before` and has not answered, by number, locked."""
    return [row.key for row in many(connection, _Key, SQL["silent_orders"], before=before)]


def mark_unanswered(connection: Connection, job_order_id: JobOrderId, now: datetime) -> None:
    """The employer has not answered in time."""
    change(connection, SQL["mark_unanswered"], job_order_id=job_order_id, now=now)


def replace_wording(connection: Connection, job_order_id: JobOrderId, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put these wordings (place, phrase, ground, reason, now) in the place of the order's old ones."""
    change(connection, SQL["forget_order_wording"], job_order_id=job_order_id)
    change_many(connection, SQL["add_order_wording"], [{"job_order_id": job_order_id, **row} for row in rows])


def wording_of(connection: Connection, job_order_id: JobOrderId) -> list[KeptWording]:
    """Wording that the employer keeps with a reason, in the order of the text."""
    return many(connection, KeptWording, SQL["order_wording"], job_order_id=job_order_id)


def review_wording(
    connection: Connection, job_order_id: JobOrderId, lawful: bool, judgement: str, now: datetime
) -> int:
    """Write the judgement on what waits; how many wordings that were."""
    values = {"job_order_id": job_order_id, "lawful": lawful, "judgement": judgement, "now": now}
    return change(connection, SQL["review_order_wording"], **values)


def is_held_back(connection: Connection, job_order_id: JobOrderId) -> bool:
    """Whether the order has wording that nobody has found lawful."""
    return bool(value(connection, SQL["is_held_back"], job_order_id=job_order_id))


def find_newest_submission(connection: Connection, job_order_id: JobOrderId) -> WaitingOrder | None:
    """The newest version as it was submitted, without the contact."""
    return find(connection, WaitingOrder, SQL["newest_submission"], job_order_id=job_order_id)


def lock_submission(connection: Connection, source_id: str) -> None:
    """Wait until nobody else is submitting under the same key."""
    value(connection, SQL["lock_submission"], source_id=source_id)


def count_of_company(connection: Connection, cvr_number: str, since: datetime) -> int:
    """How many orders a company has submitted on our own form since then."""
    values = {"cvr_number": cvr_number, "source": EMPLOYER_SOURCE, "since": since}
    return int(value(connection, SQL["count_orders_of_company"], **values))


def find_duplicate_of(connection: Connection, job_order_id: JobOrderId) -> DuplicateOf | None:
    """The earlier order that this one nearly repeats; None when it repeats none."""
    return find(connection, DuplicateOf, SQL["duplicate_source"], job_order_id=job_order_id)


def prefer_own(connection: Connection, own: JobOrderId, imported: JobOrderId, reason: str) -> None:
    """Let the imported order point at the employer's own, and not the other way round."""
    change(connection, SQL["prefer_own_order"], own=own, imported=imported, reason=reason)


def municipality_places(connection: Connection) -> dict[str, Place]:
    """Every municipality's place, by code."""
    rows = many(connection, _MunicipalityPlace, SQL["municipality_places"])
    placed = ((row.code, place_of(row.latitude, row.longitude, row.landmass)) for row in rows)
    return {code: place for code, place in placed if place is not None}


def count_members_in_reach(
    connection: Connection,
    akasse_id: AkasseId,
    occupation_ids: Sequence[OccupationId],
    municipality_codes: Collection[str] | None,
) -> int:
    """How many of an a-kasse's members could be asked; None for municipalities = wherever they live."""
    codes = None if municipality_codes is None else sorted(municipality_codes)
    values = {"akasse_id": akasse_id, "occupation_ids": list(occupation_ids), "municipality_codes": codes}
    return int(value(connection, SQL["count_members_in_reach"], **values))
