"""Making a worker's readers ready: the taxonomy indexed, its names' vectors fetched from the database or kept there."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.core.taxonomy import Taxonomy
from matching.database import Connection
from matching.language.embedding import Embedder
from matching.language.linking import vectors_of_forms
from matching.language.normalisation import normalise
from matching.language.places import Gazetteer
from matching.language.reading_members import MemberReader
from matching.language.reading_orders import OrderReader
from matching.language.recalled import RecallingEncoder
from matching.language.remembered import Concept, RememberingEncoder
from matching.language.taxonomy_index import TaxonomyIndex, TaxonomyVectors, occupation_forms, skill_forms
from matching.queries import reference
from matching.services.understand import Understanding


def prepare_understanding(connection: Connection, taxonomy: Taxonomy, embedder: Embedder) -> Understanding:
    """Readers for the taxonomy; each of its names is embedded once for each model, ever."""
    titles = [form.text for form in occupation_forms(taxonomy)]
    phrases = [form.text for form in skill_forms(taxonomy)]
    with connection.transaction():
        vectors = TaxonomyVectors(
            _remembered(connection, embedder, "occupation", titles), _remembered(connection, embedder, "skill", phrases)
        )
    known = dict(zip(map(normalise, (*titles, *phrases)), (*vectors.occupations, *vectors.skills), strict=True))
    index = TaxonomyIndex.build(taxonomy, RecallingEncoder(embedder, known), vectors)
    sections = {occupation.occupation_id: occupation.section for occupation in taxonomy.occupations}
    places = Gazetteer(reference.place_names(connection))
    return Understanding(OrderReader(index), MemberReader(index), embedder, sections, places)


def _remembered(
    connection: Connection, embedder: Embedder, concept: Concept, names: Sequence[str]
) -> NDArray[np.float32]:
    return vectors_of_forms(names, RememberingEncoder(embedder, connection, concept))
