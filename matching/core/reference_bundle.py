"""Geography and industries as an official list delivers them."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class MunicipalityEntry(NamedTuple):
    """A municipality by its three-digit code, with the point (degrees, WGS84) that stands for it in travel times."""

    code: str
    name: str
    latitude: float
    longitude: float


class RegionEntry(NamedTuple):
    """The region of a municipality from a day to the day before `valid_to`; None means until further notice."""

    code: str
    region_code: str
    region: str
    valid_from: date
    valid_to: date | None


class PostcodeEntry(NamedTuple):
    """A postcode or a range of them; `municipality_codes` are all it touches, one of which it is given to."""

    postcode: str
    postcode_to: str
    name: str
    municipality_codes: tuple[str, ...]
    latitude: float
    longitude: float


class IndustryEntry(NamedTuple):
    """One code of an industry list (DB07 or DB25), without dots; level 0 is a section letter, 4 six digits."""

    version: str
    code: str
    level: int
    section: str
    label: str


@dataclass(frozen=True)
class ReferenceBundle:
    """What one delivery holds; an empty kind of rows leaves what is there."""

    municipalities: tuple[MunicipalityEntry, ...] = ()
    regions: tuple[RegionEntry, ...] = ()
    postcodes: tuple[PostcodeEntry, ...] = ()
    industries: tuple[IndustryEntry, ...] = ()
