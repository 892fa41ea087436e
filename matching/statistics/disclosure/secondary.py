"""Secondary suppression: which further cells to hide, so that hidden ones cannot be had by subtraction.

A hidden cell is protected when the table can be *shifted*: some counts up, others down, every sum kept, every published
cell untouched. Where a cell cannot move far enough, linear programming finds the cheapest shift through cells not yet
hidden, and what it moves is hidden too. Same input, same result: cells are taken in order, on one thread.
"""

from collections import deque
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from matching.statistics.disclosure.ledger import Entry, Ledger, Standing
from matching.statistics.disclosure.polyhedron import Polyhedron, Sum
from matching.statistics.disclosure.rules import Cause, DisclosureRules

#: Cells of the first neighbourhood that a shift is sought in, and how much larger each next one is.
NEAR = 500
WIDER = 4
#: Moving a hidden cell costs next to nothing, and still something, so that shifts stay short.
HIDDEN_PRICE = 0.01
#: Questions about many cells at once, and the share of new answers below which no further one is put.
ROUNDS = 30
TOO_FEW = 0.03
#: When many are stuck, hide around every so manieth and ask again: what is hidden for one lets its neighbours move.
MANY = 50
EACH = 7
STILL = 1e-6


def protect(ledger: Ledger, rules: DisclosureRules) -> None:
    """Hide secondary cells in the ledger until every hidden cell can move as far as it needs, where it ever can."""
    Suppressor(ledger, rules).run()


