"""Taking a placement back: the row stays with its reason, the position is free again, the referral where it belongs."""

from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import AkasseId, PlacementId
from matching.core.placements import (
    REVERSAL_ACTS,
    REVERSAL_DECLINES,
    Placement,
    PlacementAct,
    ReversalReason,
    reversed_placement,
)
from matching.core.referral_errors import PlacementAlreadyReversed, PlacementNotFound
from matching.core.referrals import Referral, ReferralAct
from matching.database import Connection
from matching.queries import placements
from matching.queries.placements import PlacementNote
from matching.services.follow_order import let_order_follow
from matching.services.showing import own_akasse
from matching.services.step_referral import By, Standing, by_adviser, stand, take_step


def reverse_placement(
    connection: Connection, actor: Actor, placement_id: PlacementId, reason: ReversalReason, *, now: datetime
) -> Referral:
    """Take a placement back and return its referral: back to what it was before, or declined by whoever said no.

    Raises PlacementNotFound, and PlacementAlreadyReversed for the second of two presses.
    """
    with connection.transaction():
        akasse_id = own_akasse(actor)
        standing = stand(connection, akasse_id, _get(connection, akasse_id, placement_id).referral_id)
        placement = _get(connection, akasse_id, placement_id)
        return take_back(connection, standing, placement, reason, by_adviser(actor), now=now)


def take_back(  # who takes what back, and why
    connection: Connection,
    standing: Standing,
    placement: Placement,
    reason: ReversalReason,
    by: By,
    *,
    now: datetime,
) -> Referral:
    """Take a placement back inside the caller's transaction, which holds the order's lock."""
    done = reversed_placement(placement, reason, by.actor, now=now)
    referral = _step_back(connection, standing, reason, by, now)
    if not placements.reverse_placement(connection, standing.akasse_id, done):
        raise PlacementAlreadyReversed
    note = PlacementNote(PlacementAct.REVERSED, by.actor, now, reversal_reason=reason)
    placements.add_event(connection, standing.akasse_id, placement.placement_id, note)
    let_order_follow(connection, standing, by, REVERSAL_ACTS[reason], now=now)
    return referral


def _step_back(connection: Connection, standing: Standing, reason: ReversalReason, by: By, now: datetime) -> Referral:
    act: ReferralAct = REVERSAL_ACTS[reason]
    whose_no, why = REVERSAL_DECLINES.get(reason, (None, None))
    return take_step(connection, standing, act, by, now=now, reason=why, whose_no=whose_no)


def _get(connection: Connection, akasse_id: AkasseId, placement_id: PlacementId) -> Placement:
    placement = placements.find_placement(connection, akasse_id, placement_id)
    if placement is None:
        raise PlacementNotFound
    return placement
