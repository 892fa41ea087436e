"""A recommendation from draft to answer on a real database: one effect each, and no refusal without its reasons."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import psycopg
import pytest

from matching.core.errors import JobbroError, MemberNotFound
from matching.core.ids import MemberId, RecommendationId
from matching.core.mail import Letter, MailKind, NotNeeded
from matching.core.recommendation_errors import (
    DecisionDayWrong,
    EndingReasonMissing,
    NoCourseToRecommendIn,
    NotAnOfferOfTheMunicipality,
    OfferKindNotInForce,
    OfferStartMissing,
    ReasonsFromMunicipalityMissing,
    RecommendationCannotBecome,
    RecommendationChangedMeanwhile,
    RecommendationIncomplete,
    RecommendationNotFound,
    WishedPeriodRunsBackwards,
)
from matching.core.recommendations import (
    Channel,
    MunicipalAnswer,
    Recommendation,
    RecommendationAct,
    RecommendationState,
    Timing,
)
from matching.database.pool import Connection, Pool, set_tenant, tenant_transaction
from matching.queries import mail, recommendations
from matching.services.draft_recommendation import draft_recommendation, redraft_recommendation
from matching.services.recommendation_letter import recommendation_answered
from matching.services.recommendation_steps import Seen
from matching.services.record_decision import record_decision
from matching.services.remind_municipality import remind_municipality
from matching.services.send_recommendation import note_receipt, send_recommendation
from matching.services.show_recommendations import (
    SHELVES,
    Shelf,
    help_drafting,
    list_recommendations,
    recommendations_of_member,
    show_recommendation,
)
from matching.services.withdraw_recommendation import let_recommendation_lapse, withdraw_recommendation
from tests.builders import (
    AKADEMIKERNE,
    METAL,
    NOW,
    TODAY,
    a_recommendation_draft,
    an_adviser,
    put_course,
    put_member,
    put_period_rules,
)

ADVISER = an_adviser()
COLLEAGUE = an_adviser(user_id="adviser-2")
LATER = NOW + timedelta(days=5)
REASONS = "Virksomheden har allerede to i praktik og må ikke tage flere."
REFUSED = MunicipalAnswer(RecommendationState.REFUSED, TODAY, REASONS)
GRANTED = MunicipalAnswer(RecommendationState.GRANTED, TODAY, offer_starts_on=date(2026, 12, 7))


@pytest.fixture
def member(connection: Connection) -> MemberId:
    put_period_rules(connection)
    found = put_member(connection, None, name="Karen Prøve")  # type: ignore[arg-type]  # nothing is read
    put_course(connection, found, adviser=ADVISER.user_id)
    return found


@pytest.fixture
def draft(connection: Connection, member: MemberId) -> Recommendation:
    return newest(connection, draft_recommendation(connection, ADVISER, a_recommendation_draft(member), now=NOW))


@pytest.fixture
def sent(connection: Connection, draft: Recommendation) -> Recommendation:
    return send_recommendation(connection, ADVISER, seen(draft), Channel.SECURE_MAIL, now=NOW)


def newest(connection: Connection, key: RecommendationId) -> Recommendation:
    found = recommendations.find_recommendation(connection, AKADEMIKERNE, key)
    assert found is not None
    return found


def seen(recommendation: Recommendation) -> Seen:
    return Seen(recommendation.recommendation_id, recommendation.version)


def acts(connection: Connection, recommendation: Recommendation) -> list[RecommendationAct]:
    key = recommendation.recommendation_id
    return [event.act for event in recommendations.recommendation_events(connection, AKADEMIKERNE, key)]


def letters_queued(connection: Connection, recommendation: Recommendation) -> int:
    found = mail.mails_about(connection, AKADEMIKERNE, recommendation.recommendation_id)
    return sum(one.kind is MailKind.RECOMMENDATION_ANSWERED for one in found)


# --- the draft ------------------------------------------------------------------------------------------------------


def test_a_draft_keeps_what_was_written_in_the_running_course(connection: Connection, draft: Recommendation) -> None:
    assert (draft.state, draft.version, draft.kind_label) == (RecommendationState.DRAFT, 1, "Virksomhedspraktik")
    assert (draft.employer_name, draft.cvr_number) == ("Pakkeriet ApS", "10172748")
    assert (draft.wished_from, draft.wished_until) == (date(2026, 12, 7), date(2026, 12, 31))
    assert acts(connection, draft) == [RecommendationAct.DRAFTED]


def test_a_form_sent_twice_is_one_draft(connection: Connection, member: MemberId) -> None:
    form = a_recommendation_draft(member, draft_key=UUID(int=7))
    first, second = (draft_recommendation(connection, ADVISER, form, now=NOW) for _ in range(2))
    assert first == second
    assert len(recommendations_of_member(connection, AKADEMIKERNE, member)) == 1


def test_two_drafts_without_a_key_are_two(connection: Connection, member: MemberId) -> None:
    for _ in range(2):
        draft_recommendation(connection, ADVISER, a_recommendation_draft(member), now=NOW)
    assert len(recommendations_of_member(connection, AKADEMIKERNE, member)) == 2


def test_six_weeks_of_education_is_sent_to_the_akasse_and_not_to_the_municipality(
    connection: Connection, member: MemberId
) -> None:
    with pytest.raises(NotAnOfferOfTheMunicipality, match="a-kassen godkender"):
        draft_recommendation(connection, ADVISER, a_recommendation_draft(member, kind_key="seks-uger"), now=NOW)


def test_a_kind_that_does_not_exist_is_refused(connection: Connection, member: MemberId) -> None:
    with pytest.raises(OfferKindNotInForce):
        draft_recommendation(connection, ADVISER, a_recommendation_draft(member, kind_key="ferie"), now=NOW)


def test_a_period_that_runs_backwards_is_refused(connection: Connection, member: MemberId) -> None:
    backwards = a_recommendation_draft(member, wished_until=date(2026, 12, 6))
    with pytest.raises(WishedPeriodRunsBackwards):
        draft_recommendation(connection, ADVISER, backwards, now=NOW)


def test_without_a_course_there_is_nothing_to_recommend_in(connection: Connection, member: MemberId) -> None:
    idle = put_member(connection, None)  # type: ignore[arg-type]
    with pytest.raises(NoCourseToRecommendIn):
        draft_recommendation(connection, ADVISER, a_recommendation_draft(idle), now=NOW)
    with pytest.raises(MemberNotFound):
        draft_recommendation(connection, ADVISER, a_recommendation_draft(MemberId(UUID(int=1))), now=NOW)


def test_a_draft_is_mended_and_mending_it_twice_is_one_effect(connection: Connection, draft: Recommendation) -> None:
    mended = a_recommendation_draft(draft.member_id, purpose="Få en anbefaling.")
    for _ in range(2):
        redraft_recommendation(connection, ADVISER, seen(draft), mended, now=LATER)
    after = newest(connection, draft.recommendation_id)
    assert (after.purpose, after.version) == ("Få en anbefaling.", 2)
    assert acts(connection, draft) == [RecommendationAct.DRAFTED, RecommendationAct.REDRAFTED]


def test_a_draft_mended_by_another_meanwhile_is_not_written_over(connection: Connection, draft: Recommendation) -> None:
    one, other = (a_recommendation_draft(draft.member_id, purpose=text) for text in ("Min tekst.", "En andens."))
    redraft_recommendation(connection, COLLEAGUE, seen(draft), other, now=NOW)
    with pytest.raises(RecommendationChangedMeanwhile):
        redraft_recommendation(connection, ADVISER, seen(draft), one, now=NOW)
    assert newest(connection, draft.recommendation_id).purpose == "En andens."


def test_what_was_sent_is_not_mended(connection: Connection, sent: Recommendation) -> None:
    with pytest.raises(RecommendationCannotBecome):
        redraft_recommendation(connection, ADVISER, seen(sent), a_recommendation_draft(sent.member_id), now=NOW)


# --- sending --------------------------------------------------------------------------------------------------------


def test_sending_sets_our_own_reminder_and_no_deadline_of_law(sent: Recommendation) -> None:
    assert (sent.state, sent.sent_on) == (RecommendationState.SENT, TODAY)
    assert sent.remind_on == TODAY + timedelta(days=14)
    assert sent.legal_deadline_on is None


def test_sending_twice_is_one_effect(connection: Connection, draft: Recommendation) -> None:
    for _ in range(2):
        send_recommendation(connection, ADVISER, seen(draft), Channel.SECURE_MAIL, now=NOW)
    assert acts(connection, draft) == [RecommendationAct.DRAFTED, RecommendationAct.SENT]


def test_a_draft_that_lacks_something_says_what_and_is_not_sent(connection: Connection, member: MemberId) -> None:
    thin = a_recommendation_draft(member, purpose=" ", member_says="", wished_from=None, wished_until=None)
    key = draft_recommendation(connection, ADVISER, thin, now=NOW)
    with pytest.raises(RecommendationIncomplete) as refused:
        send_recommendation(connection, ADVISER, Seen(key, 1), Channel.SECURE_MAIL, now=NOW)
    assert [lack.field for lack in refused.value.lacks] == ["wished_from", "purpose", "member_says"]
    assert newest(connection, key).state is RecommendationState.DRAFT


def test_an_offer_long_after_the_akasses_period_is_not_recommended(connection: Connection) -> None:
    """450 hours by October: the municipality's from 1 November, and 28 days count as right after."""
    put_period_rules(connection)
    late = put_member(connection, None)  # type: ignore[arg-type]
    put_course(connection, late, started_on=date(2026, 8, 3), hours={date(2026, 9, 1): 250, date(2026, 10, 1): 200})
    for begins_on, when in ((date(2026, 11, 29), Timing.RIGHT_AFTER), (date(2026, 11, 30), Timing.TOO_LATE)):
        form = a_recommendation_draft(late, wished_from=begins_on, wished_until=None)
        key = draft_recommendation(connection, ADVISER, form, now=NOW)
        shown = show_recommendation(connection, ADVISER, key, as_of=TODAY)
        assert (shown.period_ends_on, shown.timing) == (date(2026, 11, 1), when)
        assert [lack.field for lack in shown.lacks] == (["wished_from"] if when is Timing.TOO_LATE else [])


