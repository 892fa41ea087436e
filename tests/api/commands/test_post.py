"""The whole way of a mail: planned in one transaction, sent through a real mail server, and what became of it kept."""

import io
import logging
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pypdf
import pytest
from psycopg import OperationalError

from api.commands import post
from api.commands.post import Postman, post_due
from api.smtp import MailServer, MailServerUnusable
from matching.core.ids import TalkId
from matching.core.mail import LOST_AFTER, PAUSES, Letter, MailKind, MailReason, MailState, QueuedMail
from matching.database.pool import Connection, Pool, open_transaction, tenant_transaction
from matching.queries import agreements
from matching.services import send_mail
from matching.services.plan_talk import plan_talk
from matching.services.queue_mail import queue_mail
from tests.api.mail_server import Script, mail_server, mail_settings
from tests.builders import (
    AKADEMIKERNE,
    METAL,
    NOW,
    a_planned_talk,
    an_adviser,
    put_adviser,
    put_course,
    put_member,
)


class Clock:
    """A clock that the test sets."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def postman(pool: Pool, script: Script, clock: Clock) -> Iterator[Postman]:
    with mail_server(script) as port:
        yield Postman(pool, mail_settings(port), clock)


def plan(pool: Pool, akasse_id: Any = AKADEMIKERNE, email: str = "karen@example.com", days: int = 8) -> TalkId:
    with tenant_transaction(pool, akasse_id) as connection:
        reached = {"name": "Karen Prøve", "email": email}
        member = put_member(connection, None, akasse_id=akasse_id, **reached)  # type: ignore[arg-type]
        put_course(connection, member, akasse_id=akasse_id, adviser=put_adviser(connection, akasse_id=akasse_id))
        return plan_talk(connection, an_adviser(akasse_id), a_planned_talk(member, NOW + timedelta(days=days)), now=NOW)


def states(pool: Pool, akasse_id: Any = AKADEMIKERNE) -> list[tuple[MailState, MailReason | None]]:
    with tenant_transaction(pool, akasse_id) as connection:
        return [(state, reason) for state, reason, _ in rows(connection)]


def rows(connection: Connection) -> list[tuple[Any, ...]]:
    query = "SELECT state, reason, send_after FROM outgoing_mail ORDER BY queued_at, mail_id"
    return connection.execute(query).fetchall()


def test_a_planned_talk_becomes_a_mail_in_plain_danish(pool: Pool, postman: Postman, script: Script) -> None:
    plan(pool)
    assert post_due(postman) == {MailState.SENT: 1}
    ((address, message),) = script.taken
    assert address == "karen@example.com"
    assert message["From"] == "Akademikernes A-kasse <post@example.org>"
    assert message["To"] == "Karen Prøve <karen@example.com>"
    assert message["Subject"] == "Indkaldelse til samtale tirsdag den 1. december 2026 kl. 10.00"
    assert "Hvor: Prøvevej 1" in message.get_content()
    assert states(pool) == [(MailState.SENT, None)]
    assert post_due(postman) == {}
    assert len(script.taken) == 1


def test_every_akasse_sends_its_own(pool: Pool, postman: Postman, script: Script) -> None:
    plan(pool)
    plan(pool, METAL, "bo@example.com")
    assert post_due(postman) == {MailState.SENT: 2}
    senders = {address: message["From"].addresses[0].display_name for address, message in script.taken}
    assert senders["karen@example.com"] == "Akademikernes A-kasse"
    assert senders["bo@example.com"] not in {"", "Jobbro", "Akademikernes A-kasse"}


def test_a_temporary_refusal_is_tried_again_with_growing_pauses(
    pool: Pool, postman: Postman, script: Script, clock: Clock
) -> None:
    plan(pool)
    script.to_recipient = "450 later"
    for pause in PAUSES[:3]:
        assert post_due(postman) == {MailState.WAITING: 1}
        with tenant_transaction(pool, AKADEMIKERNE) as connection:
            ((state, reason, send_after),) = rows(connection)
        assert (state, reason, send_after - clock.now) == (MailState.WAITING, MailReason.SERVER_BUSY, pause)
        assert post_due(postman) == {}
        clock.now = send_after
    script.to_recipient = "250 OK"
    assert post_due(postman) == {MailState.SENT: 1}
    assert len(script.taken) == 1


def test_a_mail_that_is_always_put_off_fails_in_the_end(
    pool: Pool, postman: Postman, script: Script, clock: Clock
) -> None:
    plan(pool)
    script.to_recipient = "450 later"
    for pause in PAUSES:
        post_due(postman)
        clock.now += pause
    assert post_due(postman) == {MailState.FAILED: 1}


def test_an_address_that_is_refused_is_not_tried_again(
    pool: Pool, postman: Postman, script: Script, clock: Clock
) -> None:
    plan(pool)
    script.to_recipient = "550 unknown"
    assert post_due(postman) == {MailState.FAILED: 1}
    assert states(pool) == [(MailState.FAILED, MailReason.ADDRESS_REFUSED)]
    clock.now += timedelta(days=1)
    assert post_due(postman) == {}


def test_a_member_without_an_address_is_a_persons_to_tell(pool: Pool, postman: Postman, script: Script) -> None:
    plan(pool, email="")
    assert post_due(postman) == {MailState.FAILED: 1}
    assert states(pool) == [(MailState.FAILED, MailReason.NO_ADDRESS)]
    assert script.taken == []


def test_a_receipt_that_never_came_is_uncertain_and_not_sent_again(
    pool: Pool, postman: Postman, script: Script, clock: Clock
) -> None:
    plan(pool)
    script.hangs_up = True
    assert post_due(postman) == {MailState.UNCERTAIN: 1}
    script.hangs_up = False
    clock.now += timedelta(days=1)
    assert post_due(postman) == {}
    assert len(script.taken) == 1


def test_a_sender_that_dies_loses_a_mail_rather_than_doubling_it(
    pool: Pool, postman: Postman, script: Script, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the server took the letter and before that was noted: the next round must not send it again."""
    plan(pool)
    deliver = MailServer.deliver

    def deliver_and_die(*arguments: Any) -> Any:
        deliver(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(MailServer, "deliver", deliver_and_die)
    with pytest.raises(KeyboardInterrupt):
        post_due(postman)
    monkeypatch.undo()
    assert len(script.taken) == 1
    clock.now += LOST_AFTER + timedelta(seconds=1)
    assert post_due(postman) == {}
    assert states(pool) == [(MailState.UNCERTAIN, MailReason.STOPPED)]
    assert len(script.taken) == 1


def test_a_server_that_cannot_be_used_touches_no_mail(pool: Pool, clock: Clock) -> None:
    plan(pool)
    with pytest.raises(MailServerUnusable):
        post_due(Postman(pool, mail_settings(1), clock))
    assert states(pool) == [(MailState.WAITING, None)]


def test_without_a_mail_server_mails_wait(pool: Pool, clock: Clock) -> None:
    plan(pool)
    assert post_due(Postman(pool, mail_settings(25, smtp_host=None), clock)) == {}
    assert states(pool) == [(MailState.WAITING, None)]


def test_a_letter_that_cannot_be_written_stops_nobody_and_its_text_reaches_no_log(
    pool: Pool, postman: Postman, script: Script, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first = plan(pool)
    plan(pool, email="bo@example.com", days=9)
    compose = post.compose

    def break_first(mail: Any, letter: Any, *arguments: Any, **options: Any) -> Any:
        if mail.subject_id == first:
            raise ValueError(f"hemmeligt om {letter.name}")
        return compose(mail, letter, *arguments, **options)

    monkeypatch.setattr(post, "compose", break_first)
    with caplog.at_level(logging.DEBUG):
        assert post_due(postman) == {MailState.FAILED: 1, MailState.SENT: 1}
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name != "mail.log")
    assert "ValueError" in ours
    assert "hemmeligt" not in ours
    assert "Karen" not in ours


def test_a_lost_database_is_not_taken_for_a_broken_letter(
    pool: Pool, postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(pool)

    def lose(*_: Any, **__: Any) -> Any:
        raise OperationalError

    monkeypatch.setattr(post, "read_letter", lose)
    with pytest.raises(OperationalError):
        post_due(postman)
    assert states(pool) == [(MailState.SENDING, None)]


def test_mail_about_an_order_alone_is_sent_too(
    pool: Pool, postman: Postman, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_transaction(pool) as connection:
        mail = QueuedMail(MailKind.ORDER_RECEIPT, UUID(int=1), None, NOW, "order_receipt:1")
        queue_mail(connection, mail, now=NOW)
    letter = Letter("bo@example.com", "Bo Prøve", {})
    monkeypatch.setattr(send_mail, "WRITERS", {MailKind.ORDER_RECEIPT: lambda *_: letter})
    monkeypatch.setattr("api.letters.written", lambda *_, **__: ("Tak", "Tak for din jobordre.\n"))
    assert post_due(postman) == {MailState.SENT: 1}
    ((address, message),) = script.taken
    assert (address, message["From"]) == ("bo@example.com", "Jobbro <post@example.org>")
    assert message["Reply-To"] is None


def test_the_letter_after_a_talk_carries_its_paper(pool: Pool, postman: Postman, script: Script) -> None:
    talk_id = plan(pool)
    post_due(postman)
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        agreements.add_plan(connection, AKADEMIKERNE, talk_id, "Søger to job om ugen.", "adviser-1", NOW)
        mail = QueuedMail(MailKind.AGREEMENTS, talk_id, AKADEMIKERNE, NOW, f"agreements:{talk_id}")
        queue_mail(connection, mail, now=NOW)
    assert post_due(postman) == {MailState.SENT: 1}
    (paper,) = script.taken[-1][1].iter_attachments()
    assert paper.get_filename() == "aftaler-2026-12-01.pdf"
    assert "Søger to job om ugen." in pypdf.PdfReader(io.BytesIO(paper.get_content())).pages[0].extract_text()


def test_no_error_ends_the_post(pool: Pool, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    plan(pool)
    with caplog.at_level(logging.WARNING):
        assert post._round(Postman(pool, mail_settings(1), clock)) == post.LONG_PAUSE
    assert "Mailserveren kan ikke bruges" in caplog.text


def test_beside_the_worker_the_post_goes_out_by_itself(
    pool: Pool, postman: Postman, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(pool)
    monkeypatch.setattr(post, "read_clock", lambda: NOW)
    house: Any = SimpleNamespace(pool=pool)
    monkeypatch.setattr(post, "Postman", lambda *_: postman)
    with post.posting(house, postman.settings):
        until = time.monotonic() + 10
        while not script.taken and time.monotonic() < until:
            time.sleep(0.02)
    assert len(script.taken) == 1
    assert states(pool) == [(MailState.SENT, None)]
