"""Recommendations of an offer: what the a-kasse asks the municipality for, and what may become of it.

The municipality decides and follows up the whole time; the a-kasse recommends. A transition exists once, here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from matching.core.ids import CourseId, MemberId, RecommendationId
from matching.core.labels import Labelled
from matching.core.recommendation_errors import (
    DecisionDayWrong,
    Lack,
    NotAnOfferOfTheMunicipality,
    OfferKindNotInForce,
    OfferStartMissing,
    ReasonsFromMunicipalityMissing,
    RecommendationCannotBecome,
)


class RecommendationState(Labelled):
    """What has become of a recommendation."""

    DRAFT = "draft", "Kladde"
    SENT = "sent", "Sendt til kommunen"
    RECEIVED = "received", "Modtaget af kommunen"
    GRANTED = "granted", "Bevilget"
    PARTLY_GRANTED = "partly_granted", "Delvist bevilget"
    REFUSED = "refused", "Afslået"
    WITHDRAWN = "withdrawn", "Trukket tilbage"
    LAPSED = "lapsed", "Bortfaldet"


class RecommendationAct(Labelled):
    """What was done to a recommendation; each act is one event and one version."""

    DRAFTED = "drafted", "Kladden er skrevet"
    REDRAFTED = "redrafted", "Kladden er rettet"
    SENT = "sent", "Sendt til kommunen"
    RECEIPT = "receipt", "Kommunen har kvitteret"
    REMINDED = "reminded", "Kommunen er rykket"
    DECIDED = "decided", "Kommunens afgørelse er registreret"
    WITHDRAWN = "withdrawn", "Trukket tilbage"
    LAPSED = "lapsed", "Bortfaldet"


class Channel(Labelled):
    """How something reached the municipality. No service for it is known, so people carry it."""

    SECURE_MAIL = "secure_mail", "Sikker mail"
    DIGITAL_POST = "digital_post", "Digital Post"
    PHONE = "phone", "Telefon"
    MEETING = "meeting", "Møde"
    LETTER = "letter", "Brev"


#: A file cannot be told on the phone.
CARRIES_FILES = (Channel.SECURE_MAIL, Channel.DIGITAL_POST, Channel.LETTER, Channel.MEETING)


class Grantor(Labelled):
    """Who decides on a kind of offer."""

    MUNICIPALITY = "municipality", "Kommunen"
    AKASSE = "akasse", "A-kassen"


ANSWERS = frozenset({RecommendationState.GRANTED, RecommendationState.PARTLY_GRANTED, RecommendationState.REFUSED})
WITH_THE_MUNICIPALITY = frozenset({RecommendationState.SENT, RecommendationState.RECEIVED})
NEEDS_REASONS = frozenset({RecommendationState.PARTLY_GRANTED, RecommendationState.REFUSED})
BEGINS_ON_A_DAY = frozenset({RecommendationState.GRANTED, RecommendationState.PARTLY_GRANTED})
_ENDS = frozenset({RecommendationState.WITHDRAWN, RecommendationState.LAPSED})

#: Which states may follow which. A state to itself is a mended draft, or a reminder; an answer that was written down
#: wrongly is corrected to an answer.
TRANSITIONS: Mapping[RecommendationState, frozenset[RecommendationState]] = {
    RecommendationState.DRAFT: frozenset(
        {RecommendationState.DRAFT, RecommendationState.SENT, RecommendationState.WITHDRAWN}
    ),
    RecommendationState.SENT: WITH_THE_MUNICIPALITY | ANSWERS | _ENDS,
    RecommendationState.RECEIVED: frozenset({RecommendationState.RECEIVED}) | ANSWERS | _ENDS,
    RecommendationState.GRANTED: ANSWERS,
    RecommendationState.PARTLY_GRANTED: ANSWERS,
    RecommendationState.REFUSED: ANSWERS,
    RecommendationState.WITHDRAWN: frozenset(),
    RecommendationState.LAPSED: frozenset(),
}


def next_state(now_is: RecommendationState, wanted: RecommendationState) -> RecommendationState:
    """The wanted state; raises RecommendationCannotBecome when it may not follow."""
    if wanted not in TRANSITIONS[now_is]:
        raise RecommendationCannotBecome(now_is.label, wanted.label)
    return wanted


# --- the rules by date ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class RecommendationRule:
    """What holds for a recommendation on a day. Days are calendar days.

    `begins_within_days` is how long "right after" the a-kasse's period lasts, `remind_after_days` the a-kasse's own
    reminder, `answer_within_days` the law's deadline for an answer: None, since none is known.
    """

    valid_from: date
    valid_until: date | None
    municipal_actor: str
    remind_after_days: int
    begins_within_days: int
    answer_within_days: int | None
    is_verified: bool
    source: str

    def legal_deadline(self, sent_on: date) -> date | None:
        """The last day for an answer by law, or None where the law names none that we know."""
        return None if self.answer_within_days is None else sent_on + timedelta(days=self.answer_within_days)


#: Act 1750 of 29 December 2025 changed the public actor's name, on 1 February or 1 July 2026: which could not be
#: read, so 1 July is assumed. The days are defaults of ours.
RULES: tuple[RecommendationRule, ...] = (
    RecommendationRule(
        valid_from=date(2024, 1, 1),
        valid_until=date(2026, 7, 1),
        municipal_actor="jobcenteret",
        remind_after_days=14,
        begins_within_days=28,
        answer_within_days=None,
        is_verified=False,
        source="LAB (LBK 280/2024) nævner jobcenteret. Dagene er Jobbros egne.",
    ),
    RecommendationRule(
        valid_from=date(2026, 7, 1),
        valid_until=None,
        municipal_actor="kommunen",
        remind_after_days=14,
        begins_within_days=28,
        answer_within_days=None,
        is_verified=False,
        source="Lov 1750 af 29. december 2025. Navnets første dag er antaget, dagene er Jobbros egne.",
    ),
)


def rule_on(day: date, rules: Sequence[RecommendationRule] = RULES) -> RecommendationRule:
    """The rule of a day; a day before the first rule has the first."""
    begun = [rule for rule in rules if rule.valid_from <= day]
    return max(begun or rules[:1], key=lambda rule: rule.valid_from)


# --- kinds of offer by date -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OfferKind:
    """A kind of offer while one wording of it holds; `note` is Danish and says what to know about it."""

    kind_key: str
    valid_from: date
    valid_until: date | None
    place: int
    label: str
    grantor: Grantor
    is_at_company: bool
    note: str
    is_verified: bool
    source: str


def kinds_on(kinds: Sequence[OfferKind], day: date) -> tuple[OfferKind, ...]:
    """The kinds in force on a day, in their own order."""
    return tuple(
        kind for kind in kinds if kind.valid_from <= day and (kind.valid_until is None or day < kind.valid_until)
    )


def kind_to_recommend(kinds: Sequence[OfferKind], kind_key: str, day: date) -> OfferKind:
    """The kind of this key on a day.

    Raises OfferKindNotInForce, and NotAnOfferOfTheMunicipality for what the a-kasse approves itself.
    """
    kind = next((one for one in kinds_on(kinds, day) if one.kind_key == kind_key), None)
    if kind is None:
        raise OfferKindNotInForce
    if kind.grantor is not Grantor.MUNICIPALITY:
        raise NotAnOfferOfTheMunicipality(kind.label)
    return kind


# --- the recommendation ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OfferEmployer:
    """Where a company offer would be; CVR has eight digits, P-number ten. Empty where nothing is known."""

    name: str = ""
    cvr_number: str | None = None
    p_number: str | None = None


NO_EMPLOYER = OfferEmployer()


@dataclass(frozen=True)
class RecommendationDraft:
    """What an adviser writes before it is sent; a draft may be incomplete.

    `wished_until` is the last day. `draft_key` makes a form that is sent twice one draft; None for a draft of its own.
    """

    member_id: MemberId
    kind_key: str
    purpose: str = field(default="", repr=False)
    member_says: str = field(default="", repr=False)
    adviser_says: str = field(default="", repr=False)
    nearer_job: str = field(default="", repr=False)
    job_goal: str = field(default="", repr=False)
    wished_from: date | None = None
    wished_until: date | None = None
    employer: OfferEmployer = NO_EMPLOYER
    draft_key: UUID | None = None


@dataclass(frozen=True)
class Recommendation:
    """A recommendation in its newest state, with the words a person reads about its member and kind."""

    recommendation_id: RecommendationId
    course_id: CourseId
    member_id: MemberId
    member_number: int
    member_name: str = field(repr=False)
    municipality: str | None
    kind_key: str
    kind_label: str
    is_at_company: bool
    state: RecommendationState
    version: int
    purpose: str = field(repr=False)
    member_says: str = field(repr=False)
    adviser_says: str = field(repr=False)
    nearer_job: str = field(repr=False)
    job_goal: str = field(repr=False)
    wished_from: date | None
    wished_until: date | None
    employer_name: str
    cvr_number: str | None
    p_number: str | None
    adviser: str
    adviser_name: str
    created_at: datetime
    sent_on: date | None = None
    received_on: date | None = None
    decided_on: date | None = None
    ended_on: date | None = None
    reasons: str = field(default="", repr=False)
    offer_starts_on: date | None = None
    remind_on: date | None = None
    legal_deadline_on: date | None = None

    @property
    def waits_since(self) -> date | None:
        """The day it went to the municipality, while no answer has come; None when nobody waits."""
        return self.sent_on if self.state in WITH_THE_MUNICIPALITY else None


@dataclass(frozen=True)
class RecommendationEvent:
    """One act: when it was written down, the day it concerns, and by whom (pseudonymous user id)."""

    version: int
    act: RecommendationAct
    state: RecommendationState
    happened_at: datetime
    happened_on: date
    actor: str
    channel: Channel | None
    words: str = field(repr=False)


@dataclass(frozen=True)
class MunicipalAnswer:
    """What the municipality decided: the decision, its day, its reasons, and when the offer begins."""

    decision: RecommendationState
    decided_on: date
    reasons: str = field(default="", repr=False)
    offer_starts_on: date | None = None


def refuse_impossible_answer(answer: MunicipalAnswer, now_is: RecommendationState, sent_on: date, today: date) -> None:
    """Hold an answer against what an answer must have.

    Raises RecommendationCannotBecome, ReasonsFromMunicipalityMissing, DecisionDayWrong, OfferStartMissing.
    """
    if answer.decision not in ANSWERS:
        raise RecommendationCannotBecome(now_is.label, answer.decision.label)
    next_state(now_is, answer.decision)
    if answer.decision in NEEDS_REASONS and not answer.reasons.strip():
        raise ReasonsFromMunicipalityMissing(in_part=answer.decision is RecommendationState.PARTLY_GRANTED)
    if not sent_on <= answer.decided_on <= today:
        raise DecisionDayWrong
    if answer.decision in BEGINS_ON_A_DAY and answer.offer_starts_on is None:
        raise OfferStartMissing


# --- is it ready to be sent? ----------------------------------------------------------------------------------------


class Timing(Labelled):
    """Where the wished beginning lies against the a-kasse's period."""

    UNKNOWN = "unknown", "Begyndelsen er ikke valgt"
    IN_PERIOD = "in_period", "Begynder i a-kassens periode"
    RIGHT_AFTER = "right_after", "Begynder lige efter a-kassens periode"
    TOO_LATE = "too_late", "Begynder for længe efter a-kassens periode"


