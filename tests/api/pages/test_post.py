"""The page of the post, on the real services: what a person must decide on, what waits, two clicks with one effect."""

from datetime import timedelta
from uuid import UUID

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.pages.post import REMEDIES
from api.settings import Settings
from matching.core.mail import MailKind, MailReason, MailState, Outcome, QueuedMail
from matching.database.pool import Pool, open_transaction, tenant_transaction
from matching.services import send_mail
from matching.services.queue_mail import queue_mail
from matching.services.send_mail import claim_mail, settle_mail
from tests.api.stage import NOW, InspectingClient
from tests.builders import AKADEMIKERNE

REFUSED = Outcome(MailState.FAILED, MailReason.ADDRESS_REFUSED, 550)


@pytest.fixture
def settings() -> Settings:
    return Settings(smtp_host="127.0.0.1", mail_sender="post@example.org")


@pytest.fixture
def real(front_end: None, pool: Pool, settings: Settings) -> FastAPI:
    return create_app(settings, pool, clock=lambda: NOW)


@pytest.fixture
def leader(real: FastAPI) -> InspectingClient:
    client = InspectingClient(real, raise_server_exceptions=False, follow_redirects=False)
    client.get("/log-ind")
    assert client.post("/log-ind", data={"akasse": "48", "rolle": "leader"}).status_code == 303
    return client


def queued(pool: Pool, once_key: str, outcome: Outcome | None = None, **overrides: object) -> None:
    plain = {"kind": MailKind.SUMMONS, "subject_id": UUID(int=1), "akasse_id": AKADEMIKERNE, "send_after": NOW}
    mail = QueuedMail(**{**plain, **overrides}, once_key=once_key)  # type: ignore[arg-type]
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        queue_mail(connection, mail, now=NOW)
        if outcome is not None:
            claimed = claim_mail(connection, mail.akasse_id, now=NOW)
            assert claimed is not None
            settle_mail(connection, claimed, outcome, now=NOW)


def state(pool: Pool) -> tuple[MailState, int]:
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        row = connection.execute("SELECT state, version FROM outgoing_mail").fetchone()
    assert row is not None
    return row[0], row[1]


def act(client: InspectingClient, pool: Pool, what: str, table: str = "outgoing_mail", **more: str) -> int:
    """Press the button for the only mail of a table as the page has it at version 3."""
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        ((mail_id,),) = connection.execute(f"SELECT mail_id FROM {table}").fetchall()  # type: ignore[call-overload]
    return int(client.post(f"/post/{mail_id}/{what}", data={"version": "3", **more}).status_code)


def test_an_empty_post_says_that_everything_is_sent(leader: InspectingClient) -> None:
    page = leader.get("/post").text
    assert "Alt, der kunne sendes, er sendt." in page
    assert "Ingen breve venter." in page
    assert "0 breve sendt de seneste 7 dage" in page


def test_a_failed_letter_says_why_and_what_to_do_and_leads_on(leader: InspectingClient, pool: Pool) -> None:
    queued(pool, "a", REFUSED)
    page = leader.get("/post").text
    assert "Mailserveren afviste modtagerens adresse (svar 550)." in page
    assert REMEDIES[MailReason.ADDRESS_REFUSED] in page
    assert f'href="/samtaler/{UUID(int=1)}"' in page


def test_what_waits_is_shown_with_its_time(leader: InspectingClient, pool: Pool) -> None:
    queued(pool, "a", send_after=NOW + timedelta(hours=2))
    assert "Sendes i dag kl. 12.00" in leader.get("/post").text


def test_a_letter_is_sent_again_once_however_often_one_clicks(leader: InspectingClient, pool: Pool) -> None:
    queued(pool, "a", REFUSED)
    leader.get("/post")
    assert act(leader, pool, "send-igen") == 303
    assert act(leader, pool, "send-igen") == 409
    assert state(pool) == (MailState.WAITING, 4)
    assert "Brevet bliver sendt igen om lidt." in leader.get("/post?gjort=sendes").text


def test_a_letter_that_may_have_arrived_is_closed(leader: InspectingClient, pool: Pool) -> None:
    queued(pool, "a", Outcome(MailState.UNCERTAIN, MailReason.STOPPED))
    assert "Luk, det er nået frem" in leader.get("/post").text
    assert act(leader, pool, "luk") == 303
    assert state(pool)[0] is MailState.NOT_NEEDED
    assert "Alt, der kunne sendes, er sendt." in leader.get("/post").text


def test_mail_about_an_order_is_tended_here_too(
    leader: InspectingClient, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send_mail, "WRITERS", dict.fromkeys(MailKind))
    queued(pool, "a", REFUSED, kind=MailKind.ORDER_RECEIPT, akasse_id=None)
    assert "Kvittering for jobordre" in leader.get("/post").text
    assert act(leader, pool, "send-igen", "outgoing_order_mail", om_jobordre="true") == 303
    with open_transaction(pool) as connection:
        assert connection.execute("SELECT state FROM outgoing_order_mail").fetchall() == [(MailState.WAITING,)]


def test_another_akasse_cannot_press_the_button(real: FastAPI, pool: Pool) -> None:
    queued(pool, "a", REFUSED)
    stranger = InspectingClient(real, raise_server_exceptions=False, follow_redirects=False)
    stranger.get("/log-ind")
    stranger.post("/log-ind", data={"akasse": "26", "rolle": "leader"})
    assert "Mailserveren afviste" not in stranger.get("/post").text
    assert act(stranger, pool, "send-igen") == 409
    assert state(pool)[0] is MailState.FAILED


def test_one_who_is_not_signed_in_is_sent_to_sign_in(real: FastAPI) -> None:
    visitor = InspectingClient(real, follow_redirects=False)
    assert visitor.get("/post").headers["location"] == "/log-ind?videre=/post"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (Settings(smtp_host=None), "Der er ikke sat en mailserver op"),
        (Settings(smtp_host="127.0.0.1"), "Posten står stille"),
    ],
)
def test_a_post_that_cannot_go_out_is_said(leader: InspectingClient, pool: Pool, words: str) -> None:
    queued(pool, "a", send_after=NOW - timedelta(hours=1))
    assert words in leader.get("/post").text


def test_every_reason_a_person_meets_has_something_to_do() -> None:
    """What is over needs no remedy; the others are for a person."""
    over = {
        MailReason.STATE_CHANGED, MailReason.ANSWERED, MailReason.WITHDRAWN, MailReason.PASSED, MailReason.NEVER_TOLD,
        MailReason.CLOSED,
    }  # fmt: skip
    assert set(REMEDIES) == set(MailReason) - over
