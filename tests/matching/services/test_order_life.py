"""An order's life on the real database: states, the shared log, deadlines, silence, wording and the employer's form."""

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from matching.core.errors import (
    JobOrderNotFound,
    JudgementMissing,
    LogDetailNamesSomebody,
    NewDeadlineMissing,
    OrderAwaitsReview,
    OrderChangedMeanwhile,
    OrderStepNotAllowed,
    TooManyOrders,
    WordingUnexplained,
)
from matching.core.ids import JobOrderId
from matching.core.job_order import Confirmed, ConfirmedSkill, Contact, JobOrderStatus, JobOrderSubmission
from matching.core.landing import Landed
from matching.core.mail import Letter, MailReason, NotNeeded
from matching.core.order_life import EMPLOYER_ACTOR, EMPLOYER_SOURCE, JOBBRO_ACTOR, LogKind, OrderState, StateCause
from matching.core.submissions import as_json, from_json
from matching.database.pool import Connection, Pool, open_transaction
from matching.queries import job_orders, order_life
from matching.services.change_order_state import add_log_line, change_order_state, close_passed_deadlines
from matching.services.order_letters import order_follow_up, order_receipt
from matching.services.reopen_order import newest_submission, reopen_order
from matching.services.review_wording import review_wording
from matching.services.show_order_status import show_order_status
from matching.services.stale_orders import FollowedUp, confirm_order_stands, stale_orders
from matching.services.submit_order import SubmittedOrder, submit_order
from tests.builders import NOW, TODAY, Keys, an_order_submission, put_order, put_taxonomy

OPEN, PAUSED, MET, EXPIRED = JobOrderStatus
ADVISER = "demo-adviser-48"


@pytest.fixture
def keys(connection: Connection) -> Keys:
    return put_taxonomy(connection)


@pytest.fixture
def order(connection: Connection, keys: Keys) -> JobOrderId:
    return put_order(connection, keys)


def own_submission(**overrides: Any) -> JobOrderSubmission:
    plain = an_order_submission(
        "kladde-1", source=EMPLOYER_SOURCE, cvr_number="10172748", contact=Contact("Bo Chef", "bo@example.com", "")
    )
    return replace(plain, **overrides)


def submitted(connection: Connection, reasons: dict[str, str] | None = None, **overrides: Any) -> SubmittedOrder:
    return submit_order(connection, own_submission(**overrides), reasons or {}, now=NOW)


def state(connection: Connection, order: JobOrderId) -> OrderState:
    found = order_life.find_state(connection, order)
    assert found is not None
    return found


def kinds(connection: Connection, order: JobOrderId) -> list[LogKind]:
    return [line.kind for line in order_life.log_of(connection, order)]


def mails(connection: Connection) -> list[str]:
    return [key for (key,) in connection.execute("SELECT once_key FROM outgoing_order_mail ORDER BY 1").fetchall()]


# --- states ---------------------------------------------------------------------------------------------------------


def test_a_step_is_kept_with_its_cause_and_told_in_the_log(connection: Connection, order: JobOrderId) -> None:
    change_order_state(connection, order, PAUSED, StateCause.ENOUGH_REFERRALS, ADVISER, now=NOW)
    found = state(connection, order)
    assert (found.status, found.cause, found.since) == (PAUSED, StateCause.ENOUGH_REFERRALS, NOW)
    line = order_life.log_of(connection, order)[-1]
    assert (line.kind, line.from_status, line.to_status, line.cause) == (
        LogKind.STATE_CHANGED, OPEN, PAUSED, StateCause.ENOUGH_REFERRALS,
    )  # fmt: skip


def test_the_same_step_twice_has_one_effect(connection: Connection, order: JobOrderId) -> None:
    for _ in range(2):
        change_order_state(connection, order, MET, StateCause.POSITIONS_FILLED, JOBBRO_ACTOR, now=NOW)
    assert kinds(connection, order).count(LogKind.STATE_CHANGED) == 1


def test_a_step_that_is_not_in_the_table_changes_nothing(connection: Connection, order: JobOrderId) -> None:
    with pytest.raises(OrderStepNotAllowed, match="behovet er dækket"):
        change_order_state(connection, order, MET, StateCause.DEADLINE_PASSED, ADVISER, now=NOW)
    assert state(connection, order).status is OPEN
    assert LogKind.STATE_CHANGED not in kinds(connection, order)


