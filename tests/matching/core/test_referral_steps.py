"""Taking a step: what each demand refuses, which dates it sets, and what an answer taken back leaves."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from matching.core.errors import JobbroError
from matching.core.ids import JobOrderId, MemberId, ReferralId
from matching.core.job_order import JobOrderStatus
from matching.core.order_room import OrderRoom
from matching.core.referral_errors import (
    DeclineReasonMissing,
    NoPlaceLeft,
    NoPositionOpen,
    NotYetLapsed,
    OrderNotOpen,
    ReferralStepNotAllowed,
    ShareMissing,
    UndoTooLate,
)
from matching.core.referral_steps import Given, step
from matching.core.referrals import (
    ANSWER_PERIOD,
    PROPOSAL_PERIOD,
    UNDO_WINDOW,
    Decliner,
    DeclineReason,
    Party,
    Referral,
    ReferralAct,
    ReferralKind,
    ReferralState,
)
from matching.core.sharing import CARD, ShareBasis, new_share, withdrawn
from tests.builders import NOW

KEY = UUID(int=1)
SHARE = new_share(ShareBasis.CONSENT, CARD, now=NOW, ends_at=NOW + timedelta(days=60))
ROOM = OrderRoom(JobOrderStatus.IN_PROGRESS, positions=2)
GIVEN = Given(SHARE, ROOM)
NO = replace(GIVEN, decliner=Decliner.EMPLOYER, decline_reason=DeclineReason.HOURS)
MEMBERS_NO = replace(GIVEN, decliner=Decliner.MEMBER, decline_reason=DeclineReason.TOO_FAR)
LATER = NOW + timedelta(minutes=5)


def a_referral(kind: ReferralKind = ReferralKind.OFFERED) -> Referral:
    return Referral(
        ReferralId(KEY), MemberId(KEY), JobOrderId(KEY), kind, ReferralState.PROPOSED, None, "adviser-1", NOW, None,
        None, None, None, NOW + PROPOSAL_PERIOD, None, None, None, None, None, 1, NOW,
    )  # fmt: skip


def after(*acts: str, given: Given = GIVEN, now: datetime = NOW) -> Referral:
    """A referral after these acts, each by the party that most usually does it."""
    referral = a_referral()
    for name in acts:
        act = ReferralAct.of(name)
        by_employer = act in {ReferralAct.SEE, ReferralAct.INVITE, ReferralAct.HIRE, ReferralAct.EMPLOYER_DECLINES}
        told = NO if act is ReferralAct.EMPLOYER_DECLINES else given
        referral = step(referral, act, Party.EMPLOYER if by_employer else Party.ADVISER, told, now=now)
    return referral


SENT = ("agree", "send")


def refused(
    error: type[JobbroError], referral: Referral, act: ReferralAct, given: Given, *, by: Party = Party.ADVISER
) -> bool:
    with pytest.raises(error):
        step(referral, act, by, given, now=LATER)
    return True


def test_a_step_is_a_new_version_and_leaves_the_old_value_alone() -> None:
    referral = a_referral()
    agreed = step(referral, ReferralAct.AGREE, Party.ADVISER, GIVEN, now=LATER)
    assert (agreed.state, agreed.version, agreed.agreed_at, agreed.changed_at) == (
        ReferralState.AGREED,
        2,
        LATER,
        LATER,
    )
    assert (referral.state, referral.version) == (ReferralState.PROPOSED, 1)


def test_agreeing_and_sending_need_a_share_that_holds() -> None:
    taken_back, over = withdrawn(SHARE, NOW), replace(SHARE, ends_at=LATER)
    for share in (None, taken_back, over):
        given = replace(GIVEN, share=share)
        assert refused(ShareMissing, a_referral(), ReferralAct.AGREE, given)
        assert refused(ShareMissing, after("agree"), ReferralAct.SEND, given)


def test_the_share_must_rest_on_what_the_kind_rests_on() -> None:
    directed = a_referral(ReferralKind.DIRECTED)
    assert refused(ShareMissing, directed, ReferralAct.AGREE, GIVEN)
    told = new_share(ShareBasis.DIRECTED, CARD, now=NOW, ends_at=SHARE.ends_at)
    assert step(directed, ReferralAct.AGREE, Party.ADVISER, replace(GIVEN, share=told), now=LATER)
    assert refused(ShareMissing, a_referral(), ReferralAct.AGREE, replace(GIVEN, share=told))


@pytest.mark.parametrize("status", [JobOrderStatus.NEED_MET, JobOrderStatus.DEADLINE_PASSED])
def test_nobody_is_agreed_on_or_sent_to_a_closed_order(status: JobOrderStatus) -> None:
    given = replace(GIVEN, room=replace(ROOM, status=status))
    assert refused(OrderNotOpen, a_referral(), ReferralAct.AGREE, given)
    assert refused(OrderNotOpen, after("agree"), ReferralAct.SEND, given)


def test_nobody_is_sent_to_an_order_whose_wording_is_looked_at() -> None:
    waiting = replace(ROOM, status=JobOrderStatus.ENOUGH_REFERRALS, held_back=True)
    assert refused(OrderNotOpen, after("agree"), ReferralAct.SEND, replace(GIVEN, room=waiting))


def test_beyond_what_the_employer_wants_a_reason_is_needed_and_kept() -> None:
    full = replace(GIVEN, room=replace(ROOM, out=6))
    assert refused(NoPlaceLeft, a_referral(), ReferralAct.AGREE, full)
    assert refused(NoPlaceLeft, a_referral(), ReferralAct.AGREE, replace(full, beyond_reason="  "))
    agreed = step(a_referral(), ReferralAct.AGREE, Party.ADVISER, replace(full, beyond_reason=" Aftalt "), now=NOW)
    assert agreed.beyond_reason == "Aftalt"


def test_a_reason_that_was_not_needed_is_not_kept() -> None:
    given = replace(GIVEN, beyond_reason="For en sikkerheds skyld")
    assert step(a_referral(), ReferralAct.AGREE, Party.ADVISER, given, now=NOW).beyond_reason is None


def test_nobody_is_hired_when_every_position_is_filled() -> None:
    full = replace(GIVEN, room=replace(ROOM, filled=2))
    assert refused(NoPositionOpen, after(*SENT), ReferralAct.HIRE, full)
    assert refused(NoPositionOpen, after(*SENT), ReferralAct.HIRE, full, by=Party.EMPLOYER)


@pytest.mark.parametrize(
    ("decliner", "reason"),
    [
        (None, None),
        (Decliner.EMPLOYER, None),
        (Decliner.EMPLOYER, DeclineReason.NOT_WANTED),
        (None, DeclineReason.HOURS),
    ],
)
def test_a_no_needs_a_reason_its_side_can_give(decliner: Decliner | None, reason: DeclineReason | None) -> None:
    given = replace(GIVEN, decliner=decliner, decline_reason=reason)
    assert refused(DeclineReasonMissing, after(*SENT), ReferralAct.EMPLOYER_DECLINES, given, by=Party.EMPLOYER)


def test_a_no_says_whose_it_was_and_why() -> None:
    declined = step(after(*SENT), ReferralAct.MEMBER_DECLINES, Party.ADVISER, MEMBERS_NO, now=LATER)
    assert (declined.declined_by, declined.decline_reason) == (Decliner.MEMBER, DeclineReason.TOO_FAR)
    assert (declined.answered_at, declined.lapses_at) == (LATER, None)


def test_an_employer_without_a_share_can_do_nothing() -> None:
    given = replace(NO, share=withdrawn(SHARE, NOW))
    for act in (ReferralAct.SEE, ReferralAct.INVITE, ReferralAct.HIRE, ReferralAct.EMPLOYER_DECLINES):
        assert refused(ShareMissing, after(*SENT), act, given, by=Party.EMPLOYER)


def test_an_answer_by_link_can_be_undone_within_the_window_only() -> None:
    invited = after(*SENT, "see", "invite")
    assert invited.undo_until == NOW + UNDO_WINDOW
    back = step(invited, ReferralAct.UNDO, Party.EMPLOYER, GIVEN, now=LATER)
    assert (back.state, back.undo_until, back.came_from, back.answered_at) == (ReferralState.SEEN, None, None, None)
    with pytest.raises(UndoTooLate):
        step(invited, ReferralAct.UNDO, Party.EMPLOYER, GIVEN, now=NOW + UNDO_WINDOW)


def test_the_window_can_be_set() -> None:
    longer = replace(GIVEN, undo_window=timedelta(hours=1))
    invited = step(after(*SENT), ReferralAct.INVITE, Party.EMPLOYER, longer, now=NOW)
    assert invited.undo_until == NOW + timedelta(hours=1)


def test_an_answer_the_adviser_noted_is_not_the_employers_to_undo() -> None:
    noted = step(after(*SENT), ReferralAct.INVITE, Party.ADVISER, GIVEN, now=NOW)
    assert noted.undo_until is None
    assert refused(UndoTooLate, noted, ReferralAct.UNDO, GIVEN, by=Party.EMPLOYER)


@pytest.mark.parametrize("answer", [ReferralAct.HIRE, ReferralAct.EMPLOYER_DECLINES])
def test_an_answer_after_the_talk_goes_back_to_the_talk(answer: ReferralAct) -> None:
    answered = step(after(*SENT, "see", "invite"), answer, Party.EMPLOYER, NO, now=NOW)
    back = step(answered, ReferralAct.UNDO, Party.EMPLOYER, GIVEN, now=LATER)
    assert back.state is ReferralState.INTERVIEW
    assert back.lapses_at == SHARE.ends_at
    assert refused(UndoTooLate, back, ReferralAct.UNDO, GIVEN, by=Party.EMPLOYER)


def test_who_answers_from_the_mail_has_seen_the_card_when_the_answer_is_undone() -> None:
    hired = step(after(*SENT), ReferralAct.HIRE, Party.EMPLOYER, GIVEN, now=NOW)
    assert step(hired, ReferralAct.UNDO, Party.EMPLOYER, GIVEN, now=LATER).state is ReferralState.SEEN


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        (("agree",), ReferralState.AGREED),
        (SENT, ReferralState.SENT),
        ((*SENT, "see"), ReferralState.SEEN),
        ((*SENT, "see", "invite"), ReferralState.INTERVIEW),
    ],
)
def test_a_hire_reported_by_mistake_goes_back_to_where_it_was(acts: tuple[str, ...], state: ReferralState) -> None:
    before = after(*acts)
    hired = step(before, ReferralAct.HIRE, Party.ADVISER, GIVEN, now=NOW)
    back = step(hired, ReferralAct.REVERSE, Party.ADVISER, GIVEN, now=LATER)
    assert back.state is state
    assert (back.agreed_at, back.sent_at, back.seen_at) == (before.agreed_at, before.sent_at, before.seen_at)
    assert back.lapses_at is not None


def test_a_hire_reversed_after_the_share_ran_out_still_has_a_time_to_end() -> None:
    hired = step(after(*SENT, "see"), ReferralAct.HIRE, Party.ADVISER, GIVEN, now=NOW)
    much_later = SHARE.ends_at + timedelta(days=30)
    back = step(hired, ReferralAct.REVERSE, Party.ADVISER, GIVEN, now=much_later)
    assert back.lapses_at == much_later + ANSWER_PERIOD


def test_a_hire_that_fell_through_is_a_no_with_its_reason() -> None:
    hired = step(after(*SENT), ReferralAct.HIRE, Party.ADVISER, GIVEN, now=NOW)
    fallen = step(hired, ReferralAct.FALL_THROUGH, Party.ADVISER, MEMBERS_NO, now=LATER)
    assert (fallen.state, fallen.declined_by) == (ReferralState.DECLINED, Decliner.MEMBER)


def test_the_clock_ends_what_is_over_and_nothing_before() -> None:
    sent = after(*SENT)
    assert sent.lapses_at == NOW + ANSWER_PERIOD
    assert refused(NotYetLapsed, sent, ReferralAct.EXPIRE, GIVEN, by=Party.CLOCK)
    over = step(sent, ReferralAct.EXPIRE, Party.CLOCK, GIVEN, now=NOW + ANSWER_PERIOD)
    assert (over.state, over.lapses_at) == (ReferralState.EXPIRED, None)


def test_looking_at_the_card_gives_no_longer_time_to_answer() -> None:
    sent = after(*SENT)
    assert step(sent, ReferralAct.SEE, Party.EMPLOYER, GIVEN, now=LATER).lapses_at == sent.lapses_at


def test_nothing_waits_longer_than_the_share_holds() -> None:
    short = new_share(ShareBasis.CONSENT, CARD, now=NOW, ends_at=NOW + timedelta(days=3))
    assert after(*SENT, given=Given(short, ROOM)).lapses_at == short.ends_at


@pytest.mark.parametrize("act", [ReferralAct.AGREE, ReferralAct.SEND, ReferralAct.HIRE])
def test_a_referral_that_is_over_takes_no_further_step(act: ReferralAct) -> None:
    assert refused(ReferralStepNotAllowed, after(*SENT, "withdraw"), act, GIVEN)
