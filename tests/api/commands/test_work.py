"""A text that cannot be read stops nobody behind it."""

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from api.commands import work
from matching.core.job_order import JobOrderSubmission
from matching.core.reading import OrderReading
from matching.database.pool import Pool, open_transaction
from matching.language.places import Gazetteer
from matching.queries import taxonomy_import
from matching.services.land_job_orders import land_job_orders
from matching.services.understand import Understanding
from tests.api.stage import NOW


class Poisoned:
    """A reader that fails on one text, as a defect in reading would."""

    index = None

    def read(self, submissions: Sequence[JobOrderSubmission], as_of: date) -> list[OrderReading]:
        if any("gift" in submission.text for submission in submissions):
            raise ValueError("defect")
        return [OrderReading(core_text=submission.text) for submission in submissions]


@pytest.fixture
def understanding() -> Understanding:
    from matching.language.embedding import default_embedder

    readers: Any = SimpleNamespace(read=lambda submissions: [], index=SimpleNamespace(embedder=default_embedder()))
    return Understanding(Poisoned(), readers, default_embedder(), {}, Gazetteer({}))  # type: ignore[arg-type]


def test_the_unreadable_is_set_aside_and_the_rest_is_understood(pool: Pool, understanding: Understanding) -> None:
    texts = ["vi søger en kok", "gift", "vi søger en bager"]
    with open_transaction(pool) as connection:
        orders = [JobOrderSubmission("fil", str(number), "Job", text) for number, text in enumerate(texts)]
        land_job_orders(connection, orders, now=NOW)
    assert sum(work.batches(pool, understanding)) == len(texts)
    with open_transaction(pool) as connection:
        query = "SELECT source_id, understood_by = 'unreadable' FROM job_order ORDER BY source_id"
        assert connection.execute(query).fetchall() == [("0", False), ("1", True), ("2", False)]


def test_the_readers_are_kept_until_another_taxonomy_is_imported(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    made = iter(["first", "second"])
    monkeypatch.setattr(work, "prepared", lambda pool: next(made))
    readers = work.Readers(pool)
    assert readers.ready() is None
    for number, expected in ((1, "first"), (2, "second")):
        with open_transaction(pool) as connection:
            taxonomy_import.add_taxonomy_version(connection, "esco", f"udgave {number}", f"{number}", NOW)
        assert [readers.ready(), readers.ready()] == [expected, expected]
