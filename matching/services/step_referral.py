"""Every step of a referral goes this way: wait for the order, look again, ask the table, write, let the order follow.

The order is locked first, so two advisers, two tabs or two a-kasser that act at once act one after the other, and the
second one is told what stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from matching.core.access import Actor
from matching.core.errors import JobOrderNotFound
from matching.core.ids import AkasseId, ReferralId
from matching.core.order_life import EMPLOYER_ACTOR, JOBBRO_ACTOR
from matching.core.order_room import OrderRoom
from matching.core.pools import request_state
from matching.core.referral_errors import ReferralNotFound, StaleReferral
from matching.core.referral_steps import Given, step
from matching.core.referrals import UNDO_WINDOW, Decliner, DeclineReason, Party, Referral, ReferralAct, state_label
from matching.core.sharing import Share
from matching.database import Connection
from matching.queries import pool_requests, referrals

#: Acts after which the employer has no business with the member any more.
ENDING = frozenset({ReferralAct.WITHDRAW, ReferralAct.MEMBER_DECLINES, ReferralAct.EXPIRE})
#: Whose no it is, by the act.
WHOSE_NO: Mapping[ReferralAct, Decliner] = {
    ReferralAct.MEMBER_DECLINES: Decliner.MEMBER,
    ReferralAct.EMPLOYER_DECLINES: Decliner.EMPLOYER,
}


@dataclass(frozen=True)
class By:
    """Who acts: the party, and the id that events keep."""

    party: Party
    actor: str


EMPLOYER = By(Party.EMPLOYER, EMPLOYER_ACTOR)
CLOCK = By(Party.CLOCK, JOBBRO_ACTOR)


def by_adviser(actor: Actor) -> By:
    """An adviser acts."""
    return By(Party.ADVISER, actor.user_id)


@dataclass(frozen=True)
class Standing:
    """A referral as it stands while nobody else can change it, with its share and its order's room."""

    akasse_id: AkasseId
    referral: Referral
    share: Share | None
    room: OrderRoom

    def is_seen_in(self, version: int) -> bool:
        """Whether a page that showed this version still shows what stands."""
        return self.referral.version == version


def stand(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId) -> Standing:
    """Wait for the order, and read the referral as it stands then; raises ReferralNotFound."""
    known = referrals.find_referral(connection, akasse_id, referral_id)
    if known is None:
        raise ReferralNotFound
    referrals.lock_order(connection, known.job_order_id)
    referral = referrals.find_referral(connection, akasse_id, referral_id)
    room = referrals.find_order_room(connection, known.job_order_id)
    assert referral is not None
    assert room is not None
    return Standing(akasse_id, referral, referrals.find_share(connection, akasse_id, referral_id), room)


def stand_as_seen(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId, version: int) -> Standing:
    """As `stand`; raises StaleReferral when the referral has moved on from the version that was seen."""
    standing = stand(connection, akasse_id, referral_id)
    if not standing.is_seen_in(version):
        raise stale(standing.referral)
    return standing


def stale(referral: Referral) -> StaleReferral:
    """The error that says what stands."""
    return StaleReferral(state_label(referral.kind, referral.state))


def take_step(  # noqa: PLR0913  # a step is a sentence with this many parts
    connection: Connection,
    standing: Standing,
    act: ReferralAct,
    by: By,
    *,
    now: datetime,
    reason: DeclineReason | None = None,
    whose_no: Decliner | None = None,
    beyond_reason: str = "",
    undo_window: timedelta = UNDO_WINDOW,
) -> Referral:
    """Take the step and keep it as an event; an ending step takes the share back and closes the employer's addresses.

    Raises what `matching.core.referral_steps.step` raises.
    """
    decliner = whose_no or WHOSE_NO.get(act)
    given = Given(standing.share, standing.room, decliner, reason, beyond_reason, undo_window)
    moved = step(standing.referral, act, by.party, given, now=now)
    if not referrals.move_referral(connection, standing.akasse_id, moved):
        raise stale(standing.referral)
    referrals.add_event(connection, standing.akasse_id, moved, act, by.party, by.actor)
    pool_requests.let_request_follow(connection, standing.akasse_id, moved.referral_id, request_state(moved), now)
    if act in ENDING:
        close_access(connection, standing.akasse_id, moved.referral_id, by, now)
    return moved


def close_access(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId, by: By, now: datetime) -> None:
    """Take the share back and close every address: the employer's next request sees nothing."""
    referrals.withdraw_share(connection, akasse_id, referral_id, by.actor, now)
    referrals.close_links(connection, akasse_id, referral_id, now)


def with_share(standing: Standing, share: Share) -> Standing:
    """The standing once a share was agreed on."""
    return replace(standing, share=share)


def room_of(connection: Connection, standing: Standing) -> OrderRoom:
    """The order's room as it is by now, inside the same transaction; raises JobOrderNotFound."""
    room = referrals.find_order_room(connection, standing.referral.job_order_id)
    if room is None:
        raise JobOrderNotFound
    return room
