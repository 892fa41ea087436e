"""The serving role tries to get at another a-kasse's members past the services, with and without an agreement."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from psycopg.types.json import Jsonb

from matching.core.ids import AkasseId, JobOrderId, PoolAgreementId
from matching.core.pool_cards import PoolCard, TravelVerdict, written
from matching.core.proposal import Track
from matching.database.pool import Connection, Pool, set_tenant, tenant_transaction
from matching.queries import pool_agreements, pool_cards
from matching.services.agree_on_pool import ask_for_pools, end_pool, lend_pool
from matching.services.answer_pool_request import ask_for_referral
from tests.builders import AKADEMIKERNE, METAL, NOW
from tests.pool_world import ASKING, LENDING, PEOPLE, TERMS, put_world

THIRD = AkasseId(11)
#: Everything of a member and of what is done for one.
OF_MEMBERS = (
    "member", "member_identity", "member_goal", "member_language", "member_licence", "member_occupation",
    "member_skill", "member_vector", "member_version", "pool_card_member", "pool_answer_event", "ranking_event",
    "referral",
)  # fmt: skip
CARD = Jsonb(written(PoolCard("Fyn", "smed", TravelVerdict.SHORT, Track.SAME, 5)))


class House:
    """A pool of the serving role, an order, and an agreement about it that both have signed; all of it committed."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        with tenant_transaction(pool, METAL) as connection:
            self.order: JobOrderId = put_world(connection)[0]
        self.agreement = self.asked()
        with tenant_transaction(pool, METAL) as connection:
            lend_pool(connection, LENDING, self.agreement, now=NOW)

    def asked(self, lending: AkasseId = METAL) -> PoolAgreementId:
        with tenant_transaction(self.pool, AKADEMIKERNE) as connection:
            ask_for_pools(connection, ASKING, [lending], self.order, TERMS, now=NOW)
            known = pool_agreements.agreements_of_order(connection, AKADEMIKERNE, self.order)
            return next(one.pool_agreement_id for one in known if one.lending_akasse == lending)

    def rows(self, akasse_id: AkasseId, query: str, *values: Any, look: bool = False) -> list[Any]:
        """What a query of the a-kasse's own finds, after a look or without one."""
        with tenant_transaction(self.pool, akasse_id) as connection:
            if look:
                pool_cards.note_look(connection, self.agreement, "adviser-1", NOW)
            return connection.execute(query, values).fetchall()  # type: ignore[call-overload]

    def change(self, akasse_id: AkasseId, statement: str, *values: Any) -> int:
        with tenant_transaction(self.pool, akasse_id) as connection:
            return connection.execute(statement, values).rowcount  # type: ignore[call-overload]


@pytest.fixture
def house(pool: Pool) -> House:
    return House(pool)


CARDS = "SELECT pool_card_id FROM pool_card"


@pytest.mark.parametrize("table", OF_MEMBERS)
def test_an_agreement_opens_no_table_of_members(house: House, table: str) -> None:
    """Both before and after a look; the lending a-kasse has rows in the table, or has none of its own making."""
    assert house.rows(AKADEMIKERNE, f"SELECT FROM {table}") == []
    assert house.rows(AKADEMIKERNE, f"SELECT FROM {table}", look=True) == []
    if table in {"member", "member_identity", "member_occupation", "member_skill", "pool_card_member", "ranking_event"}:
        assert house.rows(METAL, f"SELECT FROM {table}")


def test_cards_are_read_after_a_look_in_the_same_transaction_and_never_without(house: House) -> None:
    assert house.rows(AKADEMIKERNE, CARDS) == []
    assert len(house.rows(AKADEMIKERNE, CARDS, look=True)) == PEOPLE
    assert house.rows(AKADEMIKERNE, CARDS) == []


def test_a_look_that_is_rolled_back_has_shown_nothing_that_stays_unwritten(house: House) -> None:
    """A look taken back to a savepoint takes the sight of the cards with it."""
    with tenant_transaction(house.pool, AKADEMIKERNE) as connection:
        with connection.transaction(force_rollback=True):
            pool_cards.note_look(connection, house.agreement, "adviser-1", NOW)
        assert connection.execute(CARDS).fetchall() == []


def test_a_look_cannot_be_dated_to_another_transaction(house: House) -> None:
    statement = (
        "INSERT INTO pool_look_event (pool_agreement_id, happened_at, actor, seen_in)"
        " SELECT pool_agreement_id, asked_at, 'x', (pg_current_xact_id()::text::bigint + n)::text::xid8"
        " FROM pool_agreement, generate_series(1, 20) AS n"
    )
    assert house.change(AKADEMIKERNE, statement) == 20
    assert house.rows(AKADEMIKERNE, CARDS) == []


