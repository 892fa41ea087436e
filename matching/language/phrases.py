"""Finding the names of concepts in running text, whatever their inflection, word order or way of being compounded.

A name and a stretch of text are compared by the roots of their words and of the parts of their compounds, so that
`læse tegninger` is found in `tegningslæsning` and `undervise i matematik` in `matematikundervisning`.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Generic, TypeVar

from matching.language.compounds import CompoundSplitter
from matching.language.normalisation import STOPWORDS, normalise, stem, words

K = TypeVar("K", bound=Hashable)

_MOST_PARTS = 7
_TOKEN = re.compile(r"[^\W_][\w+#]*(?:[.&/-]\w+)*")
_SKIPPED = STOPWORDS | {"kat", "kategori", "gyldigt", "fx", "eks", "mm", "bl"}
_INFLECTIONS = frozenset(
    ("", "e", "r", "s", "t", "d", "n", "en", "er", "et", "es", "ne", "ens", "ers", "ets", "ene", "erne", "ede")
)
_JOINED = re.compile(r"[,.;:!?()]|\b(?:og|eller|samt)\b")
_DERIVED = ("ning", "else", "ing", "ende", "els")

#: Verbs that say only that something is done: `anvende`, `udføre`. A name without them still names the same thing.
_LIGHT_VERBS = frozenset(
    stem(verb)
    for verb in ("anvende", "bruge", "udføre", "håndtere", "varetage", "foretage", "yde", "betjene", "sikre", "have")
)


@dataclass(frozen=True)
class Occurrence(Generic[K]):
    """A concept named in a text: where, in which words, and how literally (0-1)."""

    concept: K
    start: int
    end: int
    literal: float
    parts: int  #: of how many words and parts of compounds the name is made; one says least


@dataclass(frozen=True)
class _Part:
    """The root of a word or of a part of one, the word as spelled, and its place in the text."""

    root: str
    word: str
    start: int
    end: int
    opens: bool
    closes: bool
    follows_break: bool


@dataclass(frozen=True)
class _Name(Generic[K]):
    concept: K
    roots: tuple[str, ...]
    literal: float
    text: str


@dataclass(frozen=True, eq=False)
class PhraseIndex(Generic[K]):
    """Names by the sorted roots of their parts."""

    splitter: CompoundSplitter
    _names: dict[tuple[str, ...], list[_Name[K]]]
    _longest: int
    _roots: frozenset[str]  #: of all names; a stretch with any other word names nothing

    @classmethod
    def build(cls, names: Iterable[tuple[K, str]], splitter: CompoundSplitter) -> "PhraseIndex[K]":
        """Index (concept, name) pairs; the first name of a concept is its label and counts as most literal."""
        index: dict[tuple[str, ...], list[_Name[K]]] = {}
        labelled: set[K] = set()
        for concept, text in names:
            literal = 0.9 if concept in labelled else 0.95
            labelled.add(concept)
            roots = tuple(_roots_of_name(text, splitter))
            for variant, share in _variants(roots):
                index.setdefault(tuple(sorted(variant)), []).append(_Name(concept, variant, literal * share, text))
        return cls(splitter, index, max((len(key) for key in index), default=0), frozenset(chain.from_iterable(index)))

    def find(self, text: str) -> list[Occurrence[K]]:
        """Every name in the text in the order of the text, the most literal of each concept per place first."""
        parts = _parts_of_text(text, self.splitter)
        found = [
            occurrence for start in range(len(parts)) if parts[start].opens for occurrence in self._from(parts, start)
        ]
        return sorted(_widest(found), key=lambda o: (o.start, -o.end, -o.literal, str(o.concept)))

    def _from(self, parts: Sequence[_Part], start: int) -> Iterator[Occurrence[K]]:
        for end in range(start + 1, min(len(parts), start + self._longest) + 1):
            if parts[end - 1].root not in self._roots:
                return
            if not parts[end - 1].closes:
                continue
            window = parts[start:end]
            spelled = tuple(part.root for part in window)
            for name in self._names.get(tuple(sorted(spelled)), ()):
                if _may_be_meant(name.text, window, crosses=any(part.follows_break for part in window[1:])):
                    literal = name.literal if name.roots == spelled else name.literal * 0.9
                    yield Occurrence(name.concept, window[0].start, window[-1].end, literal, len(window))


def _may_be_meant(name: str, window: Sequence[_Part], crosses: bool) -> bool:
    """Whether the words are close enough: a lone word by inflection only, a short form in capitals in capitals only.

    Words on both sides of a comma or an `og` (`crosses`) make a name only if it is written so itself.
    """
    if crosses and not _JOINED.search(name):
        return False
    if name.isupper() and len(name) < 6:
        return window[0].word == name and len(name) > 1
    return len(window) > 1 or _is_inflection(window[0].word.casefold(), words(normalise(name))[-1])


def _is_inflection(word: str, other: str) -> bool:
    differing = (place for place, (a, b) in enumerate(zip(word, other, strict=False)) if a != b)
    shared = next(differing, min(len(word), len(other)))
    return word[shared:] in _INFLECTIONS and other[shared:] in _INFLECTIONS


def _variants(roots: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], float]]:
    """The roots of a name, and those without a light verb before them, with how literal each is."""
    if not 0 < len(roots) <= _MOST_PARTS:
        return
    yield roots, 1.0
    if len(roots) > 1 and roots[0] in _LIGHT_VERBS and (len(roots) > 2 or len(roots[1]) > 4):
        yield roots[1:], 0.75


def _roots_of_name(text: str, splitter: CompoundSplitter) -> Iterator[str]:
    for word in words(normalise(text)):
        if word not in _SKIPPED:
            yield from roots(word, splitter)


@lru_cache(maxsize=200_000)
def _roots_of_token(token: str, splitter: CompoundSplitter) -> tuple[str, ...]:
    """The roots of a word as it stands in a text; a text is made of few different words."""
    return tuple(_roots_of_name(token, splitter))


def roots(word: str, splitter: CompoundSplitter) -> tuple[str, ...]:
    """The roots of a word in lower case: one for each part of a compound, `svejsning` and `svejse` alike."""
    return tuple(_root(part) for part in splitter.split(word))


@lru_cache(maxsize=200_000)
def _root(part: str) -> str:
    base = stem(part)
    for ending in _DERIVED:
        if base.endswith(ending) and len(base) - len(ending) >= 4:
            return base.removesuffix(ending)
    return base


@lru_cache(maxsize=2_000)
def _parts_of_text(text: str, splitter: CompoundSplitter) -> tuple[_Part, ...]:
    """The text cut up; kept for a while, since each index looks through the same sentence."""
    return tuple(_cut(text, splitter))


def _cut(text: str, splitter: CompoundSplitter) -> Iterator[_Part]:
    end = 0
    for token in _TOKEN.finditer(text):
        is_apart = _JOINED.search(text[end : token.start()]) is not None
        pieces = _roots_of_token(token.group(), splitter)
        for place, root in enumerate(pieces):
            last = place == len(pieces) - 1
            yield _Part(root, token.group(), token.start(), token.end(), place == 0, last, place == 0 and is_apart)
        end = token.end() if pieces else end


def _widest(found: list[Occurrence[K]]) -> Iterator[Occurrence[K]]:
    """Leave out an occurrence that lies within a wider one of any concept."""
    spans = sorted({(o.start, o.end) for o in found}, key=lambda span: (span[0], -span[1]))
    kept: set[tuple[int, int]] = set()
    reach = -1
    for start, end in spans:
        if end > reach:
            kept.add((start, end))
            reach = end
    return (o for o in found if (o.start, o.end) in kept)
