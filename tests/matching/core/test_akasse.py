"""An a-kasse is found by any of its codes, and two lists' codes do not take each other's place."""

from matching.core.akasse import Akasse, by_any_code
from matching.core.ids import AkasseId
from matching.database.pool import Connection
from matching.queries import reference

FAGLIGE_HUS = Akasse(AkasseId(40), "DFH", "Det Faglige Hus", "40", "D22")
DIN_FAGLIGE = Akasse(AkasseId(46), "FAK", "Din Faglige A-kasse", "46", "D40")


def test_an_akasse_is_found_by_name_and_by_each_code_in_any_case() -> None:
    found = by_any_code([FAGLIGE_HUS])
    for code in ("DFH", "det faglige hus", "40", "D22"):
        assert found[code.casefold()] == 40


def test_the_same_digits_in_two_lists_are_two_akasser() -> None:
    found = by_any_code([FAGLIGE_HUS, DIN_FAGLIGE])
    assert (found["40"], found["d40"]) == (40, 46)


def test_no_code_of_the_akasser_in_force_stands_for_two_of_them(connection: Connection) -> None:
    akasser = reference.akasser(connection)
    codes = [{one.short_name, one.name, one.dst_code, one.star_code} for one in akasser]
    assert len(akasser) == 21
    assert len(by_any_code(akasser)) == sum(len({code.casefold() for code in four}) for four in codes)
