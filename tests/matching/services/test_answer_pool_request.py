"""Asking for a card's referral: one effect, an answer of the lending a-kasse's own, and one word back."""

from datetime import timedelta
from uuid import UUID

import pytest

from matching.core.ids import JobOrderId, MemberId, PoolAgreementId, PoolCardId, PoolRequestId
from matching.core.pool_errors import (
    PoolAgreementNotFound,
    PoolCardNotLent,
    PoolReasonMissing,
    PoolRequestAnswered,
    PoolRequestNotFound,
    PoolStepNotAllowed,
)
from matching.core.pools import PoolNo, RequestState
from matching.core.referrals import DeclineReason, ReferralKind, ReferralState
from matching.core.worklist import Asking, TaskKind
from matching.database.pool import Connection, set_tenant
from matching.queries import pool_requests, referrals
from matching.services.agree_on_pool import end_pool
from matching.services.answer_pool_request import ask_for_referral, decline_request, show_request, take_up_request
from matching.services.look_at_pool import look_at_pools
from matching.services.waiting_tasks import pool_proposal_tasks, pool_request_tasks
from matching.services.withdraw_referral import decline_for_member
from tests.builders import AKADEMIKERNE, METAL, NOW, TODAY, put_course, put_referral
from tests.pool_world import ASKING, ENDS, LENDING, THIRD, ask, lend, put_world


