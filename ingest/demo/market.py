"""Which occupations the invented world holds, how many of each, and which lie near one another."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from ingest.demo.starter import Starter, Trade
from ingest.demo.words import read_table
from matching.core.ids import AkasseId

Thing = TypeVar("Thing")

#: How many of the insured hold an occupation of each level, relative to one another (our estimate).
_MEMBERS_BY_LEVEL = {"ufaglaert": 1.6, "faglaert": 1.2, "kort": 0.9, "mellemlang": 0.9, "lang": 0.6}
_ORDERS_BY_LEVEL = {"ufaglaert": 1.2, "faglaert": 1.2, "kort": 0.8, "mellemlang": 0.8, "lang": 0.5}
_RANK = {"ufaglaert": 0, "faglaert": 1, "kort": 2, "mellemlang": 3, "lang": 4}
_NEIGHBOURS = 10


@dataclass(frozen=True)
class Weighted(Generic[Thing]):
    """Things to draw from, each with a weight."""

    things: tuple[Thing, ...]
    summed: tuple[float, ...]

    def draw(self, rng: Random) -> Thing:
        """One of them."""
        return self.things[bisect(self.summed, rng.random() * self.summed[-1], hi=len(self.things) - 1)]


def weighted(pairs: Iterable[tuple[Thing, float]]) -> Weighted[Thing]:
    """Draw from those pairs whose weight is positive."""
    kept = [(thing, weight) for thing, weight in pairs if weight > 0]
    return Weighted(tuple(thing for thing, _ in kept), tuple(accumulate(weight for _, weight in kept)))


@dataclass(frozen=True)
class Akasse:
    """An a-kasse and the occupations of its members."""

    akasse_id: AkasseId
    short: str
    trades: Weighted[Trade]


@dataclass(frozen=True)
class Market:
    """The market of one starter taxonomy.

    `neighbours` are the occupations a holder could move to, most shared skills first; `bridges` those of them in
    another industry (NACE section).
    """

    akasser: Weighted[Akasse]
    orders: Weighted[Trade]
    beginners: Weighted[Trade]
    neighbours: Mapping[str, tuple[Trade, ...]]
    bridges: Mapping[str, tuple[Trade, ...]]


def best_match(trade: Trade, table: Mapping[str, Thing]) -> Thing | None:
    """What a table says of an occupation: by its key, else by the longest beginning of its ISCO code, else `all`."""
    for name in (trade.key, *(trade.isco[:length] for length in (4, 3, 2, 1)), "all"):
        if name in table:
            return table[name]
    return None


def market_of(starter: Starter) -> Market:
    """The market that a starter taxonomy gives."""
    trades = tuple(starter.trades.values())
    counts = {row["trade"]: row for row in read_table("market")}
    members = {trade.key: _weight(trade, counts, "members", _MEMBERS_BY_LEVEL) for trade in trades}
    orders = {trade.key: _weight(trade, counts, "orders", _ORDERS_BY_LEVEL) for trade in trades}
    neighbours = _neighbours(trades)
    return Market(
        akasser=weighted(_akasser(trades, members)),
        orders=weighted((trade, orders[trade.key]) for trade in trades),
        beginners=weighted((trade, members[trade.key]) for trade in trades if _for_beginners(trade)),
        neighbours=neighbours,
        bridges={
            trade.key: tuple(other for other in neighbours[trade.key] if other.section != trade.section)
            for trade in trades
        },
    )


def _weight(trade: Trade, counts: Mapping[str, Mapping[str, str]], column: str, by_level: Mapping[str, float]) -> float:
    if trade.key in counts:
        return float(counts[trade.key][column])
    return by_level.get(trade.level, 1.0)


def _akasser(trades: Sequence[Trade], members: Mapping[str, float]) -> list[tuple[Akasse, float]]:
    """Every a-kasse with its persons on benefit, July 2026 (jobindsats.dk, table y01a02)."""
    pairs = []
    for row in read_table("akasser"):
        affinity = {name: float(weight) for name, _, weight in (part.rpartition(":") for part in row["trades"].split())}
        drawn = weighted((trade, (best_match(trade, affinity) or 0.0) * members[trade.key]) for trade in trades)
        pairs.append((Akasse(AkasseId(int(row["code"])), row["short"], drawn), float(row["on_benefit"])))
    return pairs


def _for_beginners(trade: Trade) -> bool:
    return trade.level == "ufaglaert" and not trade.law


def _neighbours(trades: Sequence[Trade]) -> dict[str, tuple[Trade, ...]]:
    """For each occupation the ten that share most of its skills, rare skills counting more."""
    holders: defaultdict[str, list[Trade]] = defaultdict(list)
    for trade in trades:
        for skill in trade.essential + trade.optional:
            holders[skill].append(trade)
    return {trade.key: _nearest(trade, holders) for trade in trades}


def _nearest(trade: Trade, holders: Mapping[str, Sequence[Trade]]) -> tuple[Trade, ...]:
    shared: defaultdict[str, float] = defaultdict(float)
    found: dict[str, Trade] = {}
    for skill in trade.essential + trade.optional:
        for other in holders[skill]:
            shared[other.key] += 1 / len(holders[skill]) ** 0.5
            found[other.key] = other
    reachable = [key for key, other in found.items() if key != trade.key and may_move(trade, other)]
    best = sorted(reachable, key=lambda key: (-shared[key] / len(found[key].essential) ** 0.5, key))
    return tuple(found[key] for key in best[:_NEIGHBOURS])


def may_move(trade: Trade, other: Trade) -> bool:
    """Whether a holder could take the other job without a new education: no higher level, no legal licence."""
    return rank_of(other) <= rank_of(trade) and not set(other.law) - set(trade.law)


def rank_of(trade: Trade) -> int:
    """The level of education, from 0 (unskilled) to 4 (long)."""
    return _RANK.get(trade.level, 1)


@cache
def municipality_weights() -> Mapping[str, float]:
    """Inhabitants by municipality in thousands, roughly; only proportions are used."""
    return {row["code"]: float(row["thousands"]) for row in read_table("municipality_weights")}
