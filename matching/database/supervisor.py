"""Keeping one server process alive as our own child: started, restarted after a crash, ended with us."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from matching.database import launcher
from matching.database.server_account import ServerAccount

CLEAN_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
RESTART_PAUSE = 0.2
"""Seconds; the crashed server's other processes need about a tenth of that to let go of shared memory."""
STEADY = 30.0
"""Seconds a server must live for its end to count as the first one again."""
MOST_REFUSALS = 8
"""How often in a row the server may give up by itself; being killed from outside is no refusal."""


class Supervisor:
    """Runs `command` as `account` from a thread of its own until `stop`, or until it ends by its own wish.

    The thread matters: Linux signals the child when the *thread* that made it ends, not the process.
    """

    def __init__(self, command: Sequence[str], account: ServerAccount, output: Path, inherited: int) -> None:
        self._command = command
        self._account = account
        self._output = output
        self._inherited = inherited
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep_running, name="postgresql", daemon=True)

    def start(self) -> None:
        """Begin; whether the server answers is the caller's to find out."""
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether the server lives or is about to be restarted."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Shut the server down: open transactions are rolled back, everything committed is on disk."""
        self._stopping.set()
        for kind, patience in ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            self._signal(kind)
            self._thread.join(patience)
            if not self._thread.is_alive():
                return

    def _signal(self, kind: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(kind)

    def _keep_running(self) -> None:
        refusals = 0
        while not self._stopping.is_set() and refusals < MOST_REFUSALS:
            started = time.monotonic()
            code = self._run_once()
            if code == 0:
                return
            killed = code < 0 or time.monotonic() - started > STEADY
            refusals = 0 if killed else refusals + 1
            self._stopping.wait(RESTART_PAUSE)

    def _run_once(self) -> int:
        with self._output.open("ab") as output:
            self._process = self._spawn(output.fileno())
        if self._stopping.is_set():  # asked while we were between two processes
            self._signal(signal.SIGINT)
        return self._process.wait()

    def _spawn(self, output: int) -> subprocess.Popen[bytes]:
        account = self._account
        start = [sys.executable, "-I", "-S", launcher.__file__]
        return subprocess.Popen(
            [*start, str(account.uid), str(account.gid), str(os.getpid()), *self._command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=CLEAN_ENVIRONMENT,
            start_new_session=True,  # Ctrl-C in the terminal reaches us first; we end the server when done
            pass_fds=(self._inherited,),
        )
