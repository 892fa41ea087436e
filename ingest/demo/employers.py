"""Workplaces that do not exist, with CVR numbers that are well formed and belong to nobody.

The number series begins with 99, far above what the Danish business register has reached (numbers begin with 1 to 4);
production units' numbers (P-nummer) begin with 99 too;
`docs/demo-world.md` says so to whoever meets one.
"""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from ingest.demo.grammar import expand_inside
from ingest.demo.starter import Municipality
from ingest.demo.words import read_sections, templates

_CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_SERIES = 99_00000
_SIZE_OF_SERIES = 50_000
_PER_STYLE = 2_900
_PUBLIC_STYLES = frozenset({"hospital", "pleje", "boern", "skole"})
_REGIONS = (
    "Region Hovedstaden",
    "Region Midtjylland",
    "Region Nordjylland",
    "Region Sjælland",
    "Region Syddanmark",
)
_STYLES = (
    "hospital",
    "pleje",
    "haandvaerk",
    "butik",
    "kontor",
    "it",
    "rengoering",
    "lager",
    "industri",
    "koekken",
    "akademisk",
    "boern",
    "skole",
    "groent",
    "lille",
    "vikar",
)


@dataclass(frozen=True)
class Employer:
    """An invented workplace; `owner` is the municipality or region it belongs to, empty for a private firm."""

    name: str
    owner: str
    cvr_number: str
    p_number: str
    postcode: str
    town: str

    @property
    def full_name(self) -> str:
        """The name with its owner, as public workplaces sign."""
        return f"{self.name}, {self.owner}" if self.owner else self.name


def cvr_number(serial: int) -> str:
    """The `serial`th number of the invented series, below 50,000; its weighted sum is divisible by 11."""
    body = _SERIES + 2 * serial
    # The seventh digit weighs 2, so if one body needs the impossible check digit 10, the next one does not.
    return next(number for number in (_with_check_digit(body), _with_check_digit(body + 1)) if number)


def _with_check_digit(body: int) -> str:
    digits = f"{body:07d}"
    check = -sum(int(digit) * weight for digit, weight in zip(digits, _CVR_WEIGHTS, strict=False)) % 11
    return f"{digits}{check}" if check < 10 else ""


def is_valid_cvr(number: str) -> bool:
    """Whether a number has eight digits whose weighted sum is divisible by 11."""
    if len(number) != 8 or not number.isdigit():
        return False
    return sum(int(digit) * weight for digit, weight in zip(number, _CVR_WEIGHTS, strict=True)) % 11 == 0


def is_public(style: str, rng: Random) -> bool:
    """Whether an advertisement of this style comes from a public employer."""
    share = {"kontor": 0.35, "akademisk": 0.5, "rengoering": 0.25, "koekken": 0.1, "groent": 0.2, "it": 0.12}
    return rng.random() < (0.9 if style in _PUBLIC_STYLES else share.get(style, 0.0))


def an_employer(style: str, place: Municipality, public: bool, rng: Random) -> Employer:
    """A workplace of a style at a place; some advertise far more often than others."""
    number = int(rng.random() ** 2.5 * 40) if public else int(rng.random() ** 2.5 * 60)
    return _workplace(style, place, public, number)


@lru_cache(maxsize=20_000)
def _workplace(style: str, place: Municipality, public: bool, number: int) -> Employer:
    rng = Random(f"workplace:{style}:{place.code}:{public}:{number}")
    owner = _owner(style, place) if public else ""
    postcode, town = rng.choice(place.towns)
    serial = _owners_serial(owner, place) if owner else _serial(style, rng)
    p_number = f"99{rng.randrange(10**8):08d}"
    return Employer(_name(style, owner, rng), owner, cvr_number(serial), p_number, postcode, town)


def _owner(style: str, place: Municipality) -> str:
    if style == "hospital":
        return place.region
    own_names = {"København": "Københavns Kommune", "Bornholm": "Bornholms Regionskommune"}
    return own_names.get(place.name, f"{place.name} Kommune")


def _owners_serial(owner: str, place: Municipality) -> int:
    """One number for each public owner, from the last part of the series: by region, or by municipality code."""
    behind = 1_000 + _REGIONS.index(owner) if owner in _REGIONS else int(place.code)
    return _SIZE_OF_SERIES - 1 - behind


def _serial(style: str, rng: Random) -> int:
    return _STYLES.index(style) * _PER_STYLE + rng.randrange(_PER_STYLE)


def _name(style: str, owner: str, rng: Random) -> str:
    """A name from the word file; public offices that are no house of their own are called departments."""
    if owner and style in {"kontor", "akademisk", "it", "rengoering", "groent", "koekken"}:
        return rng.choice(_DEPARTMENTS[style])
    words = {"stem": _STEMS, "natur": _NATURE}
    return expand_inside(rng.choice(templates("employers")[style]), rng, lambda slot: rng.choice(words[slot]))


def _words(section: str) -> tuple[str, ...]:
    return tuple(word for block in read_sections("employers")[section] for line in block for word in line.split())


_STEMS = _words("stem")
_NATURE = _words("natur")
_DEPARTMENTS = {
    "kontor": (
        "Borgerservice",
        "Løn og Personale",
        "Økonomi og Indkøb",
        "Jobcentret",
        "Ydelseskontoret",
        "Sekretariatet",
    ),
    "akademisk": ("Teknik og Miljø", "Kultur og Fritid", "Social og Sundhed", "Center for Byudvikling", "Staben"),
    "it": ("It og Digitalisering", "Center for It", "It-driften"),
    "rengoering": ("Ejendomscentret", "Rengøringsenheden", "Kommunal Service"),
    "groent": ("Park og Vej", "Driftsgården", "Grønne Områder"),
    "koekken": ("Det Fælles Køkken", "Madservice", "Rådhuskantinen"),
}
