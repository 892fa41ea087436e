"""Which occupations of a list lie near each other: the related-occupations task run from a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matching.core.ids import OccupationId
from matching.core.taxonomy import Occupation, Taxonomy
from matching.language.linking import Linker
from matching.language.reading_occupations import confidences
from matching.language.taxonomy_index import occupation_forms
from matching.ranking.moves import OccupationSpace, about, related, weighted_skills
from models.evaluation_files import read_table, write_run

COLUMNS = ("id", "esco_uri", "label")
_LINKED = 0.5  # confidence from which an occupation known only by its label takes over a taxonomy occupation's skills


class Embedding(Protocol):
    """What the task needs of an embedding model: unit vectors of shape (n, dim)."""

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of titles, for linking."""
        ...

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of occupations, for comparing."""
        ...


@dataclass(frozen=True)
class Listed:
    """One line of the list."""

    listed_id: str
    uri: str
    label: str


def run_related(
    occupations: Path, out: Path, taxonomy: Taxonomy, embedder: Embedding, top: int = 100, cross_industry: bool = False
) -> int:
    """Write for each listed occupation the others of the list, best first, ties by id; returns the rows written.

    A line is `id, esco_uri, label`, either of the last two may be empty. An occupation without a known URI is linked
    by its label; one that cannot be linked is judged by its label's vector alone. With `cross_industry` those of the
    same industry come after all others. Raises MalformedTable.
    """
    listed = [Listed(*cells) for cells in read_table(occupations, COLUMNS)]
    known = known_occupations(listed, taxonomy, embedder)
    space = OccupationSpace(
        weighted_skills(taxonomy, [None if o is None else o.occupation_id for o in known]),
        embedder.passages([_told(line, o) for line, o in zip(listed, known, strict=True)]),
        tuple("" if o is None else o.isco08 for o in known),
        tuple(None if o is None else o.section for o in known),
    )
    ranked = related(space, [line.listed_id for line in listed], top, cross_industry) if listed else []
    return write_run(out, _rows(listed, ranked))


def known_occupations(listed: Sequence[Listed], taxonomy: Taxonomy, embedder: Embedding) -> list[Occupation | None]:
    """The taxonomy's occupation of each line, by its URI or else by its label; None where neither leads to one."""
    by_uri = {occupation.uri: occupation for occupation in taxonomy.occupations if occupation.uri}
    unknown = sorted({line.label for line in listed if line.label and line.uri not in by_uri})
    linked = _linked(unknown, taxonomy, embedder) if unknown else {}
    return [by_uri.get(line.uri) or linked.get(line.label) for line in listed]


def _linked(labels: Sequence[str], taxonomy: Taxonomy, embedder: Embedding) -> dict[str, Occupation]:
    by_id: dict[OccupationId, Occupation] = {o.occupation_id: o for o in taxonomy.occupations}
    linker = Linker.build(occupation_forms(taxonomy), embedder)
    found = {}
    for label, offers in zip(labels, linker.rank(labels, 2), strict=True):
        sure = confidences(offers, label)
        if offers and sure[offers[0].concept] >= _LINKED:
            found[label] = by_id[offers[0].concept]
    return found


def _told(line: Listed, occupation: Occupation | None) -> str:
    """What is embedded of a line: its own label first, since it may say more than the occupation it was linked to."""
    if occupation is None:
        return line.label
    return about(occupation) if not line.label else f"{line.label}. {about(occupation)}"


def _rows(listed: Sequence[Listed], ranked: Sequence[Sequence[tuple[str, float]]]) -> Iterator[tuple[str, str, float]]:
    for line, others in zip(listed, ranked, strict=True):
        for other, score in others:
            yield line.listed_id, other, score
