"""Published figures: a few telling ones of each kind with their definitions, and the way to every published table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.figures.shelf import Shelf
from api.figures.trend import trend
from api.pages import figure_words as words
from api.pages.figure_parts import ADDRESS, VINTAGE, Measured, VintageView, definitions_of, vintage_view
from api.pages.figure_view import MEASURE, Reader
from api.rendering import render
from matching.core.access import Action
from matching.database.pool import Connection, open_transaction
from matching.services import read_published
from matching.statistics.publication.published_table import NoFigure, PublishedTable
from matching.statistics.publication.tables import AKASSE, TABLES
from matching.statistics.publication.vintages import TableHead, Vintage

router = APIRouter(include_in_schema=False)

#: How many months the small line beside a key figure goes back.
LATELY = 13


@dataclass(frozen=True)
class OwnFigure:
    """The same figure for the reader's own a-kasse."""

    value: Annotated[str, "A-kassens eget tal, eller ordet i stedet for det"]
    why: Annotated[str, "Hvorfor der ikke er et tal; tom, når der er"]


@dataclass(frozen=True)
class KeyFigure:
    """One figure with all that it takes to understand it."""

    code: Annotated[str, "Målingens faste kode"]
    title: Annotated[str, "Målingens navn"]
    address: Annotated[str, "Tabellen, som tallet er et felt i"]
    period: Annotated[str, "Måneden, tallet er for"]
    value: Annotated[str, "Tallet med sin enhed, eller ordet i stedet for det"]
    why: Annotated[str, "Hvorfor der ikke er et tal; tom, når der er"]
    change: Annotated[str, "Forskellen fra måneden før; tom, når den ikke kan siges"]
    own: Annotated[OwnFigure | None, "Den egen a-kasses tal; None uden for en a-kasse og i tabeller uden a-kasser"]
    definition: Annotated[str, "Hvad tallet viser, i en sætning"]
    waits: Annotated[str, "Hvilke måneder der er for nye; tom, når ingen er"]
    revised: Annotated[str, "At tallet er revideret, og hvornår; tom, når det ikke er"]
    trend: Annotated[tuple[str, ...], "De seneste måneder som en lille kurve, afbrudt hvor der ikke er et tal"]


@dataclass(frozen=True)
class TableLink:
    """The way to a published table."""

    title: Annotated[str, "Tabellens titel"]
    address: Annotated[str, "Tabellens side"]


@dataclass(frozen=True)
class FiguresOfAKind:
    """The key figures of one kind."""

    key: Annotated[str, "Afsnittets plads på siden"]
    title: Annotated[str, "Hvad tallene handler om"]
    counted: Annotated[str, "Hvad der tælles, og hvilken dag der afgør måneden"]
    figures: Annotated[tuple[KeyFigure, ...], "Nøgletallene"]
    tables: Annotated[tuple[TableLink, ...], "Alle tabeller af slagsen"]


@dataclass(frozen=True)
class FiguresPage:
    """The published figures of a vintage; without one, what is to come."""

    vintage: Annotated[VintageView | None, "Udgivelsen; None, før der er udgivet noget"]
    own: Annotated[str, "Den egen a-kasse, hvis tal står ved siden af; tom uden for en a-kasse"]
    sections: Annotated[tuple[FiguresOfAKind, ...], "Afsnittene"]


@dataclass(frozen=True)
class Kind:
    """Which table and which measures stand for a kind of figures."""

    key: str
    title: str
    table: str
    measures: tuple[str, ...]


KINDS = (
    Kind("jobordrer", "Jobordrer", "orders-by-region-and-sector", ("JO-01", "JO-03", "JO-04", "JO-09")),
    Kind("ansaettelser", "Ansættelser", "placements-by-akasse", ("AN-01", "AN-03", "AN-04")),
    Kind("samtaler", "Samtaler", "talks-by-akasse-and-form", ("SA-02", "SA-03", "SA-04")),
    Kind("kontaktforloeb", "Kontaktforløb", "courses-by-akasse-and-rule", ("KF-02", "KF-03", "KF-04", "KF-05")),
    Kind("indstillinger", "Indstillinger om tilbud", "recommendations-by-akasse", ("IN-01", "IN-02", "IN-04")),
    Kind("forslag", "Forslag på viste lister", "proposals-by-akasse-and-track", ("RA-02", "RA-03", "RA-04")),
)


@dataclass(frozen=True)
class PublishedFigures:
    """A vintage with its tables as the overview needs them."""

    vintage: Vintage
    every: tuple[Vintage, ...]
    heads: Sequence[TableHead]
    tables: Mapping[str, PublishedTable] = field(repr=False)


