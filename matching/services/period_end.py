"""When the a-kasse's period with a member ends, as far as it can be told."""

from datetime import date

from matching.core.ids import AkasseId, MemberId
from matching.database import Connection
from matching.services.show_contact_state import show_contact_state


def period_end(connection: Connection, akasse_id: AkasseId, member_id: MemberId, *, as_of: date) -> date | None:
    """The first day with the municipality, known or expected; None when it cannot be told."""
    state = show_contact_state(connection, akasse_id, member_id, as_of=as_of)
    return None if state is None else state.period_ends_on
