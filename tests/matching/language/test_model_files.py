"""The cache of the built model. A stand-in writes small files, so that only the keeping is tried here."""

import errno
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock

from matching.language import model_build, model_files
from matching.language.model_errors import (
    ModelBuildFailed,
    ModelBuildTakesTooLong,
    ModelCacheFull,
    ModelCacheNotWritable,
)
from matching.language.model_files import DIRECTORY_NAME, FILES, cache_directory, is_unharmed, ready_model


class Builder:
    """Writes small files where the real one writes the model, and counts how often."""

    def __init__(self) -> None:
        self.builds = 0
        self.failure: Exception | None = None

    def __call__(self, encoder_path: Path, tokeniser_path: Path) -> None:
        self.builds += 1
        time.sleep(0.05)
        for path in (encoder_path, encoder_path.with_suffix(".bin"), tokeniser_path):
            path.write_bytes(b"weights of " + path.name.encode())
        if self.failure:
            raise self.failure


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Builder:
    stand_in = Builder()
    monkeypatch.setattr(model_build, "write_encoder", stand_in)
    monkeypatch.setenv("JOBBRO_CACHE", str(tmp_path / "cache"))
    return stand_in


def entries(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_the_cache_lies_where_jobbro_cache_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JOBBRO_CACHE", str(tmp_path))
    assert cache_directory() == tmp_path


def test_without_jobbro_cache_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOBBRO_CACHE", raising=False)
    assert cache_directory().name.lower() == "jobbro"


def test_a_model_is_built_once_and_says_so_in_danish(builder: Builder) -> None:
    said: list[str] = []
    first, second = ready_model(said.append), ready_model(said.append)
    assert (first, builder.builds) == (second, 1)
    assert said[0].startswith("Bygger sprogmodellen.")
    assert said[1:] == ["Sprogmodellen er bygget."]


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_one_flipped_byte_leads_to_a_new_build(builder: Builder, name: str) -> None:
    file = ready_model(print) / name
    content = bytearray(file.read_bytes())
    content[5] ^= 1
    file.write_bytes(content)
    directory = ready_model(print)
    assert builder.builds == 2
    assert is_unharmed(directory)
    assert entries(directory.parent) == [DIRECTORY_NAME, f"{DIRECTORY_NAME}.lock"]


def test_a_missing_file_leads_to_a_new_build(builder: Builder) -> None:
    (ready_model(print) / "encoder.bin").unlink()
    assert is_unharmed(ready_model(print))
    assert builder.builds == 2


def test_what_a_killed_build_left_is_removed(builder: Builder) -> None:
    leftover = cache_directory() / ".building-killed"
    leftover.mkdir(parents=True)
    ready_model(print)
    assert builder.builds == 1
    assert not leftover.exists()


def test_several_at_once_build_one_model(builder: Builder) -> None:
    found: list[Path] = []
    threads = [threading.Thread(target=lambda: found.append(ready_model(print))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert builder.builds == 1
    assert len(found) == 4
    assert len(set(found)) == 1


def test_too_little_room_is_said_before_anything_is_built(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_files, "NEEDED_MEGABYTES", 10**9)
    with pytest.raises(ModelCacheFull, match="JOBBRO_CACHE"):
        ready_model(print)
    assert builder.builds == 0


@pytest.mark.parametrize(
    ("failure", "explained"),
    [
        (OSError(errno.ENOSPC, "no space"), ModelCacheFull),
        (OSError(errno.EROFS, "read-only"), ModelCacheNotWritable),
        (RuntimeError("conversion"), ModelBuildFailed),
    ],
    ids=["disk full", "read-only disk", "conversion failed"],
)
def test_a_failed_build_is_explained_and_leaves_nothing(
    builder: Builder, failure: Exception, explained: type[Exception]
) -> None:
    builder.failure = failure
    with pytest.raises(explained, match="prøv igen"):
        ready_model(print)
    assert entries(cache_directory()) == [f"{DIRECTORY_NAME}.lock"]


def test_a_cache_that_is_a_file_is_explained(builder: Builder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("JOBBRO_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelCacheNotWritable, match="Giv adgang"):
        ready_model(print)
    assert builder.builds == 0


def test_one_who_waits_too_long_for_another_process_is_told(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_files, "LONGEST_BUILD_SECONDS", 0.1)
    cache_directory().mkdir()
    said: list[str] = []
    with FileLock(cache_directory() / f"{DIRECTORY_NAME}.lock"), pytest.raises(ModelBuildTakesTooLong):
        ready_model(said.append)
    assert said == ["Venter på en anden proces, der bygger sprogmodellen ..."]
    assert builder.builds == 0