def test_a_choice_made_on_an_old_page_is_not_carried_out(connection: Connection, order: JobOrderId) -> None:
    change_order_state(connection, order, PAUSED, StateCause.EMPLOYER_ASKED, EMPLOYER_ACTOR, now=NOW)
    with pytest.raises(OrderChangedMeanwhile, match="Inaktiv"):
        change_order_state(connection, order, MET, StateCause.EMPLOYER_ASKED, ADVISER, now=NOW, seen=OPEN)
    change_order_state(connection, order, PAUSED, StateCause.ENOUGH_REFERRALS, ADVISER, now=NOW, seen=OPEN)
    assert state(connection, order).cause is StateCause.EMPLOYER_ASKED


def test_an_order_that_is_not_there_is_not_moved(connection: Connection) -> None:
    from uuid import UUID

    with pytest.raises(JobOrderNotFound):
        change_order_state(connection, JobOrderId(UUID(int=0)), MET, StateCause.POSITIONS_FILLED, ADVISER, now=NOW)


def test_an_imported_order_begins_its_log_as_imported(connection: Connection, order: JobOrderId) -> None:
    assert state(connection, order).cause is StateCause.IMPORTED
    (line,) = order_life.log_of(connection, order)
    assert (line.kind, line.detail) == (LogKind.CREATED, "Indlæst fra en anden kilde.")


# --- the log --------------------------------------------------------------------------------------------------------


def test_the_log_names_no_akasse_and_no_persons_number(connection: Connection, order: JobOrderId) -> None:
    for named in ("Ringet af Akademikernes.", "Ringet af DFH.", "Medlem af Faglig Fælles", "Metal har ringet"):
        with pytest.raises(LogDetailNamesSomebody):
            add_log_line(connection, order, LogKind.EMPLOYER_CONTACTED, named, ADVISER, now=NOW)
    add_log_line(connection, order, LogKind.EMPLOYER_CONTACTED, "Svejsning i metal er vigtigst.", ADVISER, now=NOW)
    with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
        add_log_line(connection, order, LogKind.EMPLOYER_CONTACTED, "010190-1234 henvist", ADVISER, now=NOW)


