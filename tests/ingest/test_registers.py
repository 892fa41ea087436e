"""Numbers of Danish registers are normalised and checked as far as they can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.registers import (
    as_concept_uri,
    as_cvr_number,
    as_industry,
    as_municipality_code,
    as_p_number,
    as_postcode,
)
from ingest.rows import FieldRefused
from matching.core.industry import IndustryCode


@pytest.mark.parametrize("text", ["10172748", "DK10172748", "10 17 27 48", "dk-10.17.27.48", 10172748])
def test_a_cvr_number_is_read_whatever_its_dress(text):
    """1·2 + 0·7 + 1·6 + 7·5 + 2·4 + 7·3 + 4·2 + 8·1 = 88 = 8 · 11."""
    assert as_cvr_number(text) == "10172748"


@given(st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_in_a_cvr_number_is_always_found(place, shift):
    digits = list("10172748")
    digits[place] = str((int(digits[place]) + shift) % 10)
    with pytest.raises(FieldRefused, match="kontrolcifferet"):
        as_cvr_number("".join(digits))


@pytest.mark.parametrize("text", ["1017274", "101727480", "abcdefgh", "", "١٠١٧٢٧٤٨"])
def test_a_cvr_number_has_eight_digits(text):
    with pytest.raises(FieldRefused, match="8 cifre"):
        as_cvr_number(text)


def test_a_p_number_has_ten_digits():
    assert as_p_number("1003 456 789") == "1003456789"
    with pytest.raises(FieldRefused, match="10 cifre"):
        as_p_number("100345678")


@pytest.mark.parametrize("text", ["8000", 8000, "DK-8000", "8000 Aarhus C"])
def test_a_postcode_is_read_with_or_without_its_town(text):
    assert as_postcode(text) == "8000"


@pytest.mark.parametrize("text", ["800", "80000", "0000", "Aarhus", "8000-8200", 8.5])
def test_what_is_no_postcode_is_refused(text):
    with pytest.raises(FieldRefused, match="Postnummeret"):
        as_postcode(text)


def test_a_municipality_code_has_three_digits():
    assert as_municipality_code("851") == as_municipality_code("0851") == "851"
    for text in ("100", "861", "Aalborg"):
        with pytest.raises(FieldRefused, match="Kommunekoden"):
            as_municipality_code(text)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("49.31.10", IndustryCode("493110", "DB07")),
        ("DB25:493110", IndustryCode("493110", "DB25")),
        ("db25 49.31.10", IndustryCode("493110", "DB25")),
        ({"code": "49.31.10", "version": "db25"}, IndustryCode("493110", "DB25")),
        ({"code": 493110}, IndustryCode("493110", "DB07")),
        ("49", IndustryCode("49", "DB07")),
    ],
)
def test_an_industry_code_loses_its_dots_and_keeps_its_version(value, code):
    assert as_industry(value) == code


@pytest.mark.parametrize("value", ["transport", "4", "4931101", {"version": "DB25"}])
def test_what_is_no_industry_code_is_refused(value):
    with pytest.raises(FieldRefused, match="2 til 6 cifre"):
        as_industry(value)


def test_an_unknown_version_is_refused():
    with pytest.raises(FieldRefused, match="DB07 eller DB25"):
        as_industry({"code": "493110", "version": "DB93"})


def test_a_concept_is_a_web_address():
    assert as_concept_uri(" http://data.europa.eu/esco/occupation/1 ") == "http://data.europa.eu/esco/occupation/1"
    with pytest.raises(FieldRefused):
        as_concept_uri("javascript:alert(1)")
