"""An ad's own text with the phrases marked that Jobbro understood as demands."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from matching.core.labels import Labelled


class Mark(Labelled):
    """How a phrase in the ad stands to the member."""

    NONE = "none", ""
    MET = "met", "Medlemmet har det"
    MISSING = "missing", "Medlemmet mangler det"
    UNDERSTOOD = "understood", "Forstået som et krav eller ønske"
    WORDING = "wording", "Ordlyden kan være ulovlig"


@dataclass(frozen=True)
class Segment:
    """A piece of a paragraph, marked or not."""

    words: Annotated[str, "Opslagets egne ord"]
    mark: Annotated[Mark, "Hvordan ordene står i forhold til medlemmet"] = Mark.NONE


Paragraph = tuple[Segment, ...]


def marked_text(text: str, phrases: Mapping[str, Mark]) -> tuple[Paragraph, ...]:
    """Return the text's non-empty lines, each cut where a phrase begins and ends; the longest phrase wins."""
    marks = {_folded(phrase): mark for phrase, mark in phrases.items() if phrase.strip()}
    pattern = _any_of(marks)
    lines = (line.strip() for line in text.splitlines())
    return tuple(_cut(line, pattern, marks) for line in lines if line)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for any phrase, standing as whole words, blanks and case of no matter."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    if not longest_first:
        return None
    spelled = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)


def _cut(line: str, pattern: re.Pattern[str] | None, marks: Mapping[str, Mark]) -> Paragraph:
    segments: list[Segment] = []
    done = 0
    for found in pattern.finditer(line) if pattern else ():
        if found.start() > done:
            segments.append(Segment(line[done : found.start()]))
        segments.append(Segment(found.group(), marks[_folded(found.group())]))
        done = found.end()
    if done < len(line):
        segments.append(Segment(line[done:]))
    return tuple(segments)


def _folded(phrase: str) -> str:
    return " ".join(phrase.casefold().split())
