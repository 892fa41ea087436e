"""Example calls for the statements about recommendations and handovers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from matching.core.ids import CourseId, HandoverId
from matching.core.recommendations import (
    Channel,
    MunicipalAnswer,
    Recommendation,
    RecommendationAct,
    RecommendationEvent,
    RecommendationState,
    kind_to_recommend,
)
from matching.database.pool import Connection
from matching.queries import handover, recommendations
from matching.services.draft_recommendation import draft_recommendation
from matching.services.recommendation_steps import Seen
from matching.services.record_decision import record_decision
from matching.services.send_recommendation import send_recommendation
from tests.builders import AKADEMIKERNE, NOW, a_recommendation_draft, an_adviser, put_course, put_period_rules
from tests.matching.queries.world import World

FORM = UUID(int=77)
DUE = date(2027, 1, 1)


def _course(connection: Connection, world: World) -> CourseId:
    put_period_rules(connection)
    return put_course(connection, world.member, adviser="adviser-1")


def _draft(connection: Connection, world: World) -> Recommendation:
    _course(connection, world)
    form = a_recommendation_draft(world.member, draft_key=FORM)
    made = draft_recommendation(connection, an_adviser(), form, now=NOW)
    found = recommendations.find_recommendation(connection, AKADEMIKERNE, made)
    assert found is not None
    return found


def _sent(connection: Connection, world: World) -> Recommendation:
    key = _draft(connection, world).recommendation_id
    return send_recommendation(connection, an_adviser(), Seen(key, 1), Channel.SECURE_MAIL, now=NOW)


def _redraft(connection: Connection, world: World) -> None:
    seen = _draft(connection, world)
    form = a_recommendation_draft(world.member, purpose="Noget andet.")
    kind = kind_to_recommend(recommendations.offer_kinds(connection), form.kind_key, NOW.date())
    assert recommendations.redraft_recommendation(connection, AKADEMIKERNE, seen, form, kind, NOW)


def _move(connection: Connection, world: World) -> None:
    seen = _draft(connection, world)
    moved = replace(seen, state=RecommendationState.WITHDRAWN, ended_on=NOW.date())
    assert recommendations.move_recommendation(connection, AKADEMIKERNE, seen.version, moved, NOW)


def _event(connection: Connection, world: World) -> None:
    key = _draft(connection, world).recommendation_id
    act, state = RecommendationAct.REDRAFTED, RecommendationState.DRAFT
    event = RecommendationEvent(2, act, state, NOW, NOW.date(), "adviser-1", Channel.PHONE, "ord")
    recommendations.add_event(connection, AKADEMIKERNE, key, event)


def _letter(connection: Connection, world: World) -> Any:
    key = _sent(connection, world).recommendation_id
    answer = MunicipalAnswer(RecommendationState.REFUSED, NOW.date(), "Der er ingen pladser.")
    record_decision(connection, an_adviser(), Seen(key, 2), answer, now=NOW)
    return recommendations.find_answer_letter(connection, AKADEMIKERNE, key)


def _by_state(connection: Connection, world: World) -> Any:
    _sent(connection, world)
    return recommendations.count_recommendations(connection, AKADEMIKERNE, None)


def _waiting(connection: Connection, world: World) -> Any:
    _sent(connection, world)
    return recommendations.recommendations_waiting(connection, AKADEMIKERNE, "adviser-1", as_of=DUE)


def _locked(connection: Connection, world: World) -> Any:
    key = _draft(connection, world).recommendation_id
    return recommendations.lock_recommendation(connection, AKADEMIKERNE, key)


def _drafted(connection: Connection, world: World) -> Any:
    _draft(connection, world)
    return recommendations.find_draft(connection, AKADEMIKERNE, FORM)


def _events(connection: Connection, world: World) -> Any:
    key = _draft(connection, world).recommendation_id
    return recommendations.recommendation_events(connection, AKADEMIKERNE, key)


def _kinds(connection: Connection, _world: World) -> Any:
    put_period_rules(connection)
    return recommendations.offer_kinds(connection)


RECOMMENDATIONS: Mapping[str, Callable[[Connection, World], Any]] = {
    "put_offer_kind": _kinds,
    "offer_kinds": _kinds,
    "add_recommendation": _draft,
    "find_draft": _drafted,
    "lock_recommendation": _locked,
    "recommendations": _draft,
    "count_recommendations": _by_state,
    "recommendations_waiting": _waiting,
    "redraft_recommendation": _redraft,
    "move_recommendation": _move,
    "add_recommendation_event": _event,
    "recommendation_events": _events,
    "answer_letter": _letter,
}


def _head(connection: Connection, world: World) -> Any:
    _course(connection, world)
    return handover.find_head(connection, AKADEMIKERNE, world.member, as_of=NOW.date())


def _talk(connection: Connection, world: World, state: str) -> CourseId:
    course, starts = _course(connection, world), datetime(2026, 11, 18, 9, tzinfo=UTC)
    connection.execute(
        "INSERT INTO talk (akasse_id, course_id, member_id, kind, form, state, starts_at, ends_at, adviser, "
        "concrete_job, changed_at) VALUES (%s, %s, %s, 'jobsamtale', 'phone', %s, %s, %s, 'adviser-1', true, %s)",
        [AKADEMIKERNE, course, world.member, state, starts, NOW, NOW],
    )
    return course


def _held(connection: Connection, world: World) -> Any:
    return handover.held_talks(connection, AKADEMIKERNE, _talk(connection, world, "held"))


def _planned(connection: Connection, world: World) -> Any:
    return handover.count_planned_talks(connection, AKADEMIKERNE, _talk(connection, world, "planned"))


def _agreed(connection: Connection, world: World) -> Any:
    course = _talk(connection, world, "held")
    connection.execute(
        "INSERT INTO agreement (akasse_id, talk_id, course_id, member_id, kind, body, doer, once_key, made_at, made_by)"
        " SELECT akasse_id, talk_id, course_id, member_id, 'course', 'Truckkort', 'member', talk_id, %s, adviser"
        " FROM talk WHERE course_id = %s",
        [NOW, course],
    )
    return handover.standing_agreements(connection, AKADEMIKERNE, course)


def _referred(connection: Connection, world: World) -> Any:
    connection.execute(
        "INSERT INTO referral (akasse_id, member_id, job_order_id, kind, state, proposed_by, proposed_at, agreed_at, "
        "sent_at, lapses_at, changed_at) VALUES (%s, %s, %s, 'offered', 'sent', 'adviser-1', %s, %s, %s, %s, %s)",
        [AKADEMIKERNE, world.member, world.order, *[NOW] * 5],
    )
    return handover.referrals_sent(connection, AKADEMIKERNE, world.member, date(2026, 1, 1))


def _handed_over(connection: Connection, world: World) -> tuple[CourseId, HandoverId]:
    course = _course(connection, world)
    values = {
        "akasse_id": AKADEMIKERNE, "course_id": course, "member_id": world.member, "version": 1,
        "content_digest": "0" * 64, "municipality_code": "265", "municipal_actor": "kommunen",
        "channel": Channel.SECURE_MAIL, "handed_over_at": NOW, "actor": "adviser-1",
    }  # fmt: skip
    return course, handover.add_handover(connection, values, {"wish": [{"akasse_at_first_talk": "Ja"}]})


def _receipt(connection: Connection, world: World) -> None:
    _, key = _handed_over(connection, world)
    values = {"akasse_id": AKADEMIKERNE, "handover_id": key, "received_on": NOW.date(), "words": ""}
    assert handover.add_receipt(connection, {**values, "noted_at": NOW, "actor": "adviser-1"})


def _versions(connection: Connection, world: World) -> Any:
    course, _ = _handed_over(connection, world)
    return handover.handovers_of_course(connection, AKADEMIKERNE, course)


def _content(connection: Connection, world: World) -> Any:
    return handover.find_content(connection, AKADEMIKERNE, _handed_over(connection, world)[1])


def _last(connection: Connection, world: World) -> Any:
    return handover.handed_over_courses(connection, AKADEMIKERNE, [_handed_over(connection, world)[0]])


def _people(connection: Connection, world: World) -> Any:
    return handover.people_handed_over(connection, AKADEMIKERNE, [_course(connection, world)])


HANDOVER: Mapping[str, Callable[[Connection, World], Any]] = {
    "handover_head": _head,
    "lock_course": lambda c, w: handover.lock_course(c, AKADEMIKERNE, _course(c, w)),
    "put_wish": lambda c, w: handover.put_wish(c, AKADEMIKERNE, _course(c, w), True, NOW),
    "jobs_held": lambda c, w: handover.jobs_held(c, AKADEMIKERNE, w.member),
    "competences": lambda c, w: handover.competences(c, AKADEMIKERNE, w.member),
    "licences_held": lambda c, w: handover.licences_held(c, AKADEMIKERNE, w.member),
    "held_talks": _held,
    "count_planned_talks": _planned,
    "standing_agreements": _agreed,
    "referrals_sent": _referred,
    "add_handover": _handed_over,
    "handovers_of_course": _versions,
    "handed_over_content": _content,
    "handed_over_courses": _last,
    "people_handed_over": _people,
    "add_receipt": _receipt,
}
