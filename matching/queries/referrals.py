"""Referrals: their steps, what is shared, the employer's addresses, and an order's room over all a-kasser."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from matching.core.danish_time import start_of_day
from matching.core.ids import AkasseId, JobOrderId, MemberId, ReferralId, TalkId
from matching.core.job_order import Contact, JobOrderStatus
from matching.core.order_room import OrderRoom
from matching.core.referrals import (
    Decliner,
    DeclineReason,
    Party,
    Referral,
    ReferralAct,
    ReferralKind,
    ReferralState,
)
from matching.core.sharing import Share, ShareBasis, SharedField
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class NewReferral:
    """What a referral begins with."""

    member_id: MemberId
    job_order_id: JobOrderId
    kind: ReferralKind
    talk_id: TalkId | None
    actor: str
    lapses_at: datetime


@dataclass(frozen=True)
class ReferralLine:
    """A referral as a list shows it, with the member's and the order's names."""

    referral_id: ReferralId
    member_id: MemberId
    member_number: int
    member_name: str
    job_order_id: JobOrderId
    order_number: int
    order_title: str
    employer: str | None
    kind: ReferralKind
    state: ReferralState
    talk_id: TalkId | None
    proposed_by: str
    proposed_at: datetime
    sent_at: datetime | None
    seen_at: datetime | None
    answered_at: datetime | None
    lapses_at: datetime | None
    declined_by: Decliner | None
    decline_reason: DeclineReason | None
    version: int


@dataclass(frozen=True)
class ReferralStep:
    """One step of a referral's history."""

    referral_id: ReferralId
    happened_at: datetime
    party: Party
    act: ReferralAct
    state: ReferralState
    decline_reason: DeclineReason | None
    version: int


@dataclass(frozen=True)
class AnswerLink:
    """An employer's address as it is kept; `expires_at` is when it stops by itself."""

    link_id: UUID
    referral_id: ReferralId
    expires_at: datetime
    withdrawn_at: datetime | None

    def is_open(self, now: datetime) -> bool:
        """Whether it works at this instant."""
        return self.withdrawn_at is None and now < self.expires_at


@dataclass(frozen=True)
class Lapsed:
    """A referral whose time is over, and the version it was seen in."""

    referral_id: ReferralId
    version: int


@dataclass(frozen=True)
class _Key:
    referral_id: ReferralId


@dataclass(frozen=True)
class _RoomRow:
    status: JobOrderStatus
    positions: int
    wanted: int | None
    held: int
    out: int
    filled: int
    held_back: bool


@dataclass(frozen=True)
class _ShareRow:
    basis: ShareBasis
    fields: list[SharedField]
    text_version: str
    shared_at: datetime
    ends_at: datetime
    withdrawn_at: datetime | None

    def share(self) -> Share:
        return Share(**{**asdict(self), "fields": frozenset(self.fields)})


def lock_order(connection: Connection, job_order_id: JobOrderId) -> None:
    """Wait until nobody else, of any a-kasse, is changing what the order has; held to the transaction's end."""
    change(connection, SQL["make_order_load"], job_order_id=job_order_id)
    change(connection, SQL["lock_order_load"], job_order_id=job_order_id)


def find_order_room(connection: Connection, job_order_id: JobOrderId) -> OrderRoom | None:
    """How much room an order has, over all a-kasser."""
    row = find(connection, _RoomRow, SQL["order_room"], job_order_id=job_order_id)
    return None if row is None else OrderRoom(**asdict(row))


def put_referral(
    connection: Connection, akasse_id: AkasseId, new: NewReferral, *, now: datetime
) -> tuple[ReferralId, bool]:
    """The key of the live referral of this member to this order, and whether it was made just now."""
    values = {**asdict(new), "akasse_id": akasse_id, "now": now}
    made = find(connection, _Key, SQL["put_referral"], **values)
    if made is not None:
        return made.referral_id, True
    pair = {"member_id": new.member_id, "job_order_id": new.job_order_id}
    return ReferralId(value(connection, SQL["live_referral"], akasse_id=akasse_id, **pair)), False


def find_referral(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId) -> Referral | None:
    """One referral in its newest state, or None in another a-kasse."""
    return find(connection, Referral, SQL["find_referral"], akasse_id=akasse_id, referral_id=referral_id)


def move_referral(connection: Connection, akasse_id: AkasseId, moved: Referral) -> bool:
    """Write a step; False when the referral has moved on since it was read."""
    return change(connection, SQL["move_referral"], akasse_id=akasse_id, **asdict(moved)) == 1


