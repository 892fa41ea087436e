"""What was known of a world by an instant, and what more than one family asks of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId
from matching.core.placements import PlacementKind
from matching.core.referrals import ReferralAct
from tests.matching.statistics.figure_world import Member, Order, Placement, Referral, Step, Talk, TalkChange, World

SENT, HIRE = ReferralAct.SEND, ReferralAct.HIRE
#: The cohort's day, what it is divided by, what it adds to the numerator and to the denominator.
Line = tuple[date, dict[str, str], int, int]


@dataclass(frozen=True)
class Seen:
    """What was known of a world by an instant, of one a-kasse or (None) of all."""

    world: World
    before: datetime
    akasse_id: AkasseId | None = None

    def is_mine(self, akasse_id: AkasseId) -> bool:
        return self.akasse_id is None or self.akasse_id == akasse_id

    def steps(self, referral: Referral) -> list[Step]:
        return [step for step in referral.steps if step.at < self.before]

    def orders(self) -> Iterator[Order]:
        for order in self.world.orders:
            if order.created_at < self.before and order.duplicate_of is None:
                yield order

    def referrals(self, order: Order) -> Iterator[Referral]:
        for referral in self.world.referrals:
            if referral.order == order.key and self.is_mine(referral.akasse_id) and self.reached(referral):
                yield referral

    def reached(self, referral: Referral) -> datetime | None:
        """When the employer got the candidate: by sending, or by a hire that was not taken straight back."""
        steps = self.steps(referral)
        for place, step in enumerate(steps):
            after = steps[place + 1].act if place + 1 < len(steps) else None
            undone = after in {ReferralAct.UNDO, ReferralAct.REVERSE}
            if step.act is SENT or (step.act is HIRE and not undone):
                return step.at
        return None

    def standing(self) -> Iterator[Placement]:
        for one in self.world.placements:
            taken_back = one.reversed_at is not None and one.reversed_at < self.before
            if self.is_mine(one.akasse_id) and one.registered_at < self.before and not taken_back:
                yield one

    def hires(self, order: Order) -> list[Placement]:
        return [one for one in self.standing() if one.order == order.key and one.kind is PlacementKind.ORDINARY]

    def order(self, key: object) -> Order:
        return next(order for order in self.world.orders if order.key == key)

    def member(self, key: object) -> Member:
        return next(member for member in self.world.members if member.key == key)

    def industry_before(self, placement: Placement) -> str | None:
        """The industry of the job that ended last, one that goes on counting as last of all."""
        last, industry = None, None
        for job in self.member(placement.member).jobs:
            when = (job.until or date.max, job.since or date.min)
            if job.section is not None and (last is None or when > last):
                last, industry = when, job.section
        return industry


Lines = Callable[[Seen], Iterator[Line]]


def talk_now(seen: Seen, talk: Talk) -> TalkChange | None:
    """What was last told of a talk."""
    told = [change for change in talk.changes if change.at < seen.before]
    return told[-1] if told else None


def last_day(seen: Seen) -> date:
    return danish_day(seen.before) - timedelta(days=1)
