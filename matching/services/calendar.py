"""An adviser's calendar feed: a secret address, given out and withdrawn by the adviser, and what it shows."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from matching.core.access import Actor
from matching.core.ids import AkasseId
from matching.core.talk_errors import CalendarNotFound
from matching.core.talks import TalkAdviser
from matching.database import Connection
from matching.queries import advisers, talks
from matching.queries.talks import CalendarTalk
from matching.services.own_adviser import own_adviser
from matching.services.showing import own_akasse

LOOKS_BACK = timedelta(days=30)  #: talks older than this leave the feed
SHOWS_CANCELLED = timedelta(weeks=6)  #: a cancelled talk stays so long, for calendars that are seldom opened
SECRET_BYTES = 32


@dataclass(frozen=True)
class CalendarFeed:
    """What a secret address shows: one adviser's talks, in order."""

    adviser: TalkAdviser
    talks: tuple[CalendarTalk, ...]


def give_out_address(connection: Connection, actor: Actor) -> str:
    """Give the adviser's calendar a new secret, which only this answer holds; an earlier address stops working."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with connection.transaction():
        adviser = own_adviser(connection, actor)
        advisers.put_calendar_digest(connection, own_akasse(actor), adviser.user_id, _digest(secret))
    return secret


def withdraw_address(connection: Connection, actor: Actor) -> None:
    """Let the adviser's address stop working at once; a repeat changes nothing."""
    with connection.transaction():
        adviser = own_adviser(connection, actor)
        advisers.put_calendar_digest(connection, own_akasse(actor), adviser.user_id, None)


def read_calendar(connection: Connection, akasse_id: AkasseId, secret: str, *, now: datetime) -> CalendarFeed:
    """What the address with this secret shows; the connection belongs to the a-kasse in the address.

    Raises CalendarNotFound for an address that nobody has or that was withdrawn.
    """
    with connection.transaction():
        adviser = advisers.adviser_of_calendar(connection, akasse_id, _digest(secret))
        if adviser is None:
            raise CalendarNotFound
        shown = talks.calendar_talks(
            connection, akasse_id, adviser.user_id, now - LOOKS_BACK, cancelled_since=now - SHOWS_CANCELLED
        )
        return CalendarFeed(adviser, tuple(shown))


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
