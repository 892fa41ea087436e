"""A large world to measure in: `python -m models.large_world --members 100000 --orders 50000`.

Takes the demo's understood world in the database of JOBBRO_DATA (`jobbro demo run` makes one) and copies its rows with
plain SQL until there are as many members and orders as asked for: new ids and numbers, the same invented names.

What this is not: a world with more to say. The texts repeat, word for word; so do places, competences and courses. Only
the vectors differ a little, each being mixed with another's. Copied members have advisers of their own, copied orders
count as no repeats, and what people have done since (decisions, agreements, referrals, mails) is not copied. Times
measured here are therefore about amounts, and the lists shown say nothing about ranking.

Needs the database's administrator, since foreign keys rest meanwhile. Everything happens in one transaction.
"""

import argparse
import math
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import psycopg
from psycopg import sql

from matching.core.errors import JobbroError
from matching.database.embedded import open_database
from matching.database.roles import SCHEMA, Connection
from matching.database.settings import DatabaseSettings

#: The source of everything in the demo's world, and that of the copies.
DEMO, COPIED = "demo", "large-world"
#: How much of another one's vector is mixed into a copy's.
MIXED_IN = 0.3


class Kind(NamedTuple):
    """What is multiplied together: the table that is counted, its key, and every table copied with it.

    A table without the key names the one that leads to it: `registration` is reached through `course`.
    """

    table: str
    key: str
    tables: tuple[tuple[str, str], ...]


ORDERS = Kind(
    "job_order",
    "job_order_id",
    (
        ("job_order", ""),
        ("job_order_version", ""),
        ("job_order_contact", ""),
        ("job_order_occupation", ""),
        ("job_order_skill", ""),
        ("job_order_licence", ""),
        ("job_order_language", ""),
        ("job_order_band", ""),
        ("job_order_vector", ""),
        ("job_order_log", ""),
    ),
)
MEMBERS = Kind(
    "member",
    "member_id",
    (
        ("member", ""),
        ("member_identity", ""),
        ("member_version", ""),
        ("member_occupation", ""),
        ("member_goal", ""),
        ("member_skill", ""),
        ("member_licence", ""),
        ("member_language", ""),
        ("member_vector", ""),
        ("course", ""),
        ("registration", "course"),
        ("benefit_hours", "course"),
        ("exemption", "course"),
        ("talk", ""),
        ("talk_event", "talk"),
    ),
)


class Column(NamedTuple):
    """A column of a table that is copied, with its type's plain name."""

    name: str
    type: str


#: What a copy does not take over as it stands.
CHANGED = {
    Column("source", "text"): f"'{COPIED}'",
    Column("source_id", "text"): "{} || '-' || copies.copy",
    Column("adviser", "text"): "{} || '-' || copies.copy",
    Column("band", "bigint"): "{} # copies.copy",
    Column("embedding", "halfvec"): "l2_normalize({} + others.share)",
    Column("employer_id", "uuid"): "{}",
}
#: Every other key of ours becomes a new one, the same wherever it stands.
NEW_KEY = "md5({}::text || copies.copy)::uuid"


class CannotMultiply(JobbroError):
    """The database does not hold what can be multiplied."""


def main() -> None:
    """Multiply the world and say what was done."""
    parser = argparse.ArgumentParser(description="Gang demoens verden op, så der er noget at måle på.")
    parser.add_argument("--members", type=int, default=100_000, help="medlemmer i alt")
    parser.add_argument("--orders", type=int, default=50_000, help="jobordrer i alt")
    asked = parser.parse_args()
    with (
        open_database(DatabaseSettings.from_environment(os.environ)) as database,
        psycopg.connect(database.admin_url, autocommit=True) as connection,
    ):
        multiply(connection, members=asked.members, orders=asked.orders)
        with _told("rydder op og tæller"):
            connection.execute("VACUUM (ANALYZE)")


def multiply(connection: Connection, *, members: int, orders: int) -> None:
    """Copy until there are so many members and orders; raises CannotMultiply. The connection is an administrator's."""
    with connection.transaction():
        connection.execute(f"SET LOCAL search_path = {SCHEMA}, public; SET LOCAL session_replication_role = replica")
        connection.execute("SET LOCAL maintenance_work_mem = '512MB'")
        _refuse_what_is_no_demo(connection)
        for kind, wanted in ((ORDERS, orders), (MEMBERS, members)):
            with _without_indexes(connection, [table for table, _ in kind.tables]):
                _copy_kind(connection, kind, wanted)


def copies_needed(existing: int, wanted: int) -> int:
    """How many times a world of `existing` is gone through again, the last time perhaps in part; 0 = it is enough."""
    return max(0, math.ceil(wanted / existing) - 1)


def copied_value(column: Column, table: str) -> str:
    """What stands in a copy's column, as SQL over the table, `copies` (key, copy) and `others` (share)."""
    pattern = CHANGED.get(column, NEW_KEY if column.type == "uuid" else "{}")
    return pattern.format(f"{table}.{column.name}")


