"""A published table as it is read: axes, contents, numbers, and why each missing one is missing.

It is frozen with its vintage. Nothing here can be recomputed from facts, and nothing true is hidden in it: it is made
of published cells alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import product
from math import prod
from typing import TypeAlias

from matching.core.errors import JobbroError
from matching.core.labels import Labelled
from matching.statistics.disclosure.published import HiddenBecause

Number: TypeAlias = int | float | None

CONTENT = "content"  #: what the innermost axis, that of the contents, is called


class NoFigure(Labelled):
    """Why there is no number; the first three are disclosure control's reasons."""

    CONFIDENTIAL = HiddenBecause.CONFIDENTIAL.value, HiddenBecause.CONFIDENTIAL.label
    SMALL_BASE = HiddenBecause.SMALL_BASE.value, HiddenBecause.SMALL_BASE.label
    NOTHING_TO_DIVIDE = HiddenBecause.NOTHING_TO_DIVIDE.value, HiddenBecause.NOTHING_TO_DIVIDE.label
    AWAITED = "awaited", "Perioden er for ny til, at tallet kan læses"
    IMPOSSIBLE = "impossible", "Findes ikke for denne kombination"


class ContentRole(Labelled):
    """What a number of a measure is: the figure itself, or one of the two counts that it is made of."""

    FIGURE = "figure", "tallet"
    PART = "part", "tæller"
    WHOLE = "whole", "nævner"


class AxisNotInTable(JobbroError):
    """A table was to be narrowed by something that it is not divided by; what was asked for is not repeated."""

    def __init__(self) -> None:
        super().__init__("Tabellen er ikke delt op på den måde. Brug de inddelinger, der står ved tabellen.")


class ValueNotInTable(JobbroError):
    """A table was asked for by a value that one of its axes does not have; only the axis is told."""

    def __init__(self, axis: str) -> None:
        super().__init__(f"Tabellen har ikke den kode under »{axis}«. Brug de koder, der står ved tabellen.")


@dataclass(frozen=True)
class AxisValue:
    """A value of an axis; `part_of` is the value whose count it is a part of (None = of none)."""

    code: str
    label: str
    part_of: str | None = None


@dataclass(frozen=True)
class PublishedAxis:
    """One way in which the table is divided, with every value in its order, the undivided first."""

    code: str
    title: str
    definition: str
    values: tuple[AxisValue, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its values."""
        return tuple(value.code for value in self.values)


@dataclass(frozen=True)
class Content:
    """One number that every cell of the table has: a measure's figure, or a count that it is made of."""

    code: str
    title: str
    unit: str
    decimals: int
    measure: str
    role: ContentRole


@dataclass(frozen=True)
class Definition:
    """A measure as it was declared when the vintage was made; one version of it."""

    code: str
    version: int
    title: str
    definition: str
    unit: str
    counts: str
    out_of: str | None
    leaves_out: tuple[str, ...]
    months_to_wait: int
    because: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class Revised:
    """That a published figure of a cohort changed after it could be read, and when it last did."""

    period: str
    measure: str
    revised_on: date


@dataclass(frozen=True)
class PublishedCellView:
    """One number of a table with where it stands (a code for each axis) and what it is."""

    where: tuple[str, ...]
    content: Content
    number: Number
    missing: NoFigure | None


@dataclass(frozen=True)
class PublishedTable:
    """A table of a vintage. `numbers` are row-major over the axes and, innermost, the contents.

    The first axis is the period. `missing` says why, by place in `numbers`, and knows every place without a number.
    """

    published_on: date
    code: str
    title: str
    counts: str
    dated_by: str
    axes: tuple[PublishedAxis, ...]
    contents: tuple[Content, ...]
    definitions: tuple[Definition, ...]
    revised: tuple[Revised, ...]
    numbers: tuple[Number, ...]
    missing: Mapping[int, NoFigure]

    @property
    def size(self) -> tuple[int, ...]:
        """How many values each axis has, and how many contents there are."""
        return (*(len(axis.values) for axis in self.axes), len(self.contents))

    def number(self, content: str, *where: str) -> tuple[Number, NoFigure | None]:
        """One number by content and a code for each axis; raises ValueNotInTable."""
        place = 0
        for (name, places), code in zip(self._places.items(), (*where, content), strict=True):
            if code not in places:
                raise ValueNotInTable(name)
            place = place * len(places) + places[code]
        return self.numbers[place], self.missing.get(place)

    @cached_property
    def _places(self) -> Mapping[str, Mapping[str, int]]:
        """Where each code stands, by axis and at last by content."""
        named = {axis.code: axis.codes for axis in self.axes} | {CONTENT: tuple(one.code for one in self.contents)}
        return {name: {code: place for place, code in enumerate(codes)} for name, codes in named.items()}

    def cells(self) -> Iterator[PublishedCellView]:
        """Every number, in order."""
        stands = product(product(*(axis.codes for axis in self.axes)), self.contents)
        for place, (where, content) in enumerate(stands):
            yield PublishedCellView(where, content, self.numbers[place], self.missing.get(place))

    def narrowed(self, wanted: Mapping[str, Sequence[str]]) -> "PublishedTable":
        """The part of the table under these codes of its axes, and these contents (under CONTENT).

        What is not named is kept whole; order and numbers are the table's own. Raises AxisNotInTable or
        ValueNotInTable.
        """
        if not wanted:
            return self
        if not wanted.keys() <= self._places.keys():
            raise AxisNotInTable
        for name, codes in wanted.items():
            if not self._places[name].keys() >= set(codes):
                raise ValueNotInTable(name)
        kept = [
            [place for code, place in places.items() if name not in wanted or code in wanted[name]]
            for name, places in self._places.items()
        ]
        return self._with(kept)

    def _with(self, kept: Sequence[Sequence[int]]) -> "PublishedTable":
        steps = [prod(self.size[axis + 1 :]) for axis in range(len(self.size))]
        places = [sum(one * step for one, step in zip(where, steps, strict=True)) for where in product(*kept)]
        axes = tuple(
            replace(axis, values=tuple(axis.values[one] for one in ones))
            for axis, ones in zip(self.axes, kept[:-1], strict=True)
        )
        return replace(
            self,
            axes=axes,
            contents=tuple(self.contents[one] for one in kept[-1]),
            numbers=tuple(self.numbers[place] for place in places),
            missing={now: self.missing[place] for now, place in enumerate(places) if place in self.missing},
        )
