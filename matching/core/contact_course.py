"""What a course asks of the a-kasse on a day: whose it is, how far the clock has run, and which talks are owed.

`contact_state` is a pure function of the facts, the dated rules and the day. Nothing that lies after the day is seen.
Which readings of the law are ours is said in docs/contact-rules.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol

from matching.core.benefit_clock import Clock, Estimate, EstimateBasis, Registration, awaited_months, estimate, joined
from matching.core.contact_rules import ContactRule, actor_named_on, rule_for
from matching.core.course_submission import PaidMonth, RegistrationEnd
from matching.core.danish_time import danish_day
from matching.core.ids import CourseId, MemberId, TalkId
from matching.core.labels import Labelled
from matching.core.talks import Exemption, TalkKind, TalkState

__all__ = [
    "ContactState",
    "CourseFacts",
    "Duties",
    "EstimateBasis",
    "HeldJobsamtale",
    "NextDuty",
    "PaidMonth",
    "Registration",
    "RegistrationEnd",
    "Responsible",
    "StandingCourse",
    "TalkToCount",
    "contact_state",
    "talks_owed",
]


class Responsible(Labelled):
    """Who has the contact process with a member."""

    AKASSE = "akasse", "A-kassen"
    MUNICIPALITY = "municipality", "Kommunen"


class NextDuty(Labelled):
    """What the a-kasse owes the member next."""

    FIRST_TALK = "first_talk", "Første samtale"
    FURTHER_TALK = "further_talk", "Endnu en samtale"
    HANDOVER = "handover", "Overdragelse til kommunen"
    AWAIT_RETURN = "await_return", "Afventer, at medlemmet melder sig ledig igen"
    NOTHING = "nothing", "Intet udestår"


class TalkToCount(Protocol):
    """What is looked at of a talk; `matching.core.talks.Talk` is one."""

    @property
    def talk_id(self) -> TalkId: ...  # noqa: D102

    @property
    def kind(self) -> TalkKind: ...  # noqa: D102

    @property
    def also(self) -> tuple[TalkKind, ...]: ...  # noqa: D102

    @property
    def state(self) -> TalkState: ...  # noqa: D102

    @property
    def starts_at(self) -> datetime: ...  # noqa: D102


@dataclass(frozen=True)
class HeldJobsamtale:
    """A jobsamtale that was held, without what was said in it."""

    talk_id: TalkId
    starts_at: datetime
    kind: TalkKind = TalkKind.JOBSAMTALE
    also: tuple[TalkKind, ...] = ()
    state: TalkState = TalkState.HELD


@dataclass(frozen=True)
class CourseFacts:
    """A course as it is known: its days are half-open, its lines in any order. Hours are paid benefit hours.

    A course without a registration counts as registered from its first day to its last. `exemption` is the one in
    force, if any.
    """

    course_id: CourseId
    member_id: MemberId
    started_on: date
    ended_on: date | None = None
    hours_at_start: float = 0.0
    trial_arm: str = ""
    is_part_time_insured: bool = False
    municipality_from_day_one: bool = False
    wants_akasse_at_first: bool | None = None
    registrations: tuple[Registration, ...] = ()
    paid_months: tuple[PaidMonth, ...] = ()
    talks: tuple[TalkToCount, ...] = ()
    exemption: Exemption | None = None


class StandingCourse(Protocol):
    """What duties and figures look at of a course; `ContactState` is one, `contact_outlook.Standing` another."""

    @property
    def rule(self) -> ContactRule: ...  # noqa: D102

    @property
    def began_with(self) -> Responsible: ...  # noqa: D102

    @property
    def responsible(self) -> Responsible: ...  # noqa: D102

    @property
    def is_running(self) -> bool: ...  # noqa: D102

    @property
    def registered(self) -> bool: ...  # noqa: D102

    @property
    def handover_on(self) -> date | None: ...  # noqa: D102

    @property
    def period_ends_on(self) -> date | None: ...  # noqa: D102

    @property
    def first_talk_due_on(self) -> date | None: ...  # noqa: D102

    @property
    def first_talk_held_on(self) -> date | None: ...  # noqa: D102

    @property
    def first_talk_in_time(self) -> bool | None: ...  # noqa: D102

    @property
    def talks_held(self) -> int: ...  # noqa: D102

    @property
    def talks_required(self) -> int: ...  # noqa: D102

    @property
    def talks_missing(self) -> int: ...  # noqa: D102

    @property
    def next_duty(self) -> NextDuty: ...  # noqa: D102

    @property
    def exempted(self) -> bool: ...  # noqa: D102


class Duties:
    """What follows for the a-kasse from where a course stands, however much more is known of it."""

    @property
    def talks_missing(self: StandingCourse) -> int:
        """Talks still owed, at least 0."""
        return max(0, self.talks_required - self.talks_held)

    @property
    def next_duty(self: StandingCourse) -> NextDuty:
        """What the a-kasse owes the member next."""
        if not self.is_running or self.began_with is Responsible.MUNICIPALITY:
            return NextDuty.NOTHING
        if self.responsible is Responsible.MUNICIPALITY:
            return NextDuty.HANDOVER
        if not self.registered:
            return NextDuty.HANDOVER if self.handover_on else NextDuty.AWAIT_RETURN
        if self.first_talk_held_on is None:
            return NextDuty.FIRST_TALK
        return NextDuty.FURTHER_TALK if self.talks_missing else NextDuty.HANDOVER

    @property
    def next_due_on(self: StandingCourse) -> date | None:
        """The latest day for the next duty, or the day of the handover; None when no day can be named."""
        duty = self.next_duty
        if duty in (NextDuty.NOTHING, NextDuty.AWAIT_RETURN):
            return None
        if duty is NextDuty.FIRST_TALK and self.first_talk_due_on is not None:
            return self.first_talk_due_on
        ends_on = self.period_ends_on
        return ends_on if duty is NextDuty.HANDOVER or ends_on is None else ends_on - timedelta(days=1)


def talks_owed(rule: ContactRule, *, is_ours: bool, exempted: bool) -> int:
    """How many talks this person is owed: of an exempted one only the first."""
    required = min(1, rule.talks_required) if exempted else rule.talks_required
    return required if is_ours else 0


@dataclass(frozen=True)
class ContactState(Duties):
    """Where a course stands. Hours are paid benefit hours; `handover_on` is the first day with the municipality.

    `handover_on` is None until the hours are told; until then `estimated_handover_on` with `estimate_basis` says what
    to expect, and `awaited_months` which ended months' hours are missing. A course that was never the a-kasse's
    (`began_with`) has neither. `first_talk_in_time` is None while it cannot be judged. `talks_required` is what this
    person is owed: of an exempted one only the first talk. `municipal_actor` is what the public side is called on
    the day.
    """

    course_id: CourseId
    rule: ContactRule
    began_with: Responsible
    responsible: Responsible
    municipal_actor: str
    is_running: bool
    registered: bool
    hours_paid: float
    hours_left: float
    handover_on: date | None
    estimated_handover_on: date | None
    estimate_basis: EstimateBasis | None
    awaited_months: tuple[date, ...]
    first_talk_due_on: date | None
    first_talk_held_on: date | None
    first_talk_in_time: bool | None
    talks_held: int
    talks_required: int
    exempted: bool
    may_hold_talks_by_need: bool

    @property
    def period_ends_on(self) -> date | None:
        """First day with the municipality, known or expected."""
        return self.handover_on or self.estimated_handover_on


def contact_state(
    facts: CourseFacts, rules: Sequence[ContactRule], municipality_code: str | None, as_of: date
) -> ContactState:
    """Where the course stands at the end of `as_of`; raises NoRuleHolds."""
    rule = rule_for(rules, started_on=facts.started_on, municipality_code=municipality_code, trial_arm=facts.trial_arm)
    return state_under(rule, facts, as_of, actor_named_on(rules, rule, as_of))


def state_under(rule: ContactRule, facts: CourseFacts, as_of: date, municipal_actor: str = "") -> ContactState:
    """Where the course would stand at the end of `as_of` if `rule` held for it; the actor is the rule's if not told."""
    known = known_on(facts, as_of)
    clock = _clock(rule, known)
    period = _period(rule, known, clock, as_of)
    held = _counting_days(known, period)
    first = _first_talk(rule, known, period, min(held, default=None), as_of)
    exempted = known.exemption is not None and rule.may_exempt and period.is_ours
    return ContactState(
        course_id=known.course_id,
        rule=rule,
        began_with=period.began_with,
        responsible=period.responsible_on(as_of),
        municipal_actor=municipal_actor or rule.municipal_actor,
        is_running=known.started_on <= as_of and known.ended_on is None,
        registered=any(one.holds_on(as_of) for one in known.registrations),
        hours_paid=clock.hours_paid,
        hours_left=clock.hours_left,
        handover_on=period.handover_on,
        estimated_handover_on=None if period.expected is None else period.expected.handover_on,
        estimate_basis=None if period.expected is None else period.expected.basis,
        awaited_months=() if period.expected is None else awaited_months(clock, as_of),
        first_talk_due_on=first.due_on,
        first_talk_held_on=first.held_on,
        first_talk_in_time=first.in_time,
        talks_held=len(held),
        talks_required=talks_owed(rule, is_ours=period.is_ours, exempted=exempted),
        exempted=exempted,
        may_hold_talks_by_need=known.ended_on is None and _is_past_the_period(clock, as_of),
    )


