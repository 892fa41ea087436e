"""Importing geography and industries: municipalities, their regions by date, postcodes and industry codes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from matching.core.errors import JobbroError
from matching.core.geography import Landmass, landmass_at, position_of
from matching.core.reference_bundle import MunicipalityEntry, PostcodeEntry, ReferenceBundle
from matching.database import Connection
from matching.queries import reference
from matching.queries.reference import MunicipalityPoint

Points = Mapping[str, MunicipalityPoint]


class UnknownMunicipality(JobbroError):
    """A list names a municipality that is not there."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Kommunekoden {code} kendes ikke. Indlæs kommunerne først, og prøv igen.")


@dataclass(frozen=True)
class ReferenceReport:
    """How many rows of each kind were added or renewed."""

    municipalities: int
    regions: int
    postcodes: int
    industries: int


def import_reference(connection: Connection, bundle: ReferenceBundle) -> ReferenceReport:
    """Add or renew what the bundle holds, in one transaction; doing it again changes nothing.

    Regions are replaced as a whole. Postcodes are added to those that are there: a range from before keeps serving
    the postcodes that a newer list does not spell out. Raises UnknownMunicipality and OutsideDenmark.
    """
    with connection.transaction():
        reference.put_municipalities(connection, [_municipality(entry) for entry in bundle.municipalities])
        points = {point.code: point for point in reference.municipality_points(connection)}
        _refuse_unknown(bundle, points)
        if bundle.regions:
            reference.replace_municipality_regions(connection, [entry._asdict() for entry in bundle.regions])
        reference.put_postcodes(connection, [_postcode(connection, entry, points) for entry in bundle.postcodes])
        reference.put_industries(connection, [entry._asdict() for entry in bundle.industries])
    return ReferenceReport(
        len(bundle.municipalities), len(bundle.regions), len(bundle.postcodes), len(bundle.industries)
    )


def _refuse_unknown(bundle: ReferenceBundle, points: Points) -> None:
    named = {entry.code for entry in bundle.regions}
    named.update(code for entry in bundle.postcodes for code in entry.municipality_codes)
    unknown = sorted(named - points.keys())
    if unknown:
        raise UnknownMunicipality(unknown[0])


def _municipality(entry: MunicipalityEntry) -> dict[str, object]:
    landmass = landmass_at(entry.latitude, entry.longitude, entry.code)
    return {**entry._asdict(), "landmass": landmass.value}


def _postcode(connection: Connection, entry: PostcodeEntry, points: Points) -> dict[str, object]:
    code = _municipality_of(connection, entry, points)
    return {
        "postcode": entry.postcode,
        "postcode_to": entry.postcode_to,
        "name": entry.name,
        "municipality_code": code,
        "latitude": entry.latitude,
        "longitude": entry.longitude,
        "landmass": _landmass(entry, code).value,
    }


def _landmass(entry: PostcodeEntry, municipality_code: str) -> Landmass:
    return landmass_at(entry.latitude, entry.longitude, municipality_code)


def _municipality_of(connection: Connection, entry: PostcodeEntry, points: Points) -> str:
    """The one municipality named, or the one given before, or the one whose point is nearest."""
    if len(entry.municipality_codes) == 1:
        return entry.municipality_codes[0]
    before = reference.find_municipality_of(connection, entry.postcode)
    if before in entry.municipality_codes:
        return before
    here = position_of(entry.latitude, entry.longitude)

    def nearness(code: str) -> tuple[float, str]:
        point = points[code]
        return math.dist(here, position_of(point.latitude, point.longitude)), code

    return min(entry.municipality_codes, key=nearness)
