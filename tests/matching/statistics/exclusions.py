"""For every exclusion of every family: a world with one thing that counts and one that does not, for that reason alone.

The figure beside it is what the measure says of the whole world. Without the exclusion it would say something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from matching.core.placements import PlacementKind, StillEmployed
from matching.core.referrals import ReferralAct, ReferralState
from tests.builders import AKADEMIKERNE
from tests.matching.statistics.figure_world import Asked, Job, Member, Order, Placement, Referral, Step, World

CREATED = datetime(2026, 5, 4, 9, tzinfo=UTC)
FIRST, SECOND = UUID(int=1), UUID(int=2)
MEMBER, NEWCOMER = UUID(int=21), UUID(int=22)


@dataclass(frozen=True)
class Told:
    """What a measure says of a world: numerator and denominator (0 for a count)."""

    world: World
    measure: str
    numerator: int
    denominator: int


def later(days: int) -> datetime:
    return CREATED + timedelta(days=days)


def an_order(key: UUID = FIRST, **overrides: object) -> Order:
    return replace(Order(key, CREATED), **overrides)  # type: ignore[arg-type]


def a_referral(number: int, *acts: tuple[ReferralAct, ReferralState], order: UUID = FIRST) -> Referral:
    walked = [(ReferralAct.PROPOSE, ReferralState.PROPOSED), (ReferralAct.AGREE, ReferralState.AGREED), *acts]
    steps = tuple(Step(act, state, later(day)) for day, (act, state) in enumerate(walked, 1))
    return Referral(AKADEMIKERNE, UUID(int=30 + number), MEMBER, order, steps)


SEND = (ReferralAct.SEND, ReferralState.SENT)
HIRE = (ReferralAct.HIRE, ReferralState.HIRED)
DECLINE = (ReferralAct.EMPLOYER_DECLINES, ReferralState.DECLINED)
WITHDRAW = (ReferralAct.WITHDRAW, ReferralState.WITHDRAWN)
SENT, HIRED = a_referral(1, SEND), a_referral(1, SEND, HIRE)
WAREHOUSE = Member(AKADEMIKERNE, MEMBER, (Job("H", date(2020, 1, 1), date(2025, 1, 1)),))
UNKNOWN_BEFORE = Member(AKADEMIKERNE, NEWCOMER)


def a_placement(number: int = 1, order: UUID = FIRST, **overrides: object) -> Placement:
    referral = UUID(int=30 + number)
    plain = Placement(AKADEMIKERNE, UUID(int=40 + number), referral, MEMBER, order, date(2026, 6, 1), later(4))
    return replace(plain, **overrides)  # type: ignore[arg-type]


def two_hires(**second: object) -> World:
    """Two orders, each with a hire; of the second hire something is told."""
    referrals = (HIRED, replace(a_referral(2, SEND, HIRE, order=SECOND), member=second.get("member", MEMBER)))
    placements = (a_placement(), a_placement(2, SECOND, **second))
    orders = (an_order(section="G"), an_order(SECOND, section="G"))
    return World(orders, (WAREHOUSE, UNKNOWN_BEFORE), referrals, placements)


def followed_up(answer: StillEmployed, **job: object) -> World:
    """Two hires that were asked about after 3 months; the first one lasts."""
    asked = (Asked(3, StillEmployed.YES, later(120)),)
    made = two_hires(**job)
    first, second = made.placements
    told = replace(second, asked=(replace(asked[0], still_employed=answer),))
    return replace(made, placements=(replace(first, asked=asked), told))


EXCLUDED: Mapping[tuple[str, str], Told] = {
    ("orders", "duplicate"): Told(
        World((an_order(), an_order(SECOND, duplicate_of=FIRST))), measure="JO-01", numerator=1, denominator=0
    ),
    ("orders", "never_sent"): Told(
        World((an_order(), an_order(SECOND)), (WAREHOUSE,), (SENT, a_referral(2, WITHDRAW, order=SECOND))),
        measure="JO-03", numerator=1, denominator=2,
    ),
    ("orders", "left_before_answer"): Told(
        World((an_order(),), (WAREHOUSE,), (a_referral(1, SEND, DECLINE), a_referral(2, SEND, WITHDRAW))),
        measure="JO-09", numerator=1, denominator=1,
    ),
    ("orders", "may_still_answer"): Told(
        World((an_order(),), (WAREHOUSE,), (a_referral(1, SEND, DECLINE), a_referral(2, SEND))),
        measure="JO-09", numerator=1, denominator=1,
    ),
    ("orders", "reversed"): Told(two_hires(reversed_at=later(9)), measure="JO-05", numerator=1, denominator=2),
    ("orders", "not_ordinary"): Told(
        two_hires(kind=PlacementKind.PRACTICE), measure="JO-05", numerator=1, denominator=2
    ),
    ("orders", "industry_unknown"): Told(two_hires(member=NEWCOMER), measure="JO-11", numerator=1, denominator=1),
    ("placements", "reversed"): Told(two_hires(reversed_at=later(9)), measure="AN-01", numerator=1, denominator=0),
    ("placements", "industry_unknown"): Told(two_hires(member=NEWCOMER), measure="AN-03", numerator=1, denominator=1),
    ("placements", "not_known"): Told(
        followed_up(StillEmployed.UNKNOWN), measure="AN-04", numerator=1, denominator=1
    ),
    ("placements", "not_ordinary"): Told(
        followed_up(StillEmployed.NO, kind=PlacementKind.WAGE_SUBSIDY), measure="AN-04", numerator=1, denominator=1
    ),
}  # fmt: skip
