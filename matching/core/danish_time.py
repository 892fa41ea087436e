"""Danish clock time: which day an instant falls on, when a day begins, and how an instant is said in a sentence."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip


def danish_day(instant: datetime) -> date:
    """The day in Denmark on which an instant (with its offset) falls."""
    return instant.astimezone(DENMARK).date()


def start_of_day(day: date) -> datetime:
    """Midnight in Denmark at the beginning of `day`, with its offset."""
    return datetime.combine(day, time(), DENMARK)


def monday_of(day: date) -> date:
    """The Monday of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def month_said(day: date) -> str:
    """The month that a day is in: "november 2026"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def clock(instant: datetime) -> str:
    """Danish clock time: "09.30"."""
    return f"{instant.astimezone(DENMARK):%H.%M}"


def span_said(starts_at: datetime, ends_at: datetime) -> str:
    """When something takes place: "den 24. november 2026 kl. 09.30-10.15"."""
    day = danish_day(starts_at)
    return f"den {day.day}. {_MONTHS[day.month - 1]} {day.year} kl. {clock(starts_at)}-{clock(ends_at)}"