def test_the_serving_role_cannot_read_who_it_was_or_change_a_line(connection: Connection, order: JobOrderId) -> None:
    for statement in (
        "SELECT actor FROM job_order_log",
        "UPDATE job_order_log SET detail = ''",
        "DELETE FROM job_order_log",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
            connection.execute(statement)


def test_even_the_owner_cannot_change_a_line(admin_connection: Connection) -> None:
    with pytest.raises(psycopg.errors.RaiseException):
        admin_connection.execute("DELETE FROM jobbro.job_order_log")


# --- deadlines ------------------------------------------------------------------------------------------------------


def test_a_deadline_holds_the_whole_of_its_day(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, deadline_on=TODAY)
    assert close_passed_deadlines(connection, as_of=TODAY, now=NOW) == 0
    assert close_passed_deadlines(connection, as_of=TODAY + timedelta(days=1), now=NOW) == 1
    assert close_passed_deadlines(connection, as_of=TODAY + timedelta(days=1), now=NOW) == 0
    assert (state(connection, order).status, state(connection, order).cause) == (EXPIRED, StateCause.DEADLINE_PASSED)


def test_a_paused_order_closes_too_and_a_filled_one_does_not(connection: Connection, keys: Keys) -> None:
    paused = put_order(connection, keys, deadline_on=TODAY, status="enough_referrals")
    met = put_order(connection, keys, deadline_on=TODAY, status="need_met")
    assert close_passed_deadlines(connection, as_of=TODAY + timedelta(days=1), now=NOW) == 1
    assert [state(connection, one).status for one in (paused, met)] == [EXPIRED, MET]


def test_an_order_past_its_deadline_opens_with_a_new_one_only(connection: Connection) -> None:
    order = submitted(connection, deadline_on=TODAY).job_order_id
    later = TODAY + timedelta(days=9)
    close_passed_deadlines(connection, as_of=later, now=NOW)
    with pytest.raises(NewDeadlineMissing):
        reopen_order(connection, order, None, EMPLOYER_ACTOR, as_of=later, now=NOW)
    reopen_order(connection, order, later, EMPLOYER_ACTOR, as_of=later, now=NOW)
    assert (state(connection, order).status, state(connection, order).deadline_on) == (OPEN, later)
    assert newest_submission(connection, order).deadline_on == later
    contact = job_orders.find_contact(connection, order)
    assert contact is not None
    assert contact.name == "Bo Chef"


# --- silence --------------------------------------------------------------------------------------------------------


def test_a_silent_employer_is_asked_once_and_then_marked(connection: Connection) -> None:
    order = submitted(connection).job_order_id
    days = [NOW + timedelta(days=day) for day in (14, 15, 22, 23)]
    assert [stale_orders(connection, now=day) for day in days] == [
        FollowedUp(0, 0), FollowedUp(1, 0), FollowedUp(0, 0), FollowedUp(0, 1),
    ]  # fmt: skip
    assert stale_orders(connection, now=days[-1]) == FollowedUp(0, 0)
    assert [key.partition(":")[0] for key in mails(connection)] == ["order_follow_up", "order_receipt"]
    assert state(connection, order).unanswered_at == days[-1]
    assert state(connection, order).status is OPEN


def test_any_act_of_the_employer_is_an_answer(connection: Connection) -> None:
    order = submitted(connection).job_order_id
    asked = NOW + timedelta(days=15)
    stale_orders(connection, now=asked)
    add_log_line(connection, order, LogKind.REFERRAL_UPDATED, "Virksomheden har svaret.", EMPLOYER_ACTOR, now=asked)
    assert state(connection, order).asked_at is None
    assert stale_orders(connection, now=asked + timedelta(days=8)) == FollowedUp(0, 0)


def test_saying_that_it_still_stands_is_one_line_however_often(connection: Connection) -> None:
    order = submitted(connection).job_order_id
    stale_orders(connection, now=NOW + timedelta(days=15))
    for _ in range(2):
        confirm_order_stands(connection, order, now=NOW + timedelta(days=16))
    assert kinds(connection, order).count(LogKind.EMPLOYER_ANSWERED) == 1


def test_an_imported_order_is_never_followed_up(connection: Connection, order: JobOrderId) -> None:
    assert stale_orders(connection, now=NOW + timedelta(days=99)) == FollowedUp(0, 0)


def test_the_question_is_dropped_when_it_is_answered_or_the_order_is_closed(connection: Connection) -> None:
    order = submitted(connection).job_order_id
    stale_orders(connection, now=NOW + timedelta(days=15))
    asked = order_follow_up(connection, None, order, NOW)
    assert isinstance(asked, Letter)
    assert asked.address == "bo@example.com"
    confirm_order_stands(connection, order, now=NOW)
    assert order_follow_up(connection, None, order, NOW) == NotNeeded(MailReason.ANSWERED)
    change_order_state(connection, order, MET, StateCause.EMPLOYER_ASKED, EMPLOYER_ACTOR, now=NOW)
    assert order_follow_up(connection, None, order, NOW) == NotNeeded()


# --- submitting -----------------------------------------------------------------------------------------------------


def test_the_same_form_sent_twice_is_one_order_with_one_receipt(connection: Connection) -> None:
    first, second = submitted(connection), submitted(connection)
    assert (first.landed, second.landed) == (Landed.NEW, Landed.UNCHANGED)
    assert first.job_order_id == second.job_order_id
    assert mails(connection) == [f"order_receipt:{first.job_order_id}"]
    assert kinds(connection, first.job_order_id) == [LogKind.CREATED]
    assert state(connection, first.job_order_id).cause is StateCause.SUBMITTED


def test_two_clicks_at_once_land_one_order(pool: Pool) -> None:
    """The second click comes while the first has landed and not yet committed, and waits for it."""
    second: list[Landed] = []

    def click() -> None:
        with open_transaction(pool) as connection:
            second.append(submitted(connection).landed)

    other = threading.Thread(target=click)
    with open_transaction(pool) as connection:
        assert submitted(connection).landed is Landed.NEW
        other.start()
        other.join(0.5)
        assert other.is_alive()
    other.join(10)
    assert second == [Landed.UNCHANGED]


def test_a_mended_form_is_the_orders_next_version(connection: Connection) -> None:
    first = submitted(connection)
    assert submitted(connection, positions=2).landed is Landed.CHANGED
    assert kinds(connection, first.job_order_id) == [LogKind.CREATED, LogKind.CHANGED]
    assert len(mails(connection)) == 1


def test_a_company_submits_no_more_than_people_do(connection: Connection) -> None:
    submitted(connection)
    with pytest.raises(TooManyOrders, match="1 jobordrer"):
        submit_order(connection, own_submission(source_id="kladde-2"), {}, now=NOW, most_a_day=1)
    assert submit_order(connection, own_submission(), {}, now=NOW, most_a_day=1).landed is Landed.UNCHANGED
    tomorrow = NOW + timedelta(days=2)
    assert submit_order(connection, own_submission(source_id="kladde-2"), {}, now=tomorrow, most_a_day=1)


def test_the_employers_own_order_stands_for_the_same_ad_imported_earlier(connection: Connection, keys: Keys) -> None:
    imported = put_order(connection, keys, employer_name="Pakkeriet ApS", cvr_number="10172748")
    own = submitted(connection).job_order_id
    of_import, of_own = job_orders.order_heads(connection, [imported])[0], job_orders.order_heads(connection, [own])[0]
    assert (of_own.duplicate_of, of_own.duplicate_reason) == (None, None)
    assert of_import.duplicate_of == of_own.number
    assert of_import.duplicate_reason


def test_the_receipt_tells_the_number_and_no_address_of_its_own(connection: Connection) -> None:
    order = submitted(connection).job_order_id
    letter = order_receipt(connection, None, order, NOW)
    assert letter.name == "Bo Chef"
    assert letter.facts["number"] == f"J-{state(connection, order).number}"


def test_what_was_confirmed_is_kept_with_the_submission() -> None:
    made = own_submission(confirmed=Confirmed(skills=(ConfirmedSkill("jobbro:skill:x", False, "ordet"),)))
    assert from_json(JobOrderSubmission, as_json(made)) == made


# --- wording --------------------------------------------------------------------------------------------------------

UNLAWFUL = {"text": "Vi søger en ung medarbejder til lageret i Vejle, som kan pakke varer og modtage gods."}
PHRASE = "ung medarbejder"


def test_unlawful_wording_without_a_reason_lands_nothing(connection: Connection) -> None:
    with pytest.raises(WordingUnexplained, match="et sted"):
        submitted(connection, **UNLAWFUL)
    assert job_orders.find_landed(connection, EMPLOYER_SOURCE, "kladde-1") is None


@pytest.fixture
def kept(connection: Connection) -> JobOrderId:
    return submitted(connection, {PHRASE: "Rollen er en ung mand i et teaterstykke."}, **UNLAWFUL).job_order_id


def test_wording_kept_with_a_reason_waits_outside_the_matching(connection: Connection, kept: JobOrderId) -> None:
    status = show_order_status(connection, kept)
    assert (status.state.status, status.state.cause) == (PAUSED, StateCause.AWAITS_REVIEW)
    assert status.awaits_review
    assert [(one.phrase, one.reason) for one in status.wording] == [
        (PHRASE, "Rollen er en ung mand i et teaterstykke.")
    ]


def test_nobody_opens_an_order_past_the_review(connection: Connection, kept: JobOrderId) -> None:
    with pytest.raises(OrderAwaitsReview):
        reopen_order(connection, kept, None, EMPLOYER_ACTOR, as_of=TODAY, now=NOW)
    change_order_state(connection, kept, MET, StateCause.EMPLOYER_ASKED, EMPLOYER_ACTOR, now=NOW)
    with pytest.raises(OrderAwaitsReview):
        reopen_order(connection, kept, None, EMPLOYER_ACTOR, as_of=TODAY, now=NOW)


def test_lawful_wording_sets_the_order_going_once(connection: Connection, kept: JobOrderId) -> None:
    for _ in range(2):
        review_wording(connection, kept, True, "Rollen kræver det.", ADVISER, now=NOW)
    assert (state(connection, kept).status, state(connection, kept).cause) == (OPEN, StateCause.REVIEWED)
    assert kinds(connection, kept).count(LogKind.WORDING_REVIEWED) == 1


def test_wording_that_may_not_stay_waits_until_it_is_mended(connection: Connection, kept: JobOrderId) -> None:
    review_wording(connection, kept, False, "Alder er ikke nødvendig her.", ADVISER, now=NOW)
    assert show_order_status(connection, kept).must_be_mended
    assert state(connection, kept).status is PAUSED
    submitted(connection)
    assert (state(connection, kept).status, state(connection, kept).cause) == (OPEN, StateCause.WORDING_MENDED)
    assert show_order_status(connection, kept).wording == ()


def test_a_judgement_has_words(connection: Connection, kept: JobOrderId) -> None:
    with pytest.raises(JudgementMissing):
        review_wording(connection, kept, True, "  ", ADVISER, now=NOW)
