import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.core.company_numbers import (
    CvrCheckFails,
    CvrNotEightDigits,
    PNumberNotTenDigits,
    read_cvr_number,
    read_p_number,
)


@pytest.mark.parametrize("text", ["10172748", "DK 10 17 27 48", "dk-10.17.27.48"])
def test_a_cvr_number_is_read_whatever_its_dress(text: str) -> None:
    """1·2 + 0·7 + 1·6 + 7·5 + 2·4 + 7·3 + 4·2 + 8·1 = 88 = 8 · 11."""
    assert read_cvr_number(text) == "10172748"


@given(st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(place: int, shift: int) -> None:
    digits = list("10172748")
    digits[place] = str((int(digits[place]) + shift) % 10)
    with pytest.raises(CvrCheckFails):
        read_cvr_number("".join(digits))


def test_eight_noughts_are_no_company_although_the_sum_is_divisible() -> None:
    with pytest.raises(CvrCheckFails):
        read_cvr_number("00000000")


def test_a_p_number_in_the_cvr_field_is_told_where_it_belongs() -> None:
    with pytest.raises(CvrNotEightDigits, match="P-nummer; det har sit eget felt"):
        read_cvr_number("1003456789")
    with pytest.raises(PNumberNotTenDigits, match="CVR-nummer; det har sit eget felt"):
        read_p_number("10172748")


def test_the_number_itself_is_never_in_the_sentence() -> None:
    for read, text in ((read_cvr_number, "10172749"), (read_p_number, "12345")):
        with pytest.raises(Exception, match=r"\.") as raised:
            read(text)
        assert text not in str(raised.value)


def test_a_p_number_has_ten_digits() -> None:
    assert read_p_number("1003 456 789") == "1003456789"