def test_the_municipality_acknowledges(connection: Connection, sent: Recommendation) -> None:
    for _ in range(2):
        note_receipt(connection, ADVISER, seen(sent), TODAY, now=NOW)
    after = newest(connection, sent.recommendation_id)
    assert (after.state, after.received_on) == (RecommendationState.RECEIVED, TODAY)
    assert acts(connection, sent)[-2:] == [RecommendationAct.SENT, RecommendationAct.RECEIPT]


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY + timedelta(days=1)])
def test_a_receipt_from_before_it_was_sent_or_from_tomorrow_is_refused(
    connection: Connection, sent: Recommendation, day: date
) -> None:
    with pytest.raises(DecisionDayWrong):
        note_receipt(connection, ADVISER, seen(sent), day, now=NOW)


# --- the answer -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("decision", [RecommendationState.REFUSED, RecommendationState.PARTLY_GRANTED])
@pytest.mark.parametrize("reasons", ["", "  \n "])
def test_a_refusal_without_reasons_is_not_accepted(
    connection: Connection, sent: Recommendation, decision: RecommendationState, reasons: str
) -> None:
    answer = MunicipalAnswer(decision, TODAY, reasons, date(2026, 12, 7))
    with pytest.raises(ReasonsFromMunicipalityMissing, match="Bed kommunen begrunde"):
        record_decision(connection, ADVISER, seen(sent), answer, now=NOW)
    assert newest(connection, sent.recommendation_id).state is RecommendationState.SENT
    assert letters_queued(connection, sent) == 0


