"""Searching: typing errors forgiven, numbers understood, and nobody of another a-kasse ever found."""

import pytest

from matching.core.errors import NotAllowed
from matching.database.pool import Connection, set_tenant
from matching.services.search import search
from tests.builders import (
    AKADEMIKERNE,
    LAGER_READ,
    METAL,
    Keys,
    an_adviser,
    put_geography,
    put_member,
    put_order,
    put_taxonomy,
)


@pytest.fixture
def keys(connection: Connection) -> Keys:
    put_geography(connection)
    set_tenant(connection, AKADEMIKERNE)
    return put_taxonomy(connection)


def titles(connection: Connection, text: str, **wishes: int) -> list[str]:
    return [hit.title for hit in search(connection, an_adviser(), text, **wishes)]


@pytest.mark.parametrize("text", ["Mette Sørensen", "mette", "sørensen", "Mete Sørnsen", "METTE SØRENSEN", " mette  s"])
def test_a_member_is_found_by_name_typing_errors_forgiven(connection: Connection, keys: Keys, text: str) -> None:
    put_member(connection, keys, name="Mette Sørensen")
    put_member(connection, keys, name="Ali Hassan")
    assert titles(connection, text) == ["Mette Sørensen"]


@pytest.mark.parametrize("text", ["sygeplejerske", "sygeplejeske", "Sygeplejersk", "Region Hovedstaden"])
def test_an_order_is_found_by_title_or_employer(connection: Connection, keys: Keys, text: str) -> None:
    put_order(connection, keys, title="Sygeplejerske til natarbejde", employer_name="Region Hovedstaden")
    put_order(connection, keys, title="Kok", employer_name="Kantinen")
    assert titles(connection, text) == ["Sygeplejerske til natarbejde"]


def test_a_number_finds_exactly_the_member_and_the_order_that_carry_it(connection: Connection, keys: Keys) -> None:
    put_member(connection, keys, name="Mette Sørensen")
    put_order(connection, keys, title="Kok")
    person, order = search(connection, an_adviser(), "mette")[0], search(connection, an_adviser(), "kok")[0]
    assert "Mette Sørensen" in titles(connection, f"{person.number}")
    assert "Kok" in titles(connection, f"nr. {order.number}")
    assert titles(connection, "987654321") == []


def test_members_stand_before_orders_and_the_likest_first(connection: Connection, keys: Keys) -> None:
    put_order(connection, keys, title="Karens køkken søger kok")
    put_member(connection, keys, name="Karin Holm")
    put_member(connection, keys, name="Karen Holm")
    assert titles(connection, "Karen Holm")[:2] == ["Karen Holm", "Karin Holm"]


def test_a_hit_tells_the_job_held_and_the_place(connection: Connection, keys: Keys) -> None:
    put_member(connection, keys, LAGER_READ, name="Mette Sørensen", postcode="4000")
    (hit,) = search(connection, an_adviser(), "Mette")
    assert (hit.kind, hit.detail) == ("member", "Lagermedarbejder · Roskilde")


def test_no_more_than_asked_for_of_each_kind(connection: Connection, keys: Keys) -> None:
    for number in range(4):
        put_member(connection, keys, name=f"Mette {number}")
        put_order(connection, keys, title=f"Mettes {number}")
    assert len(titles(connection, "mette", limit=3)) == 6


def test_a_member_of_another_akasse_is_never_found(connection: Connection, keys: Keys) -> None:
    put_member(connection, keys, name="Mette Sørensen", akasse_id=METAL)
    number = connection.execute("SELECT number FROM member").fetchone()
    assert number is not None
    for text in ("Mette Sørensen", str(number[0])):
        set_tenant(connection, AKADEMIKERNE)
        assert titles(connection, text) == []
        assert [hit.title for hit in search(connection, an_adviser(METAL), text)] == []  # not even by asking as them


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\n\t"])
def test_nothing_searched_for_is_nothing_found(connection: Connection, keys: Keys, text: str) -> None:
    put_member(connection, keys)
    assert titles(connection, text) == []


@pytest.mark.parametrize("text", ["%", "_", "'; DROP TABLE member; --", "\\", "a" * 3000, "٣", "²", "🙂", "\x00mette"])
def test_whatever_is_typed_is_only_text(connection: Connection, keys: Keys, text: str) -> None:
    put_member(connection, keys, name="Ali Hassan")
    assert "Ali Hassan" not in titles(connection, text)


def test_one_who_belongs_to_no_akasse_may_not_search_people(connection: Connection, keys: Keys) -> None:
    with pytest.raises(NotAllowed):
        search(connection, an_adviser(None), "mette")