def add_event(  # an event is a sentence with this many parts
    connection: Connection, akasse_id: AkasseId, referral: Referral, act: ReferralAct, party: Party, actor: str
) -> None:
    """Keep a step that was just written."""
    what = {"act": act, "party": party, "actor": actor, "happened_at": referral.changed_at}
    became = {
        "referral_id": referral.referral_id,
        "state": referral.state,
        "decline_reason": referral.decline_reason,
        "version": referral.version,
    }
    change(connection, SQL["add_referral_event"], akasse_id=akasse_id, **what, **became)


def referral_steps(
    connection: Connection, akasse_id: AkasseId, referral_ids: Sequence[ReferralId]
) -> list[ReferralStep]:
    """The history of these referrals, each in its own order."""
    values = {"akasse_id": akasse_id, "referral_ids": list(referral_ids)}
    return many(connection, ReferralStep, SQL["referral_steps"], **values)


def put_share(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId, share: Share, by: str) -> None:
    """Keep what the employer may see from now on."""
    fields = [field for field in SharedField if field in share.fields]
    values = {"basis": share.basis, "fields": fields, "text_version": share.text_version}
    when = {"shared_at": share.shared_at, "ends_at": share.ends_at, "shared_by": by}
    change(connection, SQL["put_share"], akasse_id=akasse_id, referral_id=referral_id, **values, **when)


def find_share(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId) -> Share | None:
    """The share that was not taken back; it may have run out."""
    row = find(connection, _ShareRow, SQL["share_in_force"], akasse_id=akasse_id, referral_id=referral_id)
    return None if row is None else row.share()


def withdraw_share(
    connection: Connection, akasse_id: AkasseId, referral_id: ReferralId, actor: str, now: datetime
) -> bool:
    """Take the share back; whether there was one in force."""
    values = {"akasse_id": akasse_id, "referral_id": referral_id, "actor": actor, "now": now}
    return change(connection, SQL["withdraw_share"], **values) == 1


def end_spent_shares(connection: Connection, akasse_id: AkasseId, actor: str, now: datetime) -> int:
    """Take back the shares of referrals that were declined for good; how many there were."""
    return change(connection, SQL["end_spent_shares"], akasse_id=akasse_id, actor=actor, now=now)


def issue_link(
    connection: Connection, akasse_id: AkasseId, referral_id: ReferralId, *, now: datetime, expires_at: datetime
) -> UUID:
    """Make an address for the employer; its key."""
    values = {"akasse_id": akasse_id, "referral_id": referral_id, "now": now, "expires_at": expires_at}
    return UUID(str(value(connection, SQL["issue_link"], **values)))


def find_link(connection: Connection, akasse_id: AkasseId, link_id: UUID) -> AnswerLink | None:
    """What an address stands for."""
    return find(connection, AnswerLink, SQL["find_link"], akasse_id=akasse_id, link_id=link_id)


def newest_link(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId) -> AnswerLink | None:
    """The address given last."""
    return find(connection, AnswerLink, SQL["newest_link"], akasse_id=akasse_id, referral_id=referral_id)


def close_links(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId, now: datetime) -> int:
    """Close every address of a referral; how many were open."""
    return change(connection, SQL["close_links"], akasse_id=akasse_id, referral_id=referral_id, now=now)


def referrals_of_member(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[ReferralLine]:
    """A member's referrals, what lapses first before what has ended."""
    return _lines(connection, akasse_id, member_id=member_id)


def referrals_of_order(connection: Connection, akasse_id: AkasseId, job_order_id: JobOrderId) -> list[ReferralLine]:
    """The a-kasse's own referrals to an order."""
    return _lines(connection, akasse_id, job_order_id=job_order_id)


def waiting_referrals(
    connection: Connection, akasse_id: AkasseId, adviser: str | None, *, as_of: date
) -> list[ReferralLine]:
    """What waits to become something on the day `as_of`, the nearest deadline first; of everybody's when None."""
    return _lines(connection, akasse_id, adviser=adviser, waiting_at=start_of_day(as_of))


def find_line(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId) -> ReferralLine | None:
    """One referral as a list shows it."""
    found = _lines(connection, akasse_id, referral_id=referral_id)
    return found[0] if found else None


def _lines(connection: Connection, akasse_id: AkasseId, **chosen: object) -> list[ReferralLine]:
    every = dict.fromkeys(("referral_id", "member_id", "job_order_id", "adviser", "waiting_at"))
    return many(connection, ReferralLine, SQL["referral_lines"], akasse_id=akasse_id, **{**every, **chosen})


def lapsed_referrals(connection: Connection, akasse_id: AkasseId, *, now: datetime, most: int) -> list[Lapsed]:
    """Referrals whose time is over, the longest past first."""
    return many(connection, Lapsed, SQL["lapsed_referrals"], akasse_id=akasse_id, now=now, most=most)


def find_member_contact(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> Contact | None:
    """A member's name, e-mail and phone; ask only when the share allows them to be shown."""
    return find(connection, Contact, SQL["member_contact"], akasse_id=akasse_id, member_id=member_id)
