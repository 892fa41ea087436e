"""What hiding and attacking a cube costs: `python -m models.disclosure_speed --months 24`.

An invented cube of talks: 21 a-kasser and 98 municipalities of very different size, regions, the country and months;
with `--quarters` also quarters and years that the months add up to, with `--kinds` four kinds of talk and their total.
Times are of the processor, since machines are shared.
"""

import argparse
import time
from collections import Counter
from datetime import date

import numpy as np

from matching.statistics.disclosure.audit import audit
from matching.statistics.disclosure.cubes import Cell, Coordinates, Cube, Dimension, rolled_up
from matching.statistics.disclosure.door import masked
from matching.statistics.disclosure.ledger import opened
from matching.statistics.disclosure.published import Release
from matching.statistics.disclosure.rules import rules_on
from matching.statistics.disclosure.secondary import protect

DAY = date(2026, 12, 1)
AKASSER, MUNICIPALITIES, REGIONS, KINDS = 21, 98, 5, 4


def main() -> None:
    """Build the cube, hide, attack, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--talks", type=int, default=8_000, help="talks a month")
    parser.add_argument("--quarters", action="store_true")
    parser.add_argument("--kinds", action="store_true")
    asked = parser.parse_args()
    cube = invented_cube(asked.months, asked.talks, quarters=asked.quarters, kinds=asked.kinds)
    say(f"{len(cube.cells)} cells, {sum(0 < cell.count < 5 for cell in cube.cells.values())} of them 1-4", 0.0)
    started, rules = time.process_time(), rules_on(DAY)
    ledger = opened([cube], [], rules)
    protect(ledger, rules)
    causes = Counter(cause.value for cause in ledger.cause.values())
    say(f"hidden: {dict(sorted(causes.items()))}", time.process_time() - started)
    started = time.process_time()
    report = audit([Release(DAY, (cube,), (masked(cube, ledger),))])
    say(f"attacked: {report.hidden}, fallen: {len(report.exposed)}", time.process_time() - started)


def say(what: str, seconds: float) -> None:
    """One line of the answer."""
    print(f"{what}; {seconds:.1f} s", flush=True)  # noqa: T201


def invented_cube(months: int, talks: int, *, quarters: bool, kinds: bool) -> Cube:
    """Talks drawn with uneven a-kasser, municipalities and kinds, the same each time."""
    draw = np.random.default_rng(7)
    regions = np.sort(draw.integers(0, REGIONS, MUNICIPALITIES))
    kind = Dimension("kind", {f"k{number}": "alle" for number in range(KINDS if kinds else 1)}, "alle")
    dimensions = (akasse(), area(regions), period(months, quarters=quarters), kind)
    sizes = (draw.dirichlet(np.full(AKASSER, 1.2)), draw.dirichlet(np.full(MUNICIPALITIES, 1.5)))
    shares = np.array([0.5, 0.25, 0.15, 0.1])[: len(kind.parent_of)]
    drawn = [draw.choice(len(weights), talks * months, p=weights) for weights in (*sizes, shares / shares.sum())]
    leaves: Counter[Coordinates] = Counter(
        (f"a{a:02}", f"m{m:02}", f"t{t:02}", f"k{k}")
        for a, m, k, t in zip(*drawn, draw.integers(0, months, talks * months), strict=True)
    )
    counted = 4 if kinds else 3
    counts = rolled_up({where[:counted]: n for where, n in leaves.items()}, dimensions[:counted])
    return Cube("samtaler", "talks", dimensions[:counted], {where: Cell(count) for where, count in counts.items()})


def akasse() -> Dimension:
    """The a-kasser."""
    return Dimension("akasse", {f"a{number:02}": "alle" for number in range(AKASSER)}, "alle")


def area(regions: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Dimension:
    """Municipalities, their regions and the country."""
    parts = {f"m{number:02}": f"r{region}" for number, region in enumerate(regions)}
    return Dimension("area", {**parts, **{f"r{number}": "dk" for number in range(REGIONS)}}, "dk")


def period(months: int, *, quarters: bool) -> Dimension:
    """Months, each for itself or adding up to quarters and years."""
    if not quarters:
        return Dimension("period", {})
    parts = {f"t{number:02}": f"q{number // 3}" for number in range(months)}
    return Dimension("period", {**parts, **{f"q{number}": f"y{number // 4}" for number in range(months // 3)}})


if __name__ == "__main__":
    main()
