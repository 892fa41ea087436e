"""Saved searches: a choice of a list under a name, and how many rows have come since it was last opened."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from matching.core.ids import SavedSearchId
from matching.core.list_errors import SearchNameWrong
from matching.core.lists import Choice, ListKind, MemberChoice, OrderChoice
from matching.core.submissions import from_json

LONGEST_NAME = 60
MOST_SEARCHES = 20
#: How long a deleted search can be brought back.
KEPT_DELETED = timedelta(days=1)
_PERSONS_NUMBER = re.compile(r"\d{6}[- ]?\d{4}")


@dataclass(frozen=True)
class SavedSearch:
    """One adviser's saved search."""

    saved_search_id: SavedSearchId
    list: ListKind
    name: str
    choice: Choice
    seen_at: datetime


@dataclass(frozen=True)
class CountedSearch:
    """A saved search with the number of rows that have come since it was last opened."""

    search: SavedSearch
    new: int


def choice_from(kind: ListKind, kept: dict[str, Any]) -> Choice:
    """The choice that was kept as JSON."""
    return from_json(MemberChoice, kept) if kind is ListKind.MEMBERS else from_json(OrderChoice, kept)


def list_of(choice: Choice) -> ListKind:
    """Which list a choice is of."""
    return ListKind.MEMBERS if isinstance(choice, MemberChoice) else ListKind.JOB_ORDERS


def checked_name(typed: str) -> str:
    """A name on one line without outer blanks; raises SearchNameWrong."""
    name = " ".join(typed.split())
    if not name or len(name) > LONGEST_NAME or _PERSONS_NUMBER.search(name):
        raise SearchNameWrong(LONGEST_NAME)
    return name
