"""What a machine asks of a published table: which part of it, in which format, from where, and whether it knows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256

from api.figures.files import FigureFormat
from matching.core.errors import JobbroError
from matching.statistics.publication.published_table import PublishedTable, ValueNotInTable

#: Raised when a format says something else than before, so that nobody keeps the old shape.
SHAPE = 1
#: Parameters that are no axis of the table.
RESERVED = frozenset({"format", "vintage", "limit", "cursor"})
PERIOD, LATEST = "period", "latest:"


class CursorUnknown(JobbroError):
    """A cursor that is not one of ours, or not for this table."""

    def __init__(self) -> None:
        super().__init__("Markøren kan ikke bruges. Begynd forfra uden »cursor«, og følg »next« fra svar til svar.")


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: in which vintage, since a newer one may appear between two pages, and at which row."""

    published_on: date
    first: int

    def __str__(self) -> str:
        """As it is sent."""
        return f"{self.published_on.isoformat()}.{self.first}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """From what was sent; raises CursorUnknown."""
        day, _, first = text.partition(".")
        try:
            return cls(date.fromisoformat(day), int(first)).checked()
        except ValueError:
            raise CursorUnknown from None

    def checked(self) -> "Cursor":
        """Itself; raises ValueError before the first row."""
        if self.first < 0:
            raise ValueError("before the first row")
        return self


@dataclass(frozen=True)
class Asked:
    """A part of a table in a format, and for rows the page."""

    table: str
    kind: FigureFormat
    wanted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    first: int = 0
    most: int = 0

    def key(self, published_on: date) -> tuple[object, ...]:
        """The same for two who ask for the same, of a vintage."""
        wanted = tuple(sorted((axis, tuple(sorted(set(codes)))) for axis, codes in self.wanted.items()))
        return published_on, self.table, self.kind.value, wanted, self.first, self.most

    def tag(self, published_on: date) -> str:
        """The entity tag; weak, since it is the same packed and plain."""
        return f'W/"{sha256(repr((SHAPE, self.key(published_on))).encode()).hexdigest()[:24]}"'

    def part_of(self, table: PublishedTable) -> PublishedTable:
        """The part that is asked for; raises AxisNotInTable or ValueNotInTable."""
        return table.narrowed({axis: _codes(table, axis, codes) for axis, codes in self.wanted.items()})


def wanted_of(parameters: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """The codes by axis: a parameter may stand several times, and hold several codes between commas."""
    wanted: dict[str, list[str]] = {}
    for name, text in parameters:
        if name not in RESERVED:
            wanted.setdefault(name, []).extend(text.split(","))
    return wanted


def _codes(table: PublishedTable, axis: str, codes: Sequence[str]) -> Sequence[str]:
    """Codes as the table has them; periods also as `latest:14`, as jobindsats writes it."""
    latest = [code for code in codes if axis == PERIOD and code.startswith(LATEST)]
    if not latest:
        return codes
    count = latest[0].removeprefix(LATEST)
    if len(codes) > 1 or not count.isdecimal() or int(count) < 1:
        raise ValueNotInTable(axis)
    return table.axes[0].codes[-int(count) :]


def has_it(headers: Mapping[str, str], tag: str) -> bool:
    """Whether whoever asks sends the tag of what they would get; only one who has got it knows it."""
    known = headers.get("if-none-match", "").split(",")
    return tag.removeprefix("W/") in {one.strip().removeprefix("W/") for one in known}


def is_unchanged(headers: Mapping[str, str], changed_at: datetime) -> bool:
    """Whether nothing is newer than the time they name; a tag goes before it."""
    since = headers.get("if-modified-since")
    if since is None or "if-none-match" in headers:
        return False
    try:
        return changed_at.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False


def http_date(instant: datetime) -> str:
    """An instant as HTTP writes it."""
    return format_datetime(instant.astimezone(UTC), usegmt=True)
