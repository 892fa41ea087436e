"""Reading members: from titles, goals, competence phrases and free text to occupations, skills and licences."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matching.core.ids import LicenceId, OccupationId, SkillId
from matching.core.job_order import Language
from matching.core.member import HeldOccupationSubmission, MemberSubmission
from matching.core.reading import FoundLicence, FoundOccupation, FoundSkill, MemberReading
from matching.core.taxonomy import Taxonomy
from matching.language.linking import C, Linker, Scored, TextEncoder
from matching.language.private_words import without_private_words
from matching.language.reading_occupations import LinkedPhrase, read_occupations
from matching.language.reading_skills import literal_mentions, stated_mentions
from matching.language.sentences import sentences
from matching.language.spoken_languages import best_levels, find_languages
from matching.language.taxonomy_index import TaxonomyIndex, TaxonomyVectors
from matching.language.terms import find_hours
from matching.language.titles import title_phrases

_OFFERS = 8
_LINKED = 0.3  # confidence below which a title counts as not linked
_SKILL_LINKED = 0.85  # likeness from which a stated competence is taken to be a skill it does not name literally
_LAST_TITLES = 3
_TOP_SKILLS = 12
_EMBEDDED_WORDS = 120
_DENIAL = re.compile(r"\b(?:ikke|ingen|uden|mangler|hverken|endnu ikke|heller ikke)\b[^.,;]{0,35}$", re.I)


@dataclass(frozen=True)
class _Offers:
    """What the linkers offer for the titles and competence phrases of a batch of members."""

    titles: Mapping[str, Sequence[Scored[OccupationId]]]
    phrases: Mapping[str, Sequence[Scored[SkillId]]]


@dataclass(frozen=True, eq=False)
class MemberReader:
    """Reads members against one taxonomy. Holds no state but the index, so threads may share it."""

    index: TaxonomyIndex

    @classmethod
    def build(cls, taxonomy: Taxonomy, embedder: TextEncoder, vectors: TaxonomyVectors | None = None) -> "MemberReader":
        """A reader for the taxonomy; see `TaxonomyIndex.build`. Where an order reader exists, share its index."""
        return cls(TaxonomyIndex.build(taxonomy, embedder, vectors))

    def read(self, submissions: Sequence[MemberSubmission]) -> list[MemberReading]:
        """Read the members, in their order."""
        titles = {words for s in submissions for title in _titles(s) for words in _phrases_of(title)}
        stated = {phrase for s in submissions for phrase in s.skills if self._is_to_be_likened(phrase)}
        offers = _Offers(_ranked(self.index.occupations, titles, _OFFERS), _ranked(self.index.skills, stated, 1))
        return [self._reading(submission, offers) for submission in submissions]

    def _is_to_be_likened(self, phrase: str) -> bool:
        """Whether a competence must be compared by meaning: it names no skill, and is more than leave to drive."""
        return not self.index.skill_phrases.find(phrase) and not self.index.licences.names_driving(phrase)

    def _reading(self, submission: MemberSubmission, offers: _Offers) -> MemberReading:
        held = tuple(_occupation(job.title, offers) for job in submission.held)
        goals = tuple(_occupation(goal, offers) for goal in submission.goals)
        skills = self._skills(submission, [found.occupation_id for found in held if found], offers)
        return MemberReading(
            held=held,
            goals=goals,
            skills=skills,
            licences=self._licences(submission),
            languages=submission.languages or _languages(submission),
            hours=submission.hours or find_hours(submission.summary),
            text_to_embed=self._text(submission, skills),
        )

    def _skills(
        self, submission: MemberSubmission, occupations: Sequence[OccupationId], offers: _Offers
    ) -> tuple[FoundSkill, ...]:
        best: dict[SkillId, FoundSkill] = {}
        for found in (*self._stated(submission, offers), *self._told(submission, occupations)):
            known = best.get(found.skill_id)
            if known is None or found.confidence > known.confidence:
                best[found.skill_id] = found
        return tuple(sorted(best.values(), key=lambda f: (-f.confidence, f.skill_id)))

    def _stated(self, submission: MemberSubmission, offers: _Offers) -> Iterator[FoundSkill]:
        """Skills from the phrases given as competences."""
        for phrase in submission.skills:
            named = stated_mentions(phrase, self.index)
            yield from (FoundSkill(m.skill_id, m.phrase, m.confidence) for m in named)
            for offer in offers.phrases.get(phrase, ()) if not named else ():
                if offer.score >= _SKILL_LINKED:
                    yield FoundSkill(offer.concept, phrase, round(min(0.5 + (offer.score - _SKILL_LINKED), 0.8), 3))

    def _told(self, submission: MemberSubmission, occupations: Sequence[OccupationId]) -> Iterator[FoundSkill]:
        """Skills named in free text and job descriptions, with nothing that the text says is lacking."""
        for text in _free_texts(submission):
            for sentence in sentences(text):
                for m in literal_mentions(sentence.words, 0, self.index, occupations):
                    if not _is_denied(sentence.words, m.start):
                        yield FoundSkill(m.skill_id, m.phrase, round(m.confidence * 0.9, 3))

    def _licences(self, submission: MemberSubmission) -> tuple[FoundLicence, ...]:
        best: dict[LicenceId, FoundLicence] = {}
        for text, sure in _licence_texts(submission):
            for found in self.index.licences.find(text):
                if not _is_denied(text, found.start):
                    known = FoundLicence(found.concept, text[found.start : found.end], round(found.literal * sure, 3))
                    best[found.concept] = max(best.get(found.concept, known), known, key=lambda f: f.confidence)
        return tuple(sorted(best.values(), key=lambda f: (-f.confidence, f.licence_id)))

    def _text(self, submission: MemberSubmission, skills: Sequence[FoundSkill]) -> str:
        labels = [self.index.skill_by_id[found.skill_id].label for found in skills[:_TOP_SKILLS]]
        parts = (
            ", ".join(job.title for job in _latest_first(submission.held)[:_LAST_TITLES]),
            ", ".join(labels),
            ", ".join(submission.goals),
            submission.summary,
        )
        private = without_private_words("; ".join(part for part in parts if part), submission.name)
        return " ".join(private.split()[:_EMBEDDED_WORDS])


def _titles(submission: MemberSubmission) -> Iterator[str]:
    yield from (job.title for job in submission.held)
    yield from submission.goals


def _phrases_of(title: str) -> list[str]:
    return [phrase.words for phrase in title_phrases(title)]


def _ranked(linker: Linker[C], texts: Iterable[str], top: int) -> dict[str, Sequence[Scored[C]]]:
    distinct = sorted(texts)
    return dict(zip(distinct, linker.rank(distinct, top), strict=True))


def _occupation(title: str, offers: _Offers) -> FoundOccupation | None:
    """The likeliest occupation of a title, or None when none is likely enough."""
    read = read_occupations([LinkedPhrase(phrase, offers.titles[phrase.words]) for phrase in title_phrases(title)], ())
    best = read[0] if read else None
    return FoundOccupation(best.occupation_id, title, best.confidence) if best and best.confidence >= _LINKED else None


def _latest_first(held: Sequence[HeldOccupationSubmission]) -> list[HeldOccupationSubmission]:
    """Present jobs first, then those that ended last; jobs without dates keep their place at the end."""
    return sorted(held, key=lambda job: (job.until is not None or job.since is None, -_day(job)))


def _day(job: HeldOccupationSubmission) -> int:
    ended = job.until or job.since
    return ended.toordinal() if ended else 0


def _free_texts(submission: MemberSubmission) -> Iterator[str]:
    yield submission.summary
    yield from (job.description for job in submission.held)
    yield from (education.title for education in submission.educations)


def _licence_texts(submission: MemberSubmission) -> Iterator[tuple[str, float]]:
    yield from ((phrase, 1.0) for phrase in submission.licences)
    yield from ((phrase, 0.95) for phrase in submission.skills)
    yield from ((sentence.words, 0.9) for text in _free_texts(submission) for sentence in sentences(text))


def _languages(submission: MemberSubmission) -> tuple[Language, ...]:
    told = [
        language for text in _free_texts(submission) for s in sentences(text) for language in find_languages(s.words)
    ]
    return best_levels(told)


def _is_denied(text: str, start: int) -> bool:
    """Whether the words just before say that what follows is lacking: `har ikke kørekort`, `ingen erfaring med`."""
    return _DENIAL.search(text[max(0, start - 60) : start]) is not None
