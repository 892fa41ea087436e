"""Migrations: each file once, whole or not at all, exactly as it is written."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from matching.database.embedded import Database
from matching.database.errors import (
    DatabaseNewerThanProgram,
    DatabaseUnreachable,
    MigrationFailed,
    MigrationFilesUnordered,
)
from matching.database.migrate import current_migration, migrate, newest_migration
from matching.database.pool import connect

FIRST = "CREATE TABLE jobbro.thing (name text, facts jsonb); GRANT SELECT ON jobbro.thing TO jobbro_app;"
AWKWARD = """INSERT INTO thing VALUES ('100 % :navn %s %(x)s', '{"a":1, "b": ":c"}'); -- :kolon og 5 %
DO $$ BEGIN PERFORM 1; END $$;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "0001_first.sql").write_text(FIRST)
    (tmp_path / "0002_second.sql").write_text(AWKWARD)
    return tmp_path


def names_in(database: Database) -> list[str]:
    with connect(database.url) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM thing ORDER BY name")]


def test_files_are_applied_in_order_and_named(empty_database: Database, folder: Path) -> None:
    assert migrate(empty_database.admin_url, folder=folder) == ["0001_first", "0002_second"]


def test_a_second_run_applies_nothing(empty_database: Database, folder: Path) -> None:
    migrate(empty_database.admin_url, folder=folder)
    assert migrate(empty_database.admin_url, folder=folder) == []


def test_a_new_file_is_enough_for_a_new_migration(empty_database: Database, folder: Path) -> None:
    migrate(empty_database.admin_url, folder=folder)
    (folder / "0003_third.sql").write_text("INSERT INTO thing VALUES ('tre');")
    assert migrate(empty_database.admin_url, folder=folder) == ["0003_third"]


def test_colons_and_percent_signs_are_sent_as_written(empty_database: Database, folder: Path) -> None:
    migrate(empty_database.admin_url, folder=folder)
    assert names_in(empty_database) == ["100 % :navn %s %(x)s"]


def test_a_failing_migration_leaves_nothing_half_done(empty_database: Database, folder: Path) -> None:
    (folder / "0003_third.sql").write_text("INSERT INTO thing VALUES ('halv'); SELECT 1 / 0;")
    with pytest.raises(MigrationFailed, match=r"Migreringen 0003_third kunne ikke gennemføres \(fejlkode 22012\)"):
        migrate(empty_database.admin_url, folder=folder)
    assert "halv" not in names_in(empty_database)
    with connect(empty_database.url) as connection:
        assert current_migration(connection) == "0002_second"
    (folder / "0003_third.sql").write_text("INSERT INTO thing VALUES ('hel');")
    assert migrate(empty_database.admin_url, folder=folder) == ["0003_third"]


def test_a_failing_migration_does_not_repeat_what_a_row_says(empty_database: Database, folder: Path) -> None:
    (folder / "0003_third.sql").write_text("SELECT 'Hemmelig Person'::int;")
    with pytest.raises(MigrationFailed) as caught:
        migrate(empty_database.admin_url, folder=folder)
    assert "Hemmelig" not in str(caught.value)


def test_two_at_once_apply_each_file_once(empty_database: Database, folder: Path) -> None:
    with ThreadPoolExecutor() as executor:
        runs = [executor.submit(migrate, empty_database.admin_url, folder=folder) for _ in range(3)]
    assert sorted(run.result() for run in runs) == [[], [], ["0001_first", "0002_second"]]


@pytest.mark.parametrize("name", ["0004_gap.sql", "third.sql", "0002_twice.sql", "0003_" + "x" * 28 + ".sql"])
def test_a_file_out_of_line_is_refused_before_anything_runs(empty_database: Database, folder: Path, name: str) -> None:
    (folder / name).write_text("SELECT 1;")
    with pytest.raises(MigrationFilesUnordered, match="følger ikke rækken"):
        migrate(empty_database.admin_url, folder=folder)
    with connect(empty_database.admin_url) as connection:
        assert connection.execute("SELECT to_regclass('jobbro.thing')").fetchone() == (None,)


def test_a_database_ahead_of_the_program_is_refused(empty_database: Database, folder: Path) -> None:
    migrate(empty_database.admin_url, folder=folder)
    (folder / "0002_second.sql").unlink()
    with pytest.raises(DatabaseNewerThanProgram, match="nyere udgave af Jobbro"):
        migrate(empty_database.admin_url, folder=folder)


def test_a_database_never_migrated_has_no_current_migration(empty_database: Database) -> None:
    with connect(empty_database.admin_url) as connection:
        assert current_migration(connection) is None


def test_the_migrated_database_is_at_the_newest_migration(database: Database) -> None:
    with connect(database.url) as connection:
        assert current_migration(connection) == newest_migration()


def test_no_server_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreachable):
        migrate(f"postgresql:///jobbro?host={tmp_path}")


def test_a_role_without_superuser_can_migrate(empty_database: Database, folder: Path) -> None:
    """As on a hosted server: CREATEROLE, the database its own, the extensions made by the host."""
    with psycopg.connect(empty_database.admin_url, autocommit=True) as admin:
        name = admin.info.dbname
        admin.execute("CREATE EXTENSION vector")
        admin.execute("CREATE ROLE jobbro_hosted LOGIN CREATEROLE PASSWORD 'hosted'")
        admin.execute("GRANT jobbro_owner TO jobbro_hosted WITH ADMIN OPTION")
        admin.execute(f"ALTER DATABASE {name} OWNER TO jobbro_hosted")
        admin.execute("ALTER SCHEMA public OWNER TO jobbro_hosted")
        try:
            hosted = psycopg.conninfo.make_conninfo(empty_database.admin_url, user="jobbro_hosted", password="hosted")
            assert migrate(hosted, folder=folder) == ["0001_first", "0002_second"]
        finally:
            admin.execute(f"ALTER DATABASE {name} OWNER TO CURRENT_USER")
            admin.execute("REASSIGN OWNED BY jobbro_hosted TO CURRENT_USER")
            admin.execute("REVOKE jobbro_owner FROM jobbro_hosted CASCADE")
            admin.execute("DROP OWNED BY jobbro_hosted CASCADE")
            admin.execute("DROP ROLE jobbro_hosted")
