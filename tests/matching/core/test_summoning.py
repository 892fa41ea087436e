"""Talks spread over an adviser's free times: never two at once, never outside the wish, the most urgent first."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.core.danish_time import DENMARK, danish_day
from matching.core.ids import MemberId
from matching.core.summoning import (
    NO_FREE_TIME,
    Invitee,
    Span,
    SpreadWrong,
    SummonsWish,
    refuse_wrong_spread,
    spread,
)
from matching.core.talks import TalkForm

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 5, tzinfo=DENMARK)


def wish(
    first: date = MONDAY, last: date = MONDAY, opens: time = time(9), closes: time = time(12), minutes: int = 45
) -> SummonsWish:
    return SummonsWish(TalkForm.IN_PERSON, "Lokale 3", minutes, first, last, opens, closes)


def member(number: int, due_on: date | None = None, *taken: Span) -> Invitee:
    return Invitee(MemberId(UUID(int=number)), number, f"Medlem {number}", due_on, taken)


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time(hour, minute), DENMARK)


def seated(members: list[Invitee], *taken: Span, **how: object) -> list[tuple[int, str]]:
    plan = spread(members, wish(**how), taken, NOW)  # type: ignore[arg-type]
    return [(seat.member.number, f"{seat.starts_at:%d. %H.%M}") for seat in plan.seats]


def test_talks_follow_each_other_from_the_next_quarter_of_an_hour() -> None:
    assert seated([member(1), member(2)]) == [(1, "23. 10.15"), (2, "23. 11.00")]


def test_whoever_is_owed_a_talk_soonest_is_called_first() -> None:
    late, soon = member(1, MONDAY + timedelta(days=9)), member(2, MONDAY)
    assert seated([late, soon]) == [(2, "23. 10.15"), (1, "23. 11.00")]


def test_what_the_adviser_and_the_member_are_in_already_is_left_free() -> None:
    busy = member(1, None, (at(11), at(11, 30)))
    assert seated([busy], (at(10), at(10, 50))) == []
    assert seated([busy], (at(10), at(10, 50)), closes=time(13)) == [(1, "23. 11.30")]


def test_nobody_is_called_in_a_weekend() -> None:
    saturday = MONDAY + timedelta(days=5)
    assert seated([member(1)], first=saturday, last=saturday + timedelta(days=2)) == [(1, "30. 09.00")]


def test_who_there_is_no_time_for_is_told() -> None:
    plan = spread([member(1), member(2), member(3)], wish(), (), NOW)
    assert [(one.number, one.why) for one in plan.left] == [(3, NO_FREE_TIME)]


def test_a_talk_after_its_deadline_is_marked() -> None:
    tuesday = MONDAY + timedelta(days=1)
    (seat,) = spread([member(1, MONDAY)], wish(tuesday, tuesday), (), NOW).seats
    assert seat.is_late


@pytest.mark.parametrize(
    "wrong",
    [
        wish(MONDAY, MONDAY - timedelta(days=1)),
        wish(MONDAY - timedelta(days=9), MONDAY - timedelta(days=2)),
        wish(MONDAY, MONDAY + timedelta(days=90)),
        wish(opens=time(9), closes=time(9, 30)),
    ],
)
def test_days_and_hours_without_room_are_refused(wrong: SummonsWish) -> None:
    with pytest.raises(SpreadWrong):
        refuse_wrong_spread(wrong, NOW)


MINUTES = st.integers(0, 9 * 24 * 60)
SPANS = st.lists(
    st.tuples(MINUTES, st.integers(5, 200)).map(
        lambda pair: (at(0) + timedelta(minutes=pair[0]), at(0) + timedelta(minutes=sum(pair)))
    ),
    max_size=12,
)


@given(
    busy=SPANS,
    others=st.lists(st.tuples(SPANS, st.none() | st.integers(-3, 9)), max_size=8),
    days=st.integers(0, 8),
    hours=st.tuples(st.integers(7, 12), st.integers(13, 17)),
    minutes=st.sampled_from([15, 30, 45, 60, 90]),
)
def test_no_two_talks_overlap_and_all_lie_within_the_wish(
    busy: list[Span],
    others: list[tuple[list[Span], int | None]],
    days: int,
    hours: tuple[int, int],
    minutes: int,
) -> None:
    asked = wish(MONDAY, MONDAY + timedelta(days=days), time(hours[0]), time(hours[1]), minutes)
    members = [
        member(number, None if due is None else MONDAY + timedelta(days=due), *spans)
        for number, (spans, due) in enumerate(others)
    ]
    plan = spread(members, asked, busy, NOW)
    assert sorted([seat.member.number for seat in plan.seats] + [one.number for one in plan.left]) == [
        one.number for one in members
    ]
    made = [(seat.starts_at, seat.ends_at) for seat in plan.seats]
    for place, seat in enumerate(plan.seats):
        assert seat.starts_at >= NOW
        assert seat.ends_at - seat.starts_at == timedelta(minutes=minutes)
        assert danish_day(seat.starts_at).weekday() < 5
        assert asked.opens_at <= seat.starts_at.time() < seat.ends_at.time() <= asked.closes_at
        around = [*busy, *seat.member.taken, *made[:place], *made[place + 1 :]]
        assert not any(begin < seat.ends_at and seat.starts_at < end for begin, end in around)
