"""Where the database is: an ordinary server by address, or a data directory for the embedded one."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from matching.database.server_account import open_to_everyone

PROJECT = Path(__file__).resolve().parents[2]
SYSTEM_DATA = Path("/var/lib/jobbro")


@dataclass(frozen=True)
class DatabaseSettings:
    """`url` serves, `admin_url` migrates; with neither, the embedded server keeps its files in `data_directory`."""

    data_directory: Path
    url: str | None = field(default=None, repr=False)
    admin_url: str | None = field(default=None, repr=False)
    shared_buffers: str = "256MB"
    durable: bool = True
    """False gives up crash safety for speed; only for servers whose data nobody needs, such as the tests'."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Self:
        """Read DATABASE_URL, DATABASE_ADMIN_URL, JOBBRO_DATA and JOBBRO_SHARED_BUFFERS; empty means unset."""
        chosen = environ.get("JOBBRO_DATA")
        return cls(
            data_directory=(Path(chosen).resolve() if chosen else default_data(PROJECT)) / "database",
            url=environ.get("DATABASE_URL") or None,
            admin_url=environ.get("DATABASE_ADMIN_URL") or environ.get("DATABASE_URL") or None,
            shared_buffers=environ.get("JOBBRO_SHARED_BUFFERS") or cls.shared_buffers,
        )


def default_data(project: Path) -> Path:
    """Return `var` under the project, or for root in a closed home a place the server account can reach.

    Data that already exist win, so that later changed permissions never make them seem gone.
    """
    inside = project / "var"
    if os.name == "nt" or os.geteuid() != 0:
        return inside
    outside = SYSTEM_DATA / hashlib.sha256(bytes(project)).hexdigest()[:12]
    candidates = (inside, outside) if open_to_everyone(inside / "database") else (outside, inside)
    return next((place for place in candidates if (place / "database").exists()), candidates[0])
