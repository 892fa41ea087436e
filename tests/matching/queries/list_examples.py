"""Examples of the statements behind the lists, saved searches and acts on many rows."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from matching.core.list_acts import DoneAtOnce, ListAct, Outcome
from matching.core.lists import MemberChoice, OrderChoice
from matching.core.saved_searches import SavedSearch
from matching.database.pool import Connection
from matching.queries import list_events, member_list, order_list, saved_searches
from tests.builders import AKADEMIKERNE, NOW, an_adviser, put_course
from tests.matching.queries.world import World

Example = Callable[[Connection, World], Any]
ACTOR = an_adviser()
KEY = UUID(int=13)
MEMBERS, ORDERS = MemberChoice(), OrderChoice()


def _page(connection: Connection, _: World) -> Any:
    return member_list.member_page(connection, ACTOR, MEMBERS, now=NOW, most=10)


def _order_page(connection: Connection, _: World) -> Any:
    return order_list.order_page(connection, ACTOR, ORDERS, now=NOW, most=10)


def _courses(connection: Connection, world: World) -> Any:
    put_course(connection, world.member, adviser="adviser-1")
    return member_list.lock_running_courses(connection, AKADEMIKERNE, [world.member], NOW.date())


def _assign(connection: Connection, world: World) -> Any:
    (course,) = _courses(connection, world)
    member_list.put_course_adviser(connection, AKADEMIKERNE, course.course_id, None)


def _saved(connection: Connection) -> SavedSearch:
    key = saved_searches.add_saved_search(connection, ACTOR, "Mine", MEMBERS, NOW)
    assert key is not None
    found = saved_searches.lock_saved_search(connection, ACTOR, key)
    assert found is not None
    return found


def _twin_name(connection: Connection, _: World) -> Any:
    search = _saved(connection)
    saved_searches.add_saved_search(connection, ACTOR, "Andre", MEMBERS, NOW)
    return saved_searches.is_name_taken(connection, ACTOR, search, "Andre")


def _event(connection: Connection) -> DoneAtOnce:
    done = DoneAtOnce(KEY, NOW, ListAct.EXPORT, Outcome(detail="2"))
    list_events.add_list_event(connection, ACTOR, done, MEMBERS)
    return done


def _lock(connection: Connection, _: World) -> Any:
    list_events.lock_once_key(connection, KEY)
    return True


def _find_event(connection: Connection, _: World) -> Any:
    _event(connection)
    return list_events.find_list_event(connection, ACTOR, KEY)


def _of_saved(do: Callable[[Connection, SavedSearch], Any]) -> Example:
    return lambda connection, _: do(connection, _saved(connection))


LIST_EVENTS: Mapping[str, Example] = {
    "add_list_event": lambda connection, _: _event(connection),
    "lock_once_key": _lock,
    "find_list_event": _find_event,
}
MEMBER_LIST: Mapping[str, Example] = {
    "plan_for_these_values": lambda connection, _: member_list.plan_for_these_values(connection),
    "member_page": _page,
    "member_lines": lambda connection, world: member_list.member_lines(
        connection, AKADEMIKERNE, [world.member], now=NOW
    ),
    "lock_running_courses": _courses,
    "put_course_adviser": _assign,
}
ORDER_LIST: Mapping[str, Example] = {
    "order_page": _order_page,
    "order_lines": lambda connection, world: order_list.order_lines(connection, AKADEMIKERNE, [world.order]),
    "numbers_of_orders": lambda connection, world: order_list.numbers_of_orders(connection, [world.order]),
}
SAVED_SEARCHES: Mapping[str, Example] = {
    "add_saved_search": _of_saved(lambda _, search: search),
    "saved_searches": _of_saved(lambda connection, _: saved_searches.saved_searches(connection, ACTOR)),
    "lock_saved_search": _of_saved(lambda _, search: search),
    "is_name_taken": _twin_name,
    "mark_search_seen": _of_saved(
        lambda connection, search: saved_searches.mark_search_seen(connection, ACTOR, search.saved_search_id, NOW)
    ),
    "rename_search": _of_saved(
        lambda connection, search: saved_searches.rename_search(connection, ACTOR, search.saved_search_id, "Nyt")
    ),
    "set_search_aside": _of_saved(
        lambda connection, search: saved_searches.set_search_aside(connection, ACTOR, search.saved_search_id, NOW)
    ),
    "forget_deleted_searches": lambda connection, _: saved_searches.forget_deleted_searches(
        connection, ACTOR, NOW - timedelta(days=1)
    ),
}
