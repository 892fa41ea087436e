"""The chart of a published table as it is chosen: months as a line, parts as bars, and what its strokes mean."""

from collections.abc import Iterator, Sequence

from api import danish_words as said
from api.figures.charts import Bar, Line, Point, Room, Told, bar_chart, line_chart
from api.pages import figure_words as words
from api.pages.figure_parts import Found
from api.pages.figure_table_views import ChartView
from api.pages.figure_view import FigureView
from matching.statistics.publication.published_table import Number

KEY = "tegning"
BELOW = "Tallene står i tabellen nedenfor."


def chart_of(view: FigureView) -> ChartView | None:
    """The chart; None when there is not one number to draw."""
    return _over_time(view) if view.by is None else _by_parts(view)


def _over_time(view: FigureView) -> ChartView | None:
    months = view.of.counted_months
    if all(one.number is None for one in months):
        return None
    lines = [Line("shown", _points(months)), *_line_beside(view, len(months))]
    told = _told(view, _ends_said(view, months))
    wide, narrow = (line_chart(tuple(lines), told, room) for room in Room)
    return ChartView(wide, narrow, tuple(_line_notes(lines, months)))


def _line_beside(view: FigureView, months: int) -> Iterator[Line]:
    """The line that a share is compared with; counts of the whole and of a part have no common scale."""
    if view.beside is None or not view.of.counts:
        return
    name, of = view.beside
    if any(one.number is not None for one in of.months[-months:]):
        yield Line(name, _points(of.months[-months:]), rests=True)


def _points(months: Sequence[Found]) -> tuple[Point, ...]:
    return tuple(words.point_of(one.period, one.number) for one in months)


def _told(view: FigureView, sentence: str) -> Told:
    content = view.of.content
    return Told(KEY, content.title, f"{sentence} {BELOW}", content.decimals, words.suffix_of(content))


def _ends_said(view: FigureView, months: Sequence[Found]) -> str:
    known = [one for one in months if one.number is not None]
    low, high = (pick(known, key=lambda one: one.number or 0) for pick in (min, max))
    return f"En linje over {len(months)} måneder. Højest {_said(view, high)}, lavest {_said(view, low)}."


def _said(view: FigureView, one: Found) -> str:
    return f"{words.number_said(view.of.content, one.number, one.missing)} i {words.month_said(one.period)}"


def _line_notes(lines: Sequence[Line], months: Sequence[Found]) -> Iterator[str]:
    yield from (f"Stiplet: {line.name}." for line in lines if line.rests)
    if any(one.number is None for one in months):
        yield "Grå felter er måneder uden et tal. Grunden står i tabellen."


def _by_parts(view: FigureView) -> ChartView | None:
    bars = tuple(_bars(view))
    if all(bar.number is None for bar in bars):
        return None
    level = view.under(view.parent).found(view.period).number if view.of.counts else None
    told = _told(view, f"{said.counted(len(bars), 'søjle', 'søjler')}, {words.month_said(view.period)}.")
    wide, narrow = (bar_chart(bars, level, told, room) for room in Room)
    return ChartView(wide, narrow, tuple(_bar_notes(view, bars, level)))


def _bars(view: FigureView) -> Iterator[Bar]:
    for value in view.parts:
        found = view.under(value).found(view.period)
        word = words.number_said(view.of.content, found.number, found.missing)
        yield Bar(value.label, found.number, word, view.is_own(value.code))


def _bar_notes(view: FigureView, bars: Sequence[Bar], level: Number) -> Iterator[str]:
    if level is not None:
        yield f"Stiplet: {view.parent.label}, {words.number_said(view.of.content, level, None)}."
    if any(bar.chosen and bar.number is not None for bar in bars):
        yield "Den mørke søjle er jeres a-kasse."
    if any(bar.number is None for bar in bars):
        yield "Et ord i stedet for en søjle siger, hvorfor der ikke er et tal. Det er ikke nul."
