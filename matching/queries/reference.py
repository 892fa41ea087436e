"""A-kasser, geography and industries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matching.core.akasse import Akasse
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, change_many, find, many

SQL = load_statements(__file__)


@dataclass(frozen=True)
class _Code:
    code: str


@dataclass(frozen=True)
class Named:
    """A municipality or a region: its code and its Danish name."""

    code: str
    name: str


@dataclass(frozen=True)
class _SectionLabel:
    section: str
    label: str


@dataclass(frozen=True)
class MunicipalityPoint:
    """The point (degrees, WGS84) that stands for a municipality."""

    code: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class _PlaceName:
    name: str
    postcode: str


@dataclass(frozen=True)
class _MunicipalityCode:
    municipality_code: str


def akasser(connection: Connection) -> list[Akasse]:
    """All a-kasser, by name."""
    return many(connection, Akasse, SQL["akasser"])


def put_municipalities(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add or renew municipalities (code, name, latitude, longitude, landmass)."""
    change_many(connection, SQL["put_municipality"], rows)


def replace_municipality_regions(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put these in the place of all regions by date (code, region_code, region, valid_from, valid_to)."""
    change(connection, SQL["forget_municipality_regions"])
    change_many(connection, SQL["put_municipality_region"], rows)


def put_postcodes(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add or renew postcodes (postcode, postcode_to, name, municipality_code, latitude, longitude, landmass)."""
    change_many(connection, SQL["put_postcode"], rows)


def put_industries(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add or renew industry codes (version, code, level, section, label)."""
    change_many(connection, SQL["put_industry"], rows)


def section_labels(connection: Connection) -> dict[str, str]:
    """The Danish names of the 21 sections by their letter."""
    return {row.section: row.label for row in many(connection, _SectionLabel, SQL["section_labels"])}


def find_municipality_of(connection: Connection, postcode: str) -> str | None:
    """The municipality code of a postcode, or None when the postcode is not known."""
    row = find(connection, _MunicipalityCode, SQL["municipality_of_postcode"], postcode=postcode)
    return row.municipality_code if row else None


def municipality_codes(connection: Connection) -> frozenset[str]:
    """The codes that exist."""
    return frozenset(row.code for row in many(connection, _Code, SQL["municipality_codes"]))


def municipality_points(connection: Connection) -> list[MunicipalityPoint]:
    """Every municipality's point, by code."""
    return many(connection, MunicipalityPoint, SQL["municipality_points"])


def place_names(connection: Connection) -> dict[str, str]:
    """Names of towns and municipalities with the postcode that stands for each, by name."""
    return {row.name: row.postcode for row in many(connection, _PlaceName, SQL["place_names"])}


def municipality_names(connection: Connection) -> list[Named]:
    """Every municipality, as a Danish directory sorts them."""
    return many(connection, Named, SQL["municipality_names"])


def regions_in_force(connection: Connection, as_of: date) -> list[Named]:
    """The regions there are on the day `as_of`."""
    return many(connection, Named, SQL["regions_in_force"], as_of=as_of)