def known_on(facts: CourseFacts, as_of: date) -> CourseFacts:
    """The facts without what lies after `as_of`: later registrations and ends, later months, talks, exemption."""
    registrations = facts.registrations or (Registration(facts.started_on, facts.ended_on),)
    exemption = facts.exemption
    return replace(
        facts,
        ended_on=facts.ended_on if facts.ended_on is not None and facts.ended_on <= as_of else None,
        registrations=joined(_open_until(one, as_of) for one in registrations if one.registered_on <= as_of),
        paid_months=tuple(paid for paid in facts.paid_months if paid.month <= as_of),
        talks=tuple(talk for talk in facts.talks if danish_day(talk.starts_at) <= as_of),
        exemption=exemption if exemption is not None and danish_day(exemption.decided_at) <= as_of else None,
    )


def _open_until(registration: Registration, as_of: date) -> Registration:
    """A registration whose end lies ahead is still open."""
    ahead = registration.ended_on is not None and registration.ended_on > as_of
    return Registration(registration.registered_on) if ahead else registration


def _clock(rule: ContactRule, facts: CourseFacts) -> Clock:
    return Clock(
        hours_at_start=facts.hours_at_start,
        paid_months=facts.paid_months,
        registrations=facts.registrations,
        threshold=rule.handover_hours,
        is_part_time_insured=facts.is_part_time_insured,
    )


