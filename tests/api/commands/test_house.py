"""Opening the house: a fresh database is moved forward, one that is up to date is left alone."""

from pathlib import Path

import pytest

from api.commands import house
from matching.database.embedded import Database
from matching.database.settings import DatabaseSettings


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sentences: list[str] = []
    monkeypatch.setattr(house, "say", sentences.append)
    return sentences


def _use(monkeypatch: pytest.MonkeyPatch, url: str, admin_url: str) -> None:
    settings = DatabaseSettings(Path("unused"), url=url, admin_url=admin_url)
    monkeypatch.setattr(house, "database_settings", lambda: settings)


def test_an_empty_database_is_moved_forward(
    empty_database: Database, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(monkeypatch, empty_database.url, empty_database.admin_url)
    with house.open_house():
        assert any("0001_reference" in sentence for sentence in said)


def test_one_that_is_up_to_date_needs_no_more_than_the_runtime_role(
    database: Database, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(monkeypatch, database.url, database.url)
    with house.open_house() as opened, opened.pool.connection() as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("jobbro_app",)
    assert said == []
