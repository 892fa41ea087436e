"""Occupations, skills, licences and languages by the letters typed so far, for an employer who mends a reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from matching.core.labels import Labelled
from matching.core.long_lived import settled
from matching.core.taxonomy import Licence, Occupation, Skill
from matching.database import Connection
from matching.language.normalisation import normalise
from matching.language.spoken_languages import LANGUAGES
from matching.ranking.knowledge import Knowledge, load_knowledge


class ConceptKind(Labelled):
    """What kind of thing a name stands for."""

    OCCUPATION = "fag", "Fag"
    SKILL = "kompetence", "Kompetence"
    LICENCE = "bevis", "Bevis"
    LANGUAGE = "sprog", "Sprog"


#: What an order can ask for beside the occupation.
NEEDS = frozenset({ConceptKind.SKILL, ConceptKind.LICENCE, ConceptKind.LANGUAGE})


@dataclass(frozen=True)
class FoundConcept:
    """A concept by its kind and the key that stays the same from import to import, with its name."""

    kind: ConceptKind
    key: str
    label: str


def find_concepts(
    connection: Connection, text: str, kinds: Iterable[ConceptKind], *, most: int = 8
) -> tuple[FoundConcept, ...]:
    """Concepts whose name begins with, then holds a word that begins with, then holds what was typed.

    Shorter names first; ties by label and key. Synonyms count, and the label is what is shown. Nothing for less than
    two letters.
    """
    typed, wanted = normalise(text), frozenset(kinds)
    if len(typed) < 2:
        return ()
    best: dict[tuple[ConceptKind, str], tuple[tuple[int, int, str, str], FoundConcept]] = {}
    for name, concept in _names(_Known(load_knowledge(connection))):
        place = _place(name, typed) if concept.kind in wanted else None
        if place is not None:
            rank = (place, len(name), concept.label, concept.key)
            key = (concept.kind, concept.key)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, concept)
    return tuple(concept for _, concept in sorted(best.values(), key=lambda one: one[0])[:most])


def _place(name: str, typed: str) -> int | None:
    if name.startswith(typed):
        return 0 if name == typed else 1
    if f" {typed}" in name:
        return 2
    return 3 if typed in name else None


class _Known:
    """Knowledge that counts as equal to another of the same import."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __hash__(self) -> int:
        return hash(self.knowledge.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.knowledge is other.knowledge


@lru_cache(maxsize=2)
def _names(known: _Known) -> tuple[tuple[str, FoundConcept], ...]:
    return settled(tuple(_all_names(known.knowledge)))


def _all_names(knowledge: Knowledge) -> Iterator[tuple[str, FoundConcept]]:
    for occupation in knowledge.occupations.values():
        yield from _of(occupation, FoundConcept(ConceptKind.OCCUPATION, occupation.uri, occupation.label))
    for skill in knowledge.skills.values():
        yield from _of(skill, FoundConcept(ConceptKind.SKILL, skill.uri, skill.label))
    for licence in knowledge.licences.values():
        yield from _of(licence, FoundConcept(ConceptKind.LICENCE, licence.key, licence.label))
    for language in sorted(LANGUAGES):
        yield language, FoundConcept(ConceptKind.LANGUAGE, f"{language}:good", f"{language}, godt")


def _of(concept: Occupation | Skill | Licence, found: FoundConcept) -> Iterator[tuple[str, FoundConcept]]:
    for name in dict.fromkeys((concept.label, *concept.synonyms)):
        yield normalise(name), found
