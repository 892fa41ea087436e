"""Measures of job orders, order by order."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from matching.core.danish_time import danish_day
from matching.core.referrals import ReferralAct, ReferralState
from tests.matching.statistics.figure_world import OCCUPATIONS, Order, Step
from tests.matching.statistics.oracle.seen import HIRE, Line, Lines, Seen


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


LINES: Mapping[str, Lines] = {
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
}
