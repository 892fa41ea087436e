"""Where in Denmark a place lies: its landmass, the part of it that no big water divides, and the crossings.

The outlines are drawn by us along the middle of the waters, about a kilometre exact; they are no map.
"""

import math
from dataclasses import dataclass, field
from enum import Enum, IntEnum, auto
from typing import NamedTuple, Self

from matching.core.errors import JobbroError

EARTH_RADIUS_KM = 6371.0

Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS84)."""

Position = tuple[float, float, float]
"""Kilometres from the centre of the Earth along three axes, so that `math.dist` is a distance in km."""


class OutsideDenmark(JobbroError):
    """A place was asked for whose coordinates are not in Denmark."""

    def __init__(self) -> None:
        super().__init__("Stedet ligger uden for Danmark, så rejsetiden kan ikke beregnes.")


class Landmass(Enum):
    """The land a municipality lies on; bridged neighbours belong together (Als to Jylland, Falster to Sjælland)."""

    JYLLAND = "jylland", "Jylland"
    FYN = "fyn", "Fyn"
    SJAELLAND = "sjaelland", "Sjælland"
    BORNHOLM = "bornholm", "Bornholm"
    AEROE = "aeroe", "Ærø"
    SAMSOE = "samsoe", "Samsø"
    LAESOE = "laesoe", "Læsø"
    FANOE = "fanoe", "Fanø"

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Keep the code as the value and the Danish name as the label."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member


class Part(IntEnum):
    """A piece of a landmass inside which a straight line between two places is a fair picture of the road."""

    JYLLAND = 0
    VENDSYSSEL_THY = auto()
    MORS = auto()
    ALS = auto()
    ANHOLT = auto()
    FYN = auto()
    LANGELAND = auto()
    SJAELLAND = auto()
    HORNSHERRED = auto()
    ODSHERRED = auto()
    LOLLAND_FALSTER = auto()
    BORNHOLM = auto()
    AEROE = auto()
    SAMSOE = auto()
    LAESOE = auto()
    FANOE = auto()


ISLAND_MUNICIPALITIES = {
    400: Landmass.BORNHOLM,
    411: Landmass.BORNHOLM,  # Christiansø
    492: Landmass.AEROE,
    563: Landmass.FANOE,
    741: Landmass.SAMSOE,
    825: Landmass.LAESOE,
}

OUTLINES: tuple[tuple[Landmass, tuple[Point, ...]], ...] = (
    (Landmass.BORNHOLM, ((54.9, 14.5), (54.9, 15.3), (55.5, 15.3), (55.5, 14.5))),
    (Landmass.LAESOE, ((57.13, 10.75), (57.13, 11.35), (57.42, 11.35), (57.42, 10.75))),
    (Landmass.SAMSOE, ((55.75, 10.5), (55.75, 10.75), (56.02, 10.75), (56.02, 10.5))),
    (Landmass.AEROE, ((54.8, 10.15), (55.0, 10.15), (55.0, 10.3), (54.95, 10.38), (54.95, 10.56), (54.8, 10.56))),
    (
        Landmass.FANOE,
        ((55.48, 8.32), (55.465, 8.4), (55.44, 8.43), (55.4, 8.46), (55.34, 8.49), (55.32, 8.42)),
    ),
    (
        Landmass.FYN,
        (
            *((55.7, 10.35), (55.66, 10.1), (55.6, 9.92), (55.565, 9.78), (55.53, 9.757), (55.519, 9.735)),
            *((55.513, 9.71), (55.505, 9.69), (55.49, 9.675), (55.45, 9.68), (55.35, 9.66), (55.285, 9.78)),
            *((55.2, 9.85), (55.09, 9.94), (55.02, 10.05), (54.8, 10.1), (54.68, 10.6), (54.7, 10.8)),
            *((54.85, 10.9), (55.0, 10.95), (55.2, 11.05), (55.33, 10.95), (55.55, 10.95), (55.68, 10.65)),
        ),
    ),
    (
        Landmass.SJAELLAND,
        ((54.5, 10.8), (56.1, 10.8), (56.1, 11.0), (56.3, 11.0), (56.3, 12.85), (54.5, 12.85)),
    ),
    (
        Landmass.JYLLAND,
        (
            *((54.79, 8.0), (54.79, 10.15), (55.09, 9.94), (55.6, 9.92), (55.75, 10.5), (56.1, 10.8)),
            *((56.1, 11.0), (56.3, 11.0), (56.3, 11.75), (56.8, 11.75), (57.8, 10.75), (57.8, 8.0)),
        ),
    ),
)
"""Searched in this order, the smaller before the larger, so that a later outline may cover an earlier one."""

PART_OUTLINES: dict[Landmass, tuple[tuple[Part, tuple[Point, ...]], ...]] = {
    Landmass.JYLLAND: (
        (
            Part.MORS,
            (
                *((56.665, 8.7), (56.7, 8.6), (56.735, 8.525), (56.775, 8.53), (56.82, 8.555), (56.86, 8.59)),
                *((56.885, 8.635), (56.92, 8.7), (56.965, 8.84), (56.96, 8.885), (56.9, 8.96), (56.83, 8.92)),
                *((56.785, 8.875), (56.765, 8.848), (56.74, 8.82), (56.7, 8.76)),
            ),
        ),
        (
            Part.VENDSYSSEL_THY,
            (
                *((57.9, 8.0), (56.71, 8.0), (56.71, 8.23), (56.63, 8.35), (56.6, 8.45), (56.577, 8.55)),
                *((56.6, 8.62), (56.65, 8.68), (56.96, 8.88), (56.97, 9.0), (56.985, 9.2), (56.998, 9.29)),
                *((57.01, 9.45), (57.02, 9.6), (57.045, 9.74), (57.055, 9.8), (57.056, 9.92), (57.058, 9.96)),
                *((57.045, 10.05), (57.015, 10.12), (57.0, 10.2), (56.985, 10.27), (56.98, 10.75), (57.9, 10.75)),
            ),
        ),
        (
            Part.ALS,
            (
                *((54.83, 9.86), (54.89, 9.78), (54.91, 9.785), (54.95, 9.75), (54.97, 9.71), (55.0, 9.62)),
                *((55.1, 9.62), (55.1, 9.9), (55.02, 10.1), (54.8, 10.12)),
            ),
        ),
        (Part.ANHOLT, ((56.6, 11.35), (56.8, 11.35), (56.8, 11.75), (56.6, 11.75))),
    ),
    Landmass.FYN: (
        (
            Part.LANGELAND,
            (
                *((54.68, 10.58), (54.92, 10.58), (54.935, 10.695), (54.98, 10.74), (55.05, 10.78)),
                *((55.16, 10.85), (55.2, 11.05), (54.68, 10.95)),
            ),
        ),
    ),
    Landmass.SJAELLAND: (
        (
            Part.LOLLAND_FALSTER,
            (
                *((55.0, 10.9), (55.0, 11.6), (54.97, 11.8), (54.96, 11.88), (54.935, 11.97), (54.905, 12.0)),
                *((54.91, 12.05), (54.885, 12.11), (54.84, 12.2), (54.5, 12.6), (54.5, 10.9)),
            ),
        ),
        (
            Part.HORNSHERRED,
            (
                *((55.66, 11.83), (55.75, 11.76), (55.9, 11.83), (55.95, 11.87), (55.94, 11.97), (55.9, 12.02)),
                *((55.84, 12.045), (55.79, 12.05), (55.74, 12.07), (55.69, 12.01), (55.65, 11.98)),
            ),
        ),
        (
            Part.ODSHERRED,
            (
                *((55.77, 11.3), (55.765, 11.5), (55.76, 11.6), (55.79, 11.68), (55.86, 11.76)),
                *((55.95, 11.81), (56.1, 11.6), (56.1, 11.0), (55.98, 11.2), (55.83, 11.3)),
            ),
        ),
    ),
}


def landmass_at(latitude: float, longitude: float, municipality_code: str | None = None) -> Landmass:
    """The landmass of a place: by its municipality code ("0461" or "461") if given, else by its coordinates.

    Raises OutsideDenmark for coordinates that no outline covers and for what is no Danish municipality code.
    """
    if municipality_code is not None:
        return _landmass_of_municipality(int(municipality_code) if municipality_code.isdecimal() else 0)
    for landmass, outline in OUTLINES:
        if _is_inside(outline, latitude, longitude):
            return landmass
    raise OutsideDenmark


def _landmass_of_municipality(code: int) -> Landmass:
    """Danish municipality codes run from east to west: 101-390 Sjælland, 410-482 Fyn, 510-860 Jylland."""
    if code in ISLAND_MUNICIPALITIES:
        return ISLAND_MUNICIPALITIES[code]
    if not 101 <= code <= 860:
        raise OutsideDenmark
    if code < 400:
        return Landmass.SJAELLAND
    return Landmass.FYN if code < 500 else Landmass.JYLLAND


def _part_at(latitude: float, longitude: float, landmass: Landmass) -> Part:
    """The part of the landmass that covers the point; what no outline covers is the landmass's main part."""
    for part, outline in PART_OUTLINES.get(landmass, ()):
        if _is_inside(outline, latitude, longitude):
            return part
    return Part[landmass.name]


