"""Occupations that a member tells of in free text, for those whose jobs came without a list."""

import re

from matching.core.ids import OccupationId
from matching.core.reading import FoundOccupation
from matching.language.sentences import sentences
from matching.language.taxonomy_index import TaxonomyIndex

#: Words that make an occupation a wish, a denial or somebody else's, when they stand shortly before it.
_NOT_HELD = re.compile(
    r"\b(?:vil gerne|ønsker|drømmer|søger|håber|kunne tænke mig|ikke|aldrig|med|for|hos)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
#: Told in running text is less sure than a title in a list.
_TOLD = 0.8
_MOST = 6


def told_occupations(index: TaxonomyIndex, text: str) -> tuple[FoundOccupation, ...]:
    """Occupations named in `text` as the writer's own, in the order told, at most six, each once."""
    found: dict[OccupationId, FoundOccupation] = {}
    for sentence in sentences(text):
        for mention in index.occupation_phrases.find(sentence.words):
            if not _NOT_HELD.search(sentence.words[: mention.start]):
                phrase = sentence.words[mention.start : mention.end]
                told = FoundOccupation(mention.concept, phrase, round(mention.literal * _TOLD, 3))
                found.setdefault(mention.concept, told)
    return tuple(found.values())[:_MOST]
