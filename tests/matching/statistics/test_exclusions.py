"""What is left out is left out for its reason: each seeded row is counted as soon as its condition is taken away."""

import re
from dataclasses import replace

import pytest

from matching.database.pool import Connection
from matching.statistics.catalogue import FAMILIES, SOURCES, get_measure
from matching.statistics.course_figures import COURSES, LEFT_OUT
from matching.statistics.measure import Exclusion, Family
from matching.statistics.sources import Making, Source
from tests.matching.statistics.counting import fill, total
from tests.matching.statistics.exclusions import EXCLUDED, FILLED_BEFORE, Told
from tests.matching.statistics.figure_world import put_reference, put_world

MARK = re.compile(r"^.*-- leaves_out: (\w+)$", re.MULTILINE)
MADE = [(source, source.put.statement) for source in SOURCES if isinstance(source.put, Making)]
#: Every marked line of every statement, as (source, key, the line).
LINES = [(source, found.group(1), found.group(0)) for source, statement in MADE for found in MARK.finditer(statement)]

#: The conditions of courses stand in a table of the module, as (quantity, what is left out).
TABLED = [(code, exclusion) for code, conditions in LEFT_OUT.items() for exclusion, _holds in conditions]


def said(connection: Connection, told: Told, sources: tuple[Source, ...] = SOURCES) -> tuple[int, int]:
    with connection.transaction(force_rollback=True):
        put_reference(connection)
        put_world(connection, told.world)
        fill(connection, FILLED_BEFORE, sources)
        return total(connection, get_measure(told.measure))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.code)
def test_every_exclusion_declared_has_a_seeded_row_and_a_condition(family: Family) -> None:
    declared = {one.key for one in family.every_exclusion}
    assert {key for code, key in EXCLUDED if code == family.code} == declared
    by_line = {key for source, key, _line in LINES if source.family is family}
    by_table = {exclusion.key for _code, exclusion in TABLED} if family is COURSES else set()
    assert by_line | by_table == declared


@pytest.mark.parametrize("case", EXCLUDED, ids="/".join)
def test_what_is_left_out_is_not_counted(case: tuple[str, str], connection: Connection) -> None:
    told = EXCLUDED[case]
    measure = get_measure(told.measure)
    assert case[1] in {one.key for one in measure.leaves_out}
    assert said(connection, told) == (told.numerator, told.denominator)


@pytest.mark.parametrize("case", LINES, ids=lambda case: f"{case[0].family.code}/{case[1]}")
def test_without_its_condition_it_would_be_counted(case: tuple[Source, str, str], connection: Connection) -> None:
    source, key, line = case
    assert isinstance(source.put, Making)
    mutated = replace(source, put=Making(source.put.statement.replace(line, "")))
    sources = tuple(mutated if one is source else one for one in SOURCES)
    told = EXCLUDED[source.family.code, key]
    assert said(connection, told, sources) != (told.numerator, told.denominator)


@pytest.mark.parametrize("case", TABLED, ids=lambda case: f"courses/{case[1].key}")
def test_a_course_would_be_counted_without_its_condition(
    case: tuple[str, Exclusion], connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A course under no rule cannot even be told: that its condition is gone shows in an error."""
    code, gone = case
    kept = tuple((exclusion, holds) for exclusion, holds in LEFT_OUT[code] if exclusion != gone)
    monkeypatch.setitem(LEFT_OUT, code, kept)
    told = EXCLUDED["courses", gone.key]
    if gone.key == "no_rule":
        with pytest.raises(AssertionError):
            said(connection, told)
    else:
        assert said(connection, told) != (told.numerator, told.denominator)
