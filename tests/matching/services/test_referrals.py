"""A referral from proposal to placement in the real database: each intention once, each effect once."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from matching.core.errors import JobOrderNotFound, MemberNotFound, NotAllowed
from matching.core.ids import JobOrderId, MemberId, ReferralId
from matching.core.job_order import JobOrderStatus
from matching.core.order_life import LogKind
from matching.core.order_room import OrderRoom
from matching.core.placements import EvidenceSource, Hire, PlacementKind, ReversalReason, StillEmployed
from matching.core.referral_errors import (
    AnswerLinkClosed,
    AnswerLinkUnknown,
    DeclineReasonMissing,
    FollowUpAnswered,
    HireFactsWrong,
    NoPlaceLeft,
    NoPositionOpen,
    OrderNotOpen,
    PlacementAlreadyReversed,
    ReferralNotFound,
    ReferralStepNotAllowed,
    StaleReferral,
)
from matching.core.referrals import (
    ANSWER_PERIOD,
    UNDO_WINDOW,
    Decliner,
    DeclineReason,
    ReferralAct,
    ReferralKind,
    ReferralState,
)
from matching.core.sharing import CARD, SHAREABLE, ShareBasis, SharedField
from matching.database.pool import Connection, set_tenant
from matching.queries import placements, referrals
from matching.services.agree_referral import Agreement, agree_referral
from matching.services.answer_referral import Answer, Answered, answer_referral, note_answer
from matching.services.expire_referrals import expire_referrals
from matching.services.follow_up_placement import follow_up_placement
from matching.services.propose_referral import propose_referral
from matching.services.register_placement import register_placement
from matching.services.reverse_placement import reverse_placement
from matching.services.send_referral import renew_link, send_referral
from matching.services.show_answer_page import AnswerView, show_answer_page
from matching.services.show_referrals import show_referral, show_referrals_of_member, show_referrals_of_order
from matching.services.withdraw_referral import decline_for_member, withdraw_consent, withdraw_referral
from tests.builders import (
    AKADEMIKERNE,
    LAGER_READ,
    METAL,
    NOW,
    Keys,
    an_adviser,
    put_member,
    put_order,
    put_referral,
    put_taxonomy,
)

LATER = NOW + timedelta(minutes=1)
LAST_DAY = date(2026, 12, 31)
HIRE = Hire(date(2026, 12, 1), 37, PlacementKind.ORDINARY, EvidenceSource.EMPLOYER)
ADVISER = an_adviser()


@dataclass
class Story:
    """A member, an order with one position, and a referral that is sent; what the employer holds is `link`."""

    connection: Connection
    keys: Keys
    order: JobOrderId
    member: MemberId
    referral: ReferralId
    link: UUID

    def now_is(self) -> Any:
        found = referrals.find_referral(self.connection, AKADEMIKERNE, self.referral)
        assert found is not None
        return found

    def state(self) -> ReferralState:
        return self.now_is().state

    def answers(self, act: ReferralAct, *, now: datetime = LATER, **more: Any) -> Answered:
        """The employer presses a button on a page that shows what stands."""
        version = more.pop("version", None) or self.now_is().version
        answer = Answer(act, **more)
        return answer_referral(self.connection, AKADEMIKERNE, self.link, answer, version=version, now=now)

    def hires(self, **more: Any) -> Answered:
        return self.answers(ReferralAct.HIRE, hire=HIRE, **more)

    def sees(self, now: datetime = LATER) -> AnswerView:
        return show_answer_page(self.connection, AKADEMIKERNE, self.link, now=now)

    def room(self) -> OrderRoom:
        found = referrals.find_order_room(self.connection, self.order)
        assert found is not None
        return found

    def acts(self) -> list[ReferralAct]:
        return [one.act for one in referrals.referral_steps(self.connection, AKADEMIKERNE, [self.referral])]

    def placed(self) -> list[Any]:
        return placements.placements_of_referral(self.connection, AKADEMIKERNE, self.referral)

    def mails(self) -> list[str]:
        rows = self.connection.execute("SELECT kind FROM outgoing_mail ORDER BY kind").fetchall()
        return [kind.value for (kind,) in rows]


@pytest.fixture
def story(connection: Connection) -> Story:
    keys = put_taxonomy(connection)
    order = put_order(connection, keys, LAGER_READ)
    member = put_member(connection, keys, LAGER_READ)
    connection.execute("UPDATE member_identity SET email = 'karen@example.com', phone = '12345678'")
    referral = put_referral(connection, member, order, agreed=True)
    link = send_referral(connection, ADVISER, referral, version=2, now=NOW)
    return Story(connection, keys, order, member, referral, link)


def another(story: Story, **options: Any) -> ReferralId:
    return put_referral(story.connection, put_member(story.connection, story.keys, LAGER_READ), story.order, **options)


# --- proposing and agreeing


def test_a_pair_is_referred_once_however_often_it_is_proposed(story: Story) -> None:
    again = propose_referral(
        story.connection, ADVISER, story.member, story.order, ReferralKind.DIRECTED, talk_id=None, now=LATER
    )
    assert again == story.referral
    assert story.now_is().kind is ReferralKind.OFFERED
    assert story.acts() == [ReferralAct.PROPOSE, ReferralAct.AGREE, ReferralAct.SEND]


def test_after_it_is_over_the_pair_can_be_referred_again(story: Story) -> None:
    withdraw_referral(story.connection, ADVISER, story.referral, version=3, now=NOW)
    assert put_referral(story.connection, story.member, story.order) != story.referral


@pytest.mark.parametrize("status", ["need_met", "deadline_passed"])
def test_nobody_is_proposed_for_a_closed_order(story: Story, status: str) -> None:
    closed = put_order(story.connection, story.keys, LAGER_READ, status=status)
    with pytest.raises(OrderNotOpen):
        put_referral(story.connection, story.member, closed)


def test_what_is_not_there_cannot_be_proposed(story: Story) -> None:
    with pytest.raises(MemberNotFound):
        put_referral(story.connection, MemberId(uuid4()), story.order)
    with pytest.raises(JobOrderNotFound):
        put_referral(story.connection, story.member, JobOrderId(uuid4()))


def test_another_akasse_finds_neither_the_member_nor_the_referral(story: Story) -> None:
    set_tenant(story.connection, METAL)
    theirs = an_adviser(METAL)
    with pytest.raises(MemberNotFound):
        put_referral(story.connection, story.member, story.order, actor=theirs)
    with pytest.raises(ReferralNotFound):
        show_referral(story.connection, theirs, story.referral, now=NOW)
    with pytest.raises(AnswerLinkUnknown):
        show_answer_page(story.connection, METAL, story.link, now=NOW)


def test_one_of_no_akasse_refers_nobody(story: Story) -> None:
    with pytest.raises(NotAllowed):
        put_referral(story.connection, story.member, story.order, actor=an_adviser(None))


def test_the_share_keeps_the_exact_fields_the_text_and_the_last_day(story: Story) -> None:
    referral = another(story)
    fields = frozenset({SharedField.EXPERIENCE, SharedField.NAME})
    agree_referral(story.connection, ADVISER, referral, Agreement(fields, LAST_DAY), version=1, now=NOW)
    share = referrals.find_share(story.connection, AKADEMIKERNE, referral)
    assert share is not None
    assert (share.basis, share.fields, share.text_version) == (ShareBasis.CONSENT, fields, "2026-11")
    assert share.ends_at == datetime.fromisoformat("2027-01-01T00:00:00+01:00")


def test_being_told_to_apply_shares_without_consent_and_without_contact(story: Story) -> None:
    referral = another(story, kind=ReferralKind.DIRECTED, agreed=True)
    share = referrals.find_share(story.connection, AKADEMIKERNE, referral)
    assert share is not None
    assert (share.basis, share.fields) == (ShareBasis.DIRECTED, SHAREABLE[ShareBasis.DIRECTED])
    assert SharedField.CONTACT not in share.fields


# --- the budget, over all a-kasser


def test_places_are_counted_over_all_akasser_and_nobody_sees_whose_they_are(story: Story) -> None:
    assert story.room().places_left == 2
    put_referral(story.connection, put_member(story.connection, story.keys, LAGER_READ, akasse_id=METAL), story.order,
                 actor=an_adviser(METAL), agreed=True)  # fmt: skip
    set_tenant(story.connection, AKADEMIKERNE)
    assert story.room().places_left == 1
    lines = referrals.referrals_of_order(story.connection, AKADEMIKERNE, story.order)
    assert [line.referral_id for line in lines] == [story.referral]


def test_beyond_the_budget_a_reason_is_asked_for_and_kept(story: Story) -> None:
    another(story, sent=True)
    another(story, agreed=True)
    referral = another(story)
    agreed = Agreement(CARD, LAST_DAY)
    with pytest.raises(NoPlaceLeft):
        agree_referral(story.connection, ADVISER, referral, agreed, version=1, now=NOW)
    with_reason = replace(agreed, beyond_reason="Virksomheden har selv bedt om én mere")
    agree_referral(story.connection, ADVISER, referral, with_reason, version=1, now=NOW)
    found = referrals.find_referral(story.connection, AKADEMIKERNE, referral)
    assert found is not None
    assert found.beyond_reason == "Virksomheden har selv bedt om én mere"


def test_the_order_pauses_when_enough_are_out_and_goes_on_when_one_is_back(story: Story) -> None:
    another(story, sent=True)
    assert story.room().status is JobOrderStatus.IN_PROGRESS
    third = another(story, sent=True)
    assert story.room().status is JobOrderStatus.ENOUGH_REFERRALS
    withdraw_referral(story.connection, ADVISER, third, version=3, now=NOW)
    assert story.room().status is JobOrderStatus.IN_PROGRESS


def test_who_agreed_can_still_be_sent_to_an_order_that_has_enough(story: Story) -> None:
    for _ in range(2):
        another(story, sent=True)
    extra = another(story)
    agreed = Agreement(CARD, LAST_DAY, "Efter aftale")
    agree_referral(story.connection, ADVISER, extra, agreed, version=1, now=NOW)
    send_referral(story.connection, ADVISER, extra, version=2, now=NOW)
    assert story.room().out == 4


# --- the employer's page and answer


def test_opening_the_page_changes_nothing(story: Story) -> None:
    before = story.now_is()
    for _ in range(3):
        assert story.sees().card.fields == frozenset()
    assert story.now_is() == before


def test_the_card_comes_first_then_the_name(story: Story) -> None:
    story.answers(ReferralAct.SEE)
    card = story.sees().card
    assert card.contact is None
    assert [(one.occupation, round(one.years)) for one in card.experience] == [("lagermedarbejder", 2)]
    assert card.competences == ("lagerstyring", "varemodtagelse")
    story.answers(ReferralAct.INVITE)
    contact = story.sees().card.contact
    assert contact is not None
    assert (contact.name, contact.email, contact.phone) == ("Karen Prøve", "karen@example.com", "12345678")


def test_a_second_answer_on_the_same_page_has_no_effect(story: Story) -> None:
    assert story.answers(ReferralAct.INVITE, version=3).changed
    for act, more in ((ReferralAct.INVITE, {}), (ReferralAct.HIRE, {"hire": HIRE})):
        assert not story.answers(act, version=3, **more).changed
    assert story.state() is ReferralState.INTERVIEW
    assert story.acts().count(ReferralAct.INVITE) == 1
    assert story.placed() == []


def test_a_no_keeps_its_reason_and_shows_nothing_any_more(story: Story) -> None:
    story.answers(ReferralAct.SEE)
    story.answers(ReferralAct.EMPLOYER_DECLINES, reason=DeclineReason.HOURS)
    found = story.now_is()
    assert (found.declined_by, found.decline_reason) == (Decliner.EMPLOYER, DeclineReason.HOURS)
    assert story.sees().card.fields == frozenset()
    assert story.room().places_left == 3


def test_a_no_without_a_reason_is_not_taken(story: Story) -> None:
    with pytest.raises(DeclineReasonMissing):
        story.answers(ReferralAct.EMPLOYER_DECLINES)
    assert story.state() is ReferralState.SENT


def test_an_answer_can_be_undone_within_the_window(story: Story) -> None:
    story.answers(ReferralAct.EMPLOYER_DECLINES, reason=DeclineReason.OTHER)
    story.answers(ReferralAct.UNDO, now=LATER + UNDO_WINDOW - timedelta(seconds=1))
    assert story.state() is ReferralState.SEEN
    assert story.sees().card.fields == CARD


def test_a_hire_by_link_is_a_placement_and_closes_the_order(story: Story) -> None:
    story.hires()
    (placement,) = story.placed()
    assert (placement.place, placement.evidence, placement.registered_by) == (1, EvidenceSource.EMPLOYER, "employer")
    assert story.room().status is JobOrderStatus.NEED_MET
    due = placements.follow_ups_of_placement(story.connection, AKADEMIKERNE, placement.placement_id)
    assert [(one.months, one.due_on) for one in due] == [(3, date(2027, 3, 1)), (6, date(2027, 6, 1))]


def test_a_hire_undone_frees_the_position_and_opens_the_order(story: Story) -> None:
    story.hires()
    story.answers(ReferralAct.UNDO)
    (placement,) = story.placed()
    assert placement.reversal_reason is ReversalReason.UNDONE
    assert (story.state(), story.room().filled) == (ReferralState.SEEN, 0)
    assert story.room().status is JobOrderStatus.IN_PROGRESS


@pytest.mark.parametrize("hire", [None, replace(HIRE, hours=0), replace(HIRE, starts_on=date(2036, 1, 1))])
def test_a_hire_that_cannot_be_is_not_taken(story: Story, hire: Hire | None) -> None:
    with pytest.raises(HireFactsWrong):
        story.answers(ReferralAct.HIRE, hire=hire)
    assert (story.state(), story.placed()) == (ReferralState.SENT, [])


def test_the_last_position_is_filled_once(story: Story) -> None:
    other = another(story, sent=True)
    story.hires()
    with pytest.raises(NoPositionOpen):
        register_placement(story.connection, ADVISER, other, HIRE, version=3, now=LATER)
    assert story.room().filled == 1


def test_an_unknown_or_expired_or_closed_address_opens_nothing(story: Story) -> None:
    with pytest.raises(AnswerLinkUnknown):
        show_answer_page(story.connection, AKADEMIKERNE, uuid4(), now=NOW)
    with pytest.raises(AnswerLinkClosed):
        story.sees(now=NOW + timedelta(days=61))
    renewed = renew_link(story.connection, ADVISER, story.referral, now=LATER)
    with pytest.raises(AnswerLinkClosed):
        story.sees()
    assert show_answer_page(story.connection, AKADEMIKERNE, renewed, now=LATER).referral.state is ReferralState.SENT


# --- consent, ends and the clock


def test_taking_consent_back_cuts_the_employers_access_at_the_next_request(story: Story) -> None:
    story.answers(ReferralAct.INVITE)
    assert story.sees().card.contact is not None
    withdraw_consent(story.connection, ADVISER, story.referral, version=4, now=LATER)
    with pytest.raises(AnswerLinkClosed):
        story.sees()
    with pytest.raises(AnswerLinkClosed):
        story.hires()
    assert story.state() is ReferralState.WITHDRAWN
    assert referrals.find_share(story.connection, AKADEMIKERNE, story.referral) is None


def test_a_hire_stands_when_consent_is_taken_back_and_shows_no_more(story: Story) -> None:
    story.hires()
    withdraw_consent(story.connection, ADVISER, story.referral, version=4, now=LATER)
    assert story.state() is ReferralState.HIRED
    with pytest.raises(AnswerLinkClosed):
        story.sees()


def test_the_members_no_is_kept_with_its_reason_and_the_employer_is_told(story: Story) -> None:
    decline_for_member(story.connection, ADVISER, story.referral, DeclineReason.OTHER_JOB, version=3, now=LATER)
    assert (story.now_is().declined_by, story.state()) == (Decliner.MEMBER, ReferralState.DECLINED)
    assert story.mails() == ["referral_to_employer", "referral_reminder", "referral_withdrawn"]


def test_before_anything_was_sent_the_employer_is_told_nothing(story: Story) -> None:
    referral = another(story, agreed=True)
    withdraw_referral(story.connection, ADVISER, referral, version=2, now=LATER)
    assert "referral_withdrawn" not in story.mails()


def test_the_clock_ends_what_nobody_answered(story: Story) -> None:
    before = NOW + ANSWER_PERIOD - timedelta(seconds=1)
    assert expire_referrals(story.connection, AKADEMIKERNE, now=before) == 0
    assert expire_referrals(story.connection, AKADEMIKERNE, now=NOW + ANSWER_PERIOD) == 1
    assert story.state() is ReferralState.EXPIRED
    assert expire_referrals(story.connection, AKADEMIKERNE, now=NOW + ANSWER_PERIOD) == 0
    assert referrals.find_share(story.connection, AKADEMIKERNE, story.referral) is None


def test_a_share_ends_once_a_no_can_be_undone_no_longer(story: Story) -> None:
    story.answers(ReferralAct.EMPLOYER_DECLINES, reason=DeclineReason.OTHER)
    expire_referrals(story.connection, AKADEMIKERNE, now=LATER)
    assert referrals.find_share(story.connection, AKADEMIKERNE, story.referral) is not None
    expire_referrals(story.connection, AKADEMIKERNE, now=LATER + UNDO_WINDOW)
    assert referrals.find_share(story.connection, AKADEMIKERNE, story.referral) is None


# --- the adviser's notes, placements, follow-up and reversal


def test_an_answer_by_phone_is_noted_as_the_employers(story: Story) -> None:
    no = Answer(ReferralAct.EMPLOYER_DECLINES, DeclineReason.POSITION_FILLED)
    note_answer(story.connection, ADVISER, story.referral, no, version=3, now=LATER)
    assert story.now_is().declined_by is Decliner.EMPLOYER
    assert story.now_is().undo_until is None


def test_a_stale_page_changes_nothing_and_says_what_stands(story: Story) -> None:
    story.answers(ReferralAct.INVITE)
    with pytest.raises(StaleReferral, match="Virksomheden vil tale med medlemmet"):
        withdraw_referral(story.connection, ADVISER, story.referral, version=3, now=LATER)
    assert story.state() is ReferralState.INTERVIEW


def test_a_step_that_is_not_in_the_table_is_refused(story: Story) -> None:
    with pytest.raises(ReferralStepNotAllowed):
        send_referral(story.connection, ADVISER, story.referral, version=3, now=LATER)


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        (ReversalReason.MISTAKE, ReferralState.SENT),
        (ReversalReason.MEMBER_SAID_NO, ReferralState.DECLINED),
        (ReversalReason.EMPLOYER_SAID_NO, ReferralState.DECLINED),
    ],
)
def test_a_hire_reported_by_mistake_is_reversed_and_every_figure_follows(
    story: Story, reason: ReversalReason, state: ReferralState
) -> None:
    key = register_placement(story.connection, ADVISER, story.referral, HIRE, version=3, now=NOW)
    assert (story.room().filled, story.room().status) == (1, JobOrderStatus.NEED_MET)
    reverse_placement(story.connection, ADVISER, key, reason, now=LATER)
    assert (story.state(), story.room().filled) == (state, 0)
    assert story.room().status is JobOrderStatus.IN_PROGRESS
    (placement,) = story.placed()
    assert (placement.reversed_by, placement.reversal_reason) == (ADVISER.user_id, reason)
    with pytest.raises(PlacementAlreadyReversed):
        reverse_placement(story.connection, ADVISER, key, reason, now=LATER)
    assert placements.due_follow_ups(story.connection, AKADEMIKERNE, as_of=date(2027, 12, 1)) == []


def test_a_follow_up_is_answered_once_with_its_source(story: Story) -> None:
    key = register_placement(story.connection, ADVISER, story.referral, HIRE, version=3, now=NOW)
    as_of = date(2027, 3, 1)
    assert [one.months for one in placements.due_follow_ups(story.connection, AKADEMIKERNE, as_of=as_of)] == [3]
    answer = (key, 3, StillEmployed.YES, EvidenceSource.MEMBER)
    follow_up_placement(story.connection, ADVISER, *answer, now=LATER)
    with pytest.raises(FollowUpAnswered):
        follow_up_placement(story.connection, ADVISER, *answer, now=LATER)
    (first, second) = placements.follow_ups_of_placement(story.connection, AKADEMIKERNE, key)
    assert (first.still_employed, first.evidence) == (StillEmployed.YES, EvidenceSource.MEMBER)
    assert second.still_employed is None


def test_a_mistaken_hire_can_be_registered_again_with_the_right_facts(story: Story) -> None:
    key = register_placement(story.connection, ADVISER, story.referral, HIRE, version=3, now=NOW)
    reverse_placement(story.connection, ADVISER, key, ReversalReason.MISTAKE, now=LATER)
    right = replace(HIRE, hours=30, evidence=EvidenceSource.MEMBER)
    register_placement(story.connection, ADVISER, story.referral, right, version=5, now=LATER)
    assert [(one.hours, one.place, one.reversed_at is None) for one in story.placed()] == [
        (30, 1, True),
        (37, 1, False),
    ]


# --- lists


def test_the_lists_show_the_referral_from_both_sides(story: Story) -> None:
    by_order = show_referrals_of_order(story.connection, ADVISER, story.order)
    by_member = show_referrals_of_member(story.connection, ADVISER, story.member)
    assert [line.referral_id for line in by_order.lines] == [story.referral]
    assert [line.referral_id for line in by_member.lines] == [story.referral]
    assert [one.act for one in by_member.steps[story.referral]] == story.acts()


def test_an_adviser_waits_for_own_referrals_that_can_become_something(story: Story) -> None:
    mine = referrals.waiting_referrals(story.connection, AKADEMIKERNE, ADVISER.user_id, as_of=NOW.date())
    assert [line.referral_id for line in mine] == [story.referral]
    assert referrals.waiting_referrals(story.connection, AKADEMIKERNE, "adviser-2", as_of=NOW.date()) == []
    story.hires()
    assert referrals.waiting_referrals(story.connection, AKADEMIKERNE, ADVISER.user_id, as_of=NOW.date()) == []


def test_the_orders_log_tells_of_steps_and_names_nobody(story: Story) -> None:
    story.hires()
    query = "SELECT kind, detail FROM job_order_log WHERE kind <> 'created' ORDER BY job_order_log_id"
    rows = story.connection.execute(query).fetchall()
    told = [LogKind.REFERRAL_REGISTERED, LogKind.REFERRAL_UPDATED, LogKind.STATE_CHANGED]
    assert [kind for kind, _ in rows] == told
    assert not any("Karen" in detail for _, detail in rows)
