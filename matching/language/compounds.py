"""Danish compounds taken apart by the words of a vocabulary: `lagermedarbejder` is lager and medarbejder."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from matching.language.normalisation import STOPWORDS, stem, words

_SHORTEST_PART = 3
_SHORTEST_LEARNED = 4
_SHORTEST_COMPOUND = 7
_SIGHTINGS = 3  # a part that never stands alone must be seen in this many compounds before it counts
_STRONG_SIGHTINGS = 8  # a last part seen this often also shows where an unknown first part ends
_LINKS = ("", "s", "e", "er")
_ENDINGS = ("erne", "ere", "ene", "er", "en", "et", "e", "r", "s")

_VERB_PREFIXES = "mellem gen mis uden fore imod mod ned op sam tilbage under van bi hen hjem frem bort sammen"

#: What makes verbs and nouns of its own: `medarbejder` is not a compound of `med`.
_PREFIXES = STOPWORDS | frozenset(_VERB_PREFIXES.split())


@dataclass(frozen=True, eq=False)
class CompoundSplitter:
    """Knows which words may stand first and last in a compound.

    Learned from the forms it is built from, so that it needs no dictionary and follows the taxonomy in force.
    """

    firsts: frozenset[str]
    lasts: frozenset[str]
    strong: frozenset[str]
    _memory: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def build(cls, texts: Iterable[str]) -> "CompoundSplitter":
        """Learn from normalised texts."""
        vocabulary = {word for text in texts for word in words(text) if _may_be_part(word)}
        sightings = _sightings_of_lasts(vocabulary)
        learned = {last for last, seen in sightings.items() if seen >= _SIGHTINGS and len(last) > 4} - vocabulary
        lasts = vocabulary | {last for last in learned if not (last[0] == "s" and last[1:] in vocabulary | learned)}
        return cls(
            firsts=frozenset(vocabulary | _bound_firsts(vocabulary)),
            lasts=frozenset(lasts),
            strong=frozenset(last for last in lasts if len(last) > 4 and sightings[last] >= _STRONG_SIGHTINGS),
        )

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a word in lower case, linking letters gone; a word that does not come apart is its only part."""
        found = self._memory.get(word)
        if found is None:
            found = self._memory[word] = self._parts(word)
        return found

    def _parts(self, word: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
            return (word,)
        pair = max(self._pairs(word), key=self._tidiness, default=None)
        return (*self.split(pair[0]), *self.split(pair[1])) if pair else (word,)

    def _pairs(self, word: str) -> Iterator[tuple[str, str]]:
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            last = word[cut:]
            if self._may_end(last, self.lasts) and (first := self._as_first(word[:cut])):
                yield first, last
            elif self._may_end(last, self.strong) and word[:cut] not in _PREFIXES:
                yield word[:cut], last

    def _tidiness(self, pair: tuple[str, str]) -> tuple[bool, int, int]:
        """A known first part wins, then the pair whose shorter part is longest, then the longest last part."""
        is_known = self._as_first(pair[0]) is not None
        return is_known, min(len(pair[0]), len(pair[1])) if is_known else 0, len(pair[1])

    def _may_end(self, last: str, known: frozenset[str]) -> bool:
        return last in known or any(
            last.endswith(e) and last.removesuffix(e) in known for e in _ENDINGS if len(last) > 6
        )

    def _as_first(self, head: str) -> str | None:
        for link in _LINKS:
            bare = head.removesuffix(link) if link else head
            if (not link or head.endswith(link)) and len(bare) >= _SHORTEST_PART and bare in self.firsts:
                return bare
        return None


def parts_of(text: str, splitter: CompoundSplitter) -> list[str]:
    """Stems of every word of a normalised text and of the parts of its compounds, stop words left out."""
    stems: list[str] = []
    for word in words(text):
        if word in STOPWORDS:
            continue
        pieces = splitter.split(word)
        stems.extend(stem(piece) for piece in pieces)
        if len(pieces) > 1:
            stems.append(stem(word))
    return stems


def _may_be_part(word: str) -> bool:
    return len(word) >= _SHORTEST_PART and word.isalpha() and word not in _PREFIXES


def _bound_firsts(vocabulary: set[str]) -> set[str]:
    """Beginnings that are followed by words of the vocabulary in several compounds."""
    seen = Counter(
        word[:cut]
        for word in vocabulary
        for cut in range(_SHORTEST_LEARNED, len(word) - _SHORTEST_LEARNED + 1)
        if word[cut:] in vocabulary
    )
    return {first for first, sightings in seen.items() if sightings >= _SIGHTINGS}


def _sightings_of_lasts(vocabulary: set[str]) -> Counter[str]:
    """How often each ending follows a word of the vocabulary, where it does so at least once without a linking s."""
    cuts = [
        (word[:cut], word[cut:])
        for word in vocabulary
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_LEARNED + 1)
    ]
    bare = {last for first, last in cuts if first in vocabulary}
    return Counter(
        last for first, last in cuts if last in bare and (first in vocabulary or first.removesuffix("s") in vocabulary)
    )
