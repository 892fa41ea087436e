"""The embedded server's files: where each lies, who may read it, and how an empty directory becomes a cluster."""

import hashlib
import json
import os
import secrets
import shutil
import subprocess
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

from matching.database.errors import (
    CredentialsUnreadable,
    DatabaseDidNotStart,
    DirectoryOutOfReach,
    OtherMajorVersion,
    SocketDirectoryTaken,
)
from matching.database.postgres_files import major_version
from matching.database.roles import ADMIN, RUNTIME
from matching.database.server_account import ServerAccount, first_closed_directory, make_directories
from matching.database.supervisor import CLEAN_ENVIRONMENT

DATABASE = "jobbro"
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 103
"""Bytes, macOS's limit; Linux allows 107."""


@dataclass(frozen=True)
class Credentials:
    """The two passwords of an installation; random, kept in a file only its owner reads."""

    admin: str = field(repr=False)
    runtime: str = field(repr=False)


@dataclass(frozen=True)
class DataDirectory:
    """Paths under one root. PostgreSQL owns `cluster`; configuration and passwords beside it are out of its hands."""

    root: Path

    @property
    def cluster(self) -> Path:
        """PGDATA."""
        return self.root / "postgresql"

    @property
    def lock(self) -> Path:
        """Locked by the owner and its server together; holds the owner's pid."""
        return self.root / "owner.lock"

    @property
    def credentials(self) -> Path:
        """Passwords, mode 0600."""
        return self.root / "credentials.json"

    @property
    def configuration(self) -> Path:
        """postgresql.conf, written anew at each start."""
        return self.root / "postgresql.conf"

    @property
    def access_rules(self) -> Path:
        """pg_hba.conf, written anew at each start."""
        return self.root / "pg_hba.conf"

    @property
    def start_log(self) -> Path:
        """What the server said before its own log opened."""
        return self.root / "start.log"

    @property
    def sockets(self) -> Path:
        """Inside the root, unless that makes the path too long for a socket."""
        inside = self.root / "socket"
        if len(bytes(inside / SOCKET)) <= LONGEST_SOCKET_PATH:
            return inside
        return Path("/tmp") / f"jobbro-{hashlib.sha256(bytes(self.root)).hexdigest()[:16]}"

    def address(self, role: str, password: str, database: str = DATABASE) -> str:
        """Return a connection address through the socket."""
        return f"postgresql://{role}:{quote(password)}@/{quote(database)}?{urlencode({'host': self.sockets})}"

    def admin_address(self, database: str = DATABASE) -> str:
        """Return the migrating role's address; raises CredentialsUnreadable."""
        return self.address(ADMIN, read_credentials(self).admin, database)

    def runtime_address(self, database: str = DATABASE) -> str:
        """Return the serving role's address; raises CredentialsUnreadable."""
        return self.address(RUNTIME, read_credentials(self).runtime, database)


def read_credentials(directory: DataDirectory) -> Credentials:
    """Read the password file."""
    try:
        return Credentials(**json.loads(directory.credentials.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        raise CredentialsUnreadable(directory.credentials) from None


def make_root(directory: DataDirectory, account: ServerAccount) -> None:
    """Make the root and its missing parents; what already existed keeps its permissions."""
    make_directories(directory.root, 0o711 if account.is_other else 0o700)
    closed = first_closed_directory(directory.cluster, account)
    if closed is not None:
        raise DirectoryOutOfReach(directory.root, closed, account.name)


def make_sockets(directory: DataDirectory, account: ServerAccount) -> None:
    """Make the socket directory for the server alone; refuse one that somebody else put there."""
    if not os.path.lexists(directory.sockets):
        _make_for(account, directory.sockets)
    facts = directory.sockets.lstat()
    if not directory.sockets.is_dir() or directory.sockets.is_symlink() or facts.st_uid != account.uid:
        raise SocketDirectoryTaken(directory.sockets)


def _make_for(account: ServerAccount, path: Path) -> None:
    path.mkdir(mode=0o700)
    os.chown(path, account.uid, account.gid)


def make_cluster(directory: DataDirectory, account: ServerAccount, programs: Path, *, durable: bool) -> None:
    """Create the cluster unless it is there; a half-made one from an interrupted start is thrown away.

    Raises OtherMajorVersion, CredentialsUnreadable.
    """
    if (directory.cluster / "PG_VERSION").exists():
        _check_version(directory)
        read_credentials(directory)
        return
    unfinished = directory.root / "postgresql.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    _make_for(account, unfinished)
    credentials = _write_credentials(directory)
    _initdb(directory, unfinished, account, programs, credentials.admin, durable=durable)
    unfinished.rename(directory.cluster)


def _check_version(directory: DataDirectory) -> None:
    found = (directory.cluster / "PG_VERSION").read_text("ascii").strip()
    if found != major_version():
        raise OtherMajorVersion(directory.root, found, major_version())


def _write_credentials(directory: DataDirectory) -> Credentials:
    credentials = Credentials(secrets.token_urlsafe(32), secrets.token_urlsafe(32))
    _write_private(directory.credentials, json.dumps(asdict(credentials)))
    return credentials


def _write_private(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        file.write(text)  # mode 0600 from birth
    Path(file.name).replace(path)


def _initdb(
    directory: DataDirectory, cluster: Path, account: ServerAccount, programs: Path, password: str, *, durable: bool
) -> None:
    with tempfile.NamedTemporaryFile("w", dir=directory.root, encoding="ascii") as password_file:
        password_file.write(password)
        password_file.flush()
        os.chown(password_file.name, account.uid, account.gid)
        command = [
            str(programs / "initdb"),
            "-D",
            str(cluster),
            f"--username={ADMIN}",
            f"--pwfile={password_file.name}",
        ]
        _run_as(account, [*command, *INITDB_OPTIONS, *([] if durable else ["--no-sync"])], directory.start_log)


INITDB_OPTIONS = (
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
)


def _run_as(account: ServerAccount, command: list[str], log: Path) -> None:
    uid, gid, groups = (account.uid, account.gid, ()) if account.is_other else (None, None, None)
    with log.open("wb") as output:
        done = subprocess.run(
            command,
            stdout=output,
            stderr=output,
            cwd="/",
            env=CLEAN_ENVIRONMENT,
            check=False,
            umask=0o077,
            user=uid,
            group=gid,
            extra_groups=groups,
        )
    if done.returncode != 0:
        raise DatabaseDidNotStart(log)
