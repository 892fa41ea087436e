"""Industry codes are compared by section only."""

import pytest

from matching.core.industry import IndustryCode, section_of


@pytest.mark.parametrize(
    ("code", "section"),
    [("011100", "A"), ("107100", "C"), ("412000", "F"), ("471110", "G"), ("493110", "H"), ("561010", "I"),
     ("620100", "J"), ("841110", "O"), ("861000", "Q"), ("960210", "S"), ("990000", "U")],
)  # fmt: skip
def test_a_code_belongs_to_the_section_of_its_division(code: str, section: str) -> None:
    assert section_of(IndustryCode(code)) == section


@pytest.mark.parametrize("code", ["040000", "340000", "000000", "", "A", "x93110"])
def test_a_division_that_does_not_exist_has_no_section(code: str) -> None:
    assert section_of(IndustryCode(code)) is None


def test_no_division_lies_in_two_sections() -> None:
    found = [section_of(IndustryCode(f"{division:02}0000")) for division in range(1, 100)]
    known = [section for section in found if section is not None]
    assert len(set(known)) == 21
    assert known == sorted(known)


def test_both_versions_are_read_at_the_same_letters() -> None:
    assert section_of(IndustryCode("493110", "DB25")) == section_of(IndustryCode("493110", "DB07")) == "H"
