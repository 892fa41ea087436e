"""The embedded server's life: one owner, any number of guests, and every way of ending."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from matching.database.control import database_status
from matching.database.data_directory import LONGEST_SOCKET_PATH, SOCKET, DataDirectory
from matching.database.embedded import open_database, start_database
from matching.database.errors import (
    CredentialsUnreadable,
    DatabaseAlreadyStarted,
    DatabaseDidNotStart,
    DirectoryOutOfReach,
    OtherMajorVersion,
    SocketDirectoryTaken,
)
from matching.database.settings import DatabaseSettings

PROJECT = Path(__file__).resolve().parents[3]
AS_ANOTHER_PROCESS = """
import sys, time
from pathlib import Path
from matching.database.embedded import open_database
from matching.database.settings import DatabaseSettings
with open_database(DatabaseSettings(Path(sys.argv[1]), shared_buffers="16MB")) as database:
    print(database.owned, flush=True)
    time.sleep(600)
"""
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="kun root kører serveren som en anden bruger")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="kun Linux lader serveren dø med sin ejer")


@pytest.fixture
def settings(server_directory: Path) -> DatabaseSettings:
    return DatabaseSettings(server_directory / "database", shared_buffers="16MB", durable=False)


@contextmanager
def another_process(settings: DatabaseSettings) -> Iterator[tuple[subprocess.Popen[str], bool]]:
    """A process that opens the database, and whether it came to own it."""
    command = [sys.executable, "-c", AS_ANOTHER_PROCESS, str(settings.data_directory)]
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    owns = process.stdout.readline().strip() == "True"
    try:
        yield process, owns
    finally:
        process.kill()
        process.communicate()
        assert eventually(lambda: server_processes(settings) == [] or not owns)


def eventually(condition: Callable[[], bool], patience: float = 20.0) -> bool:
    deadline = time.monotonic() + patience
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def server_processes(settings: DatabaseSettings) -> list[int]:
    """Every process with this cluster on its command line; empty means no orphan."""
    found = subprocess.run(
        ["ps", "-e", "-ww", "-o", "pid=", "-o", "args="], capture_output=True, text=True, check=True
    ).stdout
    cluster = f"-D {settings.data_directory / 'postgresql'}"
    return [int(line.split()[0]) for line in found.splitlines() if cluster in line]


def test_an_empty_directory_becomes_a_running_server_that_ends_with_us(settings: DatabaseSettings) -> None:
    with open_database(settings) as database, psycopg.connect(database.url) as connection:
        assert database.owned
        assert connection.execute("SELECT current_user, current_database()").fetchone() == ("jobbro_app", "jobbro")
    assert server_processes(settings) == []
    assert not database_status(settings).running


def test_the_server_has_checksums_danish_letters_and_universal_time(settings: DatabaseSettings) -> None:
    with open_database(settings) as database, psycopg.connect(database.admin_url) as connection:
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
        assert connection.execute("SHOW timezone").fetchone() == ("UTC",)
        assert connection.execute("SELECT lower('ÆØÅ')").fetchone() == ("æøå",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_durability_is_on_unless_a_test_turns_it_off(server_directory: Path) -> None:
    with (
        open_database(DatabaseSettings(server_directory / "database", shared_buffers="16MB")) as database,
        psycopg.connect(database.admin_url) as connection,
    ):
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute("SELECT current_setting(%s)", [setting]).fetchone() == ("on",)


def test_rows_stay_from_one_start_to_the_next(settings: DatabaseSettings) -> None:
    with open_database(settings) as database, psycopg.connect(database.admin_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    with open_database(settings) as database, psycopg.connect(database.admin_url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_guest_joins_the_owners_server_and_leaves_it_running(settings: DatabaseSettings) -> None:
    with open_database(settings) as owner:
        with another_process(settings) as (_, guest_owns):
            assert not guest_owns
        with open_database(settings) as guest:
            assert not guest.owned
        with psycopg.connect(owner.url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_three_processes_opening_at_once_get_one_owner(settings: DatabaseSettings) -> None:
    command = [sys.executable, "-c", AS_ANOTHER_PROCESS, str(settings.data_directory)]
    processes = [subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    try:
        owned = [process.stdout.readline().strip() for process in processes if process.stdout]
    finally:
        for process in processes:
            process.kill()
            process.communicate()
    assert eventually(lambda: server_processes(settings) == [])
    assert sorted(owned) == ["False", "False", "True"]


def test_a_second_owner_is_refused_by_a_sentence_with_the_firsts_pid(settings: DatabaseSettings) -> None:
    with (
        another_process(settings) as (owner, _),
        pytest.raises(DatabaseAlreadyStarted, match=f"allerede startet af proces {owner.pid}"),
        start_database(settings),
    ):
        pass


@linux_only
def test_a_killed_owner_leaves_no_orphan(settings: DatabaseSettings) -> None:
    with another_process(settings) as (owner, owns):
        assert owns
        assert server_processes(settings) != []
        owner.kill()
        assert eventually(lambda: server_processes(settings) == [])
    with open_database(settings) as database:
        assert database.owned


@linux_only
def test_the_next_owner_may_open_in_the_moment_the_last_one_is_killed(settings: DatabaseSettings) -> None:
    for _ in range(3):
        with another_process(settings) as (owner, _):
            owner.kill()
            owner.wait()  # until then it still holds the lock; what it started is left behind
            with open_database(settings) as database, psycopg.connect(database.url) as connection:
                assert database.owned
                assert connection.execute("SELECT 1").fetchone() == (1,)


@linux_only
def test_the_server_outlives_the_thread_that_opened_it(settings: DatabaseSettings) -> None:
    opened = open_database(settings)
    thread = threading.Thread(target=opened.__enter__)
    thread.start()
    thread.join()
    try:
        time.sleep(0.3)
        assert database_status(settings).running
    finally:
        opened.__exit__(None, None, None)


def test_a_killed_server_is_restarted_with_every_committed_row(server_directory: Path) -> None:
    settings = DatabaseSettings(server_directory / "database", shared_buffers="16MB")
    with open_database(settings) as database:
        with psycopg.connect(database.admin_url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")
        pid = database_status(settings).server_pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        assert eventually(lambda: database_status(settings).server_pid not in (None, pid))
        with psycopg.connect(database.admin_url) as connection:
            assert connection.execute("SELECT sum(number) FROM kept").fetchone() == (500_500,)


def test_a_pid_file_that_outlived_its_server_is_not_believed(settings: DatabaseSettings) -> None:
    with open_database(settings):
        pass
    pid_file = settings.data_directory / "postgresql" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{pid_file.parent}\n1\n5432\n{settings.data_directory / 'socket'}\n\n\nready\n")
    assert not database_status(settings).running


def test_permissions_of_parents_are_left_alone(server_directory: Path) -> None:
    parent = server_directory / "closed" if os.geteuid() else server_directory / "half-closed"
    parent.mkdir()
    parent.chmod(0o700 if os.geteuid() else 0o711)
    with open_database(DatabaseSettings(parent / "database", shared_buffers="16MB", durable=False)):
        assert stat.S_IMODE(parent.stat().st_mode) == (0o700 if os.geteuid() else 0o711)
        assert stat.S_IMODE(server_directory.stat().st_mode) == 0o711


@needs_root
def test_a_directory_the_server_cannot_reach_is_named_and_not_opened(server_directory: Path) -> None:
    closed = server_directory / "closed"
    closed.mkdir()
    closed.chmod(0o700)
    settings = DatabaseSettings(closed / "database")
    with pytest.raises(DirectoryOutOfReach, match=f"fordi {closed} er lukket"), open_database(settings):
        pass
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@needs_root
def test_the_server_does_not_run_as_root(settings: DatabaseSettings) -> None:
    with open_database(settings):
        assert DataDirectory(settings.data_directory).cluster.owner() == "jobbro-pg"
        pid = database_status(settings).server_pid
        assert Path(f"/proc/{pid}").stat().st_uid != 0


def test_only_the_owner_reads_the_passwords(settings: DatabaseSettings) -> None:
    directory = DataDirectory(settings.data_directory)
    with open_database(settings) as database:
        assert stat.S_IMODE(directory.credentials.stat().st_mode) == 0o600
        assert "postgresql://" not in repr(database)
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(directory.address("jobbro_admin", "forkert"))


def test_lost_passwords_are_said_in_a_sentence(settings: DatabaseSettings) -> None:
    with open_database(settings):
        pass
    DataDirectory(settings.data_directory).credentials.unlink()
    with pytest.raises(CredentialsUnreadable, match=r"Adgangskoderne .* kan ikke læses"), open_database(settings):
        pass


def test_a_directory_of_another_major_version_is_refused_untouched(settings: DatabaseSettings) -> None:
    cluster = DataDirectory(settings.data_directory).cluster
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("15\n")
    refusal = pytest.raises(OtherMajorVersion, match=r"lavet med PostgreSQL 15, men .* PostgreSQL 18")
    with refusal, open_database(settings):
        pass
    assert [file.name for file in cluster.iterdir()] == ["PG_VERSION"]


def test_an_interrupted_first_start_is_begun_again(settings: DatabaseSettings) -> None:
    unfinished = settings.data_directory / "postgresql.new"
    unfinished.mkdir(parents=True)
    settings.data_directory.chmod(0o711)
    (unfinished / "PG_VERSION").write_text("18\n")
    with open_database(settings) as database:
        assert database.owned


def test_a_server_that_cannot_start_says_where_the_reason_stands(settings: DatabaseSettings) -> None:
    with open_database(settings):
        pass
    (settings.data_directory / "local.conf").write_text("no_such_setting_at_all = on\n")
    with pytest.raises(DatabaseDidNotStart, match=r"Årsagen står i .*start\.log"), open_database(settings):
        pass
    assert "no_such_setting_at_all" in (settings.data_directory / "start.log").read_text()


def test_a_long_path_gets_its_socket_elsewhere(server_directory: Path) -> None:
    settings = DatabaseSettings(server_directory / ("d" * 120) / "database", shared_buffers="16MB", durable=False)
    sockets = DataDirectory(settings.data_directory).sockets
    assert len(bytes(sockets / SOCKET)) <= LONGEST_SOCKET_PATH
    with open_database(settings) as database, psycopg.connect(database.url) as connection:
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
        assert connection.execute("SELECT 1").fetchone() == (1,)
    sockets.rmdir()


@needs_root
def test_a_socket_directory_made_by_somebody_else_is_refused(settings: DatabaseSettings) -> None:
    sockets = DataDirectory(settings.data_directory).sockets
    sockets.mkdir(parents=True)
    settings.data_directory.chmod(0o711)
    os.chown(sockets, 65_534, 65_534)
    with pytest.raises(SocketDirectoryTaken, match="tilhører en anden bruger"), open_database(settings):
        pass


def test_what_a_row_says_never_reaches_the_log(settings: DatabaseSettings) -> None:
    with open_database(settings) as database, psycopg.connect(database.admin_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE person (name text PRIMARY KEY)")
        connection.execute("INSERT INTO person VALUES ('Hemmelig Person')")
        for statement in ("INSERT INTO person VALUES ('Hemmelig Person')", "SELECT 'Hemmelig Person'::int"):
            with pytest.raises(psycopg.Error, match="Hemmelig Person"):
                connection.execute(statement)
    logs = list((settings.data_directory / "postgresql" / "log").iterdir())
    written = "".join(log.read_text() for log in [*logs, settings.data_directory / "start.log"])
    assert "database system is ready" in written
    assert "Hemmelig" not in written


def test_an_ordinary_server_is_used_by_its_address(server_directory: Path) -> None:
    settings = DatabaseSettings(
        server_directory / "unused", url="postgresql://x/serve", admin_url="postgresql://x/move"
    )
    with open_database(settings) as database:
        assert (database.url, database.admin_url, database.owned) == (
            "postgresql://x/serve",
            "postgresql://x/move",
            False,
        )
    assert not settings.data_directory.exists()
