"""The slow, plain computation of every measure over a world of events: the second opinion on what SQL counts.

It goes measure by measure, as a person with a pencil would, and knows nothing of facts, quantities or sources. Each
measure yields lines: the cohort's day, what it is divided by, what it adds to the numerator and to the denominator.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId
from matching.core.placements import PlacementKind, StillEmployed
from matching.core.referrals import ReferralAct, ReferralState
from tests.matching.statistics.figure_world import OCCUPATIONS, Member, Order, Placement, Referral, Step, World

Line = tuple[date, dict[str, str], int, int]
SENT, HIRE = ReferralAct.SEND, ReferralAct.HIRE


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


def answered(steps: list[Step]) -> bool:
    """Whether the employer has answered, and has not taken the answer back."""
    said = False
    for before, step in zip([None, *steps], steps, strict=False):
        if step.act in {ReferralAct.INVITE, HIRE, ReferralAct.EMPLOYER_DECLINES}:
            said = True
        elif step.act in {ReferralAct.UNDO, ReferralAct.REVERSE}:
            said = step.state is ReferralState.INTERVIEW
        assert before is None or before.at <= step.at
    return said


def is_due(steps: list[Step]) -> bool:
    """Whether an answer can be asked for: nobody on our side left before it, and the time to answer is over."""
    if answered(steps):
        return True
    last = steps[-1]
    left = last.act in {ReferralAct.WITHDRAW, ReferralAct.MEMBER_DECLINES}
    return not left and last.state not in {ReferralState.SENT, ReferralState.SEEN}


def order_values(order: Order) -> dict[str, str]:
    group = OCCUPATIONS[order.occupation][:2] if order.occupation is not None else ""
    return {
        "occupation_group": group or "unknown",
        "industry": order.section or "unknown",
        "sector": str(order.sector.value) if order.sector else "unknown",
        "employment": str(order.employment.value) if order.employment else "unknown",
        "municipality": order.municipality_code or "unknown",
        "region": "1082" if order.municipality_code == "751" else "unknown",
    }


def _by_order(count: Callable[[Seen, Order], tuple[int, int]]) -> Callable[[Seen], Iterator[Line]]:
    def lines(seen: Seen) -> Iterator[Line]:
        for order in seen.orders():
            yield danish_day(order.created_at), order_values(order), *count(seen, order)

    return lines


def _days(order: Order, at: datetime | None) -> int:
    return 0 if at is None else (danish_day(at) - danish_day(order.created_at)).days


def _first_reached(seen: Seen, order: Order) -> datetime | None:
    return min((at for one in seen.referrals(order) if (at := seen.reached(one)) is not None), default=None)


def _first_hired(seen: Seen, order: Order) -> datetime | None:
    return min((one.registered_at for one in seen.hires(order)), default=None)


def _answers(seen: Seen, order: Order) -> tuple[int, int]:
    steps = [seen.steps(one) for one in seen.referrals(order)]
    return sum(map(answered, steps)), sum(map(is_due, steps))


def _moves(seen: Seen, order: Order) -> tuple[int, int]:
    moves = [(seen.industry_before(one), order.section) for one in seen.hires(order)]
    known = [move for move in moves if None not in move]
    return sum(one != other for one, other in known), len(known)


def _placement_values(seen: Seen, one: Placement) -> dict[str, str]:
    values = order_values(seen.order(one.order))
    hours = next(name for least, name in ((37, "from_37"), (30, "from_30"), (15, "from_15"), (0, "below_15"))
                 if one.hours >= least)  # fmt: skip
    return {
        **{code: values[code] for code in ("occupation_group", "industry", "municipality", "region")},
        "industry_from": seen.industry_before(one) or "unknown",
        "kind": str(one.kind.value),
        "evidence": str(one.evidence.value),
        "hours": hours,
    }


def _by_placement(count: Callable[[Seen, Placement], tuple[int, int]]) -> Callable[[Seen], Iterator[Line]]:
    def lines(seen: Seen) -> Iterator[Line]:
        for one in seen.standing():
            yield one.starts_on, _placement_values(seen, one), *count(seen, one)

    return lines


def _move(seen: Seen, one: Placement) -> tuple[int, int]:
    before, after = seen.industry_before(one), seen.order(one.order).section
    return (0, 0) if before is None or after is None else (int(before != after), 1)


def _still(months: int) -> Callable[[Seen, Placement], tuple[int, int]]:
    def count(seen: Seen, one: Placement) -> tuple[int, int]:
        if one.kind is not PlacementKind.ORDINARY:
            return 0, 0
        answers = [asked.still_employed for asked in one.asked if asked.months == months and asked.at < seen.before]
        clear = [answer for answer in answers if answer is not StillEmployed.UNKNOWN]
        return sum(answer is StillEmployed.YES for answer in clear), len(clear)

    return count


LINES: Mapping[str, Callable[[Seen], Iterator[Line]]] = {
    "JO-01": _by_order(lambda seen, order: (1, 0)),
    "JO-02": _by_order(lambda seen, order: (order.positions, 0)),
    "JO-03": _by_order(lambda seen, order: (int(any(seen.referrals(order))), 1)),
    "JO-04": _by_order(lambda seen, order: (int(bool(seen.hires(order))), int(any(seen.referrals(order))))),
    "JO-05": _by_order(lambda seen, order: (int(bool(seen.hires(order))), 1)),
    "JO-06": _by_order(lambda seen, order: (len(list(seen.referrals(order))), 1)),
    "JO-07": _by_order(
        lambda seen, order: (_days(order, _first_reached(seen, order)), int(any(seen.referrals(order))))
    ),
    "JO-08": _by_order(lambda seen, order: (_days(order, _first_hired(seen, order)), int(bool(seen.hires(order))))),
    "JO-09": _by_order(_answers),
    "JO-10": _by_order(lambda seen, order: (int(not any(seen.referrals(order))), 1)),
    "JO-11": _by_order(_moves),
    "JO-12": _by_order(lambda seen, order: (len(seen.hires(order)), order.positions)),
    "AN-01": _by_placement(lambda seen, one: (1, 0)),
    "AN-02": _by_placement(lambda seen, one: (round(one.hours * 10), 1)),
    "AN-03": _by_placement(_move),
    "AN-04": _by_placement(_still(3)),
    "AN-05": _by_placement(_still(6)),
}
Cells = dict[tuple[str, str], tuple[int, int]]


def cells(code: str, seen: Seen, dimension: str | None) -> Cells:
    """The sums of a measure by month and one dimension (None: by month alone)."""
    over: Counter[tuple[str, str]] = Counter()
    under: Counter[tuple[str, str]] = Counter()
    for day, values, numerator, denominator in LINES[code](seen):
        key = f"{day:%Y}M{day:%m}", "" if dimension is None else values[dimension]
        over[key] += numerator
        under[key] += denominator
    return {key: (over[key], under[key]) for key in over}


def last_day(seen: Seen) -> date:
    return danish_day(seen.before) - timedelta(days=1)
