"""Vintages as they lie in the database: published tables and the cubes behind them to JSON, and back the same."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any

from matching.statistics.disclosure.cubes import Cell, Coordinates, Cube, Dimension
from matching.statistics.disclosure.published import HiddenBecause, PublishedCell, PublishedCube
from matching.statistics.publication.published_table import (
    AxisValue,
    Content,
    ContentRole,
    Definition,
    NoFigure,
    PublishedAxis,
    PublishedTable,
    Revised,
)

Json = Mapping[str, Any]


def written_table(table: PublishedTable) -> Json:
    """A published table as JSON."""
    return {
        "published_on": table.published_on.isoformat(),
        "code": table.code,
        "title": table.title,
        "counts": table.counts,
        "dated_by": table.dated_by,
        "axes": [asdict(axis) for axis in table.axes],
        "contents": [{**asdict(one), "role": one.role.value} for one in table.contents],
        "definitions": [_written_definition(one) for one in table.definitions],
        "revised": [{**asdict(one), "revised_on": one.revised_on.isoformat()} for one in table.revised],
        "numbers": list(table.numbers),
        "missing": {reason.value: _places(table.missing, reason) for reason in NoFigure},
    }


def read_table(content: Json) -> PublishedTable:
    """A published table from its JSON."""
    missing = {place: NoFigure.of(reason) for reason, places in content["missing"].items() for place in places}
    return PublishedTable(
        published_on=date.fromisoformat(content["published_on"]),
        code=content["code"],
        title=content["title"],
        counts=content["counts"],
        dated_by=content["dated_by"],
        axes=tuple(map(_read_axis, content["axes"])),
        contents=tuple(Content(**{**one, "role": ContentRole.of(one["role"])}) for one in content["contents"]),
        definitions=tuple(map(_read_definition, content["definitions"])),
        revised=tuple(
            Revised(**{**one, "revised_on": date.fromisoformat(one["revised_on"])}) for one in content["revised"]
        ),
        numbers=tuple(content["numbers"]),
        missing=missing,
    )


def _places(missing: Mapping[int, NoFigure], reason: NoFigure) -> Sequence[int]:
    return [place for place, one in missing.items() if one is reason]


def _read_axis(axis: Json) -> PublishedAxis:
    return PublishedAxis(**{**axis, "values": tuple(AxisValue(**value) for value in axis["values"])})


def _written_definition(one: Definition) -> Json:
    until = None if one.valid_until is None else one.valid_until.isoformat()
    return {**asdict(one), "valid_from": one.valid_from.isoformat(), "valid_until": until}


def _read_definition(one: Json) -> Definition:
    until = one["valid_until"]
    days = {
        "valid_from": date.fromisoformat(one["valid_from"]),
        "valid_until": None if until is None else date.fromisoformat(until),
    }
    return Definition(**{**one, **days, "leaves_out": tuple(one["leaves_out"])})


def written_dimensions(cube: Cube) -> Sequence[Json]:
    """How a cube is divided, as JSON."""
    return [asdict(dimension) for dimension in cube.dimensions]


def written_cells(cube: Cube, seen: PublishedCube) -> Sequence[Sequence[Any]]:
    """The cells of a cube as JSON: where, count, behind, largest, and whether it was shown."""
    return [
        [list(where), cell.count, cell.employers, list(cell.largest), seen.cells[where].value is not None]
        for where, cell in cube.cells.items()
    ]


_HIDDEN = PublishedCell(None, HiddenBecause.CONFIDENTIAL)
#: A vintage has hundreds of thousands of cells, and the next reads them all: like ones are one object.
_cell = lru_cache(maxsize=100_000)(Cell)
_shown = lru_cache(maxsize=100_000)(PublishedCell)


def read_cube(
    name: str, measure: str, dimensions: Sequence[Json], zeros_tell: bool, cells: Sequence[Sequence[Any]]
) -> tuple[Cube, PublishedCube]:
    """A cube and what was shown of it, from its JSON."""
    told = tuple(Dimension(**dimension) for dimension in dimensions)
    true: dict[Coordinates, Cell] = {}
    seen: dict[Coordinates, PublishedCell] = {}
    for codes, count, behind, largest, was_shown in cells:
        where = tuple(map(intern, codes))
        true[where] = _cell(count, behind, tuple(largest))
        seen[where] = _shown(count) if was_shown else _HIDDEN
    return Cube(name, measure, told, true, zeros_tell), PublishedCube(name, measure, told, seen, zeros_tell)
