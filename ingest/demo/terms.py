"""The terms of an invented job: hours, times, dates, length, how many, drawn once and told in figures and in words."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ingest.demo.starter import Trade
from matching.core.job_order import Employment, Hours, Shift

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_NUMBERS = {2: "to", 3: "tre", 4: "fire", 5: "fem"}
_PART_TIME = (30, 32, 28, 25, 20, 34, 15)
#: Chance of weekend, evening and night work by kind of job.
_UNSOCIAL = {
    "hospital": 0.7,
    "pleje": 0.75,
    "butik": 0.6,
    "koekken": 0.65,
    "lager": 0.4,
    "industri": 0.35,
    "rengoering": 0.35,
    "lille": 0.4,
    "vikar": 0.35,
}


@dataclass(frozen=True)
class Terms:
    """What is true of the job, whether the order tells it in a field, in the text, in both or not at all."""

    public: bool
    hours: Hours
    shifts: frozenset[Shift]
    employment: Employment
    ends_on: date
    starts_on: date | None
    deadline_on: date
    posted_on: date
    positions: int


def some_terms(trade: Trade, style: str, public: bool, rng: Random, as_of: date) -> Terms:
    """Terms fit for a style; an order is at most 60 days old and its deadline is at most as much ahead."""
    posted_on = as_of - timedelta(days=int(rng.triangular(0, 60, 6)))
    deadline_on = max(posted_on + timedelta(days=rng.randint(10, 40)), as_of + timedelta(days=rng.randint(-3, 12)))
    starts_on = _next_first(deadline_on + timedelta(days=rng.randint(5, 60))) if rng.random() < 0.62 else None
    temporary = rng.random() < (0.6 if style == "vikar" else 0.14)
    return Terms(
        public=public,
        hours=_hours(trade, style, rng),
        shifts=_shifts(style, rng),
        employment=Employment.TEMPORARY if temporary else Employment.PERMANENT,
        ends_on=_next_first((starts_on or deadline_on) + timedelta(days=rng.randint(90, 400))) - timedelta(days=1),
        starts_on=starts_on,
        deadline_on=deadline_on,
        posted_on=posted_on,
        positions=rng.choices((1, 2, 3, 4, 5), (80, 11, 5, 2, 2))[0],
    )


def _next_first(day: date) -> date:
    """The first of the next month, or the fifteenth of this one when that is still ahead."""
    if day.day < 15:
        return day.replace(day=15)
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _hours(trade: Trade, style: str, rng: Random) -> Hours:
    part_time = {"pleje": 0.6, "butik": 0.5, "boern": 0.5, "rengoering": 0.55, "koekken": 0.35, "hospital": 0.3}
    if rng.random() >= part_time.get(style, 0.12):
        return Hours(37, 37)
    least = rng.choice(_PART_TIME)
    return Hours(least, 37 if rng.random() < 0.3 else least)


def _shifts(style: str, rng: Random) -> frozenset[Shift]:
    if rng.random() >= _UNSOCIAL.get(style, 0.06):
        return frozenset({Shift.DAY})
    if style in {"lager", "rengoering", "vikar", "hospital"} and rng.random() < 0.3:
        return frozenset({Shift.NIGHT})
    return frozenset({Shift.DAY, rng.choice((Shift.EVENING, Shift.WEEKEND))})


def shift_section(shifts: frozenset[Shift]) -> str:
    """The section of `words/facts.txt` that tells such working hours."""
    for shift in (Shift.NIGHT, Shift.WEEKEND, Shift.EVENING):
        if shift in shifts:
            return {Shift.NIGHT: "vagt nat", Shift.WEEKEND: "vagt weekend", Shift.EVENING: "vagt aften"}[shift]
    return "vagt dag"


def hours_in_words(hours: Hours, rng: Random) -> str:
    """Such as `37 timer om ugen`, `30-37 timer ugentligt`."""
    number = f"{hours.least:g}" if hours.least == hours.most else f"{hours.least:g}-{hours.most:g}"
    if hours.least == hours.most == 37 and rng.random() < 0.35:
        return rng.choice(("fuld tid", "fuldtid, 37 timer", "fuld tid (37 t.)"))
    return f"{number} {rng.choice(('timer om ugen', 'timer ugentligt', 'timer pr. uge', 'timer', 't/uge'))}"


def hours_for_title(hours: Hours) -> str:
    """Such as `32 timer` or `25-37 timer`."""
    return f"{hours.least:g} timer" if hours.least == hours.most else f"{hours.least:g}-{hours.most:g} timer"


def day_in_words(day: date, rng: Random) -> str:
    """Such as `den 14. december 2026`, `14. december`, `søndag den 14. december`, `14.12.2026`."""
    plain = f"{day.day}. {MONTHS[day.month - 1]}"
    forms = (f"den {plain} {day.year}", f"den {plain}", f"{_WEEKDAYS[day.weekday()]} den {plain}", f"{day:%d.%m.%Y}")
    return rng.choice(forms)


def day_with_year(day: date) -> str:
    """Such as `den 14. december 2026`."""
    return f"den {day.day}. {MONTHS[day.month - 1]} {day.year}"


def start_in_words(starts_on: date | None, rng: Random) -> str:
    """Such as `den 1. februar` or `hurtigst muligt`."""
    if starts_on is None:
        return rng.choice(("hurtigst muligt", "snarest muligt", "snarest", "efter aftale", "så hurtigt som muligt"))
    plain = f"{starts_on.day}. {MONTHS[starts_on.month - 1]}"
    return rng.choice(
        (f"den {plain}", f"den {plain} {starts_on.year}", f"pr. {plain}", f"den {plain} eller efter aftale")
    )


def interviews_in_words(deadline_on: date, rng: Random) -> str:
    """A day or a week after the deadline."""
    day = deadline_on + timedelta(days=rng.randint(4, 12))
    return rng.choice((f"i uge {day.isocalendar().week}", f"den {day.day}. {MONTHS[day.month - 1]}"))


def positions_in_words(positions: int) -> str:
    """`to` to `fem`; one is `en`."""
    return _NUMBERS.get(positions, "en")
