"""What an adviser sees before exempting a member: the member, the rule, the live share, and an exemption in force."""

from dataclasses import dataclass
from datetime import datetime

from matching.core.access import Actor
from matching.core.contact_counts import Count
from matching.core.contact_course import ContactState
from matching.core.danish_time import danish_day
from matching.core.errors import MemberNotFound
from matching.core.ids import MemberId
from matching.core.talks import Exemption
from matching.database import Connection
from matching.queries import exemptions, members
from matching.services.exempt_member import exempted_share, is_in_period
from matching.services.show_contact_state import show_contact_state
from matching.services.showing import own_akasse


@dataclass(frozen=True)
class ExemptionCase:
    """A member and what the rule says of exempting them; `state` and `share` are None outside the a-kasse's period."""

    member_id: MemberId
    member_number: int
    member_name: str
    state: ContactState | None = None
    share: Count | None = None
    exemption: Exemption | None = None


def show_exemption(connection: Connection, actor: Actor, member_id: MemberId, *, now: datetime) -> ExemptionCase:
    """The case of a member; raises MemberNotFound."""
    akasse_id = own_akasse(actor)
    with connection.transaction():
        heads = members.member_heads(connection, akasse_id, [member_id])
        if not heads:
            raise MemberNotFound
        head, as_of = heads[0], danish_day(now)
        state = show_contact_state(connection, akasse_id, member_id, as_of=as_of)
        if state is None or not is_in_period(state):
            return ExemptionCase(member_id, head.number, head.name)
        share = exempted_share(connection, akasse_id, state.rule, as_of)
        known = exemptions.exemption_of_course(connection, akasse_id, state.course_id)
        return ExemptionCase(member_id, head.number, head.name, state, share, known)
