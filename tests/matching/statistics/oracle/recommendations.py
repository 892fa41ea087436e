"""Measures of recommendations that were sent."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from matching.core.recommendations import RecommendationAct, RecommendationState
from tests.matching.statistics.figure_world import Answer
from tests.matching.statistics.oracle.seen import Line, Lines, Seen


def _by_recommendation(state: RecommendationState | None) -> Callable[[Seen], Iterator[Line]]:
    """Of those sent: how many were decided so; with None each counts one, and nothing is over it."""

    def lines(seen: Seen) -> Iterator[Line]:
        for sent_on, values, last in _sent(seen):
            decided = int(last.act is RecommendationAct.DECIDED)
            yield (sent_on, values, 1, 0) if state is None else (sent_on, values, int(last.state is state), decided)

    return lines


def _sent(seen: Seen) -> Iterator[tuple[date, dict[str, str], Answer]]:
    for one in seen.world.recommendations:
        acts = [act for act in one.acts if act.at < seen.before]
        sent = [act for act in acts if act.act is RecommendationAct.SENT]
        if seen.is_mine(one.akasse_id) and sent:
            course = next(course for course in seen.world.courses if course.key == one.course)
            home = seen.member(course.member).municipality_code
            region = "1082" if home == "751" else "unknown"
            yield sent[0].on, {"kind": one.kind, "municipality": home or "unknown", "region": region}, acts[-1]


def _days_to_decision(seen: Seen) -> Iterator[Line]:
    for sent_on, values, last in _sent(seen):
        decided = last.act is RecommendationAct.DECIDED
        yield sent_on, values, (last.on - sent_on).days if decided else 0, int(decided)


LINES: Mapping[str, Lines] = {
    "IN-01": _by_recommendation(None),
    "IN-02": _by_recommendation(RecommendationState.GRANTED),
    "IN-03": _by_recommendation(RecommendationState.PARTLY_GRANTED),
    "IN-04": _by_recommendation(RecommendationState.REFUSED),
    "IN-05": _days_to_decision,
}
