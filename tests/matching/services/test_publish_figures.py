"""Publishing: all of a vintage or nothing of it, once a day, by one at a time; read back as it was, frozen for good."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest

from matching.database.pool import Connection, Pool, forget_tenant, open_transaction, set_tenant
from matching.services.publish_figures import AlreadyPublished, FiguresNotFilled, PublishingStep, publish_figures
from matching.services.read_published import get_publication, get_published_table, get_vintage, list_vintages
from matching.statistics.disclosure import door
from matching.statistics.disclosure.door import DisclosureRefused
from matching.statistics.disclosure.published import Release
from matching.statistics.publication import drafts, vintages
from matching.statistics.publication.published_table import NoFigure
from matching.statistics.publication.tables import TABLES, TableNotPublished
from matching.statistics.publication.vintages import VintageNotFound
from tests.matching.statistics.disclosure.tables import slow_intervals
from tests.matching.statistics.publication.figure_stage import (
    AKADEMIKERNE,
    JUNE,
    METAL,
    TODAY,
    a_talk,
    put_facts,
    say_filled,
    spread_talks,
)

NOW = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
TALKS = "talks-by-akasse-and-form"


@pytest.fixture(autouse=True)
def half_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vintages of the months that the stage has talks in; two years take four times as long and say the same."""
    monkeypatch.setattr(drafts, "MONTHS", 6)


@pytest.fixture
def counted(connection: Connection) -> Iterator[Connection]:
    """A connection in a transaction that belongs to no a-kasse, with everything filled and talks to count."""
    put_facts(connection, spread_talks())
    say_filled(connection)
    return connection


def test_a_vintage_holds_every_table_of_the_list(counted: Connection) -> None:
    steps: list[PublishingStep] = []
    receipt = publish_figures(counted, now=NOW, note=steps.append)
    publication = get_publication(counted)
    assert [one.table_code for one in publication.tables] == [table.code for table in TABLES]
    assert publication.vintage == receipt.vintage == get_vintage(counted, TODAY)
    assert (receipt.tables, receipt.vintages, steps) == (len(TABLES), 1, list(PublishingStep))
    assert receipt.vintage.hidden > 0
    assert receipt.vintage.attacked > 0


def test_a_table_is_read_as_it_was_published_whatever_is_counted_later(counted: Connection) -> None:
    publish_figures(counted, now=NOW)
    before = get_published_table(counted, TALKS)
    put_facts(counted, {AKADEMIKERNE: [a_talk(900_000 + number) for number in range(30)]})
    say_filled(counted, TODAY + timedelta(days=1))
    assert get_published_table(counted, TALKS) == before
    publish_figures(counted, now=TOMORROW)
    assert get_published_table(counted, TALKS, TODAY) == before
    after = get_published_table(counted, TALKS)
    june = {"period": ["2026M06"], "akasse": ["48", "total"], "content": ["SA-01", "SA-02"]}
    pairs = zip(before.narrowed(june).numbers, after.narrowed(june).numbers, strict=True)
    assert {now - then for then, now in pairs if then is not None and now is not None} == {0, 30}
    assert [one.published_on for one in list_vintages(counted)] == [TODAY + timedelta(days=1), TODAY]


