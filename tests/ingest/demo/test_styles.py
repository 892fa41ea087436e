"""Every sentence of every style can be filled in, and occupations are advertised in fitting styles."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from ingest.demo.ad_words import AdWords, Exhausted
from ingest.demo.employers import an_employer
from ingest.demo.grammar import expand
from ingest.demo.styles import LIST, a_style, read_style
from ingest.demo.terms import some_terms
from ingest.demo.words import WORDS
from ingest.demo.world import the_world

NAMES = sorted(path.stem for path in (WORDS / "ads").glob("*.txt") if path.stem != "common")
AS_OF = date(2026, 11, 23)


def words_of(style, public, seed):
    world, rng = the_world(), Random(seed)
    trade, place = world.starter.trades["lagermedarbejder"], world.starter.municipalities["851"]
    employer = an_employer(style.name, place, public, rng)
    return AdWords(world, style, trade, employer, some_terms(trade, style.name, public, rng, AS_OF), rng)


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_a_style_can_be_filled_in(name):
    """The slots of licences, languages and wishes are given by whoever asks for such a line."""
    style, filled = read_style(name), 0
    own_slots = ("licence_line", "licence_nice", "language_line", "wish_inf", "wish_nom", "wish_viden")
    for section, templates in style.sentences.items():
        for seed, template in enumerate(templates if section not in own_slots else ()):
            for public in (True, False):
                try:
                    filled += bool(expand(template, Random(seed), words_of(style, public, seed)))
                except Exhausted:
                    continue
    assert filled > 100


@pytest.mark.parametrize("name", NAMES)
def test_every_block_of_a_skeleton_names_a_section(name):
    style = read_style(name)
    sections = {"wish", "wish_har", "task", "trait_du", "nice", "terms", "pay", "diversity", "apply", "hours"}
    for skeleton in style.skeletons:
        lists = [block for block in skeleton if block.kind == LIST]
        assert all(block.name in sections | style.sentences.keys() for block in skeleton if block.kind != "#")
        assert all(1 <= block.least <= block.most <= 8 for block in lists)


def test_a_nurse_is_sought_by_hospitals_and_in_care_only():
    nurse = the_world().starter.trades["sygeplejerske"]
    found = Counter(a_style(nurse, Random(seed)).name for seed in range(200))
    assert set(found) == {"hospital", "pleje"}
    assert found["hospital"] > found["pleje"] > 40


def test_every_occupation_has_a_style():
    for trade in the_world().starter.trades.values():
        assert a_style(trade, Random(1)).name in NAMES
