"""The terms of a job as its advertisement states them: hours, shifts, duration, dates, positions, postcode."""

import re
from collections.abc import Iterable
from datetime import date

from matching.core.job_order import Employment, Hours, Shift
from matching.language.dates import FoundDate, find_dates

FULL_TIME = 37.0

_NUMBER = r"\d{1,2}(?:[.,]\d{1,2})?"
_UNIT = r"(?:timers?|t\.?|h)\b(?:\s?(?:/|pr\.?|om|i|per)\s?(?:uge\w*|ugl))?"
_RANGE = re.compile(rf"(?<![\d.,])(?P<least>{_NUMBER})\s*(?:-|–|til|og op til)\s*(?P<most>{_NUMBER})\s*{_UNIT}", re.I)
_SINGLE = re.compile(rf"(?<![\d.,/-])(?P<hours>{_NUMBER})\s*{_UNIT}", re.I)
_NAMED = re.compile(
    rf"(?:ugentlige?\s+(?:time(?:tal|r)|arbejdstid)|timetal|arbejdstid)\w*\s*(?:er|:)?\s*(?P<hours>{_NUMBER})\b", re.I
)
_FULL_TIME = re.compile(r"\b(?:fuld\s?tid\w*|fuldtids\w*|full[ -]time|heltid\w*)", re.I)
_OF_OTHER_THINGS = re.compile(
    r"\b(?:inden for|i løbet af|de første|senest|typisk|kl|døgnets|kursus på|hver)\s*\.?\s*$", re.I
)

_SHIFTS: tuple[tuple[Shift, re.Pattern[str]], ...] = (
    (
        Shift.DAY,
        re.compile(
            r"\bdag(?:vagt\w*|arbejde|hold\w*|timer)|\bdag\s?(?:,|/|og|-\s?og)\s?(?:aften|nat)|\b3-holds"
            r"|\btreholds|\bdøgn(?:vagt|drift|rul)\w*",
            re.I,
        ),
    ),
    (
        Shift.EVENING,
        re.compile(
            r"\baften(?:vagt\w*|arbejde|hold\w*|timer)?\b|\baften(?:er|en)\b|\b[23]-?\s?holds|\bto-?holds"
            r"|\btre-?holds|\bdøgn(?:vagt|drift|rul)\w*",
            re.I,
        ),
    ),
    (
        Shift.NIGHT,
        re.compile(
            r"\bnat(?:arbejde|te(?:vagt\w*|arbejde|hold\w*|timer)|tevagter|hold\w*)?\b|\bnætter\b|\b3-?\s?holds"
            r"|\btre-?holds|\bdøgn(?:vagt|drift|rul)\w*",
            re.I,
        ),
    ),
    (
        Shift.WEEKEND,
        re.compile(r"\bweekend(?:er|en|vagt\w*|arbejde)?\b|\blørdag(?:e)?\s(?:og|/|&)\ssøndag|\bhelligdag\w*", re.I),
    ),
)
_CHANGING = re.compile(
    r"\bskiftende (?:vagter|arbejdstider|arbejdstid|mødetider)|\bskifte(?:hold|vagt)\w*|\bskifteholds\w*"
    r"|\brullende vagt\w*",
    re.I,
)
_SAYS_NO = re.compile(r"\b(?:ingen|ikke|uden|fri for|slip for|hverken)\b[^.\n]{0,25}$", re.I)
_NOT_A_SHIFT = re.compile(r"\b(?:god|sjov|hyggelig|den)\s$|\bsenest\s(?:\w+\s)?$", re.I)

_TEMPORARY = re.compile(
    r"\b(?:vikariat\w*|tidsbegræns\w*|midlertidig\w*|barselsvik\w*|projektansæt\w*|sæson(?:arbejde|ansæt"
    r"|medarbejder)\w*)|\bstillingen er til(?: den)? \d",
    re.I,
)
_PERMANENT = re.compile(
    r"\b(?:fast(?:e|ansæt\w*|ansat)? (?:stilling\w*|job|ansættelse)|fastansæt\w*|varig stilling"
    r"|tidsubegræns\w*)",
    re.I,
)

_START = re.compile(
    r"\b(?:tiltræd\w*|jobstart\w*|opstart\b|startdato|start(?:e|er)?\b|begynde\w*|til besættelse|ansættelse\w*"
    r"|besættes)\b[^\d\n<]{0,40}$",
    re.I,
)
_FROM = re.compile(r"\b(?:pr\s?\.?|fra(?: den)?|per)\s*$", re.I)
_SOON = re.compile(
    r"\b(?:tiltræd\w*|jobstart\w*|opstart|start\w*|begynde\w*|besættelse|ansættelse|besættes"
    r"|fra)\b[^.\n]{0,40}?\b(?:snarest|hurtigst muligt|straks|omgående|nu og her)"
    r"|\b(?:snarest|hurtigst muligt)\b[^.\n]{0,25}\b(?:tiltræd|start|ansæt)\w*",
    re.I,
)
_SOON_ALONE = re.compile(r"(?:^|[.\n])\s*(?:snarest|hurtigst muligt)(?: muligt)?\s*(?:[.\n]|$)", re.I)
_DEADLINE = re.compile(
    r"(?:ansøgning\w*frist\w*|\bfrist(?:en)?\b|søg (?:jobbet|stillingen)\b|ansøg\w*\b[^.]{0,80}senest|\bsenest"
    r"|hænde)[^\d]{0,60}$",
    re.I,
)
_OTHER_DAYS = re.compile(
    r"(?:samtale\w*|indtil(?: den)?|født|etableret|siden|oprettet|afholdes)\b[^.]{0,40}(?:pr\.\s*)?$", re.I
)

