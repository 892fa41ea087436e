"""Reading job orders: from an advertisement's title and text to occupations, skills, licences, languages and terms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from matching.core.ids import LicenceId, OccupationId, SkillId
from matching.core.job_order import (
    JobOrderSubmission,
    Language,
    LicenceNeed,
    OccupationSought,
    SkillNeed,
)
from matching.core.reading import OrderReading
from matching.core.taxonomy import LicenceDemand, Taxonomy
from matching.language.confirmed_orders import as_confirmed
from matching.language.linking import Scored, TextEncoder
from matching.language.modality import Modality, modality
from matching.language.reading_occupations import LinkedPhrase, read_occupations, supported_by_skills
from matching.language.reading_skills import (
    SkillMention,
    likened_mention,
    literal_mentions,
    stated_mentions,
    worth_embedding,
)
from matching.language.sentences import Section, Sentence, clauses, sentences
from matching.language.spoken_languages import best_levels, find_languages
from matching.language.taxonomy_index import TaxonomyIndex, TaxonomyVectors
from matching.language.terms import (
    find_deadline,
    find_employment,
    find_hours,
    find_positions,
    find_postcode,
    find_shifts,
    find_start,
)
from matching.language.titles import TitlePhrase, sought_phrases, title_phrases

_OFFERS = 8
_SURE_OF_OCCUPATION = 0.6  # the law's licences of an occupation are asked for only from this confidence on
_DOUBT = 0.5
_SENTENCES_EMBEDDED = 2
_CORE_WORDS = 180


@dataclass(frozen=True)
class _Draft:
    """An order halfway read: its sentences and the phrases to link."""

    submission: JobOrderSubmission
    sentences: Sequence[Sentence]
    from_title: Sequence[TitlePhrase]
    from_text: Sequence[TitlePhrase]


@dataclass(frozen=True, eq=False)
class OrderReader:
    """Reads orders against one taxonomy. Holds no state but the index, so threads may share it."""

    index: TaxonomyIndex

    @classmethod
    def build(cls, taxonomy: Taxonomy, embedder: TextEncoder, vectors: TaxonomyVectors | None = None) -> "OrderReader":
        """A reader for the taxonomy; see `TaxonomyIndex.build`."""
        return cls(TaxonomyIndex.build(taxonomy, embedder, vectors))

    def read(self, submissions: Sequence[JobOrderSubmission], as_of: date) -> list[OrderReading]:
        """Read the orders, in their order. What a submission states as structure wins over what its text says.

        Dates without a year, and `snarest`, count from the day an order was posted, or `as_of` when that is unknown.
        """
        drafts = [_draft(submission) for submission in submissions]
        occupations = self._occupations(drafts)
        readings = [
            self._finish(draft, sought, skills, draft.submission.posted_on or as_of)
            for draft, sought, skills in zip(drafts, occupations, self._skills(drafts, occupations), strict=True)
        ]
        return [as_confirmed(self.index, *pair) for pair in zip(submissions, readings, strict=True)]

    def _occupations(self, drafts: Sequence[_Draft]) -> list[tuple[OccupationSought, ...]]:
        phrases = [phrase for draft in drafts for phrase in (*draft.from_title, *draft.from_text)]
        distinct = sorted({phrase.words for phrase in phrases})
        offers = dict(zip(distinct, self.index.occupations.rank(distinct, _OFFERS), strict=True))

        def linked(of: Iterable[TitlePhrase]) -> list[LinkedPhrase]:
            return [LinkedPhrase(phrase, offers[phrase.words]) for phrase in of]

        return [self._sought(draft, linked(draft.from_title), linked(draft.from_text)) for draft in drafts]

    def _sought(
        self, draft: _Draft, from_title: Sequence[LinkedPhrase], from_text: Sequence[LinkedPhrase]
    ) -> tuple[OccupationSought, ...]:
        """What the source says, else what title and text say; where these leave doubt, the skills named have a say."""
        sought = self._given(draft) or read_occupations(from_title, from_text)
        if sought and sought[0].confidence >= _DOUBT:
            return sought
        named = [mention for found in self._literal(draft, sought).values() for mention in found]
        return supported_by_skills(sought, ((m.skill_id, m.phrase) for m in named), self.index)

    def _given(self, draft: _Draft) -> tuple[OccupationSought, ...]:
        occupation = self.index.occupation_by_uri.get(draft.submission.occupation_uri or "")
        return () if occupation is None else (OccupationSought(occupation, draft.submission.title, 1.0),)

    def _skills(
        self, drafts: Sequence[_Draft], occupations: Sequence[tuple[OccupationSought, ...]]
    ) -> list[tuple[SkillNeed, ...]]:
        literal = [self._literal(draft, sought) for draft, sought in zip(drafts, occupations, strict=True)]
        unnamed = [self._unexplained(draft, found) for draft, found in zip(drafts, literal, strict=True)]
        texts = sorted({sentence.words for chosen in unnamed for sentence in chosen})
        offers = dict(zip(texts, self.index.skills.rank(texts, _OFFERS), strict=True))
        return [
            self._joined(draft, found, [(sentence, offers[sentence.words]) for sentence in chosen], _likely(sought))
            for draft, found, chosen, sought in zip(drafts, literal, unnamed, occupations, strict=True)
        ]

    def _unexplained(self, draft: _Draft, literal: dict[int, list[SkillMention]]) -> list[Sentence]:
        """The clauses to compare by meaning: about the job, no skill named in them; requirements before duties.

        A clause that names a language or a licence is read as that: `du har kørekort` asks for no skill besides.
        """
        candidates = [
            clause
            for number, sentence in enumerate(draft.sentences)
            if sentence.section in (Section.REQUIREMENTS, Section.DUTIES) and number not in literal
            for clause in clauses(sentence)
            if worth_embedding(clause.words)
            and not find_languages(clause.words)
            and not self.index.licences.find(clause.words)
        ]
        return sorted(candidates, key=lambda s: (s.section is not Section.REQUIREMENTS, s.start))[:_SENTENCES_EMBEDDED]

    def _literal(self, draft: _Draft, sought: Sequence[OccupationSought]) -> dict[int, list[SkillMention]]:
        """Mentions by the number of the sentence they stand in."""
        likely = _likely(sought)
        return {
            number: mentions
            for number, sentence in enumerate(draft.sentences)
            if sentence.is_about_the_job
            and (mentions := literal_mentions(sentence.words, sentence.start, self.index, likely))
        }

    def _joined(
        self,
        draft: _Draft,
        literal: dict[int, list[SkillMention]],
        offered: Sequence[tuple[Sentence, Sequence[Scored[SkillId]]]],
        likely: Sequence[OccupationId],
    ) -> tuple[SkillNeed, ...]:
        """All needs: those named, those meant by sentences that name none, and those the source gave apart."""
        needs = [need for number, found in literal.items() for need in _needs(draft.sentences[number], found)]
        for sentence, offers in offered:
            mention = likened_mention(sentence.words, sentence.start, offers, self.index, likely)
            needs.extend(_needs(sentence, [mention]) if mention else ())
        return _each_once([*needs, *self._stated(draft.submission)])

    def _stated(self, submission: JobOrderSubmission) -> Iterator[SkillNeed]:
        """The requirements the source itself gave apart from the text."""
        for phrases, must in ((submission.must, True), (submission.nice, False)):
            for phrase in phrases:
                named = stated_mentions(phrase, self.index)
                yield from (SkillNeed(m.skill_id, must, m.phrase, m.confidence) for m in named)

    def _finish(
        self, draft: _Draft, sought: tuple[OccupationSought, ...], skills: tuple[SkillNeed, ...], as_of: date
    ) -> OrderReading:
        given, text = draft.submission, draft.submission.text
        whole = f"{given.title}\n{text}"
        return OrderReading(
            occupations=sought,
            skills=skills,
            licences=self._licences(draft, sought),
            languages=given.languages or _languages(draft),
            hours=given.hours or find_hours(whole),
            shifts=given.shifts or find_shifts(whole),
            employment=given.employment or find_employment(whole),
            starts_on=given.starts_on or find_start(whole, as_of),
            deadline_on=given.deadline_on or find_deadline(whole, as_of),
            postcode=given.postcode or find_postcode(whole),
            positions=given.positions if given.positions > 1 else find_positions((given.title, text)),
            core_text=_core_text(draft),
        )

    def _licences(self, draft: _Draft, sought: Sequence[OccupationSought]) -> tuple[LicenceNeed, ...]:
        stated = [
            Sentence(phrase, 0, Section.REQUIREMENTS) for phrase in (*draft.submission.licences, draft.submission.title)
        ]
        named = [need for sentence in (*stated, *draft.sentences) for need in self._named_licences(sentence)]
        best: dict[LicenceId, LicenceNeed] = {}
        for need in (*self._by_law(sought), *named):
            known = best.get(need.licence_id)
            if known is None or (known.demand is LicenceDemand.LAW and not known.phrase):
                best[need.licence_id] = need if known is None else _with_phrase(known, need)
        return tuple(sorted(best.values(), key=lambda n: (-n.confidence, n.licence_id)))

    def _by_law(self, sought: Sequence[OccupationSought]) -> Iterator[LicenceNeed]:
        for occupation in sought[:1]:
            if occupation.confidence >= _SURE_OF_OCCUPATION:
                demands = self.index.taxonomy.licence_demands.get(occupation.occupation_id, {})
                for licence, demand in sorted(demands.items()):
                    if demand is LicenceDemand.LAW:
                        yield LicenceNeed(licence, demand, "", occupation.confidence)

    def _named_licences(self, sentence: Sentence) -> Iterator[LicenceNeed]:
        for found in self.index.licences.find(sentence.words):
            how = modality(sentence.words, found.start, found.end, is_requirement=True)
            if how is not Modality.NOT_NEEDED:
                demand = LicenceDemand.NICE if how is Modality.NICE else LicenceDemand.MUST
                phrase = sentence.words[found.start : found.end]
                yield LicenceNeed(found.concept, demand, phrase, round(found.literal, 3))


def _draft(submission: JobOrderSubmission) -> _Draft:
    found = sentences(submission.text)
    sought = sought_phrases("\n".join(sentence.words for sentence in found if sentence.is_about_the_job))
    title = [*title_phrases(submission.title), *sought_phrases(submission.title)]
    return _Draft(submission, found, title, sought)


def _likely(sought: Sequence[OccupationSought]) -> list[OccupationId]:
    return [occupation.occupation_id for occupation in sought[:3]]


def _needs(sentence: Sentence, mentions: Iterable[SkillMention]) -> Iterator[SkillNeed]:
    for mention in mentions:
        begin = mention.start - sentence.start
        how = modality(sentence.words, begin, begin + len(mention.phrase), sentence.section is Section.REQUIREMENTS)
        if how is not Modality.NOT_NEEDED:
            yield SkillNeed(mention.skill_id, how is Modality.MUST, mention.phrase, mention.confidence)


def _each_once(needs: Iterable[SkillNeed]) -> tuple[SkillNeed, ...]:
    """Each skill once: a demand before a wish, then the surest reading; the surest skills first."""
    best: dict[SkillId, SkillNeed] = {}
    for need in needs:
        known = best.get(need.skill_id)
        if known is None or (need.must, need.confidence) > (known.must, known.confidence):
            best[need.skill_id] = need
    return tuple(sorted(best.values(), key=lambda n: (not n.must, -n.confidence, n.skill_id)))


def _with_phrase(by_law: LicenceNeed, named: LicenceNeed) -> LicenceNeed:
    """What the law demands and the advertisement also names."""
    return LicenceNeed(by_law.licence_id, by_law.demand, named.phrase, max(by_law.confidence, named.confidence))


def _languages(draft: _Draft) -> tuple[Language, ...]:
    return best_levels([language for sentence in draft.sentences for language in find_languages(sentence.words)])


def _core_text(draft: _Draft) -> str:
    """Title, duties and requirements, requirements first to be kept when the text is long; in the order of the text."""
    about = [sentence for sentence in draft.sentences if sentence.is_about_the_job]
    by_weight = sorted(about, key=lambda s: (s.section is Section.OPENING, s.start))
    room = _CORE_WORDS - len(draft.submission.title.split())
    kept: list[Sentence] = []
    for sentence in by_weight:
        length = len(sentence.words.split())
        if length <= room:
            kept.append(sentence)
            room -= length
    return "\n".join(
        [draft.submission.title, *(" ".join(s.words.split()) for s in sorted(kept, key=lambda s: s.start))]
    )
