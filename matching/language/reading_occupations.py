"""Which occupations a title means, how sure that is, and what to do when a title says little."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from matching.core.ids import OccupationId, SkillId
from matching.core.job_order import OccupationSought
from matching.language.linking import Scored
from matching.language.normalisation import normalise, stem, words
from matching.language.taxonomy_index import TaxonomyIndex
from matching.language.titles import TitlePhrase

#: Logistic regression of "the first offer is right" on 1,667 held-out synonyms, see docs/understanding.md.
_PER_SCORE, _PER_LEAD, _INTERCEPT = 2.5, 5.6, -2.94
_MOST_LEAD = 0.3
_LEFT_TO_OTHERS = 0.65  # share of the remaining doubt that lies on the other offers rather than outside all of them
_EXACT = 0.97
_LEAST = 0.05
MOST_OCCUPATIONS = 5
_MOST_FROM_SKILLS = 0.35  # confidence that the skills a text names can lend an occupation


@dataclass(frozen=True)
class LinkedPhrase:
    """A phrase with the occupations the linker offers for it, best first."""

    phrase: TitlePhrase
    offers: Sequence[Scored[OccupationId]]


def confidences(offers: Sequence[Scored[OccupationId]], text: str) -> dict[OccupationId, float]:
    """How sure each of the offered occupations is (0-1, together at most 1).

    A name that stands in the taxonomy as it is written here is all but certain, shared between those that have it.
    """
    if not offers:
        return {}
    exact = [offer.concept for offer in offers if _stems(offer.form) == _stems(text)]
    if exact:
        whole = sum(1 / place for place in range(1, len(exact) + 1))
        return {concept: _EXACT / place / whole for place, concept in enumerate(exact, start=1)}
    first, *others = offers
    sure = _chance_that_first_is_right(first.score, first.score - others[0].score if others else first.score)
    return {first.concept: sure} | _shares(others, (1 - sure) * _LEFT_TO_OTHERS)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(normalise(text))]


def _chance_that_first_is_right(score: float, lead: float) -> float:
    return 1 / (1 + math.exp(-(_PER_SCORE * score + _PER_LEAD * min(lead, _MOST_LEAD) + _INTERCEPT)))


def _shares(offers: Sequence[Scored[OccupationId]], doubt: float) -> dict[OccupationId, float]:
    """The doubt shared between the offers by how well they score."""
    weights = {offer.concept: math.exp(8 * offer.score) for offer in offers}
    whole = sum(weights.values())
    return {concept: doubt * weight / whole for concept, weight in weights.items()}


def read_occupations(
    from_title: Iterable[LinkedPhrase], from_text: Iterable[LinkedPhrase]
) -> tuple[OccupationSought, ...]:
    """The occupations an advertisement seeks, best first, ties by id.

    The title decides; what the text says confirms it, and takes over where the title says little.
    """
    title, text = _strongest(from_title), _strongest(from_text)
    best_title = max((sure for sure, _ in title.values()), default=0.0)
    merged = dict(title)
    for occupation, (sure, phrase) in text.items():
        support = sure * (1 - 0.75 * best_title)
        if occupation in title:
            merged[occupation] = (_both(title[occupation][0], support), title[occupation][1])
        else:
            merged[occupation] = (support, phrase)
    found = [OccupationSought(o, phrase, round(sure, 3)) for o, (sure, phrase) in merged.items() if sure >= _LEAST]
    return tuple(sorted(found, key=lambda f: (-f.confidence, f.occupation_id))[:MOST_OCCUPATIONS])


def supported_by_skills(
    sought: tuple[OccupationSought, ...], skills: Iterable[tuple[SkillId, str]], index: TaxonomyIndex
) -> tuple[OccupationSought, ...]:
    """The same occupations with those added, or made surer, that need the skills the text names.

    For advertisements whose title says little; `skills` come with their phrases, and the first is what is shown.
    """
    named = dict(reversed([*skills]))
    found = {read.occupation_id: read for read in sought}
    for likeness, occupation in _fitting(named, index):
        known = found.get(occupation, OccupationSought(occupation, "", 0.0))
        surer = round(_both(known.confidence, min(likeness, _MOST_FROM_SKILLS)), 3)
        found[occupation] = OccupationSought(occupation, known.phrase or _phrase_for(occupation, named, index), surer)
    kept = (read for read in found.values() if read.confidence >= _LEAST)
    return tuple(sorted(kept, key=lambda read: (-read.confidence, read.occupation_id))[:MOST_OCCUPATIONS])


def _fitting(named: Collection[SkillId], index: TaxonomyIndex) -> list[tuple[float, OccupationId]]:
    """The occupations that need at least two of the skills, by the cosine of their needs with them, best first."""
    shares: dict[OccupationId, list[float]] = {}
    for skill in sorted(named):
        for occupation, share in index.needed_by.get(skill, ()):
            shares.setdefault(occupation, []).append(share / math.sqrt(len(named)))
    fit = ((sum(found), occupation) for occupation, found in shares.items() if len(found) > 1)
    return sorted(fit, key=lambda item: (-item[0], item[1]))[:MOST_OCCUPATIONS]


def _phrase_for(occupation: OccupationId, named: Mapping[SkillId, str], index: TaxonomyIndex) -> str:
    needed = index.taxonomy.needs.get(occupation, {})
    return next((phrase for skill, phrase in named.items() if skill in needed), "")


def _both(one: float, other: float) -> float:
    return 1 - (1 - one) * (1 - other)


def _strongest(linked: Iterable[LinkedPhrase]) -> Mapping[OccupationId, tuple[float, str]]:
    best: dict[OccupationId, tuple[float, str]] = {}
    for link in linked:
        for occupation, sure in confidences(link.offers, link.phrase.words).items():
            trusted = sure * link.phrase.trust
            if trusted > best.get(occupation, (0.0, ""))[0]:
                best[occupation] = (trusted, link.phrase.words)
    return best
