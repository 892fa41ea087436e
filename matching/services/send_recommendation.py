"""Sending a recommendation to the municipality, and noting that the municipality has it.

No service to send it through is known, so a person sends the file by the a-kasse's secure post and notes it here.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.recommendation_errors import DecisionDayWrong, RecommendationIncomplete
from matching.core.recommendations import (
    Channel,
    Recommendation,
    RecommendationAct,
    RecommendationState,
    lacks_of,
    next_state,
    rule_on,
)
from matching.database import Connection
from matching.services.period_end import period_end
from matching.services.recommendation_steps import Seen, Step, take_step
from matching.services.showing import own_akasse


def send_recommendation(
    connection: Connection, actor: Actor, seen: Seen, channel: Channel, *, now: datetime
) -> Recommendation:
    """Note that a draft was sent today, set the a-kasse's own reminder, and the law's deadline where one is known.

    Raises RecommendationIncomplete with what is missing, and as `take_step`.
    """
    today = danish_day(now)
    rule = rule_on(today)

    def sent(current: Recommendation) -> Recommendation:
        state = next_state(current.state, RecommendationState.SENT)
        lacks = lacks_of(
            current, period_end(connection, own_akasse(actor), current.member_id, as_of=today), as_of=today
        )
        if lacks:
            raise RecommendationIncomplete(lacks)
        return replace(
            current,
            state=state,
            sent_on=today,
            remind_on=today + timedelta(days=rule.remind_after_days),
            legal_deadline_on=rule.legal_deadline(today),
        )

    with connection.transaction():
        return take_step(connection, actor, seen, Step(RecommendationAct.SENT, today, channel), sent, now=now)


def note_receipt(connection: Connection, actor: Actor, seen: Seen, received_on: date, *, now: datetime) -> None:
    """Note the day the municipality acknowledged it; raises DecisionDayWrong, and as `take_step`."""

    def received(current: Recommendation) -> Recommendation:
        state = next_state(current.state, RecommendationState.RECEIVED)
        if current.sent_on is None or not current.sent_on <= received_on <= danish_day(now):
            raise DecisionDayWrong
        return replace(current, state=state, received_on=received_on)

    with connection.transaction():
        take_step(connection, actor, seen, Step(RecommendationAct.RECEIPT, received_on), received, now=now)
