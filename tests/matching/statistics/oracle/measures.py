"""The slow, plain computation of every measure over a world of events: the second opinion on what SQL counts.

It goes measure by measure, as a person with a pencil would, and knows nothing of facts, quantities or sources.
"""

from collections import Counter
from collections.abc import Mapping

from tests.matching.statistics.oracle import courses, lists, orders, placements, recommendations, talks
from tests.matching.statistics.oracle.seen import Lines, Seen

LINES: Mapping[str, Lines] = {
    **orders.LINES,
    **placements.LINES,
    **talks.LINES,
    **courses.LINES,
    **recommendations.LINES,
    **lists.LINES,
}
Cells = dict[tuple[str, str], tuple[int, int]]


def cells(code: str, seen: Seen, dimension: str | None) -> Cells:
    """The sums of a measure by month and one dimension (None: by month alone)."""
    over: Counter[tuple[str, str]] = Counter()
    under: Counter[tuple[str, str]] = Counter()
    for day, values, numerator, denominator in LINES[code](seen):
        key = f"{day:%Y}M{day:%m}", "" if dimension is None else values[dimension]
        over[key] += numerator
        under[key] += denominator
    return {key: (over[key], under[key]) for key in over}
