"""What one a-kasse asks another about its cards, and the answers; the member behind it is the lending one's alone."""

from dataclasses import dataclass
from datetime import date, datetime

from matching.core.danish_time import start_of_day
from matching.core.ids import (
    AkasseId,
    JobOrderId,
    MemberId,
    PoolAgreementId,
    PoolCardId,
    PoolRequestId,
    ReferralId,
)
from matching.core.pools import PoolNo, RequestState
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, many

SQL = load_statements(__file__)


@dataclass(frozen=True)
class PoolRequest:
    """A card that was asked about, and the one word about it."""

    pool_request_id: PoolRequestId
    pool_card_id: PoolCardId
    asked_at: datetime
    state: RequestState
    changed_at: datetime


@dataclass(frozen=True)
class OwnRequest:
    """A request as the lending a-kasse reads it: about which member, for which order, and how it was answered."""

    pool_request_id: PoolRequestId
    pool_agreement_id: PoolAgreementId
    pool_card_id: PoolCardId
    asked_at: datetime
    state: RequestState
    asking_akasse: AkasseId
    job_order_id: JobOrderId
    member_id: MemberId
    member_number: int
    member_name: str
    order_number: int
    order_title: str
    ends_at: datetime
    reason: PoolNo | None
    referral_id: ReferralId | None


@dataclass(frozen=True)
class PoolAnswer:
    """How the lending a-kasse answers: with a referral of its own, or a no with its reason."""

    state: RequestState
    reason: PoolNo | None = None
    referral_id: ReferralId | None = None


def ask_for_referral(
    connection: Connection, pool_agreement_id: PoolAgreementId, pool_card_id: PoolCardId, actor: str, now: datetime
) -> bool:
    """Ask for a card's referral; False when it was asked for already."""
    values = {"pool_agreement_id": pool_agreement_id, "pool_card_id": pool_card_id, "actor": actor, "now": now}
    return change(connection, SQL["ask_for_referral"], **values) == 1


def requests_of_agreement(connection: Connection, pool_agreement_id: PoolAgreementId) -> list[PoolRequest]:
    """What was asked under an agreement, the oldest first."""
    return many(connection, PoolRequest, SQL["requests_of_agreement"], pool_agreement_id=pool_agreement_id)


def waiting_requests(
    connection: Connection, akasse_id: AkasseId, adviser: str | None, *, as_of: date
) -> list[OwnRequest]:
    """Requests that wait for the a-kasse's answer; about one adviser's members, or everybody's when None."""
    return _requests(connection, akasse_id, adviser=adviser, waiting_at=start_of_day(as_of))


def find_request(connection: Connection, akasse_id: AkasseId, pool_request_id: PoolRequestId) -> OwnRequest | None:
    """One request to the a-kasse."""
    found = _requests(connection, akasse_id, pool_request_id=pool_request_id)
    return found[0] if found else None


def _requests(connection: Connection, akasse_id: AkasseId, **chosen: object) -> list[OwnRequest]:
    every = dict.fromkeys(("pool_request_id", "waiting_at", "adviser"))
    return many(connection, OwnRequest, SQL["own_requests"], akasse_id=akasse_id, **{**every, **chosen})


def answer_request(  # who answers what, how and when
    connection: Connection,
    akasse_id: AkasseId,
    pool_request_id: PoolRequestId,
    answer: PoolAnswer,
    actor: str,
    now: datetime,
) -> bool:
    """Answer, and keep what only the a-kasse knows of it; False when somebody has answered already."""
    values = {"pool_request_id": pool_request_id, "state": answer.state, "now": now}
    if change(connection, SQL["answer_request"], **values) == 0:
        return False
    known = {"akasse_id": akasse_id, "actor": actor, "reason": answer.reason, "referral_id": answer.referral_id}
    change(connection, SQL["add_pool_answer"], **values, **known)
    return True


def let_request_follow(
    connection: Connection, akasse_id: AkasseId, referral_id: ReferralId, state: RequestState, now: datetime
) -> None:
    """Tell the asking a-kasse where the referral that came of its request stands; nothing when none did."""
    values = {"akasse_id": akasse_id, "referral_id": referral_id, "state": state, "now": now}
    change(connection, SQL["let_request_follow"], **values)
