"""Running one statement and getting typed rows: the only way this package talks to PostgreSQL."""

from collections.abc import Iterable, Mapping
from typing import Any, LiteralString, TypeVar

from psycopg.rows import class_row

from matching.database import Connection

Row = TypeVar("Row")


def many(connection: Connection, row: type[Row], statement: LiteralString, **values: Any) -> list[Row]:
    """All rows, in the statement's own order; a missing or surplus column raises TypeError."""
    with connection.cursor(row_factory=class_row(row)) as cursor:
        return cursor.execute(statement, values).fetchall()


def find(connection: Connection, row: type[Row], statement: LiteralString, **values: Any) -> Row | None:
    """The first row, or None."""
    with connection.cursor(row_factory=class_row(row)) as cursor:
        return cursor.execute(statement, values).fetchone()


def value(connection: Connection, statement: LiteralString, **values: Any) -> Any:
    """The single value of a statement that always returns one row with one column."""
    row = connection.execute(statement, values).fetchone()
    assert row is not None
    return row[0]


def count(connection: Connection, statement: LiteralString, **values: Any) -> int:
    """How many rows a statement has; a list and its number come from the same words and cannot differ."""
    return int(value(connection, "SELECT count(*) FROM (" + statement + ") AS listed", **values))


def change(connection: Connection, statement: LiteralString, **values: Any) -> int:
    """How many rows a changing statement touched."""
    return connection.execute(statement, values).rowcount


def change_many(connection: Connection, statement: LiteralString, rows: Iterable[Mapping[str, Any]]) -> None:
    """Run a changing statement once for each row, in one round trip."""
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))
