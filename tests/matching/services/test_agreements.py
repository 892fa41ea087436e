"""Agreements of a talk: made once, taken back and back again, and what they set going."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from matching.core.agreement_errors import (
    AgreementChangedMeanwhile,
    AgreementDeadlinePassed,
    AgreementHasGoneOut,
    AgreementNeedsJob,
    AgreementNotFound,
    AgreementSaysNothing,
    JobAlreadyAgreed,
    TalkIsOver,
)
from matching.core.agreements import AgreementKind, AgreementState, Conversation, Doer, NewAgreement
from matching.core.cards import Decision, JobProposals, NotRelevantBecause
from matching.core.errors import ProposalNotFound
from matching.core.ids import AgreementId, JobOrderId, MemberId, RankingEventId, TalkId
from matching.core.recommendations import RecommendationState
from matching.core.referrals import Referral, ReferralState
from matching.core.sharing import SHAREABLE, ShareBasis
from matching.core.talk_errors import TalkNotFound
from matching.database.pool import Connection, set_tenant
from matching.queries import events, recommendations, referrals
from matching.services.add_agreement import add_agreement
from matching.services.agree_referral import Agreement as ReferralAgreement
from matching.services.agree_referral import agree_referral
from matching.services.cancel_talk import cancel_talk
from matching.services.decide import decide
from matching.services.propose_jobs import propose_jobs
from matching.services.send_referral import send_referral
from matching.services.show_conversation import show_conversation
from matching.services.withdraw_agreement import restore_agreement, withdraw_agreement
from matching.services.withdraw_referral import withdraw_referral
from matching.statistics.catalogue import get_measure
from matching.statistics.list_figures import SOURCES as LISTS
from tests.builders import (
    AKADEMIKERNE,
    LAGER_READ,
    METAL,
    NOW,
    TODAY,
    Keys,
    an_adviser,
    put_geography,
    put_member,
    put_order,
    put_period_rules,
    put_talk,
    put_taxonomy,
)
from tests.matching.statistics.counting import fill, total

pytestmark = pytest.mark.usefixtures("ranker")

ONCE, AGAIN = UUID(int=1), UUID(int=2)
CHOSEN, SET_ASIDE = "RA-02", "RA-03"
LATER = NOW + timedelta(minutes=1)
COURSE = NewAgreement(AgreementKind.COURSE, "truckcertifikat B", Doer.MEMBER, date(2026, 12, 4))


@pytest.fixture
def keys(connection: Connection) -> Keys:
    put_geography(connection)
    return put_taxonomy(connection)


@pytest.fixture
def order(connection: Connection, keys: Keys) -> JobOrderId:
    return put_order(connection, keys, LAGER_READ, postcode="4000", employer_name="Pakkeriet ApS")


@pytest.fixture
def member(connection: Connection, keys: Keys, order: JobOrderId) -> MemberId:
    return put_member(connection, keys, LAGER_READ, postcode="4000")


@pytest.fixture
def talk(connection: Connection, member: MemberId) -> TalkId:
    return put_talk(connection, member)


def shown(connection: Connection, member: MemberId) -> JobProposals:
    return propose_jobs(connection, an_adviser(), member, as_of=TODAY, now=NOW)


def on_the_job(connection: Connection, member: MemberId, kind: AgreementKind) -> NewAgreement:
    """An agreement on the first job of a list that is shown now."""
    proposals = shown(connection, member)
    job = proposals.jobs[0].order.job_order_id
    return NewAgreement(kind, job_order_id=job, event_id=proposals.event_id)


def made(connection: Connection, talk: TalkId, agreement: NewAgreement, once: UUID = ONCE) -> AgreementId:
    return add_agreement(connection, an_adviser(), talk, agreement, once_key=once, now=NOW)


def conversation(connection: Connection, talk: TalkId) -> Conversation:
    return show_conversation(connection, an_adviser(), talk, as_of=TODAY)


def decided(connection: Connection, member: MemberId) -> list[Decision]:
    return list(events.newest_decisions(connection, AKADEMIKERNE, member_id=member).values())


def states(connection: Connection) -> list[tuple[AgreementState, int]]:
    rows = connection.execute("SELECT state, version FROM agreement_event ORDER BY version").fetchall()
    return [(state, version) for state, version in rows]


def test_an_agreement_stands_in_the_talk_with_who_does_what_until_when(connection: Connection, talk: TalkId) -> None:
    made(connection, talk, COURSE)
    (agreement,) = conversation(connection, talk).standing
    assert (agreement.kind, agreement.text, agreement.doer) == (AgreementKind.COURSE, "truckcertifikat B", Doer.MEMBER)
    assert agreement.deadline_on == date(2026, 12, 4)
    assert states(connection) == [(AgreementState.STANDING, 1)]


def test_the_same_form_sent_twice_makes_one_agreement(connection: Connection, talk: TalkId) -> None:
    first = made(connection, talk, COURSE)
    assert made(connection, talk, COURSE) == first
    assert len(conversation(connection, talk).agreed) == 1


def test_a_job_from_the_list_counts_as_decided_on(connection: Connection, talk: TalkId, member: MemberId) -> None:
    made(connection, talk, on_the_job(connection, member, AgreementKind.SEEK_SELF))
    (agreement,) = conversation(connection, talk).standing
    assert agreement.job is not None
    assert (agreement.job.title, agreement.job.employer) == ("Lagermedarbejder", "Pakkeriet ApS")
    assert decided(connection, member) == [Decision.AGREED]


def test_a_job_is_agreed_on_once_in_a_talk(connection: Connection, talk: TalkId, member: MemberId) -> None:
    made(connection, talk, on_the_job(connection, member, AgreementKind.SEEK_SELF))
    with pytest.raises(JobAlreadyAgreed):
        made(connection, talk, on_the_job(connection, member, AgreementKind.REFERRED), AGAIN)


def test_a_job_that_was_not_on_the_list_is_refused_and_nothing_is_kept(
    connection: Connection, talk: TalkId, order: JobOrderId
) -> None:
    unseen = NewAgreement(AgreementKind.SEEK_SELF, job_order_id=order, event_id=RankingEventId(UUID(int=9)))
    with pytest.raises(ProposalNotFound):
        made(connection, talk, unseen)
    assert conversation(connection, talk).agreed == ()


@pytest.mark.parametrize(
    ("agreement", "error"),
    [
        (NewAgreement(AgreementKind.REFERRED, "et job"), AgreementNeedsJob),
        (NewAgreement(AgreementKind.COURSE, "  "), AgreementSaysNothing),
        (NewAgreement(AgreementKind.COURSE, "kursus", deadline_on=TODAY - timedelta(days=1)), AgreementDeadlinePassed),
    ],
)
def test_an_agreement_that_cannot_be_kept_says_what_to_mend(
    connection: Connection, talk: TalkId, agreement: NewAgreement, error: type[Exception]
) -> None:
    with pytest.raises(error):
        made(connection, talk, agreement)


def test_an_agreement_taken_back_stays_with_its_history(connection: Connection, talk: TalkId, member: MemberId) -> None:
    key = made(connection, talk, on_the_job(connection, member, AgreementKind.SEEK_SELF))
    withdraw_agreement(connection, an_adviser(), key, version=1, now=LATER)
    assert conversation(connection, talk).standing == ()
    assert [one.state for one in conversation(connection, talk).agreed] == [AgreementState.WITHDRAWN]
    assert decided(connection, member) == [Decision.UNDONE]


def test_taking_back_twice_is_one_effect(connection: Connection, talk: TalkId) -> None:
    key = made(connection, talk, COURSE)
    for _ in range(2):
        withdraw_agreement(connection, an_adviser(), key, version=1, now=NOW)
    assert states(connection) == [(AgreementState.STANDING, 1), (AgreementState.WITHDRAWN, 2)]


def test_what_was_taken_back_can_hold_again(connection: Connection, talk: TalkId) -> None:
    key = made(connection, talk, COURSE)
    withdraw_agreement(connection, an_adviser(), key, version=1, now=NOW)
    restore_agreement(connection, an_adviser(), key, version=2, now=NOW)
    (agreement,) = conversation(connection, talk).standing
    assert agreement.version == 3


def test_a_change_of_an_older_version_changes_nothing(connection: Connection, talk: TalkId) -> None:
    key = made(connection, talk, COURSE)
    withdraw_agreement(connection, an_adviser(), key, version=1, now=NOW)
    with pytest.raises(AgreementChangedMeanwhile):
        restore_agreement(connection, an_adviser(), key, version=1, now=NOW)


def test_a_second_agreement_on_the_job_bars_the_first_from_coming_back(
    connection: Connection, talk: TalkId, member: MemberId
) -> None:
    key = made(connection, talk, on_the_job(connection, member, AgreementKind.SEEK_SELF))
    withdraw_agreement(connection, an_adviser(), key, version=1, now=NOW)
    made(connection, talk, on_the_job(connection, member, AgreementKind.SEEK_SELF), AGAIN)
    with pytest.raises(JobAlreadyAgreed):
        restore_agreement(connection, an_adviser(), key, version=2, now=NOW)


def say_yes(connection: Connection, member: MemberId) -> Referral:
    """The member agrees on the one referral there is."""
    (line,) = referrals.referrals_of_member(connection, AKADEMIKERNE, member)
    agreed = ReferralAgreement(SHAREABLE[ShareBasis.CONSENT], TODAY + timedelta(days=30))
    return agree_referral(connection, an_adviser(), line.referral_id, agreed, version=line.version, now=NOW)


def test_being_referred_proposes_a_referral_and_taking_it_back_withdraws_it(
    connection: Connection, talk: TalkId, member: MemberId
) -> None:
    key = made(connection, talk, on_the_job(connection, member, AgreementKind.REFERRED))
    (line,) = referrals.referrals_of_member(connection, AKADEMIKERNE, member)
    assert (line.state, line.talk_id) == (ReferralState.PROPOSED, talk)
    withdraw_agreement(connection, an_adviser(), key, version=1, now=NOW)
    (line,) = referrals.referrals_of_member(connection, AKADEMIKERNE, member)
    assert line.state is ReferralState.WITHDRAWN


def test_what_the_member_said_yes_to_is_withdrawn_as_long_as_nothing_was_sent(
    connection: Connection, talk: TalkId, member: MemberId
) -> None:
    key = made(connection, talk, on_the_job(connection, member, AgreementKind.REFERRED))
    referral = say_yes(connection, member)
    withdraw_agreement(connection, an_adviser(), key, version=1, now=LATER)
    (line,) = referrals.referrals_of_member(connection, AKADEMIKERNE, member)
    assert (line.referral_id, line.state) == (referral.referral_id, ReferralState.WITHDRAWN)


def test_what_an_employer_has_heard_of_is_not_undone_and_says_so(
    connection: Connection, talk: TalkId, member: MemberId
) -> None:
    key = made(connection, talk, on_the_job(connection, member, AgreementKind.REFERRED))
    assert conversation(connection, talk).gone_out == frozenset()
    agreed = say_yes(connection, member)
    send_referral(connection, an_adviser(), agreed.referral_id, version=agreed.version, now=NOW)
    assert conversation(connection, talk).gone_out == {key}
    with pytest.raises(AgreementHasGoneOut, match="hos virksomheden"):
        withdraw_agreement(connection, an_adviser(), key, version=1, now=LATER)
    assert len(conversation(connection, talk).standing) == 1
    withdraw_referral(connection, an_adviser(), agreed.referral_id, version=agreed.version + 1, now=LATER)
    withdraw_agreement(connection, an_adviser(), key, version=1, now=LATER)
    assert conversation(connection, talk).standing == ()


def counted(connection: Connection, code: str, ends: date) -> tuple[int, int]:
    """Numerator and denominator of a measure, filled to the day before `ends`."""
    fill(connection, ends, LISTS)
    found = total(connection, get_measure(code))
    set_tenant(connection, AKADEMIKERNE)
    return found


def test_the_figures_follow_an_agreement_and_its_undo(connection: Connection, talk: TalkId, member: MemberId) -> None:
    key = made(connection, talk, on_the_job(connection, member, AgreementKind.SEEK_SELF))
    tomorrow = TODAY + timedelta(days=1)
    assert counted(connection, CHOSEN, tomorrow) == (1, 1)
    withdraw_agreement(connection, an_adviser(), key, version=1, now=NOW + timedelta(days=1))
    assert counted(connection, CHOSEN, tomorrow + timedelta(days=1)) == (0, 1)


def test_the_figures_follow_a_job_set_aside_and_its_undo(connection: Connection, member: MemberId) -> None:
    proposals, tomorrow = shown(connection, member), TODAY + timedelta(days=1)
    pair = (proposals.event_id, member, proposals.jobs[0].order.job_order_id)
    decide(connection, an_adviser(), *pair, Decision.NOT_RELEVANT, NotRelevantBecause.TOO_FAR, now=NOW)
    assert counted(connection, SET_ASIDE, tomorrow) == (1, 1)
    decide(connection, an_adviser(), *pair, Decision.UNDONE, None, now=NOW + timedelta(days=1))
    assert counted(connection, SET_ASIDE, tomorrow + timedelta(days=1)) == (0, 1)


def test_an_offer_becomes_a_draft_and_goes_with_the_agreement(connection: Connection, talk: TalkId) -> None:
    put_period_rules(connection)
    offer = NewAgreement(AgreementKind.OFFER_RECOMMENDATION, "praktik på lager", offer_kind="virksomhedspraktik")
    key = made(connection, talk, offer)
    drafts = "SELECT state FROM recommendation"
    assert connection.execute(drafts).fetchall() == [(RecommendationState.DRAFT,)]
    withdraw_agreement(connection, an_adviser(), key, version=1, now=NOW)
    assert connection.execute(drafts).fetchall() == [(RecommendationState.WITHDRAWN,)]
    restore_agreement(connection, an_adviser(), key, version=2, now=NOW)
    assert sorted(str(state.value) for (state,) in connection.execute(drafts).fetchall()) == ["draft", "withdrawn"]


def test_the_kinds_of_offer_to_choose_are_the_municipalitys(connection: Connection, talk: TalkId) -> None:
    put_period_rules(connection)
    offers = conversation(connection, talk).offers
    assert "virksomhedspraktik" in offers
    assert set(offers) < {kind.kind_key for kind in recommendations.offer_kinds(connection)}


def test_a_cancelled_talk_takes_no_agreements(connection: Connection, talk: TalkId) -> None:
    cancel_talk(connection, an_adviser(), talk, version=1, now=NOW)
    with pytest.raises(TalkIsOver):
        made(connection, talk, COURSE)


def test_agreements_of_other_talks_are_earlier_ones(connection: Connection, talk: TalkId, member: MemberId) -> None:
    made(connection, talk, COURSE)
    later = put_talk(connection, member, NOW + timedelta(days=20))
    seen = conversation(connection, later)
    assert (seen.agreed, [one.text for one in seen.earlier]) == ((), ["truckcertifikat B"])


def test_the_talk_and_its_agreements_are_not_there_for_another_akasse(connection: Connection, talk: TalkId) -> None:
    key = made(connection, talk, COURSE)
    set_tenant(connection, METAL)
    stranger = an_adviser(METAL)
    with pytest.raises(TalkNotFound):
        add_agreement(connection, stranger, talk, COURSE, once_key=AGAIN, now=NOW)
    with pytest.raises(AgreementNotFound):
        withdraw_agreement(connection, stranger, key, version=1, now=NOW)
