"""The attacker: what anybody can work out about hidden cells from everything that was ever published.

He knows every published figure of every vintage, that counts are whole numbers, that a hidden count is at least 1
(zeros are shown, except in cubes where they tell), every sum, every threshold, and even which counts did not change
from one vintage to another. For each hidden cell he finds the least and the greatest count that fits all of it. None of
`secondary.py` is used here, so that a mistake there is found here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from matching.statistics.disclosure.cubes import CellKey, sums
from matching.statistics.disclosure.polyhedron import Polyhedron, Sum
from matching.statistics.disclosure.published import PublishedCell, Release
from matching.statistics.disclosure.rules import primary, rules_on, width_needed

#: A cell with one count is one unknown, in however many cubes and vintages it stands.
Unknown = tuple[CellKey, int]
#: Up to this many hidden cells that hang together, only tables of whole numbers count as possible.
WHOLE_UP_TO = 400
#: Questions about many cells at once before each that is left is asked about alone, and how few answers end them.
ROUNDS = 60
TOO_FEW = 0.02
ALMOST = 1e-5


@dataclass(frozen=True)
class Exposed:
    """A hidden cell whose feasibility interval is too narrow. It names counts: for us, never for a log or a page."""

    key: CellKey
    lowest: int
    highest: int


@dataclass(frozen=True)
class AuditReport:
    """How many hidden cells were attacked, over how many vintages, and those that fell."""

    vintages: int
    hidden: int
    exposed: tuple[Exposed, ...]


@dataclass
class Knowledge:
    """What the attacker has: counts he was shown, those he was not, and what adds up to what."""

    shown: dict[Unknown, int] = field(default_factory=dict)
    hidden: dict[Unknown, int] = field(default_factory=dict)
    may_be_zero: set[Unknown] = field(default_factory=set)
    given_away: set[Unknown] = field(default_factory=set)
    adds_up: dict[tuple[Unknown, ...], None] = field(default_factory=dict)

    def see(self, unknown: Unknown, cell: PublishedCell, width: int) -> None:
        """Look at one published cell; a count hidden once and shown later was given away."""
        if cell.value is None:
            if unknown not in self.shown:
                self.hidden[unknown] = max(width, self.hidden.get(unknown, 0))
            return
        if cell.value != unknown[1]:
            raise ValueError("a published cell is not the count it stands for")
        if unknown in self.hidden:
            self.given_away.add(unknown)
        self.shown[unknown] = cell.value


def audit(releases: Sequence[Release]) -> AuditReport:
    """Attack every cell ever hidden with everything ever published; `releases` in the order they went out."""
    knowledge = gather(releases)
    exposed = [Exposed(key, count, count) for key, count in knowledge.given_away]
    for attack in attacks(knowledge):
        exposed.extend(attack.fallen())
    return AuditReport(
        len(releases), len(knowledge.hidden), tuple(sorted(exposed, key=lambda one: (one.key, one.lowest)))
    )


def gather(releases: Sequence[Release]) -> Knowledge:
    """Everything published, read cube by cube, vintage by vintage; what one vintage shows in two cubes is seen once."""
    knowledge = Knowledge()
    for release in releases:
        rules = rules_on(release.published_on)
        for cube, seen in zip(release.true, release.published, strict=True):
            unknowns = {where: (cube.keys[where], cell.count) for where, cell in cube.cells.items()}
            for where, unknown in unknowns.items():
                cell = cube.cells[where]
                cause = primary(cell, rules, zeros_tell=cube.zeros_tell)
                knowledge.see(unknown, seen.cells[where], width_needed(cell, cause, rules, rules.fails_at + 1))
            if cube.zeros_tell:
                knowledge.may_be_zero.update(unknowns.values())
            for total, parts in sums(cube.dimensions, cube.cells):
                knowledge.adds_up[unknowns[total], *(unknowns[part] for part in parts)] = None
    return knowledge


def attacks(knowledge: Knowledge) -> Iterator["Attack"]:
    """The hidden cells in groups that hang together by sums; what is in one group says nothing about another."""
    hidden = sorted(set(knowledge.hidden) - knowledge.given_away)
    if not hidden:
        return
    place = {unknown: number for number, unknown in enumerate(hidden)}
    equations = sorted({equation for terms in knowledge.adds_up if (equation := reduced(terms, place, knowledge))})
    labels = groups(len(hidden), [places for places, _, _ in equations])
    members: dict[int, list[int]] = {}
    for number, label in enumerate(labels):
        members.setdefault(int(label), []).append(number)
    held: dict[int, list[Sum]] = {}
    for equation in equations:
        held.setdefault(int(labels[equation[0][0]]), []).append(equation)
    for label, numbers in members.items():
        yield Attack(knowledge, [hidden[number] for number in numbers], renumbered(held.get(label, []), numbers))


def reduced(
    terms: tuple[Unknown, ...], place: dict[Unknown, int], knowledge: Knowledge
) -> tuple[tuple[int, ...], tuple[float, ...], float] | None:
    """Total = parts, with the known moved to the right; None when nothing in it is unknown."""
    signs = [-1.0, *([1.0] * (len(terms) - 1))]
    unknown = [(place[term], sign) for term, sign in zip(terms, signs, strict=True) if term in place]
    if not unknown:
        return None
    right = -sum(sign * term[1] for term, sign in zip(terms, signs, strict=True) if term not in place)
    return tuple(number for number, _ in unknown), tuple(sign for _, sign in unknown), right


def groups(size: int, equations: Iterable[Sequence[int]]) -> NDArray[np.int32]:
    """A number for each unknown, the same for two when a chain of sums joins them."""
    pairs = [(places[0], other) for places in equations for other in places]
    ones, others = zip(*pairs, strict=True) if pairs else ((), ())
    graph = coo_array((np.ones(len(pairs)), (np.array(ones, int), np.array(others, int))), shape=(size, size))
    _, labels = connected_components(graph, directed=False)
    return np.asarray(labels, dtype=np.int32)


def renumbered(equations: list[Sum], numbers: list[int]) -> list[Sum]:
    """The same equations with places counted within the group."""
    within = {number: place for place, number in enumerate(numbers)}
    return [([within[number] for number in places], signs, right) for places, signs, right in equations]


class Attack:
    """One group of hidden cells and the tables that fit what is known about it."""

    def __init__(self, knowledge: Knowledge, unknowns: list[Unknown], equations: list[Sum]) -> None:
        self._unknowns = unknowns
        self._needed = np.array([knowledge.hidden[unknown] for unknown in unknowns])
        lower = np.array([0.0 if unknown in knowledge.may_be_zero else 1.0 for unknown in unknowns])
        most = 1_000.0 + 4 * max(unknown[1] for unknown in unknowns)
        most += max((abs(right) for _, _, right in equations), default=0.0)
        self._tables = Polyhedron(equations, lower, np.full(len(unknowns), most))
        self._whole = len(unknowns) <= WHOLE_UP_TO
        self._lowest = np.full(len(unknowns), np.inf)
        self._highest = np.full(len(unknowns), -np.inf)

    def fallen(self) -> list[Exposed]:
        """The cells of the group whose interval is too narrow."""
        self._ask_about_many()
        if self._whole and len(self._open()):
            self._tables.only_whole()
        for place in self._open():
            self._ask_about(int(place))
        return [
            Exposed(self._unknowns[place][0], ceil(self._lowest[place] - ALMOST), floor(self._highest[place] + ALMOST))
            for place in self._open()
        ]

    def _open(self) -> NDArray[np.intp]:
        """The cells not yet seen at two counts far enough apart, rounded inwards to whole counts."""
        with np.errstate(invalid="ignore"):
            width = np.floor(self._highest + ALMOST) - np.ceil(self._lowest - ALMOST)
        return np.flatnonzero(~(width >= self._needed))

    def _ask_about_many(self) -> None:
        """Extreme tables in drawn directions: each shows a possible count of every cell of the group at once."""
        draw = np.random.default_rng(len(self._unknowns))
        left = len(self._open())
        for _ in range(ROUNDS):
            direction = np.zeros(len(self._unknowns))
            direction[self._open()] = draw.choice((-1.0, 1.0), left) * draw.uniform(0.5, 1.5, left)
            for way in (direction, -direction):
                self._note(self._tables.furthest(way))
            before, left = left, len(self._open())
            if left == 0 or before - left < TOO_FEW * before:
                return

    def _ask_about(self, place: int) -> None:
        """The least and the greatest count of one cell."""
        direction = np.zeros(len(self._unknowns))
        for way in (1.0, -1.0):
            direction[place] = way
            self._note(self._tables.furthest(direction))

    def _note(self, table: NDArray[np.float64] | None) -> None:
        """Remember what a table shows; without whole numbers it shows nothing in a small group."""
        if table is None:
            raise RuntimeError("no table fits what was published, or the solver found none")
        if self._whole and np.abs(table - table.round()).max() > ALMOST:
            return
        self._lowest = np.minimum(self._lowest, table)
        self._highest = np.maximum(self._highest, table)
