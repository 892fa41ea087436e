"""The lists give exactly the rows their filters say, in a total order, and the count is of the same rows."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from api.danish_words import danish_sort_key
from matching.core.ids import MemberId
from matching.core.job_order import Sector
from matching.core.list_acts import ListAct
from matching.core.list_errors import ListTooLong
from matching.core.lists import (
    ROWS_ON_A_PAGE,
    DeadlineWithin,
    Lacks,
    MemberChoice,
    MemberSort,
    Needs,
    NextTalk,
    OrderChoice,
    OrderSort,
    StateShown,
    TradeAs,
    Whose,
    last_page,
)
from matching.core.order_room import OrderRoom
from matching.database.pool import Connection, set_tenant
from matching.queries import member_list, order_list
from matching.services import show_lists
from matching.services.show_lists import Asked, show_members, show_orders, take_out_members, take_out_orders
from tests.builders import (
    AKADEMIKERNE,
    BUTIK_READ,
    LAGER_READ,
    METAL,
    NOW,
    Keys,
    Read,
    an_adviser,
    put_course,
    put_geography,
    put_member,
    put_order,
    put_referral,
    put_talk,
    put_taxonomy,
)

ACTOR = an_adviser()
DAY = timedelta(days=1)
WANTS_SHOP = replace(LAGER_READ, goals=["butiksassistent"])


@pytest.fixture
def keys(connection: Connection) -> Keys:
    put_geography(connection)
    made = put_taxonomy(connection)
    set_tenant(connection, AKADEMIKERNE)
    connection.execute("UPDATE occupation SET isco08 = '9333' WHERE label = 'lagermedarbejder'")
    connection.execute("UPDATE occupation SET isco08 = '5223' WHERE label = 'butiksassistent'")
    return made


def names(connection: Connection, choice: MemberChoice, **asked: Any) -> list[str]:
    """The names of the page; the count and the file must have as many rows."""
    shown = show_members(connection, ACTOR, Asked(choice, **asked), now=NOW)
    if not asked:
        assert shown.in_all == len(shown.lines)
        assert shown.lines == take_out_members(connection, ACTOR, choice, now=NOW)
    return [line.name for line in shown.lines]


def titles(connection: Connection, choice: OrderChoice, **asked: Any) -> list[str]:
    shown = show_orders(connection, ACTOR, Asked(choice, **asked), now=NOW)
    if not asked:
        assert shown.in_all == len(shown.lines)
        assert shown.lines == take_out_orders(connection, ACTOR, choice, now=NOW)
    return [line.title for line in shown.lines]


# --- members --------------------------------------------------------------------------------------------------------


def test_names_come_as_in_a_danish_directory(connection: Connection, keys: Keys) -> None:
    people = ["Åse", "aage", "Zoe", "Ærlig", "øre", "Bo", "Émile", "Anna", "Özgür"]
    for name in people:
        put_member(connection, keys, name=name)
    expected = sorted(people, key=danish_sort_key)
    assert names(connection, MemberChoice()) == expected
    assert names(connection, MemberChoice(descending=True)) == expected[::-1]


def test_another_akasses_members_are_not_there(connection: Connection, keys: Keys) -> None:
    put_member(connection, keys, name="Fremmed", akasse_id=METAL)
    put_member(connection, keys, name="Egen")
    assert names(connection, MemberChoice()) == ["Egen"]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (MemberChoice(municipality="265"), ["Roskilde"]),
        (MemberChoice(trade="52"), ["Ønsker butik"]),
        (MemberChoice(trade="93"), ["Kun lager", "Ønsker butik"]),
        (MemberChoice(trade="93", trade_as=TradeAs.WANTED), []),
        (MemberChoice(trade="5223", trade_as=TradeAs.WANTED), ["Ønsker butik"]),
        (MemberChoice(trade="52", trade_as=TradeAs.HELD), []),
        (MemberChoice(lacks=Lacks.GOALS), ["Kun lager", "Roskilde"]),
        (MemberChoice(lacks=Lacks.CV), ["Roskilde"]),
        (MemberChoice(lacks=Lacks.READING), ["Roskilde"]),
    ],
)
def test_a_filter_of_what_members_are(
    connection: Connection, keys: Keys, choice: MemberChoice, expected: list[str]
) -> None:
    put_member(connection, keys, name="Roskilde", postcode="4000", held=())
    put_member(connection, keys, LAGER_READ, name="Kun lager")
    put_member(connection, keys, WANTS_SHOP, name="Ønsker butik")
    assert names(connection, choice) == expected


def test_whose_a_member_is_is_said_by_the_newest_running_course(connection: Connection, keys: Keys) -> None:
    mine, passed_on, nobodys, ended = (
        put_member(connection, keys, name=name) for name in ("Min", "Overtaget", "Ingens", "Slut")
    )
    put_member(connection, keys, name="Uden forløb")
    put_course(connection, mine, adviser="adviser-1")
    put_course(connection, passed_on, adviser="adviser-1", started_on=date(2026, 9, 1))
    put_course(connection, passed_on, adviser="adviser-2", started_on=date(2026, 10, 1))
    put_course(connection, nobodys)
    put_course(connection, ended, adviser="adviser-1", started_on=date(2026, 9, 1), ended_on=NOW.date())
    assert names(connection, MemberChoice(whose=Whose.MINE)) == ["Min"]
    assert names(connection, MemberChoice(whose=Whose.NOBODYS)) == ["Ingens"]
    assert len(names(connection, MemberChoice())) == 5


def test_when_the_next_talk_is(connection: Connection, keys: Keys) -> None:
    talks = {"I uge": DAY, "Søndag": 6 * DAY, "Næste uge": 7 * DAY}
    for name, ahead in talks.items():
        put_talk(connection, put_member(connection, keys, name=name), NOW + ahead)
    forgotten = put_member(connection, keys, name="Glemt")
    talk = put_talk(connection, forgotten, NOW + 2 * DAY)
    connection.execute(
        "UPDATE talk SET starts_at = %s, ends_at = %s WHERE talk_id = %s", [NOW - DAY, NOW - DAY / 2, talk]
    )
    put_member(connection, keys, name="Uden")
    assert names(connection, MemberChoice(talk=NextTalk.NONE)) == ["Glemt", "Uden"]
    assert names(connection, MemberChoice(talk=NextTalk.THIS_WEEK)) == ["I uge", "Søndag"]
    assert names(connection, MemberChoice(talk=NextTalk.UNREGISTERED)) == ["Glemt"]
    by_talk = names(connection, MemberChoice(sort=MemberSort.TALK))
    assert by_talk[:3] == ["I uge", "Søndag", "Næste uge"]
    assert names(connection, MemberChoice(sort=MemberSort.TALK, descending=True))[:3] == by_talk[2::-1]


def test_a_name_is_found_with_typing_errors_within_the_filters(connection: Connection, keys: Keys) -> None:
    put_member(connection, keys, name="Kirsten Madsen", postcode="4000")
    put_member(connection, keys, name="Kirstine Holm")
    assert names(connection, MemberChoice(), text="kristen madsn") == ["Kirsten Madsen"]
    assert names(connection, MemberChoice(municipality="101"), text="kirsten madsen") == []
    number = take_out_members(connection, ACTOR, MemberChoice(), now=NOW)[1].number
    assert names(connection, MemberChoice(), text=f"M-{number}") == ["Kirstine Holm"]


@pytest.mark.parametrize("sort", MemberSort)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_of_equal_members_hold_everybody_once(
    connection: Connection, keys: Keys, sort: MemberSort, descending: bool
) -> None:
    for _ in range(7):
        put_member(connection, keys, name="Ens Ensen")
    choice = MemberChoice(sort=sort, descending=descending)
    pages = [
        member_list.member_page(connection, ACTOR, choice, now=NOW, most=3, skipped=skipped) for skipped in (0, 3, 6)
    ]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert len({key for page in pages for key in page}) == 7


def test_a_page_after_the_last_is_the_last(connection: Connection, keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show_lists, "ROWS_ON_A_PAGE", 2)
    for name in ("A", "B", "C"):
        put_member(connection, keys, name=name)
    shown = show_members(connection, ACTOR, Asked(MemberChoice(), 9), now=NOW)
    assert (shown.page, [line.name for line in shown.lines], shown.in_all) == (2, ["C"], 3)
    assert ROWS_ON_A_PAGE == 50


def test_a_very_long_list_is_leafed_through_to_a_point() -> None:
    assert [last_page(rows) for rows in (None, 0, 50, 51, 9_950, 9_951, 100_000)] == [1, 1, 1, 2, 199, 200, 200]


def test_an_empty_list_tells_how_many_there_are_without_each_filter(connection: Connection, keys: Keys) -> None:
    put_member(connection, keys, WANTS_SHOP, name="Roskilde", postcode="4000")
    put_member(connection, keys, WANTS_SHOP, name="Også Roskilde", postcode="4000")
    choice = MemberChoice(municipality="265", lacks=Lacks.GOALS, whose=Whose.MINE)
    assert show_members(connection, ACTOR, Asked(choice), now=NOW).wider == {
        "whose": 0,
        "municipality": 0,
        "lacks": 0,
    }
    choice = replace(choice, whose=Whose.ALL)
    assert show_members(connection, ACTOR, Asked(choice), now=NOW).wider == {"municipality": 0, "lacks": 2}


# --- orders ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (OrderChoice(), ["Stor", "Aarhus"]),
        (OrderChoice(state=StateShown.ALL), ["Lukket", "Stor", "Aarhus"]),
        (OrderChoice(state=StateShown.NEED_MET), ["Lukket"]),
        (OrderChoice(municipality="751"), ["Aarhus"]),
        (OrderChoice(region="1082"), ["Aarhus"]),
        (OrderChoice(trade="93"), ["Stor"]),
        (OrderChoice(trade="52"), ["Aarhus"]),
        (OrderChoice(sector=Sector.PUBLIC), ["Stor"]),
        (OrderChoice(open_positions=2), ["Stor"]),
        (OrderChoice(deadline=DeadlineWithin.WEEK), ["Aarhus"]),
        (OrderChoice(deadline=DeadlineWithin.FORTNIGHT), ["Stor", "Aarhus"]),
    ],
)
def test_a_filter_of_what_orders_are(
    connection: Connection, keys: Keys, choice: OrderChoice, expected: list[str]
) -> None:
    week = NOW.date() + 7 * DAY
    put_order(connection, keys, BUTIK_READ, title="Aarhus", postcode="8000", deadline_on=week)
    put_order(connection, keys, title="Lukket", status="need_met")
    put_order(
        connection,
        keys,
        LAGER_READ,
        title="Stor",
        positions=3,
        sector=Sector.PUBLIC,
        deadline_on=week + DAY,
    )
    connection.execute("UPDATE job_order SET positions = 3 WHERE title = 'Stor'")
    assert titles(connection, replace(choice, sort=OrderSort.TITLE)) == expected


def test_an_order_whose_deadline_has_passed_is_not_near_its_deadline(connection: Connection, keys: Keys) -> None:
    put_order(connection, keys, title="For sent", deadline_on=NOW.date() - DAY)
    put_order(connection, keys, title="I dag", deadline_on=NOW.date())
    assert titles(connection, OrderChoice(deadline=DeadlineWithin.MONTH)) == ["I dag"]


def test_orders_that_we_have_referred_nobody_to(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, LAGER_READ, title="Henvist")
    put_order(connection, keys, title="Uden")
    theirs = put_member(connection, keys, name="Deres", akasse_id=METAL)
    put_referral(connection, theirs, order, actor=an_adviser(METAL))
    set_tenant(connection, AKADEMIKERNE)
    assert titles(connection, OrderChoice(needs=Needs.CANDIDATES)) == ["Uden", "Henvist"]
    put_referral(connection, put_member(connection, keys, name="Vores"), order)
    assert titles(connection, OrderChoice(needs=Needs.CANDIDATES)) == ["Uden"]


def test_orders_whose_employer_is_silent(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, title="Tavs")
    put_order(connection, keys, title="Svarer")
    connection.execute(
        "INSERT INTO job_order_follow_up (job_order_id, heard_at, asked_at, unanswered_at) VALUES (%s, %s, %s, %s)",
        [order, NOW - 30 * DAY, NOW - 9 * DAY, NOW],
    )
    assert titles(connection, OrderChoice(needs=Needs.ANSWER)) == ["Tavs"]


@pytest.mark.parametrize("wanted", [None, 1, 4])
@pytest.mark.parametrize("used", [0, 1, 3, 5])
@pytest.mark.parametrize("filled", [0, 1, 2])
def test_room_for_referrals_is_what_the_rule_of_the_core_says(
    connection: Connection, keys: Keys, wanted: int | None, used: int, filled: int
) -> None:
    order = put_order(connection, keys, candidates_wanted=wanted)
    connection.execute("UPDATE job_order SET positions = 2")
    connection.execute("INSERT INTO order_load VALUES (%s, %s, %s)", [order, used // 2, used - used // 2])
    for place in range(1, filled + 1):
        connection.execute("INSERT INTO filled_position VALUES (%s, %s)", [order, place])
    (line,) = take_out_orders(connection, ACTOR, OrderChoice(), now=NOW)
    assert line.room == OrderRoom(line.room.status, 2, wanted, used // 2, used - used // 2, filled)
    assert len(titles(connection, OrderChoice(has_room=True))) == (line.room.places_left > 0)
    assert len(titles(connection, OrderChoice(open_positions=1))) == (line.room.open_positions >= 1)


@pytest.mark.parametrize(
    ("status", "cause", "has_room"),
    [
        ("enough_referrals", "enough_referrals", True),
        ("enough_referrals", "awaits_review", False),
        ("need_met", "employer_asked", False),
    ],
)
def test_room_is_only_where_anyone_can_be_referred(
    connection: Connection, keys: Keys, status: str, cause: str, has_room: bool
) -> None:
    put_order(connection, keys, status=status)
    connection.execute("UPDATE job_order SET status_cause = %s::state_cause", [cause])
    (line,) = take_out_orders(connection, ACTOR, OrderChoice(state=StateShown.ALL), now=NOW)
    assert line.room.is_open is has_room
    assert len(titles(connection, OrderChoice(state=StateShown.ALL, has_room=True))) == has_room


def test_an_order_is_found_by_title_employer_or_number(connection: Connection, keys: Keys) -> None:
    put_order(connection, keys, title="Rengøringsassistent", employer_name="Blanke Gulve ApS")
    put_order(connection, keys, title="Tømrer", employer_name="Byg og Bo")
    assert titles(connection, OrderChoice(), text="rengørngsassistent") == ["Rengøringsassistent"]
    assert titles(connection, OrderChoice(), text="blanke gulve") == ["Rengøringsassistent"]
    (newest, _) = take_out_orders(connection, ACTOR, OrderChoice(), now=NOW)
    assert titles(connection, OrderChoice(), text=f"J-{newest.number}") == [newest.title]


@pytest.mark.parametrize("sort", OrderSort)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_of_equal_orders_hold_each_once(
    connection: Connection, keys: Keys, sort: OrderSort, descending: bool
) -> None:
    for _ in range(5):
        put_order(connection, keys, title="Ens")
    choice = OrderChoice(sort=sort, descending=descending)
    pages = [
        order_list.order_page(connection, ACTOR, choice, now=NOW, most=2, skipped=skipped) for skipped in (0, 2, 4)
    ]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({key for page in pages for key in page}) == 5


# --- both -----------------------------------------------------------------------------------------------------------


def plan_of(connection: Connection, monkeypatch: pytest.MonkeyPatch, choice: MemberChoice) -> str:
    """How PostgreSQL would read a page, when it has every reason to use an index for the order."""
    asked: dict[str, Any] = {}
    monkeypatch.setattr(member_list, "many", lambda *given, **values: asked.update(text=given[2], values=values) or [])
    member_list.member_page(connection, ACTOR, choice, now=NOW, most=50)
    connection.execute("SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off")
    return "\n".join(line for (line,) in connection.execute("EXPLAIN " + asked["text"], asked["values"]).fetchall())


@pytest.mark.parametrize(
    ("choice", "index"),
    [
        (MemberChoice(), "member_identity_by_name"),
        (MemberChoice(descending=True), "member_identity_by_name"),
        (MemberChoice(sort=MemberSort.NEWEST), "member_newest"),
    ],
)
def test_the_usual_orders_are_read_from_an_index(
    connection: Connection, keys: Keys, monkeypatch: pytest.MonkeyPatch, choice: MemberChoice, index: str
) -> None:
    assert index in plan_of(connection, monkeypatch, choice)


def test_what_neither_filter_nor_order_asks_is_not_read(
    connection: Connection, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = plan_of(connection, monkeypatch, MemberChoice())
    for table in ("talk", "municipality", "course", "member_occupation", "member_goal", "member_skill"):
        assert not re.search(rf"\bon {table}\b", plain), table
    by_talk = plan_of(connection, monkeypatch, MemberChoice(sort=MemberSort.TALK, lacks=Lacks.GOALS))
    assert re.search(r"\bon talk\b", by_talk)
    assert re.search(r"\bon member_goal\b", by_talk)


def test_a_list_taken_out_is_noted_with_its_filters_and_no_name(connection: Connection, keys: Keys) -> None:
    put_member(connection, keys, name="Karen Prøve")
    take_out_members(connection, ACTOR, MemberChoice(lacks=Lacks.GOALS), now=NOW)
    row = connection.execute("SELECT actor, act, choice, outcome::text FROM list_event").fetchone()
    assert row is not None
    assert row[:2] == ("adviser-1", ListAct.EXPORT)
    assert row[2]["lacks"] == "jobmaal"
    assert '"detail": "1"' in row[3]
    assert "Karen" not in row[3]


@pytest.mark.parametrize(("take_out", "choice"), [(take_out_members, MemberChoice()), (take_out_orders, OrderChoice())])
def test_a_list_that_is_too_long_is_refused_and_not_cut(
    connection: Connection,
    keys: Keys,
    monkeypatch: pytest.MonkeyPatch,
    take_out: Callable[..., Any],
    choice: Any,
) -> None:
    monkeypatch.setattr(show_lists, "MOST_IN_A_FILE", 1)
    for _ in range(2):
        put_member(connection, keys, Read())
        put_order(connection, keys)
    with pytest.raises(ListTooLong, match="2 rækker"):
        take_out(connection, ACTOR, choice, now=NOW)
    assert connection.execute("SELECT count(*) FROM list_event").fetchone() == (0,)


def test_a_member_that_is_not_there_has_no_row(connection: Connection, keys: Keys) -> None:
    theirs = put_member(connection, keys, name="Fremmed", akasse_id=METAL)
    own = put_member(connection, keys, name="Egen")
    found = member_list.member_lines(connection, AKADEMIKERNE, [MemberId(theirs), own], now=NOW)
    assert [line.name for line in found] == ["Egen"]
