"""A published table as a reader has chosen to see it: which measure, over time or by what, and beside which other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from api import danish_words as said
from api.pages.figure_parts import Measured, figures_of
from matching.statistics.publication.published_table import (
    AxisValue,
    PublishedAxis,
    PublishedTable,
    ValueNotInTable,
)
from matching.statistics.publication.tables import AKASSE

MEASURE, SHOW, PERIOD = "maal", "vis", "periode"  #: the parameters beside those that are axes of the table
OVER_TIME = "tid"


@dataclass(frozen=True)
class Reader:
    """Who reads: their a-kasse by its code and name; both empty for those who belong to none."""

    akasse: str = ""
    name: str = ""


@dataclass(frozen=True)
class Asked:
    """What stands in the address; an empty word is the usual choice, and so is an axis that is not named."""

    measure: str = ""
    show: str = ""
    period: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FigureView:
    """A measure of a table under one value of each axis, over the months or (`by`) in one month by an axis."""

    of: Measured
    by: PublishedAxis | None
    period: str
    reader: Reader

    @property
    def table(self) -> PublishedTable:
        """The whole table."""
        return self.of.table

    @property
    def axes(self) -> tuple[PublishedAxis, ...]:
        """What the table is divided by besides the months."""
        return self.table.axes[1:]

    @property
    def parent(self) -> AxisValue:
        """The value whose parts are shown."""
        assert self.by is not None
        chosen = value_of(self.by, self.of.where[self.by.code])
        return chosen if any(parts_of(self.by, chosen.code)) else value_of(self.by, chosen.part_of or "")

    @property
    def parts(self) -> list[AxisValue]:
        """The values beside each other: a-kasser and places by the alphabet, others as the table has them."""
        assert self.by is not None
        found = list(parts_of(self.by, self.parent.code))
        return sorted(found, key=lambda one: said.danish_sort_key(one.label)) if is_of_names(self.by) else found

    def under(self, value: AxisValue) -> Measured:
        """The measure under a value of the axis that is shown."""
        assert self.by is not None
        return self.of.under(self.by.code, value.code)

    @property
    def beside(self) -> tuple[str, Measured] | None:
        """What the months are compared with: the undivided figure, or the reader's own a-kasse where all are shown."""
        undivided = {axis.code: axis.codes[0] for axis in self.axes}
        if self.of.where != undivided:
            return self.axes[0].values[0].label, Measured(self.table, self.of.code, undivided)
        if self.is_own(self.reader.akasse):
            return self.reader.name, self.of.under(AKASSE, self.reader.akasse)
        return None

    def is_own(self, code: str) -> bool:
        """Whether a code is that of the reader's own a-kasse, in a table that is divided by a-kasse."""
        return code == self.reader.akasse and any(axis.code == AKASSE and code in axis.codes for axis in self.axes)


def chosen_view(table: PublishedTable, asked: Asked, reader: Reader) -> FigureView:
    """The table as it is asked for; raises ValueNotInTable for what it does not have."""
    measures = [content.code for content in figures_of(table)]
    of = Measured(table, _among(measures, asked.measure, MEASURE), _where(table, asked.values))
    shown = _among((OVER_TIME, *of.where), asked.show, SHOW)
    by = next((axis for axis in table.axes if axis.code == shown), None)
    period = _among(of.periods, asked.period or of.newest, PERIOD)
    return FigureView(of, by, period, reader)


def _where(table: PublishedTable, values: Mapping[str, str]) -> Mapping[str, str]:
    axes = table.axes[1:]
    unknown = sorted(values.keys() - {axis.code for axis in axes})
    if unknown:
        raise ValueNotInTable(unknown[0])
    return {axis.code: _among(axis.codes, values.get(axis.code, ""), axis.code) for axis in axes}


def _among(known: Sequence[str], wanted: str, name: str) -> str:
    """What is wanted, or the first when nothing is."""
    if wanted and wanted not in known:
        raise ValueNotInTable(name)
    return wanted or known[0]


def value_of(axis: PublishedAxis, code: str) -> AxisValue:
    """The value of a code, the undivided one when there is none."""
    return next((value for value in axis.values if value.code == code), axis.values[0])


def parts_of(axis: PublishedAxis, code: str) -> Iterator[AxisValue]:
    """The values that are parts of one; those that are declared parts of none belong to the undivided one."""
    first = axis.values[0]
    yield from (value for value in axis.values if value is not first and (value.part_of or first.code) == code)


def wholes_of(axis: PublishedAxis) -> list[AxisValue]:
    """The values that have parts."""
    return [value for value in axis.values if any(parts_of(axis, value.code))]


def is_of_names(axis: PublishedAxis) -> bool:
    """Whether the values are names that people look up by the alphabet."""
    return axis.code in {AKASSE, "area"}
