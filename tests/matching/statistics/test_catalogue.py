"""What every declaration promises: codes used once, quantities that are there, words that are finished."""

from datetime import date
from itertools import pairwise

import pytest

from matching.statistics.catalogue import FAMILIES, MEASURES, SOURCES, MeasureNotFound, get_measure
from matching.statistics.measure import Measure, Unit

CODES = [measure.code for measure in MEASURES]


def test_a_code_is_used_once_in_each_version_and_versions_do_not_overlap() -> None:
    seen: dict[str, list[Measure]] = {}
    for measure in sorted(MEASURES, key=lambda one: (one.code, one.valid_from)):
        seen.setdefault(measure.code, []).append(measure)
    for versions in seen.values():
        assert [one.version for one in versions] == list(range(1, len(versions) + 1))
        for earlier, later in pairwise(versions):
            assert earlier.valid_until is not None
            assert earlier.valid_until <= later.valid_from


@pytest.mark.parametrize("measure", MEASURES, ids=CODES)
def test_a_measure_counts_what_its_family_carries(measure: Measure) -> None:
    assert measure.family.quantity(measure.numerator).counts
    assert (measure.unit is Unit.COUNT) == (measure.denominator is None)
    if measure.denominator is not None:
        assert measure.family.quantity(measure.denominator).counts
    assert measure.denominator is not None or not measure.counts_the_rest


@pytest.mark.parametrize("measure", MEASURES, ids=CODES)
def test_a_measure_is_told_in_finished_danish_sentences(measure: Measure) -> None:
    for sentence in (measure.definition, measure.matures_because):
        assert sentence.endswith(".")
        assert sentence[0].isupper()
    assert not measure.title.endswith(".")
    assert [one for one in measure.leaves_out if one.reason.endswith(".") or not one.reason[0].isupper()] == []


@pytest.mark.parametrize("measure", MEASURES, ids=CODES)
def test_a_measure_holds_from_its_first_month_to_the_one_before_its_end(measure: Measure) -> None:
    assert measure.valid_from.day == 1
    assert measure.holds_for(measure.valid_from)
    assert not measure.holds_for(date(2023, 12, 1))


def test_every_quantity_is_used_by_a_measure() -> None:
    used = {(one.family.code, code) for one in MEASURES for code in (one.numerator, one.denominator)}
    assert {(family.code, one.code) for family in FAMILIES for one in family.quantities} <= used
    assert len(MEASURES) > 10


def test_an_a_kasse_has_one_source_a_family_and_so_has_what_is_shared() -> None:
    pairs = [(source.family.code, source.of_all) for source in SOURCES]
    assert len(set(pairs)) == len(pairs)
    assert {source.family.code for source in SOURCES if source.of_all} == {one.code for one in FAMILIES if one.shared}


def test_a_measure_is_found_by_its_code_and_another_code_is_refused() -> None:
    assert [get_measure(code).code for code in CODES] == CODES
    with pytest.raises(MeasureNotFound):
        get_measure("JO-99")
