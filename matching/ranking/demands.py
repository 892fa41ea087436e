"""What an advertisement demands, counted as a person would count it, from the same facts as the ranker's features."""

from collections.abc import Iterator

from matching.core.job_order import LANGUAGE_RANK
from matching.core.taxonomy import LicenceKind
from matching.ranking.features import lacks_language
from matching.ranking.pairs import Pair


def demands_met(pair: Pair) -> tuple[int, int]:
    """How many of the ad's demands the member is not found to lack, and how many there are."""
    answers = [*_skills(pair), *_licences(pair), *_languages(pair)]
    return sum(answers), len(answers)


def _skills(pair: Pair) -> Iterator[bool]:
    return (pair.has(need) for need in pair.order.musts)


def _licences(pair: Pair) -> Iterator[bool]:
    """Licences by law or by demand; a record check is fetched by the employer and asks nothing of the member."""
    held = pair.member.profile.licences | pair.member.profile.presumed_licences
    licences = pair.knowledge.licences
    for licence in sorted(pair.order.licence_musts):
        if licences[licence].kind is not LicenceKind.RECORD_CHECK:
            yield licence in held


def _languages(pair: Pair) -> Iterator[bool]:
    spoken = {language.language: LANGUAGE_RANK[language.level] for language in pair.member.profile.languages}
    return (not lacks_language(asked, spoken) for asked in pair.order.profile.languages)
