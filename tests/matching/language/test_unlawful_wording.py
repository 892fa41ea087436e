"""Wording that may be unlawful is found where it is, and what only sounds like it is left alone."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.core.wording import Ground
from matching.language.unlawful_wording import unlawful_wording
from matching.language.wording_rules import RULES
from tests.matching.language.labelled_wording import LAWFUL, UNLAWFUL

#: What must at least hold on the labelled sentences; the figures seen are printed.
PRECISION, RECALL = 0.98, 0.95


def grounds(text: str) -> set[str]:
    return {str(finding.ground.value) for finding in unlawful_wording(text)}


def test_precision_and_recall_on_the_labelled_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    missed = [sentence for sentence, ground in UNLAWFUL if ground not in grounds(sentence)]
    false = [sentence for sentence in LAWFUL if grounds(sentence)]
    hits = len(UNLAWFUL) - len(missed)
    precision, recall = hits / (hits + len(false)), hits / len(UNLAWFUL)
    with capsys.disabled():
        sys.stdout.write(
            f"\nwording: {len(UNLAWFUL)} unlawful and {len(LAWFUL)} lawful sentences, "
            f"precision {precision:.3f}, recall {recall:.3f}\nmissed: {missed}\nfalse alarms: {false}\n"
        )
    assert len(UNLAWFUL) + len(LAWFUL) >= 120
    assert precision >= PRECISION
    assert recall >= RECALL


def test_every_ground_has_a_labelled_sentence() -> None:
    assert {ground for _, ground in UNLAWFUL} == {ground.value for ground in Ground}


@pytest.mark.parametrize("sentence", ["Du er ung.", "Vi søger en kvindelig medarbejder.", "Du er sund og rask."])
def test_the_phrase_is_where_it_says(sentence: str) -> None:
    text = f"Lager i Vejle\n• {sentence}\nLøn efter aftale."
    (finding,) = unlawful_wording(text)
    assert text[finding.start : finding.end] == finding.phrase
    assert finding.phrase in sentence


def test_a_finding_says_the_rule_and_a_lawful_way() -> None:
    (finding,) = unlawful_wording("Du er mellem 20 og 30 år.")
    assert finding.phrase == "mellem 20 og 30 år"
    assert "1. juli 2022" in finding.rule
    assert finding.instead
    assert not finding.question


@pytest.mark.parametrize(
    "sentence", ["Du taler dansk på højt niveau.", "Vi søger en nyuddannet ingeniør.", "God fysik."]
)
def test_what_may_be_needed_is_a_question(sentence: str) -> None:
    assert [finding.question for finding in unlawful_wording(sentence)] == [True]


def test_two_phrases_in_one_sentence_are_both_found() -> None:
    found = unlawful_wording("Vi søger en ung kvindelig medarbejder, gerne kristen.")
    assert {finding.ground for finding in found} == {Ground.AGE, Ground.SEX, Ground.RELIGION}
    assert grounds("Angiv køn og alder.") == {"sex", "age"}


def test_a_sentence_that_welcomes_all_calls_off_its_own_words_only() -> None:
    assert grounds("Du er velkommen, uanset om du er ung.") == set()
    assert grounds("Alle er velkomne uanset alder. Du skal være ung.") == {"age"}


def test_capitals_and_line_breaks_do_not_hide_anything() -> None:
    assert grounds("VI SØGER EN UNG MEDARBEJDER") == {"age"}


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_phrase_stands_in_it(text: str) -> None:
    for finding in unlawful_wording(text):
        assert text[finding.start : finding.end] == finding.phrase


def test_every_rule_speaks_in_whole_sentences() -> None:
    assert all(rule.rule.endswith(".") and rule.instead.endswith(".") for rule in RULES)
