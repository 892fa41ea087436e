"""A mail is queued once, marked before it is sent, never sent twice by the machine, and tended by people."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from matching.core.errors import MailChangedMeanwhile
from matching.core.ids import AkasseId
from matching.core.mail import LOST_AFTER, MailKind, MailReason, MailState, Outcome, OutgoingMail, QueuedMail
from matching.database.pool import Connection, set_tenant
from matching.services.queue_mail import queue_mail
from matching.services.send_mail import claim_mail, give_up_lost, is_any_due, settle_mail
from matching.services.tend_post import close_mail, send_again, show_post
from tests.builders import AKADEMIKERNE, METAL, NOW, an_adviser

LEADER = an_adviser(user_id="leder-1")
SENT = Outcome(MailState.SENT)
FAILED = Outcome(MailState.FAILED, MailReason.ADDRESS_REFUSED, 550)


@pytest.fixture(autouse=True)
def _bound_to_akademikerne(connection: Connection) -> None:
    set_tenant(connection, AKADEMIKERNE)


@pytest.fixture(autouse=True)
def _order_mail_has_a_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    from matching.services import send_mail

    monkeypatch.setattr(send_mail, "WRITERS", dict.fromkeys(MailKind))


def queued(connection: Connection, akasse_id: AkasseId | None = AKADEMIKERNE, **overrides: Any) -> None:
    kind = MailKind.ORDER_RECEIPT if akasse_id is None else MailKind.SUMMONS
    plain = {"kind": kind, "subject_id": UUID(int=1), "akasse_id": akasse_id, "send_after": NOW, "once_key": "a"}
    queue_mail(connection, QueuedMail(**{**plain, **overrides}), now=NOW)


def claimed(connection: Connection, akasse_id: AkasseId | None = AKADEMIKERNE, now: datetime = NOW) -> OutgoingMail:
    mail = claim_mail(connection, akasse_id, now=now)
    assert mail is not None
    return mail


def log(connection: Connection, table: str = "outgoing_mail_event") -> list[tuple[Any, ...]]:
    query = f"SELECT version, actor, state, reason, smtp_code FROM {table} ORDER BY mail_id, version"
    return connection.execute(query).fetchall()  # type: ignore[call-overload,no-any-return]


BOXES = pytest.mark.parametrize("box", [AKADEMIKERNE, None], ids=["akasse", "order"])


@BOXES
def test_the_same_key_is_queued_once(connection: Connection, box: AkasseId | None) -> None:
    queued(connection, box)
    queued(connection, box, subject_id=uuid4())
    assert claimed(connection, box).subject_id == UUID(int=1)
    assert claim_mail(connection, box, now=NOW) is None


@BOXES
def test_a_mail_is_marked_and_its_attempt_written_down_before_it_is_sent(
    connection: Connection, box: AkasseId | None
) -> None:
    queued(connection, box)
    mail = claimed(connection, box)
    assert (mail.state, mail.attempts, mail.version) == (MailState.SENDING, 1, 2)
    table = "outgoing_order_mail_event" if box is None else "outgoing_mail_event"
    assert log(connection, table) == [(2, "post", MailState.SENDING, None, None)]
    assert settle_mail(connection, mail, SENT, now=NOW)
    assert log(connection, table)[1:] == [(3, "post", MailState.SENT, None, None)]
    assert not is_any_due(connection, box, now=NOW + timedelta(days=9))


@BOXES
def test_what_is_due_later_waits(connection: Connection, box: AkasseId | None) -> None:
    queued(connection, box, send_after=NOW + timedelta(hours=1))
    assert not is_any_due(connection, box, now=NOW)
    assert claim_mail(connection, box, now=NOW) is None
    assert is_any_due(connection, box, now=NOW + timedelta(hours=1))


def test_what_has_waited_longest_goes_first(connection: Connection) -> None:
    queued(connection, once_key="ny", subject_id=UUID(int=2))
    queued(connection, once_key="gammel", subject_id=UUID(int=3), send_after=NOW - timedelta(hours=1))
    assert [claimed(connection).subject_id.int for _ in range(2)] == [3, 2]


def test_an_akasse_sends_only_its_own(connection: Connection) -> None:
    queued(connection)
    set_tenant(connection, METAL)
    assert claim_mail(connection, METAL, now=NOW) is None
    assert claim_mail(connection, AKADEMIKERNE, now=NOW) is None


def test_a_kind_that_nobody_writes_waits(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    from matching.services import send_mail

    monkeypatch.setattr(send_mail, "WRITERS", {MailKind.AGREEMENTS: None})
    queued(connection)
    assert claim_mail(connection, AKADEMIKERNE, now=NOW) is None


@BOXES
def test_what_a_stopped_sender_left_is_uncertain_and_not_sent_again_by_itself(
    connection: Connection, box: AkasseId | None
) -> None:
    queued(connection, box)
    mail = claimed(connection, box)
    assert give_up_lost(connection, box, now=NOW + LOST_AFTER) == 0
    much_later = NOW + LOST_AFTER + timedelta(seconds=1)
    assert give_up_lost(connection, box, now=much_later) == 1
    assert claim_mail(connection, box, now=much_later) is None
    (shown,) = show_post(connection, LEADER, now=much_later).to_decide
    assert (shown.mail_id, shown.state, shown.reason) == (mail.mail_id, MailState.UNCERTAIN, MailReason.STOPPED)


def test_a_sender_that_comes_back_after_it_was_given_up_changes_nothing(connection: Connection) -> None:
    queued(connection)
    mail = claimed(connection)
    give_up_lost(connection, AKADEMIKERNE, now=NOW + 2 * LOST_AFTER)
    assert not settle_mail(connection, mail, SENT, now=NOW + 2 * LOST_AFTER)
    assert show_post(connection, LEADER, now=NOW).to_decide[0].state is MailState.UNCERTAIN


@BOXES
def test_a_person_sends_a_failed_mail_again_once(connection: Connection, box: AkasseId | None) -> None:
    queued(connection, box)
    settle_mail(connection, claimed(connection, box), FAILED, now=NOW)
    (mail,) = show_post(connection, LEADER, now=NOW).to_decide
    again = {"about_order": box is None, "now": NOW + timedelta(hours=1)}
    send_again(connection, LEADER, mail.mail_id, mail.version, **again)
    with pytest.raises(MailChangedMeanwhile):
        send_again(connection, LEADER, mail.mail_id, mail.version, **again)
    second = claimed(connection, box, now=NOW + timedelta(hours=1))
    assert (second.mail_id, second.attempts) == (mail.mail_id, 2)
    assert claim_mail(connection, box, now=NOW + timedelta(hours=1)) is None


def test_a_person_closes_an_uncertain_mail_and_the_log_says_who(connection: Connection) -> None:
    queued(connection)
    lost = Outcome(MailState.UNCERTAIN, MailReason.CONNECTION_LOST)
    settle_mail(connection, claimed(connection), lost, now=NOW)
    (mail,) = show_post(connection, LEADER, now=NOW).to_decide
    close_mail(connection, LEADER, mail.mail_id, mail.version, about_order=False, now=NOW)
    assert show_post(connection, LEADER, now=NOW).to_decide == ()
    assert log(connection)[-1] == (4, "leder-1", MailState.NOT_NEEDED, MailReason.CLOSED, None)


@pytest.mark.parametrize("tend", [send_again, close_mail])
def test_what_waits_or_is_sent_is_not_a_persons_to_decide(connection: Connection, tend: Any) -> None:
    queued(connection)
    (waiting,) = show_post(connection, LEADER, now=NOW).waiting
    with pytest.raises(MailChangedMeanwhile):
        tend(connection, LEADER, waiting.mail_id, waiting.version, about_order=False, now=NOW)
    mail = claimed(connection)
    settle_mail(connection, mail, SENT, now=NOW)
    with pytest.raises(MailChangedMeanwhile):
        tend(connection, LEADER, mail.mail_id, mail.version + 1, about_order=False, now=NOW)


def test_another_akasse_can_neither_see_nor_decide(connection: Connection) -> None:
    queued(connection)
    mail = claimed(connection)
    settle_mail(connection, mail, FAILED, now=NOW)
    set_tenant(connection, METAL)
    stranger = an_adviser(METAL)
    assert show_post(connection, stranger, now=NOW).to_decide == ()
    with pytest.raises(MailChangedMeanwhile):
        send_again(connection, stranger, mail.mail_id, mail.version + 1, about_order=False, now=NOW)


def test_the_post_says_what_waits_what_was_sent_and_since_when_it_stands_still(connection: Connection) -> None:
    queued(connection, once_key="sendt", send_after=NOW - timedelta(days=1))
    settle_mail(connection, claimed(connection), SENT, now=NOW)
    queued(connection, once_key="snart", send_after=NOW + timedelta(hours=1))
    queued(connection, None)
    post = show_post(connection, LEADER, now=NOW)
    assert [mail.kind for mail in post.waiting] == [MailKind.ORDER_RECEIPT, MailKind.SUMMONS]
    assert post.counts == {MailState.WAITING: 1, MailState.SENT: 1}
    assert post.late_since is None
    assert show_post(connection, LEADER, now=NOW + timedelta(hours=1)).late_since == NOW


def test_the_rows_hold_no_words_to_anyone(connection: Connection) -> None:
    """Kind, keys, states and times only: no column of the outbox could hold an address or a letter but the key."""
    query = (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'jobbro'"
        " AND table_name LIKE 'outgoing%' AND data_type IN ('text', 'jsonb', 'bytea') ORDER BY 1, 2"
    )
    assert connection.execute(query).fetchall() == [
        ("outgoing_mail", "once_key"),
        ("outgoing_mail_event", "actor"),
        ("outgoing_order_mail", "once_key"),
        ("outgoing_order_mail_event", "actor"),
    ]
