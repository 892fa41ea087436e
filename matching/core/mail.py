"""Mail that Jobbro sends: its kinds, what becomes of it, when it is tried again, and what a letter is made of.

The outbox holds a kind and a subject, never an address or a word to a person; both are read as the mail is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from matching.core.ids import AkasseId, MailId
from matching.core.labels import Labelled


class MailKind(Labelled):
    """What a mail is about; its words are in the template of the same name."""

    SUMMONS = "summons", "Indkaldelse til samtale"
    TALK_CHANGED = "talk_changed", "Ændring af samtale"
    TALK_CANCELLED = "talk_cancelled", "Aflysning af samtale"
    AGREEMENTS = "agreements", "Aftaler efter samtale"
    REFERRAL_TO_EMPLOYER = "referral_to_employer", "Henvisning til virksomhed"
    REFERRAL_REMINDER = "referral_reminder", "Påmindelse til virksomhed"
    REFERRAL_WITHDRAWN = "referral_withdrawn", "Henvisning trukket tilbage"
    ORDER_RECEIPT = "order_receipt", "Kvittering for jobordre"
    ORDER_FOLLOW_UP = "order_follow_up", "Opfølgning på jobordre"
    RECOMMENDATION_ANSWERED = "recommendation_answered", "Svar på indstilling"


#: The sender that employers see.
OURSELVES = "Jobbro"
#: Mail about an order alone, which belongs to no a-kasse.
ABOUT_ORDERS = frozenset({MailKind.ORDER_RECEIPT, MailKind.ORDER_FOLLOW_UP})


class MailState(Labelled):
    """What has become of a mail; it is marked as being sent before it is, so that a crash never doubles it."""

    WAITING = "waiting", "Venter"
    SENDING = "sending", "Bliver sendt"
    SENT = "sent", "Sendt"
    NOT_NEEDED = "not_needed", "Ikke nødvendig"
    FAILED = "failed", "Kunne ikke sendes"
    UNCERTAIN = "uncertain", "Uvist"


#: Which states may follow which; what a person must decide on is never sent again by the machine.
MAIL_TRANSITIONS: Mapping[MailState, frozenset[MailState]] = {
    MailState.WAITING: frozenset({MailState.SENDING}),
    MailState.SENDING: frozenset(MailState) - {MailState.SENDING},
    MailState.SENT: frozenset(),
    MailState.NOT_NEEDED: frozenset(),
    MailState.FAILED: frozenset({MailState.WAITING, MailState.NOT_NEEDED}),
    MailState.UNCERTAIN: frozenset({MailState.WAITING, MailState.NOT_NEEDED}),
}
#: Where a person decides what is to happen.
FOR_A_PERSON = frozenset({MailState.FAILED, MailState.UNCERTAIN})


class MailReason(Labelled):
    """Why a mail was put off, failed, is uncertain or was not needed; a code, so that it can name nobody."""

    NO_ADDRESS = "no_address", "Modtageren har ingen e-mailadresse hos os"
    ADDRESS_REFUSED = "address_refused", "Mailserveren afviste modtagerens adresse"
    LETTER_REFUSED = "letter_refused", "Mailserveren afviste brevet"
    SENDER_REFUSED = "sender_refused", "Mailserveren afviste vores afsenderadresse"
    SERVER_BUSY = "server_busy", "Mailserveren bad os prøve igen senere"
    LETTER_BROKEN = "letter_broken", "Brevet kunne ikke skrives"
    CONNECTION_LOST = "connection_lost", "Forbindelsen røg, mens brevet blev afleveret"
    STOPPED = "stopped", "Jobbro stoppede, mens brevet blev sendt"
    STATE_CHANGED = "state_changed", "Det, brevet handler om, er ændret siden"
    ANSWERED = "answered", "Modtageren har allerede svaret"
    WITHDRAWN = "withdrawn", "Det, brevet handler om, er trukket tilbage"
    PASSED = "passed", "Tidspunktet er passeret"
    NEVER_TOLD = "never_told", "Modtageren har ikke fået det at vide, der nu er ændret"
    CLOSED = "closed", "Lukket af en medarbejder"


@dataclass(frozen=True)
class QueuedMail:
    """A mail to be sent, at the earliest at `send_after`; the same `once_key` is queued once in an a-kasse.

    `akasse_id` is None for mail about an order alone, and for no other. Raises ValueError when the two do not agree.
    """

    kind: MailKind
    subject_id: UUID
    akasse_id: AkasseId | None
    send_after: datetime
    once_key: str

    def __post_init__(self) -> None:
        if (self.kind in ABOUT_ORDERS) != (self.akasse_id is None):
            raise ValueError(f"{self.kind.name} and its a-kasse do not agree")


@dataclass(frozen=True)
class MailKey:
    """One mail as it was at one version."""

    mail_id: MailId
    akasse_id: AkasseId | None
    version: int

    def next(self) -> "MailKey":
        """The same mail after one change."""
        return replace(self, version=self.version + 1)


@dataclass(frozen=True)
class OutgoingMail:
    """A mail of the outbox in its newest state; `version` rises with each change, `attempts` with each try."""

    mail_id: MailId
    akasse_id: AkasseId | None
    kind: MailKind
    subject_id: UUID
    state: MailState
    reason: MailReason | None
    smtp_code: int | None
    attempts: int
    send_after: datetime
    queued_at: datetime
    changed_at: datetime
    version: int

    @property
    def key(self) -> MailKey:
        """Which mail this is, at this version."""
        return MailKey(self.mail_id, self.akasse_id, self.version)


@dataclass(frozen=True)
class Paper:
    """A document that goes with a letter: the template it is set by, its content, and the file's name."""

    template: str
    filename: str
    content: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """Facts for a letter's template, read as it is sent: to whom, by what name, and what it tells.

    `address` is empty when none is known. `sender` is the name the recipient sees: for members the a-kasse's, whom
    they may then answer; for employers it stays ours, since they are never told an a-kasse.
    """

    address: str = field(repr=False)
    name: str = field(repr=False)
    facts: Mapping[str, Any] = field(repr=False)
    sender: str = OURSELVES
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class NotNeeded:
    """The state has changed, so nothing is to be said; and why."""

    reason: MailReason = MailReason.STATE_CHANGED


@dataclass(frozen=True)
class Outcome:
    """What became of an attempt, or what a person decided; `send_after` for what waits again."""

    state: MailState
    reason: MailReason | None = None
    smtp_code: int | None = None
    send_after: datetime | None = None


#: Pauses after temporary refusals; after the last one the mail has failed.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
#: A mail that has been on its way for so long was lost with the process that sent it.
LOST_AFTER = timedelta(minutes=10)
#: A mail that has waited so long beyond its time shows that the post stands still.
LATE_AFTER = timedelta(minutes=15)


def put_off(attempts: int, smtp_code: int | None, *, now: datetime) -> Outcome:
    """The outcome of a temporary refusal of attempt number `attempts`, counted from 1: wait longer each time."""
    if attempts > len(PAUSES):
        return Outcome(MailState.FAILED, MailReason.SERVER_BUSY, smtp_code)
    return Outcome(MailState.WAITING, MailReason.SERVER_BUSY, smtp_code, now + PAUSES[attempts - 1])
