"""How long it takes to get from one place in Denmark to another, by car or by public transport.

An estimate without a road network: straight distance, speed by distance, the crossings of the Danish waters and
the main railway lines. `docs/travel.md` says how far off it is.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise, permutations
from math import dist
from typing import NamedTuple, Self

from matching.core.geography import (
    Crossing,
    CrossingKind,
    Gate,
    Part,
    Place,
    Position,
    gates_of,
    place_at,
    position_of,
)


class Mode(Enum):
    """A way to get about, with its Danish name and the words that follow a duration."""

    CAR = "car", "bil", "i bil"
    TRANSIT = "transit", "offentlig transport", "med offentlig transport"

    label: str
    phrase: str

    def __new__(cls, value: str, label: str, phrase: str) -> Self:
        """Keep the code as the value and the Danish words beside it."""
        member = object.__new__(cls)
        member._value_ = value
        member.label, member.phrase = label, phrase
        return member


@dataclass(frozen=True, slots=True)
class Travel:
    """An estimated journey: minutes door to door, kilometres on land, and the bridges and ferries in order."""

    minutes: int
    kilometres: int
    crossings: tuple[Crossing, ...]


def travel(origin: Place, destination: Place, mode: Mode) -> Travel:
    """The estimated journey; with a train, only crossings on the way to and from the stations are named."""
    way = _drive(origin, destination) if mode is Mode.CAR else _ride(origin, destination)
    named = tuple(crossing for crossing in way.crossings if crossing.kind is not CrossingKind.LAND)
    return Travel(round(way.minutes), round(way.straight_km * DETOUR), named)


def minutes_between(origin: Place, destination: Place, mode: Mode) -> int:
    """The minutes of `travel`, without the rest of it: some microseconds a pair."""
    if mode is Mode.TRANSIT:
        return round(_ride_minutes(origin, destination))
    return round(_drive(origin, destination).minutes)


def describe(travel: Travel, mode: Mode) -> str:
    """The journey in Danish, to the nearest five minutes: "ca. 1 t. 40 min. i bil, over Storebælt (brotakst)"."""
    words = [f"ca. {_duration(travel.minutes)} {mode.phrase}"]
    return ", ".join(words + [_mention(crossing) for crossing in travel.crossings if _costs(crossing)])


def _duration(minutes: int) -> str:
    hours, rest = divmod(max(5, 5 * round(minutes / 5)), 60)
    return " ".join(f"{count} {unit}" for count, unit in ((hours, "t."), (rest, "min.")) if count)


def _costs(crossing: Crossing) -> bool:
    return crossing.toll or crossing.kind is CrossingKind.FERRY


def _mention(crossing: Crossing) -> str:
    words = "med færgen" if crossing.kind is CrossingKind.FERRY else "over"
    return f"{words} {crossing.label}" + (" (brotakst)" if crossing.toll else "")


# By car

DETOUR = 1.18
"""Road kilometres to a straight kilometre."""

START = 3.0
"""Minutes to get to the car, away and parked."""

SPEEDS = ((0.0, 1.9), (4.0, 1.05), (15.0, 0.75), (50.0, 0.62))
"""From this many straight km on, each further one takes so many minutes: street, road, main road, motorway."""


class Town(NamedTuple):
    """A town whose streets are slower than the rest: minutes lost at its centre, none at its rim."""

    centre: Position
    minutes: float
    radius_km: float


TOWNS = (
    Town(position_of(55.68, 12.57), minutes=5.0, radius_km=12.0),
    Town(position_of(56.155, 10.205), minutes=3.0, radius_km=6.0),
    Town(position_of(55.396, 10.388), minutes=2.0, radius_km=6.0),
    Town(position_of(57.046, 9.919), minutes=2.0, radius_km=6.0),
)


class Way(NamedTuple):
    """A journey before rounding: minutes, straight km on land, crossings in order."""

    minutes: float
    straight_km: float
    crossings: tuple[Crossing, ...]


class Leg(NamedTuple):
    """What lies between two places of different parts, from leaving the first to coming ashore in the last."""

    first_gate: int
    last_gate: int
    departure: Position
    arrival: Position
    straight_km: float
    crossing_minutes: float
    crossings: tuple[Crossing, ...]


class Profile(NamedTuple):
    """What every journey from a place needs: minutes lost in its town, straight km to each gate of its part."""

    town_minutes: float
    gate_km: tuple[float, ...]


def _drive(origin: Place, destination: Place) -> Way:
    """The quickest way by car."""
    one, other = _profile(origin), _profile(destination)
    if origin.part is destination.part:
        km = dist(origin.position, destination.position)
        return Way(_road_minutes(km) + _town_minutes(km, one, other), km, ())
    best_minutes, best_km = 1e9, 0.0
    crossings: tuple[Crossing, ...] = ()
    for leg in _legs(origin.part, destination.part):
        km = one.gate_km[leg.first_gate] + other.gate_km[leg.last_gate] + leg.straight_km
        if km * _FASTEST + leg.crossing_minutes >= best_minutes:
            continue
        minutes = _road_minutes(km) + leg.crossing_minutes
        if minutes < best_minutes:
            best_minutes, best_km, crossings = minutes, km, leg.crossings
    lost = _town_minutes(best_km, one, other)
    return Way(best_minutes + lost, best_km, crossings)


def _town_minutes(km: float, one: Profile, other: Profile) -> float:
    """Both ends' loss, but never more than a minute a kilometre."""
    return min(one.town_minutes + other.town_minutes, km)