_COUNTS = {"en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10}
_POSITIONS = re.compile(
    rf"(?:\bsøge[rs]?\b(?:\s+(?:vi|derfor|nu|hermed|snarest))*|\bansætte[rs]?\b|\bmangler\b(?: vi)?|^)\s*"
    rf"(?:(?P<from>\d{{1,2}})\s*(?:-|–|til)\s*)?(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})\s+(?:nye?\s|faste\s"
    rf"|dygtige\s|engagerede\s|<\w+>\s)?(?P<what>[^\W\d]\w+)",
    re.I,
)
_NOT_POSITIONS = frozenset(
    ("timer", "time", "år", "års", "dage", "dag", "uger", "uge", "måneder", "mdr", "gange", "ny", "nye", "minutter")
)
_POSTCODE = re.compile(
    r"(?<![\d.,])(?:DK[- ])?(?P<code>(?!20[0-4][1-9]|20[1-4]0)[1-9]\d{3})\s+(?=[A-ZÆØÅ][a-zæøå]{2,})(?!Januar"
    r"|Februar|Marts|April|Maj|Juni|Juli|August|September|Oktober|November|December)"
)


def find_hours(text: str) -> Hours | None:
    """Weekly hours: a range, a number of hours, or full time (37); numbers outside 1-60 are of something else."""
    for match in _RANGE.finditer(text):
        least, most = _figure(match["least"]), _figure(match["most"])
        if 1 <= least <= most <= 60:
            return Hours(least, most)
    for match in (*_NAMED.finditer(text), *_SINGLE.finditer(text)):
        hours = _figure(match["hours"])
        if 5 <= hours <= 60 and not _OF_OTHER_THINGS.search(text[max(0, match.start() - 25) : match.start()]):
            return Hours(hours, hours)
    return Hours(FULL_TIME, FULL_TIME) if _FULL_TIME.search(text) else None


def find_shifts(text: str) -> frozenset[Shift]:
    """When the work lies; changing shifts without more detail are day, evening and weekend."""
    named = {shift for shift, pattern in _SHIFTS if any(_is_meant(text, match) for match in pattern.finditer(text))}
    if len(named - {Shift.DAY}) == 0 and _CHANGING.search(text):
        return frozenset({Shift.DAY, Shift.EVENING, Shift.WEEKEND})
    return frozenset(named)


def find_employment(text: str) -> Employment | None:
    """Temporary where a temporary post is named before a permanent one."""
    temporary, permanent = _TEMPORARY.search(text), _PERMANENT.search(text)
    if temporary and (not permanent or temporary.start() < permanent.start()):
        return Employment.TEMPORARY
    return Employment.PERMANENT if permanent else None


def find_start(text: str, as_of: date) -> date | None:
    """The day the job starts; as soon as possible is `as_of`."""
    dates = [found for found in find_dates(text, as_of) if not _before(text, found, _OTHER_DAYS)]
    for cue in (_START, _FROM):
        for found in dates:
            if _before(text, found, cue) and not _before(text, found, _DEADLINE):
                return found.day
    return as_of if _SOON.search(text) or _SOON_ALONE.search(text) else None


def find_deadline(text: str, as_of: date) -> date | None:
    """The last day to apply."""
    return next((found.day for found in find_dates(text, as_of) if _before(text, found, _DEADLINE)), None)


def find_positions(texts: Iterable[str]) -> int | None:
    """How many are sought, by the first text that says so: `søger 3 lærere`, `To vikariater`, `2-3 medhjælpere`."""
    for text in texts:
        for match in _POSITIONS.finditer(text):
            if match["what"].lower() not in _NOT_POSITIONS and (count := _count(match["count"])) > 0:
                return count
    return None


def find_postcode(text: str) -> str | None:
    """The first Danish postcode that is followed by the name of a town."""
    match = _POSTCODE.search(text)
    return match["code"] if match else None


def _figure(written: str) -> float:
    return float(written.replace(",", "."))


def _count(written: str) -> int:
    return int(written) if written.isdigit() else _COUNTS[written.lower()]


def _is_meant(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()]
    return not _SAYS_NO.search(before) and not _NOT_A_SHIFT.search(before)


def _before(text: str, found: FoundDate, cue: re.Pattern[str]) -> bool:
    return cue.search(text[max(0, found.start - 110) : found.start]) is not None
