"""One act on many rows of a list, in one transaction: a form sent twice has one effect, and what was done is kept."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from matching.core.access import Actor
from matching.core.errors import JobbroError
from matching.core.list_acts import MOST_AT_ONCE, UNDONE_BY, DoneAtOnce, DoneRow, LeftRow, ListAct, Outcome
from matching.core.list_errors import NothingChosen, NothingToUndo, TooManyChosen
from matching.database import Connection
from matching.queries import list_events


def act_at_once(
    connection: Connection, actor: Actor, act: ListAct, once_key: UUID, do: Callable[[], Outcome], *, now: datetime
) -> DoneAtOnce:
    """Do it and keep what came of it, or return what came of it the first time."""
    with connection.transaction():
        list_events.lock_once_key(connection, once_key)
        known = list_events.find_list_event(connection, actor, once_key)
        if known is not None:
            return known
        done = DoneAtOnce(once_key, now, act, do())
        list_events.add_list_event(connection, actor, done)
        return done


def undo_at_once(
    connection: Connection,
    actor: Actor,
    once_key: UUID,
    take_back: Callable[[DoneAtOnce], Outcome],
    *,
    now: datetime,
) -> DoneAtOnce:
    """Take back what the actor did under a form's key; a second time is the first. Raises NothingToUndo."""
    with connection.transaction():
        known = list_events.find_list_event(connection, actor, once_key)
        if known is None or known.act not in UNDONE_BY:
            raise NothingToUndo
        undoing = uuid5(once_key, "undo")
        again = list_events.find_list_event(connection, actor, undoing)
        if again is None and not known.may_be_undone(now):
            raise NothingToUndo
        return act_at_once(connection, actor, UNDONE_BY[known.act], undoing, lambda: take_back(known), now=now)


def refuse_wrong_number(chosen: Sequence[Any], most: int = MOST_AT_ONCE) -> None:
    """Raise NothingChosen or TooManyChosen."""
    if not chosen:
        raise NothingChosen
    if len(chosen) > most:
        raise TooManyChosen(most)


def each_row(
    connection: Connection, rows: Sequence[tuple[int, Callable[[], DoneRow]]], detail: str | None = None
) -> Outcome:
    """Do every row by itself, in the order given: one that cannot be done is left as it was and says why."""
    done: list[DoneRow] = []
    left: list[LeftRow] = []
    for number, do in rows:
        try:
            with connection.transaction():
                done.append(do())
        except JobbroError as error:
            left.append(LeftRow(number, str(error)))
    return Outcome(tuple(done), tuple(left), detail)
