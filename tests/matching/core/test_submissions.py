"""Submissions become JSON and come back the same, whatever they hold."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from matching.core.ids import AkasseId
from matching.core.industry import IndustryCode
from matching.core.job_order import (
    Contact,
    Employment,
    Hours,
    JobOrderSubmission,
    Language,
    LanguageLevel,
    Sector,
    Shift,
)
from matching.core.member import EducationSubmission, HeldOccupationSubmission, MemberSubmission
from matching.core.submissions import as_json, from_json
from matching.core.travel import Mode

TEXT = st.text(max_size=12)
HOURS = st.builds(Hours, st.floats(0, 60), st.floats(0, 60))
LANGUAGES = st.lists(st.builds(Language, TEXT, st.sampled_from(LanguageLevel)), max_size=2).map(tuple)
INDUSTRY = st.builds(IndustryCode, TEXT, st.sampled_from(["DB07", "DB25"]))
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
DAY = st.none() | st.dates()

ORDERS = st.builds(
    JobOrderSubmission,
    TEXT, TEXT, TEXT, TEXT,
    html=st.none() | TEXT,
    employer_name=st.none() | TEXT,
    cvr_number=st.none() | TEXT,
    p_number=st.none() | TEXT,
    sector=st.none() | st.sampled_from(Sector),
    industry=st.none() | INDUSTRY,
    occupation_uri=st.none() | TEXT,
    postcode=st.none() | TEXT,
    municipality_code=st.none() | TEXT,
    positions=st.integers(1, 500),
    candidates_wanted=st.none() | st.integers(1, 9),
    hours=st.none() | HOURS,
    employment=st.none() | st.sampled_from(Employment),
    shifts=st.frozensets(st.sampled_from(Shift)),
    starts_on=DAY, deadline_on=DAY, posted_on=DAY,
    must=TEXTS, nice=TEXTS, licences=TEXTS,
    languages=LANGUAGES,
    contact=st.builds(Contact, TEXT, TEXT, TEXT),
)  # fmt: skip

MEMBERS = st.builds(
    MemberSubmission,
    st.integers(1, 50).map(AkasseId), TEXT, TEXT, TEXT, TEXT,
    held=st.lists(
        st.builds(HeldOccupationSubmission, TEXT, st.none() | INDUSTRY, DAY, DAY, TEXT), max_size=2
    ).map(tuple),
    skills=TEXTS,
    educations=st.lists(st.builds(EducationSubmission, TEXT, st.none() | TEXT), max_size=2).map(tuple),
    licences=TEXTS,
    languages=LANGUAGES,
    hours=st.none() | HOURS,
    shifts=st.frozensets(st.sampled_from(Shift)),
    postcode=st.none() | TEXT,
    municipality_code=st.none() | TEXT,
    travel_limit=st.none() | st.integers(5, 300),
    travel_mode=st.sampled_from(Mode),
    goals=TEXTS,
    available_from=DAY,
)  # fmt: skip


@given(ORDERS)
def test_an_order_comes_back_the_same(order: JobOrderSubmission) -> None:
    assert from_json(JobOrderSubmission, json.loads(json.dumps(as_json(order)))) == order


@given(MEMBERS)
def test_a_member_comes_back_the_same(member: MemberSubmission) -> None:
    assert from_json(MemberSubmission, json.loads(json.dumps(as_json(member)))) == member


def test_equal_sets_are_equal_json() -> None:
    one = as_json(JobOrderSubmission("a", "b", "c", "d", shifts=frozenset({Shift.DAY, Shift.NIGHT})))
    other = as_json(JobOrderSubmission("a", "b", "c", "d", shifts=frozenset({Shift.NIGHT, Shift.DAY})))
    assert json.dumps(one) == json.dumps(other)
    assert one["shifts"] == ["day", "night"]


def test_a_field_added_later_takes_its_default() -> None:
    old = {"source": "a", "source_id": "b", "title": "c", "text": "d", "starts_on": "2026-11-23"}
    order = from_json(JobOrderSubmission, old)
    assert (order.starts_on, order.positions, order.contact) == (date(2026, 11, 23), 1, Contact())


def test_a_field_that_is_no_more_is_passed_over() -> None:
    kept = as_json(JobOrderSubmission("a", "b", "c", "d"))
    assert from_json(JobOrderSubmission, {**kept, "retired": 1}) == JobOrderSubmission("a", "b", "c", "d")
