"""Looking at, and ending, a database from outside: what `jobbro database status` and `stop` need."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from matching.database.data_directory import DATABASE, DataDirectory
from matching.database.ownership import owner_pid
from matching.database.settings import DatabaseSettings

STOP_PATIENCE = 60.0
POLL = 0.05

SERVER_PID = r"SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int"
"""Asked of the server itself: the file alone may outlive it, and its number may have passed to another process."""


@dataclass(frozen=True)
class DatabaseStatus:
    """What a look from outside shows, without starting or changing anything; `size` in bytes."""

    place: str
    running: bool
    version: str | None = None
    size: int | None = None
    server_pid: int | None = None
    owner_pid: int | None = None

    def __str__(self) -> str:
        if not self.running:
            return f"Databasen i {self.place} kører ikke."
        process = f", proces {self.server_pid}" if self.server_pid else ""
        return f"Databasen i {self.place} kører: PostgreSQL {self.version}{process}."


def database_status(settings: DatabaseSettings) -> DatabaseStatus:
    """Describe the database of these settings; raises CredentialsUnreadable for somebody else's directory."""
    if settings.admin_url is not None:
        return _seen(str(conninfo_to_dict(settings.admin_url).get("host")), settings.admin_url)
    directory = DataDirectory(settings.data_directory.resolve())
    if not directory.cluster.exists():
        return DatabaseStatus(str(directory.root), running=False)
    pids = (_server_pid(directory), owner_pid(directory.lock))
    return _seen(str(directory.root), directory.admin_address(), *pids)


def _seen(place: str, address: str, server: int | None = None, owner: int | None = None) -> DatabaseStatus:
    version = ask(address, "SHOW server_version")
    size = ask(address, "SELECT pg_database_size(current_database())")
    return DatabaseStatus(place, version is not None, version, size, server, owner)


def ask(address: str, question: str) -> Any:
    """Return the single value a server answers with, or None when it does not answer."""
    try:
        with psycopg.connect(address, autocommit=True, connect_timeout=5) as connection:
            row = connection.execute(question).fetchone()
            return row and row[0]
    except psycopg.OperationalError:
        return None


def answers(directory: DataDirectory, database: str = DATABASE) -> bool:
    """Whether the server of this directory answers; a pid file alone proves nothing."""
    return ask(directory.admin_address(database), "SELECT 1") is not None


def _server_pid(directory: DataDirectory) -> int | None:
    pid: int | None = ask(directory.admin_address("postgres"), SERVER_PID)
    return pid


def stop(settings: DatabaseSettings) -> bool:
    """Shut the embedded server down and wait; False when it was not running, or is an ordinary server."""
    directory = DataDirectory(settings.data_directory.resolve())
    if settings.url is not None or not directory.cluster.exists():
        return False
    pid = _server_pid(directory)
    if pid is None:
        return False
    os.kill(pid, signal.SIGINT)
    return _gone(directory.cluster / "postmaster.pid")


def _gone(pid_file: Path) -> bool:
    deadline = time.monotonic() + STOP_PATIENCE
    while pid_file.exists() and time.monotonic() < deadline:
        time.sleep(POLL)
    return not pid_file.exists()
