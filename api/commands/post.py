"""The post: sends what is due, one mail at a time, and looks again; run alone or beside the worker."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

import psycopg

from api.clock import read_clock
from api.commands.house import House, akasse_ids, say
from api.letters import compose
from api.settings import Settings
from api.smtp import MailServer, MailServerUnusable, open_mail_server
from matching.core.errors import JobbroError
from matching.core.ids import AkasseId
from matching.core.mail import MailReason, MailState, NotNeeded, Outcome, OutgoingMail, put_off
from matching.database.pool import Connection, Pool, open_transaction, tenant_transaction
from matching.services.send_mail import claim_mail, give_up_lost, is_any_due, read_letter, settle_mail

log = logging.getLogger(__name__)

#: Seconds between two looks, and before the next one when the mail server cannot be used.
PAUSE, LONG_PAUSE = 5.0, 60.0
#: The most mails of one a-kasse in a round, so that no a-kasse waits for another's thousand.
MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Postman:
    """What sending needs: the database, the settings, and a clock."""

    pool: Pool
    settings: Settings
    clock: Callable[[], datetime] = read_clock


def post_due(postman: Postman) -> Counter[MailState]:
    """Send what is due, a-kasse by a-kasse, and count what became of it.

    Raises MailServerUnusable before any mail is touched. Without a mail server nothing is done.
    """
    boxes = _boxes(postman.pool)
    for box in boxes:
        with _opened(postman.pool, box) as connection:
            give_up_lost(connection, box, now=postman.clock())
    if postman.settings.smtp_host is None:
        return Counter()
    due = [box for box in boxes if _is_due(postman, box)]
    if not due:
        return Counter()
    with open_mail_server(postman.settings) as server:
        return Counter(state for box in due for state in _send_box(postman, server, box))


def post_once(house: House, settings: Settings) -> None:
    """Send what is due and say how it went; the command `jobbro post`."""
    if settings.smtp_host is None:
        raise NoMailServer
    while sent := post_due(Postman(house.pool, settings)):
        say(", ".join(f"{state.label}: {sent[state]}" for state in MailState if sent[state]))
    say("Intet venter på at blive sendt nu.")


class NoMailServer(JobbroError):
    """There is no mail server to send through."""

    def __init__(self) -> None:
        super().__init__("Der er ikke sat en mailserver op. Sæt JOBBRO_SMTP_HOST og JOBBRO_MAIL_SENDER; mails venter.")


@contextmanager
def posting(house: House, settings: Settings) -> Iterator[None]:
    """Send what is due, beside whatever else goes on, until the block ends; the mail on its way is finished."""
    done = threading.Event()
    thread = threading.Thread(target=_post_until, args=(Postman(house.pool, settings), done), name="post", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join(timeout=LONG_PAUSE)


def _post_until(postman: Postman, done: threading.Event) -> None:
    pause = 0.0
    while not done.wait(pause):
        pause = _round(postman)


def _round(postman: Postman) -> float:
    """One look; how many seconds to wait before the next. No error ends the post."""
    try:
        return 0.0 if post_due(postman) else PAUSE
    except MailServerUnusable as error:
        log.warning("%s", error)
    except Exception as error:
        log.error("the post was interrupted: %s", type(error).__name__)
    return LONG_PAUSE


def _boxes(pool: Pool) -> list[AkasseId | None]:
    """Every a-kasse's mail, and with None the mail about orders."""
    return [None, *akasse_ids(pool)]


@contextmanager
def _opened(pool: Pool, box: AkasseId | None) -> Iterator[Connection]:
    with open_transaction(pool) if box is None else tenant_transaction(pool, box) as connection:
        yield connection


def _is_due(postman: Postman, box: AkasseId | None) -> bool:
    with _opened(postman.pool, box) as connection:
        return is_any_due(connection, box, now=postman.clock())


def _send_box(postman: Postman, server: MailServer, box: AkasseId | None) -> Iterator[MailState]:
    for _ in range(MOST_AT_ONCE):
        if server.is_broken:
            return
        with _opened(postman.pool, box) as connection:
            mail = claim_mail(connection, box, now=postman.clock())
        if mail is None:
            return
        outcome = _send(postman, server, mail)
        with _opened(postman.pool, box) as connection:
            settle_mail(connection, mail, outcome, now=postman.clock())
        yield outcome.state


def _send(postman: Postman, server: MailServer, mail: OutgoingMail) -> Outcome:
    """What became of one mail that is ours to send."""
    try:
        written = _written(postman, mail)
    except psycopg.OperationalError:
        raise
    except Exception as error:  # a defect in one kind of letter must not stop the others
        log.error("a letter of kind %s could not be written: %s", mail.kind.value, type(error).__name__)
        return Outcome(MailState.FAILED, MailReason.LETTER_BROKEN)
    if isinstance(written, Outcome):
        return written
    message, address = written
    outcome = server.deliver(message, address)
    if outcome.state is MailState.WAITING:
        return put_off(mail.attempts, outcome.smtp_code, now=postman.clock())
    return outcome


def _written(postman: Postman, mail: OutgoingMail) -> tuple[EmailMessage, str] | Outcome:
    """The e-mail and its address, or why there is none."""
    with _opened(postman.pool, mail.akasse_id) as connection:
        letter = read_letter(connection, mail, now=postman.clock())
    if isinstance(letter, NotNeeded):
        return Outcome(MailState.NOT_NEEDED, letter.reason)
    if not letter.address:
        return Outcome(MailState.FAILED, MailReason.NO_ADDRESS)
    return compose(mail, letter, postman.settings, now=postman.clock()), letter.address
