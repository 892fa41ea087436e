"""The way from a session to the database: a transaction that sees the actor's own a-kasse and no other."""

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import Request

from api.access import Session
from matching.core.access import Action, Actor
from matching.core.errors import NotAllowed
from matching.database.pool import Connection, tenant_transaction


@contextmanager
def own_transaction(request: Request, session: Session, action: Action) -> Iterator[tuple[Connection, Actor]]:
    """Yield a connection bound to the actor's a-kasse, and the actor; committed when the block ends well.

    Raises NotAllowed for an actor of no a-kasse, who has no members to see.
    """
    actor = session.actor
    if actor is None or actor.akasse_id is None:
        raise NotAllowed(action.label)
    with tenant_transaction(request.app.state.pool, actor.akasse_id) as connection:
        yield connection, actor
