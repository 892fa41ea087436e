"""The rules of recommendations: which state may follow which, kinds by date, what an answer and a sending must have."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.offer_kinds import read_offer_kinds
from matching.core.ids import CourseId, MemberId, RecommendationId
from matching.core.recommendation_errors import (
    NotAnOfferOfTheMunicipality,
    OfferKindNotInForce,
    RecommendationCannotBecome,
)
from matching.core.recommendations import (
    ANSWERS,
    RULES,
    TRANSITIONS,
    Grantor,
    Recommendation,
    RecommendationState,
    Timing,
    kind_to_recommend,
    kinds_on,
    lacks_of,
    next_state,
    rule_on,
    timing,
)
from tests.builders import NOW, TODAY

S = RecommendationState
KINDS = read_offer_kinds()
HANDOVER = date(2027, 1, 1)
#: Written from the issue, not from the code: from which states each state can be reached.
REACHED_FROM = {
    S.DRAFT: {S.DRAFT},
    S.SENT: {S.DRAFT, S.SENT},
    S.RECEIVED: {S.SENT, S.RECEIVED},
    S.GRANTED: {S.SENT, S.RECEIVED, S.GRANTED, S.PARTLY_GRANTED, S.REFUSED},
    S.PARTLY_GRANTED: {S.SENT, S.RECEIVED, S.GRANTED, S.PARTLY_GRANTED, S.REFUSED},
    S.REFUSED: {S.SENT, S.RECEIVED, S.GRANTED, S.PARTLY_GRANTED, S.REFUSED},
    S.WITHDRAWN: {S.DRAFT, S.SENT, S.RECEIVED},
    S.LAPSED: {S.SENT, S.RECEIVED},
}


@pytest.mark.parametrize("wanted", S)
@pytest.mark.parametrize("now_is", S)
def test_each_step_is_allowed_or_refused_as_the_table_says(now_is: S, wanted: S) -> None:
    if now_is in REACHED_FROM[wanted]:
        assert next_state(now_is, wanted) is wanted
    else:
        with pytest.raises(RecommendationCannotBecome):
            next_state(now_is, wanted)


@given(st.lists(st.sampled_from(S), max_size=12))
def test_no_way_leads_back_from_the_municipality_to_a_draft_or_on_from_an_end(wishes: list[S]) -> None:
    state, been = S.DRAFT, [S.DRAFT]
    for wanted in wishes:
        if wanted in TRANSITIONS[state]:
            state = next_state(state, wanted)
            been.append(state)
    sent = next((place for place, one in enumerate(been) if one is S.SENT), len(been))
    assert S.DRAFT not in been[sent:]
    assert all(one is S.DRAFT for one in been[:sent] if one is not S.WITHDRAWN)
    ends = [place for place, one in enumerate(been) if one in {S.WITHDRAWN, S.LAPSED}]
    assert ends in ([], [len(been) - 1])


def test_every_state_is_in_the_table_and_answers_stay_answers() -> None:
    assert set(TRANSITIONS) == set(S)
    assert {to for state in ANSWERS for to in TRANSITIONS[state]} == ANSWERS


@pytest.mark.parametrize(
    ("day", "actor"),
    [
        (date(2023, 1, 1), "jobcenteret"),
        (date(2026, 6, 30), "jobcenteret"),
        (date(2026, 7, 1), "kommunen"),
        (date(2030, 1, 1), "kommunen"),
    ],
)
def test_the_public_actor_is_called_what_it_is_called_on_the_day(day: date, actor: str) -> None:
    assert rule_on(day).municipal_actor == actor


def test_no_rule_claims_a_deadline_of_law_or_to_be_verified() -> None:
    assert [(rule.answer_within_days, rule.is_verified) for rule in RULES] == [(None, False)] * 2
    assert rule_on(TODAY).legal_deadline(TODAY) is None


def test_a_deadline_of_law_would_be_counted_from_the_day_it_was_sent() -> None:
    from dataclasses import replace

    assert replace(RULES[1], answer_within_days=10).legal_deadline(TODAY) == TODAY + timedelta(days=10)


@pytest.mark.parametrize(
    ("begins_on", "handover_on", "where"),
    [
        (None, HANDOVER, Timing.UNKNOWN),
        (HANDOVER - timedelta(days=1), HANDOVER, Timing.IN_PERIOD),
        (HANDOVER, HANDOVER, Timing.RIGHT_AFTER),
        (HANDOVER + timedelta(days=28), HANDOVER, Timing.RIGHT_AFTER),
        (HANDOVER + timedelta(days=29), HANDOVER, Timing.TOO_LATE),
        (date(2030, 1, 1), None, Timing.IN_PERIOD),
    ],
)
def test_a_beginning_lies_in_the_period_right_after_it_or_too_late(
    begins_on: date | None, handover_on: date | None, where: Timing
) -> None:
    assert timing(begins_on, handover_on, rule_on(TODAY)) is where


def test_each_kind_has_one_wording_on_every_day() -> None:
    day = date(2024, 1, 1)
    while day < date(2027, 2, 1):
        keys = [kind.kind_key for kind in kinds_on(KINDS, day)]
        assert len(keys) == len(set(keys)) == 7
        day += timedelta(days=7)


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [("mentor", date(2025, 12, 31), date(2026, 1, 1)), ("vejledning-opkvalificering", date(2026, 6, 30), TODAY)],
)
def test_a_kind_that_was_cut_down_says_so_from_its_day(key: str, before: date, after: date) -> None:
    then, later = kind_to_recommend(KINDS, key, before), kind_to_recommend(KINDS, key, after)
    assert then.note != later.note
    assert "skåret ned" in later.note


def test_what_the_akasse_approves_itself_cannot_be_recommended() -> None:
    assert [kind.kind_key for kind in KINDS if kind.grantor is Grantor.AKASSE] == ["seks-uger"]
    with pytest.raises(NotAnOfferOfTheMunicipality):
        kind_to_recommend(KINDS, "seks-uger", TODAY)
    with pytest.raises(OfferKindNotInForce):
        kind_to_recommend(KINDS, "mentor", date(2023, 12, 31))


def test_every_kind_tells_its_source() -> None:
    assert [kind for kind in KINDS if not kind.source or not kind.note.endswith(".")] == []


def a_recommendation(**overrides: object) -> Recommendation:
    plain: dict[str, object] = {
        "recommendation_id": RecommendationId(UUID(int=1)), "course_id": CourseId(UUID(int=2)),
        "member_id": MemberId(UUID(int=3)), "member_number": 7, "member_name": "Karen Prøve",
        "municipality": "Roskilde",
        "kind_key": "mentor", "kind_label": "Mentorstøtte", "is_at_company": False, "state": S.DRAFT, "version": 1,
        "purpose": "Komme i gang.", "member_says": "Ja.", "adviser_says": "", "nearer_job": "Det mangler.",
        "job_goal": "Kok", "wished_from": TODAY, "wished_until": None, "employer_name": "", "cvr_number": None,
        "p_number": None, "adviser": "adviser-1", "adviser_name": "Rikke", "created_at": NOW,
    }  # fmt: skip
    return Recommendation(**{**plain, **overrides})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("overrides", "fields"),
    [
        ({}, []),
        ({"purpose": ""}, ["purpose"]),
        ({"member_says": "", "nearer_job": "", "job_goal": ""}, ["job_goal", "nearer_job", "member_says"]),
        ({"wished_from": None}, ["wished_from"]),
        ({"wished_from": TODAY - timedelta(days=1)}, ["wished_from"]),
        ({"wished_from": HANDOVER + timedelta(days=29)}, ["wished_from"]),
    ],
)
def test_what_a_draft_lacks_is_named_by_field(overrides: dict[str, object], fields: list[str]) -> None:
    assert [lack.field for lack in lacks_of(a_recommendation(**overrides), HANDOVER, as_of=TODAY)] == fields


def test_nobody_is_told_by_a_repr() -> None:
    told = repr(a_recommendation(reasons="Hemmelig grund"))
    assert [word for word in ("Karen", "Komme i gang", "Hemmelig", "Kok") if word in told] == []
