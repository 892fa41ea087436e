"""Who owns a data directory: one process at a time, by a lock that its server holds together with it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matching.database.errors import DirectoryOfAnotherUser

if sys.platform != "win32":
    import fcntl


def try_to_own(lock: Path) -> int | None:
    """Lock the file and return its descriptor, or None when somebody holds it.

    The server inherits the descriptor, so the lock is free only once owner and server are both gone.
    Raises DirectoryOfAnotherUser.
    """
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except PermissionError:
        raise DirectoryOfAnotherUser(lock.parent) from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)
    return descriptor


@contextmanager
def held(descriptor: int) -> Iterator[int]:
    """Give the lock back at the end; the kernel does it for us if we die."""
    try:
        yield descriptor
    finally:
        os.ftruncate(descriptor, 0)
        os.close(descriptor)


def owner_pid(lock: Path) -> int | None:
    """Return the pid the owner wrote, or None when there is none or it cannot be read."""
    try:
        return int(lock.read_text("ascii"))
    except (OSError, ValueError):
        return None


def is_alive(pid: int | None) -> bool:
    """Whether a process with this number exists; another user's counts."""
    if pid is None:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
