"""Writing the draft of a recommendation, and mending it until it is sent."""

from datetime import date, datetime
from uuid import uuid4

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.errors import MemberNotFound
from matching.core.ids import CourseId, MemberId, RecommendationId
from matching.core.recommendation_errors import (
    NoCourseToRecommendIn,
    RecommendationChangedMeanwhile,
    WishedPeriodRunsBackwards,
)
from matching.core.recommendations import (
    OfferKind,
    Recommendation,
    RecommendationAct,
    RecommendationDraft,
    RecommendationEvent,
    RecommendationState,
    kind_to_recommend,
    next_state,
)
from matching.database import Connection
from matching.queries import members, recommendations, talks
from matching.services.recommendation_steps import Seen, Step, get_recommendation, keep_act
from matching.services.showing import own_akasse


def draft_recommendation(
    connection: Connection, actor: Actor, draft: RecommendationDraft, *, now: datetime
) -> RecommendationId:
    """Keep a draft in the member's running course; the same `draft_key` again is the same recommendation.

    Raises MemberNotFound, NoCourseToRecommendIn, OfferKindNotInForce, NotAnOfferOfTheMunicipality and
    WishedPeriodRunsBackwards.
    """
    today = danish_day(now)
    with connection.transaction():
        kind = _kind_of(connection, draft, today)
        course_id = _running_course(connection, actor, draft.member_id, today)
        values = {
            **recommendations.words_of(draft, kind),
            "akasse_id": own_akasse(actor),
            "course_id": course_id,
            "member_id": draft.member_id,
            "draft_key": draft.draft_key or uuid4(),
            "adviser": actor.user_id,
            "now": now,
        }
        made = recommendations.add_recommendation(connection, values)
        if made is None:
            return _already_made(connection, actor, draft)
        _keep_birth(connection, actor, made, now)
    return made


def redraft_recommendation(
    connection: Connection, actor: Actor, seen: Seen, draft: RecommendationDraft, *, now: datetime
) -> None:
    """Mend a draft that was not sent yet; mending it twice in the same way is one effect.

    Raises as `draft_recommendation`, and RecommendationNotFound, RecommendationCannotBecome and
    RecommendationChangedMeanwhile.
    """
    today = danish_day(now)
    with connection.transaction():
        kind = _kind_of(connection, draft, today)
        current = get_recommendation(connection, actor, seen.recommendation_id)
        next_state(current.state, RecommendationState.DRAFT)
        if _says_the_same(current, draft, kind):
            return
        if current.version != seen.version:
            raise RecommendationChangedMeanwhile
        recommendations.redraft_recommendation(connection, own_akasse(actor), current, draft, kind, now)
        keep_act(connection, actor, current, Step(RecommendationAct.REDRAFTED, today), now=now)


def _kind_of(connection: Connection, draft: RecommendationDraft, today: date) -> OfferKind:
    if draft.wished_from and draft.wished_until and draft.wished_until < draft.wished_from:
        raise WishedPeriodRunsBackwards
    day = max(today, draft.wished_from or today)
    return kind_to_recommend(recommendations.offer_kinds(connection), draft.kind_key, day)


def _running_course(connection: Connection, actor: Actor, member_id: MemberId, today: date) -> CourseId:
    akasse_id = own_akasse(actor)
    course = talks.running_course(connection, akasse_id, member_id, today)
    if course is None:
        known = members.member_heads(connection, akasse_id, [member_id])
        raise NoCourseToRecommendIn if known else MemberNotFound
    return course.course_id


def _already_made(connection: Connection, actor: Actor, draft: RecommendationDraft) -> RecommendationId:
    assert draft.draft_key is not None
    made = recommendations.find_draft(connection, own_akasse(actor), draft.draft_key)
    assert made is not None
    return made


def _keep_birth(connection: Connection, actor: Actor, made: RecommendationId, now: datetime) -> None:
    event = RecommendationEvent(
        version=1,
        act=RecommendationAct.DRAFTED,
        state=RecommendationState.DRAFT,
        happened_at=now,
        happened_on=danish_day(now),
        actor=actor.user_id,
        channel=None,
        words="",
    )
    recommendations.add_event(connection, own_akasse(actor), made, event)


def _says_the_same(current: Recommendation, draft: RecommendationDraft, kind: OfferKind) -> bool:
    wanted = recommendations.words_of(draft, kind)
    return all(getattr(current, name) == value for name, value in wanted.items() if name != "kind_valid_from")
