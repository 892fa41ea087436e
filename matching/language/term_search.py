"""Finding concepts by name while somebody types: beginnings first, then inside words, then with typing errors forgiven.

All names stand in one text, so that a search is a few passes in C; 34,000 names take a few milliseconds.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.core.suggestions import TermHit
from matching.language.normalisation import fold

#: Below so many letters nothing is sought: nearly every name would be found.
FEWEST_LETTERS = 2
#: With fewer hits than this by the letters as they stand, names that are spelt nearly so are added.
ENOUGH = 3
#: Share of the typed text's letter triples that a name must have to count as spelt nearly so.
NEARLY = 0.5
_NEAREST = 60
_PLAIN = str.maketrans({"-": " ", "/": " ", ",": " ", "(": " ", ")": " ", "é": "e", "ü": "u", "ä": "æ", "ö": "ø"})


class TermName(NamedTuple):
    """One name of a concept; `label` is the name it is shown by."""

    key: int
    label: str
    name: str


class _Rank(NamedTuple):
    """What orders hits: how well a name fits, the shown name before others, shorter ones, the name, the key."""

    tier: float
    is_other: bool
    length: int
    name: str
    key: int


@dataclass(frozen=True)
class TermIndex:
    """Names ready to be searched. Holds no state but the names, so threads may share it."""

    names: tuple[TermName, ...]
    folded: tuple[str, ...]
    text: str
    starts: tuple[int, ...]
    triples: dict[str, NDArray[np.int32]]

    @classmethod
    def build(cls, names: Iterable[TermName]) -> "TermIndex":
        """An index of these names; of the same name of a concept the first is kept."""
        kept = tuple({(name.key, _searched(name.name)): name for name in reversed(list(names))}.values())
        folded = tuple(_searched(name.name) for name in kept)
        starts, position = [], 1
        for name in folded:
            starts.append(position)
            position += len(name) + 1
        return cls(kept, folded, "\n" + "\n".join(folded) + "\n", tuple(starts), _triples_of(folded))

    def find(self, text: str, most: int) -> tuple[TermHit, ...]:
        """At most `most` concepts, best first; the order is total. Empty for less than two letters."""
        sought = _searched(text)
        if len(sought) < FEWEST_LETTERS:
            return ()
        best: dict[int, tuple[_Rank, int]] = {}
        for found in (self._beginning(sought), self._word_beginning(sought), self._inside(sought)):
            self._keep(best, found)
            if len(best) >= most:
                break
        if len(best) < ENOUGH:
            self._keep(best, self._nearly(sought))
        return tuple(self._hit(place) for _, place in sorted(best.values())[:most])

    def _keep(self, best: dict[int, tuple[_Rank, int]], found: Iterable[tuple[float, int]]) -> None:
        for tier, place in found:
            name = self.names[place]
            is_other = name.name != name.label
            rank = _Rank(tier, is_other, len(self.folded[place]), self.folded[place], name.key)
            known = best.get(name.key)
            if known is None or (rank, place) < known:
                best[name.key] = rank, place

    def _hit(self, place: int) -> TermHit:
        name = self.names[place]
        return TermHit(name.key, name.label, name.name if fold(name.name) != fold(name.label) else "")

    def _beginning(self, sought: str) -> Iterator[tuple[float, int]]:
        for place in self._places("\n" + sought):
            yield (0.0 if len(self.folded[place]) == len(sought) else 1.0), place

    def _word_beginning(self, sought: str) -> Iterator[tuple[float, int]]:
        """Names of which words begin with each of the words typed, in any order."""
        parts = sought.split()
        longest = max(parts, key=len)
        for place in {*self._places(" " + longest), *self._places("\n" + longest)}:
            words = " " + self.folded[place]
            if all(f" {part}" in words for part in parts):
                yield (2.0 if f" {sought}" in words else 3.0), place

    def _inside(self, sought: str) -> Iterator[tuple[float, int]]:
        """Names with each of the words typed inside words, as the parts of a compound."""
        parts = sought.split()
        for place in set(self._places(max(parts, key=len))):
            if all(part in self.folded[place] for part in parts):
                yield 4.0, place

    def _nearly(self, sought: str) -> Iterator[tuple[float, int]]:
        """Names that share enough letter triples, those that share most first."""
        triples = sorted(_letter_triples(sought))
        posted = [self.triples[triple] for triple in triples if triple in self.triples]
        if not posted:
            return
        shared = np.bincount(np.concatenate(posted), minlength=len(self.names)) / len(triples)
        near = np.flatnonzero(shared >= NEARLY).tolist()
        for place in sorted(near, key=lambda place: (-shared[place], place))[:_NEAREST]:
            yield 6.0 - max(float(shared[place]), _likeness(sought, self.folded[place])), place

    def _places(self, sought: str) -> Iterator[int]:
        """The names in which this stands, each once, by place."""
        position = self.text.find(sought)
        while position >= 0:
            place = bisect_right(self.starts, position + (sought[0] in "\n ")) - 1
            yield place
            after = self.starts[place] + len(self.folded[place])
            position = self.text.find(sought, after)


def _likeness(sought: str, name: str) -> float:
    """How much of what is typed the beginning of a name repeats, in the same order (0-1)."""
    return SequenceMatcher(None, sought, name[: len(sought) + 1], autojunk=False).ratio()


def _searched(text: str) -> str:
    return " ".join(fold(text).translate(_PLAIN).split())


def _letter_triples(name: str) -> set[str]:
    """Triples of letters, the beginning marked: what is typed may be unfinished, so the end is not."""
    marked = f"  {name}"
    return {marked[place : place + 3] for place in range(len(marked) - 2)}


def _triples_of(names: Sequence[str]) -> dict[str, NDArray[np.int32]]:
    posted: defaultdict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for triple in _letter_triples(name):
            posted[triple].append(place)
    return {triple: np.array(places, np.int32) for triple, places in posted.items()}
