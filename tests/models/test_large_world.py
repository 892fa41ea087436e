"""Multiplying the demo's world: how often, what a copy's columns hold, and a small world really multiplied."""

from dataclasses import replace
from datetime import date

import pytest

from matching.database.pool import Connection
from models.large_world import (
    MEMBERS,
    ORDERS,
    CannotMultiply,
    Column,
    copied_value,
    copies_needed,
    copying_statement,
    multiply,
)
from tests.builders import LAGER_READ, put_course, put_member, put_order, put_talk, put_taxonomy


@pytest.mark.parametrize(
    ("existing", "wanted", "times"),
    [(3000, 100_000, 33), (900, 50_000, 55), (900, 900, 0), (900, 901, 1), (900, 1800, 1), (900, 1801, 2), (10, 5, 0)],
)
def test_the_world_is_gone_through_as_often_as_it_takes(existing: int, wanted: int, times: int) -> None:
    assert copies_needed(existing, wanted) == times
    assert existing * (times + 1) >= wanted


def test_a_key_becomes_the_same_new_key_wherever_it_stands() -> None:
    course = copied_value(Column("member_id", "uuid"), "course")
    assert course == "md5(course.member_id::text || copies.copy)::uuid"
    assert copied_value(Column("member_id", "uuid"), "talk") == course.replace("course.", "talk.")


def test_a_copy_keeps_its_employer_and_its_words() -> None:
    assert copied_value(Column("employer_id", "uuid"), "job_order") == "job_order.employer_id"
    assert copied_value(Column("title", "text"), "job_order") == "job_order.title"


def test_where_a_competence_comes_from_is_no_source_of_files() -> None:
    assert copied_value(Column("source", "skill_source"), "member_skill") == "member_skill.source"
    assert copied_value(Column("source", "text"), "member") == "'large-world'"


def test_lines_of_a_course_are_reached_through_it() -> None:
    statement = copying_statement(MEMBERS, "registration", "course", [Column("course_id", "uuid")])
    assert (
        "FROM registration JOIN course USING (akasse_id, course_id) JOIN copies ON copies.key = course.member_id"
        in (statement)
    )
    assert " others " not in statement


def test_only_vectors_are_mixed_with_others() -> None:
    statement = copying_statement(ORDERS, "job_order_vector", "", [Column("embedding", "halfvec")])
    assert "l2_normalize(job_order_vector.embedding + others.share)" in statement
    assert " JOIN others " in statement


@pytest.fixture
def demo(admin_connection: Connection) -> Connection:
    """Two understood orders and two members, one of them with a course, paid hours and a talk."""
    keys = put_taxonomy(admin_connection)
    for degrees in (0.0, 90.0):
        put_order(admin_connection, keys, replace(LAGER_READ, degrees=degrees), source="demo")
    first, _second = (put_member(admin_connection, keys, LAGER_READ, source="demo") for _ in range(2))
    put_course(admin_connection, first, adviser="adviser-1", hours={date(2026, 11, 1): 80.0})
    put_talk(admin_connection, first)
    return admin_connection


def counted(connection: Connection, rows: str) -> int:
    (number,) = connection.execute(f"SELECT count(*) FROM {rows}").fetchone()  # type: ignore[misc,call-overload]
    return int(number)


def test_there_are_as_many_as_asked_for_and_every_line_has_its_own_copy(demo: Connection) -> None:
    """Two members become five: the first is copied twice, the second once; so the course stands three times."""
    multiply(demo, members=5, orders=3)
    assert counted(demo, "job_order") == 3
    assert counted(demo, "job_order_skill") == 3 * len(LAGER_READ.skills)
    assert counted(demo, "member") == 5
    assert counted(demo, "member_skill JOIN member USING (akasse_id, member_id)") == 5 * len(LAGER_READ.skills)
    assert counted(demo, "benefit_hours JOIN course USING (akasse_id, course_id)") == 3
    assert counted(demo, "talk JOIN course USING (akasse_id, course_id, member_id)") == 3
    assert counted(demo, "talk JOIN adviser ON (adviser.akasse_id, user_id) = (talk.akasse_id, adviser)") == 3
    assert counted(demo, "(SELECT DISTINCT adviser FROM talk) AS advisers") == 3


def test_a_copied_vector_is_near_its_own_and_of_length_one(demo: Connection) -> None:
    """1 and 0.3 at right angles: the cosine to the first is 1 / sqrt(1 + 0.3²) = 0.958; parallel ones stay equal."""
    multiply(demo, members=2, orders=4)
    rows = demo.execute(
        "SELECT max(1 - (one.embedding <=> other.embedding)), l2_norm(one.embedding) FROM job_order_vector AS one"
        " JOIN job_order_vector AS other ON one.job_order_id <> other.job_order_id GROUP BY one.job_order_id, 2"
    ).fetchall()
    assert [length for _, length in rows] == pytest.approx([1.0] * 4, abs=1e-3)
    assert all(nearest >= 0.95 for nearest, _ in rows)


def test_indexes_are_there_again_afterwards(demo: Connection) -> None:
    listed = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'jobbro' ORDER BY 1"
    before = demo.execute(listed).fetchall()
    multiply(demo, members=5, orders=3)
    assert demo.execute(listed).fetchall() == before


def test_a_world_is_multiplied_once(demo: Connection) -> None:
    multiply(demo, members=5, orders=3)
    with pytest.raises(CannotMultiply, match="allerede"):
        multiply(demo, members=9, orders=9)


def test_nobody_but_the_demos_people_is_multiplied(demo: Connection) -> None:
    demo.execute("UPDATE member SET source = 'modulo' WHERE number = (SELECT max(number) FROM member)")
    with pytest.raises(CannotMultiply, match="andet end demoens"):
        multiply(demo, members=9, orders=9)
    assert counted(demo, "member") == 2


def test_texts_that_wait_to_be_understood_are_not_multiplied(demo: Connection) -> None:
    demo.execute("UPDATE job_order SET understood_at = NULL")
    with pytest.raises(CannotMultiply, match="2 tekster venter"):
        multiply(demo, members=9, orders=9)


def test_an_empty_database_says_what_to_run_first(admin_connection: Connection) -> None:
    with pytest.raises(CannotMultiply, match="jobbro demo run"):
        multiply(admin_connection, members=9, orders=9)