def test_the_second_vintage_is_audited_with_the_true_counts_of_the_first(
    counted: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(
        "matching.services.publish_figures.publish",
        lambda cubes, day, history: made.append((door.publish(cubes, day, history), history)) or made[-1][0],
    )
    publish_figures(counted, now=NOW)
    say_filled(counted, TODAY + timedelta(days=1))
    publish_figures(counted, now=TOMORROW)
    (first, _), (second, history) = made
    assert history == [first.release]
    assert second.report.vintages == 2


def test_a_cube_that_is_as_it_was_is_not_kept_again(counted: Connection) -> None:
    publish_figures(counted, now=NOW)
    put_facts(counted, {AKADEMIKERNE: [a_talk(900_000)]})
    say_filled(counted, TODAY + timedelta(days=1))
    publish_figures(counted, now=TOMORROW)
    first, second = vintages.releases(counted)
    assert {cube.name.split()[1] for cube in second.true} == {"2026M06"}
    assert 0 < len(second.true) < len(first.true) / 20


def test_a_slow_attacker_with_every_vintage_finds_no_hidden_count(counted: Connection) -> None:
    """June's talks, all cubes of them, before and after a few late ones: no interval of 2 or less."""
    publish_figures(counted, now=NOW)
    put_facts(counted, {AKADEMIKERNE: [a_talk(900_000 + number) for number in range(3)]})
    say_filled(counted, TODAY + timedelta(days=1))
    publish_figures(counted, now=TOMORROW)
    intervals = slow_intervals([of_june(release) for release in vintages.releases(counted)])
    assert len(intervals) > 20
    assert {cell: ends for cell, ends in intervals.items() if ends[1] - ends[0] <= 2} == {}


def of_june(release: Release) -> Release:
    """What a vintage tells of talks in June."""
    pairs = zip(release.true, release.published, strict=True)
    june = [pair for pair in pairs if pair[0].measure == "talks" and "2026M06" in pair[0].name]
    return Release(release.published_on, tuple(true for true, _ in june), tuple(seen for _, seen in june))


def test_the_same_day_is_published_once(counted: Connection) -> None:
    publish_figures(counted, now=NOW)
    with pytest.raises(AlreadyPublished, match=r"allerede en udgivelse den 01\.12\.2026"):
        publish_figures(counted, now=NOW + timedelta(hours=5))
    with pytest.raises(AlreadyPublished):
        publish_figures(counted, now=NOW - timedelta(days=3))
    assert len(list_vintages(counted)) == 1


def test_two_who_publish_at_once_make_one_vintage(pool: Pool) -> None:
    with open_transaction(pool) as connection:
        put_facts(connection, spread_talks(each=30))
        say_filled(connection)
    with ThreadPoolExecutor(2) as hands:
        outcomes = list(hands.map(lambda _: publish_once(pool), range(2)))
    assert sorted(outcomes) == ["published", "refused"]


def publish_once(pool: Pool) -> str:
    with pool.connection() as connection:
        try:
            publish_figures(connection, now=NOW)
        except AlreadyPublished:
            return "refused"
        return "published"


@pytest.mark.parametrize("until", [TODAY - timedelta(days=1), None])
def test_figures_that_are_not_filled_are_not_published(connection: Connection, until: date | None) -> None:
    if until is not None:
        say_filled(connection, until)
    with pytest.raises(FiguresNotFilled, match="figures fill"):
        publish_figures(connection, now=NOW)


def test_facts_made_by_another_declaration_are_not_published(counted: Connection) -> None:
    set_tenant(counted, METAL)
    counted.execute("UPDATE fact_fill SET basis = 'older' WHERE family = 'talks'")
    forget_tenant(counted)
    with pytest.raises(FiguresNotFilled):
        publish_figures(counted, now=NOW)


def test_a_vintage_that_the_attacker_breaks_leaves_nothing(
    counted: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "protect", lambda ledger, rules: None)
    with pytest.raises(DisclosureRefused), counted.transaction():
        publish_figures(counted, now=NOW)
    assert list_vintages(counted) == ()
    assert vintages.releases(counted) == []
    with pytest.raises(VintageNotFound):
        get_publication(counted)


def test_a_table_or_vintage_that_is_not_there_is_said_to_be_so(counted: Connection) -> None:
    publish_figures(counted, now=NOW)
    with pytest.raises(TableNotPublished):
        get_published_table(counted, "everything")
    with pytest.raises(VintageNotFound):
        get_published_table(counted, TALKS, JUNE)


def test_no_a_kasses_transaction_reaches_the_true_counts(counted: Connection) -> None:
    publish_figures(counted, now=NOW)
    assert len(vintages.releases(counted)) == 1
    set_tenant(counted, METAL)
    assert vintages.releases(counted) == []
    assert get_published_table(counted, TALKS).numbers
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"), counted.transaction():
        counted.execute(
            "INSERT INTO released_cube (published_on, place, name, measure, dimensions, zeros_tell, cells) "
            "VALUES (%s, 9999, 'x', 'x', '[]', false, '[]')",
            [TODAY],
        )


def test_a_hidden_number_is_not_in_what_is_read(counted: Connection) -> None:
    """The smallest a-kasse has few no-shows in a month: they are hidden, and the row holds a null and a reason."""
    publish_figures(counted, now=NOW)
    table = get_published_table(counted, TALKS)
    hidden = [cell for cell in table.cells() if cell.missing is NoFigure.CONFIDENTIAL]
    assert len(hidden) > 50
    assert {cell.number for cell in hidden} == {None}
