"""What publishing figures costs at full size: `python -m models.publishing_speed --months 24`.

Invented facts of 21 a-kasser and 98 municipalities, as many a month as 100,000 members and 50,000 orders a year make,
straight to cubes, through the door and to tables. Times are of the processor, since machines are shared.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from random import Random
from typing import TypeVar
from uuid import UUID

from matching.core.ids import AkasseId
from matching.core.placements import months_after
from matching.statistics.disclosure.cubes import Cube
from matching.statistics.disclosure.door import publish
from matching.statistics.measure import Family
from matching.statistics.publication.assembly import put_together
from matching.statistics.publication.codes import Codes, Place
from matching.statistics.publication.counting import Counted, counted
from matching.statistics.publication.cubes import cubes_of
from matching.statistics.publication.published_table import NoFigure
from matching.statistics.publication.tables import TABLES, PublicTable, Register
from matching.statistics.store import Fact

DoneT = TypeVar("DoneT")
DAY = date(2026, 12, 1)
AKASSER, MUNICIPALITIES, REGIONS = 21, 98, 5
_SHARED = ("orders", "positions")  #: what is known of an order whoever did something with it
#: Facts a month by family: what 100,000 members and 50,000 orders a year come to, roughly.
A_MONTH = {
    "orders": 4_200, "placements": 1_000, "talks": 25_000, "courses": 8_500, "recommendations": 900, "lists": 20_000
}  # fmt: skip
VALUES: Mapping[str, Sequence[str]] = {
    "occupation_group": [str(number) for number in range(11, 50)], "industry": list("ABCDEFGHIJKLMNOPQRSTU"),
    "industry_from": list("ABCDEFGHIJKLMNOPQRSTU"), "sector": ("private", "public"), "employment": ("permanent",),
    "hours": ("below_15", "from_15", "from_30", "from_37"), "evidence": ("employer", "member"),
    "form": ("in_person", "phone", "video"), "rule": ("six",), "track": ("same", "near", "new"),
    "direction": ("jobs", "candidates"), "kind": ("a", "b", "c", "d"),
}  # fmt: skip


def main() -> None:
    """Make the facts, publish them, and print a line for each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--months", type=int, default=24)
    asked = parser.parse_args()
    months = [months_after(DAY, back - asked.months) for back in range(asked.months)]
    codes, families = invented_codes(), dict.fromkeys(table.family for table in TABLES)
    facts = {one.code: timed(f"facts of {one.code}", partial(invented, one, months)) for one in families}
    cubes = {one.code: timed(one.code, partial(cubes_in, one, facts[one.family.code], codes, months)) for one in TABLES}
    every = [cube for ones in cubes.values() for cube in ones]
    cells = sum(len(cube.cells) for cube in every)
    vintage = timed(f"the door, {len(every)} cubes, {cells} cells", partial(publish, every, DAY, ()))
    say(f"hidden {vintage.report.hidden}, fallen {len(vintage.report.exposed)}")
    seen = iter(vintage.cubes)
    for table in TABLES:
        mine = [next(seen) for _ in cubes[table.code]]
        make = partial(put_together, table, mine, (), codes, months, published_on=DAY)
        told = timed(f"{table.code} put together", make)
        hidden = sum(reason is NoFigure.CONFIDENTIAL for reason in told.missing.values())
        say(f"  {len(told.numbers)} numbers, {hidden} hidden")


def cubes_in(table: PublicTable, facts: Sequence[Counted], codes: Codes, months: Sequence[date]) -> Sequence[Cube]:
    """The cubes of a table."""
    return list(cubes_of(table, facts, codes, months, as_of=DAY))


def timed(what: str, act: Callable[[], DoneT]) -> DoneT:
    """Do it, and say what it took."""
    started = time.process_time()
    done = act()
    say(f"{what}: {time.process_time() - started:.2f} s")
    return done


def say(what: str) -> None:
    """One line of the answer."""
    print(what, flush=True)  # noqa: T201


def invented_codes() -> Codes:
    """A-kasser, and municipalities in regions of uneven size."""
    chance = Random(7)
    places = [
        Place(str(100 + number), f"Kommune {number}", f"r{chance.randrange(REGIONS)}", "Region", None, None)
        for number in range(MUNICIPALITIES)
    ]
    akasser = {str(number): f"A-kasse {number}" for number in range(AKASSER)}
    return Codes({**{one: {} for one in Register}, Register.AKASSER: akasser}, places)


def invented(family: Family, months: Sequence[date]) -> Sequence[Counted]:
    """Facts of a family month by month, uneven over a-kasser and values, the same each time."""
    chance, places = Random(family.code), invented_codes().regions_in(DAY)
    weights = [chance.random() ** 2 + 0.02 for _ in range(AKASSER)]

    def facts_of(akasse: int) -> list[Fact]:
        count = round(A_MONTH[family.code] * weights[akasse] / sum(weights))
        return [fact for month in months for fact in _month(family, chance, places, month, count)]

    if not family.shared:
        return counted(family, (), ((AkasseId(akasse), facts_of(akasse)) for akasse in range(AKASSER)))
    orders = [fact for month in months for fact in _month(family, chance, places, month, A_MONTH[family.code])]
    shared = [replace(fact, quantities=dict.fromkeys(_SHARED, 1)) for fact in orders]
    return counted(family, shared, ((AkasseId(akasse), _known_of(orders, chance)) for akasse in range(AKASSER)))


def _known_of(orders: Sequence[Fact], chance: Random) -> Sequence[Fact]:
    """What one a-kasse knows of some of the orders that all share."""
    return [
        replace(fact, quantities={code: number for code, number in fact.quantities.items() if code not in _SHARED})
        for fact in chance.sample(orders, len(orders) // 40)
    ]


def _month(family: Family, chance: Random, places: Mapping[str, str], month: date, count: int) -> Iterator[Fact]:
    codes = list(places)
    for _ in range(count):
        municipality = chance.choice(codes[: 1 + chance.randrange(len(codes))])
        here = {"municipality": (municipality,), "region": (places[municipality],)}
        values = {one.code: chance.choice(here.get(one.code) or VALUES[one.code]) for one in family.dimensions}
        employer = UUID(int=chance.randrange(20_000)) if family.tells_of_employers else None
        yield Fact(UUID(int=chance.getrandbits(60)), "", month, employer, values, _quantities(family, chance))


def _quantities(family: Family, chance: Random) -> Mapping[str, int]:
    """A whole with some of its parts, down the sums that hold between them."""
    parts = {code for division in family.divisions for code in division.parts}
    found = {one.code: 1 for one in family.quantities if one.code not in parts}
    for division in family.divisions:
        if division.whole in found:
            chosen = chance.choice(division.parts)
            if not division.has_rest or chance.random() < 0.5:
                found[chosen] = 1
    return found


if __name__ == "__main__":
    main()
