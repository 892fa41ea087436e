"""Referrals of members to job orders: kinds, states, and the one table of steps between the states."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from matching.core.ids import JobOrderId, MemberId, ReferralId, TalkId
from matching.core.labels import Labelled
from matching.core.referral_errors import ReferralStepNotAllowed
from matching.core.sharing import CARD, Share, ShareBasis, SharedField


class ReferralKind(Labelled):
    """Whether the member chooses, or is told to apply; the second has its own effect in law."""

    OFFERED = "offered", "Formidling"
    DIRECTED = "directed", "Henvisning"


class ReferralState(Labelled):
    """What has become of a referral."""

    PROPOSED = "proposed", "Foreslået"
    AGREED = "agreed", "Aftalt med medlemmet"
    SENT = "sent", "Sendt til virksomheden"
    SEEN = "seen", "Set af virksomheden"
    INTERVIEW = "interview", "Virksomheden vil tale med medlemmet"
    HIRED = "hired", "Ansat"
    DECLINED = "declined", "Blev ikke til noget"
    WITHDRAWN = "withdrawn", "Trukket tilbage"
    EXPIRED = "expired", "Udløbet uden svar"


class ReferralAct(Labelled):
    """What can be done with a referral."""

    PROPOSE = "propose", "Foreslå"
    AGREE = "agree", "Medlemmet er med"
    SEND = "send", "Send til virksomheden"
    SEE = "see", "Vis kortet"
    INVITE = "invite", "Vil gerne tale med kandidaten"
    HIRE = "hire", "Ansat"
    EMPLOYER_DECLINES = "employer_declines", "Virksomheden siger nej"
    MEMBER_DECLINES = "member_declines", "Medlemmet siger nej"
    WITHDRAW = "withdraw", "Træk tilbage"
    EXPIRE = "expire", "Udløb"
    UNDO = "undo", "Fortryd svaret"
    REVERSE = "reverse", "Tilbagefør ansættelsen"
    FALL_THROUGH = "fall_through", "Jobbet blev ikke til noget"


class Party(Labelled):
    """Who does it; a member's word is recorded by the adviser."""

    ADVISER = "adviser", "Rådgiveren"
    EMPLOYER = "employer", "Virksomheden"
    CLOCK = "clock", "Fristen"


class Decliner(Labelled):
    """Whose no it was."""

    MEMBER = "member", "Medlemmet"
    EMPLOYER = "employer", "Virksomheden"


class DeclineReason(Labelled):
    """Why it was no; never what may follow from it."""

    LACKS_COMPETENCE = "lacks_competence", "Mangler noget, der er brug for"
    HOURS = "hours", "Arbejdstiden passer ikke"
    START = "start", "Starttidspunktet passer ikke"
    POSITION_FILLED = "position_filled", "Stillingen er besat af en anden"
    POSITION_GONE = "position_gone", "Stillingen er ikke aktuel længere"
    NO_CONTACT = "no_contact", "Det lykkedes ikke at få kontakt"
    TOO_FAR = "too_far", "For langt væk"
    OTHER_JOB = "other_job", "Har fået et andet job"
    NOT_WANTED = "not_wanted", "Ønsker ikke jobbet"
    OTHER = "other", "Noget andet"


#: The reasons each side can choose between, in the order they are shown.
DECLINE_REASONS: Mapping[Decliner, tuple[DeclineReason, ...]] = {
    Decliner.EMPLOYER: (
        DeclineReason.LACKS_COMPETENCE, DeclineReason.HOURS, DeclineReason.START, DeclineReason.POSITION_FILLED,
        DeclineReason.POSITION_GONE, DeclineReason.NO_CONTACT, DeclineReason.OTHER,
    ),
    Decliner.MEMBER: (
        DeclineReason.NOT_WANTED, DeclineReason.OTHER_JOB, DeclineReason.TOO_FAR, DeclineReason.HOURS,
        DeclineReason.START, DeclineReason.OTHER,
    ),
}  # fmt: skip
#: What the two kinds mean, for the one who chooses between them.
KIND_MEANS: Mapping[ReferralKind, str] = {
    ReferralKind.OFFERED: "Et tilbud. Medlemmet siger selv ja eller nej, og virksomheden hører kun om et ja.",
    ReferralKind.DIRECTED: (
        "En besked om at søge stillingen. Den har retsvirkning efter reglerne om rådighed, og det skal medlemmet vide."
    ),
}
BASIS: Mapping[ReferralKind, ShareBasis] = {
    ReferralKind.OFFERED: ShareBasis.CONSENT,
    ReferralKind.DIRECTED: ShareBasis.DIRECTED,
}

#: Not yet with the employer.
BEFORE_SENT = frozenset({ReferralState.PROPOSED, ReferralState.AGREED})
#: With the employer, whose turn it is.
OUT = frozenset({ReferralState.SENT, ReferralState.SEEN, ReferralState.INTERVIEW})
#: Can still become something.
LIVE = BEFORE_SENT | OUT
#: Answers of the employer that can be taken back for a while.
ANSWERS = frozenset({ReferralState.INTERVIEW, ReferralState.HIRED, ReferralState.DECLINED})
PROPOSAL_PERIOD = timedelta(days=14)  #: a proposal nobody took up lapses
ANSWER_PERIOD = timedelta(days=14)  #: how long an employer has to answer
UNDO_WINDOW = timedelta(minutes=10)


