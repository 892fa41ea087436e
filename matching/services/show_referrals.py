"""What an adviser sees of referrals: all of a member or an order, or one with its history, share and placement."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.errors import JobOrderNotFound, MemberNotFound
from matching.core.ids import AkasseId, JobOrderId, MemberId, ReferralId
from matching.core.job_order import Contact
from matching.core.order_room import OrderRoom
from matching.core.placements import Placement
from matching.core.referral_errors import ReferralNotFound
from matching.core.referrals import BASIS, Referral
from matching.core.sharing import SHAREABLE, Share
from matching.database import Connection
from matching.queries import job_orders, members, placements, referrals
from matching.queries.job_orders import OrderHead
from matching.queries.members import MemberHead
from matching.queries.placements import FollowUp
from matching.queries.referrals import ReferralLine, ReferralStep
from matching.services.employer_card import EmployerCard, employer_card
from matching.services.showing import own_akasse


@dataclass(frozen=True)
class Referrals:
    """Some referrals with their histories, and the order's room when they are of one order."""

    lines: tuple[ReferralLine, ...]
    steps: Mapping[ReferralId, tuple[ReferralStep, ...]]
    room: OrderRoom | None = None


@dataclass(frozen=True)
class PlacementView:
    """A placement, one taken back too, with the days to ask how it goes."""

    placement: Placement
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True)
class ReferralView:
    """One referral and everything beside it; `card` is all that could be shared, for the adviser to choose from."""

    line: ReferralLine
    referral: Referral
    steps: tuple[ReferralStep, ...]
    room: OrderRoom
    share: Share | None
    card: EmployerCard
    employer_contact: Contact | None
    placements: tuple[PlacementView, ...]


@dataclass(frozen=True)
class Pair:
    """A member and an order that may become a referral."""

    member: MemberHead
    order: OrderHead
    room: OrderRoom


def show_referrals_of_order(connection: Connection, actor: Actor, job_order_id: JobOrderId) -> Referrals:
    """The own a-kasse's referrals to an order, with the room that is left over all a-kasser."""
    with connection.transaction():
        akasse_id = own_akasse(actor)
        lines = referrals.referrals_of_order(connection, akasse_id, job_order_id)
        room = referrals.find_order_room(connection, job_order_id)
        return Referrals(tuple(lines), _steps(connection, akasse_id, lines), room)


def show_referrals_of_member(connection: Connection, actor: Actor, member_id: MemberId) -> Referrals:
    """A member's referrals."""
    with connection.transaction():
        akasse_id = own_akasse(actor)
        lines = referrals.referrals_of_member(connection, akasse_id, member_id)
        return Referrals(tuple(lines), _steps(connection, akasse_id, lines))


def show_referral(connection: Connection, actor: Actor, referral_id: ReferralId, *, now: datetime) -> ReferralView:
    """One referral; raises ReferralNotFound."""
    with connection.transaction():
        akasse_id = own_akasse(actor)
        line = referrals.find_line(connection, akasse_id, referral_id)
        referral = referrals.find_referral(connection, akasse_id, referral_id)
        if line is None or referral is None:
            raise ReferralNotFound
        room = referrals.find_order_room(connection, referral.job_order_id)
        assert room is not None
        fields = SHAREABLE[BASIS[referral.kind]]
        pair = (referral.member_id, referral.job_order_id)
        return ReferralView(
            line=line,
            referral=referral,
            steps=_steps(connection, akasse_id, [line])[referral_id],
            room=room,
            share=referrals.find_share(connection, akasse_id, referral_id),
            card=employer_card(connection, akasse_id, *pair, fields, as_of=danish_day(now)),
            employer_contact=job_orders.find_contact(connection, referral.job_order_id),
            placements=_placements(connection, akasse_id, referral_id),
        )


def show_pair(connection: Connection, actor: Actor, member_id: MemberId, job_order_id: JobOrderId) -> Pair:
    """A member and an order, before anything is decided; raises MemberNotFound and JobOrderNotFound."""
    with connection.transaction():
        people = members.member_heads(connection, own_akasse(actor), [member_id])
        if not people:
            raise MemberNotFound
        return Pair(people[0], *show_order_room(connection, job_order_id))


def show_order_room(connection: Connection, job_order_id: JobOrderId) -> tuple[OrderHead, OrderRoom]:
    """An order and its room, before anything is agreed about it; raises JobOrderNotFound."""
    with connection.transaction():
        orders = job_orders.order_heads(connection, [job_order_id])
        room = referrals.find_order_room(connection, job_order_id)
        if not orders or room is None:
            raise JobOrderNotFound
        return orders[0], room


def _steps(
    connection: Connection, akasse_id: AkasseId, lines: list[ReferralLine]
) -> Mapping[ReferralId, tuple[ReferralStep, ...]]:
    found: dict[ReferralId, list[ReferralStep]] = defaultdict(list)
    for one in referrals.referral_steps(connection, akasse_id, [line.referral_id for line in lines]):
        found[one.referral_id].append(one)
    return {key: tuple(steps) for key, steps in found.items()}


def _placements(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId) -> tuple[PlacementView, ...]:
    made = placements.placements_of_referral(connection, akasse_id, referral_id)
    return tuple(
        PlacementView(one, tuple(placements.follow_ups_of_placement(connection, akasse_id, one.placement_id)))
        for one in made
    )
