"""The long drill: kill the server again and again under writers; what was acknowledged is never lost."""

import os
import signal
import threading
import time
from pathlib import Path

import psycopg
import pytest

from matching.database.control import database_status
from matching.database.embedded import open_database
from matching.database.settings import DatabaseSettings

ROUNDS = 20
WRITERS = 4


def write_until(stopping: threading.Event, url: str, writer: int, acknowledged: list[tuple[int, int]]) -> None:
    """Insert one number after another, noting those the server acknowledged; reconnect when thrown off."""
    number = 0
    while not stopping.is_set():
        try:
            with psycopg.connect(url, autocommit=True) as connection:
                while not stopping.is_set():
                    number += 1
                    connection.execute("INSERT INTO drill VALUES (%s, %s)", [writer, number])
                    acknowledged.append((writer, number))
        except psycopg.OperationalError:
            time.sleep(0.02)


@pytest.mark.drill
def test_no_acknowledged_row_is_lost_over_twenty_kills(server_directory: Path) -> None:
    settings = DatabaseSettings(server_directory / "database", shared_buffers="32MB")
    acknowledged: list[tuple[int, int]] = []
    stopping = threading.Event()
    with open_database(settings) as database:
        with psycopg.connect(database.admin_url) as connection:
            connection.execute("CREATE TABLE drill (writer int, number int, PRIMARY KEY (writer, number))")
        arguments = [(stopping, database.admin_url, writer, acknowledged) for writer in range(WRITERS)]
        threads = [threading.Thread(target=write_until, args=each) for each in arguments]
        for thread in threads:
            thread.start()
        kills = sum(kill_once(settings, acknowledged) for _ in range(ROUNDS))
        stopping.set()
        for thread in threads:
            thread.join()
        with psycopg.connect(database.admin_url) as connection:
            stored = set(connection.execute("SELECT writer, number FROM drill").fetchall())
    print(f"{kills} kills, {len(acknowledged)} acknowledged, {len(stored)} stored")  # noqa: T201
    assert kills == ROUNDS
    assert len(acknowledged) > ROUNDS * WRITERS
    assert set(acknowledged) - stored == set()
    assert len(stored - set(acknowledged)) <= ROUNDS * WRITERS  # committed, but killed before saying so


def kill_once(settings: DatabaseSettings, acknowledged: list[tuple[int, int]]) -> bool:
    """Let some rows through, kill the server, wait for the next one."""
    deadline = time.monotonic() + 60
    enough = len(acknowledged) + 100
    while len(acknowledged) < enough and time.monotonic() < deadline:
        time.sleep(0.02)
    pid = database_status(settings).server_pid
    if pid is None:
        return False
    os.kill(pid, signal.SIGKILL)
    while database_status(settings).server_pid in (None, pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return True
