"""The life of a mail: which steps there are, how long to wait, and what a repr may not say."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from matching.core.ids import AkasseId
from matching.core.mail import (
    FOR_A_PERSON,
    MAIL_TRANSITIONS,
    PAUSES,
    Letter,
    MailKind,
    MailReason,
    MailState,
    Outcome,
    Paper,
    QueuedMail,
    put_off,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_every_state_has_its_line_of_transitions() -> None:
    assert set(MAIL_TRANSITIONS) == set(MailState)


def test_the_machine_never_sends_again_what_a_person_must_decide_on() -> None:
    """Only WAITING leads to SENDING, so what failed or is uncertain is sent again by way of a person alone."""
    before_sending = {state for state, onward in MAIL_TRANSITIONS.items() if MailState.SENDING in onward}
    assert before_sending == {MailState.WAITING}
    assert {state for state in FOR_A_PERSON if MailState.WAITING in MAIL_TRANSITIONS[state]} == FOR_A_PERSON


def test_each_pause_is_longer_than_the_one_before() -> None:
    assert list(PAUSES) == sorted(set(PAUSES))


@pytest.mark.parametrize(("attempts", "pause"), [(1, timedelta(minutes=1)), (3, timedelta(minutes=15))])
def test_a_temporary_refusal_is_tried_again_after_a_pause(attempts: int, pause: timedelta) -> None:
    assert put_off(attempts, 451, now=NOW) == Outcome(MailState.WAITING, MailReason.SERVER_BUSY, 451, NOW + pause)


def test_after_the_last_pause_the_mail_has_failed() -> None:
    assert put_off(len(PAUSES), 451, now=NOW).state is MailState.WAITING
    assert put_off(len(PAUSES) + 1, 451, now=NOW) == Outcome(MailState.FAILED, MailReason.SERVER_BUSY, 451)


@pytest.mark.parametrize(("kind", "akasse_id"), [(MailKind.SUMMONS, None), (MailKind.ORDER_RECEIPT, AkasseId(48))])
def test_a_kind_and_an_akasse_that_do_not_agree_are_refused(kind: MailKind, akasse_id: AkasseId | None) -> None:
    with pytest.raises(ValueError, match=kind.name):
        QueuedMail(kind, UUID(int=1), akasse_id, NOW, "x")


def test_a_letter_shows_nobody_in_its_repr() -> None:
    letter = Letter(
        "karen@example.com", "Karen Prøve", {"note": "Hemmelig"}, papers=(Paper("a", "b.pdf", {"n": "Ærlig"}),)
    )
    shown = repr(letter)
    assert not [word for word in ("karen", "Prøve", "Hemmelig", "Ærlig") if word in shown]
