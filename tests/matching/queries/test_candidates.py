"""Each source of candidates finds what it should, and nothing that is closed, repeated, or another a-kasse's."""

import math
from uuid import UUID

import pytest

from matching.core.ids import JobOrderId
from matching.database.pool import Connection, set_tenant
from matching.queries import candidates, job_orders
from matching.queries.candidates import Found
from tests.builders import AKADEMIKERNE, METAL, MODEL, Keys, Read, a_vector, put_member, put_order, put_taxonomy

LAGER = Read(["lagermedarbejder"], ["lagerstyring", "varemodtagelse"])
CLOSED = ("enough_referrals", "need_met", "deadline_passed")


@pytest.fixture
def keys(connection: Connection) -> Keys:
    return put_taxonomy(connection)


def ids(found: list[Found]) -> list[UUID]:
    return [one.id for one in found]


def put_closed_and_repeated(connection: Connection, keys: Keys, read: Read, of: JobOrderId) -> None:
    """Orders that are equal to `of` but may not be found."""
    for status in CLOSED:
        put_order(connection, keys, read, status=status)
    repeat = put_order(connection, keys, read)
    job_orders.mark_duplicate(connection, repeat, of, "Samme titel")


def test_orders_are_found_by_vector_the_nearest_first_with_their_cosine(connection: Connection, keys: Keys) -> None:
    """cos 0° = 1, cos 60° = 0.5, cos 90° = 0."""
    far = put_order(connection, keys, Read(degrees=60.0))
    near = put_order(connection, keys, Read(degrees=0.0))
    across = put_order(connection, keys, Read(degrees=90.0))
    put_closed_and_repeated(connection, keys, Read(degrees=0.0), near)
    put_order(connection, keys)  # not understood, has no vector
    member = put_member(connection, keys, Read(degrees=0.0))
    found = candidates.orders_near_member(connection, AKADEMIKERNE, member, MODEL, 9)
    assert ids(found) == [near, far, across]
    assert [one.strength for one in found] == pytest.approx([1.0, 0.5, 0.0], abs=1e-3)


def test_an_order_that_waits_to_be_read_again_is_not_found_by_its_old_vector(
    connection: Connection, keys: Keys
) -> None:
    order = put_order(connection, keys, LAGER)
    member = put_member(connection, keys, LAGER)
    connection.execute("UPDATE job_order SET understood_at = NULL WHERE job_order_id = %s", [order])
    assert candidates.orders_near_member(connection, AKADEMIKERNE, member, MODEL, 9) == []


def test_vectors_of_two_models_never_meet(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, LAGER)
    member = put_member(connection, keys, LAGER)
    other = {"job_order_id": order, "model": "another@1/384", "digest": "0", "embedding": a_vector()}
    job_orders.put_vectors(connection, [other])
    found = candidates.orders_near_member(connection, AKADEMIKERNE, member, "another@1/384", 9)
    assert found == []


def test_orders_are_found_by_shared_skills_weighed_and_summed(connection: Connection, keys: Keys) -> None:
    """lagerstyring weighs 0.5 and varemodtagelse 0.25: both together 0.75."""
    one = put_order(connection, keys, Read(skills=["lagerstyring"]))
    both = put_order(connection, keys, LAGER)
    put_order(connection, keys, Read(skills=["personlig pleje"]))
    put_closed_and_repeated(connection, keys, LAGER, both)
    weights = {keys.skills["lagerstyring"]: 0.5, keys.skills["varemodtagelse"]: 0.25}
    assert candidates.orders_sharing_skills(connection, weights, 9) == [Found(both, 0.75), Found(one, 0.5)]


