"""One vector for a whole member or order: names and words, each where it has something to say."""

import numpy as np
from numpy.typing import NDArray

from matching.core.job_order import OccupationSought
from matching.core.member import HeldOccupationSubmission
from matching.core.reading import FoundOccupation, MemberReading, OrderReading
from matching.language.embedding import default_embedder
from matching.language.gist import ORDER_WORDS, Gist, Name, gist_vectors, member_gist, order_gist
from matching.language.linking import vectors_of_forms
from matching.language.taxonomy_index import TaxonomyIndex
from tests.builders import a_member_submission


def _vectors(*gists: Gist) -> NDArray[np.float32]:
    return gist_vectors(default_embedder(), default_embedder(), gists)


def test_names_alone_are_their_weighted_mean() -> None:
    mason, welder = vectors_of_forms(["murer", "svejser"], default_embedder())
    expected = (3 * mason + welder) / np.linalg.norm(3 * mason + welder)
    [vector] = _vectors(Gist((Name("murer", 3.0), Name("svejser")), ""))
    assert np.allclose(vector, expected, atol=1e-3)


def test_words_count_as_much_as_all_names_together() -> None:
    words = "Vi søger en murer til vores sjak i Vejle"
    [names], [text] = _vectors(Gist((Name("murer"),), "")), default_embedder().passages([words])
    [both] = _vectors(Gist((Name("murer"),), words))
    assert np.allclose(both, (names + text) / np.linalg.norm(names + text), atol=1e-3)


def test_every_gist_has_a_vector_of_unit_length_in_its_own_row() -> None:
    gists = [Gist((), "Vi søger en kok"), Gist((Name("kok"),), ""), Gist((), ""), Gist((Name("murer"),), "")]
    vectors = _vectors(*gists)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert vectors[1] @ vectors[0] > vectors[3] @ vectors[0]


def test_an_order_is_its_occupations_its_skills_and_its_first_words(index: TaxonomyIndex) -> None:
    occupation = index.taxonomy.occupations[0]
    reading = OrderReading((OccupationSought(occupation.occupation_id, "x", 0.5),), core_text="ord " * 300)
    gist = order_gist(index, reading)
    assert gist.names == (Name(occupation.label, 1.5),)
    assert len(gist.words.split()) == ORDER_WORDS


def test_a_member_with_a_list_of_jobs_needs_no_words(index: TaxonomyIndex) -> None:
    occupation = index.taxonomy.occupations[0]
    found = FoundOccupation(occupation.occupation_id, "x", 0.9)
    member = a_member_submission(held=(HeldOccupationSubmission("x"), HeldOccupationSubmission("noget ganske andet")))
    gist = member_gist(index, member, MemberReading(held=(found, None), text_to_embed="mange ord"), ())
    assert gist == Gist((Name(occupation.label), Name("noget ganske andet")), "")


def test_a_member_told_in_free_text_keeps_the_words(index: TaxonomyIndex) -> None:
    occupation = index.taxonomy.occupations[0]
    told = FoundOccupation(occupation.occupation_id, "x", 0.8)
    gist = member_gist(index, a_member_submission(held=()), MemberReading(text_to_embed="jeg har bagt brød"), (told,))
    assert gist == Gist((Name(occupation.label),), "jeg har bagt brød")