class Suppressor:
    """One run over one ledger; entries are known by their place in total order."""

    def __init__(self, ledger: Ledger, rules: DisclosureRules) -> None:
        self._ledger, self._rules = ledger, rules
        self._entries = sorted(entry for entry, standing in ledger.standing.items() if standing is not Standing.PUBLIC)
        place = {entry: number for number, entry in enumerate(self._entries)}
        self._sums = sorted({terms for term in ledger.sums if (terms := movable(term, place))})
        self._sums_at: list[list[int]] = [[] for _ in self._entries]
        for number, (places, _) in enumerate(self._sums):
            for one in places:
                self._sums_at[one].append(number)
        self._count = np.array([count for _, count in self._entries], dtype=np.float64)
        self._floor = np.array([ledger.floor[entry] for entry in self._entries], dtype=np.float64)
        self._hidden = np.array([ledger.standing[entry] is Standing.HIDDEN for entry in self._entries], dtype=bool)
        #: How far each must be able to move, up and down together; nothing for one that is not hidden.
        self._width = np.array([ledger.width.get(entry, 0) for entry in self._entries], dtype=np.float64)
        self._down, self._up = np.zeros(len(self._entries)), np.zeros(len(self._entries))
        self._hopeless = np.zeros(len(self._entries), dtype=bool)

    def run(self) -> None:
        """Let hidden cells move as they can; hide more around some of those that cannot; until all can."""
        while len(stuck := self._stuck()):
            for group in self._groups_of(stuck):
                self._loosen(group)
            stuck = self._stuck()
            for place in stuck[:: EACH if len(stuck) > MANY else 1]:
                if self._is_stuck(int(place)):
                    self._open_around(int(place))

    def _stuck(self) -> NDArray[np.intp]:
        """Hidden cells that have not been seen to move far enough, in order."""
        short = self._up - self._down < self._width - STILL
        return np.flatnonzero(self._hidden & short & ~self._hopeless)

    def _is_stuck(self, place: int) -> bool:
        """The same for one cell, as shifts found meanwhile have left it."""
        return bool(self._up[place] - self._down[place] < self._width[place] - STILL)

    def _groups_of(self, stuck: Iterable[int]) -> list[list[int]]:
        """Hidden cells that hang together by sums and have a stuck one among them."""
        seen: set[int] = set()
        groups = []
        for place in stuck:
            if int(place) not in seen:
                group = self._near(int(place), len(self._entries), only_hidden=True)
                seen.update(group)
                groups.append(group)
        return groups

    def _near(self, start: int, most: int, *, only_hidden: bool) -> list[int]:
        """Up to `most` cells around one, nearest first, in order of place; a sum is one step."""
        seen, waiting = {start}, deque([start])
        used: set[int] = set()
        while waiting and len(seen) < most:
            for number in self._sums_at[waiting.popleft()]:
                if number in used:
                    continue
                used.add(number)
                found = [
                    one for one in self._sums[number][0] if one not in seen and (self._hidden[one] or not only_hidden)
                ]
                seen.update(found)
                waiting.extend(found)
        return sorted(seen)

    def _among(self, places: Sequence[int]) -> list[Sum]:
        """The sums of these cells when every other stands still."""
        within = {place: number for number, place in enumerate(places)}
        numbers = sorted({number for place in places for number in self._sums_at[place]})
        return [
            (
                [within[one] for one in terms if one in within],
                [sign for one, sign in zip(terms, signs, strict=True) if one in within],
                0.0,
            )
            for terms, signs in (self._sums[number] for number in numbers)
        ]

    def _loosen(self, group: list[int]) -> None:
        """Find how far the hidden cells of a group can move, many at once; it need not find the most for each."""
        members = np.array(group)
        farthest = 2 * self._width[members].max()
        shifts = Polyhedron(
            self._among(group), np.maximum(self._floor - self._count, -farthest)[members], np.full(len(group), farthest)
        )
        draw = np.random.default_rng(len(group))
        for _ in range(ROUNDS):
            left = self._left(members)
            if not len(left):
                return
            direction = np.zeros(len(group))
            direction[left] = draw.uniform(-1.0, 1.0, len(left))
            self._moved(members, shifts.furthest(direction))
            self._moved(members, shifts.furthest(-direction))
            if len(left) - len(self._left(members)) < TOO_FEW * len(left):
                return

    def _left(self, members: NDArray[np.intp]) -> NDArray[np.intp]:
        """Which of these cells are still stuck."""
        return np.flatnonzero((self._up - self._down < self._width - STILL)[members])

    def _moved(self, members: NDArray[np.intp], shift: NDArray[np.float64] | None) -> None:
        """Remember how far a shift moved each cell."""
        if shift is not None:
            self._up[members] = np.maximum(self._up[members], shift)
            self._down[members] = np.minimum(self._down[members], shift)

    def _open_around(self, place: int) -> None:
        """Hide the cheapest cells that let this one move as far as it needs; wider around it while none do."""
        width = self._width[place]
        most = NEAR
        while True:
            near = self._near(place, most, only_hidden=False)
            for by in (self._down[place] + width, self._up[place] - width):
                shift = self._cheapest(near, place, by)
                if shift is not None:
                    self._hide(np.array(near), shift)
                    return
            if len(near) >= most:
                most *= WIDER
            elif not self._lean(near, place):
                self._hopeless[place] = True
                return

    def _lean(self, near: list[int], place: int) -> bool:
        """Let a cell go part of the way up, where it cannot go the whole way to either side; False when it cannot."""
        for by in range(int(self._width[place]) - 1, int(self._up[place]), -1):
            shift = self._cheapest(near, place, float(by))
            if shift is not None:
                self._hide(np.array(near), shift)
                return True
        return False

    def _cheapest(self, near: list[int], place: int, by: float) -> NDArray[np.float64] | None:
        """The shift that moves one cell by so much and others as little and as cheaply as can be."""
        members, size = np.array(near), len(near)
        ups_and_downs: list[Sum] = [
            ([*terms, *(size + one for one in terms)], [*signs, *(-sign for sign in signs)], 0.0)
            for terms, signs, _ in self._among(near)
        ]
        room = np.concatenate([np.full(size, 4 * abs(by)), (self._count - self._floor)[members]])
        shifts = Polyhedron(ups_and_downs, np.zeros(2 * size), np.maximum(room, 0.0))
        here = near.index(place)
        up, down = max(by, 0.0), max(-by, 0.0)
        if down > room[size + here]:
            return None
        shifts.fix(here, up, up)
        shifts.fix(size + here, down, down)
        price = np.where(self._hidden, HIDDEN_PRICE, 1 + np.sqrt(self._count))[members]
        found = shifts.furthest(-np.concatenate([price, price]))
        return None if found is None else found[:size] - found[size:]

    def _hide(self, members: NDArray[np.intp], shift: NDArray[np.float64]) -> None:
        """Hide what a shift moves."""
        for place in members[(np.abs(shift) > STILL) & ~self._hidden[members]]:
            self._ledger.hide(self._entries[place], Cause.SECONDARY, self._rules.aims_at)
            self._hidden[place], self._width[place] = True, self._rules.aims_at
        self._moved(members, shift)


def movable(terms: tuple[Entry, ...], place: dict[Entry, int]) -> tuple[tuple[int, ...], tuple[float, ...]] | None:
    """A sum without its public cells: places and signs; None when nothing in it can move."""
    signs = [-1.0] + [1.0] * (len(terms) - 1)
    found = [(place[term], sign) for term, sign in zip(terms, signs, strict=True) if term in place]
    return (tuple(one for one, _ in found), tuple(sign for _, sign in found)) if found else None