def test_the_database_writes_down_each_card_and_not_the_reader(house: House) -> None:
    shown = house.rows(AKADEMIKERNE, CARDS, look=True)
    noted = house.rows(METAL, "SELECT pool_card_id FROM pool_card_look_event")
    assert sorted(noted) == sorted(shown)


@pytest.mark.parametrize("statement", ["UPDATE {} SET actor = ''", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["pool_look_event", "pool_card_look_event"])
def test_a_look_is_neither_changed_nor_removed(house: House, table: str, statement: str) -> None:
    house.rows(AKADEMIKERNE, CARDS, look=True)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        house.change(AKADEMIKERNE, statement.format(table))


@pytest.mark.parametrize("akasse_id", [THIRD, None])
def test_a_third_akasse_and_who_is_of_none_read_nothing_of_it(house: House, akasse_id: AkasseId | None) -> None:
    house.rows(AKADEMIKERNE, CARDS, look=True)
    with house.pool.connection() as connection, connection.transaction(force_rollback=True):
        if akasse_id is not None:
            set_tenant(connection, akasse_id)
        for table in ("pool_agreement", "pool_card", "pool_look_event", "pool_card_look_event", "pool_request"):
            assert connection.execute(f"SELECT FROM {table}").fetchall() == []
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            pool_cards.note_look(connection, house.agreement, "adviser-11", NOW)


def test_without_the_lenders_yes_there_is_no_look_and_no_card(house: House) -> None:
    asked = house.asked(THIRD)
    with (
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        tenant_transaction(house.pool, AKADEMIKERNE) as connection,
    ):
        pool_cards.note_look(connection, asked, "adviser-1", NOW)


def test_the_asking_akasse_cannot_say_yes_for_the_other(house: House) -> None:
    house.asked(THIRD)
    with pytest.raises(psycopg.errors.RaiseException, match="signs for itself"):
        house.change(AKADEMIKERNE, "UPDATE pool_agreement SET lent_at = asked_at, lent_by = 'x' WHERE lent_at IS NULL")


def test_an_agreement_is_not_stretched_to_another_order_or_period(house: House) -> None:
    for column in (
        "job_order_id = gen_random_uuid()",
        "ends_at = '2099-01-01'",
        "most_cards = 20",
        "lending_akasse = 11",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
            house.change(AKADEMIKERNE, f"UPDATE pool_agreement SET {column}")


ENDINGS = {
    "the asking one ends it": (AKADEMIKERNE, ASKING),
    "the lending one ends it": (METAL, LENDING),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_from_its_end_no_card_can_be_read_nor_looked_at(house: House, ending: str) -> None:
    akasse_id, actor = ENDINGS[ending]
    with tenant_transaction(house.pool, akasse_id) as connection:
        end_pool(connection, actor, house.agreement, now=NOW)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        house.rows(AKADEMIKERNE, CARDS, look=True)


@pytest.mark.parametrize("status", ["enough_referrals", "need_met", "deadline_passed"])
def test_an_order_that_is_not_open_hides_its_cards_from_the_same_moment(house: House, status: str) -> None:
    """Also in a transaction whose look came first."""
    with tenant_transaction(house.pool, AKADEMIKERNE) as connection:
        pool_cards.note_look(connection, house.agreement, "adviser-1", NOW)
        assert len(pool_cards.lent_cards(connection, house.agreement)) == PEOPLE
        connection.execute("UPDATE job_order SET status = %s::job_order_status", [status])
        assert pool_cards.lent_cards(connection, house.agreement) == []


def test_a_card_that_was_taken_back_holds_nothing_for_anybody(house: House) -> None:
    with tenant_transaction(house.pool, METAL) as connection:
        pool_cards.take_back_cards(connection, house.agreement, (), NOW)
    assert house.rows(AKADEMIKERNE, CARDS, look=True) == []
    assert {content for (content,) in house.rows(METAL, "SELECT content FROM pool_card")} == {None}


def test_the_asking_akasse_makes_and_changes_no_card(house: House) -> None:
    statement = "INSERT INTO pool_card (pool_agreement_id, place, content, released_at) VALUES (%s, 1, %s, %s)"
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        house.change(AKADEMIKERNE, statement, house.agreement, CARD, NOW)
    with tenant_transaction(house.pool, AKADEMIKERNE) as connection:
        pool_cards.note_look(connection, house.agreement, "adviser-1", NOW)
        assert connection.execute("UPDATE pool_card SET place = 1").rowcount == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        house.change(METAL, "DELETE FROM pool_card")


def test_the_lender_lends_nothing_under_what_it_has_not_signed(house: House) -> None:
    with tenant_transaction(house.pool, AKADEMIKERNE) as connection:
        end_pool(connection, ASKING, house.agreement, now=NOW)
    unsigned = house.asked()
    statement = "INSERT INTO pool_card (pool_agreement_id, place, content, released_at) VALUES (%s, 1, %s, %s)"
    for agreement in (house.agreement, unsigned):
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            house.change(METAL, statement, agreement, CARD, NOW)


def test_the_lenders_reason_and_member_cannot_be_joined_to_a_card(house: House) -> None:
    shown = house.rows(AKADEMIKERNE, CARDS, look=True)
    with tenant_transaction(house.pool, AKADEMIKERNE) as connection:
        ask_for_referral(connection, ASKING, house.agreement, shown[0][0], now=NOW)
    joined = "SELECT member_id FROM pool_request JOIN pool_card_member USING (pool_card_id)"
    assert house.rows(AKADEMIKERNE, joined, look=True) == []
    assert len(house.rows(METAL, joined)) == 1


def test_the_asking_akasse_does_not_answer_its_own_request(house: House) -> None:
    shown = house.rows(AKADEMIKERNE, CARDS, look=True)
    with tenant_transaction(house.pool, AKADEMIKERNE) as connection:
        ask_for_referral(connection, ASKING, house.agreement, shown[0][0], now=NOW)
    answer = "UPDATE pool_request SET state = 'referred'"
    assert house.change(AKADEMIKERNE, answer) == 0
    assert house.change(THIRD, answer) == 0
    assert house.change(METAL, answer) == 1


def test_a_card_that_nobody_was_shown_is_not_asked_about(house: House) -> None:
    ((card,), *_) = house.rows(METAL, CARDS)
    statement = (
        "INSERT INTO pool_request (pool_agreement_id, pool_card_id, asked_at, asked_by, changed_at)"
        " VALUES (%s, %s, now(), 'x', now())"
    )
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        house.change(AKADEMIKERNE, statement, house.agreement, card)


def test_the_same_person_has_unlike_keys_towards_two_who_ask(house: House) -> None:
    """Two who ask cannot lay their cards beside each other."""
    with tenant_transaction(house.pool, THIRD) as connection:
        third = replace(ASKING, user_id="adviser-11", akasse_id=THIRD)
        later = replace(TERMS, ends_at=NOW + timedelta(days=9))
        ask_for_pools(connection, third, [METAL], house.order, later, now=NOW)
        (other,) = pool_agreements.agreements_of_order(connection, THIRD, house.order)
    with tenant_transaction(house.pool, METAL) as connection:
        lend_pool(connection, LENDING, other.pool_agreement_id, now=NOW)
        first = pool_cards.known_cards(connection, METAL, house.agreement)
        second = pool_cards.known_cards(connection, METAL, other.pool_agreement_id)
    assert first.keys() == second.keys()
    assert not {*first.values()} & {*second.values()}


GUARDS = {
    "read without a look": (
        "ALTER POLICY read_by_the_asking ON pool_card USING (content IS NOT NULL AND EXISTS (SELECT FROM pool_agreement"
        " WHERE pool_agreement.pool_agreement_id = pool_card.pool_agreement_id))"
    ),
    "row-level security off": "ALTER TABLE pool_card DISABLE ROW LEVEL SECURITY",
    "whose card it is let loose": "ALTER POLICY own_akasse_only ON pool_card_member USING (true)",
}


@pytest.mark.parametrize("guard", GUARDS)
def test_each_guard_is_missed_when_it_is_gone(admin_connection: Connection, guard: str) -> None:
    """The attacks above succeed without the guard, so that they would go red."""
    put_world(admin_connection)
    order = admin_connection.execute("SELECT job_order_id FROM job_order").fetchone()
    assert order is not None
    set_tenant(admin_connection, AKADEMIKERNE)
    ask_for_pools(admin_connection, ASKING, [METAL], order[0], TERMS, now=NOW)
    (asked,) = pool_agreements.agreements_of_order(admin_connection, AKADEMIKERNE, order[0])
    set_tenant(admin_connection, METAL)
    lend_pool(admin_connection, LENDING, asked.pool_agreement_id, now=NOW)
    admin_connection.execute(GUARDS[guard])  # type: ignore[call-overload]
    admin_connection.execute("SET LOCAL ROLE jobbro_app")
    set_tenant(admin_connection, AKADEMIKERNE)
    table = "pool_card_member" if "whose" in guard else "pool_card"
    assert admin_connection.execute(f"SELECT FROM {table}").fetchall()
