"""Measures of ranked lists, line by line."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from matching.core.cards import Decision
from matching.core.danish_time import danish_day
from matching.core.placements import PlacementKind
from tests.matching.statistics.figure_world import Proposal
from tests.matching.statistics.oracle.seen import Line, Lines, Seen


@dataclass(frozen=True)
class Shown:
    """One line of a list with what was last decided on it by then."""

    seen: Seen
    line: Proposal
    decision: Decision | None

    def is_chosen(self) -> int:
        return int(self.decision is Decision.AGREED)

    def is_referred(self) -> int:
        pair = (self.line.member, self.line.order)
        referrals = [one for one in self.seen.world.referrals if (one.member, one.order) == pair]
        return self.is_chosen() * any(self.seen.reached(one) is not None for one in referrals)

    def is_hired(self) -> int:
        hires = [one for one in self.seen.standing() if (one.member, one.order) == (self.line.member, self.line.order)]
        return self.is_chosen() * any(one.kind is PlacementKind.ORDINARY for one in hires)


def _by_line(count: Callable[[Shown], tuple[int, int]]) -> Callable[[Seen], Iterator[Line]]:
    def lines(seen: Seen) -> Iterator[Line]:
        for one in seen.world.lists:
            if seen.is_mine(one.akasse_id) and one.at < seen.before:
                for line in one.lines:
                    said = [
                        choice.decision
                        for choice in one.choices
                        if (choice.member, choice.order) == (line.member, line.order) and choice.at < seen.before
                    ]
                    direction = "candidates" if one.member is None else "jobs"
                    shown = Shown(seen, line, said[-1] if said else None)
                    yield danish_day(one.at), {"track": str(line.track.value), "direction": direction}, *count(shown)

    return lines


LINES: Mapping[str, Lines] = {
    "RA-01": _by_line(lambda shown: (1, 0)),
    "RA-02": _by_line(lambda shown: (shown.is_chosen(), 1)),
    "RA-03": _by_line(lambda shown: (int(shown.decision is Decision.NOT_RELEVANT), 1)),
    "RA-04": _by_line(lambda shown: (shown.is_referred(), shown.is_chosen())),
    "RA-05": _by_line(lambda shown: (shown.is_hired(), shown.is_chosen())),
}
