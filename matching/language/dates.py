"""Danish dates as advertisements write them: `1. februar 2026`, `1/3`, `01-02-2026`, `1.1.26`, `marts 2026`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WRITTEN = re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})\s*\.?\s*(?:{_MONTH})(?:\s*(?P<year>20\d\d))?", re.I)
_FIGURES = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})\s?(?P<mark>[./-])\s?(?P<month>\d{1,2})(?:(?:\s?(?P=mark)\s?|\s?-\s?"
    r"|\s)(?P<year>20\d\d|\d\d(?!\s?(?:timer|t\b))))?(?![\d/])"
)
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_MONTH_ONLY = re.compile(rf"(?<!\d)(?<!\d\s)(?<!\d\.\s)\b{_MONTH}\s*(?P<year>20\d\d)", re.I)
_BACK = timedelta(days=60)  # a date without a year lies at most this long before the day the text was written


@dataclass(frozen=True)
class FoundDate:
    """A date and its place in the text."""

    day: date
    start: int
    end: int


def find_dates(text: str, as_of: date) -> list[FoundDate]:
    """The dates in a text, in order; one without a year is the first such day from two months before `as_of` on."""
    found: list[FoundDate] = []
    for pattern in (_ISO, _WRITTEN, _FIGURES, _MONTH_ONLY):
        for match in pattern.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.extend(_as_date(match, as_of))
    return sorted(found, key=lambda date_found: date_found.start)


def _as_date(match: re.Match[str], as_of: date) -> Iterator[FoundDate]:
    parts = match.groupdict()
    month = int(parts["month"]) if parts["month"].isdigit() else 1 + _MONTHS.index(parts["month"][:3].lower())
    day = int(parts.get("day") or 1)
    if parts.get("mark") in (".", "-") and not parts["year"]:
        return  # `7.5` and `30-37` are numbers, `1/3` is a date
    resolved = _resolved(day, month, parts["year"], as_of)
    if resolved is not None:
        yield FoundDate(resolved, match.start(), match.end())


def _resolved(day: int, month: int, year: str | None, as_of: date) -> date | None:
    if year:
        return _valid(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    candidates = (_valid(as_of.year + ahead, month, day) for ahead in (0, 1))
    return next((found for found in candidates if found is not None and found >= as_of - _BACK), None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
