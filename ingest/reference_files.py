"""Reading geography and industries: the lists that come with Jobbro, and official lists that replace them."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, Never, TypeVar

from ingest.reference_tables import ListColumnsMissing, ListValueUnknown, Row, get_table, listed, read_table
from ingest.taxonomy_starter import STARTER
from matching.core.reference_bundle import (
    IndustryEntry,
    MunicipalityEntry,
    PostcodeEntry,
    ReferenceBundle,
    RegionEntry,
)

IndustryVersion = Literal["DB07", "DB25"]

INDUSTRY_LEVELS = {"section": 0, "division": 1, "group": 2, "class": 3, "national": 4}
"""The starter's words for what Danmarks Statistik numbers 0 to 4."""

NAMES: dict[str, tuple[str, ...]] = {
    "municipality": ("kommunekode", "municipality_code", "code", "kode"),
    "municipalities": ("kommunekoder", "municipality_code", "kommunekode"),
    "name": ("navn", "name", "postnavn"),
    "latitude": ("lat", "lat_approx", "latitude", "bredde"),
    "longitude": ("lon", "lon_approx", "longitude", "længde"),
    "postcode": ("postnr", "postcode", "postnummer"),
    "postcode_to": ("postcode_to", "postnr_til"),
    "industry": ("code", "kode", "branchekode"),
    "level": ("level", "niveau"),
    "section": ("section", "afdeling", "hovedafdeling"),
    "title": ("title_da", "label", "titel", "tekst"),
}
"""What we need, and the column names it goes by, the likeliest first."""

Entry = TypeVar("Entry")


class _List:
    """A table whose columns go by one of several names; a fault is told with the file's name and the line."""

    def __init__(self, path: Path, needed: tuple[str, ...]) -> None:
        self.name = path.name
        self.rows = read_table(path, ())
        header = {column.casefold(): column for column in (self.rows[0] if self.rows else ())}
        self.columns = {
            field: header[found]
            for field, names in NAMES.items()
            if (found := next((name for name in names if name in header), None))
        }
        missing = [NAMES[field][0] for field in needed if field not in self.columns]
        if missing:
            raise ListColumnsMissing(path.name, missing)

    def cell(self, row: Row, field: str) -> str:
        return row[self.columns[field]] if field in self.columns else ""

    def entries(self, make: Callable[["_Line"], Entry]) -> tuple[Entry, ...]:
        return tuple(make(_Line(self, row, number)) for number, row in enumerate(self.rows, start=2))


class _Line:
    """One row of a list, read field by field."""

    def __init__(self, table: _List, row: Row, number: int) -> None:
        self.table, self.row, self.number = table, row, number

    def text(self, field: str) -> str:
        return self.table.cell(self.row, field) or self._refuse(field)

    def degrees(self, field: str) -> float:
        try:
            return float(self.text(field).replace(",", "."))
        except ValueError:
            return self._refuse(field)

    def postcode(self, field: str) -> str:
        text = self.text(field).zfill(4)
        return text if text.isdecimal() and len(text) == 4 else self._refuse(field)

    def municipality(self, field: str) -> str:
        return municipality_code(self.text(field)) or self._refuse(field)

    def municipalities(self, field: str) -> tuple[str, ...]:
        parts = listed(self.text(field).replace(";", " ").replace(",", " ").replace("|", " ").replace(" ", "|"), "|")
        return tuple(municipality_code(part) or self._refuse(field) for part in parts)

    def level(self, field: str) -> int:
        text = self.text(field)
        number = INDUSTRY_LEVELS.get(text, int(text) if text.isdecimal() else 9)
        return number if number <= 4 else self._refuse(field)

    def _refuse(self, field: str) -> Never:
        raise ListValueUnknown(self.table.name, self.number, self.table.columns.get(field, NAMES[field][0]))


def municipality_code(text: str) -> str | None:
    """Three digits, from three or from four with a leading zero."""
    code = text.strip().removeprefix("0")
    return code if code.isdecimal() and len(code) == 3 else None


def read_starter_reference(folder: Path = STARTER) -> ReferenceBundle:
    """The lists that come with Jobbro; raises FileRefused."""
    return ReferenceBundle(
        municipalities=read_municipalities(get_table(folder, ("municipalities.csv",))),
        regions=_starter_regions(folder),
        postcodes=read_postcodes(get_table(folder, ("postcodes.csv",))),
        industries=_starter_industries(folder),
    )


def read_municipalities(path: Path) -> tuple[MunicipalityEntry, ...]:
    """Municipalities with a point each, from columns such as `kommunekode, navn, lat, lon`; raises FileRefused."""
    table = _List(path, ("municipality", "name", "latitude", "longitude"))
    return table.entries(
        lambda line: MunicipalityEntry(
            code=line.municipality("municipality"),
            name=line.text("name"),
            latitude=line.degrees("latitude"),
            longitude=line.degrees("longitude"),
        )
    )


def read_postcodes(path: Path) -> tuple[PostcodeEntry, ...]:
    """Postcodes with a point each, from columns such as `postnr, navn, lat, lon, kommunekoder`; raises FileRefused.

    `kommunekoder` may hold several codes with a space, comma or semicolon between.
    """
    table = _List(path, ("postcode", "name", "latitude", "longitude", "municipalities"))
    last = "postcode_to" if "postcode_to" in table.columns else "postcode"
    return table.entries(
        lambda line: PostcodeEntry(
            postcode=line.postcode("postcode"),
            postcode_to=line.postcode(last),
            name=line.text("name"),
            municipality_codes=line.municipalities("municipalities"),
            latitude=line.degrees("latitude"),
            longitude=line.degrees("longitude"),
        )
    )


def read_industries(path: Path, version: IndustryVersion) -> tuple[IndustryEntry, ...]:
    """An industry list from columns such as `level, code, section, title_da`; raises FileRefused.

    The version is an argument, since the lists do not carry it and their codes look the same.
    """
    table = _List(path, ("industry", "level", "section", "title"))
    return table.entries(
        lambda line: IndustryEntry(
            version=version,
            code=line.text("industry").replace(".", ""),
            level=line.level("level"),
            section=line.text("section"),
            label=line.text("title"),
        )
    )


def _starter_industries(folder: Path) -> tuple[IndustryEntry, ...]:
    return read_industries(get_table(folder, ("industries.csv",)), "DB07")


def _starter_regions(folder: Path) -> tuple[RegionEntry, ...]:
    """Regions by date; the file's last day is inclusive, ours is the day after."""
    names = {
        row["region_code"]: row["name"]
        for row in read_table(get_table(folder, ("regions.csv",)), ("region_code", "name"))
    }
    path = get_table(folder, ("municipality_regions.csv",))
    rows = read_table(path, ("municipality_code", "region_code", "valid_from", "valid_to"))
    return tuple(_region(path, number, row, names) for number, row in enumerate(rows, start=2))


def _region(path: Path, number: int, row: Row, names: dict[str, str]) -> RegionEntry:
    if row["region_code"] not in names:
        raise ListValueUnknown(path.name, number, "region_code")
    try:
        begins = date.fromisoformat(row["valid_from"])
        ends = date.fromisoformat(row["valid_to"]) + timedelta(days=1) if row["valid_to"] else None
    except ValueError:
        raise ListValueUnknown(path.name, number, "valid_from") from None
    return RegionEntry(row["municipality_code"], row["region_code"], names[row["region_code"]], begins, ends)
