"""The invented world lands whole: members, their courses, and the talks that are laid into them."""

from pathlib import Path

import pytest

from api.commands.demo import land_world
from api.commands.house import House
from api.commands.load_taxonomy import put_starter_rows
from api.commands.work import akasse_ids
from ingest.demo.courses import demo_adviser
from ingest.demo.files import COURSES, MEMBERS
from matching.database.embedded import Database
from matching.database.pool import Pool, open_pool, tenant_transaction

PEOPLE = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("world")


@pytest.fixture(scope="module")
def pool(module_database: Database, folder: Path) -> Pool:
    with open_pool(module_database.url, max_size=2) as pool:
        put_starter_rows(pool)
        land_world(House(module_database, pool), folder, members=PEOPLE, orders=5, seed=1)
        yield pool


def in_all(pool: Pool, statement: str) -> list[tuple[object, ...]]:
    """What a statement finds over all a-kasser."""
    found: list[tuple[object, ...]] = []
    for akasse_id in akasse_ids(pool):
        with tenant_transaction(pool, akasse_id) as connection:
            found += connection.execute(statement).fetchall()
    return found


def test_every_course_that_was_written_is_there(pool: Pool, folder: Path) -> None:
    written = (folder / COURSES).read_text("utf-8").splitlines()
    assert len(written) > 0.9 * len((folder / MEMBERS).read_text("utf-8").splitlines()) > 100
    assert len(in_all(pool, "SELECT FROM course")) == len(written)
    assert len(in_all(pool, "SELECT FROM registration")) >= len(written)
    assert not list(folder.glob("*.afvist.*"))


def test_talks_are_held_and_planned_each_with_its_event(pool: Pool) -> None:
    states = {state for (state,) in in_all(pool, "SELECT state::text FROM talk")}
    assert states >= {"held", "planned"}
    talks, told = (
        in_all(pool, "SELECT talk_id, version FROM talk"),
        in_all(pool, "SELECT talk_id, version FROM talk_event"),
    )
    assert sorted(map(str, talks)) == sorted(map(str, told))


def test_each_akasse_has_the_demonstrations_own_adviser_with_a_name(pool: Pool) -> None:
    for akasse_id in akasse_ids(pool):
        with tenant_transaction(pool, akasse_id) as connection:
            own = "SELECT name <> user_id AND place <> '' FROM adviser WHERE user_id = %s"
            assert connection.execute(own, [demo_adviser(akasse_id, 0)]).fetchone() == (True,)
