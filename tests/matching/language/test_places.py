"""Where a job lies, read from its words."""

import pytest

from matching.language.places import Gazetteer

NAMES = {"Aarhus C": "8000", "Aarhus": "8000", "Ringsted": "4100", "Ry": "8680", "Nykøbing F": "4800", "Vejle": "7100"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(NAMES)


def test_a_place_in_the_title_wins_over_one_in_the_text(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Graver i Ringsted søges", "Vi har også et kontor i Vejle.")
    assert found is not None
    assert (found.postcode, found.phrase) == ("4100", "i Ringsted")


def test_the_longest_name_wins(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Kok", "Restauranten ligger i Aarhus C ved havnen.")
    assert found is not None
    assert found.phrase == "i Aarhus C"


def test_a_municipality_is_read_before_its_word(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("SSA til Vejle Kommune", "")
    assert found is not None
    assert found.postcode == "7100"


def test_a_name_without_a_word_of_place_is_not_enough(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Kollega", "Vejle Bogtryk har leveret vores brevpapir.") is None


def test_a_name_that_is_an_ordinary_word_is_passed_over(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Pædagog", "Vi kommer ikke i Ry for det.") is None


def test_nothing_known_finds_nothing() -> None:
    assert Gazetteer({}).find("Kok i Vejle", "i Vejle") is None
