"""Invented courses of unemployment for the invented members: starts, breaks, sickness, paid hours and advisers."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from ingest.demo.people import invent_name
from matching.core.course_submission import (
    CourseSubmission,
    PaidMonth,
    RegistrationEnd,
    RegistrationSubmission,
)
from matching.core.ids import AkasseId
from matching.core.member import MemberSubmission

SOURCE = "demo"
#: Members that one adviser follows; the first of each a-kasse are the signed-in demonstration's own.
CASELOAD = 52
#: Hours paid for a month with full-time insurance, and with part-time insurance (30 hours of 37).
FULL_MONTH, PART_MONTH = 160.33, 130.0
_WITHOUT_COURSE = 0.04
_ENDED = 0.06
_DAY = timedelta(days=1)
Period = tuple[date, date | None, RegistrationEnd | None]


def demo_adviser(akasse_id: AkasseId, caseload: int) -> str:
    """The user id of the adviser of an a-kasse's members number `caseload * CASELOAD` and on."""
    return f"demo-adviser-{akasse_id}" if caseload == 0 else f"demo-raadgiver-{akasse_id}-{caseload}"


def adviser_name(user_id: str) -> str:
    """The invented name of an adviser, always the same."""
    return invent_name(Random(user_id))


def demo_courses(members: Iterable[MemberSubmission], as_of: date) -> Iterator[CourseSubmission]:
    """The courses of these members, in their order, as they stand on `as_of`; a few members have none.

    All but the adviser depends on the member's id and the day alone; advisers are filled up in the members' order.
    """
    seen: Counter[AkasseId] = Counter()
    for member in members:
        rng = Random(f"course:{member.source_id}")
        if rng.random() >= _WITHOUT_COURSE:
            adviser = demo_adviser(member.akasse_id, seen[member.akasse_id] // CASELOAD)
            seen[member.akasse_id] += 1
            yield _course(member, adviser, rng, as_of)


def _course(member: MemberSubmission, adviser: str, rng: Random, as_of: date) -> CourseSubmission:
    started_on = as_of - timedelta(days=_days_back(rng))
    ended_on = _ended(rng, started_on, as_of)
    part_time = rng.random() < 0.08
    from_day_one, hours_at_start = _before(rng)
    periods = tuple(_periods(rng, started_on, ended_on or as_of, running=ended_on is None))
    return CourseSubmission(
        akasse_id=member.akasse_id,
        source=SOURCE,
        source_id=member.source_id.replace("M", "F", 1),
        member=member.source_id,
        started_on=started_on,
        ended_on=ended_on,
        hours_at_start=hours_at_start,
        is_part_time_insured=part_time,
        municipality_from_day_one=from_day_one,
        wants_akasse_at_first=rng.choice((True, False)) if rng.random() < 0.35 else None,
        adviser=adviser,
        adviser_name=adviser_name(adviser),
        registrations=tuple(RegistrationSubmission(*period) for period in periods),
        hours=tuple(_hours(rng, periods, PART_MONTH if part_time else FULL_MONTH, as_of)),
    )


def _days_back(rng: Random) -> int:
    """Most began within the a-kasse's three months, some before, a few yesterday."""
    return rng.choices((rng.randint(1, 14), rng.randint(15, 100), rng.randint(101, 225)), (14, 62, 24))[0]


def _ended(rng: Random, started_on: date, as_of: date) -> date | None:
    days = (as_of - started_on).days
    return started_on + timedelta(days=rng.randint(10, days)) if days > 20 and rng.random() < _ENDED else None


def _before(rng: Random) -> tuple[bool, float]:
    """Whether the municipality has the process from the first day, and hours paid before: past three months it has."""
    kind = rng.random()
    if kind < 0.05:
        return True, round(rng.uniform(482, 1500), 1)
    return False, round(rng.uniform(24, 240), 1) if kind < 0.17 else 0.0


def _periods(rng: Random, started_on: date, until: date, *, running: bool) -> Iterator[Period]:
    """Registrations from the first day to `until`, with at most one break; the last is open while the course runs."""
    days = (until - started_on).days
    kind = rng.random()
    begins = started_on
    if days > 30 and kind < 0.22:
        sick = kind < 0.12
        stops = started_on + timedelta(days=rng.randint(12, days - 14))
        away = rng.randint(4, 24) if sick else rng.randint(8, 45)
        cause = RegistrationEnd.SICK if sick else rng.choice((RegistrationEnd.WORK, RegistrationEnd.LEAVE))
        yield started_on, stops, cause
        begins = stops + timedelta(days=away)
    if begins < until:
        yield begins, None if running else until, None if running else RegistrationEnd.WORK


def _hours(rng: Random, periods: Iterable[Period], full_month: float, as_of: date) -> Iterator[PaidMonth]:
    """Paid hours of each whole month that has passed: by the weekdays registered, less what was worked beside."""
    works_beside = rng.random() < 0.15
    registered = Counter(day.replace(day=1) for period in periods for day in _weekdays(period, as_of))
    for month, days in sorted(registered.items()):
        if month < as_of.replace(day=1):
            share = min(1.0, days / _weekdays_in(month))
            paid = full_month * share * (rng.uniform(0.3, 0.8) if works_beside else 1.0)
            yield PaidMonth(month, round(paid, 2))


def _weekdays(period: Period, as_of: date) -> Iterator[date]:
    day, until, _ = period
    while day < (until or as_of):
        if day.weekday() < 5:
            yield day
        day += _DAY


def _weekdays_in(month: date) -> int:
    following = (month + timedelta(days=31)).replace(day=1)
    return sum(1 for _ in _weekdays((month, following, None), following))
