from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.language.embedding import default_embedder
from matching.language.linking import LETTERS_ONLY, Form, Linker, vectors_of_forms

FORMS = [
    Form("c1", "social- og sundhedsassistent"),
    Form("c2", "social- og sundhedshjælper"),
    Form("c3", "lagermedarbejder"),
    Form("c3", "lagerarbejder"),
    Form("c4", "skraldemand"),
    Form("c5", "bager"),
]


def _first(linker: Linker[str], text: str) -> str:
    return linker.rank([text], 1)[0][0].concept


def test_a_short_form_is_linked_without_any_model() -> None:
    linker = Linker.build(FORMS, None)
    assert _first(linker, "SSA") == "c1"
    assert _first(linker, "sosu-hjælper") == "c2"


def test_a_typing_error_and_an_inflection_are_forgiven() -> None:
    linker = Linker.build(FORMS, None)
    assert _first(linker, "lagermedarbjeder") == "c3"
    assert _first(linker, "bagere") == "c5"


def test_meaning_links_titles_that_share_no_word() -> None:
    linker = Linker.build(FORMS, default_embedder())
    assert _first(linker, "konditor") == "c5"
    assert _first(linker, "warehouse worker") == "c3"


def test_every_text_gets_all_concepts_once_best_first_and_ties_by_id() -> None:
    ranked = Linker.build(FORMS, None, weights=LETTERS_ONLY).rank(["zzzz", ""], 100)
    assert [[scored.concept for scored in found] for found in ranked] == [["c1", "c2", "c3", "c4", "c5"]] * 2
    assert [scored.score for scored in ranked[0]] == [0.0] * 5


def test_a_linker_without_forms_finds_nothing() -> None:
    empty: Linker[str] = Linker.build([], None)
    assert empty.rank(["kok"], 3) == [[]]


def test_stored_vectors_give_the_same_ranking_as_fresh_ones() -> None:
    embedder = default_embedder()
    stored = vectors_of_forms([form.text for form in FORMS], embedder)
    fresh, kept = Linker.build(FORMS, embedder), Linker.build(FORMS, embedder, stored)
    assert fresh.rank(["slagter"], 5) == kept.rank(["slagter"], 5)


def test_with_a_limit_only_the_first_forms_of_a_concept_are_embedded() -> None:
    class Counting:
        asked: list[str] = []  # noqa: RUF012

        def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
            self.asked.extend(texts)
            return np.eye(8, dtype=np.float32)[[len(text) % 8 for text in texts]]

    encoder = Counting()
    Linker.build(FORMS, encoder, vectors_per_concept=1)
    assert "lagermedarbejder" in encoder.asked
    assert "lagerarbejder" not in encoder.asked
