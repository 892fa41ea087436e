"""Opening Jobbro's database: an ordinary server by address, or our own, which one process owns and others join."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from matching.database.configuration import write_configuration
from matching.database.control import answers
from matching.database.data_directory import (
    DATABASE,
    DataDirectory,
    make_cluster,
    make_root,
    make_sockets,
    read_credentials,
)
from matching.database.errors import (
    DatabaseAlreadyStarted,
    DatabaseDidNotStart,
    EmbeddedServerUnsupported,
)
from matching.database.ownership import held, is_alive, owner_pid, try_to_own
from matching.database.postgres_files import programs_for
from matching.database.roles import ensure_roles, set_runtime_password
from matching.database.server_account import ServerAccount, server_account
from matching.database.settings import DatabaseSettings
from matching.database.supervisor import Supervisor

START_PATIENCE = 300.0
"""Seconds; replaying the log after a crash under load takes minutes on slow disks."""
JOIN_PATIENCE = 60.0
"""Seconds to wait for an owner that holds the directory but does not answer yet."""
POLL = 0.02


@dataclass(frozen=True)
class Database:
    """Addresses of a database that answers: `url` serves, `admin_url` migrates."""

    url: str = field(repr=False)
    admin_url: str = field(repr=False)
    owned: bool
    """Whether the server ends with us."""


@contextmanager
def open_database(settings: DatabaseSettings) -> Iterator[Database]:
    """Use DATABASE_URL, or join the running embedded server, or start one and stop it at the end."""
    if settings.url is not None:
        yield Database(settings.url, settings.admin_url or settings.url, owned=False)
        return
    directory, account = _prepared(settings)
    descriptor = _own_or_join(directory, JOIN_PATIENCE)
    if descriptor is None:
        yield _addresses(directory, owned=False)
        return
    with held(descriptor), _running(directory, account, settings, descriptor) as database:
        yield database


@contextmanager
def start_database(settings: DatabaseSettings) -> Iterator[Database]:
    """Start the embedded server and own it; raises DatabaseAlreadyStarted when another process does."""
    directory, account = _prepared(settings)
    descriptor = try_to_own(directory.lock)
    if descriptor is None:
        raise DatabaseAlreadyStarted(directory.root, owner_pid(directory.lock))
    with held(descriptor), _running(directory, account, settings, descriptor) as database:
        yield database


def _prepared(settings: DatabaseSettings) -> tuple[DataDirectory, ServerAccount]:
    if sys.platform == "win32":
        raise EmbeddedServerUnsupported
    directory, account = DataDirectory(settings.data_directory.resolve()), server_account()
    make_root(directory, account)
    return directory, account


def _own_or_join(directory: DataDirectory, patience: float) -> int | None:
    """Return the lock's descriptor, or None once another owner's server answers."""
    deadline = time.monotonic() + patience
    while True:
        descriptor = try_to_own(directory.lock)
        if descriptor is not None:
            return descriptor
        if _may_be_joined(directory) and answers(directory):
            return None
        if time.monotonic() > deadline:
            raise DatabaseAlreadyStarted(directory.root, owner_pid(directory.lock))
        time.sleep(POLL)


def _may_be_joined(directory: DataDirectory) -> bool:
    """A first owner makes the passwords before the server; on Linux a server without an owner is about to end."""
    if not directory.credentials.exists():
        return False
    return sys.platform != "linux" or is_alive(owner_pid(directory.lock))


@contextmanager
def _running(
    directory: DataDirectory, account: ServerAccount, settings: DatabaseSettings, lock: int
) -> Iterator[Database]:
    programs = programs_for(account)
    make_cluster(directory, account, programs, durable=settings.durable)
    make_sockets(directory, account)
    write_configuration(directory, settings)
    supervisor = Supervisor(_command(directory, programs), account, directory.start_log, lock)
    supervisor.start()
    try:
        _wait_until_ready(directory, supervisor)
        _ensure_database(directory)
        yield _addresses(directory, owned=True)
    finally:
        supervisor.stop()


def _command(directory: DataDirectory, programs: Path) -> list[str]:
    configuration = f"config_file={directory.configuration}"
    return [str(programs / "postgres"), "-D", str(directory.cluster), "-c", configuration]


def _wait_until_ready(directory: DataDirectory, supervisor: Supervisor) -> None:
    deadline = time.monotonic() + START_PATIENCE
    while not answers(directory, "postgres"):
        if not supervisor.running or time.monotonic() > deadline:
            raise DatabaseDidNotStart(directory.start_log)
        time.sleep(POLL)


def _ensure_database(directory: DataDirectory) -> None:
    with psycopg.connect(directory.admin_address("postgres"), autocommit=True) as connection:
        ensure_roles(connection)
        set_runtime_password(connection, read_credentials(directory).runtime)
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(DATABASE)))


def _addresses(directory: DataDirectory, *, owned: bool) -> Database:
    return Database(directory.runtime_address(), directory.admin_address(), owned=owned)
