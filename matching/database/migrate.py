"""Moving the schema forward: every `migrations/NNNN_name.sql` once, in order, each in a transaction of its own.

Alembic keeps the books. Its revisions are derived from the files, so a new migration is a new .sql file.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import psycopg
from alembic import op
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, MigrationInfo
from alembic.script import Script, ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection as EngineConnection
from sqlalchemy.pool import NullPool

from matching.database.errors import (
    DatabaseNewerThanProgram,
    DatabaseUnreachable,
    MigrationFailed,
    MigrationFilesUnordered,
)
from matching.database.roles import OWNER, RUNTIME, SCHEMA, Connection, ensure_roles, ensure_schema

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version"
ONE_AT_A_TIME = 7_304_627_301
"""Key of the advisory lock under which migrations run; any constant of ours."""

SESSION = f"SET ROLE {OWNER}; SET search_path = {SCHEMA}, public; SET timezone = 'UTC'; SET lock_timeout = '5s'"
"""A migration gives up rather than make users queue behind the lock it waits for; it may itself take its time."""

DESCRIBE_VERSION = f"""
COMMENT ON TABLE {SCHEMA}.{VERSION_TABLE} IS 'How far the schema has been migrated.';
COMMENT ON COLUMN {SCHEMA}.{VERSION_TABLE}.version_num IS 'Name of the newest migration applied.';
GRANT SELECT ON {SCHEMA}.{VERSION_TABLE} TO {RUNTIME};
"""


class SqlMigrations(ScriptDirectory):
    """Alembic's script directory, reading plain .sql files instead of Python modules."""

    def _load_revisions(self) -> Iterator[Script]:
        below = None
        for number, file in enumerate(migration_files(Path(self.dir)), start=1):
            if not re.fullmatch(rf"{number:04}_[a-z0-9_]{{1,27}}", file.stem):
                raise MigrationFilesUnordered(file.stem)
            yield _revision(file, below)
            below = file.stem


def migration_files(folder: Path = MIGRATIONS) -> list[Path]:
    """Return the migrations in the order they apply."""
    return sorted(folder.glob("*.sql"))


def _revision(file: Path, below: str | None) -> Script:
    module = ModuleType(file.stem)
    vars(module).update(revision=file.stem, down_revision=below, upgrade=_running_file(file))
    return Script(module, file.stem, str(file))


def _running_file(file: Path) -> Callable[[], None]:
    """Send the file as it is: SQLAlchemy's text() would read `:name` and `%` as parameters."""

    def upgrade() -> None:
        try:
            _driver(op.get_bind()).execute(file.read_bytes())
        except psycopg.Error as error:
            raise MigrationFailed(file.stem, error.sqlstate) from error

    return upgrade


def _driver(connection: EngineConnection | None) -> Connection:
    """Return psycopg's connection under SQLAlchemy's, inside the same transaction."""
    driver = connection and connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


def migrate(admin_url: str, runtime_url: str | None = None, folder: Path = MIGRATIONS) -> list[str]:
    """Make roles, extensions and schema where missing, apply what is new, and return the applied names.

    Two at once wait for each other. `runtime_url` gives a runtime role made here its password. Raises
    MigrationFailed, MigrationFilesUnordered, DatabaseNewerThanProgram, DatabaseUnreachable.
    """
    with _alone(admin_url) as connection:
        ensure_roles(connection, runtime_url)
        ensure_schema(connection)
        return _upgrade(admin_url, folder)


@contextmanager
def _alone(admin_url: str) -> Iterator[Connection]:
    try:
        connection = psycopg.connect(admin_url, autocommit=True)
    except psycopg.OperationalError:
        raise DatabaseUnreachable from None
    with connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        yield connection


def _upgrade(admin_url: str, folder: Path) -> list[str]:
    applied: list[str] = []

    def note(ctx: MigrationContext, step: MigrationInfo, *_: object, **__: object) -> None:
        _driver(ctx.connection).execute(DESCRIBE_VERSION)
        applied.append(str(step.up_revision_id))

    scripts = SqlMigrations(folder)
    with _engine_connection(admin_url) as connection, EnvironmentContext(Config(), scripts) as environment:
        environment.configure(
            connection=connection,
            fn=lambda revision, _context: scripts._upgrade_revs("heads", revision),
            version_table=VERSION_TABLE,
            version_table_schema=SCHEMA,
            transaction_per_migration=True,
            on_version_apply=note,
        )
        with environment.begin_transaction():
            _run(environment)
    return applied


def _run(environment: EnvironmentContext) -> None:
    try:
        environment.run_migrations()
    except CommandError as error:
        raise DatabaseNewerThanProgram from error


@contextmanager
def _engine_connection(admin_url: str) -> Iterator[EngineConnection]:
    engine = create_engine("postgresql+psycopg://", creator=lambda: _as_owner(admin_url), poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def _as_owner(admin_url: str) -> Connection:
    connection: psycopg.Connection[Any] = psycopg.connect(admin_url, autocommit=True)
    connection.execute(SESSION)
    connection.autocommit = False
    return connection


def current_migration(connection: Connection) -> str | None:
    """Return the newest applied migration, or None for a database never migrated; the runtime role may ask."""
    try:
        with connection.transaction():
            row = connection.execute(f"SELECT version_num FROM {SCHEMA}.{VERSION_TABLE}").fetchone()
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
        return None
    return row[0] if row else None


def newest_migration(folder: Path = MIGRATIONS) -> str | None:
    """Return the newest migration this program knows."""
    return max((file.stem for file in migration_files(folder)), default=None)
