"""Names of people who do not exist: a first name and a last name drawn apart."""

from random import Random

from ingest.demo.market import Weighted, weighted
from ingest.demo.words import read_sections

_ORIGINS: Weighted[str] = weighted(
    [("dansk", 79), ("arabisk", 6), ("tyrkisk", 3), ("oesteuropa", 6), ("asien", 3), ("vest", 3)]
)
_NAMES = {
    title: tuple(name for lines in blocks for line in lines for name in line.split())
    for title, blocks in read_sections("names").items()
}


def invent_origin(rng: Random) -> str:
    """Where a name comes from; the name of a group in `words/names.txt`."""
    return _ORIGINS.draw(rng)


def invent_name(rng: Random, origin: str = "dansk") -> str:
    """A full name, sometimes with a middle name, sometimes with a Danish last name after a foreign first."""
    last_origin = "dansk" if rng.random() < 0.12 else origin
    last_names = rng.sample(_NAMES[f"{last_origin}:last"], 2 if rng.random() < 0.25 else 1)
    return " ".join([rng.choice(_NAMES[f"{origin}:first"]), *last_names])
