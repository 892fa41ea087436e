"""Letters to the employer read the state as they are sent, and tell nothing of who the member is."""

from datetime import timedelta

import pytest

from matching.core.ids import ReferralId
from matching.core.mail import Letter, MailReason, NotNeeded
from matching.core.referrals import DeclineReason, ReferralAct
from matching.core.sharing import AnswerAddress
from matching.database.pool import Connection
from matching.queries import referrals
from matching.services.answer_referral import Answer, answer_referral
from matching.services.referral_letters import referral_reminder, referral_to_employer, referral_withdrawn
from matching.services.withdraw_referral import withdraw_referral
from tests.builders import AKADEMIKERNE, LAGER_READ, NOW, an_adviser, put_member, put_order, put_referral, put_taxonomy


@pytest.fixture
def sent(connection: Connection) -> ReferralId:
    keys = put_taxonomy(connection)
    order = put_order(connection, keys, LAGER_READ)
    return put_referral(connection, put_member(connection, keys, LAGER_READ), order, sent=True)


def answer(connection: Connection, referral: ReferralId, act: ReferralAct, version: int = 3) -> None:
    link = referrals.newest_link(connection, AKADEMIKERNE, referral)
    assert link is not None
    pressed = Answer(act, DeclineReason.HOURS if act is ReferralAct.EMPLOYER_DECLINES else None)
    answer_referral(connection, AKADEMIKERNE, link.link_id, pressed, version=version, now=NOW)


def test_the_letter_has_the_address_and_the_order_and_no_member(connection: Connection, sent: ReferralId) -> None:
    letter = referral_to_employer(connection, AKADEMIKERNE, sent, NOW)
    assert isinstance(letter, Letter)
    assert (letter.address, letter.name, letter.sender) == ("bo@example.com", "Bo Prøve", "Jobbro")
    assert set(letter.facts) == {"order_title", "order_number", "employer", "answer_address", "answer_by"}
    assert isinstance(letter.facts["answer_address"], AnswerAddress)
    assert "Karen" not in str(letter.facts)


@pytest.mark.parametrize(
    ("act", "first", "reminder"),
    [
        (ReferralAct.SEE, MailReason.ANSWERED, None),
        (ReferralAct.INVITE, MailReason.ANSWERED, MailReason.ANSWERED),
        (ReferralAct.EMPLOYER_DECLINES, MailReason.ANSWERED, MailReason.ANSWERED),
    ],
)
def test_who_has_answered_is_not_written_to_again(
    connection: Connection, sent: ReferralId, act: ReferralAct, first: MailReason, reminder: MailReason | None
) -> None:
    answer(connection, sent, act)
    assert referral_to_employer(connection, AKADEMIKERNE, sent, NOW) == NotNeeded(first)
    told = referral_reminder(connection, AKADEMIKERNE, sent, NOW)
    assert isinstance(told, Letter) if reminder is None else told == NotNeeded(reminder)


def test_of_a_withdrawn_candidate_nobody_is_reminded(connection: Connection, sent: ReferralId) -> None:
    withdraw_referral(connection, an_adviser(), sent, version=3, now=NOW)
    for writer in (referral_to_employer, referral_reminder):
        assert writer(connection, AKADEMIKERNE, sent, NOW) == NotNeeded(MailReason.WITHDRAWN)


def test_an_address_that_has_run_out_is_not_sent(connection: Connection, sent: ReferralId) -> None:
    later = NOW + timedelta(days=61)
    assert referral_reminder(connection, AKADEMIKERNE, sent, later) == NotNeeded(MailReason.WITHDRAWN)


def test_an_employer_who_was_never_told_of_a_candidate_is_not_told_of_its_end(
    connection: Connection, sent: ReferralId
) -> None:
    withdraw_referral(connection, an_adviser(), sent, version=3, now=NOW)
    assert referral_withdrawn(connection, AKADEMIKERNE, sent, NOW) == NotNeeded(MailReason.NEVER_TOLD)
    connection.execute("UPDATE outgoing_mail SET state = 'sent' WHERE kind = 'referral_to_employer'")
    assert isinstance(referral_withdrawn(connection, AKADEMIKERNE, sent, NOW), Letter)


def test_a_referral_that_lives_is_not_told_to_be_over(connection: Connection, sent: ReferralId) -> None:
    assert referral_withdrawn(connection, AKADEMIKERNE, sent, NOW) == NotNeeded()
