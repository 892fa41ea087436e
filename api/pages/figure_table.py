"""One published table: a measure of it over the months, or in one month by what it is divided by, as chart and table.

What is chosen stands in the address: nothing here is about anybody, and a view can be sent to a colleague.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages import figure_words as words
from api.pages.figure_chart import chart_of
from api.pages.figure_parts import (
    ADDRESS,
    VINTAGE,
    Found,
    Measured,
    definition_view,
    definitions_of,
    figures_of,
    vintage_view,
)
from api.pages.figure_table_views import DownloadView, FieldView, FigureTablePage, RowView
from api.pages.figure_view import (
    MEASURE,
    OVER_TIME,
    PERIOD,
    SHOW,
    Asked,
    FigureView,
    chosen_view,
    parts_of,
    wholes_of,
)
from api.pages.figures import reader_of, shelved_table
from api.pages.sign_in import Choice
from api.rendering import render
from matching.core.access import Action
from matching.database.pool import open_transaction
from matching.services import read_published
from matching.statistics.publication.published_table import CONTENT, NoFigure, PublishedAxis, PublishedTable
from matching.statistics.publication.vintages import Vintage

router = APIRouter(include_in_schema=False)

API = "/api/v1/figures/tables"
#: The formats that a person opens, by what the API calls them.
FILES = {"csv": "CSV", "xlsx": "Excel", "jsonstat": "JSON-stat"}


@router.get(f"{ADDRESS}/{{code}}", response_class=HTMLResponse)
def show_table(
    request: Request,
    session: Annotated[Session, requires(Action.READ_FIGURES)],
    code: str,
    udgave: Annotated[date | None, Query()] = None,
) -> HTMLResponse:
    """Show a table of the newest vintage, or of the chosen one, as the address asks for it."""
    with open_transaction(request.app.state.pool) as connection:
        vintage, every = read_published.get_vintage(connection, udgave), read_published.list_vintages(connection)
        table = shelved_table(connection, request.app.state.shelf, code, vintage.published_on)
    view = chosen_view(table, asked_in(request.query_params), reader_of(session))
    return render(request, "pages/figure_table.html", table_page(view, vintage, every), title=table.title)


def asked_in(parameters: Mapping[str, str]) -> Asked:
    """What the address asks for."""
    own = {MEASURE, SHOW, PERIOD, VINTAGE}
    values = {name: value for name, value in parameters.items() if name not in own}
    measure, show, period = (parameters.get(name, "") for name in (MEASURE, SHOW, PERIOD))
    return Asked(measure, show, period, values)


def table_page(view: FigureView, vintage: Vintage, every: tuple[Vintage, ...]) -> FigureTablePage:
    """Return the page in finished words; `every` is all vintages, newest first."""
    rows, used = _rows(view)
    return FigureTablePage(
        title=view.table.title,
        code=view.table.code,
        vintage=vintage_view(vintage, every),
        back=f"{ADDRESS}?{urlencode({VINTAGE: vintage.published_on.isoformat()})}",
        fields=tuple(_fields(view)),
        heading=view.of.content.title,
        under=_under(view),
        chart=chart_of(view),
        columns=tuple(_columns(view)),
        rows=rows,
        reasons=tuple((words.SHORT[reason], f"{reason.label}.") for reason in NoFigure if reason in used),
        definition=definition_view(view.table, view.of.code),
        downloads=tuple(_downloads(view)),
        machine=_api_address(view, "jsonstat"),
    )


def _fields(view: FigureView) -> Iterator[FieldView]:
    """What can be chosen: the measure, how it is shown, and then what is left to narrow it by."""
    measures = [(content.code, content.title) for content in figures_of(view.table)]
    yield _field(MEASURE, "Tal", measures, view.of.code)
    ways = [(OVER_TIME, "Måned for måned"), *((axis.code, f"Efter {axis.title.lower()}") for axis in view.axes)]
    yield _field(SHOW, "Vis", ways, OVER_TIME if view.by is None else view.by.code)
    if view.by is not None:
        months = [(period, words.month_said(period)) for period in reversed(view.of.periods)]
        yield _field(PERIOD, "Måned", months, view.period)
    for axis in view.axes:
        yield from _narrowing(view, axis)


def _narrowing(view: FigureView, axis: PublishedAxis) -> Iterator[FieldView]:
    """The list of an axis' values; of the axis that is shown, those whose parts can be shown, if several."""
    if axis is not view.by:
        yield _field(axis.code, axis.title, _by_whole(axis), view.of.where[axis.code])
    elif len(wholes := wholes_of(axis)) > 1:
        yield _field(axis.code, axis.title, [(one.code, one.label) for one in wholes], view.parent.code)