def test_orders_are_found_by_occupation_with_the_strongest_one(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, Read(["butiksassistent", "lagermedarbejder"]))
    put_order(connection, keys, Read(["sygeplejerske"]))
    put_closed_and_repeated(connection, keys, Read(["lagermedarbejder"]), order)
    wanted = {keys.occupations["lagermedarbejder"]: 1.0, keys.occupations["butiksassistent"]: 0.6}
    assert candidates.orders_by_occupation(connection, wanted, 9) == [Found(order, 1.0)]


def test_orders_are_found_by_any_danish_word_whatever_its_ending(connection: Connection, keys: Keys) -> None:
    read = Read()
    nurse = put_order(connection, keys, read, title="Sygeplejersker søges", text="Vi er et afsnit.")
    put_order(connection, keys, read, title="Kok", text="Vi laver mad.")
    for status in CLOSED:
        put_order(connection, keys, read, title="Sygeplejerske", status=status)
    repeat = put_order(connection, keys, read, title="Sygeplejerske", text="")
    job_orders.mark_duplicate(connection, repeat, nurse, "Samme titel")
    put_order(connection, keys, title="Sygeplejerske, der endnu ikke er læst")
    assert ids(candidates.orders_by_text(connection, "sygeplejersken eller bager", 9, 500)) == [nurse]


def test_words_that_would_be_operators_of_a_search_are_only_words(connection: Connection, keys: Keys) -> None:
    put_order(connection, keys, title="Kok")
    for text in ("", "og", "'); DROP", "a & b | ! (", "kok:* <->", "\\", "it's"):
        assert isinstance(candidates.orders_by_text(connection, text, 9, 500), list)


def test_words_that_stand_in_too_many_orders_are_not_looked_for(admin_connection: Connection) -> None:
    """The planner's statistics say how many; before there are any, every word counts."""
    keys = put_taxonomy(admin_connection)
    for number in range(4):
        put_order(admin_connection, keys, Read(), title=f"Medarbejder {number}", text="")
    rare = put_order(admin_connection, keys, Read(), title="Medarbejder til bogbinderi", text="")

    def asked(most_hits: int) -> list[UUID]:
        return ids(candidates.orders_by_text(admin_connection, "medarbejder, bogbinderi", 9, most_hits))

    assert len(asked(4)) == 5
    admin_connection.execute("ANALYZE job_order")
    assert len(asked(5)) == 5
    assert asked(4) == [rare]


@pytest.mark.parametrize(
    "change",
    ["status = 'need_met'", "duplicate_of = %(other)s, duplicate_reason = 'Samme titel'", "understood_at = NULL"],
    ids=["closed", "repeat", "unread"],
)
def test_an_order_that_may_no_longer_be_proposed_is_found_by_nothing(
    connection: Connection, keys: Keys, change: str
) -> None:
    order, other = put_order(connection, keys, LAGER), put_order(connection, keys, Read())
    member = put_member(connection, keys, LAGER)

    def found() -> set[UUID]:
        return {
            *ids(candidates.orders_near_member(connection, AKADEMIKERNE, member, MODEL, 9)),
            *ids(candidates.orders_sharing_skills(connection, dict.fromkeys(keys.skills.values(), 1.0), 9)),
            *ids(candidates.orders_by_occupation(connection, dict.fromkeys(keys.occupations.values(), 1.0), 9)),
        }

    assert order in found()
    connection.execute(
        f"UPDATE job_order SET {change} WHERE job_order_id = %(order)s", {"order": order, "other": other}
    )
    assert order not in found()


def test_equally_strong_orders_stand_in_the_order_of_their_keys(connection: Connection, keys: Keys) -> None:
    orders = [put_order(connection, keys, LAGER) for _ in range(5)]
    found = candidates.orders_by_occupation(connection, {keys.occupations["lagermedarbejder"]: 1.0}, 4)
    assert ids(found) == sorted(orders)[:4]


