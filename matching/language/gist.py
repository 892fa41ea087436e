"""One vector for all that a member or an order is about: the mean of what was read, beside the words themselves.

A mean of short names finds better pairs than the vector of a long text, and its parts are at hand already.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from matching.core.member import MemberSubmission
from matching.core.reading import FoundOccupation, MemberReading, OrderReading
from matching.language.linking import TextEncoder, vectors_of_forms
from matching.language.taxonomy_index import TaxonomyIndex

Floats = NDArray[np.float32]

#: Words of an advertisement, without boilerplate, that count beside what was read of it.
ORDER_WORDS = 80
#: Words that count of a member whose jobs are told in free text alone: nothing else carries them as surely.
FREE_TEXT_WORDS = 110
#: An order's occupation beside each of its skills; a member's jobs, goals and skills weigh alike.
OCCUPATION_WEIGHT = 3.0
#: Occupations of an order that count: the likeliest ones.
MOST_OCCUPATIONS = 2


class PassageEncoder(Protocol):
    """What makes the vectors of whole texts."""

    def passages(self, texts: Sequence[str]) -> Floats:
        """Vectors of texts to be found: (texts, dimension), unit length."""


class Name(NamedTuple):
    """The name of something that was read, and how much it weighs."""

    words: str
    weight: float = 1.0


@dataclass(frozen=True)
class Gist:
    """What a vector is made of: names of what was read, and words of the text ("" = the names say it all)."""

    names: tuple[Name, ...]
    words: str


def order_gist(index: TaxonomyIndex, reading: OrderReading) -> Gist:
    """The order's likeliest occupations, its skills, and the first words of its text."""
    jobs = (
        Name(index.occupation_by_id[sought.occupation_id].label, OCCUPATION_WEIGHT * sought.confidence)
        for sought in reading.occupations[:MOST_OCCUPATIONS]
    )
    skills = (Name(index.skill_by_id[need.skill_id].label) for need in reading.skills)
    return Gist((*jobs, *skills), _first_words(reading.core_text, ORDER_WORDS))


def member_gist(
    index: TaxonomyIndex, submission: MemberSubmission, reading: MemberReading, told: Sequence[FoundOccupation]
) -> Gist:
    """The member's jobs, goals and skills; of one without a list of jobs, the jobs `told` of and the words too."""
    jobs = zip((job.title for job in submission.held), reading.held, strict=True)
    goals = zip(submission.goals, reading.goals, strict=True)
    titles = [*jobs, *goals, *((found.phrase, found) for found in told)]
    names = (*_job_names(index, titles), *(Name(index.skill_by_id[found.skill_id].label) for found in reading.skills))
    return Gist(names, "" if submission.held and names else _first_words(reading.text_to_embed, FREE_TEXT_WORDS))


def gist_vectors(embedder: PassageEncoder, names: TextEncoder, gists: Sequence[Gist]) -> Floats:
    """A vector of unit length for each gist: names and words weigh alike where there are both."""
    whole = _mean_names(names, gists)
    told = [row for row, gist in enumerate(gists) if gist.words or not gist.names]
    if told:
        whole[told] += embedder.passages([gists[row].words for row in told])
    return whole / _lengths(whole)


def _mean_names(encoder: TextEncoder, gists: Sequence[Gist]) -> Floats:
    """Unit vectors of the weighted means of the names; zeros for a gist without names."""
    names = [name for gist in gists for name in gist.names]
    vectors = vectors_of_forms([name.words for name in names], encoder)
    means = np.zeros((len(gists), vectors.shape[1]), np.float32)
    owners = [row for row, gist in enumerate(gists) for _ in gist.names]
    np.add.at(means, owners, vectors * np.array([[name.weight] for name in names], np.float32).reshape(-1, 1))
    return means / _lengths(means)


def _lengths(vectors: Floats) -> Floats:
    """The length of each row (n, 1); one for a row of zeros."""
    lengths: Floats = np.linalg.norm(vectors, axis=1, keepdims=True).astype(np.float32)
    lengths[lengths == 0] = 1
    return lengths


def _job_names(index: TaxonomyIndex, titles: Sequence[tuple[str, FoundOccupation | None]]) -> Iterator[Name]:
    for title, found in titles:
        name = index.occupation_by_id[found.occupation_id].label if found else title
        if name.strip():
            yield Name(name)


def _first_words(text: str, most: int) -> str:
    return " ".join(text.split()[:most])
