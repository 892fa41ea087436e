"""A text is embedded once for each model, role and kind of concept."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from psycopg.errors import UniqueViolation

from matching.database.embedded import Database
from matching.database.pool import Connection, connect
from matching.language import remembered
from matching.language.model_identity import ModelIdentity
from matching.language.remembered import RememberingEncoder, digest_of, model_key

ONE = ModelIdentity("lille-model", "r1", 3)


class LetterEncoder:
    """Three numbers for each text, other ones for queries than for passages; remembers what it was asked."""

    def __init__(self, identity: ModelIdentity = ONE) -> None:
        self.identity = identity
        self.asked: list[str] = []

    def queries(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> np.ndarray:
        return self._vectors(texts, 0.25, progress)

    def passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> np.ndarray:
        return self._vectors(texts, 0.5, progress)

    def _vectors(self, texts: Sequence[str], mark: float, progress: Callable[[int], None] | None) -> np.ndarray:
        self.asked.extend(texts)
        if progress:
            progress(len(texts))
        return np.array([[len(text), ord(text[0]) / 1000, mark] for text in texts], np.float32)


def test_a_text_is_computed_the_first_time_only(connection: Connection) -> None:
    encoder = LetterEncoder()
    RememberingEncoder(encoder, connection, "skill").queries(["svejsning", "bagning"])
    RememberingEncoder(encoder, connection, "skill").queries(["bagning", "montage"])
    assert encoder.asked == ["svejsning", "bagning", "montage"]


def test_the_vectors_come_in_the_order_of_the_texts_also_when_some_are_remembered(connection: Connection) -> None:
    encoder = RememberingEncoder(LetterEncoder(), connection, "skill")
    encoder.queries(["bagning"])
    vectors = encoder.queries(["svejsning", "bagning", "svejsning"])
    assert vectors[:, 0].tolist() == [9.0, 7.0, 9.0]
    assert vectors.dtype == np.float32


def test_a_text_has_the_same_vector_computed_and_remembered(connection: Connection) -> None:
    encoder = RememberingEncoder(LetterEncoder(), connection, "skill")
    assert np.array_equal(encoder.queries(["svejsning"]), encoder.queries(["svejsning"]))


def test_queries_and_passages_are_kept_apart(connection: Connection) -> None:
    encoder = RememberingEncoder(LetterEncoder(), connection, "skill")
    assert encoder.queries(["kok"])[0, 2] == 0.25
    assert encoder.passages(["kok"])[0, 2] == 0.5


def test_another_model_does_not_see_the_vectors(connection: Connection) -> None:
    RememberingEncoder(LetterEncoder(), connection, "skill").queries(["kok"])
    other = LetterEncoder(ModelIdentity("lille-model", "r2", 3))
    RememberingEncoder(other, connection, "skill").queries(["kok"])
    assert other.asked == ["kok"]


def test_another_kind_of_concept_does_not_see_the_vectors(connection: Connection) -> None:
    encoder = LetterEncoder()
    RememberingEncoder(encoder, connection, "skill").queries(["kok"])
    RememberingEncoder(encoder, connection, "occupation").queries(["kok"])
    assert encoder.asked == ["kok", "kok"]


def test_what_is_stored_names_the_model_and_no_text(connection: Connection) -> None:
    RememberingEncoder(LetterEncoder(), connection, "licence").queries(["kørekort B"])
    rows = connection.execute("SELECT concept, digest, model FROM concept_vector").fetchall()
    assert rows == [("licence", digest_of("kørekort B", "query"), "lille-model@r1/3")]
    assert model_key(ONE) == "lille-model@r1/3"


def test_no_texts_give_no_rows_of_the_models_width(connection: Connection) -> None:
    assert RememberingEncoder(LetterEncoder(), connection, "skill").queries([]).shape == (0, 3)


def test_progress_hears_of_the_computed_texts(connection: Connection) -> None:
    encoder = RememberingEncoder(LetterEncoder(), connection, "skill")
    encoder.queries(["kok"])
    told: list[int] = []
    encoder.queries(["kok", "smed", "bager"], told.append)
    assert told == [2]


def test_an_interrupted_run_keeps_what_it_computed(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "AT_ONCE", 2)

    class Stumbling(LetterEncoder):
        def queries(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> np.ndarray:
            if "smed" in texts:
                raise KeyboardInterrupt
            return super().queries(texts, progress)

    with pytest.raises(KeyboardInterrupt):
        RememberingEncoder(Stumbling(), connection, "skill").queries(["kok", "bager", "smed"])
    encoder = LetterEncoder()
    RememberingEncoder(encoder, connection, "skill").queries(["kok", "bager", "smed"])
    assert encoder.asked == ["smed"]


def test_two_processes_may_compute_the_same_text_at_once(database: Database) -> None:
    with connect(database.url) as mine, connect(database.url) as theirs:

        class Overtaken(LetterEncoder):
            def queries(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> np.ndarray:
                RememberingEncoder(LetterEncoder(), theirs, "skill").queries(texts)
                return super().queries(texts, progress)

        vectors = RememberingEncoder(Overtaken(), mine, "skill").queries(["kok"])
        assert vectors[0, 0] == 3.0
        assert mine.execute("SELECT count(*) FROM concept_vector").fetchone() == (1,)


def test_storing_twice_without_looking_is_refused_by_the_database(connection: Connection) -> None:
    vectors = {"d": np.ones(3, np.float32)}
    remembered.add_concept_vectors(connection, "skill", "m", vectors)
    with pytest.raises(UniqueViolation), connection.transaction():
        remembered.add_concept_vectors(connection, "skill", "m", vectors)
