"""Taking over what another system knew of talks: held, planned and missed ones, and exemptions, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from matching.core.course_submission import KnownAdviser, PastExemption, PastTalk
from matching.core.ids import AkasseId
from matching.database import Connection
from matching.queries import courses


@dataclass(frozen=True)
class PastContact:
    """What is taken over for one a-kasse."""

    advisers: Sequence[KnownAdviser] = ()
    talks: Sequence[PastTalk] = ()
    exemptions: Sequence[PastExemption] = ()


def take_over_talks(connection: Connection, akasse_id: AkasseId, past: PastContact, *, now: datetime) -> None:
    """Keep it all; whoever holds a talk must be among the advisers here or already known."""
    with connection.transaction():
        courses.put_advisers(connection, akasse_id, past.advisers)
        courses.add_past_talks(connection, akasse_id, past.talks, now)
        courses.add_past_exemptions(connection, akasse_id, past.exemptions)
