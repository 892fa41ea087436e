"""One step on the way of a recommendation: on the version that was seen, once, and kept as an event."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from matching.core.access import Actor
from matching.core.ids import RecommendationId
from matching.core.recommendation_errors import RecommendationChangedMeanwhile, RecommendationNotFound
from matching.core.recommendations import Channel, Recommendation, RecommendationAct, RecommendationEvent
from matching.database import Connection
from matching.queries import recommendations
from matching.services.showing import own_akasse


@dataclass(frozen=True)
class Seen:
    """The recommendation a person acts on, in the version that stood on the page."""

    recommendation_id: RecommendationId
    version: int


@dataclass(frozen=True)
class Step:
    """What is done: the act, the day it concerns, how it reached the municipality, and words that belong to it."""

    act: RecommendationAct
    on: date
    channel: Channel | None = None
    words: str = field(default="", repr=False)


def get_recommendation(connection: Connection, actor: Actor, recommendation_id: RecommendationId) -> Recommendation:
    """The recommendation, held until the transaction ends; raises RecommendationNotFound."""
    found = recommendations.lock_recommendation(connection, own_akasse(actor), recommendation_id)
    if found is None:
        raise RecommendationNotFound
    return found


def take_step(  # whose, what, how it changes, and when
    connection: Connection,
    actor: Actor,
    seen: Seen,
    step: Step,
    change: Callable[[Recommendation], Recommendation],
    *,
    now: datetime,
) -> Recommendation:
    """Apply `change` to the version that was seen and keep the act; a step that was just taken so is not taken again.

    `change` raises what stands in its way. Call it in a transaction. Raises RecommendationNotFound and
    RecommendationChangedMeanwhile.
    """
    current = get_recommendation(connection, actor, seen.recommendation_id)
    if _was_just_taken(connection, actor, current, seen, step):
        return current
    if current.version != seen.version:
        raise RecommendationChangedMeanwhile
    moved = change(current)
    if not recommendations.move_recommendation(connection, own_akasse(actor), seen.version, moved, now):
        raise RecommendationChangedMeanwhile
    keep_act(connection, actor, moved, step, now=now)
    return get_recommendation(connection, actor, seen.recommendation_id)


def keep_act(connection: Connection, actor: Actor, before: Recommendation, step: Step, *, now: datetime) -> None:
    """Append the event of a step that made version `before.version` one higher."""
    event = _event(actor, before, step, before.version + 1, now)
    recommendations.add_event(connection, own_akasse(actor), before.recommendation_id, event)


def _event(actor: Actor, moved: Recommendation, step: Step, version: int, now: datetime) -> RecommendationEvent:
    return RecommendationEvent(
        version=version,
        act=step.act,
        state=moved.state,
        happened_at=now,
        happened_on=step.on,
        actor=actor.user_id,
        channel=step.channel,
        words=step.words,
    )


def _was_just_taken(connection: Connection, actor: Actor, current: Recommendation, seen: Seen, step: Step) -> bool:
    """Whether the version after the one seen is this very step by the same person: a button pressed twice."""
    if current.version != seen.version + 1:
        return False
    newest = recommendations.recommendation_events(connection, own_akasse(actor), current.recommendation_id)[-1]
    done = (newest.act, newest.happened_on, newest.channel, newest.words, newest.actor)
    return done == (step.act, step.on, step.channel, step.words, actor.user_id)
