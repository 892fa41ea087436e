"""Saved searches, each adviser's own within the a-kasse."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from matching.core.access import Actor
from matching.core.ids import SavedSearchId
from matching.core.lists import Choice, ListKind
from matching.core.saved_searches import SavedSearch, choice_from, list_of
from matching.core.submissions import as_json
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class _Row:
    saved_search_id: SavedSearchId
    list: ListKind
    name: str
    choice: dict[str, Any]
    seen_at: datetime

    def search(self) -> SavedSearch:
        return SavedSearch(
            self.saved_search_id, self.list, self.name, choice_from(self.list, self.choice), self.seen_at
        )


@dataclass(frozen=True)
class _Key:
    saved_search_id: SavedSearchId


def add_saved_search(
    connection: Connection, actor: Actor, name: str, choice: Choice, now: datetime
) -> SavedSearchId | None:
    """Keep a choice under a name; None when the adviser has that name on the list already."""
    values = {**_whose(actor), "list": list_of(choice), "name": name, "choice": Jsonb(as_json(choice)), "now": now}
    added = find(connection, _Key, SQL["add_saved_search"], **values)
    return None if added is None else added.saved_search_id


def saved_searches(connection: Connection, actor: Actor) -> list[SavedSearch]:
    """The adviser's standing searches: those of members first, by name."""
    return [row.search() for row in many(connection, _Row, SQL["saved_searches"], **_whose(actor))]


def lock_saved_search(connection: Connection, actor: Actor, key: SavedSearchId) -> SavedSearch | None:
    """One of the adviser's searches, standing or deleted, locked until the transaction ends; None for no such one."""
    row = find(connection, _Row, SQL["lock_saved_search"], **_one(actor, key))
    return None if row is None else row.search()


def is_name_taken(connection: Connection, actor: Actor, search: SavedSearch, name: str) -> bool:
    """Whether another standing search of the adviser on the same list has the name."""
    values = {**_one(actor, search.saved_search_id), "list": search.list, "name": name}
    return bool(value(connection, SQL["is_name_taken"], **values))


def mark_search_seen(connection: Connection, actor: Actor, key: SavedSearchId, now: datetime) -> None:
    """What is there now is not new the next time."""
    change(connection, SQL["mark_search_seen"], **_one(actor, key), now=now)


def rename_search(connection: Connection, actor: Actor, key: SavedSearchId, name: str) -> None:
    """Give a search another name; whether it is free, the caller has asked."""
    change(connection, SQL["rename_search"], **_one(actor, key), name=name)


def set_search_aside(connection: Connection, actor: Actor, key: SavedSearchId, deleted_at: datetime | None) -> None:
    """Delete a search, or bring it back with None."""
    change(connection, SQL["set_search_aside"], **_one(actor, key), deleted_at=deleted_at)


def forget_deleted_searches(connection: Connection, actor: Actor, before: datetime) -> None:
    """Remove for good what the adviser deleted before a moment."""
    change(connection, SQL["forget_deleted_searches"], **_whose(actor), before=before)


def _whose(actor: Actor) -> dict[str, Any]:
    return {"akasse_id": actor.akasse_id, "user_id": actor.user_id}


def _one(actor: Actor, key: SavedSearchId) -> dict[str, Any]:
    return {**_whose(actor), "saved_search_id": key}