@pytest.mark.parametrize("decision", ["refused", "partly_granted"])
def test_the_database_takes_no_refusal_without_reasons_either(
    connection: Connection, sent: Recommendation, decision: str
) -> None:
    with pytest.raises(psycopg.errors.CheckViolation, match="refusal_states_its_reasons"), connection.transaction():
        connection.execute(
            "UPDATE recommendation SET state = %s::recommendation_state, decided_on = sent_on, reasons = ' ', "
            "remind_on = NULL, offer_starts_on = sent_on WHERE recommendation_id = %s",
            [decision, sent.recommendation_id],
        )


def test_a_refusal_keeps_its_reasons_and_writes_to_the_member(connection: Connection, sent: Recommendation) -> None:
    record_decision(connection, ADVISER, seen(sent), REFUSED, now=LATER)
    after = newest(connection, sent.recommendation_id)
    assert (after.state, after.reasons, after.remind_on) == (RecommendationState.REFUSED, REASONS, None)
    assert letters_queued(connection, sent) == 1
    letter = recommendation_answered(connection, AKADEMIKERNE, sent.recommendation_id, LATER)
    assert isinstance(letter, Letter)
    assert (letter.facts["reasons"], letter.facts["decision"], letter.facts["refused"]) == (REASONS, "afslået", True)
    assert letter.facts["municipal_actor"] == "kommunen"


