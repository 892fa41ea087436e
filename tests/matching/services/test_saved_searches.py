"""Saved searches: own to the adviser, counting what is new, renamed, deleted and brought back."""

from datetime import timedelta

import pytest

from matching.core.access import Actor
from matching.core.list_errors import SearchNameTaken, SearchNameWrong, SearchNotFound, TooManySearches
from matching.core.lists import Choice, Lacks, MemberChoice, MemberSort, OrderChoice, StateShown, Whose
from matching.core.saved_searches import MOST_SEARCHES
from matching.database.pool import Connection, set_tenant
from matching.services.saved_searches import (
    bring_search_back,
    delete_search,
    list_saved_searches,
    open_search,
    rename_search,
    save_search,
)
from tests.builders import METAL, NOW, Keys, an_adviser, put_member, put_order, put_taxonomy

ACTOR = an_adviser()
HOUR = timedelta(hours=1)
EARLIER, LATER = NOW - HOUR, NOW + HOUR


@pytest.fixture
def keys(connection: Connection) -> Keys:
    keys = put_taxonomy(connection)
    set_tenant(connection, 48)
    return keys


def found(connection: Connection, actor: Actor = ACTOR) -> list[tuple[str, int]]:
    return [(one.search.name, one.new) for one in list_saved_searches(connection, actor, now=LATER)]


@pytest.mark.parametrize(
    "choice",
    [
        MemberChoice(),
        MemberChoice(Whose.MINE, "265", "52", lacks=Lacks.CV, sort=MemberSort.TALK, descending=True),
        OrderChoice(state=StateShown.ALL, open_positions=5, has_room=True),
    ],
)
def test_a_choice_comes_back_as_it_was_kept(connection: Connection, keys: Keys, choice: Choice) -> None:
    key = save_search(connection, ACTOR, " Mine   egne ", choice, now=NOW)
    (one,) = list_saved_searches(connection, ACTOR, now=LATER)
    assert (one.search.saved_search_id, one.search.name, one.search.choice) == (key, "Mine egne", choice)


def test_what_has_come_since_the_search_was_opened_is_new(connection: Connection, keys: Keys) -> None:
    members = save_search(connection, ACTOR, "Uden mål", MemberChoice(lacks=Lacks.GOALS), now=EARLIER)
    save_search(connection, ACTOR, "Åbne", OrderChoice(), now=EARLIER)
    save_search(connection, ACTOR, "Min egen", MemberChoice(whose=Whose.MINE), now=EARLIER)
    put_member(connection, keys)
    put_order(connection, keys)
    put_order(connection, keys, status="need_met")
    assert found(connection) == [("Min egen", 0), ("Uden mål", 1), ("Åbne", 1)]
    assert open_search(connection, ACTOR, members, now=NOW).seen_at == EARLIER
    assert found(connection) == [("Min egen", 0), ("Uden mål", 0), ("Åbne", 1)]


def test_an_order_that_is_opened_again_is_new(connection: Connection, keys: Keys) -> None:
    put_order(connection, keys)
    save_search(connection, ACTOR, "Åbne", OrderChoice(), now=NOW)
    assert found(connection) == [("Åbne", 0)]
    connection.execute("UPDATE job_order SET status_since = %s", [LATER])
    assert found(connection) == [("Åbne", 1)]


def test_opening_an_old_page_does_not_turn_time_back(connection: Connection, keys: Keys) -> None:
    key = save_search(connection, ACTOR, "Alle", MemberChoice(), now=NOW)
    open_search(connection, ACTOR, key, now=EARLIER)
    assert open_search(connection, ACTOR, key, now=LATER).seen_at == NOW


def test_a_search_is_nobody_elses(connection: Connection, keys: Keys) -> None:
    key = save_search(connection, ACTOR, "Alle", MemberChoice(), now=NOW)
    colleague = an_adviser(user_id="adviser-2")
    assert found(connection, colleague) == []
    for do in (
        lambda actor: open_search(connection, actor, key, now=LATER),
        lambda actor: rename_search(connection, actor, key, "Nyt"),
        lambda actor: delete_search(connection, actor, key, now=LATER),
        lambda actor: bring_search_back(connection, actor, key),
    ):
        with pytest.raises(SearchNotFound):
            do(colleague)
    set_tenant(connection, METAL)
    assert found(connection, an_adviser(METAL)) == []
    set_tenant(connection, 48)
    assert found(connection) == [("Alle", 0)]


def test_a_deleted_search_is_brought_back_as_it_was_for_a_day(connection: Connection, keys: Keys) -> None:
    key = save_search(connection, ACTOR, "Alle", MemberChoice(), now=NOW)
    delete_search(connection, ACTOR, key, now=NOW)
    assert found(connection) == []
    bring_search_back(connection, ACTOR, key)
    assert found(connection) == [("Alle", 0)]
    delete_search(connection, ACTOR, key, now=NOW)
    save_search(connection, ACTOR, "Andre", MemberChoice(), now=NOW + timedelta(days=2))
    with pytest.raises(SearchNotFound):
        bring_search_back(connection, ACTOR, key)


def test_a_name_is_one_searchs_on_each_list(connection: Connection, keys: Keys) -> None:
    first = save_search(connection, ACTOR, "Alle", MemberChoice(), now=NOW)
    assert save_search(connection, ACTOR, "Alle", MemberChoice(), now=LATER) == first
    save_search(connection, ACTOR, "Alle", OrderChoice(), now=NOW)
    with pytest.raises(SearchNameTaken):
        save_search(connection, ACTOR, "Alle", MemberChoice(lacks=Lacks.CV), now=NOW)
    other = save_search(connection, ACTOR, "Uden CV", MemberChoice(lacks=Lacks.CV), now=NOW)
    with pytest.raises(SearchNameTaken):
        rename_search(connection, ACTOR, other, "Alle")
    rename_search(connection, ACTOR, other, "Uden CV")
    delete_search(connection, ACTOR, first, now=NOW)
    rename_search(connection, ACTOR, other, "Alle")
    with pytest.raises(SearchNameTaken):
        bring_search_back(connection, ACTOR, first)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "Karen 010190-1234", "0101901234"])
def test_a_name_that_cannot_be_is_refused(connection: Connection, keys: Keys, name: str) -> None:
    with pytest.raises(SearchNameWrong, match="personnummer"):
        save_search(connection, ACTOR, name, MemberChoice(), now=NOW)


def test_there_are_so_many_and_no_more(connection: Connection, keys: Keys) -> None:
    for number in range(MOST_SEARCHES):
        save_search(connection, ACTOR, f"Nr. {number}", MemberChoice(), now=NOW)
    with pytest.raises(TooManySearches):
        save_search(connection, ACTOR, "En til", MemberChoice(), now=NOW)
