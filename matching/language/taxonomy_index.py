"""A taxonomy made ready for reading: its names in linkers and phrase indexes."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.core.errors import JobbroError
from matching.core.ids import LicenceId, OccupationId, SkillId
from matching.core.taxonomy import Licence, Occupation, Skill, Taxonomy
from matching.language.compounds import CompoundSplitter
from matching.language.linking import Form, Linker, TextEncoder, vectors_of_forms
from matching.language.normalisation import normalise
from matching.language.phrases import PhraseIndex
from matching.language.reading_licences import LicenceIndex
from matching.language.spoken_languages import LANGUAGES

Floats = NDArray[np.float32]


class VectorsOfAnotherTaxonomy(JobbroError):
    """Stored vectors do not run parallel to the names of the taxonomy they were handed in with."""

    def __init__(self) -> None:
        super().__init__("De gemte vektorer hører til en anden udgave af taksonomien. Beregn dem igen.")


def occupation_forms(taxonomy: Taxonomy) -> list[Form[OccupationId]]:
    """Every name of every occupation, in the taxonomy's order; vectors handed to the readers run parallel to it."""
    return [Form(o.occupation_id, name) for o in taxonomy.occupations for name in _names(o)]


def skill_forms(taxonomy: Taxonomy) -> list[Form[SkillId]]:
    """Every name of every skill that is read as one, in the taxonomy's order; languages are read as languages."""
    return [Form(s.skill_id, name) for s in taxonomy.skills if not _is_language(s) for name in _names(s)]


@dataclass(frozen=True, eq=False)
class TaxonomyVectors:
    """Vectors of `occupation_forms` and `skill_forms`, row by row: what may be stored and handed in again."""

    occupations: Floats
    skills: Floats

    @classmethod
    def compute(cls, taxonomy: Taxonomy, embedder: TextEncoder) -> "TaxonomyVectors":
        """Embed every name of the taxonomy: about 200 names a second on two cores."""
        return cls(
            vectors_of_forms([form.text for form in occupation_forms(taxonomy)], embedder),
            vectors_of_forms([form.text for form in skill_forms(taxonomy)], embedder),
        )


@dataclass(frozen=True, eq=False)
class TaxonomyIndex:
    """What both readers look things up in. Built once for a taxonomy; threads may share it."""

    taxonomy: Taxonomy
    embedder: TextEncoder
    occupations: Linker[OccupationId]
    skills: Linker[SkillId]
    occupation_phrases: PhraseIndex[OccupationId]
    skill_phrases: PhraseIndex[SkillId]
    licences: LicenceIndex

    @classmethod
    def build(
        cls, taxonomy: Taxonomy, embedder: TextEncoder, vectors: TaxonomyVectors | None = None
    ) -> "TaxonomyIndex":
        """Index the taxonomy; its names are embedded here unless their `vectors` are handed in.

        Raises VectorsOfAnotherTaxonomy.
        """
        known = vectors or TaxonomyVectors.compute(taxonomy, embedder)
        jobs, skills = occupation_forms(taxonomy), skill_forms(taxonomy)
        if (len(known.occupations), len(known.skills)) != (len(jobs), len(skills)):
            raise VectorsOfAnotherTaxonomy
        texts = (
            [form.text for form in jobs]
            + [form.text for form in skills]
            + [n for licence in taxonomy.licences for n in _names(licence)]
        )
        splitter = CompoundSplitter.build(normalise(text) for text in texts)
        return cls(
            taxonomy=taxonomy,
            embedder=embedder,
            occupations=Linker.build(jobs, embedder, known.occupations),
            skills=Linker.build(skills, embedder, known.skills),
            occupation_phrases=PhraseIndex.build(((form.concept, form.text) for form in jobs), splitter),
            skill_phrases=PhraseIndex.build(((form.concept, form.text) for form in skills), splitter),
            licences=LicenceIndex.build(taxonomy.licences, splitter),
        )

    @cached_property
    def occupation_by_uri(self) -> dict[str, OccupationId]:
        """Occupations by their address in the classification they come from."""
        return {o.uri: o.occupation_id for o in self.taxonomy.occupations if o.uri}

    @cached_property
    def skill_by_uri(self) -> dict[str, SkillId]:
        """Skills by their address in the classification they come from."""
        return {skill.uri: skill.skill_id for skill in self.taxonomy.skills if skill.uri}

    @cached_property
    def licence_by_key(self) -> dict[str, LicenceId]:
        """Licences by their key."""
        return {licence.key: licence.licence_id for licence in self.taxonomy.licences}

    @cached_property
    def occupation_by_id(self) -> dict[OccupationId, Occupation]:
        """Occupations by id."""
        return {o.occupation_id: o for o in self.taxonomy.occupations}

    @cached_property
    def needed_by(self) -> dict[SkillId, list[tuple[OccupationId, float]]]:
        """The occupations that need a skill, with its share (0-1) of what each needs; rare ones weigh more."""
        needing = Counter(skill for skills in self.taxonomy.needs.values() for skill in skills)
        found: dict[SkillId, list[tuple[OccupationId, float]]] = {}
        for occupation, skills in sorted(self.taxonomy.needs.items()):
            rarity = {skill: math.log(len(self.taxonomy.needs) / needing[skill]) for skill in skills}
            length = math.sqrt(sum(value**2 for value in rarity.values())) or 1.0
            for skill, value in sorted(rarity.items()):
                found.setdefault(skill, []).append((occupation, value / length))
        return found

    @cached_property
    def skill_by_id(self) -> dict[SkillId, Skill]:
        """Skills by id."""
        return {skill.skill_id: skill for skill in self.taxonomy.skills}


def _names(concept: Occupation | Skill | Licence) -> Iterator[str]:
    yield from (name for name in dict.fromkeys((concept.label, *concept.synonyms)) if name.strip())


def _is_language(skill: Skill) -> bool:
    """Whether the skill is command of a language (`fransk`, `skrive fransk`, `dansk i skrift og tale`)."""
    spelled = normalise(skill.label).split()
    about = set(spelled) - LANGUAGES - _ABOUT_LANGUAGE
    return bool(LANGUAGES.intersection(spelled)) and not about


_ABOUT_LANGUAGE = frozenset(
    ("skrive", "forstå", "skrevet", "talt", "føre", "en", "samtale", "på", "læse", "tale", "i", "skrift", "og")
)
