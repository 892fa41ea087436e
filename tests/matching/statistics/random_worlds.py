"""Random worlds across the dates on which rules change: what Hypothesis draws to set SQL and oracle against each other.

A world is made from a number, so that a failure is told by one number; drawn part by part worlds come out almost empty.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from hypothesis import strategies as st

from matching.core.cards import Decision
from matching.core.job_order import Employment, Sector
from matching.core.placements import EvidenceSource, PlacementKind, StillEmployed
from matching.core.proposal import Track
from matching.core.recommendations import TRANSITIONS as RECOMMENDATION_TRANSITIONS
from matching.core.recommendations import RecommendationAct, RecommendationState
from matching.core.referrals import TRANSITIONS, ReferralAct, ReferralState, Transition
from matching.core.talks import TALK_TRANSITIONS, TalkForm, TalkKind, TalkState
from tests.matching.statistics.figure_world import (
    AKASSER,
    EMPLOYERS,
    OCCUPATIONS,
    Answer,
    Asked,
    Choice,
    Course,
    File,
    Job,
    Member,
    Order,
    Placement,
    Proposal,
    Recommendation,
    Referral,
    ShownList,
    Step,
    Talk,
    TalkChange,
    World,
)

#: Days around which everything happens: rules change on 1 July 2026 and 1 January 2027; clocks in March and October.
HINGES = (date(2025, 12, 20), date(2026, 3, 28), date(2026, 6, 20), date(2026, 10, 24), date(2026, 12, 20))
SECTIONS = (None, "G", "H", "Q")
HOMES = (None, "101", "461", "751")
#: What leads to a hire is taken more often, so that worlds have some.
FORWARD = {ReferralAct.AGREE, ReferralAct.SEND, ReferralAct.SEE, ReferralAct.INVITE, ReferralAct.HIRE}
Some = TypeVar("Some")


def world_of(number: int) -> World:
    """Three weeks to four months of events around a day on which something changes."""
    return _Chance(Random(number)).world()


worlds = st.integers(0, 2**40).map(world_of)


def key_of(kind: int, number: int) -> UUID:
    return UUID(int=kind * 1000 + number)


@dataclass(frozen=True)
class _Chance:
    """Everything a world is drawn by."""

    random: Random

    def one(self, *choices: Some) -> Some:
        return self.random.choice(choices)

    def some(self, least: int, most: int) -> Iterable[int]:
        return range(self.random.randint(least, most))

    def later(self, since: datetime, days: int) -> datetime:
        """An instant up to some days later; now and then just beside a Danish midnight."""
        at = since + timedelta(minutes=self.random.randrange(days * 24 * 60))
        return at.replace(hour=self.one(22, 23), minute=self.one(0, 59)) if self.random.random() < 0.2 else at

    def after(self, since: datetime, days: int) -> datetime:
        return max(since, self.later(since, days))

    def world(self) -> World:
        begins = datetime.combine(self.one(*HINGES), datetime.min.time(), UTC)
        orders = tuple(self.orders(begins))
        members = tuple(self.member(number) for number in self.some(2, 6))
        referrals = tuple(self.referral(number, orders, members) for number in self.some(2, 10))
        placements = tuple(self.placements(referrals))
        courses = tuple(self.course(number, begins, members) for number in self.some(1, 5))
        talks = tuple(self.talk(number, self.one(*courses[:3])) for number in self.some(6, 24))
        recommendations = tuple(self.recommendation(number, begins, self.one(*courses)) for number in self.some(0, 6))
        lists = tuple(self.shown_list(number, begins, orders, members, referrals) for number in self.some(0, 6))
        return World(orders, members, referrals, placements, courses, talks, recommendations, lists)

    def orders(self, begins: datetime) -> Iterator[Order]:
        made: list[Order] = []
        for number in self.some(2, 5):
            created_at = self.later(begins, 45)
            first = made[0].key if made and self.random.random() < 0.2 else None
            made.append(
                Order(
                    key=key_of(1, number),
                    created_at=created_at,
                    positions=self.random.randint(1, 3),
                    duplicate_of=first,
                    section=self.one(*SECTIONS),
                    sector=self.one(None, *Sector),
                    employment=self.one(None, *Employment),
                    municipality_code=self.one(*HOMES),
                    employer_id=self.one(None, *EMPLOYERS),
                    occupation=self.one(None, *OCCUPATIONS),
                    understood_at=self.one(None, self.after(created_at, 3)),
                )
            )
        yield from made

    def member(self, number: int) -> Member:
        jobs = {(job.since, job.until): job for job in (self.job() for _ in self.some(0, 3))}
        return Member(self.one(*AKASSER), key_of(2, number), tuple(jobs.values()), self.one(*HOMES))

    def job(self) -> Job:
        since, until = date(2015, 1, 1) + self.days(900), date(2019, 1, 1) + self.days(900)
        return Job(self.one(*SECTIONS), self.one(None, since), self.one(None, until))

    def days(self, most: int) -> timedelta:
        return timedelta(days=self.random.randint(0, most))

    def referral(self, number: int, orders: tuple[Order, ...], members: tuple[Member, ...]) -> Referral:
        member, order = self.one(*members), self.one(*orders)
        return Referral(member.akasse_id, key_of(3, number), member.key, order.key, tuple(self.steps(order.created_at)))

    def steps(self, begins: datetime) -> Iterator[Step]:
        """A walk through the table of steps."""
        step = Step(ReferralAct.PROPOSE, ReferralState.PROPOSED, self.after(begins, 30))
        came_from = step.state
        yield step
        for _step in self.some(1, 7):
            rows = [row for row in TRANSITIONS if step.state in row.origins and _can_follow(step, row)]
            if not rows:
                return
            row = self.random.choices(rows, [_weight(row) for row in rows])[0]
            to = came_from if row.to is None else row.to
            came_from, step = step.state, Step(row.act, to, self.after(step.at, 12))
            yield step

    def placements(self, referrals: tuple[Referral, ...]) -> Iterator[Placement]:
        for number, one in enumerate(referrals):
            hired = [step.at for step in one.steps if step.act is ReferralAct.HIRE]
            if hired:
                yield self.placement(number, one, hired[-1])

    def placement(self, number: int, one: Referral, registered_at: datetime) -> Placement:
        return Placement(
            akasse_id=one.akasse_id,
            key=key_of(4, number),
            referral=one.key,
            member=one.member,
            order=one.order,
            starts_on=registered_at.date() - timedelta(days=10) + self.days(50),
            registered_at=registered_at,
            kind=self.one(PlacementKind.ORDINARY, *PlacementKind),
            hours=self.one(8.5, 15.0, 29.9, 30.0, 37.0, 40.0),
            evidence=self.one(*EvidenceSource),
            reversed_at=self.one(None, None, self.after(registered_at, 30)),
            asked=tuple(self.asked(months, registered_at) for months in (3, 6) if self.random.random() < 0.7),
        )

    def asked(self, months: int, registered_at: datetime) -> Asked:
        return Asked(months, self.one(*StillEmployed, StillEmployed.YES), self.after(registered_at, 60))

    def course(self, number: int, begins: datetime, members: tuple[Member, ...]) -> Course:
        """A course that began shortly before the day on which something changes, or after it."""
        member = self.one(*members)
        started_on = begins.date() - timedelta(days=60) + self.days(90)
        ended_on = self.one(None, None, None, started_on + timedelta(days=1) + self.days(200))
        return Course(
            akasse_id=member.akasse_id,
            key=key_of(5, number),
            member=member.key,
            started_on=started_on,
            changed_at=self.later(begins - timedelta(days=20), 100),
            ended_on=ended_on,
            hours_at_start=self.one(0.0, 0.0, 0.0, 200.0, 410.0, 410.1, 600.0),
            trial_arm=self.one("", "four-months", "choice-akasse", "choice-municipality"),
            municipality_from_day_one=self.random.random() < 0.1,
            registrations=tuple(self.registrations(started_on)),
            hours=tuple(self.hours(started_on)),
            exempted=tuple(self.exempted(begins)),
            files=tuple(self.file(begins) for _file in self.some(0, 1)),
        )

    def registrations(self, started_on: date) -> Iterator[tuple[date, date | None]]:
        begins = started_on
        for _period in self.some(0, 3):
            ends = begins + timedelta(days=1) + self.days(60)
            yield begins, self.one(ends, ends, None)
            begins = ends + self.days(20) + timedelta(days=self.one(0, 1))

    def hours(self, started_on: date) -> Iterator[tuple[date, float]]:
        month = started_on.replace(day=1)
        for _month in self.some(0, 6):
            if self.random.random() < 0.9:
                yield month, self.random.randint(0, 2200) / 10
            month = (month + timedelta(days=32)).replace(day=1)

    def exempted(self, begins: datetime) -> Iterator[tuple[datetime, datetime | None]]:
        """At most one in force at a time, as the table holds."""
        if self.random.random() < 0.4:
            decided_at = self.later(begins - timedelta(days=30), 90)
            withdrawn_at = self.one(None, self.after(decided_at, 30))
            yield decided_at, withdrawn_at
            if withdrawn_at is not None and self.random.random() < 0.5:
                yield self.after(withdrawn_at, 10), None

    def file(self, begins: datetime) -> File:
        parts = {part for part in ("goals", "history", "competences") if self.random.random() < 0.8}
        return File(self.later(begins, 120), frozenset(parts))

    def talk(self, number: int, course: Course) -> Talk:
        also = self.one((), (), (TalkKind.JOBSAMTALE,), (TalkKind.RAADIGHED,))
        kind = self.one(TalkKind.JOBSAMTALE, TalkKind.JOBSAMTALE, *TalkKind)
        begins = datetime.combine(course.started_on, datetime.min.time(), UTC) - timedelta(days=5)
        changes = tuple(self.changes(begins, self.one(20, 60, 90, 160)))
        return Talk(course.akasse_id, key_of(6, number), course.key, changes, kind, also, self.one(True, False))

    def changes(self, begins: datetime, days: int) -> Iterator[TalkChange]:
        """A walk through the states of a talk; it may be moved, and what became of it may be told late."""
        starts_at = self.later(begins, days)
        told_at = starts_at - self.days(12)
        state = TalkState.PLANNED
        yield TalkChange(state, self.one(*TalkForm), starts_at, told_at)
        for _change in self.some(0, 2):
            states = sorted(TALK_TRANSITIONS[state], key=lambda one: one.value)
            if not states:
                return
            state = self.one(*states, *(one for one in states if one is TalkState.HELD))
            if state is TalkState.PLANNED:
                starts_at = self.after(starts_at, 14)
                told_at = self.after(told_at, 4)
            else:
                told_at = max(told_at, self.after(starts_at, 20))
            yield TalkChange(state, self.one(*TalkForm), starts_at, told_at)

    def recommendation(self, number: int, begins: datetime, course: Course) -> Recommendation:
        kind = self.one("virksomhedspraktik", "loentilskud", "mentor")
        return Recommendation(course.akasse_id, key_of(7, number), course.key, tuple(self.acts(begins)), kind)

    def acts(self, begins: datetime) -> Iterator[Answer]:
        """A walk through the states of a recommendation; an answer may be written down days after it was given."""
        state, at = RecommendationState.DRAFT, self.later(begins - timedelta(days=10), 40)
        sent_on = at.date()
        yield Answer(RecommendationAct.DRAFTED, state, at.date(), at)
        for _act in self.some(0, 4):
            states = sorted(RECOMMENDATION_TRANSITIONS[state], key=lambda one: one.value)
            if not states:
                return
            before, state, at = state, self.one(*states), self.after(at, 25)
            act = _ACTS.get(state, RecommendationAct.DECIDED)
            if before is state and state is not RecommendationState.DRAFT and act is not RecommendationAct.DECIDED:
                act = RecommendationAct.REMINDED
            on = max(sent_on, at.date() - self.days(5))
            sent_on = on if act is RecommendationAct.SENT else sent_on
            yield Answer(act, state, on, at)

    def shown_list(
        self,
        number: int,
        begins: datetime,
        orders: tuple[Order, ...],
        members: tuple[Member, ...],
        referrals: tuple[Referral, ...],
    ) -> ShownList:
        """A list for a member or an order, most often with a pair that was referred among its lines."""
        member, order = self.one(*members), self.one(*orders)
        about_member = self.random.random() < 0.5
        mine = [one for one in members if one.akasse_id == member.akasse_id]
        pairs = {(member.key, one.key) for one in orders} if about_member else {(one.key, order.key) for one in mine}
        pairs |= {(one.member, one.order) for one in referrals if one.akasse_id == member.akasse_id}
        lines = tuple(Proposal(*pair, self.one(*Track)) for pair in sorted(pairs))
        at = self.later(begins, 40)
        whose = member.key if about_member else None
        return ShownList(member.akasse_id, key_of(8, number), at, whose, lines, tuple(self.choices(lines, at)))

    def choices(self, lines: tuple[Proposal, ...], at: datetime) -> Iterator[Choice]:
        for line in lines:
            when = at
            for _choice in self.some(0, 2):
                when = self.after(when, 10) + timedelta(seconds=1)
                yield Choice(line.member, line.order, self.one(Decision.AGREED, *Decision), when)


_ACTS = {
    RecommendationState.DRAFT: RecommendationAct.REDRAFTED,
    RecommendationState.SENT: RecommendationAct.SENT,
    RecommendationState.RECEIVED: RecommendationAct.RECEIPT,
    RecommendationState.WITHDRAWN: RecommendationAct.WITHDRAWN,
    RecommendationState.LAPSED: RecommendationAct.LAPSED,
}


def _can_follow(step: Step, row: Transition) -> bool:
    """The window for taking an answer back is open right after the employer gave it, and at no other time."""
    answers = {ReferralAct.INVITE, ReferralAct.HIRE, ReferralAct.EMPLOYER_DECLINES}
    return row.act is not ReferralAct.UNDO or step.act in answers


def _weight(row: Transition) -> int:
    return 4 if row.act in FORWARD else 1
