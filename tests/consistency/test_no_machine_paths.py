"""No file of the project knows the machine it was written on or where packages were fetched.

The words are put together here, so that this file does not hold them itself.
"""

import re

import pytest

from tests.consistency.house import ROOT, project_files, text_of

#: Top folders of the machines it was written on, and those where people keep their homes.
FOLDERS = ["wo" + "rk", "ro" + "ot", "op" + "t", "ho" + "me", "User" + "s"]
#: Hosts that packages, models and system packages are fetched from.
HOSTS = [
    "py" + "pi.org", "pythonho" + "sted.org", "pyto" + "rch.org/whl", "registry.np" + "mjs.org",
    "registry.yarn" + "pkg.com", "deb.deb" + "ian.org", "security.deb" + "ian.org", "archive.ubu" + "ntu.com",
    "proxy.gol" + "ang.org", "conda.ana" + "conda.org", "crates" + ".io", "artifac" + "tory", "nex" + "us.",
]  # fmt: skip
MACHINE = re.compile(
    r"(?<![\w.~}$)/-])/(?:(?:" + "|".join(FOLDERS) + r")(?![\w-])|tmp/\w)\S*|" + "|".join(map(re.escape, HOSTS))
)


def told(text: str) -> list[str]:
    """What of a text names a machine."""
    return [found.group(0) for found in MACHINE.finditer(text)]


def test_no_file_names_a_path_of_a_machine_or_the_host_of_a_registry() -> None:
    files = project_files()
    findings = {str(path): told(text) for path in files if (text := text_of(path)) is not None}
    assert {path: found for path, found in findings.items() if found} == {}
    assert "requirements.lock" in findings
    assert len(findings) > 200


def test_no_file_names_the_folder_the_project_lies_in() -> None:
    assert [str(path) for path in project_files() if f"{ROOT}/" in (text_of(path) or "")] == []


@pytest.mark.parametrize(
    "text",
    [
        "cd /" + "work/main",
        'Path("/' + 'root/.cache")',
        "/" + "tmp/brief.md",
        "--index-url https://" + "py" + "pi.org/simple",
        '"resolved": "https://registry.np' + 'mjs.org/x.tgz"',
        "PATH=/" + "opt/bin",
    ],
)
def test_what_names_a_machine_is_found(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text", ["api/" + "work", "tmpfs: [/" + "tmp]", "docs/" + "root/x", "/" + "workers", "and/" + "optional", "/optag"]
)
def test_what_names_none_is_not_found(text: str) -> None:
    assert told(text) == []


def test_the_locks_hold_hashes_and_no_addresses() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    packages = re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)
    assert len(packages) > 50
    assert "--hash=sha256:" in lock
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host", lock) == []
    for path in [path for path in project_files() if path.name == "package-lock.json"]:
        assert '"integrity": "sha512-' in (ROOT / path).read_text("utf-8")


def test_every_lock_file_is_looked_at() -> None:
    names = {path.name for path in project_files()}
    assert {"requirements.lock", "package-lock.json"} <= names
