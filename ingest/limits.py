"""How much of an outside file Jobbro reads before it says no; every bound is a setting with its default here."""

from dataclasses import dataclass
from datetime import date

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The bounds on outside files. Sizes are bytes unless the name says otherwise.

    The ratio of 100 for packed files is the figure Apache POI uses; the rest are our own choice, with room for a
    weekly file of every member of the largest a-kasse.
    """

    file_bytes: int = 2_000 * MEGABYTE
    page_bytes: int = 10 * MEGABYTE  #: a whole HTML page or JSON-LD document, which is read into memory
    line_bytes: int = MEGABYTE  #: one line of NDJSON, one row of CSV in characters
    rows: int = 2_000_000
    json_depth: int = 20
    text_characters: int = 100_000
    line_characters: int = 300  #: a title, a name, one phrase of a list
    phrases: int = 200  #: how many phrases one list may hold
    archive_bytes: int = 100 * MEGABYTE  #: an XLSX file as it is sent
    archive_entries: int = 500
    unpacked_bytes: int = 1_000 * MEGABYTE
    unpacked_entry_bytes: int = 800 * MEGABYTE
    unpacked_ratio: int = 100
    spreadsheet_seconds: int = 20
    spreadsheet_memory_bytes: int = 1_500 * MEGABYTE
    batch_rows: int = 500  #: rows per landing, one transaction each
    earliest: date = date(1940, 1, 1)
    latest: date = date(2099, 12, 31)


DEFAULT_LIMITS = Limits()
