"""People who do not exist: names drawn apart, addresses nobody can have, numbers nobody can call."""

import unicodedata
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
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ı": "i", "ł": "l", "đ": "d"})
#: Reserved for examples (RFC 2606); no mail to them arrives anywhere.
_DOMAINS = ("example.com", "example.net", "example.org")
#: Members that have told no address.
_UNREACHED = 0.03


def invent_origin(rng: Random) -> str:
    """Where a name comes from; the name of a group in `words/names.txt`."""
    return _ORIGINS.draw(rng)


def invent_name(rng: Random, origin: str = "dansk") -> str:
    """A full name, sometimes with a middle name, sometimes with a Danish last name after a foreign first."""
    last_origin = "dansk" if rng.random() < 0.12 else origin
    last_names = rng.sample(_NAMES[f"{last_origin}:last"], 2 if rng.random() < 0.25 else 1)
    return " ".join([rng.choice(_NAMES[f"{origin}:first"]), *last_names])


def invent_email(rng: Random, name: str, number: int) -> str:
    """An address of the person's own at a domain reserved for examples; some have told none."""
    if rng.random() < _UNREACHED:
        return ""
    first, *_, last = _plain(name).split()
    return f"{first}.{last}{number}@{rng.choice(_DOMAINS)}"


def invent_phone(rng: Random) -> str:
    """A number that begins with 00, as no Danish one does."""
    return " ".join(["00", *(f"{rng.randint(10, 99)}" for _ in range(3))])


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower().translate(_ASCII))
    return "".join(letter for letter in letters if letter == " " or "a" <= letter <= "z")
