"""Careers that make sense: from one occupation to the next over shared skills, with gaps, before a given day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ingest.demo.grammar import capital
from ingest.demo.market import rank_of
from ingest.demo.starter import Trade
from ingest.demo.world import World
from matching.core.industry import IndustryCode

_MONTH = 30.44
#: Nobody tells of jobs that ended longer ago than this: 20 years.
_LONGEST_DAYS = 7_300


@dataclass(frozen=True)
class Job:
    """One job held: half-open period, `until` None while it lasts."""

    trade: Trade
    since: date
    until: date | None


def a_career(world: World, trade: Trade, rng: Random, as_of: date) -> tuple[Job, ...]:
    """One to six jobs of somebody whose trade is given, the latest first."""
    trades = _trades(world, trade, _number_of_jobs(rng), rng)
    still_there = rng.random() < 0.08
    end = as_of if still_there else as_of - timedelta(days=int(rng.triangular(1, 700, 60)))
    jobs: list[Job] = []
    for held in trades:
        if (as_of - end).days > _LONGEST_DAYS:
            break
        months = min(200.0, rng.lognormvariate(3.2, 0.8))
        since = _first_of_month(end - timedelta(days=int(max(2.0, months) * _MONTH)))
        until = None if still_there and not jobs else end
        jobs.append(Job(held, since, until))
        end = since - timedelta(days=int(rng.expovariate(1 / 120)) if rng.random() < 0.6 else 0)
    return tuple(jobs)


def _number_of_jobs(rng: Random) -> int:
    return rng.choices((1, 2, 3, 4, 5, 6), (12, 24, 27, 19, 11, 7))[0]


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _trades(world: World, trade: Trade, number: int, rng: Random) -> list[Trade]:
    """The occupations held, latest first: mostly the own trade, sometimes a neighbour's, at first a beginner's job."""
    latest = trade if rng.random() < 0.82 else a_neighbour(world, trade, rng)
    earlier = [trade if rng.random() < 0.62 else a_neighbour(world, trade, rng) for _ in range(number - 1)]
    if len(earlier) > 1 and rng.random() < 0.4:
        earlier[-1] = world.market.beginners.draw(rng)
    return [latest, *earlier]


def a_neighbour(world: World, trade: Trade, rng: Random) -> Trade:
    """An occupation close by its skills, in half of the cases one in another industry if there is one."""
    bridges = world.market.bridges[trade.key]
    near = bridges if bridges and rng.random() < 0.5 else world.market.neighbours[trade.key]
    return near[int(rng.random() ** 1.6 * len(near))] if near else trade


def something_new(world: World, trade: Trade, rng: Random) -> Trade:
    """An occupation far away that needs no longer education and no licence by law."""
    trades = tuple(world.starter.trades.values())
    near = {other.key for other in world.market.neighbours[trade.key]}
    for _ in range(20):
        other = rng.choice(trades)
        if (
            other.key not in near
            and other.section != trade.section
            and rank_of(other) <= rank_of(trade)
            and not other.law
        ):
            return other
    return world.market.beginners.draw(rng)


def skills_of(jobs: Sequence[Job], rng: Random) -> tuple[str, ...]:
    """The skills such a career gives, those of the latest job first; of the possible ones only some."""
    known: dict[str, None] = {}
    for job in jobs:
        known.update(dict.fromkeys(skill for skill in job.trade.essential if rng.random() < 0.88))
        known.update(dict.fromkeys(skill for skill in job.trade.optional if rng.random() < 0.35))
    return tuple(known)


def a_title(trade: Trade, rng: Random) -> str:
    """The title as somebody writes it: the label or another name, more or less carefully."""
    name = rng.choice(trade.synonyms) if trade.synonyms and rng.random() < 0.42 else trade.label
    return capital(name) if rng.random() < 0.6 else name


def an_industry(trade: Trade, rng: Random) -> IndustryCode:
    """An employer's code: the division of the trade, the last four digits invented, one in eight of the newer list."""
    last = rng.choice(("1000", "1100", "2000", "2900", "9000"))
    return IndustryCode(f"{trade.division}{last}", "DB25" if rng.random() < 0.12 else "DB07")
