"""What an agreement sets going elsewhere: a referral that is proposed, a recommendation that is drafted.

Taking the agreement back takes that back too, as long as nobody outside the house has heard of it.
"""

from datetime import datetime
from uuid import UUID, uuid5

from matching.core.access import Actor
from matching.core.agreement_errors import AgreementHasGoneOut
from matching.core.agreements import Agreement, AgreementKind
from matching.core.recommendations import RecommendationDraft, RecommendationState
from matching.core.referrals import BEFORE_SENT, ReferralKind, ReferralState
from matching.database import Connection
from matching.queries import recommendations, referrals
from matching.queries.referrals import ReferralLine
from matching.services.draft_recommendation import draft_recommendation
from matching.services.propose_referral import propose_referral
from matching.services.recommendation_steps import Seen, get_recommendation
from matching.services.showing import own_akasse
from matching.services.withdraw_recommendation import withdraw_recommendation
from matching.services.withdraw_referral import withdraw_referral

TAKEN_BACK = "Aftalen blev fortrudt i samtalen."


def follow_agreement(connection: Connection, actor: Actor, agreement: Agreement, *, now: datetime) -> None:
    """Begin what a standing agreement promises; for most kinds that is nothing. Raises what those services raise."""
    if agreement.kind is AgreementKind.REFERRED and agreement.job is not None:
        pair = (agreement.member_id, agreement.job.job_order_id)
        propose_referral(connection, actor, *pair, ReferralKind.OFFERED, talk_id=agreement.talk_id, now=now)
    if agreement.kind is AgreementKind.OFFER_RECOMMENDATION and agreement.offer_kind:
        draft = RecommendationDraft(
            agreement.member_id, agreement.offer_kind, purpose=agreement.text, draft_key=_draft_key(agreement)
        )
        draft_recommendation(connection, actor, draft, now=now)


def unfollow_agreement(connection: Connection, actor: Actor, agreement: Agreement, *, now: datetime) -> None:
    """Take back what the agreement began, seen while it still stood. Raises AgreementHasGoneOut."""
    if has_gone_out(connection, actor, agreement):
        raise AgreementHasGoneOut(agreement.kind)
    if agreement.kind is AgreementKind.REFERRED:
        _withdraw_referral(connection, actor, agreement, now)
    if agreement.kind is AgreementKind.OFFER_RECOMMENDATION:
        _withdraw_draft(connection, actor, agreement, now)


def has_gone_out(connection: Connection, actor: Actor, agreement: Agreement) -> bool:
    """Whether an employer or the municipality has heard of what the agreement began, and it was not withdrawn since."""
    if agreement.kind is AgreementKind.REFERRED:
        lines = _referrals(connection, actor, agreement)
        return any(line.sent_at is not None and line.state is not ReferralState.WITHDRAWN for line in lines)
    if agreement.kind is AgreementKind.OFFER_RECOMMENDATION:
        drafted = recommendations.find_draft(connection, own_akasse(actor), _draft_key(agreement))
        return drafted is not None and get_recommendation(connection, actor, drafted).state not in _IN_THE_HOUSE
    return False


_IN_THE_HOUSE = frozenset({RecommendationState.DRAFT, RecommendationState.WITHDRAWN})


def _referrals(connection: Connection, actor: Actor, agreement: Agreement) -> list[ReferralLine]:
    """The referrals that were proposed in the agreement's talk to its job."""
    assert agreement.job is not None  # the database holds it so
    job, talk = agreement.job.job_order_id, agreement.talk_id
    lines = referrals.referrals_of_member(connection, own_akasse(actor), agreement.member_id)
    return [line for line in lines if line.job_order_id == job and line.talk_id == talk]


def _withdraw_referral(connection: Connection, actor: Actor, agreement: Agreement, now: datetime) -> None:
    for line in _referrals(connection, actor, agreement):
        if line.state in BEFORE_SENT:
            withdraw_referral(connection, actor, line.referral_id, version=line.version, now=now)


def _withdraw_draft(connection: Connection, actor: Actor, agreement: Agreement, now: datetime) -> None:
    drafted = recommendations.find_draft(connection, own_akasse(actor), _draft_key(agreement))
    if drafted is None:
        return
    current = get_recommendation(connection, actor, drafted)
    if current.state is RecommendationState.DRAFT:
        withdraw_recommendation(connection, actor, Seen(drafted, current.version), TAKEN_BACK, now=now)


def _draft_key(agreement: Agreement) -> UUID:
    """One draft for each time the agreement is made to hold."""
    return uuid5(agreement.agreement_id, str(agreement.version))