@router.get(ADDRESS, response_class=HTMLResponse)
def show_figures(
    request: Request,
    session: Annotated[Session, requires(Action.READ_FIGURES)],
    udgave: Annotated[date | None, Query()] = None,
) -> HTMLResponse:
    """Show the key figures of the newest vintage, or of the chosen one."""
    with open_transaction(request.app.state.pool) as connection:
        found = _published(connection, request.app.state.shelf, udgave)
    page = figures_page(found, reader_of(session))
    return render(request, "pages/figures.html", page, title="Offentliggjorte tal")


def reader_of(session: Session) -> Reader:
    """Who has this session, as figures need to know them."""
    akasse_id = session.actor and session.actor.akasse_id
    return Reader() if akasse_id is None else Reader(str(akasse_id), session.akasse_name)


def shelved_table(connection: Connection, shelf: Shelf, code: str, day: date) -> PublishedTable:
    """A table of a vintage, from the shelf or the database; raises TableNotPublished."""
    return shelf.tables.get((day, code), lambda: read_published.get_published_table(connection, code, day))


def _published(connection: Connection, shelf: Shelf, day: date | None) -> PublishedFigures | None:
    every = read_published.list_vintages(connection)
    if not every and day is None:
        return None
    publication = read_published.get_publication(connection, day)
    on, published = publication.vintage.published_on, {head.table_code for head in publication.tables}
    wanted = [kind.table for kind in KINDS if kind.table in published]
    tables = {code: shelved_table(connection, shelf, code, on) for code in wanted}
    return PublishedFigures(publication.vintage, every, publication.tables, tables)


def figures_page(found: PublishedFigures | None, reader: Reader) -> FiguresPage:
    """Return the page in finished words."""
    if found is None:
        return FiguresPage(None, reader.name, ())
    sections = (_section(kind, found, reader) for kind in KINDS if kind.table in found.tables)
    return FiguresPage(vintage_view(found.vintage, found.every), reader.name, tuple(sections))


def _address(of: Measured) -> str:
    """Where the measure is shown in its table, as it was in its vintage."""
    return f"{ADDRESS}/{of.table.code}?{urlencode({MEASURE: of.code, VINTAGE: of.table.published_on.isoformat()})}"


def _section(kind: Kind, found: PublishedFigures, reader: Reader) -> FiguresOfAKind:
    table = found.tables[kind.table]
    day = {VINTAGE: found.vintage.published_on.isoformat()}
    links = (TableLink(head.title, f"{ADDRESS}/{head.table_code}?{urlencode(day)}") for head in _alike(kind, found))
    return FiguresOfAKind(
        key=kind.key,
        title=kind.title,
        counted=f"Der tælles {table.counts}, dateret efter {table.dated_by}.",
        figures=tuple(key_figure(one, reader) for one in _measured(kind, table)),
        tables=tuple(links),
    )


def _alike(kind: Kind, found: PublishedFigures) -> Iterator[TableHead]:
    """The tables of the same family."""
    families = {table.code: table.family for table in TABLES}
    yield from (head for head in found.heads if families.get(head.table_code) is families[kind.table])


def _measured(kind: Kind, table: PublishedTable) -> Iterator[Measured]:
    known = {content.code for content in table.contents}
    yield from (Measured(table, code, {}) for code in kind.measures if code in known)


def key_figure(of: Measured, reader: Reader) -> KeyFigure:
    """A measure's newest figure that may be read, in finished words."""
    now = of.found(of.newest)
    return KeyFigure(
        code=of.code,
        title=of.content.title,
        address=_address(of),
        period=said.sentence_case(words.month_said(now.period)),
        value=words.number_said(of.content, now.number, now.missing),
        why=_why(now.missing),
        change=change_of(of, now.period),
        own=_own(of, now.period, reader),
        definition=definitions_of(of.table, of.code)[0].definition,
        waits=words.waited_for(of.awaited),
        revised=of.revised(now.period),
        trend=trend([one.number for one in of.months if one.missing is not NoFigure.AWAITED][-LATELY:]),
    )


def change_of(of: Measured, period: str) -> str:
    """How a month's figure differs from that of the month before it, in words."""
    place = of.periods.index(period)
    if not place:
        return ""
    before = of.periods[place - 1]
    return words.change_said(of.content, of.found(period).number, of.found(before).number, before)


def _own(of: Measured, period: str, reader: Reader) -> OwnFigure | None:
    akasser = next((axis.codes for axis in of.table.axes if axis.code == AKASSE), ())
    if reader.akasse not in akasser or of.found(period).missing is NoFigure.NOTHING_TO_DIVIDE:
        return None
    found = of.under(AKASSE, reader.akasse).found(period)
    return OwnFigure(words.number_said(of.content, found.number, found.missing), _why(found.missing))


def _why(missing: NoFigure | None) -> str:
    return "" if missing is None else f"{missing.label}."
