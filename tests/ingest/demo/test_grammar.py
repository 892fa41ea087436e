"""Templates expand to tidy sentences."""

from random import Random

import pytest

from ingest.demo.grammar import expand, expand_inside, parse, tidy


def test_a_choice_gives_each_of_its_options():
    found = {expand(parse("vi [søger|mangler] en [ny|]"), Random(seed), str) for seed in range(40)}
    assert found == {"Vi søger en ny", "Vi søger en", "Vi mangler en ny", "Vi mangler en"}


def test_choices_may_stand_inside_choices():
    found = {expand(parse("[a[b|c]|d]"), Random(seed), str) for seed in range(40)}
    assert found == {"Ab", "Ac", "D"}


def test_a_slot_is_filled_by_its_name():
    assert expand(parse("her er {fag}."), Random(1), {"fag": "kok"}.__getitem__) == "Her er kok."


def test_inside_a_sentence_no_capital_is_added():
    assert expand_inside(parse("her er {fag}"), Random(1), str.upper) == "her er FAG"


@pytest.mark.parametrize("line", ["[a|b", "a]", "[a|[b]"])
def test_unbalanced_brackets_are_refused(line):
    with pytest.raises(ValueError, match=r"unbalanced|never closed"):
        parse(line)


def test_sentences_begin_with_capitals_but_abbreviations_and_dates_end_none():
    assert tidy("kom nu. vi ses , siger han") == "Kom nu. Vi ses, siger han"
    assert (
        tidy("start den 1. februar, bl.a. med sprog, ca. to timer")
        == "Start den 1. februar, bl.a. med sprog, ca. to timer"
    )