def copying_statement(kind: Kind, table: str, through: str, columns: Sequence[Column]) -> str:
    """The statement that copies one table of a kind."""
    names = ", ".join(column.name for column in columns)
    values = ", ".join(copied_value(column, table) for column in columns)
    joins = f" JOIN {through} USING (akasse_id, {through}_id)" if through else ""
    joins += f" JOIN copies ON copies.key = {through or table}.{kind.key}"
    if any(column.name == "embedding" for column in columns):
        joins += " JOIN others ON others.place = (copies.place + 31 * copies.copy) % (SELECT count(*) FROM others)"
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table}{joins} ORDER BY copies.copy, copies.place"


def _refuse_what_is_no_demo(connection: Connection) -> None:
    """Only invented people are multiplied, and only once, when all was read."""
    for kind in (ORDERS, MEMBERS):
        row = connection.execute(
            f"SELECT count(*), count(*) FILTER (WHERE source = '{COPIED}'),"
            f"       count(*) FILTER (WHERE source NOT IN ('{DEMO}', '{COPIED}')),"
            f"       count(*) FILTER (WHERE understood_at IS NULL) FROM {kind.table}"
        ).fetchone()
        assert row is not None
        total, copied, foreign, waiting = row
        if not total:
            raise CannotMultiply("Databasen er tom. Kør »jobbro demo run« først, og stop den, når den er klar.")
        if foreign:
            raise CannotMultiply("Databasen rummer andet end demoens opdigtede verden, og den bliver ikke ganget op.")
        if copied:
            raise CannotMultiply("Verdenen er allerede ganget op. Begynd med en frisk demoverden.")
        if waiting:
            raise CannotMultiply(f"{waiting} tekster venter på at blive forstået. Lad »jobbro demo run« blive færdig.")


def _copy_kind(connection: Connection, kind: Kind, wanted: int) -> None:
    _list_copies(connection, kind, wanted)
    _list_others(connection, f"{kind.table}_vector", kind.key)
    if kind is MEMBERS:
        _copy_advisers(connection)
    for table, through in kind.tables:
        with _told(table) as told:
            statement = copying_statement(kind, table, through, _columns(connection, table))
            told.append(connection.execute(sql.SQL(statement)).rowcount)  # names are ours
    connection.execute("DROP TABLE copies; DROP TABLE others")


def _list_copies(connection: Connection, kind: Kind, wanted: int) -> None:
    """Which of the kind is copied how often: the whole world again and again, in the order of the numbers."""
    row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(kind.table))).fetchone()
    existing = row[0] if row else 0
    connection.execute(
        sql.SQL(
            "CREATE TEMP TABLE copies AS SELECT key, place, copy FROM"
            " (SELECT {key} AS key, row_number() OVER (ORDER BY number) - 1 AS place FROM {table}) AS known"
            " CROSS JOIN generate_series(1, {times}) AS copy ORDER BY copy, place LIMIT {more}"
        ).format(
            key=sql.Identifier(kind.key),
            table=sql.Identifier(kind.table),
            times=sql.Literal(copies_needed(existing, wanted)),
            more=sql.Literal(max(0, wanted - existing)),
        )
    )
    connection.execute("ANALYZE copies")


def _list_others(connection: Connection, table: str, key: str) -> None:
    """What is mixed into the vectors of copies: a share of every vector there is, by place."""
    connection.execute(
        sql.SQL(
            "CREATE TEMP TABLE others AS SELECT row_number() OVER (ORDER BY {key}) - 1 AS place,"
            " (embedding::vector * array_fill({share}::real, ARRAY[vector_dims(embedding)])::vector)::halfvec AS share"
            " FROM {table}"
        ).format(key=sql.Identifier(key), share=sql.Literal(MIXED_IN), table=sql.Identifier(table))
    )
    connection.execute("ANALYZE others")


def _copy_advisers(connection: Connection) -> None:
    """Advisers for the copied members, so that each follows as many as in the demo and is in one talk at a time."""
    connection.execute(
        "INSERT INTO adviser (akasse_id, user_id, name, place)"
        " SELECT akasse_id, user_id || '-' || copy, name, place FROM adviser"
        " CROSS JOIN (SELECT DISTINCT copy FROM copies) AS known ORDER BY akasse_id, user_id, copy"
    )


def _columns(connection: Connection, table: str) -> list[Column]:
    """The columns that are written; those that the database fills are left to it."""
    rows = connection.execute(
        "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        "   AND attidentity = '' AND attgenerated = '' ORDER BY attnum",
        [table],
    )
    return [Column(*row) for row in rows]


@contextmanager
def _without_indexes(connection: Connection, tables: list[str]) -> Iterator[None]:
    """Indexes that no constraint needs are made again afterwards, which is much faster than growing them."""
    found = connection.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid = ANY (%s::regclass[]) AND NOT indisunique"
        "   AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY 1",
        [tables],
    ).fetchall()
    for name, _ in found:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.SQL(name)))
    yield
    for name, definition in found:
        with _told(name):
            connection.execute(sql.SQL(definition))


@contextmanager
def _told(what: str) -> Iterator[list[int]]:
    """Say what was done, how many rows it was, and how long it took."""
    begun = time.perf_counter()
    rows: list[int] = []
    yield rows
    number = f"{rows[0]:>10,}".replace(",", ".") if rows else " " * 10
    print(f"{what:<40}{number} {time.perf_counter() - begun:8.1f} s", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
