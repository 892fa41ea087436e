"""The vintages: written once by whoever publishes, read by everybody, changed by nobody.

What was published is in `published_table`. The true counts behind it are in `released_cube`; only `releases` reads
them, for the next vintage's audit, in a transaction that belongs to no a-kasse.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from psycopg.types.json import Jsonb

from matching.core.errors import JobbroError
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, change_many, find, many, value
from matching.statistics.disclosure.cubes import Cube
from matching.statistics.disclosure.door import PublishableVintage
from matching.statistics.disclosure.published import PublishedCube, Release
from matching.statistics.publication.frozen import (
    read_cube,
    read_table,
    written_cells,
    written_dimensions,
    written_table,
)
from matching.statistics.publication.published_table import PublishedTable
from matching.statistics.publication.tables import TableNotPublished

SQL = load_statements(__file__)

ONE_AT_A_TIME = 7_304_627_317
"""Key of the advisory lock under which a vintage is made; any constant of ours."""


class VintageNotFound(JobbroError):
    """A vintage was asked for that there is none of."""

    def __init__(self) -> None:
        super().__init__("Udgivelsen findes ikke. Vælg en af dem, der står i oversigten over udgivelser.")


@dataclass(frozen=True)
class Vintage:
    """A vintage by its day: how many numbers it shows and hides, and how many hidden counts were attacked."""

    published_on: date
    published_at: datetime
    first_month: date
    figures: int
    hidden: int
    attacked: int


@dataclass(frozen=True)
class TableHead:
    """A table of a vintage without its numbers."""

    table_code: str
    title: str
    counts: str
    dated_by: str


@dataclass(frozen=True)
class _Cube:
    published_on: date
    name: str
    measure: str
    dimensions: Sequence[Mapping[str, Any]]
    zeros_tell: bool
    cells: Sequence[Sequence[Any]]


@dataclass(frozen=True)
class _Content:
    content: Mapping[str, Any]


def publish_alone(connection: Connection) -> None:
    """Wait until nobody else publishes; held until the transaction ends."""
    value(connection, SQL["one_at_a_time"], key=ONE_AT_A_TIME)


def vintages(connection: Connection) -> list[Vintage]:
    """Every vintage, newest first."""
    return many(connection, Vintage, SQL["vintages"], published_on=None)


def find_vintage(connection: Connection, published_on: date | None = None) -> Vintage | None:
    """The vintage of a day, or the newest; None where there is none."""
    return find(connection, Vintage, SQL["vintages"], published_on=published_on)


def get_vintage(connection: Connection, published_on: date | None = None) -> Vintage:
    """The vintage of a day, or the newest; raises VintageNotFound."""
    found = find_vintage(connection, published_on)
    if found is None:
        raise VintageNotFound
    return found


def tables_of(connection: Connection, published_on: date) -> list[TableHead]:
    """The tables of a vintage, in their order."""
    return many(connection, TableHead, SQL["tables_of_vintage"], published_on=published_on)


def get_published(connection: Connection, published_on: date, code: str) -> PublishedTable:
    """A table of a vintage; raises TableNotPublished."""
    found = find(connection, _Content, SQL["find_table"], published_on=published_on, table_code=code)
    if found is None:
        raise TableNotPublished
    return read_table(found.content)


def releases(connection: Connection) -> list[Release]:
    """Everything published before, oldest first, with the true counts: for the audit alone, and never to leave.

    A cube stands in the vintages in which it was new or other than before.
    """
    rows = many(connection, _Cube, SQL["cubes_before"])
    return [_release(day, list(cubes)) for day, cubes in groupby(rows, key=lambda row: row.published_on)]


def _release(day: date, rows: Sequence[_Cube]) -> Release:
    pairs = [read_cube(row.name, row.measure, row.dimensions, row.zeros_tell, row.cells) for row in rows]
    return Release(day, tuple(true for true, _ in pairs), tuple(seen for _, seen in pairs))


def keep(connection: Connection, head: Vintage, tables: Sequence[PublishedTable]) -> None:
    """Write a vintage as everybody may read it."""
    change(connection, SQL["put_vintage"], **asdict(head))
    change_many(connection, SQL["put_table"], (_table_row(place, one) for place, one in enumerate(tables, start=1)))


def keep_release(connection: Connection, vintage: PublishableVintage, history: Sequence[Release]) -> None:
    """Write what the next vintage is audited against: every cube that is not as it was in the vintages before.

    A cube that is the same, count by count and hidden cell by hidden cell, tells an attacker nothing more.
    """
    before = {cube.name: (cube, seen) for release in history for cube, seen in _pairs(release)}
    rows = (
        _cube_row(vintage.release.published_on, place, cube, seen)
        for place, (cube, seen) in enumerate(_pairs(vintage.release), start=1)
        if before.get(cube.name) != (cube, seen)
    )
    change_many(connection, SQL["put_cube"], rows)


def _pairs(release: Release) -> Iterable[tuple[Cube, PublishedCube]]:
    return zip(release.true, release.published, strict=True)


def _cube_row(day: date, place: int, cube: Cube, seen: PublishedCube) -> Mapping[str, Any]:
    return {
        "published_on": day,
        "place": place,
        "name": cube.name,
        "measure": cube.measure,
        "dimensions": Jsonb(written_dimensions(cube)),
        "zeros_tell": cube.zeros_tell,
        "cells": Jsonb(written_cells(cube, seen)),
    }


def _table_row(place: int, table: PublishedTable) -> Mapping[str, Any]:
    return {
        "published_on": table.published_on,
        "place": place,
        "table_code": table.code,
        "content": Jsonb(written_table(table)),
    }
