import pytest

from matching.database.pool import Connection
from matching.services.find_concepts import NEEDS, ConceptKind, find_concepts
from tests.builders import Keys, put_taxonomy


@pytest.fixture(autouse=True)
def keys(connection: Connection) -> Keys:
    return put_taxonomy(connection)


def test_what_begins_with_the_letters_stands_before_what_holds_them(connection: Connection) -> None:
    found = find_concepts(connection, "Lager", list(ConceptKind))
    assert [one.label for one in found] == ["lagerstyring", "lagermedarbejder"]


def test_a_synonym_finds_the_concept_once_under_its_own_name(connection: Connection) -> None:
    (found,) = find_concepts(connection, "lagerarb", [ConceptKind.OCCUPATION])
    assert (found.label, found.key) == ("lagermedarbejder", "jobbro:occupation:lagermedarbejder")


def test_only_the_wanted_kinds_are_found(connection: Connection) -> None:
    assert {one.kind for one in find_concepts(connection, "truck", NEEDS)} == {ConceptKind.LICENCE}
    assert find_concepts(connection, "truck", [ConceptKind.OCCUPATION]) == ()


def test_a_language_can_be_asked_for(connection: Connection) -> None:
    assert find_concepts(connection, "polsk", NEEDS)[0].key == "polsk:good"


@pytest.mark.parametrize("text", ["", " ", "l", "qqq"])
def test_nothing_is_found_for_too_little_or_nonsense(connection: Connection, text: str) -> None:
    assert find_concepts(connection, text, NEEDS) == ()
