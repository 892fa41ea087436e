"""What was done to many rows of a list at once, and lists taken out as files: written once, never changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from matching.core.access import Actor
from matching.core.list_acts import DoneAtOnce, ListAct, Outcome
from matching.core.lists import Choice
from matching.core.submissions import as_json, from_json
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find

SQL = load_statements(__file__)


@dataclass(frozen=True)
class _Row:
    once_key: UUID
    happened_at: datetime
    act: ListAct
    outcome: dict[str, Any]

    def done(self) -> DoneAtOnce:
        return DoneAtOnce(self.once_key, self.happened_at, self.act, from_json(Outcome, self.outcome))


def lock_once_key(connection: Connection, once_key: UUID) -> None:
    """Wait until nobody else sends the same form."""
    change(connection, SQL["lock_once_key"], once_key=str(once_key))


def add_list_event(connection: Connection, actor: Actor, done: DoneAtOnce, choice: Choice | None = None) -> None:
    """Keep what was done; `choice` is that of a list taken out."""
    change(
        connection,
        SQL["add_list_event"],
        akasse_id=actor.akasse_id,
        once_key=done.once_key,
        now=done.happened_at,
        actor=actor.user_id,
        act=done.act,
        choice=Jsonb({} if choice is None else as_json(choice)),
        outcome=Jsonb(as_json(done.outcome)),
    )


def find_list_event(connection: Connection, actor: Actor, once_key: UUID) -> DoneAtOnce | None:
    """What the actor did under a form's key, or None."""
    values = {"akasse_id": actor.akasse_id, "actor": actor.user_id, "once_key": once_key}
    row = find(connection, _Row, SQL["find_list_event"], **values)
    return None if row is None else row.done()