def test_an_answer_recorded_twice_is_one_answer_and_one_letter(connection: Connection, sent: Recommendation) -> None:
    for _ in range(2):
        record_decision(connection, ADVISER, seen(sent), REFUSED, now=LATER)
    assert acts(connection, sent).count(RecommendationAct.DECIDED) == 1
    assert letters_queued(connection, sent) == 1


def test_an_answer_written_down_wrongly_is_corrected_with_a_new_letter(
    connection: Connection, sent: Recommendation
) -> None:
    record_decision(connection, ADVISER, seen(sent), REFUSED, now=LATER)
    wrong = newest(connection, sent.recommendation_id)
    for _ in range(2):
        record_decision(connection, ADVISER, seen(wrong), GRANTED, now=LATER)
    after = newest(connection, sent.recommendation_id)
    assert (after.state, after.reasons, after.offer_starts_on) == (
        RecommendationState.GRANTED, "", date(2026, 12, 7),
    )  # fmt: skip
    assert acts(connection, sent).count(RecommendationAct.DECIDED) == 2
    assert letters_queued(connection, sent) == 2


def test_two_answers_from_the_same_page_do_not_both_count(connection: Connection, sent: Recommendation) -> None:
    record_decision(connection, ADVISER, seen(sent), REFUSED, now=LATER)
    with pytest.raises(RecommendationChangedMeanwhile):
        record_decision(connection, ADVISER, seen(sent), GRANTED, now=LATER)
    with pytest.raises(RecommendationChangedMeanwhile):
        record_decision(connection, COLLEAGUE, seen(sent), REFUSED, now=LATER)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (replace(REFUSED, decided_on=TODAY - timedelta(days=1)), DecisionDayWrong),
        (replace(REFUSED, decided_on=TODAY + timedelta(days=1)), DecisionDayWrong),
        (replace(GRANTED, offer_starts_on=None), OfferStartMissing),
        (replace(REFUSED, decision=RecommendationState.LAPSED), RecommendationCannotBecome),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    connection: Connection, sent: Recommendation, answer: MunicipalAnswer, error: type[JobbroError]
) -> None:
    with pytest.raises(error):
        record_decision(connection, ADVISER, seen(sent), answer, now=NOW)


