"""The styles of advertisements: which occupation is advertised how, and what a style's word file holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from ingest.demo.grammar import Template, parse
from ingest.demo.market import best_match
from ingest.demo.starter import Trade
from ingest.demo.words import read_sections, read_table

#: What a line of a skeleton makes: a heading, a list, or a paragraph.
HEADING, LIST, PARAGRAPH = "#", "*", ">"


@dataclass(frozen=True)
class Block:
    """One line of a skeleton: `?60 *wish_har 3-5` is a list of three to five wishes in 60 of 100 advertisements."""

    kind: str
    name: str
    least: int
    most: int
    share: float


@dataclass(frozen=True)
class Style:
    """The skeletons of a style and its sentences by section, those that all styles share included."""

    name: str
    skeletons: tuple[tuple[Block, ...], ...]
    sentences: Mapping[str, tuple[Template, ...]]


def _block(line: str) -> Block:
    share = 1.0
    if line.startswith("?"):
        percent, _, line = line.partition(" ")
        share = int(percent[1:]) / 100
    kind, rest = LIST if line[0] == "-" else line[0], line[1:].strip()
    if kind == HEADING:
        return Block(kind, rest.rstrip(":"), 1, 1, share)
    name, _, number = rest.partition(" ")
    least, _, most = (number or "1").partition("-")
    return Block(kind, name, int(least), int(most or least), share)


@cache
def read_style(name: str) -> Style:
    """A style by its name; its own sections go before the shared ones."""
    own = read_sections(f"ads/{name}")
    sections = {**read_sections("ads/common"), **own}
    return Style(
        name,
        tuple(tuple(_block(line) for line in lines) for lines in own["skeleton"]),
        {
            title: tuple(parse(line) for block in blocks for line in block)
            for title, blocks in sections.items()
            if title != "skeleton"
        },
    )


@cache
def heading(text: str) -> tuple[Template, ...]:
    """A heading written out in a skeleton, as a template."""
    return (parse(text),)


@cache
def _table() -> Mapping[str, tuple[Sequence[str], Sequence[float]]]:
    rows = {}
    for row in read_table("styles"):
        pairs = [part.split(":") for part in row["styles"].split()]
        rows[row["trade"]] = ([name for name, _ in pairs], [float(weight) for _, weight in pairs])
    return rows


def a_style(trade: Trade, rng: Random) -> Style:
    """The style in which an occupation is advertised this time."""
    names, weights = best_match(trade, _table()) or (["lille"], [1.0])
    return read_style(rng.choices(names, weights)[0])
