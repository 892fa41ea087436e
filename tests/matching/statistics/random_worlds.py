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

from matching.core.job_order import Employment, Sector
from matching.core.placements import EvidenceSource, PlacementKind, StillEmployed
from matching.core.referrals import TRANSITIONS, ReferralAct, ReferralState, Transition
from tests.matching.statistics.figure_world import (
    AKASSER,
    EMPLOYERS,
    OCCUPATIONS,
    Asked,
    Job,
    Member,
    Order,
    Placement,
    Referral,
    Step,
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
        return World(orders, members, referrals, placements)

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


def _can_follow(step: Step, row: Transition) -> bool:
    """The window for taking an answer back is open right after the employer gave it, and at no other time."""
    answers = {ReferralAct.INVITE, ReferralAct.HIRE, ReferralAct.EMPLOYER_DECLINES}
    return row.act is not ReferralAct.UNDO or step.act in answers


def _weight(row: Transition) -> int:
    return 4 if row.act in FORWARD else 1
