"""Primary cells: which count may not be shown by itself, by the rules of the vintage's day."""

from dataclasses import replace
from datetime import date

import pytest

from matching.statistics.disclosure.cubes import Cell
from matching.statistics.disclosure.rules import RULES, Cause, NoDisclosureRules, primary, rules_on, width_needed

TODAY = RULES[0]


@pytest.mark.parametrize(
    ("cell", "cause"),
    [
        (Cell(0), None),
        (Cell(1), Cause.SMALL),
        (Cell(4), Cause.SMALL),
        (Cell(5), None),
        (Cell(40, employers=2), Cause.FEW_EMPLOYERS),
        (Cell(40, employers=3), None),
        (Cell(4, employers=2), Cause.SMALL),
        (Cell(100, employers=9, largest=(60, 25)), None),
        (Cell(100, employers=9, largest=(60, 26)), Cause.DOMINANCE),
        (Cell(100, employers=9, largest=(1, 26, 60)), Cause.DOMINANCE),
        (Cell(0, employers=0), None),
    ],
)
def test_a_cell_is_primary_for_its_first_cause(cell: Cell, cause: Cause | None) -> None:
    assert primary(cell, TODAY, zeros_tell=False) is cause


def test_a_real_zero_is_small_where_zeros_tell() -> None:
    assert primary(Cell(0), TODAY, zeros_tell=True) is Cause.SMALL


def test_the_rules_of_the_day_hold() -> None:
    later = replace(TODAY, valid_from=date(2027, 1, 1), least_count=10)
    both = (later, TODAY)
    assert rules_on(date(2026, 12, 31), both) is TODAY
    assert rules_on(date(2027, 1, 1), both) is later


def test_before_the_first_rules_nothing_is_published() -> None:
    with pytest.raises(NoDisclosureRules, match=r"31\.12\.2025"):
        rules_on(date(2025, 12, 31))


def test_an_employers_figure_needs_an_interval_in_proportion() -> None:
    assert width_needed(Cell(100), Cause.DOMINANCE, TODAY, 5) == 15
    assert width_needed(Cell(10), Cause.FEW_EMPLOYERS, TODAY, 5) == 5
    assert width_needed(Cell(100), None, TODAY, 5) == 5


def test_suppression_aims_wider_than_where_the_audit_fails() -> None:
    assert [rules.valid_from for rules in RULES if rules.aims_at <= rules.fails_at] == []
