"""A source: a family with the statements that fill it. Filling knows sources only by this."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import LiteralString, Protocol
from uuid import UUID

from matching.core.danish_time import start_of_day
from matching.core.ids import AkasseId
from matching.database import Connection
from matching.queries.rows import change, many
from matching.statistics.measure import Family

BEGINNING = date(1900, 1, 1)  #: before anything was recorded


@dataclass(frozen=True)
class Span:
    """Danish days from `begins` up to, not including, `ends`."""

    begins: date
    ends: date

    @property
    def since(self) -> datetime:
        """The first instant in it."""
        return start_of_day(self.begins)

    @property
    def before(self) -> datetime:
        """The first instant after it."""
        return start_of_day(self.ends)

    @property
    def last_day(self) -> date:
        """The last day in it."""
        return self.ends - timedelta(days=1)


class Touched(Protocol):
    """Which subjects something was recorded about in a span."""

    def __call__(self, connection: Connection, akasse_id: AkasseId | None, span: Span) -> list[UUID]:
        """Their keys, in order."""


class Put(Protocol):
    """Makes the facts of subjects, as they were known at the end of a span, where there are none."""

    def __call__(
        self, connection: Connection, akasse_id: AkasseId | None, subjects: Sequence[UUID], span: Span
    ) -> None:
        """Insert them."""


class Basis(Protocol):
    """What the facts depend on besides the events: another answer means that all are to be filled again."""

    def __call__(self, connection: Connection) -> str:
        """A short text."""


@dataclass(frozen=True)
class _Subject:
    counted_id: UUID


@dataclass(frozen=True)
class Reading:
    """The subjects that a statement finds by `akasse_id`, `since` and `before`."""

    statement: LiteralString

    def __call__(self, connection: Connection, akasse_id: AkasseId | None, span: Span) -> list[UUID]:
        """Run it."""
        values = {"akasse_id": akasse_id, "since": span.since, "before": span.before}
        return [row.counted_id for row in many(connection, _Subject, self.statement, **values)]


@dataclass(frozen=True)
class Making:
    """The facts that a statement inserts by `akasse_id`, `subjects` and `before`."""

    statement: LiteralString

    def __call__(
        self, connection: Connection, akasse_id: AkasseId | None, subjects: Sequence[UUID], span: Span
    ) -> None:
        """Run it."""
        change(connection, self.statement, akasse_id=akasse_id, subjects=subjects, before=span.before)


@dataclass(frozen=True)
class Source:
    """A family with what fills it; `of_all` = its facts are shared by every a-kasse."""

    family: Family
    touched: Touched
    put: Put
    of_all: bool = False
    rules: Basis | None = None

    def basis(self, connection: Connection) -> str:
        """The declaration's version, and the rules where they matter."""
        rules = "" if self.rules is None else f" {self.rules(connection)}"
        return f"{self.family.version}{rules}"
