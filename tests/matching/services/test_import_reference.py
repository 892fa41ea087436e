"""Geography and industries in the database: renewed, never doubled, with the land each place lies on."""

from datetime import date

import pytest

from matching.core.reference_bundle import (
    IndustryEntry,
    MunicipalityEntry,
    PostcodeEntry,
    ReferenceBundle,
    RegionEntry,
)
from matching.database.pool import Connection
from matching.queries.reference import find_municipality_of, section_labels
from matching.services.import_reference import UnknownMunicipality, import_reference

AARHUS = MunicipalityEntry("751", "Aarhus", 56.16, 10.2)
SAMSOE = MunicipalityEntry("741", "Samsø", 55.86, 10.6)
ODENSE = MunicipalityEntry("461", "Odense", 55.4, 10.39)


def the_bundle(**changes: object) -> ReferenceBundle:
    given: dict[str, object] = {
        "municipalities": (AARHUS, SAMSOE, ODENSE),
        "regions": (
            RegionEntry("751", "1082", "Region Midtjylland", date(2007, 1, 1), date(2027, 1, 1)),
            RegionEntry("751", "1082", "Region Midt", date(2027, 1, 1), None),
        ),
        "postcodes": (PostcodeEntry("8000", "8299", "Aarhus C", ("751",), 56.16, 10.2),),
        "industries": (IndustryEntry("DB07", "Q", 0, "Q", "Sundhed og socialvæsen"),),
    }
    return ReferenceBundle(**{**given, **changes})  # type: ignore[arg-type]


def rows(connection: Connection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


def test_each_place_lies_on_its_own_land(connection: Connection) -> None:
    import_reference(connection, the_bundle())
    query = "SELECT name, landmass FROM municipality ORDER BY name"
    assert rows(connection, query) == [("Aarhus", "jylland"), ("Odense", "fyn"), ("Samsø", "samsoe")]
    assert rows(connection, "SELECT landmass FROM postcode") == [("jylland",)]
    assert section_labels(connection) == {"Q": "Sundhed og socialvæsen"}


def test_doing_it_again_doubles_nothing(connection: Connection) -> None:
    query = (
        "SELECT (SELECT count(*) FROM municipality), (SELECT count(*) FROM municipality_region),"
        " (SELECT count(*) FROM postcode), (SELECT count(*) FROM industry)"
    )
    import_reference(connection, the_bundle())
    import_reference(connection, the_bundle())
    assert rows(connection, query) == [(3, 2, 1, 1)]


def test_regions_of_a_new_list_replace_those_they_would_overlap(connection: Connection) -> None:
    import_reference(connection, the_bundle())
    later = RegionEntry("751", "1082", "Region Midtjylland", date(2007, 1, 1), None)
    import_reference(connection, the_bundle(regions=(later,)))
    query = "SELECT region, upper_inf(valid) FROM municipality_region"
    assert rows(connection, query) == [("Region Midtjylland", True)]


def test_a_list_without_regions_leaves_them(connection: Connection) -> None:
    import_reference(connection, the_bundle())
    import_reference(connection, the_bundle(regions=()))
    assert rows(connection, "SELECT count(*) FROM municipality_region") == [(2,)]


def test_a_postcode_in_several_municipalities_keeps_the_one_it_had(connection: Connection) -> None:
    import_reference(connection, the_bundle())
    nearer_odense = PostcodeEntry("8200", "8200", "Aarhus N", ("461", "751"), 55.41, 10.4)
    import_reference(connection, the_bundle(postcodes=(nearer_odense,)))
    assert find_municipality_of(connection, "8200") == "751"


def test_a_new_postcode_in_several_municipalities_goes_to_the_nearest(connection: Connection) -> None:
    between = PostcodeEntry("5000", "5000", "Odense C", ("751", "461"), 55.41, 10.4)
    import_reference(connection, the_bundle(postcodes=(between,)))
    assert find_municipality_of(connection, "5000") == "461"


def test_a_range_serves_the_postcodes_a_newer_list_leaves_out(connection: Connection) -> None:
    import_reference(connection, the_bundle())
    import_reference(
        connection, the_bundle(postcodes=(PostcodeEntry("8200", "8200", "Aarhus N", ("461",), 56.2, 10.2),))
    )
    assert find_municipality_of(connection, "8200") == "461"
    assert find_municipality_of(connection, "8210") == "751"


def test_an_unknown_municipality_is_named_and_nothing_lands(connection: Connection) -> None:
    stray = PostcodeEntry("3700", "3700", "Rønne", ("400",), 55.1, 14.7)
    with pytest.raises(UnknownMunicipality, match="Kommunekoden 400 kendes ikke"):
        import_reference(connection, the_bundle(postcodes=(stray,)))
    assert rows(connection, "SELECT count(*) FROM municipality") == [(0,)]
