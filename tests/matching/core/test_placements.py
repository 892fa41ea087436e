"""Placements: facts that can be true, one person for each position, days to ask, and taking back."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from matching.core.ids import JobOrderId, MemberId, PlacementId, ReferralId
from matching.core.placements import (
    FOLLOW_UP_MONTHS,
    REVERSAL_ACTS,
    REVERSAL_DECLINES,
    EvidenceSource,
    Hire,
    Placement,
    PlacementKind,
    ReversalReason,
    checked_hire,
    follow_up_dates,
    free_place,
    months_after,
    reversed_placement,
)
from matching.core.referral_errors import HireFactsWrong, NoPositionOpen, PlacementAlreadyReversed
from matching.core.referrals import DECLINE_REASONS, ReferralAct
from tests.builders import NOW, TODAY

HIRE = Hire(TODAY, 37, PlacementKind.ORDINARY, EvidenceSource.EMPLOYER)
KEY = UUID(int=1)
PLACED = Placement(
    PlacementId(KEY), ReferralId(KEY), MemberId(KEY), JobOrderId(KEY), 1, PlacementKind.ORDINARY, TODAY, 37,
    EvidenceSource.EMPLOYER, NOW, "adviser-1",
)  # fmt: skip


@pytest.mark.parametrize("hours", [0.5, 37, 60])
def test_hours_that_can_be_worked_are_taken(hours: float) -> None:
    assert checked_hire(replace(HIRE, hours=hours), as_of=TODAY).hours == hours


@pytest.mark.parametrize("hours", [0, -1, 60.5, float("nan")])
def test_hours_that_cannot_be_worked_are_refused(hours: float) -> None:
    with pytest.raises(HireFactsWrong):
        checked_hire(replace(HIRE, hours=hours), as_of=TODAY)


@pytest.mark.parametrize(("days", "fits"), [(-366, True), (366, True), (-367, False), (367, False)])
def test_a_start_lies_within_a_year(days: int, fits: bool) -> None:
    hire = replace(HIRE, starts_on=TODAY + timedelta(days=days))
    if fits:
        assert checked_hire(hire, as_of=TODAY) == hire
    else:
        with pytest.raises(HireFactsWrong):
            checked_hire(hire, as_of=TODAY)


@pytest.mark.parametrize(("taken", "place"), [([], 1), ([1], 2), ([2], 1), ([1, 3], 2)])
def test_the_lowest_free_position_is_filled(taken: list[int], place: int) -> None:
    assert free_place(3, taken) == place


def test_a_full_order_hires_nobody() -> None:
    with pytest.raises(NoPositionOpen):
        free_place(2, [1, 2])


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 6, date(2027, 6, 1)),
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_it_is_asked_after_three_and_six_months() -> None:
    assert FOLLOW_UP_MONTHS == (3, 6)
    assert follow_up_dates(date(2026, 12, 1)) == ((3, date(2027, 3, 1)), (6, date(2027, 6, 1)))


def test_a_placement_taken_back_stays_and_says_why() -> None:
    done = reversed_placement(PLACED, ReversalReason.MISTAKE, "adviser-2", now=NOW)
    assert (done.reversed_at, done.reversed_by, done.reversal_reason) == (NOW, "adviser-2", ReversalReason.MISTAKE)
    assert done.version == 2
    with pytest.raises(PlacementAlreadyReversed):
        reversed_placement(done, ReversalReason.MISTAKE, "adviser-1", now=NOW)


def test_each_reversal_knows_what_becomes_of_the_referral() -> None:
    assert set(REVERSAL_ACTS) == set(ReversalReason)
    fallen = {reason for reason, act in REVERSAL_ACTS.items() if act is ReferralAct.FALL_THROUGH}
    assert set(REVERSAL_DECLINES) == fallen
    assert all(why in DECLINE_REASONS[whose] for whose, why in REVERSAL_DECLINES.values())