@dataclass(frozen=True)
class _Period:
    """The a-kasse's period of a course: whose it was first, when it ends by known hours, else what is expected."""

    began_with: Responsible
    handover_on: date | None
    ended_on: date | None
    expected: Estimate | None

    @property
    def is_ours(self) -> bool:
        return self.began_with is Responsible.AKASSE

    @property
    def until(self) -> date:
        """The day after the last one that is known to be the a-kasse's."""
        return min(self.handover_on or date.max, self.ended_on or date.max)

    def responsible_on(self, day: date) -> Responsible:
        over = self.handover_on is not None and self.handover_on <= day
        return Responsible.MUNICIPALITY if over else self.began_with


def _period(rule: ContactRule, facts: CourseFacts, clock: Clock, as_of: date) -> _Period:
    """Whose the course is: by the rule, by referral from the first day, by hours used before; else by the clock."""
    elsewhere = facts.municipality_from_day_one or not rule.gives_the_akasse_a_period or clock.is_passed_at_start
    if elsewhere:
        return _Period(Responsible.MUNICIPALITY, None, facts.ended_on, None)
    passed_on = clock.passed_on
    handover_on = passed_on if passed_on is not None and passed_on < (facts.ended_on or date.max) else None
    runs_on = handover_on is None and facts.ended_on is None
    return _Period(Responsible.AKASSE, handover_on, facts.ended_on, estimate(clock, as_of) if runs_on else None)


def _is_past_the_period(clock: Clock, as_of: date) -> bool:
    """Whether the hours of the a-kasse's period are used up: "month four" on the clock, whoever has the process."""
    return clock.is_passed_at_start or (clock.passed_on is not None and clock.passed_on <= as_of)


def _counting_days(facts: CourseFacts, period: _Period) -> list[date]:
    """The days of held jobsamtaler inside the a-kasse's period, one for each talk."""
    if not period.is_ours:
        return []
    days = {talk.talk_id: danish_day(talk.starts_at) for talk in facts.talks if _is_held_jobsamtale(talk)}
    return [day for day in days.values() if facts.started_on <= day < period.until]


def _is_held_jobsamtale(talk: TalkToCount) -> bool:
    return talk.state is TalkState.HELD and TalkKind.JOBSAMTALE in {talk.kind, *talk.also}


@dataclass(frozen=True)
class _FirstTalk:
    """The first talk: its deadline, the day it was held, and whether that was in time (None = not to be judged)."""

    due_on: date | None = None
    held_on: date | None = None
    in_time: bool | None = None


def _first_talk(
    rule: ContactRule, facts: CourseFacts, period: _Period, held_on: date | None, as_of: date
) -> _FirstTalk:
    if not period.is_ours:
        return _FirstTalk()
    due_on = _first_talk_due(rule, facts.registrations, held_on)
    if held_on is not None:
        return _FirstTalk(due_on, held_on, None if due_on is None else held_on <= due_on)
    if due_on is None or due_on >= period.until:
        return _FirstTalk()
    return _FirstTalk(due_on, None, False if as_of > due_on else None)


def _first_talk_due(rule: ContactRule, registrations: Iterable[Registration], held_on: date | None) -> date | None:
    """The deadline that counts: it falls away when the registration ends before it, and a return sets a new one.

    A deadline that passed while the member was registered stays, whatever comes after.
    """
    days = rule.first_talk_days
    for one in registrations:
        due_on = one.registered_on + timedelta(days=days)
        if one.holds_on(due_on) or (held_on is not None and held_on <= due_on):
            return due_on
        days = rule.return_talk_days
    return None
