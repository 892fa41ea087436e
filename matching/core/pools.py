"""Members of another a-kasse: put forward for one recruitment alone, under an agreement that both have signed.

The rule is LAB § 13 (4): for a concrete recruitment, and by agreement with the other a-kasse.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from matching.core.ids import AkasseId, JobOrderId, PoolAgreementId
from matching.core.job_order import JobOrderStatus
from matching.core.labels import Labelled
from matching.core.order_room import OPEN
from matching.core.pool_errors import PoolCountWrong, PoolPeriodWrong, PoolPurposeMissing
from matching.core.referrals import Referral, ReferralState

MOST_CARDS = 20  #: cards at a time that one agreement may lend
USUAL_CARDS = 10
LONGEST = timedelta(days=92)  #: an agreement is about one recruitment; a default of ours, not a rule of law
USUAL_PERIOD = timedelta(days=30)
LONGEST_PURPOSE = 500  #: characters


class PoolEnd(Labelled):
    """Why an agreement is over."""

    REFUSED = "refused", "Der blev sagt nej til aftalen"
    ASKING = "asking", "Afsluttet af den a-kasse, der spurgte"
    LENDING = "lending", "Afsluttet af den a-kasse, hvis medlemmer den handlede om"
    PERIOD = "period", "Perioden er gået"
    ORDER = "order", "Jobordren er lukket"


class PoolState(Labelled):
    """Where an agreement stands at an instant."""

    ASKED = "asked", "Venter på svar"
    COMING = "coming", "Begynder senere"
    HOLDS = "holds", "Gælder"
    OVER = "over", "Slut"


class RequestState(Labelled):
    """The one word that the asking a-kasse is told about a card it asked for."""

    ASKED = "asked", "Der er bedt om en henvisning"
    TALKING = "talking", "A-kassen taler med medlemmet"
    REFERRED = "referred", "Henvist"
    DECLINED = "declined", "Bliver ikke henvist"


class PoolNo(Labelled):
    """Why the lending a-kasse does not refer; kept by it alone."""

    NOT_AVAILABLE = "not_available", "Medlemmet er ikke ledigt længere"
    MEMBER_SAID_NO = "member_said_no", "Medlemmet ønsker det ikke"
    OTHER_PLAN = "other_plan", "Medlemmet er i gang med noget andet"
    DOES_NOT_FIT = "does_not_fit", "Jobbet passer ikke til medlemmet"
    OTHER = "other", "Noget andet"


@dataclass(frozen=True)
class PoolTerms:
    """What is asked of the other a-kasse: from when until when, what for, and how many cards at most."""

    starts_at: datetime
    ends_at: datetime
    purpose: str
    most_cards: int = USUAL_CARDS


@dataclass(frozen=True)
class PoolAgreement:
    """An agreement of two a-kasser about one order; `lent_at` is None until the lending one has signed too."""

    pool_agreement_id: PoolAgreementId
    job_order_id: JobOrderId
    asking_akasse: AkasseId
    lending_akasse: AkasseId
    asked_at: datetime
    asked_by: str
    lent_at: datetime | None
    lent_by: str | None
    starts_at: datetime
    ends_at: datetime
    purpose: str
    most_cards: int
    renewed_at: datetime | None
    ended_at: datetime | None
    ended_by: str | None
    ended_because: PoolEnd | None
    order_status: JobOrderStatus

    def holds(self, now: datetime) -> bool:
        """Whether both have signed, it has begun and not run out, nobody has ended it, and its order is not closed."""
        return self.state(now) is PoolState.HOLDS

    def state(self, now: datetime) -> PoolState:
        """Where it stands; what is past its time is over, also before the clock has come round to say so."""
        if self.end(now) is not None:
            return PoolState.OVER
        if self.lent_at is None:
            return PoolState.ASKED
        return PoolState.HOLDS if self.starts_at <= now else PoolState.COMING

    def end(self, now: datetime) -> PoolEnd | None:
        """Why it is over at this instant; None while it is not."""
        if self.ended_because is not None:
            return self.ended_because
        if now >= self.ends_at:
            return PoolEnd.PERIOD
        return None if self.order_status in OPEN else PoolEnd.ORDER


def refuse_wrong_terms(terms: PoolTerms, now: datetime) -> None:
    """Do nothing when an agreement may be asked for on these terms.

    Raises PoolPeriodWrong, PoolPurposeMissing or PoolCountWrong.
    """
    if not (terms.starts_at < terms.ends_at and now < terms.ends_at <= now + LONGEST):
        raise PoolPeriodWrong(LONGEST.days)
    if not 0 < len(terms.purpose.strip()) <= LONGEST_PURPOSE:
        raise PoolPurposeMissing(LONGEST_PURPOSE)
    if not 1 <= terms.most_cards <= MOST_CARDS:
        raise PoolCountWrong(MOST_CARDS)


def request_state(referral: Referral) -> RequestState:
    """What the asking a-kasse is told while the lending one refers: nothing of what the employer then answers."""
    if referral.sent_at is not None:
        return RequestState.REFERRED
    if referral.state in {ReferralState.PROPOSED, ReferralState.AGREED}:
        return RequestState.TALKING
    return RequestState.REFERRED if referral.state is ReferralState.HIRED else RequestState.DECLINED
