"""Text is normalised, bounded, and cut into phrases."""

import pytest

from ingest.rows import FieldRefused
from ingest.texts import as_line, as_phrases, as_text


def test_a_line_has_single_spaces_and_no_invisible_characters():
    assert as_line("  Lager\u200bmed\u00adarbejder \t til\nAalborg ") == "Lagermedarbejder til Aalborg"


def test_letters_of_two_code_points_become_one():
    assert as_line("pa\u030a") == "på"


def test_numbers_become_their_digits():
    assert (as_line(9000), as_line(37.0), as_line(37.5)) == ("9000", "37", "37.5")


def test_text_keeps_its_lines_but_no_empty_ones():
    assert as_text("Vi  søger\r\n\r\n  en kok \n") == "Vi søger\nen kok"


@pytest.mark.parametrize("value", [True, ["a"], {"a": 1}])
def test_what_is_no_text_is_refused(value):
    with pytest.raises(FieldRefused, match="Her skal stå tekst"):
        as_text(value)


def test_control_characters_and_overlong_text_are_refused():
    with pytest.raises(FieldRefused, match="styretegn"):
        as_text("a\x07b")
    with pytest.raises(FieldRefused, match="højst 300 tegn"):
        as_line("a" * 301)


@pytest.mark.parametrize(
    "value", ["truck; SAP ;truck", "truck|SAP", "- truck\n• SAP", ["truck", " SAP", "Truck"], "1. truck;2) SAP;"]
)
def test_phrases_come_in_order_and_once(value):
    assert as_phrases(value) == ("truck", "SAP")


def test_a_comma_does_not_part_phrases():
    assert as_phrases("maling, tapet og gulve") == ("maling, tapet og gulve",)


def test_two_hundred_phrases_are_the_most():
    assert len(as_phrases([f"f{number}" for number in range(200)])) == 200
    with pytest.raises(FieldRefused, match="Listen er for lang"):
        as_phrases([f"f{number}" for number in range(201)])


def test_windows_signs_read_as_controls_become_what_they_were():
    assert (
        as_text("Du f\u00e5r \x96 ud over l\u00f8n \x95 en \x94god\x94 kollega")
        == "Du får – ud over løn • en ”god” kollega"
    )


def test_words_own_breaks_become_lines():
    assert as_text("F\u00f8rst\x0bs\u00e5\x0ctil sidst") == "Først\nså\ntil sidst"
