"""What a mail server's answers mean, heard from a real one."""

import shutil
import socket
import ssl
import subprocess
from email.message import EmailMessage
from pathlib import Path

import pytest

from api.smtp import MailServerUnusable, open_mail_server
from matching.core.mail import MailReason, MailState, Outcome
from tests.api.mail_server import PASSWORD, Script, accept_password, mail_server, mail_settings

KAREN = "karen@example.com"


def a_message() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Prøve"
    message.set_content("Hej Karen\n.\n.skjult prik\n")
    return message


def delivered(script: Script) -> Outcome:
    with mail_server(script) as port, open_mail_server(mail_settings(port)) as server:
        return server.deliver(a_message(), KAREN)


def test_a_letter_that_the_server_takes_is_sent_whole() -> None:
    script = Script()
    assert delivered(script) == Outcome(MailState.SENT)
    ((address, message),) = script.taken
    assert address == KAREN
    assert message.get_content().splitlines() == ["Hej Karen", ".", ".skjult prik"]


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        (Script(to_sender="550 no"), Outcome(MailState.FAILED, MailReason.SENDER_REFUSED, 550)),
        (Script(to_recipient="550 unknown"), Outcome(MailState.FAILED, MailReason.ADDRESS_REFUSED, 550)),
        (Script(to_letter="554 spam"), Outcome(MailState.FAILED, MailReason.LETTER_REFUSED, 554)),
        (Script(to_sender="451 wait"), Outcome(MailState.WAITING, MailReason.SERVER_BUSY, 451)),
        (Script(to_recipient="450 greylisted"), Outcome(MailState.WAITING, MailReason.SERVER_BUSY, 450)),
        (Script(to_letter="452 full"), Outcome(MailState.WAITING, MailReason.SERVER_BUSY, 452)),
    ],
)
def test_a_final_refusal_fails_and_a_temporary_one_waits(script: Script, outcome: Outcome) -> None:
    assert delivered(script) == outcome
    assert script.taken == []


def test_one_refused_letter_does_not_stand_in_the_next_ones_way() -> None:
    script = Script(to_recipient="550 unknown")
    with mail_server(script) as port, open_mail_server(mail_settings(port)) as server:
        server.deliver(a_message(), KAREN)
        script.to_recipient = "250 OK"
        assert server.deliver(a_message(), KAREN) == Outcome(MailState.SENT)


def test_a_connection_lost_after_the_text_leaves_the_letter_uncertain() -> None:
    """The server has it, yet gave no receipt: sending again could double it, so it is a person's to decide."""
    script = Script(hangs_up=True)
    with mail_server(script) as port, open_mail_server(mail_settings(port)) as server:
        assert server.deliver(a_message(), KAREN) == Outcome(MailState.UNCERTAIN, MailReason.CONNECTION_LOST)
        assert server.is_broken
    assert len(script.taken) == 1


def test_a_connection_lost_before_the_text_leaves_the_letter_unsent() -> None:
    script = Script()
    with mail_server(script) as port, open_mail_server(mail_settings(port)) as server:
        server._connection.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]
        assert server.deliver(a_message(), KAREN).state is MailState.WAITING
        assert server.is_broken
    assert script.taken == []


def test_we_greet_with_our_senders_domain_and_not_with_the_machines_name() -> None:
    script = Script()
    delivered(script)
    assert set(script.asked_by) == {"example.org"}


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(MailServerUnusable, match="svarer ikke"), open_mail_server(mail_settings(1)):
        pass


def test_no_server_at_all_is_said() -> None:
    with pytest.raises(MailServerUnusable, match="ikke sat"), open_mail_server(mail_settings(25, smtp_host=None)):
        pass


def test_a_server_without_encryption_is_not_used_when_it_is_asked_for() -> None:
    with (
        mail_server(Script()) as port,
        pytest.raises(MailServerUnusable, match="tilbyder ikke"),
        open_mail_server(mail_settings(port, smtp_security="starttls")),
    ):
        pass


@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_we_sign_in_and_a_refusal_repeats_no_password(password: str) -> None:
    options = {"authenticator": accept_password, "auth_require_tls": False, "auth_required": True}
    with mail_server(Script(), **options) as port:
        settings = mail_settings(port, smtp_user="jobbro", smtp_password=password)
        if password == PASSWORD:
            with open_mail_server(settings) as server:
                assert server.deliver(a_message(), KAREN) == Outcome(MailState.SENT)
        else:
            with pytest.raises(MailServerUnusable, match="afviste") as refused, open_mail_server(settings):
                pass
            assert "wrong" not in str(refused.value)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that vouches for itself, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.fail("openssl is missing: install it with `apt-get install openssl`.")
    folder = tmp_path_factory.mktemp("tls")
    paths = folder / "certificate.pem", folder / "key.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    files = ["-out", str(paths[0]), "-keyout", str(paths[1])]
    subprocess.run([openssl, *words.split(), *files], check=True, capture_output=True)
    return paths


@pytest.mark.parametrize("trusted", [True, False])
def test_the_way_is_encrypted_and_a_stranger_in_it_is_noticed(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    script = Script()
    with mail_server(script, tls_context=context, require_starttls=True) as port:
        settings = mail_settings(port, smtp_security="starttls")
        if trusted:
            with open_mail_server(settings) as server:
                assert server.deliver(a_message(), KAREN) == Outcome(MailState.SENT)
        else:
            with pytest.raises(MailServerUnusable, match="certifikat"), open_mail_server(settings):
                pass
    assert len(script.taken) == int(trusted)
