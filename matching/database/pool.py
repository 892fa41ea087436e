"""Opening connections for serving, and the one door through which a transaction belongs to an a-kasse."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import psycopg
from pgvector.psycopg import register_vector
from psycopg import sql
from psycopg.types import TypeInfo
from psycopg.types.enum import EnumInfo, register_enum
from psycopg_pool import ConnectionPool, PoolTimeout

from matching.database.enums import ENUMS
from matching.database.errors import DatabaseUnreachable
from matching.database.roles import refuse_powerful_role

Connection: TypeAlias = psycopg.Connection[Any]
Pool: TypeAlias = ConnectionPool[Connection]

SESSION = "RESET ALL; SET timezone = 'UTC'; SET search_path = jobbro, public"
"""What every connection is when it is lent out; nothing that an earlier borrower set survives it."""


def open_pool(url: str, *, min_size: int = 1, max_size: int = 8, patience: float = 30.0) -> Pool:
    """Open a pool of autocommit connections and close it with `with`; transactions are always explicit.

    Waits `patience` seconds for a connection; raises DatabaseUnreachable, and RuntimeRoleTooPowerful for a role
    that row-level security does not bind.
    """
    pool: Pool = ConnectionPool(
        url,
        kwargs={"autocommit": True},
        min_size=min_size,
        max_size=max_size,
        timeout=patience,
        configure=configure,
        reset=_reset,
        check=ConnectionPool.check_connection,
        name="jobbro",
        open=False,
    )
    try:
        pool.open(wait=True, timeout=patience)
        with pool.connection() as connection:
            refuse_powerful_role(connection)
    except PoolTimeout:
        pool.close()
        raise DatabaseUnreachable from None
    except BaseException:
        pool.close()
        raise
    return pool


def connect(url: str) -> Connection:
    """Open one configured autocommit connection without a pool, for jobs that need exactly one."""
    try:
        connection: Connection = psycopg.connect(url, autocommit=True)
    except psycopg.OperationalError:
        raise DatabaseUnreachable from None
    configure(connection)
    return connection


def configure(connection: Connection) -> None:
    """Make a fresh connection speak our types: session settings, vectors as pgvector's types, enums as Python's."""
    _reset(connection)
    if TypeInfo.fetch(connection, "vector") is not None:
        register_vector(connection)
    for name, enum in ENUMS.items():
        info = EnumInfo.fetch(connection, name)
        if info is not None:  # absent until the database is migrated
            register_enum(info, connection, enum, mapping={member: str(member.value) for member in enum})


def _reset(connection: Connection) -> None:
    connection.execute(SESSION)


@contextmanager
def open_transaction(pool: Pool) -> Iterator[Connection]:
    """Lend a connection in a transaction that belongs to no a-kasse, so it sees shared rows only."""
    with pool.connection() as connection, connection.transaction():
        yield connection


@contextmanager
def tenant_transaction(pool: Pool, akasse_id: int) -> Iterator[Connection]:
    """Lend a connection in a transaction that sees and writes the rows of one a-kasse; committed at the end."""
    with open_transaction(pool) as connection:
        set_tenant(connection, akasse_id)
        yield connection


def set_tenant(connection: Connection, akasse_id: int) -> None:
    """Bind the current transaction to an a-kasse.

    SET LOCAL with a literal, since a distributed PostgreSQL passes on that statement but not `set_config`.
    """
    connection.execute(sql.SQL("SET LOCAL app.akasse_id = {}").format(sql.Literal(int(akasse_id))))


def forget_tenant(connection: Connection) -> None:
    """Let the current transaction belong to no a-kasse again."""
    connection.execute("SET LOCAL app.akasse_id = ''")