def test_members_are_found_by_vector_the_nearest_first(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, Read(degrees=0.0))
    far = put_member(connection, keys, Read(degrees=60.0))
    near = put_member(connection, keys, Read(degrees=30.0))
    found = candidates.members_near_order(connection, AKADEMIKERNE, order, MODEL, 9)
    assert ids(found) == [near, far]
    assert found[0].strength == pytest.approx(math.cos(math.radians(30)), abs=1e-3)


def test_members_are_found_by_shared_skills(connection: Connection, keys: Keys) -> None:
    both = put_member(connection, keys, LAGER)
    one = put_member(connection, keys, Read(skills=["varemodtagelse"]))
    put_member(connection, keys, Read(skills=["personlig pleje"]))
    weights = {keys.skills["lagerstyring"]: 0.5, keys.skills["varemodtagelse"]: 0.25}
    found = candidates.members_sharing_skills(connection, AKADEMIKERNE, weights, 9)
    assert found == [Found(both, 0.75), Found(one, 0.25)]


def test_members_are_found_by_jobs_held_and_by_goals(connection: Connection, keys: Keys) -> None:
    held = put_member(connection, keys, LAGER)
    wished = put_member(connection, keys, Read(["sygeplejerske"], goals=["lagermedarbejder"]))
    put_member(connection, keys, Read(["sygeplejerske"]))
    found = candidates.members_by_occupation(connection, AKADEMIKERNE, {keys.occupations["lagermedarbejder"]: 0.5}, 9)
    assert found == [Found(key, 0.5) for key in sorted([held, wished])]


def test_the_likeness_of_what_another_source_found_is_its_cosine(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, Read(degrees=0.0))
    silent = put_order(connection, keys, Read(degrees=None))
    member = put_member(connection, keys, Read(degrees=60.0))
    orders = candidates.likeness_of_orders(connection, AKADEMIKERNE, member, MODEL, [order, silent])
    assert orders == {order: pytest.approx(0.5, abs=1e-3)}
    people = candidates.likeness_of_members(connection, AKADEMIKERNE, order, MODEL, [member])
    assert people == {member: pytest.approx(0.5, abs=1e-3)}


def test_a_member_of_another_akasse_is_found_by_no_source(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, LAGER)
    theirs = put_member(connection, keys, LAGER, akasse_id=METAL)
    ours = put_member(connection, keys, LAGER)
    lager, styring = keys.occupations["lagermedarbejder"], keys.skills["lagerstyring"]
    for akasse_id, found in ((AKADEMIKERNE, [ours]), (METAL, [])):  # the transaction stays Akademikernes'
        assert ids(candidates.members_near_order(connection, akasse_id, order, MODEL, 9)) == found
        assert ids(candidates.members_sharing_skills(connection, akasse_id, {styring: 1.0}, 9)) == found
        assert ids(candidates.members_by_occupation(connection, akasse_id, {lager: 1.0}, 9)) == found
        likeness = candidates.likeness_of_members(connection, akasse_id, order, MODEL, [ours, theirs])
        assert list(likeness) == found
    assert candidates.orders_near_member(connection, METAL, theirs, MODEL, 9) == []


def test_the_condition_on_the_akasse_holds_without_row_level_security_too(
    admin_connection: Connection,
) -> None:
    """The administrator sees every row, so only the statements' own condition keeps the two apart."""
    connection = admin_connection
    keys = put_taxonomy(connection)
    order = put_order(connection, keys, LAGER)
    put_member(connection, keys, LAGER, akasse_id=METAL)
    ours = put_member(connection, keys, LAGER)
    set_tenant(connection, METAL)
    lager, styring = keys.occupations["lagermedarbejder"], keys.skills["lagerstyring"]
    assert ids(candidates.members_near_order(connection, AKADEMIKERNE, order, MODEL, 9)) == [ours]
    assert ids(candidates.members_sharing_skills(connection, AKADEMIKERNE, {styring: 1.0}, 9)) == [ours]
    assert ids(candidates.members_by_occupation(connection, AKADEMIKERNE, {lager: 1.0}, 9)) == [ours]
