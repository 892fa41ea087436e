"""Taking an exemption back: the member is owed the talks again from now on."""

from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import ExemptionId, MemberId
from matching.core.talk_errors import ExemptionNotFound
from matching.database import Connection
from matching.queries import exemptions
from matching.services.showing import own_akasse


def withdraw_exemption(connection: Connection, actor: Actor, exemption_id: ExemptionId, *, now: datetime) -> MemberId:
    """Withdraw an exemption and return whom it was about; a repeat changes nothing.

    Raises ExemptionNotFound, also for exemptions of another a-kasse.
    """
    akasse_id = own_akasse(actor)
    with connection.transaction():
        member_id = exemptions.find_exemption_member(connection, akasse_id, exemption_id)
        if member_id is None:
            raise ExemptionNotFound
        exemptions.withdraw_exemption(connection, akasse_id, exemption_id, actor.user_id, now)
        return member_id
