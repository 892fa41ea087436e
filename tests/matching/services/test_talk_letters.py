"""A letter about a talk tells the state of the moment it is sent, and is not sent when there is nothing to tell."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from matching.core.ids import TalkId
from matching.core.mail import Letter, MailKind, MailReason, MailState, NotNeeded, Outcome
from matching.core.talks import TalkForm
from matching.database.pool import Connection
from matching.queries import talks
from matching.services.cancel_talk import cancel_talk
from matching.services.letter_facts import WRITERS
from matching.services.plan_talk import plan_talk
from matching.services.rebook_talk import rebook_talk
from matching.services.send_mail import claim_mail, read_letter, settle_mail
from tests.builders import AKADEMIKERNE, NOW, a_planned_talk, an_adviser, put_adviser, put_course, put_member

ADVISER = an_adviser()
IN_A_WEEK = NOW + timedelta(days=8)
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def talk_id(connection: Connection) -> TalkId:
    reached = {"name": "Karen Prøve", "email": "karen@example.com", "phone": "00 12 34 56"}
    member = put_member(connection, None, **reached)  # type: ignore[arg-type]  # nothing is read
    put_course(connection, member, adviser=put_adviser(connection))
    return plan_talk(connection, ADVISER, a_planned_talk(member, IN_A_WEEK), now=NOW)


def written(connection: Connection, kind: MailKind, talk_id: TalkId, now: datetime = NOW) -> Letter | NotNeeded:
    return WRITERS[kind](connection, AKADEMIKERNE, talk_id, now)


def move(connection: Connection, talk_id: TalkId, starts_at: datetime, now: datetime) -> None:
    talk = talks.find_talk(connection, AKADEMIKERNE, talk_id)
    assert talk is not None
    where: dict[str, Any] = {"form": TalkForm.PHONE, "place": "", "ends_at": starts_at + timedelta(minutes=30)}
    rebook_talk(connection, ADVISER, talk_id, starts_at=starts_at, version=talk.version, now=now, **where)


def cancel(connection: Connection, talk_id: TalkId, now: datetime = LATER) -> None:
    talk = talks.find_talk(connection, AKADEMIKERNE, talk_id)
    assert talk is not None
    cancel_talk(connection, ADVISER, talk_id, version=talk.version, now=now)


def send_next(connection: Connection, now: datetime) -> tuple[MailKind, Letter | NotNeeded]:
    """The next mail, read and settled as the post would."""
    mail = claim_mail(connection, AKADEMIKERNE, now=now)
    assert mail is not None
    letter = read_letter(connection, mail, now=now)
    unneeded = isinstance(letter, NotNeeded)
    outcome = Outcome(MailState.NOT_NEEDED, letter.reason) if unneeded else Outcome(MailState.SENT)
    settle_mail(connection, mail, outcome, now=now)
    return mail.kind, letter


def test_a_summons_tells_when_where_and_with_whom(connection: Connection, talk_id: TalkId) -> None:
    letter = written(connection, MailKind.SUMMONS, talk_id)
    assert isinstance(letter, Letter)
    assert (letter.address, letter.name) == ("karen@example.com", "Karen Prøve")
    assert letter.sender == letter.facts["akasse"] == "Akademikernes A-kasse"
    assert (letter.facts["starts_at"], letter.facts["place"]) == (IN_A_WEEK, "Prøvevej 1")
    assert letter.facts["member_phone"] == "00 12 34 56"


def test_a_summons_that_comes_late_tells_the_time_that_holds_then(connection: Connection, talk_id: TalkId) -> None:
    move(connection, talk_id, IN_A_WEEK + timedelta(days=1), NOW)
    letter = written(connection, MailKind.SUMMONS, talk_id)
    assert isinstance(letter, Letter)
    assert letter.facts["starts_at"] == IN_A_WEEK + timedelta(days=1)
    assert letter.facts["form"] is TalkForm.PHONE


def test_nobody_is_summoned_to_a_talk_that_is_cancelled_or_past(connection: Connection, talk_id: TalkId) -> None:
    assert written(connection, MailKind.SUMMONS, talk_id, IN_A_WEEK) == NotNeeded(MailReason.PASSED)
    cancel(connection, talk_id)
    assert written(connection, MailKind.SUMMONS, talk_id) == NotNeeded(MailReason.STATE_CHANGED)


def test_a_change_is_told_after_the_summons_has_gone(connection: Connection, talk_id: TalkId) -> None:
    send_next(connection, NOW)
    move(connection, talk_id, IN_A_WEEK + timedelta(days=1), LATER)
    kind, letter = send_next(connection, LATER)
    assert kind is MailKind.TALK_CHANGED
    assert isinstance(letter, Letter)
    assert letter.facts["starts_at"] == IN_A_WEEK + timedelta(days=1)


def test_a_change_that_a_later_letter_has_told_is_not_told_twice(connection: Connection, talk_id: TalkId) -> None:
    move(connection, talk_id, IN_A_WEEK + timedelta(days=1), NOW)
    assert isinstance(send_next(connection, LATER)[1], Letter)
    assert send_next(connection, LATER) == (MailKind.TALK_CHANGED, NotNeeded(MailReason.STATE_CHANGED))


def test_a_change_made_while_the_summons_was_on_its_way_is_told(connection: Connection, talk_id: TalkId) -> None:
    mail = claim_mail(connection, AKADEMIKERNE, now=NOW)
    assert mail is not None
    move(connection, talk_id, IN_A_WEEK + timedelta(days=1), NOW + timedelta(seconds=5))
    settle_mail(connection, mail, Outcome(MailState.SENT), now=NOW + timedelta(seconds=20))
    assert isinstance(send_next(connection, LATER)[1], Letter)


def test_a_cancellation_is_told_to_one_who_was_summoned(connection: Connection, talk_id: TalkId) -> None:
    send_next(connection, NOW)
    cancel(connection, talk_id)
    kind, letter = send_next(connection, LATER)
    assert kind is MailKind.TALK_CANCELLED
    assert isinstance(letter, Letter)


def test_a_cancellation_is_not_told_to_one_who_never_heard_of_the_talk(connection: Connection, talk_id: TalkId) -> None:
    cancel(connection, talk_id, NOW)
    assert send_next(connection, NOW) == (MailKind.SUMMONS, NotNeeded(MailReason.STATE_CHANGED))
    assert send_next(connection, NOW) == (MailKind.TALK_CANCELLED, NotNeeded(MailReason.NEVER_TOLD))


def test_a_cancellation_is_told_when_nobody_knows_whether_the_summons_came(
    connection: Connection, talk_id: TalkId
) -> None:
    mail = claim_mail(connection, AKADEMIKERNE, now=NOW)
    assert mail is not None
    settle_mail(connection, mail, Outcome(MailState.UNCERTAIN, MailReason.CONNECTION_LOST), now=NOW)
    cancel(connection, talk_id)
    assert isinstance(send_next(connection, LATER)[1], Letter)


@pytest.mark.parametrize("kind", [MailKind.SUMMONS, MailKind.TALK_CHANGED, MailKind.TALK_CANCELLED])
def test_a_talk_that_is_not_the_akasses_is_nothing_to_tell(connection: Connection, kind: MailKind) -> None:
    put_member(connection, None)  # type: ignore[arg-type]  # binds the transaction to the a-kasse
    assert written(connection, kind, TalkId(uuid4())) == NotNeeded()
