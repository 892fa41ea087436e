"""What the ingest tests share: a landing that only remembers, and files made on the spot."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from matching.core.landing import Landed, content_digest


class Recorder:
    """Lands in memory as the database does: by source and id, with a digest telling what changed."""

    def __init__(self) -> None:
        self.digests: dict[tuple[str, str], str] = {}
        self.batches: list[list[object]] = []

    def __call__(self, submissions: Sequence[object]) -> list[Landed]:
        self.batches.append(list(submissions))
        return [self._land(submission) for submission in submissions]

    def _land(self, submission) -> Landed:
        key = (submission.source, submission.source_id)
        before, now = self.digests.get(key), content_digest(submission)
        self.digests[key] = now
        if before is None:
            return Landed.NEW
        return Landed.UNCHANGED if before == now else Landed.CHANGED

    @property
    def landed(self) -> list:
        return [submission for batch in self.batches for submission in batch]


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def rejects_folder(tmp_path: Path) -> Path:
    return tmp_path / "afviste"


@pytest.fixture
def a_file(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file with this name and content, text as UTF-8."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write


def workbook_bytes(*sheets: Sequence[Sequence[object]]) -> bytes:
    """An XLSX file with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Ark{number}")
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def a_workbook() -> Callable[..., bytes]:
    return workbook_bytes


@pytest.fixture
def a_bomb() -> bytes:
    """A workbook whose sheet is 40 MB of zeros packed to some 40 KB."""
    content = io.BytesIO(workbook_bytes([["id", "titel"], ["1", "Kok"]]))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"\0" * 40_000_000)
    return content.getvalue()
