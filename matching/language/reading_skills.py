"""Which skills a text names: literally, phrase by phrase, and by what its sentences mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matching.core.ids import OccupationId, SkillId
from matching.core.taxonomy import Reuse
from matching.language.linking import Scored
from matching.language.normalisation import words
from matching.language.phrases import Occurrence
from matching.language.taxonomy_index import TaxonomyIndex

_OUT_OF_CONTEXT = 0.8  # share kept by a skill that the read occupations do not need
_LONE_WORD = 0.8  # share kept besides by a name that is one plain word, which may mean something else
_OF_ANOTHER_TRADE = 0.5  # the same where that word belongs to one trade or sector only
_FAMILIAR = 0.12  # added to the likeness of a skill that the read occupations need
_LIKE_ENOUGH = 0.88  # likeness (about 0-1.5) below which a sentence is not taken to name a skill
_LEAST_SURE, _MOST_SURE = 0.45, 0.65  # confidence of a skill that is meant but not named
_LONGEST = 25  # words; more mean too many things at once


@dataclass(frozen=True)
class SkillMention:
    """A skill found in a text: the words as they stand there, where they begin, and how sure the reading is (0-1)."""

    skill_id: SkillId
    phrase: str
    start: int
    confidence: float


def literal_mentions(
    text: str, offset: int, index: TaxonomyIndex, occupations: Iterable[OccupationId]
) -> list[SkillMention]:
    """The skills whose names stand in the text, in its order; where a name has several skills, the likeliest one.

    `offset` is added to the places; `occupations` are what the whole text is read as and lend their skills credence.
    """
    needed = _needed(index, occupations)
    by_place: dict[tuple[int, int], list[Occurrence[SkillId]]] = {}
    for found in index.skill_phrases.find(text):
        by_place.setdefault((found.start, found.end), []).append(found)
    mentions = (
        _mention(text, offset, max(choices, key=lambda o: (_credence(o, index, needed), -o.concept)), index, needed)
        for choices in by_place.values()
    )
    return [mention for mention in mentions if mention.confidence >= 0.5]


def stated_mentions(phrase: str, index: TaxonomyIndex) -> list[SkillMention]:
    """The skills named in a phrase that somebody gave as a competence: no context is needed to believe it."""
    return [
        SkillMention(found.concept, phrase[found.start : found.end], found.start, round(found.literal, 3))
        for found in index.skill_phrases.find(phrase)
    ]


def _mention(
    text: str, offset: int, found: Occurrence[SkillId], index: TaxonomyIndex, needed: frozenset[SkillId]
) -> SkillMention:
    phrase = text[found.start : found.end]
    return SkillMention(found.concept, phrase, offset + found.start, round(_credence(found, index, needed), 3))


def _credence(found: Occurrence[SkillId], index: TaxonomyIndex, needed: frozenset[SkillId]) -> float:
    if found.concept in needed:
        return found.literal
    travels = index.skill_by_id[found.concept].reuse in (Reuse.TRANSVERSAL, Reuse.CROSS_SECTOR)
    if found.parts == 1:
        return found.literal * (_LONE_WORD if travels else _OF_ANOTHER_TRADE)
    return found.literal * (1.0 if travels else _OUT_OF_CONTEXT)


def likened_mention(
    text: str, start: int, offers: Sequence[Scored[SkillId]], index: TaxonomyIndex, occupations: Iterable[OccupationId]
) -> SkillMention | None:
    """The skill a clause means though it does not name it, of those the linker offers; less sure than a name."""
    needed = _needed(index, occupations)
    likeness = {offer.concept: offer.score + _FAMILIAR * (offer.concept in needed) for offer in offers}
    best = max(likeness, key=lambda skill: (likeness[skill], -skill), default=None)
    if best is None or likeness[best] < _LIKE_ENOUGH:
        return None
    sure = min(_LEAST_SURE + 0.5 * (likeness[best] - _LIKE_ENOUGH), _MOST_SURE)
    return SkillMention(best, text, start, round(sure, 3))


def worth_embedding(text: str) -> bool:
    """Whether a clause is short enough to mean one thing and long enough to mean anything."""
    return 2 <= len(words(text)) <= _LONGEST


def _needed(index: TaxonomyIndex, occupations: Iterable[OccupationId]) -> frozenset[SkillId]:
    needs: Mapping[OccupationId, Mapping[SkillId, object]] = index.taxonomy.needs
    return frozenset(skill for occupation in occupations for skill in needs.get(occupation, {}))
