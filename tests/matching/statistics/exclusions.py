"""For every exclusion of every family: a world with one thing that counts and one that does not, for that reason alone.

The figure beside it is what the measure says of the whole world. Without the exclusion it would say something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from matching.core.cards import Decision
from matching.core.placements import PlacementKind, StillEmployed
from matching.core.proposal import Track
from matching.core.recommendations import RecommendationAct, RecommendationState
from matching.core.referrals import ReferralAct, ReferralState
from matching.core.talks import TalkForm, TalkState
from tests.builders import AKADEMIKERNE
from tests.matching.statistics.figure_world import (
    Answer,
    Asked,
    Choice,
    Course,
    Job,
    Member,
    Order,
    Placement,
    Proposal,
    Recommendation,
    Referral,
    ShownList,
    Step,
    Talk,
    TalkChange,
    World,
)

CREATED = datetime(2026, 5, 4, 9, tzinfo=UTC)
FIRST, SECOND = UUID(int=1), UUID(int=2)
MEMBER, NEWCOMER = UUID(int=21), UUID(int=22)


@dataclass(frozen=True)
class Told:
    """What a measure says of a world: numerator and denominator (0 for a count)."""

    world: World
    measure: str
    numerator: int
    denominator: int


def later(days: int) -> datetime:
    return CREATED + timedelta(days=days)


def an_order(key: UUID = FIRST, **overrides: object) -> Order:
    return replace(Order(key, CREATED), **overrides)  # type: ignore[arg-type]


def a_referral(number: int, *acts: tuple[ReferralAct, ReferralState], order: UUID = FIRST) -> Referral:
    walked = [(ReferralAct.PROPOSE, ReferralState.PROPOSED), (ReferralAct.AGREE, ReferralState.AGREED), *acts]
    steps = tuple(Step(act, state, later(day)) for day, (act, state) in enumerate(walked, 1))
    return Referral(AKADEMIKERNE, UUID(int=30 + number), MEMBER, order, steps)


SEND = (ReferralAct.SEND, ReferralState.SENT)
HIRE = (ReferralAct.HIRE, ReferralState.HIRED)
DECLINE = (ReferralAct.EMPLOYER_DECLINES, ReferralState.DECLINED)
WITHDRAW = (ReferralAct.WITHDRAW, ReferralState.WITHDRAWN)
SENT, HIRED = a_referral(1, SEND), a_referral(1, SEND, HIRE)
WAREHOUSE = Member(AKADEMIKERNE, MEMBER, (Job("H", date(2020, 1, 1), date(2025, 1, 1)),))
UNKNOWN_BEFORE = Member(AKADEMIKERNE, NEWCOMER)


def a_placement(number: int = 1, order: UUID = FIRST, **overrides: object) -> Placement:
    referral = UUID(int=30 + number)
    plain = Placement(AKADEMIKERNE, UUID(int=40 + number), referral, MEMBER, order, date(2026, 6, 1), later(4))
    return replace(plain, **overrides)  # type: ignore[arg-type]


def two_hires(**second: object) -> World:
    """Two orders, each with a hire; of the second hire something is told."""
    referrals = (HIRED, replace(a_referral(2, SEND, HIRE, order=SECOND), member=second.get("member", MEMBER)))
    placements = (a_placement(), a_placement(2, SECOND, **second))
    orders = (an_order(section="G"), an_order(SECOND, section="G"))
    return World(orders, (WAREHOUSE, UNKNOWN_BEFORE), referrals, placements)


def followed_up(answer: StillEmployed, **job: object) -> World:
    """Two hires that were asked about after 3 months; the first one lasts."""
    asked = (Asked(3, StillEmployed.YES, later(120)),)
    made = two_hires(**job)
    first, second = made.placements
    told = replace(second, asked=(replace(asked[0], still_employed=answer),))
    return replace(made, placements=(replace(first, asked=asked), told))


def a_talk(key: int, *states: TalkState, course: int = 51, day: int = 3, **overrides: object) -> Talk:
    """A talk planned for a day after the course began, with what became of it."""
    starts_at = later(day)
    walked = (TalkState.PLANNED, *states)
    changes = tuple(TalkChange(state, TalkForm.PHONE, starts_at, later(day + n)) for n, state in enumerate(walked))
    return replace(Talk(AKADEMIKERNE, UUID(int=key), UUID(int=course), changes), **overrides)  # type: ignore[arg-type]


HELD, NO_SHOW, DROPPED = TalkState.HELD, TalkState.NO_SHOW, TalkState.CANCELLED
BEGAN = CREATED.date()
OVER = ((date(2026, 5, 1), 160.0), (date(2026, 6, 1), 160.0), (date(2026, 7, 1), 160.0))


def a_course(key: int = 51, **overrides: object) -> Course:
    """A course under the rule of 2024, whose hours pass 410 in July, so that its period ends on 1 August 2026."""
    plain = Course(AKADEMIKERNE, UUID(int=key), MEMBER, BEGAN, CREATED, hours=OVER)
    return replace(plain, **overrides)  # type: ignore[arg-type]


def two_courses(*talks: Talk, **second: object) -> World:
    """Two courses; of the second one something is told."""
    return World(members=(WAREHOUSE,), courses=(a_course(), a_course(52, **second)), talks=talks)


DRAFTED = (RecommendationAct.DRAFTED, RecommendationState.DRAFT)
GONE = (RecommendationAct.SENT, RecommendationState.SENT)
GRANTED = (RecommendationAct.DECIDED, RecommendationState.GRANTED)
TAKEN_BACK = (RecommendationAct.WITHDRAWN, RecommendationState.WITHDRAWN)
RAN_OUT = (RecommendationAct.LAPSED, RecommendationState.LAPSED)


def recommended(key: int, *acts: tuple[RecommendationAct, RecommendationState]) -> Recommendation:
    walked = (DRAFTED, *acts)
    told = tuple(Answer(act, state, later(n).date(), later(n)) for n, (act, state) in enumerate(walked, 1))
    return Recommendation(AKADEMIKERNE, UUID(int=key), UUID(int=51), told)


def two_recommendations(*acts: tuple[RecommendationAct, RecommendationState]) -> World:
    """One that was sent and granted, and another."""
    made = (recommended(81, GONE, GRANTED), recommended(82, *acts))
    return World(members=(WAREHOUSE,), courses=(a_course(),), recommendations=made)


def shown(world: World, *also: Decision) -> World:
    """A list of the world's two orders for the member; both were chosen, and of the second something more was said."""
    lines = (Proposal(MEMBER, FIRST, Track.SAME), Proposal(MEMBER, SECOND, Track.SAME))
    choices = [Choice(MEMBER, line.order, Decision.AGREED, later(1)) for line in lines]
    choices += [Choice(MEMBER, SECOND, decision, later(2)) for decision in also]
    return replace(world, lists=(ShownList(AKADEMIKERNE, UUID(int=91), CREATED, MEMBER, lines, tuple(choices)),))


