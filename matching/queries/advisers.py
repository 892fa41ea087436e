"""Those who hold talks, and the secret addresses of their calendars."""

from matching.core.ids import AkasseId
from matching.core.talks import TalkAdviser
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, many

SQL = load_statements(__file__)


def add_adviser(connection: Connection, akasse_id: AkasseId, user_id: str, name: str) -> None:
    """Make the row of an adviser; one that is there already keeps its name."""
    change(connection, SQL["add_adviser"], akasse_id=akasse_id, user_id=user_id, name=name)


def find_adviser(connection: Connection, akasse_id: AkasseId, user_id: str) -> TalkAdviser | None:
    """An adviser of the a-kasse, or None."""
    return find(connection, TalkAdviser, SQL["find_adviser"], akasse_id=akasse_id, user_id=user_id)


def advisers(connection: Connection, akasse_id: AkasseId) -> list[TalkAdviser]:
    """Everybody in the a-kasse who holds talks, by name."""
    return many(connection, TalkAdviser, SQL["advisers"], akasse_id=akasse_id)


def put_calendar_digest(connection: Connection, akasse_id: AkasseId, user_id: str, digest: str | None) -> None:
    """Give an adviser's calendar a new secret address by the SHA-256 of its secret; None withdraws it."""
    change(connection, SQL["put_calendar_digest"], akasse_id=akasse_id, user_id=user_id, digest=digest)


def adviser_of_calendar(connection: Connection, akasse_id: AkasseId, digest: str) -> TalkAdviser | None:
    """Whose calendar the address with this digest opens, or None."""
    return find(connection, TalkAdviser, SQL["adviser_of_calendar"], akasse_id=akasse_id, digest=digest)
