"""Dates as Danish files write them."""

import calendar
import re
from datetime import date, timedelta

from ingest.limits import DEFAULT_LIMITS
from ingest.rows import FieldRefused
from ingest.texts import as_line

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:?\d{2}.*)?")
_DANISH = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?: \d{1,2}[:.]\d{2}.*)?")
_YEAR_FIRST_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR_LAST_MONTH = re.compile(r"(\d{1,2})[-./](\d{4})")
_YEAR = re.compile(r"\d{4}")
_OPEN = frozenset(
    [
        "snarest",
        "snarest muligt",
        "hurtigst muligt",
        "hurtigst mulig",
        "straks",
        "nu",
        "asap",
        "efter aftale",
        "løbende",
        "snarest belejligt",
    ]
)
_STILL = frozenset(["nu", "nuværende", "i dag", "stadig", "fortsat", "dags dato", "d.d."])
#: Two-digit years up to this belong to this century: starts and deadlines lie ahead, jobs held behind.
_PIVOT = 50
_HOW = "Skriv datoen som åååå-mm-dd eller dd-mm-åååå."
_HOW_SPAN = "Skriv datoen som åååå-mm-dd, dd-mm-åååå, åååå-mm eller åååå."


def as_date(value: object) -> date:
    """A calendar date in one of the forms åååå-mm-dd, dd-mm-åååå, dd.mm.åååå, dd/mm/åååå, dd.mm.åå."""
    text = as_line(value)
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DANISH.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        year = _full_year(year, match.group(3))
    else:
        raise FieldRefused("Datoen kan ikke læses.", _HOW)
    return _plausible(year, month, day, _HOW)


def as_start(value: object) -> date | None:
    """A date, or None for "snarest", "hurtigst muligt", "løbende" and their like."""
    return None if as_line(value).casefold().rstrip(".") in _OPEN else as_date(value)


def as_first_day(value: object) -> date:
    """A date, a month or a year, read as its first day."""
    year, month, day = _span_parts(as_line(value), value)
    return _plausible(year, month or 1, day or 1, _HOW_SPAN)


def as_until(value: object) -> date | None:
    """The first day no longer covered by a last day, month or year; None for "nu" and "nuværende"."""
    text = as_line(value)
    if text.casefold() in _STILL:
        return None
    year, month, day = _span_parts(text, value)
    last_month = month or 12
    first = _plausible(year, last_month, 1, _HOW_SPAN)
    last_day = day or calendar.monthrange(first.year, first.month)[1]
    return _plausible(year, last_month, last_day, _HOW_SPAN) + timedelta(days=1)


def _span_parts(text: str, value: object) -> tuple[int, int | None, int | None]:
    if match := _YEAR_FIRST_MONTH.fullmatch(text):
        return int(match.group(1)), int(match.group(2)), None
    if match := _YEAR_LAST_MONTH.fullmatch(text):
        return int(match.group(2)), int(match.group(1)), None
    if _YEAR.fullmatch(text):
        return int(text), None, None
    full = as_date(value)
    return full.year, full.month, full.day


def _full_year(year: int, written: str) -> int:
    if len(written) == 4:
        return year
    return 2000 + year if year <= _PIVOT else 1900 + year


def _plausible(year: int, month: int, day: int, how: str) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise FieldRefused("Datoen findes ikke i kalenderen.", how) from None
    if not DEFAULT_LIMITS.earliest <= found <= DEFAULT_LIMITS.latest:
        span = f"{DEFAULT_LIMITS.earliest.year} og {DEFAULT_LIMITS.latest.year}"
        raise FieldRefused("Datoen er ikke sandsynlig.", f"Skriv en dato mellem {span}.")
    return found
