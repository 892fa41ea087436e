"""Ending a recommendation without an answer: the a-kasse withdraws it, or there is nothing left to grant."""

from dataclasses import replace
from datetime import datetime

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.recommendation_errors import EndingReasonMissing
from matching.core.recommendations import Recommendation, RecommendationAct, RecommendationState, next_state
from matching.database import Connection
from matching.services.recommendation_steps import Seen, Step, take_step


def withdraw_recommendation(connection: Connection, actor: Actor, seen: Seen, why: str, *, now: datetime) -> None:
    """Take a recommendation back, also a draft; what the municipality has is taken back with a reason.

    Raises EndingReasonMissing, and as `take_step`.
    """
    _end(connection, actor, seen, RecommendationAct.WITHDRAWN, why, now=now)


def let_recommendation_lapse(connection: Connection, actor: Actor, seen: Seen, why: str, *, now: datetime) -> None:
    """Close a recommendation that no answer can help any more, such as when the member has found a job.

    Raises EndingReasonMissing, and as `take_step`.
    """
    _end(connection, actor, seen, RecommendationAct.LAPSED, why, now=now)


_ENDS_AS = {
    RecommendationAct.WITHDRAWN: RecommendationState.WITHDRAWN,
    RecommendationAct.LAPSED: RecommendationState.LAPSED,
}


def _end(connection: Connection, actor: Actor, seen: Seen, act: RecommendationAct, why: str, *, now: datetime) -> None:
    today = danish_day(now)
    words = why.strip()

    def ended(current: Recommendation) -> Recommendation:
        state = next_state(current.state, _ENDS_AS[act])
        if current.state is not RecommendationState.DRAFT and not words:
            raise EndingReasonMissing
        return replace(current, state=state, ended_on=today, remind_on=None)

    with connection.transaction():
        take_step(connection, actor, seen, Step(act, today, words=words), ended, now=now)