class Asked:
    """A world in which Akademikerne has asked for the first card."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.order, self.members = put_world(connection)
        self.agreement = lend(connection, self.order)
        self.card = self.cards()[0]
        ask_for_referral(connection, ASKING, self.agreement, self.card, now=NOW)
        (self.request,) = (one.pool_request_id for one in self.told())
        set_tenant(connection, METAL)

    def cards(self) -> list[PoolCardId]:
        set_tenant(self.connection, AKADEMIKERNE)
        (pool,) = look_at_pools(self.connection, ASKING, self.order, now=NOW).pools
        return [card.pool_card_id for card in pool.cards]

    def told(self) -> list[pool_requests.PoolRequest]:
        set_tenant(self.connection, AKADEMIKERNE)
        found = pool_requests.requests_of_agreement(self.connection, self.agreement)
        set_tenant(self.connection, METAL)
        return found

    @property
    def word(self) -> RequestState:
        (one,) = self.told()
        return one.state

    @property
    def member(self) -> MemberId:
        return show_request(self.connection, LENDING, self.request, now=NOW).request.member_id


@pytest.fixture
def asked(connection: Connection) -> Asked:
    return Asked(connection)


def test_asking_twice_is_asking_once(asked: Asked) -> None:
    set_tenant(asked.connection, AKADEMIKERNE)
    ask_for_referral(asked.connection, ASKING, asked.agreement, asked.card, now=NOW + timedelta(hours=1))
    assert [(one.asked_at, one.state) for one in asked.told()] == [(NOW, RequestState.ASKED)]


def test_only_a_card_that_was_shown_can_be_asked_for(connection: Connection) -> None:
    order, _ = put_world(connection)
    agreement = lend(connection, order)
    for card in (PoolCardId(UUID(int=5)),):
        with pytest.raises(PoolCardNotLent):
            ask_for_referral(connection, ASKING, agreement, card, now=NOW)
    with pytest.raises(PoolAgreementNotFound):
        ask_for_referral(connection, THIRD, agreement, PoolCardId(UUID(int=5)), now=NOW)


def test_after_the_agreement_nothing_can_be_asked_for(asked: Asked) -> None:
    second = asked.cards()[1]
    with pytest.raises(PoolCardNotLent):
        ask_for_referral(asked.connection, ASKING, asked.agreement, second, now=ENDS)
    end_pool(asked.connection, ASKING, asked.agreement, now=NOW)
    with pytest.raises(PoolCardNotLent):
        ask_for_referral(asked.connection, ASKING, asked.agreement, second, now=NOW)


def test_the_lender_cannot_ask_for_its_own(asked: Asked) -> None:
    with pytest.raises(PoolCardNotLent):
        ask_for_referral(asked.connection, LENDING, asked.agreement, asked.card, now=NOW)


def test_the_lending_akasse_sees_its_own_member_and_the_asking_one_no_request(asked: Asked) -> None:
    view = show_request(asked.connection, LENDING, asked.request, now=NOW)
    assert view.request.member_id in asked.members
    assert view.card is not None
    assert view.asking_name == "Akademikernes A-kasse"
    assert view.proposal is not None
    assert "Har arbejdet som lagermedarbejder" in {reason.text for reason in view.proposal.reasons}
    set_tenant(asked.connection, AKADEMIKERNE)
    with pytest.raises(PoolRequestNotFound):
        show_request(asked.connection, ASKING, asked.request, now=NOW)


def test_taking_it_up_makes_an_offer_of_the_lenders_own_once(asked: Asked) -> None:
    first = take_up_request(asked.connection, LENDING, asked.request, now=NOW)
    assert take_up_request(asked.connection, LENDING, asked.request, now=NOW) == first
    made = referrals.find_referral(asked.connection, METAL, first)
    assert made is not None
    assert (made.state, made.kind, made.member_id) == (ReferralState.PROPOSED, ReferralKind.OFFERED, asked.member)
    assert asked.word is RequestState.TALKING
    set_tenant(asked.connection, AKADEMIKERNE)
    assert referrals.referrals_of_order(asked.connection, AKADEMIKERNE, asked.order) == []


def test_the_word_follows_the_referral(asked: Asked) -> None:
    """Sent through the ordinary flow: consent, budget, transition table."""
    referral = take_up_request(asked.connection, LENDING, asked.request, now=NOW)
    put_referral(asked.connection, asked.member, asked.order, sent=True, actor=LENDING)
    known = referrals.find_referral(asked.connection, METAL, referral)
    assert known is not None
    assert known.state is ReferralState.SENT
    assert asked.word is RequestState.REFERRED
    decline_for_member(asked.connection, LENDING, referral, DeclineReason.OTHER_JOB, version=known.version, now=NOW)
    assert asked.word is RequestState.REFERRED


def test_a_member_who_says_no_is_a_no_without_a_reason_to_the_other(asked: Asked) -> None:
    referral = take_up_request(asked.connection, LENDING, asked.request, now=NOW)
    decline_for_member(asked.connection, LENDING, referral, DeclineReason.TOO_FAR, version=1, now=NOW)
    assert asked.word is RequestState.DECLINED


def test_a_referral_that_was_sent_already_is_told_as_referred(asked: Asked) -> None:
    sent = put_referral(asked.connection, asked.member, asked.order, sent=True, actor=LENDING)
    assert take_up_request(asked.connection, LENDING, asked.request, now=NOW) == sent
    assert asked.word is RequestState.REFERRED


def test_a_no_has_a_reason_that_stays_at_home(asked: Asked) -> None:
    with pytest.raises(PoolReasonMissing):
        decline_request(asked.connection, LENDING, asked.request, None, now=NOW)
    decline_request(asked.connection, LENDING, asked.request, PoolNo.OTHER_PLAN, now=NOW)
    assert asked.word is RequestState.DECLINED
    assert show_request(asked.connection, LENDING, asked.request, now=NOW).request.reason is PoolNo.OTHER_PLAN
    set_tenant(asked.connection, AKADEMIKERNE)
    assert asked.connection.execute("SELECT count(*) FROM pool_answer_event").fetchone() == (0,)


def test_two_answers_are_one(asked: Asked) -> None:
    decline_request(asked.connection, LENDING, asked.request, PoolNo.OTHER, now=NOW)
    with pytest.raises(PoolRequestAnswered, match="Bliver ikke henvist"):
        decline_request(asked.connection, LENDING, asked.request, PoolNo.OTHER, now=NOW)
    with pytest.raises(PoolRequestAnswered):
        take_up_request(asked.connection, LENDING, asked.request, now=NOW)
    assert referrals.referrals_of_order(asked.connection, METAL, asked.order) == []


def test_nothing_is_taken_up_after_the_agreement_or_on_a_closed_order(asked: Asked) -> None:
    with pytest.raises(PoolStepNotAllowed, match="Slut"):
        take_up_request(asked.connection, LENDING, asked.request, now=ENDS)
    asked.connection.execute("UPDATE job_order SET status = 'need_met'")
    with pytest.raises(PoolStepNotAllowed, match="Slut"):
        take_up_request(asked.connection, LENDING, asked.request, now=NOW)
    assert asked.word is RequestState.ASKED


def test_an_unknown_request_is_not_found(asked: Asked) -> None:
    with pytest.raises(PoolRequestNotFound):
        decline_request(asked.connection, LENDING, PoolRequestId(UUID(int=9)), PoolNo.OTHER, now=NOW)


def waiting(connection: Connection, adviser: str | None) -> list[TaskKind]:
    asking = Asking(METAL, adviser, TODAY, NOW)
    return [task.kind for task in (*pool_request_tasks(connection, asking), *pool_proposal_tasks(connection, asking))]


def test_the_members_own_adviser_is_asked_and_nobodys_member_is_everybodys(asked: Asked) -> None:
    assert waiting(asked.connection, "adviser-3") == [TaskKind.POOL_REQUEST]
    put_course(asked.connection, asked.member, akasse_id=METAL, adviser="adviser-9")
    assert waiting(asked.connection, "adviser-3") == []
    assert waiting(asked.connection, "adviser-9") == [TaskKind.POOL_REQUEST]
    assert waiting(asked.connection, None) == [TaskKind.POOL_REQUEST]
    decline_request(asked.connection, LENDING, asked.request, PoolNo.OTHER, now=NOW)
    assert waiting(asked.connection, None) == []


def test_an_ended_agreement_leaves_nothing_to_answer(asked: Asked) -> None:
    end_pool(asked.connection, LENDING, asked.agreement, now=NOW)
    assert waiting(asked.connection, None) == []


def test_an_agreement_that_was_asked_for_waits_in_the_worklist_of_all(connection: Connection) -> None:
    order, _ = put_world(connection)
    agreement: PoolAgreementId = ask(connection, JobOrderId(order))
    set_tenant(connection, METAL)
    assert waiting(connection, "adviser-3") == [TaskKind.POOL_PROPOSAL]
    end_pool(connection, LENDING, agreement, now=NOW)
    assert waiting(connection, "adviser-3") == []
