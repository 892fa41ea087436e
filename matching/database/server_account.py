"""The operating-system account PostgreSQL runs as: ourselves, or an unprivileged one when we are root."""

import os
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from matching.database.errors import ServerAccountMissing

if sys.platform != "win32":
    import pwd

SERVER_ACCOUNT = "jobbro-pg"


@dataclass(frozen=True)
class ServerAccount:
    """Who the server process is; `uid` and `gid` are numeric because launching needs no name."""

    name: str
    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        """Whether this is an account other than our own."""
        return self.uid != os.geteuid()


def server_account() -> ServerAccount:
    """Return the account to run PostgreSQL as, making the system user when we are root and it is missing."""
    if os.geteuid() != 0:
        return ServerAccount(str(os.geteuid()), os.geteuid(), os.getegid())
    found = find_account(SERVER_ACCOUNT) or _make_account(SERVER_ACCOUNT)
    if found is None:
        raise ServerAccountMissing(SERVER_ACCOUNT)
    return found


def find_account(name: str) -> ServerAccount | None:
    """Look the system user up."""
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return ServerAccount(name, entry.pw_uid, entry.pw_gid)


def _make_account(name: str) -> ServerAccount | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        return None
    options = [
        "--system",
        "--user-group",
        "--no-create-home",
        "--home-dir",
        "/nonexistent",
        "--shell",
        "/usr/sbin/nologin",
    ]
    subprocess.run([useradd, *options, name], capture_output=True, check=False)
    return find_account(name)  # also right when another process won the race


def make_directories(path: Path, mode: int) -> None:
    """Make `path` and its missing parents with `mode`, whatever the umask; existing ones keep their permissions."""
    missing = [place for place in (path, *path.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(exist_ok=True)
        place.chmod(mode)


def first_closed_directory(path: Path, account: ServerAccount) -> Path | None:
    """Return the outermost ancestor of `path` that `account` cannot pass through, judged by mode bits alone."""
    existing = (parent for parent in reversed(path.parents) if parent.exists())
    return next((parent for parent in existing if not _may(parent, account, stat.S_IXOTH)), None)


def _may(path: Path, account: ServerAccount, permission: int) -> bool:
    facts = path.stat()
    if facts.st_uid == account.uid:
        return bool(facts.st_mode & permission << 6)
    if facts.st_gid == account.gid:
        return bool(facts.st_mode & permission << 3)
    return bool(facts.st_mode & permission)


def open_to_everyone(path: Path) -> bool:
    """Whether any account can pass through every existing ancestor of `path`."""
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in path.parents if parent.exists())
