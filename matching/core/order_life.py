"""The life of a job order: which state may follow which, for which cause, and the log that tells it.

The log is shared between a-kasser and told to the employer, so it holds no member's identity and no a-kasse.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.labels import Labelled

#: Who acts, when it is neither an adviser nor a system with an id of its own.
EMPLOYER_ACTOR = "employer"
JOBBRO_ACTOR = "jobbro"
#: The source of an order that an employer has submitted on our own form.
EMPLOYER_SOURCE = "arbejdsgiver"


class StateCause(Labelled):
    """Why an order is in the state it is in."""

    SUBMITTED = "submitted", "Oprettet af virksomheden"
    IMPORTED = "imported", "Indlæst fra en anden kilde"
    EMPLOYER_ASKED = "employer_asked", "Virksomheden har bedt om det"
    POSITIONS_FILLED = "positions_filled", "Alle stillinger er besat"
    ENOUGH_REFERRALS = "enough_referrals", "Virksomheden har nok kandidater for nu"
    DEADLINE_PASSED = "deadline_passed", "Fristen er udløbet"
    UNANSWERED = "unanswered", "Virksomheden svarer ikke"
    AWAITS_REVIEW = "awaits_review", "Ordlyden skal gennemgås"
    REVIEWED = "reviewed", "Ordlyden er gennemgået og kan bruges"
    WORDING_MENDED = "wording_mended", "Virksomheden har rettet ordlyden"
    REOPENED = "reopened", "Genåbnet"
    HIRE_REVERSED = "hire_reversed", "En ansættelse er trukket tilbage"
    ROOM_AGAIN = "room_again", "Der er plads til flere kandidater"


class LogKind(Labelled):
    """What a line of the log tells."""

    CREATED = "created", "Jobordren er oprettet"
    CHANGED = "changed", "Jobordren er ændret"
    STATE_CHANGED = "state_changed", "Ny tilstand"
    REFERRAL_REGISTERED = "referral_registered", "En kandidat er henvist"
    REFERRAL_UPDATED = "referral_updated", "En henvisning har fået nyt"
    EMPLOYER_CONTACTED = "employer_contacted", "Virksomheden er kontaktet"
    EMPLOYER_ANSWERED = "employer_answered", "Virksomheden har svaret"
    MARKED_UNANSWERED = "marked_unanswered", "Virksomheden har ikke svaret"
    WORDING_REVIEWED = "wording_reviewed", "Ordlyden er gennemgået"


class WhoActed(Labelled):
    """Who did what a log line tells, as far as the log may say."""

    EMPLOYER = "employer", "Virksomheden"
    ADVISER = "adviser", "En rådgiver"
    JOBBRO = "jobbro", "Jobbro"


_OPEN, _PAUSED = JobOrderStatus.IN_PROGRESS, JobOrderStatus.ENOUGH_REFERRALS
_MET, _EXPIRED = JobOrderStatus.NEED_MET, JobOrderStatus.DEADLINE_PASSED

#: The only steps there are, each with the causes that may lead to it.
TRANSITIONS: Mapping[tuple[JobOrderStatus, JobOrderStatus], frozenset[StateCause]] = {
    (_OPEN, _PAUSED): frozenset(
        {
            StateCause.EMPLOYER_ASKED,
            StateCause.ENOUGH_REFERRALS,
            StateCause.UNANSWERED,
            StateCause.AWAITS_REVIEW,
            StateCause.IMPORTED,
        }
    ),
    (_OPEN, _MET): frozenset({StateCause.EMPLOYER_ASKED, StateCause.POSITIONS_FILLED, StateCause.IMPORTED}),
    (_OPEN, _EXPIRED): frozenset({StateCause.DEADLINE_PASSED, StateCause.IMPORTED}),
    (_PAUSED, _OPEN): frozenset(
        {
            StateCause.REOPENED,
            StateCause.REVIEWED,
            StateCause.WORDING_MENDED,
            StateCause.HIRE_REVERSED,
            StateCause.ROOM_AGAIN,
            StateCause.IMPORTED,
        }
    ),
    (_PAUSED, _MET): frozenset({StateCause.EMPLOYER_ASKED, StateCause.POSITIONS_FILLED, StateCause.IMPORTED}),
    (_PAUSED, _EXPIRED): frozenset({StateCause.DEADLINE_PASSED, StateCause.IMPORTED}),
    (_MET, _OPEN): frozenset({StateCause.REOPENED, StateCause.HIRE_REVERSED, StateCause.IMPORTED}),
    (_MET, _PAUSED): frozenset({StateCause.HIRE_REVERSED, StateCause.IMPORTED}),
    (_EXPIRED, _OPEN): frozenset({StateCause.REOPENED, StateCause.HIRE_REVERSED, StateCause.IMPORTED}),
    (_EXPIRED, _MET): frozenset({StateCause.EMPLOYER_ASKED, StateCause.POSITIONS_FILLED, StateCause.IMPORTED}),
}


def may_change(current: JobOrderStatus, to: JobOrderStatus, cause: StateCause) -> bool:
    """Whether the step is in the table; staying where one is is no step."""
    return cause in TRANSITIONS.get((current, to), frozenset())


def who_acted(actor_id: str) -> WhoActed:
    """What the log may say of an actor: never which a-kasse or person it was."""
    known = {EMPLOYER_ACTOR: WhoActed.EMPLOYER, JOBBRO_ACTOR: WhoActed.JOBBRO}
    return known.get(actor_id, WhoActed.ADVISER)


@dataclass(frozen=True)
class LogLine:
    """One line of an order's log; the states and the cause are there when the line tells of a new state."""

    happened_at: datetime
    kind: LogKind
    who: WhoActed
    detail: str
    from_status: JobOrderStatus | None = None
    to_status: JobOrderStatus | None = None
    cause: StateCause | None = None


@dataclass(frozen=True)
class OrderState:
    """Where an order stands, and why. `asked_at` and `unanswered_at` tell of a follow-up that is not yet answered."""

    job_order_id: JobOrderId
    number: int
    status: JobOrderStatus
    cause: StateCause
    since: datetime
    deadline_on: date | None
    asked_at: datetime | None = None
    unanswered_at: datetime | None = None


@dataclass(frozen=True)
class OrderAddress:
    """The order whose status page an address leads to; the web layer signs it."""

    job_order_id: JobOrderId
