"""Measures of placements, one by one."""

from collections.abc import Callable, Iterator, Mapping

from matching.core.placements import PlacementKind, StillEmployed
from tests.matching.statistics.figure_world import Placement
from tests.matching.statistics.oracle.orders import order_values
from tests.matching.statistics.oracle.seen import Line, Lines, Seen


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


LINES: Mapping[str, Lines] = {
    "AN-01": _by_placement(lambda seen, one: (1, 0)),
    "AN-02": _by_placement(lambda seen, one: (round(one.hours * 10), 1)),
    "AN-03": _by_placement(_move),
    "AN-04": _by_placement(_still(3)),
    "AN-05": _by_placement(_still(6)),
}
