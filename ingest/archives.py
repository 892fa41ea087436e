"""Seeing that a packed file (XLSX is a ZIP archive) does not grow beyond reason, before any parser is given it.

Bytes are counted while they are unpacked, since the sizes an archive declares may lie.
"""

import zipfile
import zlib
from typing import BinaryIO

from ingest.limits import Limits
from ingest.refusals import BrokenSpreadsheet, ContentContradictsName, PackedTooTightly, ProtectedSpreadsheet

_CHUNK = 256 * 1024
_ZIP_START = b"PK\x03\x04"
_COMPOUND_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAG = 0x1


def check_archive(stream: BinaryIO, size: int, name: str, limits: Limits) -> None:
    """Unpack every entry to nowhere; raises a FileRefused. `size` is the archive's own number of bytes."""
    stream.seek(0)
    start = stream.read(8)
    if start == _COMPOUND_START:
        raise ProtectedSpreadsheet(name)
    if not start.startswith(_ZIP_START):
        raise ContentContradictsName(name, "noget andet end et regneark")
    try:
        with zipfile.ZipFile(stream) as archive:
            _check_entries(archive, size, name, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise BrokenSpreadsheet(name) from None


def _check_entries(archive: zipfile.ZipFile, size: int, name: str, limits: Limits) -> None:
    entries = archive.infolist()
    if len(entries) > limits.archive_entries:
        raise PackedTooTightly(name)
    most = min(limits.unpacked_bytes, limits.unpacked_ratio * size)
    unpacked = 0
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise ProtectedSpreadsheet(name)
        unpacked += _unpacked_size(archive, entry, min(limits.unpacked_entry_bytes, most - unpacked), name)


def _unpacked_size(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, name: str) -> int:
    counted = 0
    with archive.open(entry) as content:
        while chunk := content.read(_CHUNK):
            counted += len(chunk)
            if counted > most:
                raise PackedTooTightly(name)
    return counted
