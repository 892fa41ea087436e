"""How things are said in Danish: days, numbers, hours, travel and strength. Pure functions; time is an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matching.core.job_order import Hours, Language, Shift
from matching.core.travel import Mode

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
FULL_TIME = 37.0  #: weekly hours by the Danish collective agreements
FEW_DEMANDS = 3  #: fewer demands than this say little of a match, so it is told what it rests on instead
STRENGTH_WORDS = {1: "Svagt match", 2: "Delvist match", 3: "Rimeligt match", 4: "Godt match", 5: "Meget godt match"}


@dataclass(frozen=True)
class Day:
    """A date as people say it, with the full date for hovering and for machines."""

    said: str  #: "i morgen"
    full: str  #: "24. november 2026"
    iso: str  #: "2026-11-24"


def day(when: date, as_of: date) -> Day:
    """Return `when` as it is said on the day `as_of`."""
    return Day(_said((when - as_of).days) or _plain(when, as_of), full_date(when), when.isoformat())


def calendar_day(when: date, as_of: date) -> str:
    """Return "den 24. november", with the year when it is another one than that of `as_of`."""
    return _plain(when, as_of)


def full_date(when: date) -> str:
    """Return "24. november 2026"."""
    return f"{when.day}. {MONTHS[when.month - 1]} {when.year}"


def month(when: date) -> str:
    """Return "nov. 2026"; months of up to four letters are written in full."""
    name = MONTHS[when.month - 1]
    return f"{name if len(name) <= 4 else name[:3] + '.'} {when.year}"


def period(since: date | None, until: date | None) -> str:
    """Return a job's time in years: "2016-2022", "siden 2019", "2019", or nothing when neither end is known."""
    if since is None:
        return "" if until is None else f"til {until.year}"
    if until is None:
        return f"siden {since.year}"
    return str(since.year) if since.year == until.year else f"{since.year}-{until.year}"


def deadline(when: date, as_of: date) -> str:
    """Return how long one has to act: "Frist i dag", "Frist om 3 dage", "Fristen udløb i går"."""
    said = day(when, as_of).said
    return f"Fristen udløb {said}" if when < as_of else f"Frist {said}"


def whole(number: int) -> str:
    """Return a whole number with Danish thousands: 12345 is "12.345"."""
    return f"{number:,}".replace(",", ".")


def decimal(number: float) -> str:
    """Return a number with at most two decimals and a Danish comma: 37.5 is "37,5", 37.0 is "37"."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def counted(number: int, one: str, many: str) -> str:
    """Return "1 dag" or "3 dage"."""
    return f"{whole(number)} {one if number == 1 else many}"


def hours_a_week(hours: Hours) -> str:
    """Return "30-37 timer om ugen", or "37 timer om ugen (fuld tid)"."""
    if hours.least == hours.most:
        full = " (fuld tid)" if hours.least == FULL_TIME else ""
        return f"{decimal(hours.least)} timer om ugen{full}"
    return f"{decimal(hours.least)}-{decimal(hours.most)} timer om ugen"


def minutes(number: int) -> str:
    """Return a travel time: "18 min.", "1 time", "1 t. 20 min."."""
    whole_hours, rest = divmod(number, 60)
    if not whole_hours:
        return f"{rest} min."
    if not rest:
        return counted(whole_hours, "time", "timer")
    return f"{whole_hours} t. {rest} min."


def travel_time(number: int, mode: Mode) -> str:
    """Return an estimate to the nearest five minutes, as `matching.core.travel` says it: "ca. 20 min. i bil"."""
    return f"ca. {minutes(max(5, 5 * round(number / 5)))} {mode.phrase}"


def travel_limit(number: int, mode: Mode) -> str:
    """Return a limit as it was set: "Højst 45 min. i bil"."""
    return f"Højst {minutes(number)} {mode.phrase}"


def strength(dots: int, musts_met: int, musts: int, rests_on: str = "") -> str:
    """Return what a strength from 1 to 5 means: "Godt match: 7 af 9 krav", and what it rests on where demands are few.

    `rests_on` is what speaks loudest for the match: "erfaring i samme fag"; empty when nothing does.
    """
    return f"{STRENGTH_WORDS[dots]}: {_ground(musts_met, musts, rests_on)}"


def _ground(met: int, musts: int, rests_on: str) -> str:
    if not musts:
        return f"{rests_on} (opslaget nævner ingen faste krav)" if rests_on else "opslaget nævner ingen faste krav"
    if musts >= FEW_DEMANDS:
        return f"{met} af {musts} krav" if 2 * met >= musts else _lacking(met, musts)
    told = _lacking(met, musts) if met < musts else f"opfylder {_all(musts)}"
    return f"{rests_on}, {'og' if met == musts else 'men'} {told}" if rests_on else told


def _lacking(met: int, musts: int) -> str:
    return f"mangler {musts - met} af {musts} krav" if met else f"mangler {_all(musts)}"


def _all(musts: int) -> str:
    return {1: "det ene krav", 2: "begge krav"}.get(musts, f"alle {musts} krav")


def language(spoken: Language) -> str:
    """Return "engelsk, flydende"."""
    return f"{spoken.language}, {spoken.level.label}"


def shifts_said(shifts: frozenset[Shift]) -> str:
    """Return shifts in the order of the day: "dag og aften"."""
    return listed([shift.label.lower() for shift in Shift if shift in shifts])


def listed(words: Iterable[str]) -> str:
    """Return a Danish enumeration: "a", "a og b", "a, b og c"."""
    *first, last = tuple(words) or ("",)
    return f"{', '.join(first)} og {last}" if first else last


def sentence_case(words: str) -> str:
    """Return the words with a capital first letter, the rest untouched."""
    return words[:1].upper() + words[1:]


def danish_sort_key(words: str) -> tuple[tuple[int, ...], str]:
    """Return a key that sorts as a Danish directory does: æ, ø, å last, aa as å, case and accents of no matter."""
    folded = words.casefold().replace("aa", "å")
    return tuple(_place(letter) for letter in folded), words


_AFTER_Z = {"æ": 0x7B, "ä": 0x7B, "ø": 0x7C, "ö": 0x7C, "å": 0x7D}
_AS_PLAIN = {"é": "e", "è": "e", "ê": "e", "á": "a", "à": "a", "ó": "o", "ü": "y", "ñ": "n", "ç": "c"}


def _place(letter: str) -> int:
    return _AFTER_Z.get(letter) or ord(_AS_PLAIN.get(letter, letter))


def _said(days: int) -> str | None:
    near = {-2: "i forgårs", -1: "i går", 0: "i dag", 1: "i morgen", 2: "i overmorgen"}
    if days in near:
        return near[days]
    if 0 < days <= 14:
        return f"om {days} dage"
    return f"for {-days} dage siden" if -14 <= days < 0 else None


def _plain(when: date, as_of: date) -> str:
    said = f"den {when.day}. {MONTHS[when.month - 1]}"
    return said if when.year == as_of.year else f"{said} {when.year}"
