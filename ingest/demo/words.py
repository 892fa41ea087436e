"""Reading our own word files: sections of lines, and small tables."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ingest.demo.grammar import Template, parse

WORDS = Path(__file__).parent / "words"

#: Several sections of one file may carry the same name (skeletons do); each is its own tuple of lines.
Sections = Mapping[str, tuple[tuple[str, ...], ...]]


def read_sections(name: str) -> Sections:
    """The sections of `words/<name>.txt`: `== title` opens one, `;;` is a comment, blank lines are nothing."""
    sections: dict[str, list[list[str]]] = {}
    for line in _lines(name):
        if line.startswith("== "):
            sections.setdefault(line[3:].strip(), []).append([])
            current = sections[line[3:].strip()][-1]
        else:
            current.append(line)
    return {title: tuple(tuple(lines) for lines in blocks) for title, blocks in sections.items()}


def _lines(name: str) -> Iterator[str]:
    for line in (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(";;"):
            yield line.strip()


@cache
def templates(name: str) -> Mapping[str, tuple[Template, ...]]:
    """Every section of a file as parsed templates, blocks of one name joined."""
    return {
        title: tuple(parse(line) for block in blocks for line in block) for title, blocks in read_sections(name).items()
    }


def read_table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `words/<name>.csv` by column."""
    with (WORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
