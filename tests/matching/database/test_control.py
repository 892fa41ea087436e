"""Looking at a database and ending it, from outside."""

import time
from pathlib import Path

import psycopg
import pytest

from matching.database.control import database_status, stop
from matching.database.embedded import Database, open_database
from matching.database.settings import DatabaseSettings
from matching.database.supervisor import RESTART_PAUSE


@pytest.fixture
def settings(server_directory: Path) -> DatabaseSettings:
    return DatabaseSettings(server_directory / "database", shared_buffers="16MB", durable=False)


def test_looking_at_a_directory_without_a_database_makes_none(settings: DatabaseSettings) -> None:
    assert str(database_status(settings)) == f"Databasen i {settings.data_directory} kører ikke."
    assert not settings.data_directory.exists()


def test_a_running_database_tells_its_version_and_process(settings: DatabaseSettings) -> None:
    with open_database(settings):
        status = database_status(settings)
        assert status.running
        assert str(status) == (
            f"Databasen i {settings.data_directory} kører: PostgreSQL 18.6, proces {status.server_pid}."
        )


def test_stopping_ends_the_server_for_good_and_keeps_the_rows(settings: DatabaseSettings) -> None:
    with open_database(settings) as database:
        with psycopg.connect(database.admin_url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        assert stop(settings)
        time.sleep(4 * RESTART_PAUSE)
        assert not database_status(settings).running
    with open_database(settings) as database, psycopg.connect(database.admin_url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_stopping_what_does_not_run_changes_nothing(settings: DatabaseSettings) -> None:
    assert not stop(settings)
    with open_database(settings):
        pass
    assert not stop(settings)


def test_an_ordinary_server_is_described_and_never_stopped(database: Database, server_directory: Path) -> None:
    settings = DatabaseSettings(server_directory, url=database.url, admin_url=database.admin_url)
    assert database_status(settings).running
    assert not stop(settings)
    assert database_status(settings).running
