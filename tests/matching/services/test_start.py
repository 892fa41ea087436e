"""The start page's lists: the newest first, and only the own a-kasse's members."""

from datetime import timedelta

import pytest

from matching.core.errors import NotAllowed
from matching.database.pool import Connection, set_tenant
from matching.services.land_members import land_members
from matching.services.start import start_list
from tests.builders import (
    AKADEMIKERNE,
    METAL,
    NOW,
    Keys,
    a_member_submission,
    an_adviser,
    put_member,
    put_order,
    put_taxonomy,
)


@pytest.fixture
def keys(connection: Connection) -> Keys:
    set_tenant(connection, AKADEMIKERNE)
    return put_taxonomy(connection)


def test_an_empty_house_has_empty_lists(connection: Connection, keys: Keys) -> None:
    found = start_list(connection, an_adviser())
    assert (found.members, found.orders, found.member_count, found.order_count) == ((), (), 0, 0)


def test_the_newest_members_stand_first(connection: Connection, keys: Keys) -> None:
    put_member(connection, keys, name="Første")
    later = a_member_submission("senere", name="Senere")
    land_members(connection, [later], now=NOW + timedelta(minutes=1))
    found = start_list(connection, an_adviser())
    assert [hit.title for hit in found.members] == ["Senere", "Første"]


def test_only_open_orders_are_listed_and_counted(connection: Connection, keys: Keys) -> None:
    put_order(connection, keys, title="Åben")
    put_order(connection, keys, title="Lukket", status="need_met")
    found = start_list(connection, an_adviser())
    assert ([hit.title for hit in found.orders], found.order_count) == (["Åben"], 1)


def test_the_lists_are_cut_but_the_counts_are_not(connection: Connection, keys: Keys) -> None:
    for _ in range(3):
        put_member(connection, keys)
        put_order(connection, keys)
    found = start_list(connection, an_adviser(), limit=2)
    assert (len(found.members), len(found.orders)) == (2, 2)
    assert (found.member_count, found.order_count) == (3, 3)


def test_members_of_another_akasse_are_neither_listed_nor_counted(connection: Connection, keys: Keys) -> None:
    put_member(connection, keys, akasse_id=METAL)
    set_tenant(connection, AKADEMIKERNE)
    found = start_list(connection, an_adviser())
    assert (found.members, found.member_count) == ((), 0)


def test_one_who_belongs_to_no_akasse_gets_no_list(connection: Connection, keys: Keys) -> None:
    with pytest.raises(NotAllowed):
        start_list(connection, an_adviser(None))
