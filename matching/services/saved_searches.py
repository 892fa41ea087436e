"""An adviser's saved searches: kept, opened, renamed, deleted and brought back, and what has come since."""

from datetime import datetime

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.ids import SavedSearchId
from matching.core.list_errors import SearchNameTaken, SearchNotFound, TooManySearches
from matching.core.lists import Choice, MemberChoice
from matching.core.saved_searches import KEPT_DELETED, MOST_SEARCHES, CountedSearch, SavedSearch, checked_name
from matching.database import Connection
from matching.queries import member_list, order_list, reference, saved_searches
from matching.queries.reference import Named


def list_saved_searches(connection: Connection, actor: Actor, *, now: datetime) -> tuple[CountedSearch, ...]:
    """The actor's saved searches, each with how many rows have come since it was last opened."""
    with connection.transaction():
        found = saved_searches.saved_searches(connection, actor)
        return tuple(CountedSearch(search, _count_new(connection, actor, search, now)) for search in found)


def save_search(connection: Connection, actor: Actor, name: str, choice: Choice, *, now: datetime) -> SavedSearchId:
    """Keep a choice under a name; the same choice sent again under that name is the one that is there.

    Raises SearchNameWrong, SearchNameTaken for another choice, and TooManySearches.
    """
    name = checked_name(name)
    with connection.transaction():
        saved_searches.forget_deleted_searches(connection, actor, now - KEPT_DELETED)
        mine = saved_searches.saved_searches(connection, actor)
        twin = next((one for one in mine if one.name == name and one.choice == choice), None)
        if twin is not None:
            return twin.saved_search_id
        if len(mine) >= MOST_SEARCHES:
            raise TooManySearches(MOST_SEARCHES)
        added = saved_searches.add_saved_search(connection, actor, name, choice, now)
        if added is None:
            raise SearchNameTaken
        return added


def open_search(connection: Connection, actor: Actor, key: SavedSearchId, *, now: datetime) -> SavedSearch:
    """What is there now counts as seen; the search as it was before. Raises SearchNotFound."""
    with connection.transaction():
        search = _get(connection, actor, key)
        saved_searches.mark_search_seen(connection, actor, key, now)
        return search


def rename_search(connection: Connection, actor: Actor, key: SavedSearchId, name: str) -> None:
    """Give a search another name. Raises SearchNotFound, SearchNameWrong and SearchNameTaken."""
    name = checked_name(name)
    with connection.transaction():
        search = _get(connection, actor, key)
        if saved_searches.is_name_taken(connection, actor, search, name):
            raise SearchNameTaken
        saved_searches.rename_search(connection, actor, key, name)


def delete_search(connection: Connection, actor: Actor, key: SavedSearchId, *, now: datetime) -> None:
    """Delete a search; it can be brought back for a day. Raises SearchNotFound."""
    with connection.transaction():
        _get(connection, actor, key)
        saved_searches.set_search_aside(connection, actor, key, now)


def bring_search_back(connection: Connection, actor: Actor, key: SavedSearchId) -> None:
    """Bring a deleted search back. Raises SearchNotFound, and SearchNameTaken when its name is given to another."""
    with connection.transaction():
        search = _get(connection, actor, key)
        if saved_searches.is_name_taken(connection, actor, search, search.name):
            raise SearchNameTaken
        saved_searches.set_search_aside(connection, actor, key, None)


def _get(connection: Connection, actor: Actor, key: SavedSearchId) -> SavedSearch:
    search = saved_searches.lock_saved_search(connection, actor, key)
    if search is None:
        raise SearchNotFound
    return search


def _count_new(connection: Connection, actor: Actor, search: SavedSearch, now: datetime) -> int:
    choice, since = search.choice, search.seen_at
    if isinstance(choice, MemberChoice):
        return member_list.count_members_chosen(connection, actor, choice, now=now, since=since)
    return order_list.count_orders_chosen(connection, actor, choice, now=now, since=since)


def place_names(connection: Connection, *, now: datetime) -> tuple[list[Named], list[Named]]:
    """The municipalities and the regions of the day, by which codes are said."""
    with connection.transaction():
        return reference.municipality_names(connection), reference.regions_in_force(connection, danish_day(now))
