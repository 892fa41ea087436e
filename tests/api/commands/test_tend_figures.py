"""By night: figures are filled once a day and published once a month, and what cannot be done is tried again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from api.commands import tend_figures
from api.commands.tend_figures import FiguresByNight
from api.settings import Settings
from matching.core.danish_time import danish_day
from matching.core.placements import months_after
from matching.database.pool import Pool, open_transaction
from matching.services.publish_figures import FiguresNotFilled
from matching.services.read_published import get_published_table, list_vintages
from matching.statistics.publication import drafts
from matching.statistics.publication.published_table import NoFigure
from tests.matching.statistics.figure_world import put_reference, put_world
from tests.matching.statistics.publication.figure_stage import put_facts, spread_talks
from tests.matching.statistics.random_worlds import world_of

NIGHT = datetime(2026, 12, 10, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def few_months(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MONTHS", 3)


@pytest.fixture
def counted(pool: Pool) -> Pool:
    with open_transaction(pool) as connection:
        put_facts(connection, spread_talks(each=20))
    return pool


def by_night(pool: Pool, publish_day: int | None = 10) -> FiguresByNight:
    return FiguresByNight(pool, Settings(session_secret="only for tests", publish_day=publish_day))


def published_days(pool: Pool) -> list[date]:
    with open_transaction(pool) as connection:
        return [one.published_on for one in list_vintages(connection)]


def filled_before(pool: Pool) -> date | None:
    with open_transaction(pool) as connection:
        row = connection.execute("SELECT min(filled_before) FROM shared_fill").fetchone()
        return row[0] if row else None


def test_each_day_is_filled_once_and_each_month_published_once(counted: Pool) -> None:
    nightly = by_night(counted)
    nightly(NIGHT - timedelta(days=1))
    assert (filled_before(counted), published_days(counted)) == (date(2026, 12, 9), [])
    for hours in (0, 1, 24, 48):
        nightly(NIGHT + timedelta(hours=hours))
    assert (filled_before(counted), published_days(counted)) == (date(2026, 12, 12), [date(2026, 12, 10)])


@pytest.mark.parametrize("seed", range(3))
def test_what_a_random_world_comes_to_is_published(pool: Pool, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events of every kind, filled and published: whatever few people do, the vintage adds up and passes the audit."""
    monkeypatch.setattr(drafts, "MONTHS", 12)
    world = world_of(seed)
    with open_transaction(pool) as connection:
        put_reference(connection)
        put_world(connection, world)
    begins = danish_day(min(order.created_at for order in world.orders))
    night = datetime.combine(months_after(begins, 8), NIGHT.timetz()).replace(day=11)
    by_night(pool)(night)
    assert published_days(pool) == [night.date()]
    with open_transaction(pool) as connection:
        orders = get_published_table(connection, "orders-by-region-and-sector")
    assert {cell.missing for cell in orders.cells()} >= {NoFigure.CONFIDENTIAL}


def test_nothing_is_published_unless_a_day_is_set(counted: Pool) -> None:
    by_night(counted, publish_day=None)(NIGHT)
    assert (filled_before(counted), published_days(counted)) == (date(2026, 12, 10), [])


def test_a_refused_vintage_is_said_without_figures_and_tried_again_the_next_day(
    counted: Pool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[datetime] = []

    def refuse(*_: object, now: datetime, **__: object) -> None:
        tried.append(now)
        raise FiguresNotFilled

    nightly = by_night(counted)
    with monkeypatch.context() as broken:
        broken.setattr(tend_figures, "publish_figures", refuse)
        nightly(NIGHT)
        nightly(NIGHT + timedelta(hours=1))
    assert tried == [NIGHT]
    assert "FiguresNotFilled" in caplog.text
    assert published_days(counted) == []
    nightly(NIGHT + timedelta(days=1))
    assert published_days(counted) == [date(2026, 12, 11)]


def test_days_that_could_not_be_filled_are_tried_again_at_once(counted: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise FiguresNotFilled

    nightly = by_night(counted)
    with monkeypatch.context() as broken:
        broken.setattr(tend_figures, "fill_all", refuse)
        nightly(NIGHT)
    nightly(NIGHT)
    assert published_days(counted) == [date(2026, 12, 10)]
