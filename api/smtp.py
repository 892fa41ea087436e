"""Handing letters to a mail server, and telling apart what may be tried again, what may not, and what nobody knows."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP

from api.settings import Settings
from matching.core.errors import JobbroError
from matching.core.mail import MailReason, MailState, Outcome

#: Seconds to wait for the server's answer.
PATIENCE = 30.0
_Broken = (smtplib.SMTPServerDisconnected, OSError)


class MailServerUnusable(JobbroError):
    """The mail server cannot be used at all, so no mail was touched."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Mailserveren kan ikke bruges: {reason} Ingen mails er gået tabt; de venter.")


class MailServer:
    """An open connection to a mail server; `is_broken` once it is lost."""

    def __init__(self, connection: smtplib.SMTP, sender: str) -> None:
        self._connection = connection
        self._sender = sender
        self.is_broken = False

    def deliver(self, message: EmailMessage, address: str) -> Outcome:
        """Hand over one letter; WAITING means that it was refused for now and may be tried again.

        A connection lost before the letter's text leaves it unsent; lost while the text is on its way, or before
        the receipt, it is UNCERTAIN.
        """
        greeted = self._ask(lambda: self._connection.mail(self._sender), MailReason.SENDER_REFUSED)
        outcome = greeted or self._ask(lambda: self._connection.rcpt(address), MailReason.ADDRESS_REFUSED)
        return self._reset(outcome) if outcome else self._hand_over(message)

    def _ask(self, question: Callable[[], tuple[int, bytes]], refused: MailReason) -> Outcome | None:
        """None when the server agrees."""
        try:
            code, _ = question()
        except _Broken:
            self.is_broken = True
            return Outcome(MailState.WAITING, MailReason.SERVER_BUSY)
        return _judged(code, refused)

    def _hand_over(self, message: EmailMessage) -> Outcome:
        try:
            code, _ = self._connection.data(message.as_bytes(policy=SMTP))
        except smtplib.SMTPDataError as error:
            code = error.smtp_code
        except _Broken:
            self.is_broken = True
            return Outcome(MailState.UNCERTAIN, MailReason.CONNECTION_LOST)
        refused = _judged(code, MailReason.LETTER_REFUSED)
        return self._reset(refused) if refused else Outcome(MailState.SENT)

    def _reset(self, outcome: Outcome) -> Outcome:
        """Clear what the server remembers of a letter it refused."""
        if not self.is_broken:
            try:
                self._connection.rset()
            except _Broken:
                self.is_broken = True
        return outcome


def _judged(code: int, refused: MailReason) -> Outcome | None:
    """What a reply means: 2xx is consent, 4xx a temporary and anything else a final refusal (RFC 5321, 4.2.1)."""
    if 200 <= code < 300:
        return None
    if 400 <= code < 500:
        return Outcome(MailState.WAITING, MailReason.SERVER_BUSY, code)
    return Outcome(MailState.FAILED, refused, code if code > 0 else None)


@contextmanager
def open_mail_server(settings: Settings) -> Iterator[MailServer]:
    """Connect, encrypt and sign in as the settings say; raises MailServerUnusable."""
    with _unusable_said():
        connection = _connected(settings)
    try:
        with _unusable_said():
            _sign_in(connection, settings)
        yield MailServer(connection, settings.mail_sender)
    finally:
        with suppress(*_Broken, smtplib.SMTPException):
            connection.quit()
        connection.close()


def sender_domain(settings: Settings) -> str:
    """The part of our address after the @; we greet with it, so that no machine's name is told."""
    return settings.mail_sender.rpartition("@")[2]


def _connected(settings: Settings) -> smtplib.SMTP:
    if settings.smtp_host is None:
        raise MailServerUnusable("Der er ikke sat en mailserver op.")
    where, name = (settings.smtp_host, settings.smtp_port), sender_domain(settings)
    if settings.smtp_security == "tls":
        return smtplib.SMTP_SSL(*where, local_hostname=name, timeout=PATIENCE, context=ssl.create_default_context())
    return smtplib.SMTP(*where, local_hostname=name, timeout=PATIENCE)


def _sign_in(connection: smtplib.SMTP, settings: Settings) -> None:
    if settings.smtp_security == "starttls":
        connection.starttls(context=ssl.create_default_context())
    if settings.smtp_user:
        connection.login(settings.smtp_user, settings.smtp_password.get_secret_value())
    connection.ehlo_or_helo_if_needed()


@contextmanager
def _unusable_said() -> Iterator[None]:
    """Say what is wrong in words of ours; the server's own may hold addresses."""
    try:
        yield
    except smtplib.SMTPAuthenticationError:
        raise MailServerUnusable("Den afviste brugernavnet eller adgangskoden.") from None
    except smtplib.SMTPNotSupportedError:
        raise MailServerUnusable("Den tilbyder ikke kryptering eller log ind, som indstillingerne kræver.") from None
    except ssl.SSLError:
        raise MailServerUnusable("Krypteringen kunne ikke aftales; dens certifikat er ikke godkendt.") from None
    except (smtplib.SMTPException, OSError):
        raise MailServerUnusable("Den svarer ikke.") from None
