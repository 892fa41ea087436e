"""PostgreSQL's programs in the wheel."""

import os
import subprocess
from pathlib import Path

import pytest

from matching.database import postgres_files as subject
from matching.database.postgres_files import major_version, programs_for, wheel_programs
from matching.database.roles import EXTENSIONS
from matching.database.server_account import server_account


def test_the_wheels_version_is_postgresqls_own() -> None:
    said = subprocess.run([wheel_programs() / "postgres", "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.split()[-1].partition(".")[0] == major_version()


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_the_wheel_has_the_extension(extension: str) -> None:
    assert (wheel_programs().parent / "share" / "extension" / f"{extension}.control").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="kun root kører serveren som en anden bruger")
def test_programs_in_a_closed_environment_are_copied_to_where_the_server_can_run_them(
    server_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "SYSTEM_DATA", server_directory / "system")
    monkeypatch.setattr(subject, "_runnable_by_all", lambda _programs: False)
    account = server_account()
    programs = programs_for(account)
    assert programs_for(account) == programs
    for program in ("postgres", "initdb", "pg_dump"):
        done = subprocess.run(
            [programs / program, "--version"],
            user=account.uid,
            group=account.gid,
            extra_groups=(),
            cwd="/",
            check=False,
        )
        assert done.returncode == 0