def _road_minutes(straight_km: float) -> float:
    """Minutes for a distance on land, start and parking included; concave, so a detour never pays."""
    band = bisect_right(_BAND_STARTS, straight_km) - 1
    return _REACHED[band] + (straight_km - _BAND_STARTS[band]) * _PACES[band]


def _reached() -> Iterator[float]:
    """The minutes at which each band of SPEEDS begins."""
    minutes, before, pace_before = START, 0.0, 0.0
    for km, pace in SPEEDS:
        minutes += (km - before) * pace_before
        before, pace_before = km, pace
        yield minutes


_REACHED = tuple(_reached())
_BAND_STARTS, _PACES = zip(*SPEEDS, strict=True)
_FASTEST = min(_PACES)


@lru_cache(maxsize=16_384)
def _profile(place: Place) -> Profile:
    lost = (town.minutes * (1 - dist(town.centre, place.position) / town.radius_km) for town in TOWNS)
    gates = (dist(gate.near.position, place.position) for gate in _gates(place.part))
    return Profile(max(0.0, *lost), tuple(gates))


@cache
def _gates(part: Part) -> tuple[Gate, ...]:
    return gates_of(part)


PACE_BETWEEN_GATES = 0.75
"""Minutes a straight km by which the ways between the same two gates are compared."""


@cache
def _legs(origin: Part, destination: Part) -> tuple[Leg, ...]:
    """The sensible ways between two parts: the quickest for each first and last gate, none that another covers."""
    quickest: dict[tuple[int, int], Leg] = {}
    for walk in _walks(origin, destination, frozenset({origin})):
        leg = _leg(walk)
        ends = leg.first_gate, leg.last_gate
        if ends not in quickest or _cost(leg) < _cost(quickest[ends]):
            quickest[ends] = leg
    legs = sorted(quickest.values(), key=lambda leg: (_cost(leg), leg.first_gate, leg.last_gate))
    return tuple(leg for leg in legs if not any(_covers(better, leg) for better in legs))


def _cost(leg: Leg) -> float:
    return leg.straight_km * PACE_BETWEEN_GATES + leg.crossing_minutes


def _covers(better: Leg, leg: Leg) -> bool:
    """Whether going by way of the better leg is no longer on land and on water, wherever the journey begins."""
    detour = dist(better.departure, leg.departure) + dist(better.arrival, leg.arrival)
    shorter = better.straight_km + detour < leg.straight_km
    return shorter and better.crossing_minutes <= leg.crossing_minutes


def _walks(part: Part, goal: Part, seen: frozenset[Part]) -> Iterator[tuple[Gate, ...]]:
    """Every way through the gates from one part to another that enters no part twice."""
    for gate in _gates(part):
        after = gate.far.part
        if after is goal:
            yield (gate,)
        elif after not in seen:
            yield from ((gate, *rest) for rest in _walks(after, goal, seen | {after}))


def _leg(walk: tuple[Gate, ...]) -> Leg:
    first, last = walk[0], walk[-1]
    crossings = tuple(gate.crossing for gate in walk)
    on_land = sum(dist(gate.far.position, after.near.position) for gate, after in pairwise(walk))
    on_bridges = sum(
        dist(gate.near.position, gate.far.position) for gate in walk if gate.crossing.kind is not CrossingKind.FERRY
    )
    return Leg(
        first_gate=_gates(first.near.part).index(first),
        last_gate=_gates(last.far.part).index(Gate(last.crossing, last.far, last.near)),
        departure=first.near.position,
        arrival=last.far.position,
        straight_km=round(on_land + on_bridges, 6),  # the same in both directions
        crossing_minutes=sum(crossing.minutes for crossing in crossings),
        crossings=crossings,
    )


# By public transport

WALKING = 15.0
"""Minutes on foot for a straight km: 5 km an hour along streets."""

BUS_WAIT = 9.0
"""Minutes to and from the stops and the wait, for a bus journey."""

BUS_FACTOR = 1.4
"""A bus takes so many times as long as a car on the same road, stops included; ferries take the same time."""

