"""Skills are told in other words than the taxonomy's own."""

from random import Random

from ingest.demo.phrases import own_words, phrases_of
from ingest.demo.profiles import first_person
from ingest.demo.starter import read_starter
from ingest.demo.typos import slips

STARTER = read_starter()
PHRASES = phrases_of(STARTER)


def test_every_skill_has_phrases():
    assert PHRASES.keys() == STARTER.skills.keys()
    assert all(phrases.infinitives and phrases.nouns for phrases in PHRASES.values())


def test_most_skills_have_a_noun_phrase_that_is_not_the_label():
    other = sum(phrases.nouns != (STARTER.skills[key].label,) for key, phrases in PHRASES.items())
    assert other > 0.7 * len(PHRASES)


def test_a_written_phrase_goes_before_a_synonym():
    assert "køre gaffeltruck" in PHRASES["truckkoersel"].infinitives


def test_people_name_a_skill_in_more_than_one_way():
    skill = STARTER.skills["kundebetjening"]
    assert len({own_words(skill, PHRASES["kundebetjening"], Random(seed)) for seed in range(60)}) > 5


def test_what_is_said_to_you_becomes_what_is_said_of_me():
    assert (
        first_person("holde det, du hører, for dig selv med dine ord")
        == "holde det, jeg hører, for mig selv med mine ord"
    )


def test_a_slip_changes_the_text_but_not_much():
    text = "Du har ansvar for vedligehold af maskiner og kvalitet i produktionen."
    changed = [slips(text, Random(seed), 1) for seed in range(50)]
    assert sum(other != text for other in changed) > 35
    assert all(abs(len(other) - len(text)) <= 3 for other in changed)


def test_a_slip_spares_mail_addresses():
    text = "job@havtorptransport.example"
    assert {slips(text, Random(seed), 3) for seed in range(80)} == {text}
