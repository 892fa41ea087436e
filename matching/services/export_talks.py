"""Talks as the common data base is told of them: summons with their changes, and held talks; one a-kasse at a time."""

from collections.abc import Iterator
from datetime import date

from matching.core.danish_time import start_of_day
from matching.core.ids import AkasseId
from matching.core.talk_registration import registration
from matching.database import Connection
from matching.queries import agreements


def export_talks(connection: Connection, akasse_id: AkasseId, *, since: date) -> Iterator[dict[str, object]]:
    """The records of every version of a talk that came about from `since` (a Danish day) on, in order.

    The connection is bound to the a-kasse; a record holds the member's id at the a-kasse, and no name of a member.
    """
    with connection.transaction():
        changes = agreements.talk_changes(connection, akasse_id, start_of_day(since))
    yield from map(registration, changes)
