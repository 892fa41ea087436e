"""The figures against the rules: what meets them, what is left out and why, with the sums in the rows."""
# ruff: noqa: E501  a table is read by its columns, so a row stands on one line

from datetime import date

import pytest

from matching.core.contact_counts import ContactFigures, Count, LeftOut, contact_counts
from tests.matching.core.course_tables import rows, state_of

FULL = "2026-07=160.3 2026-08=160.3 2026-09=160.3"
AS_OF = date(2026, 11, 23)


def figures(text: str) -> ContactFigures:
    known = [cells for cells, _why in rows(text)]
    return contact_counts([state_of({**cells, "as of": AS_OF.isoformat()}) for cells in known], AS_OF)


FIRST_TALKS = """
start      | before | registered                   | hours | talks      || why
2026-11-01 | 0      | -                            | -     | 2026-11-05 || counted, in time
2026-11-01 | 0      | -                            | -     | 2026-11-18 || counted, late
2026-11-08 | 0      | -                            | -     | -          || counted, not held: the deadline was yesterday
2026-11-09 | 0      | -                            | -     | 2026-11-10 || left out: the deadline is today, though it was held
2026-11-20 | 0      | -                            | -     | -          || left out: not due
2026-11-01 | 500    | -                            | -     | -          || left out: the municipality's from the start
2026-11-01 | 0      | 2026-11-01..2026-11-05 sick  | -     | -          || left out: no deadline while sick
2025-11-09 | 0      | -                            | -     | 2025-11-10 || counted: due exactly a year ago
2025-11-08 | 0      | -                            | -     | 2025-11-10 || left out: due more than a year ago
"""


def test_a_first_talk_is_judged_from_the_day_after_its_deadline_for_a_year() -> None:
    count = figures(FIRST_TALKS).first_talk
    assert (count.met, count.counted, count.required) == (2, 4, None)
    assert count.left_out == {
        LeftOut.MUNICIPALITYS: 1, LeftOut.NOT_DUE: 2, LeftOut.NO_DEADLINE: 1, LeftOut.LONG_AGO: 1,
    }  # fmt: skip


TALKS = f"""
start      | end        | before | hours  | talks                 | exempt     || why
2026-07-01 | -          | 0      | {FULL} | 2026-07-05 2026-08-05 | -          || counted, has both
2026-07-01 | -          | 0      | {FULL} | 2026-07-05            | -          || counted, has one
2026-07-01 | -          | 0      | {FULL} | 2026-07-05            | 2026-07-20 || counted, exempted: one of the fourth that may lack them
2026-07-01 | 2026-11-01 | 0      | {FULL} | 2026-07-05 2026-08-05 | -          || counted: handed over before it ended
2026-07-01 | 2026-08-15 | 0      | -      | 2026-07-05            | -          || left out: ended before the period did
2026-10-01 | -          | 0      | -      | 2026-10-05 2026-11-05 | -          || left out: the period runs
2026-10-01 | -          | 0      | -      | 2026-10-05            | 2026-10-20 || left out: the period runs
2026-07-01 | -          | 500    | -      | -                     | -          || left out: the municipality's
"""


def test_talks_are_judged_when_the_period_is_over_against_the_share_of_their_rule() -> None:
    (counts,) = figures(TALKS).by_rule
    assert counts.rule.rule_key == "2026-07-share"
    assert (counts.talks.met, counts.talks.counted, counts.talks.required) == (2, 4, 0.75)
    assert counts.talks.left_out == {LeftOut.MUNICIPALITYS: 1, LeftOut.PERIOD_RUNS: 2, LeftOut.ENDED_EARLY: 1}
    assert counts.talks.is_met is False


def test_exemptions_are_counted_among_those_the_akasse_has_now() -> None:
    (counts,) = figures(TALKS).by_rule
    assert (counts.exempted.met, counts.exempted.counted, counts.exempted.required) == (1, 2, 0.25)
    assert counts.exempted.left_out == {
        LeftOut.MUNICIPALITYS: 1, LeftOut.ENDED_EARLY: 1, LeftOut.PERIOD_OVER: 4,
    }  # fmt: skip
    assert (counts.under_way.met, counts.under_way.counted) == (1, 2)
    assert (counts.within_reach.met, counts.within_reach.counted, counts.within_reach.required) == (1, 2, 0.75)


def test_a_course_that_ended_after_its_handover_is_no_longer_under_way() -> None:
    text = f"start | end | hours || why\n2026-07-01 | 2026-11-01 | {FULL} || over twice"
    (counts,) = figures(text).by_rule
    assert counts.under_way.left_out == {LeftOut.PERIOD_OVER: 1}


def test_each_rule_has_its_own_share_the_oldest_first() -> None:
    old = "2026-05=160.3 2026-06=160.3 2026-07=160.3"
    text = f"""
start      | hours  | talks                            || why
2026-07-01 | {FULL} | 2026-07-05 2026-08-05            || two are enough
2026-05-01 | {old}  | 2026-05-05 2026-06-05            || three are asked of each
2023-06-01 | -      | -                                || the municipality's: no line of its own
"""
    counts = figures(text).by_rule
    assert [(one.rule.rule_key, one.talks.met, one.talks.required) for one in counts] == [
        ("2024-three-each", 0, 1.0), ("2026-07-share", 1, 0.75),
    ]  # fmt: skip
    assert counts[0].exempted.required is None


def test_a_handover_more_than_a_year_ago_is_left_out() -> None:
    long_ago = "2025-08=160.3 2025-09=160.3 2025-10=160.3"
    (counts,) = figures(f"start | hours || why\n2025-08-01 | {long_ago} || handed over on 1 November 2025").by_rule
    assert counts.talks.left_out == {LeftOut.LONG_AGO: 1}


def test_the_talks_are_judged_from_the_day_of_the_handover() -> None:
    known = {"start": "2026-07-01", "hours": FULL}
    counted = [
        contact_counts([state_of({**known, "as of": day.isoformat()})], day).by_rule[0].talks.counted
        for day in (date(2026, 9, 30), date(2026, 10, 1))
    ]
    assert counted == [0, 1]


@pytest.mark.parametrize(
    ("met", "counted", "at_most", "is_met", "room"),
    [
        (3, 4, False, True, None),  # 3 of 4 is 75 %
        (74, 100, False, False, None),
        (75, 100, False, True, None),
        (0, 0, False, None, None),
        (1, 4, True, True, 0),  # 1 of 4 is 25 %
        (2, 7, True, False, 0),  # 28.6 %
        (1, 9, True, True, 1),  # a fourth of 9 is 2.25: one more
        (0, 3, True, True, 0),  # a fourth of 3 is less than one
    ],
)
def test_a_share_is_reached_or_kept_exactly(
    met: int, counted: int, at_most: bool, is_met: bool | None, room: int | None
) -> None:
    count = Count(met, counted, 0.25 if at_most else 0.75, {}, at_most)
    assert (count.is_met, count.room) == (is_met, room)


def test_nobody_counted_is_no_share() -> None:
    assert Count(0, 0, 0.75, {}).share is None
    assert Count(1, 4, 0.75, {}).share == 0.25
