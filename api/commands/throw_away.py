"""A database that is made for one run and thrown away, with the taxonomy this installation uses."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.commands.house import House, database_settings, open_house, say
from api.commands.load_taxonomy import has_taxonomy, put_starter
from matching.database.embedded import start_database
from matching.database.migrate import migrate
from matching.database.pool import Pool, open_pool, open_transaction
from matching.database.settings import DatabaseSettings
from matching.services.copy_taxonomy import copy_taxonomy


@contextmanager
def throw_away_house() -> Iterator[House]:
    """A fresh, migrated database with a taxonomy: copied from this installation's, else the starter."""
    with _reachable_directory() as directory:
        settings = DatabaseSettings(directory / "database", durable=False)
        with start_database(settings) as database:
            migrate(database.admin_url, database.url)
            with open_pool(database.url) as pool:
                if not _taken_from_here(pool):
                    put_starter(pool)
                yield House(database, pool)


def _taken_from_here(pool: Pool) -> bool:
    """Whether this installation had a taxonomy to copy; an installation without data is not started for it."""
    settings = database_settings()
    if settings.url is None and not settings.data_directory.exists():
        return False
    with open_house() as own:
        if not has_taxonomy(own.pool):
            return False
        with open_transaction(own.pool) as source, open_transaction(pool) as target:
            copy_taxonomy(source, target)
    say("Taksonomien er hentet fra denne installation.")
    return True


@contextmanager
def _reachable_directory() -> Iterator[Path]:
    """A temporary directory that the database's own account can enter."""
    directory = Path(tempfile.mkdtemp(prefix="jobbro-"))
    directory.chmod(0o711)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)
