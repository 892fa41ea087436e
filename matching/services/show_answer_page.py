"""What stands behind an employer's link; reading it changes nothing, so a mail scanner that opens it does no harm."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId
from matching.core.order_room import OrderRoom
from matching.core.placements import Placement
from matching.core.referral_errors import ReferralNotFound
from matching.core.referrals import Referral, visible_fields
from matching.core.sharing import Share, SharedField
from matching.database import Connection
from matching.queries import job_orders, placements, referrals
from matching.queries.job_orders import OrderHead
from matching.services.answer_referral import open_link
from matching.services.employer_card import EmployerCard, employer_card


@dataclass(frozen=True)
class AnswerView:
    """The order, the referral, the card as far as it may be seen now, and the hire that stands (None without one).

    `name_is_shared` tells whether the name will be shown once the employer wants to talk.
    """

    order: OrderHead
    room: OrderRoom
    referral: Referral
    card: EmployerCard
    placement: Placement | None
    name_is_shared: bool


def show_answer_page(connection: Connection, akasse_id: AkasseId, link_id: UUID, *, now: datetime) -> AnswerView:
    """What the employer may see at this instant; raises AnswerLinkUnknown and AnswerLinkClosed."""
    with connection.transaction():
        referral_id = open_link(connection, akasse_id, link_id, now=now)
        referral = referrals.find_referral(connection, akasse_id, referral_id)
        if referral is None:
            raise ReferralNotFound
        room = referrals.find_order_room(connection, referral.job_order_id)
        share = referrals.find_share(connection, akasse_id, referral_id)
        assert room is not None
        return AnswerView(
            order=job_orders.order_heads(connection, [referral.job_order_id])[0],
            room=room,
            referral=referral,
            card=_card(connection, akasse_id, referral, share, now),
            placement=_standing_placement(connection, akasse_id, referral),
            name_is_shared=share is not None and SharedField.NAME in share.fields,
        )


def _card(
    connection: Connection, akasse_id: AkasseId, referral: Referral, share: Share | None, now: datetime
) -> EmployerCard:
    fields = visible_fields(referral.state, share, now)
    pair = (referral.member_id, referral.job_order_id)
    return employer_card(connection, akasse_id, *pair, fields, as_of=danish_day(now))


def _standing_placement(connection: Connection, akasse_id: AkasseId, referral: Referral) -> Placement | None:
    made = placements.placements_of_referral(connection, akasse_id, referral.referral_id)
    return next((one for one in made if one.reversed_at is None), None)
