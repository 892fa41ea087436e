"""Published figures over the API: frozen vintages, their tables, what is to be known of them, and the numbers."""

from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.access import Session, requires
from api.figures.asked import Asked, Cursor, has_it, http_date, is_unchanged, wanted_of
from api.figures.columns_and_rows import count_rows
from api.figures.files import AS_FILES, MEDIA, PACKED, FigureFormat, file_of, page_of
from api.figures.shelf import Packed, Shelf
from api.v1.figure_answers import (
    TableAnswer,
    TablesAnswer,
    VersionsAnswer,
    VintageAnswer,
    table_answer,
    tables_answer,
    versions_answer,
    vintage_answer,
)
from matching.core.access import Action
from matching.database.pool import Connection, open_transaction
from matching.services import read_published
from matching.statistics.catalogue import MEASURES, get_measure
from matching.statistics.publication.assembly import definition_of
from matching.statistics.publication.published_table import PublishedTable
from matching.statistics.publication.tables import TABLES
from matching.statistics.publication.vintages import Vintage

ReadT = TypeVar("ReadT")

router = APIRouter(prefix="/api/v1/figures", tags=["figures"])

Reader = Annotated[Session, requires(Action.READ_FIGURES)]
OfVintage = Annotated[date | None, Query(description="Day of a vintage; the newest when left out")]
#: Every axis of every table, as the description of the API has them; what a table has stands in its metadata.
AXES = {axis.code: axis.title for table in TABLES for axis in table.axes}
_MORE = "Codes between commas; the parameter may be repeated."
_EXAMPLES: Mapping[str, Any] = {
    "application/json": {
        "example": {
            "version": "2.0",
            "class": "dataset",
            "id": ["period", "akasse", "content"],
            "size": [1, 2, 1],
            "value": [231, None],
            "status": {"1": "confidential"},
        }
    },
    **{MEDIA[kind]: {"schema": {"type": "string", "format": "binary"}} for kind in sorted(AS_FILES)},
}


class DataQuery(BaseModel):
    """How the numbers are wanted; every other parameter is an axis of the table."""

    model_config = ConfigDict(frozen=True)

    format: FigureFormat = FigureFormat.JSONSTAT
    vintage: date | None = Field(default=None, description="Day of a vintage; the newest when left out")
    limit: int = Field(default=10_000, ge=1, le=50_000, description="Rows on a page; only with format=rows")
    cursor: str | None = Field(default=None, description="`next` of the page before; only with format=rows")


def _parameter(name: str, description: str, example: str) -> Mapping[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": {"type": "string"}, "example": example}


PARAMETERS = [
    _parameter("period", f"Months as 2026M05, or latest:14. {_MORE}", "latest:14"),
    _parameter("content", f"Measures and their parts, as SA-03. {_MORE}", "SA-03,SA-03-whole"),
    *(_parameter(code, f"{title}. {_MORE}", "total") for code, title in AXES.items()),
]


@router.get("/vintages")
def list_vintages(request: Request, session: Reader) -> list[VintageAnswer]:
    """Return every vintage, newest first."""
    with open_transaction(request.app.state.pool) as connection:
        return [vintage_answer(one) for one in read_published.list_vintages(connection)]


@router.get("/tables")
def list_tables(request: Request, session: Reader, vintage: OfVintage = None) -> TablesAnswer:
    """Return the tables of a vintage."""
    with open_transaction(request.app.state.pool) as connection:
        return tables_answer(read_published.get_publication(connection, vintage))


@router.get("/tables/{code}")
def describe_table(request: Request, session: Reader, code: str, vintage: OfVintage = None) -> TableAnswer:
    """Return a table's axes with every code, its contents, and its definitions as they were when it was published."""
    return table_answer(_table(request, code, _vintage(request, vintage)))


@router.get(
    "/tables/{code}/data",
    response_class=Response,
    responses={
        200: {"content": _EXAMPLES, "description": "The numbers; a missing one is null or empty, with its reason."},
        304: {"description": "It is what you have already."},
    },
    openapi_extra={"parameters": PARAMETERS},
)
def read_data(request: Request, session: Reader, code: str, query: Annotated[DataQuery, Query()]) -> Response:
    """Return a table's numbers, or the part of them under the given codes; ask again with the ETag you got."""
    begins = None if query.cursor is None else Cursor.read(query.cursor)
    page = (begins.first if begins else 0, query.limit) if query.format is FigureFormat.ROWS else (0, 0)
    asked = Asked(code, query.format, wanted_of(request.query_params.multi_items()), *page)
    of = _vintage(request, begins.published_on if begins else query.vintage)
    headers = _headers(asked, of)
    if has_it(request.headers, headers["ETag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    file = _shelf(request).files.get(asked.key(of.published_on), lambda: _packed(asked, _table(request, code, of)))
    if is_unchanged(request.headers, of.published_at):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return _sent(request, file, headers, MEDIA[query.format])


@router.get("/measures")
def list_measures(session: Reader) -> list[VersionsAnswer]:
    """Return every measure that is declared, with every version of it, by code."""
    return [_versions(code) for code in sorted({measure.code for measure in MEASURES})]


@router.get("/measures/{code}")
def describe_measure(session: Reader, code: str) -> VersionsAnswer:
    """Return a measure with every version of it, newest first."""
    return _versions(get_measure(code).code)


def _versions(code: str) -> VersionsAnswer:
    return versions_answer(code, [definition_of(measure) for measure in MEASURES if measure.code == code])


def _shelf(request: Request) -> Shelf:
    shelf: Shelf = request.app.state.shelf
    return shelf


def _vintage(request: Request, published_on: date | None) -> Vintage:
    """The vintage, asked for once a second at the most: a new one is seen by the next."""
    second = request.app.state.clock().replace(microsecond=0)
    return _shelf(request).vintages.get(
        (published_on, second),
        lambda: _read(request, lambda connection: read_published.get_vintage(connection, published_on)),
    )


def _table(request: Request, code: str, of: Vintage) -> PublishedTable:
    """The table, from the shelf or the database."""
    day = of.published_on
    return _shelf(request).tables.get(
        (day, code),
        lambda: _read(request, lambda connection: read_published.get_published_table(connection, code, day)),
    )


def _read(request: Request, what: Callable[[Connection], ReadT]) -> ReadT:
    with open_transaction(request.app.state.pool) as connection:
        return what(connection)


def _packed(asked: Asked, whole: PublishedTable) -> Packed:
    table = asked.part_of(whole)
    if asked.kind is not FigureFormat.ROWS:
        return Packed.of(file_of(table, asked.kind), pack=asked.kind not in PACKED)
    after = asked.first + asked.most
    cursor = str(Cursor(table.published_on, after)) if after < count_rows(table) else None
    return Packed.of(page_of(table, asked.first, asked.most, cursor), pack=True)


def _headers(asked: Asked, of: Vintage) -> dict[str, str]:
    headers = {
        "ETag": asked.tag(of.published_on),
        "Last-Modified": http_date(of.published_at),
        "Vary": "Accept-Encoding, Authorization",
    }
    if asked.kind in AS_FILES:
        name = f"{asked.table}-{of.published_on.isoformat()}.{asked.kind.value}"
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return headers


def _sent(request: Request, file: Packed, headers: Mapping[str, str], media: str) -> Response:
    takes_gzip = "gzip" in request.headers.get("accept-encoding", "")
    if file.gzipped is None or not takes_gzip:
        return Response(file.plain, headers=dict(headers), media_type=media)
    return Response(file.gzipped, headers={**headers, "Content-Encoding": "gzip"}, media_type=media)
