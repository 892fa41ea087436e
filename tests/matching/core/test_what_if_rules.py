"""What a coming rule would change, counted course by course."""
# ruff: noqa: E501  a table is read by its columns, so a row stands on one line

from datetime import date

from matching.core.contact_course import state_under
from matching.core.contact_rules import get_rule
from matching.core.what_if_rules import Judged, WhatIf, what_if
from tests.matching.core.course_tables import RULES, facts_of, rows, state_of

AS_OF = date(2026, 11, 23)
COURSES = """
start      | before | registered                  | hours                                     | talks                 || under four months
2026-11-01 | 0      | -                           | -                                         | 2026-11-05            || expected 1 February, then 1 March
2026-10-01 | 0      | -                           | 2026-10=160.3                             | 2026-10-05 2026-11-05 || expected 1 January, then 1 February
2026-08-01 | 0      | -                           | 2026-08=160.3 2026-09=160.3 2026-10=160.3 | 2026-08-05            || handed over, would be ours still
2026-11-01 | 450    | -                           | -                                         | -                     || the municipality's, would be ours
2026-11-01 | 600    | -                           | -                                         | -                     || the municipality's either way
2026-10-01 | 0      | 2026-10-01..2026-10-20 sick | -                                         | -                     || no day to name on either side
2026-06-15 | 0      | 2026-06-15..2026-07-01 sick, 2026-11-20.. | -                           | -                     || three talks now, two then
"""


def compared(rule_key: str) -> WhatIf:
    rule = get_rule(RULES, rule_key)
    known = [{**cells, "as of": AS_OF.isoformat()} for cells, _why in rows(COURSES)]
    judged = [Judged(state_of(cells), state_under(rule, facts_of(cells), AS_OF)) for cells in known]
    return what_if(rule, judged, 4, AS_OF)


def test_a_longer_period_hands_over_later_and_keeps_some() -> None:
    """Ours now: 1, 2, 6, 7; under four months 3 and 4 as well; 5 is never ours. Day named on both sides: 1, 2, 7."""
    found = compared("2027-four-months")
    assert (found.counted, found.elsewhere, found.municipalitys) == (6, 4, 1)
    assert (found.stays_with_akasse, found.to_municipality) == (2, 0)
    assert (found.handover_later, found.handover_earlier, found.handover_same, found.handover_unknown) == (3, 0, 0, 1)


def test_talks_owed_are_counted_before_and_after() -> None:
    """Now 1 + 0 + 2 + 3 = 6 for 1, 2, 6, 7; then 1 + 0 + 1 (3) + 2 (4) + 2 (6) + 2 (7) = 8."""
    found = compared("2027-four-months")
    assert (found.talks_now, found.talks_then) == (6, 8)
    assert (found.needs_more_talks, found.needs_fewer_talks) == (2, 1)


def test_a_rule_that_gives_the_course_away_leaves_nothing_owed() -> None:
    found = compared("2027-choice-municipality")
    assert (found.counted, found.to_municipality, found.talks_then) == (4, 4, 0)
    assert (found.handover_later, found.handover_earlier, found.handover_same, found.handover_unknown) == (0, 0, 0, 0)


def test_todays_rule_changes_nothing_but_for_those_under_an_older_one() -> None:
    found = compared("2026-07-share")
    assert (found.handover_same, found.handover_unknown, found.needs_fewer_talks) == (3, 1, 1)
    assert (found.deadline_later, found.deadline_earlier) == (0, 0)
