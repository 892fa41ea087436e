"""A published table as JSON-stat 2.0: https://json-stat.org/full/. A missing number is null, and `status` says why."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from matching.statistics.publication.published_table import CONTENT, NoFigure, PublishedAxis, PublishedTable

Json = Mapping[str, Any]
_PLACES = "area"  #: the axis that is a geography


def jsonstat(table: PublishedTable) -> Json:
    """The table as a JSON-stat dataset; `status` has each missing number's reason under its place."""
    codes = [axis.code for axis in table.axes]
    role = {"time": [codes[0]], "metric": [CONTENT]}
    return {
        "version": "2.0",
        "class": "dataset",
        "label": table.title,
        "source": "Jobbro",
        "updated": table.published_on.isoformat(),
        "id": [*codes, CONTENT],
        "size": list(table.size),
        "role": role | ({"geo": [_PLACES]} if _PLACES in codes else {}),
        "dimension": {axis.code: _dimension(axis) for axis in table.axes} | {CONTENT: _contents(table)},
        "value": list(table.numbers),
        "status": {str(place): reason.value for place, reason in sorted(table.missing.items())},
        "extension": _extension(table),
    }


def _dimension(axis: PublishedAxis) -> Json:
    category: dict[str, Any] = {
        "index": {code: place for place, code in enumerate(axis.codes)},
        "label": {value.code: value.label for value in axis.values},
    }
    children: dict[str, list[str]] = {}
    for value in axis.values:
        if value.part_of in axis.codes:
            children.setdefault(str(value.part_of), []).append(value.code)
    if children:
        category["child"] = children
    return {"label": axis.title, "note": [axis.definition], "category": category}


def _contents(table: PublishedTable) -> Json:
    return {
        "label": "Mål",
        "category": {
            "index": {one.code: place for place, one in enumerate(table.contents)},
            "label": {one.code: one.title for one in table.contents},
            "unit": {one.code: {"label": one.unit, "decimals": one.decimals} for one in table.contents},
        },
    }


def _extension(table: PublishedTable) -> Json:
    return {
        "table": table.code,
        "vintage": table.published_on.isoformat(),
        "status": {reason.value: reason.label for reason in NoFigure},
        "definitions": [asdict(one) for one in table.definitions],
        "revised": [asdict(one) for one in table.revised],
    }
