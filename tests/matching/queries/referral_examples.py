"""One example call for each statement about referrals, placements and agreements between a-kasser."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from matching.core.ids import PlacementId, ReferralId
from matching.core.placements import (
    EvidenceSource,
    Hire,
    PlacementAct,
    PlacementKind,
    ReversalReason,
    StillEmployed,
    reversed_placement,
)
from matching.database.pool import Connection
from matching.queries import placements, referrals
from matching.queries.placements import PlacementNote
from matching.services.expire_referrals import expire_referrals
from matching.services.register_placement import register_placement
from tests.builders import AKADEMIKERNE, NOW, TODAY, an_adviser, put_referral
from tests.matching.queries.world import World

Example = Callable[[Connection, World], Any]

HIRE = Hire(TODAY, 37, PlacementKind.ORDINARY, EvidenceSource.EMPLOYER)


def _sent(connection: Connection, world: World) -> ReferralId:
    return put_referral(connection, world.member, world.order, sent=True)


def _link(connection: Connection, world: World) -> UUID:
    found = referrals.newest_link(connection, AKADEMIKERNE, _sent(connection, world))
    assert found is not None
    return found.link_id


def _twice(connection: Connection, world: World) -> Any:
    first = put_referral(connection, world.member, world.order)
    assert put_referral(connection, world.member, world.order) == first
    return first


def _moved(connection: Connection, world: World) -> None:
    _sent(connection, world)


def _placed(connection: Connection, world: World) -> PlacementId:
    sent = _sent(connection, world)
    return register_placement(connection, an_adviser(), sent, HIRE, version=3, now=NOW)


def _take_back(connection: Connection, world: World) -> None:
    placement = placements.find_placement(connection, AKADEMIKERNE, _placed(connection, world))
    assert placement is not None
    done = reversed_placement(placement, ReversalReason.MISTAKE, "adviser-1", now=NOW)
    assert placements.reverse_placement(connection, AKADEMIKERNE, done)


def _answer(connection: Connection, world: World) -> None:
    note = PlacementNote(
        PlacementAct.FOLLOWED_UP, "adviser-1", NOW, 3, StillEmployed.YES, EvidenceSource.MEMBER
    )  # fmt: skip
    assert placements.answer_follow_up(connection, AKADEMIKERNE, _placed(connection, world), note)


def _referral_of_placement(connection: Connection, world: World) -> Any:
    placement = placements.find_placement(connection, AKADEMIKERNE, _placed(connection, world))
    assert placement is not None
    return placements.placements_of_referral(connection, AKADEMIKERNE, placement.referral_id)


def _taken(connection: Connection, world: World) -> Any:
    _placed(connection, world)
    return placements.taken_places(connection, world.order)


def _due(connection: Connection, world: World) -> Any:
    _placed(connection, world)
    return placements.due_follow_ups(connection, AKADEMIKERNE, as_of=date(2027, 12, 1))


def _lapsed(connection: Connection, world: World) -> Any:
    _sent(connection, world)
    return referrals.lapsed_referrals(connection, AKADEMIKERNE, now=NOW + timedelta(days=99), most=9)


def _lines(connection: Connection, world: World) -> Any:
    _sent(connection, world)
    assert referrals.waiting_referrals(connection, AKADEMIKERNE, "adviser-1", as_of=TODAY)
    return referrals.referrals_of_member(connection, AKADEMIKERNE, world.member)


REFERRALS: Mapping[str, Example] = {
    "make_order_load": lambda c, w: referrals.lock_order(c, w.order),
    "lock_order_load": lambda c, w: (referrals.lock_order(c, w.order), True)[1],
    "order_room": lambda c, w: referrals.find_order_room(c, w.order),
    "put_referral": lambda c, w: put_referral(c, w.member, w.order),
    "live_referral": _twice,
    "find_referral": lambda c, w: referrals.find_referral(c, AKADEMIKERNE, _sent(c, w)),
    "move_referral": _moved,
    "add_referral_event": _moved,
    "referral_steps": lambda c, w: referrals.referral_steps(c, AKADEMIKERNE, [_sent(c, w)]),
    "put_share": _moved,
    "share_in_force": lambda c, w: referrals.find_share(c, AKADEMIKERNE, _sent(c, w)),
    "withdraw_share": lambda c, w: referrals.withdraw_share(c, AKADEMIKERNE, _sent(c, w), "adviser-1", NOW),
    "end_spent_shares": lambda c, w: expire_referrals(c, AKADEMIKERNE, now=NOW),
    "issue_link": _moved,
    "find_link": lambda c, w: referrals.find_link(c, AKADEMIKERNE, _link(c, w)),
    "newest_link": lambda c, w: referrals.newest_link(c, AKADEMIKERNE, _sent(c, w)),
    "close_links": lambda c, w: referrals.close_links(c, AKADEMIKERNE, _sent(c, w), NOW),
    "referral_lines": _lines,
    "lapsed_referrals": _lapsed,
    "member_contact": lambda c, w: referrals.find_member_contact(c, AKADEMIKERNE, w.member),
}
PLACEMENTS: Mapping[str, Example] = {
    "taken_places": _taken,
    "put_placement": _placed,
    "find_placement": lambda c, w: placements.find_placement(c, AKADEMIKERNE, _placed(c, w)),
    "placements_of_referral": _referral_of_placement,
    "reverse_placement": _take_back,
    "add_placement_event": _placed,
    "put_follow_up": _placed,
    "follow_ups_of_placement": lambda c, w: placements.follow_ups_of_placement(c, AKADEMIKERNE, _placed(c, w)),
    "answer_follow_up": _answer,
    "due_follow_ups": _due,
}
