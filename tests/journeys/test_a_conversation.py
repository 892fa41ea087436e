"""One conversation on real parts only: files in, read by the model, proposed, explained, decided, kept, replayed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from api import frontend
from api.app import create_app
from api.commands.house import House
from api.commands.work import count_waiting, work_until_done
from api.settings import Settings
from ingest.demo.members import generate_members
from ingest.demo.orders import generate_orders
from matching.core.ids import AkasseId, RankingEventId
from matching.database.embedded import Database
from matching.database.pool import Pool, open_pool, open_transaction, tenant_transaction
from matching.ranking.ranker import current_ranker
from matching.services.land_job_orders import land_job_orders
from matching.services.land_members import land_members
from matching.services.replay import replay
from tests.api.stage import NOW, InspectingClient

OWN, OTHER = AkasseId(43), AkasseId(15)
PEOPLE, ADS = 40, 40


@pytest.fixture(scope="module")
def house(starter_database: Database) -> Iterator[House]:
    """A small understood world: the members of one a-kasse, one member of another, and orders for all."""
    with open_pool(starter_database.url, max_size=4) as pool:
        people = list(generate_members(PEOPLE + 1, 7, NOW.date()))
        with tenant_transaction(pool, OWN) as connection:
            land_members(connection, [replace(person, akasse_id=OWN) for person in people[:PEOPLE]], now=NOW)
        with tenant_transaction(pool, OTHER) as connection:
            land_members(connection, [replace(people[PEOPLE], akasse_id=OTHER)], now=NOW)
        with open_transaction(pool) as connection:
            land_job_orders(connection, list(generate_orders(ADS, 7, NOW.date())), now=NOW)
        house = House(starter_database, pool)
        work_until_done(house)
        yield house


@pytest.fixture
def adviser(house: House) -> InspectingClient:
    frontend.build()
    app = create_app(Settings(session_secret="only for tests"), house.pool, clock=lambda: NOW)
    client = InspectingClient(app, follow_redirects=False)
    client.get("/log-ind")
    assert client.post("/log-ind", data={"akasse": str(OWN), "rolle": "adviser"}).status_code == 303
    return client


def _value(pool: Pool, akasse_id: AkasseId, statement: str) -> object:
    with tenant_transaction(pool, akasse_id) as connection:
        return connection.execute(statement).fetchone()[0]


def test_everything_that_landed_is_understood(house: House) -> None:
    assert count_waiting(house.pool) == 0
    assert _value(house.pool, OWN, "SELECT count(*) FROM member_vector") == PEOPLE
    assert _value(house.pool, OWN, "SELECT count(*) FROM job_order_vector") == ADS
    linked = "SELECT avg((occupation_id IS NOT NULL)::int)::float8 FROM member_occupation"
    assert _value(house.pool, OWN, linked) > 0.9


def test_an_adviser_opens_a_member_agrees_and_the_list_can_be_replayed(adviser: InspectingClient, house: House) -> None:
    start = adviser.get("/")
    address = re.search(r"/medlemmer/[0-9a-f-]{36}", start.text).group()
    page = adviser.get(address)
    assert page.status_code == 200
    for track in ("Samme branche", "Nær branche", "Nyt spor"):
        assert track in page.text
    event = _value(house.pool, OWN, "SELECT ranking_event_id FROM ranking_event ORDER BY happened_at DESC LIMIT 1")
    with tenant_transaction(house.pool, OWN) as connection:
        assert replay(connection, OWN, RankingEventId(event), current_ranker())


def test_every_proposal_of_a_list_carries_its_reasons(adviser: InspectingClient, house: House) -> None:
    member = _value(house.pool, OWN, "SELECT member_id FROM member ORDER BY number LIMIT 1")
    answer = adviser.get(f"/api/v1/members/{member}/proposals")
    assert answer.status_code == 200
    proposals = answer.json()["jobs"]
    assert proposals
    assert all(job["proposal"]["reasons"] for job in proposals)


def test_a_member_of_another_akasse_is_not_there(adviser: InspectingClient, house: House) -> None:
    stranger = _value(house.pool, OTHER, "SELECT member_id FROM member LIMIT 1")
    assert adviser.get(f"/medlemmer/{stranger}").status_code == 404
    assert adviser.get(f"/api/v1/members/{stranger}/proposals").status_code == 404


def test_the_world_is_of_the_day_it_is_shown(house: House) -> None:
    newest = "SELECT max(deadline_on) FROM job_order"
    assert _value(house.pool, OWN, newest) >= date(NOW.year, NOW.month, NOW.day)
