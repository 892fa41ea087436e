"""Finding a member or an order by name, title or number, typing errors forgiven."""

import re

from matching.core.access import Actor
from matching.core.cards import Hit
from matching.database import Connection
from matching.queries import job_orders, members
from matching.services.showing import own_akasse

#: A number as people say it: M-1042 is a member, J-1042 an order, and 1042 may be either.
_NUMBER = re.compile(r"(?P<letter>[mj])\s*-?\s*\d+", re.IGNORECASE)


def search(connection: Connection, actor: Actor, text: str, *, limit: int = 12) -> tuple[Hit, ...]:
    """Members of the own a-kasse first, then orders, each the likest first; at most `limit` of each."""
    wanted = " ".join(text.replace("\x00", " ").split())
    if not wanted:
        return ()
    numbered = _NUMBER.fullmatch(wanted)
    letter = numbered.group("letter").upper() if numbered else ""
    akasse_id = own_akasse(actor)
    with connection.transaction():
        people = [] if letter == "J" else members.search_members(connection, akasse_id, wanted, limit)
        orders = [] if letter == "M" else job_orders.search_job_orders(connection, wanted, limit)
    return (*people, *orders)
