"""How a talk is said: its day and time, its number among the jobsamtaler, and how people meet."""

from datetime import date, datetime

from api import danish_words as said
from matching.core.danish_time import clock, danish_day
from matching.core.talks import TalkForm, TalkKind

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
ICONS = {
    TalkForm.IN_PERSON: "persons",
    TalkForm.PHONE: "smartphone",
    TalkForm.VIDEO: "videocam",
    TalkForm.OTHER: "forum",
}


def weekday(when: date) -> str:
    """Return "mandag"."""
    return WEEKDAYS[when.weekday()]


def long_day(when: date) -> str:
    """Return "mandag den 23. november 2026"."""
    return f"{weekday(when)} den {said.full_date(when)}"


def short_day(when: date) -> str:
    """Return "man. 23.11."."""
    return f"{weekday(when)[:3]}. {when.day}.{when.month}."


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """Return "09.30-10.15"."""
    return f"{clock(starts_at)}-{clock(ends_at)}"


def when(starts_at: datetime, ends_at: datetime) -> str:
    """Return "tirsdag den 24. november 2026 kl. 10.00-10.45"."""
    return f"{long_day(danish_day(starts_at))} kl. {hours(starts_at, ends_at)}"


def kinds(kind: TalkKind, also: tuple[TalkKind, ...], ordinal: int | None = None) -> str:
    """Return "2. jobsamtale og rådighedssamtale"; `ordinal` is which jobsamtale of the course it is."""
    first = kind.label
    if ordinal is not None and kind is TalkKind.JOBSAMTALE:
        first = f"{ordinal}. {_inside(kind)}"
    return said.listed([first, *(_inside(one) for one in also)])


def _inside(kind: TalkKind) -> str:
    """A kind as it is said inside a sentence; an abbreviation keeps its capitals."""
    return kind.label if kind is TalkKind.CV else kind.label.lower()
