"""The project's own files, as git would take them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("matching", "api", "ingest", "models")


def project_files() -> list[Path]:
    """Tracked files and those not yet tracked that git does not ignore, relative to the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in sorted(listed.split("\0")) if name and (ROOT / (path := Path(name))).is_file()]


def text_of(path: Path) -> str | None:
    """The text of a file, or None for one that holds none."""
    content = (ROOT / path).read_bytes()
    return None if b"\0" in content else content.decode("utf-8", errors="replace")


def python_files(*packages: str) -> list[Path]:
    """The Python modules of these packages, relative to the root."""
    return [path for path in project_files() if path.suffix == ".py" and path.parts[0] in packages]
