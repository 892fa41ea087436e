"""Where thousands of courses stand at once: what the figures count of each, and its next duty.

A `Standing` is made of a few numbers for each course that one statement reads, and works duties out by the same
functions as `contact_course.ContactState`. Where those numbers do not tell what is expected of coming months, it says
so, and the course has to be judged in full.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from matching.core.benefit_clock import expected_handover, pace_of
from matching.core.contact_course import Duties, Responsible, talks_owed
from matching.core.contact_rules import ContactRule, NoRuleHolds, rule_for
from matching.core.ids import CourseId, MemberId


@dataclass(frozen=True)
class Pace:
    """What tells how the hours will go on. Hours as the benefit clock has them.

    `whole_months` are the hours paid for months registered from end to end, in order, `first_unpaid` the first month
    that nothing is told of, `open_since` the first day of the registration that holds. `has_gaps` when a month between
    told ones is left out.
    """

    hours_paid: float
    whole_months: tuple[float, ...]
    first_unpaid: date
    open_since: date | None
    has_gaps: bool
    is_part_time_insured: bool

    @property
    def is_plain(self) -> bool:
        """Whether every month to come is registered from end to end, and every month that has been is told of."""
        return self.open_since is not None and self.open_since <= self.first_unpaid and not self.has_gaps


@dataclass(frozen=True)
class Standing(Duties):
    """Where a course stands at the end of `as_of`, in the words of `ContactState`."""

    course_id: CourseId
    member_id: MemberId
    as_of: date
    rule: ContactRule
    began_with: Responsible
    is_running: bool
    registered: bool
    handover_on: date | None
    first_talk_due_on: date | None
    first_talk_held_on: date | None
    talks_held: int
    exempted: bool
    pace: Pace

    @property
    def responsible(self) -> Responsible:
        """Who has the process now."""
        is_over = self.handover_on is not None and self.handover_on <= self.as_of
        return Responsible.MUNICIPALITY if is_over else self.began_with

    @property
    def first_talk_in_time(self) -> bool | None:
        """Whether the first talk was held by its deadline; None while it cannot be judged."""
        if self.first_talk_due_on is None:
            return None
        if self.first_talk_held_on is not None:
            return self.first_talk_held_on <= self.first_talk_due_on
        return False if self.as_of > self.first_talk_due_on else None

    @property
    def talks_required(self) -> int:
        """What this person is owed."""
        return talks_owed(self.rule, is_ours=self.began_with is Responsible.AKASSE, exempted=self.exempted)

    @cached_property
    def period_ends_on(self) -> date | None:
        """First day with the municipality, known or expected; where not `is_told`, no later than it.

        Registered from end to end, and with months left out passed over, the hours never go slower than they will.
        """
        if self.handover_on is not None or not self._is_awaited:
            return self.handover_on
        hours_a_month, _ = pace_of(self.pace.whole_months, is_part_time_insured=self.pace.is_part_time_insured)
        threshold = self.rule.handover_hours
        return expected_handover(self.pace.hours_paid, self.pace.first_unpaid, lambda _: hours_a_month, threshold)

    @property
    def is_told(self) -> bool:
        """Whether the next duty and its day are as the whole engine would have them."""
        return not self._is_awaited or self.pace.is_plain or self._waits_for_the_first_talk

    def may_end_by(self, day: date) -> bool:
        """Whether the a-kasse's period could be over by then; said too often rather than once too seldom."""
        return self.period_ends_on is not None and self.period_ends_on <= day

    @property
    def _is_awaited(self) -> bool:
        """Whether the end of the a-kasse's period is still to be expected."""
        ours = self.is_running and self.began_with is Responsible.AKASSE
        return ours and self.registered and self.handover_on is None

    @property
    def _waits_for_the_first_talk(self) -> bool:
        return self.first_talk_held_on is None and self.first_talk_due_on is not None


@dataclass(frozen=True)
class RuleStretch:
    """The rule of those in `arm` who live in `home` and whose course begins from `since` and before `until`.

    An empty arm is every arm that no rule names, an empty home every municipality that no rule names.
    """

    arm: str
    home: str
    since: date
    until: date
    rule: ContactRule


def stretches(rules: Sequence[ContactRule]) -> tuple[RuleStretch, ...]:
    """Which rule holds for whom and when, as a table that `rule_for` fills; those for whom none holds are left out."""
    arms = sorted({"", *(rule.trial_arm for rule in rules)})
    homes = sorted({"", *(code for rule in rules for code in rule.municipality_codes)})
    turns = sorted({date.min, date.max, *_turns(rules)})
    lines = ((arm, home, since, until) for arm in arms for home in homes for since, until in pairwise(turns))
    return tuple(
        RuleStretch(arm, home, since, until, rule)
        for arm, home, since, until in lines
        if (rule := _find_rule(rules, arm, home, since)) is not None
    )


def _turns(rules: Iterable[ContactRule]) -> set[date]:
    return {day for rule in rules for day in (rule.valid_from, rule.valid_until) if day is not None}


def _find_rule(rules: Sequence[ContactRule], arm: str, home: str, since: date) -> ContactRule | None:
    try:
        return rule_for(rules, started_on=since, municipality_code=home or None, trial_arm=arm)
    except NoRuleHolds:
        return None
