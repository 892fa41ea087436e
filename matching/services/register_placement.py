"""A hire becomes a placement: it fills one of the order's positions, and two days are set to ask how it went."""

from datetime import datetime, timedelta

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.ids import PlacementId, ReferralId
from matching.core.placements import Hire, PlacementAct, checked_hire, follow_up_dates, free_place
from matching.core.referrals import UNDO_WINDOW, ReferralAct
from matching.database import Connection
from matching.queries import placements
from matching.queries.placements import PlacementNote
from matching.services.follow_order import let_order_follow
from matching.services.showing import own_akasse
from matching.services.step_referral import By, Standing, by_adviser, stand_as_seen, take_step


def register_placement(
    connection: Connection, actor: Actor, referral_id: ReferralId, facts: Hire, *, version: int, now: datetime
) -> PlacementId:
    """Record that the referred member was hired, with where it is known from.

    Raises ReferralNotFound, StaleReferral, HireFactsWrong, NoPositionOpen and ReferralStepNotAllowed.
    """
    with connection.transaction():
        standing = stand_as_seen(connection, own_akasse(actor), referral_id, version)
        return hire(connection, standing, facts, by_adviser(actor), now=now)


def hire(  # whom, on what facts, by whom and when
    connection: Connection,
    standing: Standing,
    facts: Hire,
    by: By,
    *,
    now: datetime,
    undo_window: timedelta = UNDO_WINDOW,
) -> PlacementId:
    """Take the step to hired and keep the placement; inside the caller's transaction, which holds the order's lock."""
    checked = checked_hire(facts, as_of=danish_day(now))
    referral = take_step(connection, standing, ReferralAct.HIRE, by, now=now, undo_window=undo_window)
    place = free_place(standing.room.positions, placements.taken_places(connection, referral.job_order_id))
    key = placements.put_placement(
        connection, standing.akasse_id, referral, checked, place=place, actor=by.actor, now=now
    )
    note = PlacementNote(PlacementAct.REGISTERED, by.actor, now, evidence=checked.evidence)
    placements.add_event(connection, standing.akasse_id, key, note)
    for months, due_on in follow_up_dates(checked.starts_on):
        placements.put_follow_up(connection, standing.akasse_id, key, months, due_on)
    let_order_follow(connection, standing, by, ReferralAct.HIRE, now=now)
    return key
