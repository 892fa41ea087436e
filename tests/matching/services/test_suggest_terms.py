"""Only what may still be chosen is offered, of the newest import."""

from matching.core.suggestions import TermHit, TermKind
from matching.database.pool import Connection
from matching.services.suggest_terms import suggest_terms
from tests.builders import put_taxonomy


def test_occupations_skills_and_licences_are_found_each_among_its_own(connection: Connection) -> None:
    keys = put_taxonomy(connection)
    assert suggest_terms(connection, TermKind.OCCUPATION, "lager") == (
        TermHit(keys.occupations["lagermedarbejder"], "lagermedarbejder"),
    )
    assert [hit.label for hit in suggest_terms(connection, TermKind.SKILL, "lager")] == ["lagerstyring"]
    assert [hit.label for hit in suggest_terms(connection, TermKind.LICENCE, "truk")] == ["truckcertifikat"]


def test_another_name_leads_to_the_concept(connection: Connection) -> None:
    keys = put_taxonomy(connection)
    found = suggest_terms(connection, TermKind.OCCUPATION, "lagerarb")
    assert found == (TermHit(keys.occupations["lagermedarbejder"], "lagermedarbejder", "lagerarbejder"),)


def test_a_retired_concept_is_not_offered(connection: Connection) -> None:
    put_taxonomy(connection)
    connection.execute("UPDATE skill SET status = 'inactive' WHERE label = 'lagerstyring'")
    assert suggest_terms(connection, TermKind.SKILL, "lagerstyring") == ()