def test_a_draft_has_no_answer(connection: Connection, draft: Recommendation) -> None:
    with pytest.raises(RecommendationCannotBecome):
        record_decision(connection, ADVISER, seen(draft), REFUSED, now=NOW)


def test_no_letter_tells_of_an_answer_that_is_not_there(connection: Connection, sent: Recommendation) -> None:
    for akasse_id in (AKADEMIKERNE, METAL, None):
        assert recommendation_answered(connection, akasse_id, sent.recommendation_id, NOW) == NotNeeded()


# --- waiting, and ending without an answer --------------------------------------------------------------------------


def test_who_waits_stands_on_the_worklist_from_the_day_set(connection: Connection, sent: Recommendation) -> None:
    due = sent.remind_on
    assert due is not None
    for adviser in (ADVISER.user_id, None):
        waiting = recommendations.recommendations_waiting
        assert waiting(connection, AKADEMIKERNE, adviser, as_of=due - timedelta(days=1)) == []
        found = waiting(connection, AKADEMIKERNE, adviser, as_of=due)
        assert [one.recommendation_id for one in found] == [sent.recommendation_id]
    assert recommendations.recommendations_waiting(connection, AKADEMIKERNE, "another", as_of=due) == []


def test_an_answered_one_and_a_draft_wait_for_nobody(
    connection: Connection, sent: Recommendation, member: MemberId
) -> None:
    draft_recommendation(connection, ADVISER, a_recommendation_draft(member), now=NOW)
    record_decision(connection, ADVISER, seen(sent), GRANTED, now=LATER)
    assert recommendations.recommendations_waiting(connection, AKADEMIKERNE, None, as_of=date(2027, 6, 1)) == []


def test_a_reminder_sets_the_next_day(connection: Connection, sent: Recommendation) -> None:
    for _ in range(2):
        remind_municipality(connection, ADVISER, seen(sent), Channel.PHONE, now=LATER)
    once = newest(connection, sent.recommendation_id)
    assert (once.state, once.remind_on) == (RecommendationState.SENT, LATER.date() + timedelta(days=14))
    assert acts(connection, sent).count(RecommendationAct.REMINDED) == 1
    chosen = date(2026, 12, 4)
    remind_municipality(connection, ADVISER, seen(once), Channel.PHONE, now=LATER, again_on=chosen)
    assert newest(connection, sent.recommendation_id).remind_on == chosen


def test_nobody_is_reminded_of_what_was_never_sent(connection: Connection, draft: Recommendation) -> None:
    with pytest.raises(RecommendationCannotBecome):
        remind_municipality(connection, ADVISER, seen(draft), Channel.PHONE, now=NOW)


@pytest.mark.parametrize("end", [withdraw_recommendation, let_recommendation_lapse])
def test_what_the_municipality_has_ends_with_a_reason(
    connection: Connection, sent: Recommendation, end: Callable[..., None]
) -> None:
    with pytest.raises(EndingReasonMissing):
        end(connection, ADVISER, seen(sent), "  ", now=LATER)
    end(connection, ADVISER, seen(sent), "Medlemmet har fået job.", now=LATER)
    after = newest(connection, sent.recommendation_id)
    assert (after.ended_on, after.remind_on) == (LATER.date(), None)
    assert after.state in SHELVES[Shelf.ENDED]
    with pytest.raises(RecommendationCannotBecome):
        record_decision(connection, ADVISER, seen(after), REFUSED, now=LATER)


def test_a_draft_is_thrown_away_without_a_word_but_cannot_lapse(connection: Connection, draft: Recommendation) -> None:
    with pytest.raises(RecommendationCannotBecome):
        let_recommendation_lapse(connection, ADVISER, seen(draft), "", now=NOW)
    withdraw_recommendation(connection, ADVISER, seen(draft), "", now=NOW)
    assert newest(connection, draft.recommendation_id).state is RecommendationState.WITHDRAWN


# --- looking --------------------------------------------------------------------------------------------------------


