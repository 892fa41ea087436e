"""Measures of courses, each followed day by day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.contact_rules import read_starter_contact_rules
from matching.core.contact_rules import ContactRule
from matching.core.danish_time import danish_day
from matching.core.talks import TalkKind, TalkState
from tests.matching.statistics.figure_world import Course, File
from tests.matching.statistics.oracle.seen import Line, Lines, Seen, last_day, talk_now

RULES = read_starter_contact_rules()


ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Followed:
    """A course followed day by day up to the last day seen, by the rule of the day it began."""

    seen: Seen
    course: Course
    home: str | None
    rule: ContactRule

    @property
    def today(self) -> date:
        return last_day(self.seen)

    def is_past(self, day: date | None) -> bool:
        return day is not None and day <= self.today

    @property
    def ended_on(self) -> date | None:
        return self.course.ended_on if self.is_past(self.course.ended_on) else None

    def is_ours(self) -> bool:
        begun_elsewhere = self.course.municipality_from_day_one or self.rule.months == 0
        return not begun_elsewhere and self.course.hours_at_start <= self.rule.handover_hours

    def handover_on(self) -> date | None:
        """Month by month: the first day of the month after the one that passes the hours, unless it ended first."""
        total = self.course.hours_at_start
        for month, hours in sorted(self.course.hours):
            if month > self.today:
                break
            total += hours
            if round(total, 1) > self.rule.handover_hours:
                day = (month + 32 * ONE_DAY).replace(day=1)
                return day if self.ended_on is None or day < self.ended_on else None
        return None

    def until(self) -> date:
        return min(self.handover_on() or date.max, self.ended_on or date.max)

    def held(self) -> list[date]:
        """The days of jobsamtaler held while the course was the a-kasse's."""
        found = []
        for talk in self.seen.world.talks:
            now = talk_now(self.seen, talk)
            if talk.course == self.course.key and now is not None and now.state is TalkState.HELD:
                day = danish_day(now.starts_at)
                if TalkKind.JOBSAMTALE in (talk.kind, *talk.also) and self.course.started_on <= day < self.until():
                    found += [day] if day <= self.today else []
        return sorted(found)

    def is_registered(self, day: date) -> bool:
        """On a day, by what is known: an end that lies ahead is not known yet."""
        periods = self.course.registrations or ((self.course.started_on, self.course.ended_on),)
        return any(
            begins <= day and begins <= self.today and not (self.is_past(ends) and ends is not None and ends <= day)
            for begins, ends in periods
        )

    def first_due(self) -> date | None:
        """Day by day: each return sets a deadline, which falls away when the registration ends before it."""
        begins = min([self.course.started_on, *(begins for begins, _ends in self.course.registrations)])
        first_held, days, day = min(self.held(), default=None), self.rule.first_talk_days, begins
        while day <= self.today:
            if self.is_registered(day) and not self.is_registered(day - ONE_DAY):
                due = day + days * ONE_DAY
                stays = all(self.is_registered(day + later * ONE_DAY) for later in range(days + 1))
                if stays or (first_held is not None and first_held <= due):
                    return due
                days = self.rule.return_talk_days
            day += ONE_DAY
        return None

    def first_talk(self) -> tuple[int, int]:
        """Whether it was in time, and whether that can be said."""
        due, held = self.first_due(), self.held()
        if due is None or due >= self.today or (not held and due >= self.until()):
            return 0, 0
        return int(bool(held) and held[0] <= due), 1

    def is_over(self) -> bool:
        return self.is_past(self.handover_on())

    def is_exempted(self) -> bool:
        before = self.seen.before
        return any(
            decided_at < before and (withdrawn_at is None or withdrawn_at >= before)
            for decided_at, withdrawn_at in self.course.exempted
        )

    def files(self) -> list[File]:
        return [file for file in self.course.files if file.at < self.seen.before]


def rule_of(course: Course, home: str | None) -> ContactRule | None:
    """The trial arm's rule before the ordinary one, a rule for some places before one for all, then the newest."""
    best = None
    for rule in RULES:
        begun = rule.valid_from <= course.started_on < (rule.valid_until or date.max)
        named = home in rule.municipality_codes
        here = {"everywhere": True, "only_these": named, "all_but_these": not named}[str(rule.scope.value)]
        if begun and here and rule.trial_arm in ("", course.trial_arm):
            place = ["everywhere", "all_but_these", "only_these"].index(str(rule.scope.value))
            rank = (rule.trial_arm != "", place, rule.valid_from)
            best = max(best, (rank, rule), key=lambda one: one[0]) if best else (rank, rule)
    return None if best is None else best[1]


def _is_recorded(seen: Seen, course: Course) -> bool:
    """Whether anything was recorded about it by then: the course itself, a talk, an exemption, a file."""
    talks = (change.at for talk in seen.world.talks if talk.course == course.key for change in talk.changes)
    decided = (decided_at for decided_at, _withdrawn_at in course.exempted)
    return any(at < seen.before for at in (course.changed_at, *talks, *decided, *(file.at for file in course.files)))


def _by_course(count: Callable[[Followed], tuple[int, int]]) -> Callable[[Seen], Iterator[Line]]:
    def lines(seen: Seen) -> Iterator[Line]:
        for course in seen.world.courses:
            home = seen.member(course.member).municipality_code
            rule = rule_of(course, home)
            if seen.is_mine(course.akasse_id) and rule is not None:
                followed = Followed(seen, course, home, rule)
                if followed.is_ours() and _is_recorded(seen, course):
                    region = "1082" if home == "751" else "unknown"
                    values = {"rule": rule.rule_key, "municipality": home or "unknown", "region": region}
                    yield course.started_on, values, *count(followed)

    return lines


def _required(one: Followed) -> tuple[int, int]:
    return int(one.is_over() and len(one.held()) >= one.rule.talks_required), int(one.is_over())


def _exempted(one: Followed) -> tuple[int, int]:
    may = one.rule.exempt_share_most > 0
    return int(may and one.is_exempted()), int(may)


def _handed_over(one: Followed) -> tuple[int, int]:
    return int(one.is_over() and bool(one.files())), int(one.is_over())


def _with_parts(one: Followed) -> tuple[int, int]:
    files = one.files() if one.is_over() else []
    return int(bool(files) and len(files[-1].parts) == 3), int(bool(files))


LINES: Mapping[str, Lines] = {
    "KF-01": _by_course(lambda one: (1, 0)),
    "KF-02": _by_course(Followed.first_talk),
    "KF-03": _by_course(_required),
    "KF-04": _by_course(_exempted),
    "KF-05": _by_course(_handed_over),
    "KF-06": _by_course(_with_parts),
}
