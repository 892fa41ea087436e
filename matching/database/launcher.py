"""Becomes the server process: gives up root, ties its life to its parent's, then executes the given program.

Run as a script with the standard library alone: `launcher.py <uid> <gid> <parent pid> <program> <arguments …>`.
A script rather than `preexec_fn`, which may deadlock in a process with threads.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def become(uid: int, gid: int) -> None:
    """Drop root for good; without root there is nothing to drop."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)


def die_with(parent: int) -> None:
    """Ask Linux for SIGINT, PostgreSQL's fast shutdown, when `parent` ends; must follow the change of user."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGINT, 0, 0, 0)
    if os.getppid() != parent:  # it ended before we could ask
        sys.exit(1)


def main(arguments: list[str]) -> None:
    """Never returns: the process becomes the program."""
    uid, gid, parent = (int(argument) for argument in arguments[:3])
    become(uid, gid)
    die_with(parent)
    os.umask(0o077)
    os.execv(arguments[3], arguments[3:])


if __name__ == "__main__":
    main(sys.argv[1:])
