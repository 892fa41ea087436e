"""Reading ESCO-STAR, STAR's Danish subset of ESCO with titles of its own and aliases, as JSON or CSV.

STAR's public pages name `conceptUriDa` and `aliasIdentifier` and describe the rest; how the rest is spelled is a
setting, `EscoStarFields`, with our reading of those pages as default.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.reference_tables import (
    ListFileUnreadable,
    ListValueUnknown,
    read_table,
    table_text,
)
from ingest.taxonomy_esco import isco_code
from matching.core.taxonomy import ConceptStatus
from matching.core.taxonomy_bundle import DANISH, LabelEntry, OccupationEntry, TaxonomyBundle


@dataclass(frozen=True)
class EscoStarFields:
    """How the fields are spelled; capitals do not matter. In CSV an alias stands in the columns `alias_*`.

    A CSV file has a row for each alias, with the title's own columns repeated; a title without aliases has one row.
    """

    concept_uri: str = "conceptUriDa"
    title: str = "title"
    description: str = "description"
    isco_code: str = "iscoCode"
    kind: str = "type"
    status: str = "status"
    aliases: str = "aliases"
    alias_identifier: str = "aliasIdentifier"
    alias_label: str = "label"
    alias_status: str = "status"
    csv_alias_label: str = "aliasLabel"
    csv_alias_status: str = "aliasStatus"


DEFAULT_FIELDS = EscoStarFields()

STATUSES: Mapping[str, ConceptStatus] = {
    "": ConceptStatus.ACTIVE,
    "active": ConceptStatus.ACTIVE,
    "aktiv": ConceptStatus.ACTIVE,
    "inactive": ConceptStatus.INACTIVE,
    "inaktiv": ConceptStatus.INACTIVE,
    "deselected": ConceptStatus.DESELECTED,
    "fravalgt": ConceptStatus.DESELECTED,
}
LEVELS: Mapping[str, str] = {
    "skilled": "faglaert",
    "faglært": "faglaert",
    "unskilled": "ufaglaert",
    "ufaglært": "ufaglaert",
}
"""A title's type that says a level of education; elev, lærling and not relevant say none."""

Record = Mapping[str, Any]


@dataclass(frozen=True)
class _Title:
    """One title with its aliases, all by our names; `line` is its number in the file."""

    line: int
    occupation: OccupationEntry
    aliases: tuple[LabelEntry, ...]


class _Reading:
    """One file being read with a spelling of its fields."""

    def __init__(self, name: str, fields: EscoStarFields) -> None:
        self.name = name
        self.fields = fields

    def title(self, line: int, record: Record, aliases: Sequence[Record]) -> _Title:
        fields = self.fields
        uri = self.text(line, record, fields.concept_uri)
        return _Title(
            line=line,
            occupation=OccupationEntry(
                uri=uri,
                label=self.text(line, record, fields.title),
                description=_cell(record, fields.description),
                isco08=isco_code(_cell(record, fields.isco_code)),
                level=LEVELS.get(_cell(record, fields.kind).casefold()),
                status=self.status(line, record, fields.status),
            ),
            aliases=tuple(self.alias(line, uri, alias) for alias in aliases),
        )

    def alias(self, line: int, uri: str, record: Record) -> LabelEntry:
        return LabelEntry(
            uri=uri,
            language=DANISH,
            label=self.text(line, record, self.fields.alias_label),
            kind="synonym",
            alias_id=_cell(record, self.fields.alias_identifier) or None,
            status=self.status(line, record, self.fields.alias_status),
        )

    def text(self, line: int, record: Record, field: str) -> str:
        text = _cell(record, field)
        if not text:
            raise ListValueUnknown(self.name, line, field)
        return text

    def status(self, line: int, record: Record, field: str) -> ConceptStatus:
        status = STATUSES.get(_cell(record, field).casefold())
        if status is None:
            raise ListValueUnknown(self.name, line, field)
        return status


def read_esco_star(path: Path, version: str, fields: EscoStarFields = DEFAULT_FIELDS) -> TaxonomyBundle:
    """The titles of a JSON or CSV file (`.json`, `.csv`, each also with `.gz`); raises FileRefused.

    JSON is a list of titles, or an object one of whose values is that list. `version` is free text, such as the day
    the list was fetched. A title without a counterpart in ESCO keeps STAR's URI. Types of aliases are not kept.
    """
    reading = _Reading(path.name, fields)
    is_json = path.name.removesuffix(".gz").endswith(".json")
    titles = list(_json_titles(path, reading) if is_json else _csv_titles(path, reading))
    return TaxonomyBundle(
        source="esco-star",
        version=version,
        occupations=tuple(title.occupation for title in titles),
        occupation_labels=tuple(label for title in titles for label in _labels(title)),
    )


def _labels(title: _Title) -> Iterator[LabelEntry]:
    occupation = title.occupation
    yield LabelEntry(occupation.uri, DANISH, occupation.label, "preferred", None, occupation.status)
    yield from (alias for alias in title.aliases if alias.label != occupation.label)


def _json_titles(path: Path, reading: _Reading) -> Iterator[_Title]:
    for number, given in enumerate(_json_records(path), start=1):
        record = _folded(given)
        aliases = record.get(reading.fields.aliases.casefold()) or []
        if not isinstance(aliases, list) or not all(isinstance(alias, dict) for alias in aliases):
            raise ListValueUnknown(path.name, number, reading.fields.aliases)
        yield reading.title(number, record, [_folded(alias) for alias in aliases])


def _json_records(path: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(table_text(path))
    except ValueError:
        raise ListFileUnreadable(path.name) from None
    values = content.values() if isinstance(content, dict) else [content]
    records = next((value for value in values if isinstance(value, list)), None)
    if records is None or not all(isinstance(record, dict) for record in records):
        raise ListFileUnreadable(path.name)
    return records


def _csv_titles(path: Path, reading: _Reading) -> Iterator[_Title]:
    fields = reading.fields
    rows = [_folded(row) for row in read_table(path, (fields.concept_uri, fields.title))]
    first: dict[str, tuple[int, Record]] = {}
    aliases: dict[str, list[Record]] = {}
    for line, row in enumerate(rows, start=2):
        uri = reading.text(line, row, fields.concept_uri)
        first.setdefault(uri, (line, row))
        if _cell(row, fields.csv_alias_label):
            aliases.setdefault(uri, []).append(_csv_alias(row, fields))
    for uri, (begins, title) in first.items():
        yield reading.title(begins, title, aliases.get(uri, []))


def _csv_alias(row: Record, fields: EscoStarFields) -> Record:
    return {
        fields.alias_identifier.casefold(): _cell(row, fields.alias_identifier),
        fields.alias_label.casefold(): _cell(row, fields.csv_alias_label),
        fields.alias_status.casefold(): _cell(row, fields.csv_alias_status),
    }


def _folded(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key.casefold(): value for key, value in record.items()}


def _cell(record: Record, field: str) -> str:
    value = record.get(field.casefold())
    return "" if value is None else " ".join(str(value).split())