def _is_inside(outline: tuple[Point, ...], latitude: float, longitude: float) -> bool:
    """Even-odd rule: a ray to the east leaves the outline an odd number of times."""
    inside = False
    south, west = outline[-1]
    for north, east in outline:
        if (north > latitude) != (south > latitude):
            share = (latitude - south) / (north - south)
            inside ^= longitude < west + share * (east - west)
        south, west = north, east
    return inside


def position_of(latitude: float, longitude: float) -> Position:
    """The point as kilometres along three axes; straight distances are then chords, 0.02 % short at 400 km."""
    phi, theta = math.radians(latitude), math.radians(longitude)
    ring = EARTH_RADIUS_KM * math.cos(phi)
    return ring * math.cos(theta), ring * math.sin(theta), EARTH_RADIUS_KM * math.sin(phi)


@dataclass(frozen=True, slots=True)
class Place:
    """A point in Denmark in degrees (WGS84) and the landmass it lies on; its repr never tells where it is."""

    latitude: float = field(repr=False)
    longitude: float = field(repr=False)
    landmass: Landmass
    part: Part = field(init=False, repr=False, compare=False)
    position: Position = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what every distance needs; raises OutsideDenmark for impossible coordinates."""
        if not (54.5 <= self.latitude <= 57.9 and 8.0 <= self.longitude <= 15.3):
            raise OutsideDenmark
        object.__setattr__(self, "part", _part_at(self.latitude, self.longitude, self.landmass))
        object.__setattr__(self, "position", position_of(self.latitude, self.longitude))

    def __hash__(self) -> int:
        """Equal places have equal positions; this is several times faster than hashing the landmass too."""
        return hash(self.position)


def place_at(latitude: float, longitude: float, municipality_code: str | None = None) -> Place:
    """A place whose landmass is looked up; raises OutsideDenmark."""
    return Place(latitude, longitude, landmass_at(latitude, longitude, municipality_code))


class CrossingKind(Enum):
    """How one gets from one part to the next; only ferries cost waiting time."""

    BRIDGE = "bridge", "bro"
    FERRY = "ferry", "færge"
    LAND = "land", "landvej"  # a neck of land that the road must use to get round a fjord

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Keep the code as the value and the Danish word as the label."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member


class Shore(NamedTuple):
    """One end of a crossing."""

    part: Part
    position: Position


@dataclass(frozen=True, slots=True)
class Crossing:
    """A bridge, ferry or neck of land between two parts; `sailing` and `waiting` are minutes, 0 for roads."""

    label: str
    kind: CrossingKind
    ends: tuple[Shore, Shore] = field(repr=False)
    sailing: int = 0
    waiting: int = 0
    toll: bool = False
    note: str = ""

    @property
    def minutes(self) -> int:
        """Boarding and average wait plus the crossing itself, in minutes."""
        return self.sailing + self.waiting


def _shore(part: Part, latitude: float, longitude: float) -> Shore:
    return Shore(part, position_of(latitude, longitude))


def _road(kind: CrossingKind, label: str, one: Shore, other: Shore) -> Crossing:
    return Crossing(label, kind, (one, other))


def _ferry(label: str, one: Shore, other: Shore, sailing: int, waiting: int) -> Crossing:
    return Crossing(label, CrossingKind.FERRY, (one, other), sailing, waiting)


_BRIDGE, _LAND = CrossingKind.BRIDGE, CrossingKind.LAND
_JYLLAND, _NORTH, _MORS, _ALS = Part.JYLLAND, Part.VENDSYSSEL_THY, Part.MORS, Part.ALS
_FYN, _LANGELAND, _AEROE, _SAMSOE = Part.FYN, Part.LANGELAND, Part.AEROE, Part.SAMSOE
_SJAELLAND, _HORNSHERRED, _ODSHERRED = Part.SJAELLAND, Part.HORNSHERRED, Part.ODSHERRED
_LOLLAND = Part.LOLLAND_FALSTER

STOREBAELT = Crossing(
    label="Storebælt",
    kind=CrossingKind.BRIDGE,
    ends=(_shore(_FYN, 55.3, 10.84), _shore(_SJAELLAND, 55.345, 11.105)),
    toll=True,
    note="Betalingsbro: brotaksten indgår ikke i rejsetiden.",
)
BORNHOLM_BY_YSTAD = Crossing(
    label="Rønne–Ystad og over Øresundsbroen",
    kind=CrossingKind.FERRY,
    ends=(_shore(Part.BORNHOLM, 55.1, 14.69), _shore(_SJAELLAND, 55.63, 12.66)),
    sailing=80 + 70,  # and the 85 km of Swedish road from Ystad to Kastrup
    waiting=30,
    toll=True,
    note="Færge, svensk motorvej og betalingsbro: priserne indgår ikke i rejsetiden.",
)
CROSSINGS: tuple[Crossing, ...] = (
    _road(_BRIDGE, "Lillebælt", _shore(_JYLLAND, 55.523, 9.735), _shore(_FYN, 55.512, 9.755)),
    STOREBAELT,
    _road(_BRIDGE, "Limfjorden ved Aalborg", _shore(_JYLLAND, 57.05, 9.94), _shore(_NORTH, 57.065, 9.945)),
    _road(_BRIDGE, "Aggersund", _shore(_JYLLAND, 56.995, 9.29), _shore(_NORTH, 57.001, 9.295)),
    _road(_BRIDGE, "Oddesund", _shore(_JYLLAND, 56.574, 8.56), _shore(_NORTH, 56.581, 8.55)),
    _road(_BRIDGE, "Vilsund", _shore(_MORS, 56.882, 8.641), _shore(_NORTH, 56.884, 8.631)),
    _road(_BRIDGE, "Sallingsund", _shore(_JYLLAND, 56.757, 8.85), _shore(_MORS, 56.768, 8.835)),
    _road(_BRIDGE, "Alssund", _shore(_JYLLAND, 54.913, 9.775), _shore(_ALS, 54.911, 9.79)),
    _road(_BRIDGE, "Langelandsbroen", _shore(_FYN, 54.945, 10.67), _shore(_LANGELAND, 54.94, 10.705)),
    _road(_BRIDGE, "Farøbroerne", _shore(_SJAELLAND, 54.99, 12.0), _shore(_LOLLAND, 54.915, 11.97)),
    _road(_BRIDGE, "Storstrømsbroen", _shore(_SJAELLAND, 54.98, 11.88), _shore(_LOLLAND, 54.95, 11.855)),
    _road(_BRIDGE, "Kronprins Frederiks Bro", _shore(_SJAELLAND, 55.835, 12.06), _shore(_HORNSHERRED, 55.836, 12.04)),
    _road(_BRIDGE, "Kronprinsesse Marys Bro", _shore(_SJAELLAND, 55.8, 12.07), _shore(_HORNSHERRED, 55.8, 12.035)),
    _road(_LAND, "bunden af Roskilde Fjord", _shore(_SJAELLAND, 55.64, 11.92), _shore(_HORNSHERRED, 55.66, 11.9)),
    _road(_LAND, "Tuse", _shore(_SJAELLAND, 55.735, 11.62), _shore(_ODSHERRED, 55.775, 11.59)),
    _road(_LAND, "Svinninge", _shore(_SJAELLAND, 55.745, 11.45), _shore(_ODSHERRED, 55.785, 11.46)),
    _ferry("Aarhus–Sjællands Odde", _shore(_JYLLAND, 56.15, 10.22), _shore(_ODSHERRED, 55.97, 11.37), 75, 45),
    _ferry("Bøjden–Fynshav", _shore(_FYN, 55.105, 10.09), _shore(_ALS, 54.995, 9.985), 50, 30),
    _ferry("Spodsbjerg–Tårs", _shore(_LANGELAND, 54.93, 10.83), _shore(_LOLLAND, 54.88, 11.03), 45, 30),
    _ferry("Hundested–Rørvig", _shore(_SJAELLAND, 55.965, 11.85), _shore(_ODSHERRED, 55.945, 11.77), 25, 20),
    _ferry("Thyborøn–Agger", _shore(_JYLLAND, 56.705, 8.22), _shore(_NORTH, 56.715, 8.23), 10, 25),
    _ferry("Hals–Egense", _shore(_JYLLAND, 56.983, 10.305), _shore(_NORTH, 56.99, 10.308), 5, 12),
    _ferry("Feggesund", _shore(_MORS, 56.953, 8.87), _shore(_NORTH, 56.966, 8.885), 5, 20),
    BORNHOLM_BY_YSTAD,
    _ferry("Ærøskøbing–Svendborg", _shore(_AEROE, 54.89, 10.41), _shore(_FYN, 55.058, 10.615), 75, 25),
    _ferry("Søby–Faaborg", _shore(_AEROE, 54.94, 10.26), _shore(_FYN, 55.095, 10.24), 60, 30),
    _ferry("Søby–Fynshav", _shore(_AEROE, 54.94, 10.26), _shore(_ALS, 54.995, 9.985), 70, 30),
    _ferry("Marstal–Rudkøbing", _shore(_AEROE, 54.855, 10.52), _shore(_LANGELAND, 54.94, 10.705), 55, 25),
    _ferry("Sælvig–Hou", _shore(_SAMSOE, 55.865, 10.545), _shore(_JYLLAND, 55.91, 10.255), 60, 25),
    _ferry("Ballen–Kalundborg", _shore(_SAMSOE, 55.817, 10.64), _shore(_SJAELLAND, 55.675, 11.09), 75, 30),
    _ferry("Læsø–Frederikshavn", _shore(Part.LAESOE, 57.297, 10.925), _shore(_NORTH, 57.435, 10.545), 90, 25),
    _ferry("Nordby–Esbjerg", _shore(Part.FANOE, 55.447, 8.405), _shore(_JYLLAND, 55.46, 8.44), 12, 15),
    _ferry("Anholt–Grenaa", _shore(Part.ANHOLT, 56.715, 11.515), _shore(_JYLLAND, 56.41, 10.925), 165, 30),
)


class Gate(NamedTuple):
    """A crossing seen from one side: where one leaves a part and where one comes ashore."""

    crossing: Crossing
    near: Shore
    far: Shore


def gates_of(part: Part) -> tuple[Gate, ...]:
    """The ways out of a part, in the order of CROSSINGS."""
    both_ways = ((crossing, near, far) for crossing in CROSSINGS for near, far in (crossing.ends, crossing.ends[::-1]))
    return tuple(Gate(*seen) for seen in both_ways if seen[1].part is part)
