"""A published table as rows: one for each combination of its axes, with a column for each of its contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from api.exports import Table, Value
from matching.statistics.disclosure.rules import rules_on
from matching.statistics.publication.published_table import (
    AxisValue,
    Content,
    ContentRole,
    NoFigure,
    Number,
    PublishedTable,
)

REMARKS = "Bemærkninger"


@dataclass(frozen=True)
class WideRow:
    """A combination of values of the axes, its numbers in the order of the contents, and why some are missing."""

    where: tuple[AxisValue, ...]
    numbers: Sequence[Number]
    missing: Sequence[NoFigure | None]


def wide_rows(table: PublishedTable) -> Iterator[WideRow]:
    """Every row, in the order of the axes."""
    width = len(table.contents)
    for number, where in enumerate(product(*(axis.values for axis in table.axes))):
        places = range(number * width, (number + 1) * width)
        yield WideRow(where, [table.numbers[place] for place in places], [table.missing.get(place) for place in places])


def sheet_of(table: PublishedTable) -> Table:
    """The rows as a spreadsheet shows them; a missing number is an empty cell, and the last column says why."""
    return Table(table.title, _headers(table), [_line(table, row) for row in wide_rows(table)])


def notes_of(table: PublishedTable) -> Table:
    """What a reader must know beside the numbers: vintage, definitions, what is left out, revisions, signs."""
    return Table("Noter", ("Emne", "Note"), list(_notes(table)))


def column_title(content: Content) -> str:
    """What stands over a column: the measure's code, the words, and what it is told in."""
    return f"{content.measure} {content.title} ({content.unit})"


def _headers(table: PublishedTable) -> Sequence[str]:
    period, *axes = table.axes
    over_axes = [title for axis in axes for title in (f"{axis.title}, kode", axis.title)]
    return (period.title, *over_axes, *map(column_title, table.contents), REMARKS)


def _line(table: PublishedTable, row: WideRow) -> Sequence[Value]:
    period, *axes = row.where
    told = [said for value in axes for said in (value.code, value.label)]
    return (period.code, *told, *row.numbers, _remark(table.contents, row.missing))


def _remark(contents: Sequence[Content], missing: Sequence[NoFigure | None]) -> str:
    """Each reason once, with the columns that it is about."""
    reasons = dict.fromkeys(reason for reason in missing if reason is not None)
    return ". ".join(
        f"{', '.join(_named(one) for one, why in zip(contents, missing, strict=True) if why is reason)}: {reason.label}"
        for reason in reasons
    )


def _named(content: Content) -> str:
    return content.measure if content.role is ContentRole.FIGURE else f"{content.measure} {content.role.label}"


def _rates_said(table: PublishedTable) -> str:
    base = rules_on(table.published_on).least_base
    return f"Regnet ud fra de offentliggjorte tællere og nævnere. Vises ikke, når nævneren er under {base}."


def _notes(table: PublishedTable) -> Iterator[tuple[str, str]]:
    yield "Tabel", f"{table.title} ({table.code})"
    yield (
        "Udgivet",
        f"{table.published_on:%d.%m.%Y}. Udgivelsen ændres ikke; senere oplysninger kommer med i den næste.",
    )
    yield "Der tælles", f"{table.counts}, dateret efter {table.dated_by}."
    yield "Andele", _rates_said(table)
    for reason in NoFigure:
        yield "Tom celle", reason.label
    for axis in table.axes:
        yield f"Inddeling: {axis.title}", axis.definition
    for one in table.definitions:
        yield f"{one.code} {one.title}, version {one.version}", one.definition
        for left_out in one.leaves_out:
            yield f"{one.code}: ikke med", left_out
        yield f"{one.code}: kan læses", f"{one.months_to_wait} måneder efter, at perioden er slut. {one.because}"
    for revised in table.revised:
        yield f"{revised.measure}, {revised.period}", f"Revideret; ændret senest den {revised.revised_on:%d.%m.%Y}."