def test_every_state_lies_on_exactly_one_shelf() -> None:
    lying = [state for states in SHELVES.values() for state in states]
    assert sorted(state.name for state in lying) == sorted(state.name for state in RecommendationState)


def test_the_list_counts_every_shelf_and_shows_the_longest_waiting_first(
    connection: Connection, sent: Recommendation, member: MemberId
) -> None:
    key = draft_recommendation(connection, COLLEAGUE, a_recommendation_draft(member), now=LATER)
    send_recommendation(connection, COLLEAGUE, Seen(key, 1), Channel.LETTER, now=LATER)
    draft_recommendation(connection, ADVISER, a_recommendation_draft(member), now=LATER)
    everybody = list_recommendations(connection, ADVISER, Shelf.WAITING, mine=False)
    assert [one.recommendation_id for one in everybody.shown] == [sent.recommendation_id, key]
    assert everybody.counts == {Shelf.WAITING: 2, Shelf.DRAFTS: 1, Shelf.ANSWERED: 0, Shelf.ENDED: 0}
    own = list_recommendations(connection, ADVISER, Shelf.WAITING, mine=True)
    assert [one.recommendation_id for one in own.shown] == [sent.recommendation_id]


def test_help_offers_the_kinds_in_force_and_the_one_that_is_the_akasses_own(
    connection: Connection, member: MemberId
) -> None:
    offered = help_drafting(connection, ADVISER, member, as_of=TODAY).kinds
    assert [kind.kind_key for kind in offered] == [
        "virksomhedspraktik", "loentilskud", "vejledning-opkvalificering", "mentor", "nytteindsats",
        "ordinaer-uddannelse", "seks-uger",
    ]  # fmt: skip
    assert "skåret ned" in next(kind.note for kind in offered if kind.kind_key == "mentor")


def test_another_akasse_finds_nothing(connection: Connection, sent: Recommendation) -> None:
    set_tenant(connection, METAL)
    stranger = an_adviser(METAL)
    with pytest.raises(RecommendationNotFound):
        show_recommendation(connection, stranger, sent.recommendation_id, as_of=TODAY)
    with pytest.raises(RecommendationNotFound):
        record_decision(connection, stranger, seen(sent), REFUSED, now=NOW)


def test_what_happened_is_changed_by_nobody(connection: Connection, sent: Recommendation) -> None:
    for statement in ("UPDATE recommendation_event SET words = ''", "DELETE FROM recommendation_event"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
            connection.execute(statement)  # type: ignore[call-overload]


# --- two at once ----------------------------------------------------------------------------------------------------


def test_two_advisers_at_once_give_one_answer(pool: Pool) -> None:
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        put_period_rules(connection)
        member = put_member(connection, None)  # type: ignore[arg-type]
        put_course(connection, member)
        key = draft_recommendation(connection, ADVISER, a_recommendation_draft(member), now=NOW)
        version = send_recommendation(connection, ADVISER, Seen(key, 1), Channel.SECURE_MAIL, now=NOW).version
    outcomes = _at_once(pool, Seen(key, version), {ADVISER: REFUSED, COLLEAGUE: GRANTED})
    assert sorted(outcomes) == ["RecommendationChangedMeanwhile", "done"]
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        assert newest(connection, key).version == version + 1


def _at_once(pool: Pool, what: Seen, answers: dict[Any, MunicipalAnswer]) -> list[str]:
    outcomes: list[str] = []
    start = Barrier(len(answers))

    def answer(actor: Any, given: MunicipalAnswer) -> None:
        with tenant_transaction(pool, AKADEMIKERNE) as connection:
            start.wait()
            try:
                record_decision(connection, actor, what, given, now=LATER)
                outcomes.append("done")
            except RecommendationChangedMeanwhile as error:
                outcomes.append(type(error).__name__)

    threads = [Thread(target=answer, args=pair) for pair in answers.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return outcomes
