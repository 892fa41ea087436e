"""The file for the municipality: the allow-list, the digest, and what makes it complete."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.core.handover import (
    ALLOWED,
    FieldNotAllowed,
    FileFacts,
    MendAt,
    Part,
    completeness,
    digest_of,
    refuse_unlisted,
)

WHOLE = {
    "member": [{"goals": ["kok"]}],
    "history": [{"title": "Kok"}],
    "competences": [{"label": "madlavning"}],
}
FACTS = FileFacts("Roskilde", True, 2, 2, False, 0, 0)
#: What must never be asked for, in any part.
FORBIDDEN = ("note", "score", "rank", "strength", "cause", "ended_because", "sick", "judgement", "reason_code", "cpr")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"talks": [{"held_on": "2026-08-20", "note": "x"}]}, r"talks\.note"),
        ({"scores": [{"score": 1}]}, r"scores\.score"),
        ({"scores": []}, r"scores\.\*"),
        ({"wish": [{"name": "x"}]}, r"wish\.name"),
    ],
)
def test_a_part_or_field_that_is_not_listed_is_refused(content: dict[str, list[dict[str, object]]], told: str) -> None:
    with pytest.raises(FieldNotAllowed, match=told):
        refuse_unlisted(content)


def test_everything_listed_is_let_through() -> None:
    refuse_unlisted({str(part.value): [{one.key: None for one in fields}] for part, fields in ALLOWED.items()})


def test_the_list_names_nothing_that_stays_with_the_akasse() -> None:
    keys = {one.key for fields in ALLOWED.values() for one in fields}
    assert [key for key in keys if any(word in key for word in FORBIDDEN)] == []
    assert len(keys) > 30


def test_no_field_is_named_twice_in_a_part() -> None:
    for part, fields in ALLOWED.items():
        assert len({one.key for one in fields}) == len(fields), part


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.text(max_size=5), min_size=2), st.randoms())
def test_the_digest_is_of_the_contents_and_not_of_their_order(line: dict[str, str], random: object) -> None:
    turned = dict(reversed(line.items()))
    assert digest_of({"x": [line]}) == digest_of({"x": [turned]})
    assert digest_of({"x": [line]}) != digest_of({"x": [{**line, "a": "another value"}]})


def test_a_whole_file_lacks_nothing() -> None:
    assert [check.what for check in completeness(WHOLE, FACTS) if not check.is_there] == []


@pytest.mark.parametrize(
    ("facts", "what", "mend_at"),
    [
        ({"municipality": None}, "Bopælskommune", MendAt.MEMBER_SYSTEM),
        ({"is_over": False}, "Perioden er gået", MendAt.HERE),
        ({"talks_held": 1}, "Jobsamtaler", MendAt.TALKS),
        ({"planned_talks": 1}, "Ingen samtaler i vente", MendAt.TALKS),
        ({"wants_akasse": None}, "Medlemmets ønske", MendAt.HERE),
        ({"unsent_drafts": 1}, "Ingen glemte kladder", MendAt.RECOMMENDATIONS),
    ],
)
def test_what_is_missing_says_where_it_is_mended(facts: dict[str, object], what: str, mend_at: MendAt) -> None:
    missing = [check for check in completeness(WHOLE, replace(FACTS, **facts)) if not check.is_there]  # type: ignore[arg-type]
    assert [(check.what, check.mend_at) for check in missing] == [(what, mend_at)]
    assert missing[0].sentence.endswith(".")


@pytest.mark.parametrize(
    ("part", "what"), [("member", "Jobmål"), ("history", "Tidligere job"), ("competences", "Kompetencer")]
)
def test_an_empty_profile_is_mended_in_the_profile(part: str, what: str) -> None:
    missing = [check for check in completeness({**WHOLE, part: []}, FACTS) if not check.is_there]
    assert [(check.what, check.mend_at) for check in missing] == [(what, MendAt.PROFILE)]


def test_parts_are_read_in_their_own_order() -> None:
    assert list(ALLOWED) == list(Part)