TWO_ORDERS = World((an_order(), an_order(SECOND)), (WAREHOUSE,), (SENT, a_referral(2, WITHDRAW, order=SECOND)))

#: The last day that the worlds are filled with, and a day on which a deadline of two weeks is not passed then.
FILLED_BEFORE = date(2027, 1, 1)
JUST_BEGUN = date(2026, 12, 20)
AFTER_JULY = date(2026, 7, 6)
EXEMPTED = ((later(10), None),)

EXCLUDED: Mapping[tuple[str, str], Told] = {
    ("orders", "duplicate"): Told(
        World((an_order(), an_order(SECOND, duplicate_of=FIRST))), measure="JO-01", numerator=1, denominator=0
    ),
    ("orders", "never_sent"): Told(
        World((an_order(), an_order(SECOND)), (WAREHOUSE,), (SENT, a_referral(2, WITHDRAW, order=SECOND))),
        measure="JO-03", numerator=1, denominator=2,
    ),
    ("orders", "left_before_answer"): Told(
        World((an_order(),), (WAREHOUSE,), (a_referral(1, SEND, DECLINE), a_referral(2, SEND, WITHDRAW))),
        measure="JO-09", numerator=1, denominator=1,
    ),
    ("orders", "may_still_answer"): Told(
        World((an_order(),), (WAREHOUSE,), (a_referral(1, SEND, DECLINE), a_referral(2, SEND))),
        measure="JO-09", numerator=1, denominator=1,
    ),
    ("orders", "reversed"): Told(two_hires(reversed_at=later(9)), measure="JO-05", numerator=1, denominator=2),
    ("orders", "not_ordinary"): Told(
        two_hires(kind=PlacementKind.PRACTICE), measure="JO-05", numerator=1, denominator=2
    ),
    ("orders", "industry_unknown"): Told(two_hires(member=NEWCOMER), measure="JO-11", numerator=1, denominator=1),
    ("placements", "reversed"): Told(two_hires(reversed_at=later(9)), measure="AN-01", numerator=1, denominator=0),
    ("placements", "industry_unknown"): Told(two_hires(member=NEWCOMER), measure="AN-03", numerator=1, denominator=1),
    ("placements", "not_known"): Told(
        followed_up(StillEmployed.UNKNOWN), measure="AN-04", numerator=1, denominator=1
    ),
    ("placements", "not_ordinary"): Told(
        followed_up(StillEmployed.NO, kind=PlacementKind.WAGE_SUBSIDY), measure="AN-04", numerator=1, denominator=1
    ),
    ("talks", "cancelled"): Told(
        two_courses(a_talk(61, HELD), a_talk(62, DROPPED)), measure="SA-01", numerator=1, denominator=0
    ),
    ("talks", "without_outcome"): Told(
        two_courses(a_talk(61, NO_SHOW), a_talk(62)), measure="SA-03", numerator=1, denominator=1
    ),
    ("courses", "no_rule"): Told(
        two_courses(started_on=date(2006, 12, 31)), measure="KF-01", numerator=1, denominator=0
    ),
    ("courses", "municipalitys"): Told(
        two_courses(municipality_from_day_one=True), measure="KF-01", numerator=1, denominator=0
    ),
    ("courses", "no_deadline"): Told(
        two_courses(a_talk(61, HELD), registrations=((BEGAN, later(7).date()),)),
        measure="KF-02", numerator=1, denominator=1,
    ),
    ("courses", "not_due"): Told(
        two_courses(a_talk(61, HELD), started_on=JUST_BEGUN, hours=()), measure="KF-02", numerator=1, denominator=1
    ),
    ("courses", "period_runs"): Told(two_courses(hours=OVER[:2]), measure="KF-03", numerator=0, denominator=1),
    ("courses", "ended_early"): Told(
        two_courses(ended_on=date(2026, 7, 20)), measure="KF-03", numerator=0, denominator=1
    ),
    ("courses", "no_exemption"): Told(
        two_courses(started_on=AFTER_JULY, exempted=EXEMPTED, hours=()), measure="KF-04", numerator=1, denominator=1
    ),
    ("recommendations", "never_sent"): Told(
        two_recommendations(TAKEN_BACK), measure="IN-01", numerator=1, denominator=0
    ),
    ("recommendations", "waiting"): Told(two_recommendations(GONE), measure="IN-02", numerator=1, denominator=1),
    ("recommendations", "withdrawn"): Told(
        two_recommendations(GONE, TAKEN_BACK), measure="IN-05", numerator=1, denominator=1
    ),
    ("recommendations", "lapsed"): Told(
        two_recommendations(GONE, RAN_OUT), measure="IN-05", numerator=1, denominator=1
    ),
    ("lists", "undone"): Told(shown(TWO_ORDERS, Decision.UNDONE), measure="RA-02", numerator=1, denominator=2),
    ("lists", "never_sent"): Told(shown(TWO_ORDERS), measure="RA-04", numerator=1, denominator=2),
    ("lists", "reversed"): Told(shown(two_hires(reversed_at=later(9))), measure="RA-05", numerator=1, denominator=2),
    ("lists", "not_ordinary"): Told(
        shown(two_hires(kind=PlacementKind.PRACTICE)), measure="RA-05", numerator=1, denominator=2
    ),
}  # fmt: skip