class Demand(Enum):
    """What a step asks for besides the right state and the right party."""

    SHARE = "share"
    OPEN_ORDER = "open_order"
    PLACE = "place"
    POSITION = "position"
    REASON = "reason"
    UNDO_WINDOW = "undo_window"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Transition:
    """One row of the table: from these states, by these parties, to this state (None = back to where it came from)."""

    act: ReferralAct
    origins: frozenset[ReferralState]
    parties: frozenset[Party]
    to: ReferralState | None
    demands: tuple[Demand, ...] = ()


_ADVISER, _EMPLOYER, _CLOCK = (frozenset({party}) for party in Party)
_EITHER = _ADVISER | _EMPLOYER
_HIRED = frozenset({ReferralState.HIRED})

TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        ReferralAct.AGREE, frozenset({ReferralState.PROPOSED}), _ADVISER, ReferralState.AGREED,
        (Demand.OPEN_ORDER, Demand.SHARE, Demand.PLACE),
    ),
    Transition(
        ReferralAct.SEND, frozenset({ReferralState.AGREED}), _ADVISER, ReferralState.SENT,
        (Demand.OPEN_ORDER, Demand.SHARE),
    ),
    Transition(ReferralAct.SEE, frozenset({ReferralState.SENT}), _EMPLOYER, ReferralState.SEEN, (Demand.SHARE,)),
    Transition(
        ReferralAct.INVITE, OUT - {ReferralState.INTERVIEW}, _EITHER, ReferralState.INTERVIEW, (Demand.SHARE,)
    ),
    Transition(ReferralAct.HIRE, OUT, _EMPLOYER, ReferralState.HIRED, (Demand.SHARE, Demand.POSITION)),
    Transition(
        ReferralAct.HIRE, OUT | {ReferralState.AGREED}, _ADVISER, ReferralState.HIRED, (Demand.POSITION,)
    ),
    Transition(
        ReferralAct.EMPLOYER_DECLINES, OUT, _EMPLOYER, ReferralState.DECLINED, (Demand.SHARE, Demand.REASON)
    ),
    Transition(ReferralAct.EMPLOYER_DECLINES, OUT, _ADVISER, ReferralState.DECLINED, (Demand.REASON,)),
    Transition(ReferralAct.MEMBER_DECLINES, LIVE, _ADVISER, ReferralState.DECLINED, (Demand.REASON,)),
    Transition(ReferralAct.WITHDRAW, LIVE, _ADVISER, ReferralState.WITHDRAWN),
    Transition(ReferralAct.EXPIRE, LIVE, _CLOCK, ReferralState.EXPIRED, (Demand.LAPSED,)),
    Transition(ReferralAct.UNDO, ANSWERS, _EMPLOYER, None, (Demand.SHARE, Demand.UNDO_WINDOW)),
    Transition(ReferralAct.REVERSE, _HIRED, _ADVISER, None),
    Transition(ReferralAct.FALL_THROUGH, _HIRED, _ADVISER, ReferralState.DECLINED, (Demand.REASON,)),
)  # fmt: skip
"""Every step there is; what is not a row here cannot be done."""


@dataclass(frozen=True)
class Referral:
    """A referral in its newest state; `version` rises with each step, and a step names the version it saw.

    `lapses_at` is when it ends by itself, None once it has ended. `came_from` is the state before the newest answer,
    `undo_until` how long the employer can take that answer back.
    """

    referral_id: ReferralId
    member_id: MemberId
    job_order_id: JobOrderId
    kind: ReferralKind
    state: ReferralState
    talk_id: TalkId | None
    proposed_by: str
    proposed_at: datetime
    agreed_at: datetime | None
    sent_at: datetime | None
    seen_at: datetime | None
    answered_at: datetime | None
    lapses_at: datetime | None
    declined_by: Decliner | None
    decline_reason: DeclineReason | None
    beyond_reason: str | None
    came_from: ReferralState | None
    undo_until: datetime | None
    version: int
    changed_at: datetime


def next_state(state: ReferralState, act: ReferralAct, party: Party) -> Transition:
    """The row of the table for this step; raises ReferralStepNotAllowed when there is none."""
    for row in TRANSITIONS:
        if row.act is act and state in row.origins and party in row.parties:
            return row
    raise ReferralStepNotAllowed(state.label)


def may_step(referral: Referral, act: ReferralAct, party: Party) -> bool:
    """Whether the table has this step from here."""
    return any(row.act is act and referral.state in row.origins and party in row.parties for row in TRANSITIONS)


def state_label(kind: ReferralKind, state: ReferralState) -> str:
    """The state in Danish; nobody agrees to be told to apply."""
    if state is ReferralState.AGREED and kind is ReferralKind.DIRECTED:
        return "Medlemmet har fået besked"
    return state.label


def visible_fields(state: ReferralState, share: Share | None, now: datetime) -> frozenset[SharedField]:
    """What the employer may see now: nothing without a live share, the card once seen, the name once wanted to talk."""
    if share is None or not share.is_live(now):
        return frozenset()
    if state in {ReferralState.INTERVIEW, ReferralState.HIRED}:
        return share.fields
    return share.fields & CARD if state is ReferralState.SEEN else frozenset()