BUS_CHANGES = 0.2
"""Minutes a straight km for changing buses: ten minutes every fifty km."""

BOARDING = 8.0
"""Minutes of waiting each time one boards a train, the first time too."""

STATIONS_TRIED = 3
"""How many of the nearest stations a journey may begin or end at."""

STATIONS: tuple[tuple[str, float, float], ...] = (
    *(("København H", 55.673, 12.565), ("Lyngby", 55.768, 12.503), ("Ballerup", 55.73, 12.358)),
    *(("Høje Taastrup", 55.649, 12.27), ("Københavns Lufthavn", 55.63, 12.65), ("Farum", 55.812, 12.374)),
    *(("Hillerød", 55.928, 12.311), ("Frederikssund", 55.836, 12.065), ("Frederiksværk", 55.971, 12.022)),
    *(("Helsingør", 56.034, 12.613), ("Rungsted Kyst", 55.884, 12.53), ("Køge", 55.458, 12.187)),
    *(("Køge Nord", 55.498, 12.166), ("Roskilde", 55.639, 12.088), ("Holbæk", 55.718, 11.711)),
    *(("Kalundborg", 55.681, 11.087), ("Nykøbing Sj", 55.925, 11.67), ("Ringsted", 55.438, 11.787)),
    *(("Slagelse", 55.407, 11.348), ("Korsør", 55.347, 11.119), ("Næstved", 55.231, 11.767)),
    *(("Haslev", 55.324, 11.96), ("Vordingborg", 55.013, 11.905), ("Nykøbing F", 54.766, 11.877)),
    *(("Nakskov", 54.834, 11.14), ("Nyborg", 55.313, 10.799), ("Odense", 55.402, 10.387)),
    *(("Ringe", 55.236, 10.479), ("Svendborg", 55.06, 10.611), ("Middelfart", 55.492, 9.737)),
    *(("Fredericia", 55.568, 9.74), ("Kolding", 55.491, 9.483), ("Vojens", 55.247, 9.306)),
    *(("Rødekro", 55.07, 9.34), ("Tinglev", 54.935, 9.25), ("Sønderborg", 54.914, 9.783)),
    *(("Esbjerg", 55.468, 8.459), ("Bramming", 55.468, 8.7), ("Ribe", 55.33, 8.773)),
    *(("Tønder", 54.935, 8.872), ("Varde", 55.623, 8.482), ("Skjern", 55.947, 8.493)),
    *(("Ringkøbing", 56.091, 8.25), ("Vejle", 55.706, 9.54), ("Herning", 56.133, 8.977)),
    *(("Horsens", 55.862, 9.836), ("Skanderborg", 56.043, 9.924), ("Silkeborg", 56.164, 9.549)),
    *(("Aarhus", 56.15, 10.204), ("Grenaa", 56.411, 10.917), ("Randers", 56.463, 10.025)),
    *(("Langå", 56.39, 9.894), ("Viborg", 56.447, 9.407), ("Skive", 56.562, 9.03)),
    *(("Struer", 56.491, 8.592), ("Holstebro", 56.36, 8.62), ("Thisted", 56.955, 8.69)),
    *(("Hobro", 56.64, 9.79), ("Aalborg", 57.043, 9.918), ("Brønderslev", 57.27, 9.945)),
    *(("Hjørring", 57.457, 9.988), ("Frederikshavn", 57.439, 10.537), ("Skagen", 57.724, 10.588)),
)
"""Name, latitude and longitude of the stations a journey may begin, end or change at."""

