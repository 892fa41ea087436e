"""Concepts are found by beginnings, inside compounds, by other names and with typing errors, always in one order."""

import random

import pytest

from matching.core.suggestions import TermHit
from matching.language.term_search import TermIndex, TermName

NAMES = (
    TermName(1, "lagermedarbejder", "lagermedarbejder"),
    TermName(1, "lagermedarbejder", "lagerarbejder"),
    TermName(2, "lagerchef", "lagerchef"),
    TermName(3, "kok", "kok"),
    TermName(4, "kokkeelev", "kokkeelev"),
    TermName(5, "pizzabager", "pizzabager"),
    TermName(5, "pizzabager", "pizzakok"),
    TermName(6, "social- og sundhedsassistent", "social- og sundhedsassistent"),
    TermName(6, "social- og sundhedsassistent", "sosu-assistent"),
    TermName(7, "assistent i butik", "assistent i butik"),
    TermName(8, "SAP", "SAP"),
    TermName(9, "nordisk kok", "nordisk kok"),
)
INDEX = TermIndex.build(NAMES)


def labels(text: str, most: int = 10) -> list[str]:
    return [hit.label for hit in INDEX.find(text, most)]


def test_a_whole_name_comes_before_beginnings_before_later_words_before_compounds() -> None:
    assert labels("kok") == ["kok", "kokkeelev", "nordisk kok", "pizzabager"]


def test_a_part_of_a_compound_is_found() -> None:
    assert "lagermedarbejder" in labels("medarbejder")
    assert "social- og sundhedsassistent" in labels("sundhed")


def test_another_name_is_told_with_the_one_shown() -> None:
    assert INDEX.find("sosu", 10) == (TermHit(6, "social- og sundhedsassistent", "sosu-assistent"),)
    assert INDEX.find("lagermed", 1) == (TermHit(1, "lagermedarbejder"),)


def test_the_shown_name_is_preferred_to_another_that_fits_as_well() -> None:
    assert INDEX.find("lager", 10) == (TermHit(2, "lagerchef"), TermHit(1, "lagermedarbejder"))


@pytest.mark.parametrize("typed", ["lagermedarbejdr", "largemedarbejder", "lagremedarb", "lagermedabrejder"])
def test_typing_errors_are_forgiven(typed: str) -> None:
    assert labels(typed)[0] == "lagermedarbejder"


def test_words_may_stand_in_another_order() -> None:
    assert labels("butik assis") == ["assistent i butik"]


def test_hyphens_case_and_spaces_are_of_no_matter() -> None:
    assert labels("  SOSU  Assistent ") == labels("sosu-assistent")
    assert labels("sosu assistent")[0] == "social- og sundhedsassistent"
    assert labels("sap") == ["SAP"]


@pytest.mark.parametrize("typed", ["", " ", "k", "-", "zzzzq"])
def test_too_little_or_nothing_like_it_finds_nothing(typed: str) -> None:
    assert labels(typed) == []


def test_a_line_break_typed_in_finds_no_name_that_is_not_there() -> None:
    assert labels("kok\nlager") == []


def test_a_concept_stands_once_and_no_more_than_asked_for_are_told() -> None:
    found = INDEX.find("lager", 10)
    assert len({hit.key for hit in found}) == len(found) == 2
    assert len(INDEX.find("lager", 1)) == 1


def test_the_order_depends_on_nothing_but_the_names() -> None:
    shuffled = list(NAMES)
    random.Random(1).shuffle(shuffled)
    other = TermIndex.build(shuffled)
    for typed in ("ko", "lager", "assistent", "largemedarbejder", "er"):
        assert other.find(typed, 10) == INDEX.find(typed, 10)


def test_every_name_is_found_by_itself() -> None:
    for name in NAMES:
        assert INDEX.find(name.name, 10)[0].label == name.label
