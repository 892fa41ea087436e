"""The part of the starter taxonomy that the invented world is drawn from, read as plainly as it can be.

Tables may grow: unknown columns are read over, rows that point at nothing are left out.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STARTER = Path(__file__).parent.parent / "starter"


@dataclass(frozen=True)
class Trade:
    """One occupation: its names, where it is found, and the keys of what it takes.

    `law` are the licences the law demands, `usual` those employers usually ask for.
    """

    key: str
    uri: str
    isco: str
    section: str
    division: str
    label: str
    synonyms: tuple[str, ...]
    level: str
    essential: tuple[str, ...]
    optional: tuple[str, ...]
    law: tuple[str, ...]
    usual: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """A skill or licence by its names."""

    key: str
    label: str
    synonyms: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class Municipality:
    """A municipality with the postcodes whose area lies mostly in it, and the name of the town at each."""

    code: str
    name: str
    region: str
    towns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Starter:
    """Everything read, in the order of the files. `industry_codes` holds the finest codes by version and division."""

    trades: Mapping[str, Trade]
    skills: Mapping[str, Named]
    licences: Mapping[str, Named]
    municipalities: Mapping[str, Municipality]
    industry_codes: Mapping[tuple[str, str], tuple[str, ...]]


@cache
def read_starter(directory: Path = STARTER) -> Starter:
    """The starter tables of a folder."""
    skills = _named(directory / "skills.csv")
    licences = _named(directory / "licences.csv")
    return Starter(
        trades=_trades(directory, skills, licences),
        skills=skills,
        licences=licences,
        municipalities=_municipalities(directory),
        industry_codes=_industry_codes(directory),
    )


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _names(cell: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (cell or "").split("|") if name.strip())


def _named(path: Path) -> dict[str, Named]:
    return {
        row["key"]: Named(row["key"], row["label"], _names(row.get("synonyms")), row.get("kind") or "")
        for row in _rows(path)
    }


def _linked(path: Path, column: str, word: str, known: Mapping[str, Named]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The keys in `column` by occupation and by the value of `word`."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows(path):
        if row[column] in known:
            found[row["occupation"], row[word]].append(row[column])
    return {key: tuple(values) for key, values in found.items()}


def _trades(directory: Path, skills: Mapping[str, Named], licences: Mapping[str, Named]) -> dict[str, Trade]:
    """Occupations with at least three essential skills; a thinner one could not be told from its neighbours."""
    needs = _linked(directory / "occupation_skills.csv", "skill", "relation", skills)
    demands = _linked(directory / "occupation_licences.csv", "licence", "demand", licences)
    trades = {}
    for row in _rows(directory / "occupations.csv"):
        key = row["key"]
        trade = Trade(
            key=key,
            uri=row.get("esco_uri") or "",
            isco=row["isco08"],
            section=row["section"],
            division=row["division"].zfill(2),
            label=row["label"],
            synonyms=_names(row.get("synonyms")),
            level=row.get("level") or "faglaert",
            essential=needs.get((key, "essential"), ()),
            optional=needs.get((key, "optional"), ()),
            law=demands.get((key, "law"), ()),
            usual=demands.get((key, "usual"), ()),
        )
        if len(trade.essential) >= 3:
            trades[key] = trade
    return trades


def _municipalities(directory: Path) -> dict[str, Municipality]:
    towns: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(directory / "postcodes.csv"):
        towns[row["municipality_code"].lstrip("0")].append((row["postcode"], row["name"]))
    return {
        code: Municipality(
            code, row["name"], row["region"], tuple(towns[code]) or ((row["main_postcode"], row["name"]),)
        )
        for row in _rows(directory / "municipalities.csv")
        for code in [row["code"].lstrip("0")]
    }


def _industry_codes(directory: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows(directory / "industries.csv"):
        code = row["code"].replace(".", "")
        if code[:2].isdigit():
            found[row["version"], code[:2]].append(code)
    longest = {key: max(map(len, codes)) for key, codes in found.items()}
    return {key: tuple(code for code in codes if len(code) == longest[key]) for key, codes in found.items()}
