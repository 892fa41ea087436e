"""One rounded number over all a-kasser, and row-level security stays shut."""

import pytest

from matching.core.ids import AkasseId
from matching.database.pool import Pool, open_transaction, tenant_transaction
from matching.services.count_fitting_members import FittingCount, count_fitting_members, safe_count
from tests.builders import AKADEMIKERNE, BUTIK_READ, LAGER_READ, METAL, put_geography, put_member, put_taxonomy

LAGER_URI = "jobbro:occupation:lagermedarbejder"


def put_members(pool: Pool, akasse_id: AkasseId, many: int, postcode: str = "4000") -> None:
    with open_transaction(pool) as connection:
        keys = put_taxonomy(connection)
        put_geography(connection)
    with tenant_transaction(pool, akasse_id) as connection:
        for number in range(many):
            who = {"source_id": f"{postcode}-{number}", "name": "Karen Prøve", "postcode": postcode}
            put_member(connection, keys, LAGER_READ, akasse_id=akasse_id, **who)


@pytest.mark.parametrize(("exact", "told"), [(0, None), (9, None), (10, 10), (14, 10), (19, 10), (20, 20), (137, 130)])
def test_a_number_is_rounded_down_to_tens_and_never_below_the_minimum(exact: int, told: int | None) -> None:
    assert safe_count(exact, 10, within_reach=True) == FittingCount(told, 10, True)


def test_a_larger_minimum_hides_more_and_a_smaller_one_is_not_heeded() -> None:
    assert safe_count(24, 30, within_reach=True).at_least is None
    assert safe_count(6, 5, within_reach=True) == FittingCount(None, 10, True)


def test_members_of_all_akasser_are_counted_together(pool: Pool) -> None:
    put_members(pool, AKADEMIKERNE, 6)
    assert count_fitting_members(pool, LAGER_URI, "4000").at_least is None
    put_members(pool, METAL, 5)
    assert count_fitting_members(pool, LAGER_URI, "4000") == FittingCount(10, 10, True)


def test_only_those_within_an_hour_are_counted_where_the_workplace_is_known(pool: Pool) -> None:
    put_members(pool, METAL, 11, postcode="8000")
    assert count_fitting_members(pool, LAGER_URI, "4000").at_least is None
    assert count_fitting_members(pool, LAGER_URI, None) == FittingCount(10, 10, False)


def test_those_who_could_plausibly_move_count_and_others_do_not(pool: Pool) -> None:
    put_members(pool, METAL, 11)
    assert count_fitting_members(pool, "jobbro:occupation:butiksassistent", "4000").at_least == 10
    assert count_fitting_members(pool, "jobbro:occupation:sygeplejerske", "4000").at_least is None
    assert count_fitting_members(pool, "jobbro:occupation:findes-ikke", "4000").at_least is None
    assert BUTIK_READ.occupations == ["butiksassistent"]
