"""What every command needs: the database opened and moved forward, a pool, and words on the terminal."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from matching.core.ids import AkasseId
from matching.database.embedded import Database, open_database
from matching.database.errors import DatabaseUnreachable
from matching.database.migrate import current_migration, migrate, newest_migration
from matching.database.pool import Pool, connect, open_pool, open_transaction
from matching.database.settings import DatabaseSettings
from matching.queries import reference

#: A process that another one speaks for says nothing itself.
QUIET = "JOBBRO_QUIET"
console = Console(stderr=True, highlight=False, quiet=bool(os.environ.get(QUIET)))


@dataclass(frozen=True)
class House:
    """An open, migrated database with a pool for the runtime role."""

    database: Database
    pool: Pool


def say(sentence: str) -> None:
    """One line of progress for the person at the terminal."""
    console.print(sentence)


def database_settings() -> DatabaseSettings:
    """Where the database is, from the environment."""
    return DatabaseSettings.from_environment(os.environ)


@contextmanager
def open_house() -> Iterator[House]:
    """Open or join the database, move its schema forward, and lend a pool; all is closed at the end."""
    with open_database(database_settings()) as database:
        if not _is_up_to_date(database):
            for name in migrate(database.admin_url, database.url):
                say(f"Databasen er flyttet frem: {name}")
        with open_pool(database.url) as pool:
            yield House(database, pool)


def _is_up_to_date(database: Database) -> bool:
    """Whether nothing is to be migrated, asked as the runtime role, which in production may do no more than ask."""
    try:
        with connect(database.url) as connection:
            return current_migration(connection) == newest_migration()
    except DatabaseUnreachable:  # a server on which the runtime role is still to be made
        return False


def akasse_ids(pool: Pool) -> list[AkasseId]:
    """All a-kasser, by name."""
    with open_transaction(pool) as connection:
        return [akasse.akasse_id for akasse in reference.akasser(connection)]


def progress() -> Progress:
    """A progress bar for counted work."""
    return Progress(
        TextColumn("{task.description:<28}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    )
