"""Writing down what the municipality decided on a recommendation, and telling the member."""

from dataclasses import replace
from datetime import datetime

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.mail import MailKind, QueuedMail
from matching.core.recommendation_errors import RecommendationCannotBecome
from matching.core.recommendations import (
    BEGINS_ON_A_DAY,
    MunicipalAnswer,
    Recommendation,
    RecommendationAct,
    refuse_impossible_answer,
)
from matching.database import Connection
from matching.services.queue_mail import queue_mail
from matching.services.recommendation_steps import Seen, Step, get_recommendation, take_step
from matching.services.showing import own_akasse


def record_decision(
    connection: Connection, actor: Actor, seen: Seen, answer: MunicipalAnswer, *, now: datetime
) -> None:
    """Keep the municipality's answer and queue the member's letter, which carries the reasons.

    A refusal without reasons is not accepted. Where an answer stands already, this corrects it and a new letter goes
    out. Raises ReasonsFromMunicipalityMissing, DecisionDayWrong, OfferStartMissing, and as `take_step`.
    """
    with connection.transaction():
        before = get_recommendation(connection, actor, seen.recommendation_id)
        step = Step(RecommendationAct.DECIDED, answer.decided_on, words=_words(answer))

        def answered(current: Recommendation) -> Recommendation:
            return _with_answer(current, answer, now)

        after = take_step(connection, actor, seen, step, answered, now=now)
        if after.version != before.version:
            _tell_member(connection, actor, after, now)


def _words(answer: MunicipalAnswer) -> str:
    """The decision with its reasons, so that two answers are told apart also when only one of them changed."""
    day = answer.offer_starts_on
    begins = f" fra {day.day}.{day.month}.{day.year}" if day else ""
    reasons = answer.reasons.strip()
    return f"{answer.decision.label}{begins}{': ' if reasons else ''}{reasons}"


def _with_answer(current: Recommendation, answer: MunicipalAnswer, now: datetime) -> Recommendation:
    if current.sent_on is None:
        raise RecommendationCannotBecome(current.state.label, answer.decision.label)
    refuse_impossible_answer(answer, current.state, current.sent_on, danish_day(now))
    return replace(
        current,
        state=answer.decision,
        decided_on=answer.decided_on,
        reasons=answer.reasons.strip(),
        offer_starts_on=answer.offer_starts_on if answer.decision in BEGINS_ON_A_DAY else None,
        remind_on=None,
    )


def _tell_member(connection: Connection, actor: Actor, answered: Recommendation, now: datetime) -> None:
    key = answered.recommendation_id
    mail = QueuedMail(
        kind=MailKind.RECOMMENDATION_ANSWERED,
        subject_id=key,
        akasse_id=own_akasse(actor),
        send_after=now,
        once_key=f"recommendation_answered:{key}:{answered.version}",
    )
    queue_mail(connection, mail, now=now)
