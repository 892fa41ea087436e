"""Everything the generators draw from, read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from ingest.demo.market import Market, Weighted, market_of, municipality_weights, weighted
from ingest.demo.phrases import Phrases, phrases_of
from ingest.demo.starter import STARTER, Municipality, Starter, read_starter


@dataclass(frozen=True)
class World:
    """The taxonomy, the market on top of it, how skills are spoken of, and the municipalities by size."""

    starter: Starter
    market: Market
    phrases: dict[str, Phrases]
    municipalities: Weighted[Municipality]


@cache
def the_world(directory: Path = STARTER) -> World:
    """The world of a starter taxonomy."""
    starter = read_starter(directory)
    weights = municipality_weights()
    places = weighted((place, weights.get(code, 0.0)) for code, place in starter.municipalities.items())
    return World(starter, market_of(starter), dict(phrases_of(starter)), places)


@dataclass(frozen=True)
class Address:
    """A municipality, one of its postcodes and the town there."""

    municipality: Municipality
    postcode: str
    town: str


def somewhere(world: World, rng: Random) -> Address:
    """A place in Denmark, municipalities in proportion to their inhabitants."""
    municipality = world.municipalities.draw(rng)
    postcode, town = rng.choice(municipality.towns)
    return Address(municipality, postcode, town)


def in_sentence(label: str) -> str:
    """An occupation's name inside a sentence: lower case unless it begins with an abbreviation."""
    return label if label[1:2].isupper() or label[1:2] == "-" else label[:1].lower() + label[1:]