def _by_whole(axis: PublishedAxis) -> list[tuple[str, str]]:
    """Every value, each followed by its parts."""
    first = axis.values[0]
    rest = [one for whole in parts_of(axis, first.code) for one in (whole, *parts_of(axis, whole.code))]
    return [(one.code, one.label) for one in (first, *rest)]


def _field(name: str, label: str, choices: Sequence[tuple[str, str]], chosen: str) -> FieldView:
    return FieldView(name, label, tuple(Choice(value, told, value == chosen) for value, told in choices))


def _under(view: FigureView) -> str:
    shown = _months_said(view) if view.by is None else f"{view.by.title}, {words.month_said(view.period)}"
    return ". ".join((shown, *_narrowed(view)))


def _months_said(view: FigureView) -> str:
    first, *_, last = view.of.counted_months
    before = "" if first.period == view.of.periods[0] else ". Før det er der ikke talt noget"
    return f"Måned for måned, {words.month_said(first.period)} til {words.month_said(last.period)}{before}"


def _narrowed(view: FigureView) -> Iterator[str]:
    """What is chosen on each axis that is not left whole."""
    for field in _fields(view):
        chosen = [choice.label for choice in field.choices if choice.chosen]
        is_whole = field.choices[0].chosen
        if field.name in view.of.where and not is_whole:
            yield f"{field.label}: {chosen[0]}"


def _columns(view: FigureView) -> Iterator[str]:
    yield "Måned" if view.by is None else view.by.title
    yield view.of.content.title
    newest = definitions_of(view.table, view.of.code)[0]
    yield from (said.sentence_case(one) for one in (newest.counts, newest.out_of) if view.of.counts and one)
    if view.by is None and view.beside is not None:
        yield view.beside[0]


def _rows(view: FigureView) -> tuple[tuple[RowView, ...], frozenset[NoFigure]]:
    """The rows, and every reason for a missing number among them."""
    made = list(_month_rows(view) if view.by is None else _part_rows(view))
    used = frozenset(one.missing for _, found in made for one in found if one.missing is not None)
    return tuple(row for row, _ in made), used


def _month_rows(view: FigureView) -> Iterator[tuple[RowView, Sequence[Found]]]:
    """A row for each month, the newest first."""
    for period in (one.period for one in reversed(view.of.counted_months)):
        beside = [] if view.beside is None else [view.beside[1].found(period)]
        found = [*_found(view.of, period), *beside]
        yield _row(view, words.month_said(period), view.of.revised(period), found), found


def _part_rows(view: FigureView) -> Iterator[tuple[RowView, Sequence[Found]]]:
    """A row for the whole and one for each of its parts."""
    for value in (view.parent, *view.parts):
        mark = "Jeres a-kasse" if view.is_own(value.code) else ""
        found = _found(view.under(value), view.period)
        yield _row(view, value.label, mark, found, is_whole=value is view.parent), found


def _found(of: Measured, period: str) -> list[Found]:
    return [of.found(period, content) for content in (of.content, *of.counts)]


def _row(view: FigureView, name: str, mark: str, found: Sequence[Found], *, is_whole: bool = False) -> RowView:
    contents = [view.of.content, *view.of.counts, view.of.content]
    told = zip(contents, found, strict=False)
    numbers = tuple(words.number_said(content, one.number, one.missing) for content, one in told)
    return RowView(name, mark, numbers, tuple(one.number is None for one in found), is_whole)


def _downloads(view: FigureView) -> Iterator[DownloadView]:
    for kind, label in FILES.items():
        yield DownloadView(label, _api_address(view, kind), _whole_address(view.table, kind))


def _whole_address(table: PublishedTable, kind: str) -> str:
    return f"{API}/{table.code}/data?{urlencode({'format': kind, 'vintage': table.published_on.isoformat()})}"


def _api_address(view: FigureView, kind: str) -> str:
    """Where a machine gets what is shown."""
    contents = ",".join(content.code for content in (view.of.content, *view.of.counts))
    where = dict(view.of.where)
    if view.by is not None:
        where[view.by.code] = ",".join(value.code for value in (view.parent, *view.parts))
        where["period"] = view.period
    return f"{_whole_address(view.table, kind)}&{urlencode({CONTENT: contents, **where}, safe=',')}"
