"""A published cell has a value or a reason, and shares come from published cells alone."""

import pytest

from matching.statistics.disclosure.published import HiddenBecause, PublishedCell, Rate, rate
from matching.statistics.disclosure.rules import RULES

HIDDEN = PublishedCell(None, HiddenBecause.CONFIDENTIAL)


@pytest.mark.parametrize("cell", [(None, None), (0, HiddenBecause.CONFIDENTIAL), (7, HiddenBecause.CONFIDENTIAL)])
def test_a_cell_has_either_a_value_or_a_reason(cell: tuple[int | None, HiddenBecause | None]) -> None:
    with pytest.raises(ValueError, match="either"):
        PublishedCell(*cell)


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        (PublishedCell(12), PublishedCell(48), Rate(0.25)),
        (PublishedCell(0), PublishedCell(20), Rate(0.0)),
        (HIDDEN, PublishedCell(48), Rate(None, HiddenBecause.CONFIDENTIAL)),
        (PublishedCell(12), HIDDEN, Rate(None, HiddenBecause.CONFIDENTIAL)),
        (HIDDEN, HIDDEN, Rate(None, HiddenBecause.CONFIDENTIAL)),
        (PublishedCell(12), PublishedCell(19), Rate(None, HiddenBecause.SMALL_BASE)),
        (PublishedCell(0), PublishedCell(0), Rate(None, HiddenBecause.NOTHING_TO_DIVIDE)),
    ],
)
def test_a_share_is_shown_when_both_counts_are(part: PublishedCell, whole: PublishedCell, found: Rate) -> None:
    assert rate(part, whole, RULES[0]) == found


def test_the_reason_does_not_say_which_hidden_cell_is_small() -> None:
    assert {reason.label for reason in HiddenBecause if "fortrolighed" in reason.label} == {
        "Skjult af hensyn til fortrolighed"
    }