def timing(wished_from: date | None, handover_on: date | None, rule: RecommendationRule) -> Timing:
    """Where a beginning lies; without a known handover it lies in the period."""
    if wished_from is None:
        return Timing.UNKNOWN
    if handover_on is None or wished_from < handover_on:
        return Timing.IN_PERIOD
    last = handover_on + timedelta(days=rule.begins_within_days)
    return Timing.RIGHT_AFTER if wished_from <= last else Timing.TOO_LATE


TOO_LATE = (
    "A-kassen kan indstille til tilbud, der begynder i a-kassens periode eller lige efter. Vælg en tidligere dag, "
    "eller lad kommunen tage det op efter overdragelsen."
)


def lacks_of(recommendation: Recommendation, handover_on: date | None, *, as_of: date) -> tuple[Lack, ...]:
    """What is missing before it may be sent, in the order of the form; empty when it is ready."""
    begins = recommendation.wished_from
    late = timing(begins, handover_on, rule_on(as_of)) is Timing.TOO_LATE
    checks = (
        (begins is None, "wished_from", "Vælg, hvornår tilbuddet ønskes at begynde."),
        (begins is not None and begins < as_of, "wished_from", "Den ønskede begyndelse er passeret. Vælg en ny dag."),
        (late, "wished_from", TOO_LATE),
        (not recommendation.purpose, "purpose", "Skriv, hvad tilbuddet skal føre til."),
        (not recommendation.job_goal, "job_goal", "Skriv, hvilket jobmål tilbuddet tjener."),
        (not recommendation.nearer_job, "nearer_job", "Skriv, hvorfor det bringer medlemmet nærmere et job."),
        (not recommendation.member_says, "member_says", "Skriv, hvad medlemmet selv siger."),
    )
    return tuple(Lack(field, sentence) for missing, field, sentence in checks if missing)
