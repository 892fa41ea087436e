"""Where facts are kept, how far they are filled, and what was revised: of an a-kasse, or of none for shared facts.

Everywhere here `akasse_id` None means the facts that every a-kasse shares.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from matching.core.ids import AkasseId
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, many

SQL = load_statements(__file__)


@dataclass(frozen=True)
class Fact:
    """One thing counted: its cohort's day, what it can be divided by, and its whole numbers (left out = 0)."""

    counted_id: UUID
    part: str
    counted_on: date
    employer_id: UUID | None
    dimensions: Mapping[str, str]
    quantities: Mapping[str, int]


@dataclass(frozen=True)
class FillState:
    """The first day that is not filled (None = nothing is), and by which declaration the facts were made."""

    filled_before: date | None
    basis: str


@dataclass(frozen=True)
class Revision:
    """That facts of a cohort's month came out otherwise on a later day: how many, and which quantities."""

    cohort_month: date
    revised_on: date
    facts: int
    quantities: Sequence[str]


@dataclass(frozen=True)
class _Subject:
    counted_id: UUID


def lock_fill(connection: Connection, akasse_id: AkasseId | None, family: str, basis: str) -> FillState:
    """How far a family is filled, held until the transaction ends."""
    values = {"akasse_id": akasse_id, "family": family}
    change(connection, _of(akasse_id, SQL["open_fill"], SQL["open_shared_fill"]), **values, basis=basis)
    state = find(connection, FillState, _of(akasse_id, SQL["lock_fill"], SQL["lock_shared_fill"]), **values)
    assert state is not None
    return state


def find_fill(connection: Connection, akasse_id: AkasseId | None, family: str) -> FillState | None:
    """How far a family is filled; None where it never was."""
    values = {"akasse_id": akasse_id, "family": family}
    return find(connection, FillState, _of(akasse_id, SQL["find_fill"], SQL["find_shared_fill"]), **values)


def put_fill(connection: Connection, akasse_id: AkasseId | None, family: str, state: FillState) -> None:
    """Write how far a family is filled."""
    values = {"akasse_id": akasse_id, "family": family, **vars(state)}
    change(connection, _of(akasse_id, SQL["put_fill"], SQL["put_shared_fill"]), **values)


def forget_facts(
    connection: Connection, akasse_id: AkasseId | None, family: str, subjects: Sequence[UUID]
) -> list[Fact]:
    """Delete the facts of these subjects; what they were, in no order."""
    statement = _of(akasse_id, SQL["forget_facts"], SQL["forget_shared_facts"])
    return many(connection, Fact, statement, akasse_id=akasse_id, family=family, subjects=subjects)


def forget_family(connection: Connection, akasse_id: AkasseId | None, family: str) -> None:
    """Delete every fact of a family."""
    statement = _of(akasse_id, SQL["forget_family"], SQL["forget_shared_family"])
    change(connection, statement, akasse_id=akasse_id, family=family)


def facts_of(connection: Connection, akasse_id: AkasseId | None, family: str, subjects: Sequence[UUID]) -> list[Fact]:
    """The facts of these subjects, in the order of their keys."""
    statement = _of(akasse_id, SQL["facts_of"], SQL["shared_facts_of"])
    return many(connection, Fact, statement, akasse_id=akasse_id, family=family, subjects=subjects)


def facts_between(
    connection: Connection, akasse_id: AkasseId | None, family: str, begins: date, ends: date
) -> list[Fact]:
    """The facts counted from `begins` up to, not including, `ends`, in the order of their keys."""
    statement = _of(akasse_id, SQL["facts_between"], SQL["shared_facts_between"])
    return many(connection, Fact, statement, akasse_id=akasse_id, family=family, begins=begins, ends=ends)


def to_look_at_again(connection: Connection, akasse_id: AkasseId, family: str, ends: date) -> list[UUID]:
    """Subjects that may come out otherwise before `ends` by time alone."""
    values = {"akasse_id": akasse_id, "family": family, "ends": ends}
    return [row.counted_id for row in many(connection, _Subject, SQL["to_look_at_again"], **values)]


def put_revision(connection: Connection, akasse_id: AkasseId | None, family: str, revision: Revision) -> None:
    """Keep that a cohort was revised on a day; filling the day again says it again."""
    values = {"akasse_id": akasse_id, "family": family, **vars(revision)}
    change(connection, _of(akasse_id, SQL["put_revision"], SQL["put_shared_revision"]), **values)


def revisions(connection: Connection, akasse_id: AkasseId | None, family: str) -> list[Revision]:
    """What was revised, by cohort and day."""
    statement = _of(akasse_id, SQL["revisions"], SQL["shared_revisions"])
    return many(connection, Revision, statement, akasse_id=akasse_id, family=family)


def _of(akasse_id: AkasseId | None, own: LiteralString, shared: LiteralString) -> LiteralString:
    return shared if akasse_id is None else own