LINES: tuple[tuple[tuple[int, str], ...], ...] = (
    (
        *((0, "København H"), (14, "Høje Taastrup"), (22, "Roskilde"), (37, "Ringsted"), (52, "Slagelse")),
        *((60, "Korsør"), (72, "Nyborg"), (84, "Odense"), (109, "Middelfart"), (118, "Fredericia")),
        *((132, "Vejle"), (147, "Horsens"), (161, "Skanderborg"), (175, "Aarhus"), (200, "Langå")),
        *((209, "Randers"), (226, "Hobro"), (258, "Aalborg")),
    ),
    ((0, "Aalborg"), (22, "Brønderslev"), (41, "Hjørring"), (72, "Frederikshavn"), (110, "Skagen")),
    ((0, "Odense"), (34, "Fredericia"), (48, "Kolding"), (83, "Bramming"), (95, "Esbjerg")),
    ((0, "Fredericia"), (14, "Kolding"), (38, "Vojens"), (50, "Rødekro"), (61, "Tinglev"), (90, "Sønderborg")),
    ((0, "Esbjerg"), (13, "Bramming"), (32, "Ribe"), (80, "Tønder")),
    ((0, "Esbjerg"), (20, "Varde"), (62, "Skjern"), (84, "Ringkøbing"), (125, "Holstebro"), (142, "Struer")),
    ((0, "Skjern"), (42, "Herning"), (80, "Silkeborg"), (108, "Skanderborg"), (125, "Aarhus")),
    ((0, "Vejle"), (55, "Herning"), (88, "Holstebro"), (103, "Struer"), (180, "Thisted")),
    ((0, "Aarhus"), (33, "Langå"), (66, "Viborg"), (93, "Skive"), (122, "Struer")),
    ((0, "Aarhus"), (75, "Grenaa")),
    ((0, "Odense"), (23, "Ringe"), (44, "Svendborg")),
    ((0, "København H"), (22, "Køge Nord"), (50, "Næstved"), (68, "Vordingborg"), (90, "Nykøbing F")),
    ((0, "København H"), (24, "Roskilde"), (52, "Holbæk"), (95, "Kalundborg")),
    ((0, "Holbæk"), (48, "Nykøbing Sj")),
    ((0, "Roskilde"), (23, "Køge Nord"), (28, "Køge"), (50, "Haslev"), (66, "Næstved")),
    ((0, "Ringsted"), (17, "Næstved")),
    ((0, "Nykøbing F"), (46, "Nakskov")),
    ((0, "København H"), (35, "Køge Nord"), (40, "Køge")),
    ((0, "København H"), (26, "Ballerup"), (48, "Frederikssund")),
    ((0, "København H"), (20, "Lyngby"), (41, "Hillerød")),
    ((0, "København H"), (36, "Farum")),
    ((0, "Københavns Lufthavn"), (13, "København H"), (41, "Rungsted Kyst"), (61, "Helsingør")),
    ((0, "Hillerød"), (30, "Helsingør")),
    ((0, "Hillerød"), (31, "Frederiksværk")),
)
"""Minutes from the first station of each line, typical of an ordinary weekday; no timetable."""


class Train(NamedTuple):
    """The best journey by train: minutes door to door and the names of the stations it begins and ends at."""

    minutes: float
    boarded_at: str
    left_at: str


def _ride_minutes(origin: Place, destination: Place) -> float:
    return min(_by_road(origin, destination).minutes, _train(origin, destination).minutes)


def _ride(origin: Place, destination: Place) -> Way:
    """The quickest way by public transport: on foot, by bus or by train."""
    way, train = _by_road(origin, destination), _train(origin, destination)
    if way.minutes <= train.minutes:
        return way
    boarded_at, left_at = _stations()[train.boarded_at], _stations()[train.left_at]
    access, egress = _by_road(origin, boarded_at), _by_road(left_at, destination)
    rails = dist(boarded_at.position, left_at.position)
    return Way(train.minutes, access.straight_km + rails + egress.straight_km, access.crossings + egress.crossings)


def _by_road(origin: Place, destination: Place) -> Way:
    """On foot if that is quicker, else by bus and ferry."""
    way = _drive(origin, destination)
    at_sea = sum([crossing.minutes for crossing in way.crossings]) if way.crossings else 0
    bus = BUS_WAIT + BUS_FACTOR * (way.minutes - at_sea) + BUS_CHANGES * way.straight_km + at_sea
    on_foot = way.straight_km * WALKING + at_sea
    return Way(min(bus, on_foot), way.straight_km, way.crossings)


def _train(origin: Place, destination: Place) -> Train:
    rail, arrivals = _rail(), _access(destination)
    best, stations = 1e9, ("", "")
    for boarded_at, access in _access(origin):
        minutes_to = rail[boarded_at]
        for left_at, egress in arrivals:
            minutes = access + egress + minutes_to[left_at]
            if minutes < best:
                best, stations = minutes, (boarded_at, left_at)
    return Train(best, *stations)


@lru_cache(maxsize=16_384)
def _access(place: Place) -> tuple[tuple[str, float], ...]:
    """The nearest stations as the crow flies, and the minutes to each of them on foot or by bus."""
    stations = _stations()
    nearest = sorted(stations, key=lambda name: (dist(stations[name].position, place.position), name))
    return tuple((name, _by_road(place, stations[name]).minutes) for name in nearest[:STATIONS_TRIED])


@cache
def _stations() -> dict[str, Place]:
    return {name: place_at(latitude, longitude) for name, latitude, longitude in STATIONS}


@cache
def _rail() -> dict[str, dict[str, float]]:
    """Minutes by train between any two stations, boarding and changes included; never from one to itself."""
    minutes = {one: dict.fromkeys(_stations(), 1e9) for one in _stations()}
    for line in LINES:
        for (one_at, one), (other_at, other) in permutations(line, 2):
            minutes[one][other] = min(minutes[one][other], BOARDING + abs(one_at - other_at))
    for change, one, other in permutations(_stations(), 3):
        minutes[one][other] = min(minutes[one][other], minutes[one][change] + minutes[change][other])
    return minutes
