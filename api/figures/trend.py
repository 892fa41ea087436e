"""The small line beside a key figure: how it has gone lately, without numbers and without axes."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from matching.statistics.publication.published_table import Number

#: Pixels of the drawing, and how far from its edges the line stays.
WIDTH, HEIGHT, EDGE = 160, 36, 4
#: A line through fewer numbers than this says nothing.
LEAST = 3


def trend(numbers: Sequence[Number]) -> tuple[str, ...]:
    """SVG paths from 0 up to the largest number, broken where one is missing; none for too few or noughts alone."""
    known = [number for number in numbers if number is not None]
    if len(known) < LEAST or not any(known):
        return ()
    top, step = max(known), (WIDTH - 2 * EDGE) / (len(numbers) - 1)
    return tuple(_path(run, step, top) for run in _runs(numbers))


def _runs(numbers: Sequence[Number]) -> Iterator[list[tuple[int, float]]]:
    """Numbers that follow each other, with their places."""
    for is_known, run in groupby(enumerate(numbers), key=lambda one: one[1] is not None):
        if is_known:
            yield [(place, float(number or 0)) for place, number in run]


def _path(run: Sequence[tuple[int, float]], step: float, top: float) -> str:
    points = [(EDGE + place * step, HEIGHT - EDGE - number / top * (HEIGHT - 2 * EDGE)) for place, number in run]
    first, *rest = [f"{across:.1f},{down:.1f}" for across, down in points]
    return f"M{first}" + "".join(f"L{point}" for point in rest or [first])
