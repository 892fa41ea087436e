"""Asking the municipality again for an answer to a recommendation: noted, and a new day set."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.recommendation_errors import RecommendationCannotBecome
from matching.core.recommendations import (
    WITH_THE_MUNICIPALITY,
    Channel,
    Recommendation,
    RecommendationAct,
    RecommendationState,
    rule_on,
)
from matching.database import Connection
from matching.services.recommendation_steps import Seen, Step, take_step


def remind_municipality(
    connection: Connection, actor: Actor, seen: Seen, channel: Channel, *, now: datetime, again_on: date | None = None
) -> None:
    """Note that the municipality was asked today, and set when to ask next: `again_on`, or the rule's usual days.

    A day that has passed becomes the usual one. Raises RecommendationCannotBecome when nobody waits, and as
    `take_step`.
    """
    today = danish_day(now)
    usual = today + timedelta(days=rule_on(today).remind_after_days)
    chosen = again_on if again_on is not None and again_on > today else usual

    def reminded(current: Recommendation) -> Recommendation:
        if current.state not in WITH_THE_MUNICIPALITY:
            raise RecommendationCannotBecome(current.state.label, RecommendationState.SENT.label)
        return replace(current, remind_on=chosen)

    with connection.transaction():
        take_step(connection, actor, seen, Step(RecommendationAct.REMINDED, today, channel), reminded, now=now)
