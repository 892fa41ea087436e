"""Invented orders are the same for the same seed, read like different people's work, and never echo the taxonomy."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from ingest.demo.employers import is_valid_cvr
from ingest.demo.orders import demo_orders, generate_orders
from ingest.demo.starter import read_starter
from ingest.demo.styles import read_style
from ingest.demo.words import WORDS
from ingest.personal_numbers import holds_personal_number
from matching.core.job_order import Sector

AS_OF = date(2026, 11, 23)
_BULLET = re.compile(r"^[-•*–·] ")


@pytest.fixture(scope="module")
def orders():
    return list(demo_orders(900, 7, AS_OF))


def sentences_of(order):
    """The sentences of an advertisement, without case, numbers and the workplace's name; five words or more."""
    text = order.submission.text
    if order.submission.employer_name:
        text = text.replace(order.submission.employer_name.split(", ")[0], "stedet")
    lines = (_BULLET.sub("", line) for line in text.split("\n"))
    sentences = {part.lower() for line in lines for part in re.split(r"(?<=[.!?]) ", line)}
    return {sentence for sentence in sentences if len(re.findall(r"[a-zæøå]+", sentence)) >= 5}


def test_the_same_seed_gives_the_same_orders():
    assert list(generate_orders(40, 3, AS_OF)) == list(generate_orders(40, 3, AS_OF))


def test_a_slice_is_the_same_as_the_whole_cut_up(orders):
    assert list(demo_orders(5, 7, AS_OF, first=400)) == orders[400:405]


def test_every_order_has_an_id_of_its_own(orders):
    assert len({order.submission.source_id for order in orders}) == 900


def test_at_least_eight_styles_are_written_none_of_them_mostly(orders):
    found = Counter(order.style for order in orders)
    assert len(found) >= 12
    assert max(found.values()) < 900 * 0.2


def test_every_style_has_three_skeletons_or_more():
    names = [path.stem for path in (WORDS / "ads").glob("*.txt") if path.stem != "common"]
    assert len(names) >= 12
    assert all(len(read_style(name).skeletons) >= 3 for name in names)


def test_no_sentence_stands_in_more_than_four_of_a_hundred_advertisements(orders):
    """Pay, procedure and other boilerplate included."""
    found = Counter(sentence for order in orders for sentence in sentences_of(order))
    sentence, times = found.most_common(1)[0]
    assert times <= 900 * 0.04, sentence


def test_an_advertisement_has_80_to_500_words(orders):
    lengths = [len(order.submission.text.split()) for order in orders if not order.copy_of]
    assert min(lengths) >= 75
    assert max(lengths) <= 500
    assert max(lengths) > 3 * min(lengths)


def test_the_text_tells_few_skills_by_their_own_label(orders):
    """Under 12 of 100 told skills stand in the text under the taxonomy's label."""
    skills = read_starter().skills
    told = [(skills[key].label.lower(), order.submission.text.lower()) for order in orders for key in order.skills]
    assert sum(label in text for label, text in told) / len(told) < 0.12


def test_few_requirement_lines_name_the_occupation(orders):
    """Under 3 of 100 bullets contain the label of the occupation sought."""
    trades = read_starter().trades
    bullets = [
        (trades[order.occupations[0]].label.lower(), line.lower())
        for order in orders
        for line in order.submission.text.split("\n")
        if _BULLET.match(line)
    ]
    assert len(bullets) > 3000
    assert sum(label in line for label, line in bullets) / len(bullets) < 0.03


def test_the_same_occupation_is_advertised_differently(orders):
    by_trade = defaultdict(list)
    for order in orders:
        if not order.copy_of:
            by_trade[order.occupations[0]].append(sentences_of(order))
    for texts in by_trade.values():
        for place, text in enumerate(texts):
            assert all(len(text & other) < 0.5 * len(text) for other in texts[:place])


def test_some_titles_do_not_say_the_occupation(orders):
    trades = read_starter().trades
    silent = [
        order
        for order in orders
        if not any(
            name.lower() in order.submission.title.lower()
            for name in (trades[order.occupations[0]].label, *trades[order.occupations[0]].synonyms)
        )
    ]
    assert 0.02 < len(silent) / 900 < 0.3


def test_about_four_of_a_hundred_are_posted_again_nearly_alike(orders):
    by_id = {order.submission.source_id: order for order in orders}
    copies = [order for order in orders if order.copy_of]
    assert 0.02 < len(copies) / 900 < 0.06
    for copy in copies:
        original = by_id[copy.copy_of].submission
        old, new = set(original.text.split("\n")), set(copy.submission.text.split("\n"))
        assert len(old - new) <= 1 or by_id[copy.copy_of].copy_of
        assert copy.submission.source_id > original.source_id


def test_cvr_numbers_are_well_formed_and_of_the_invented_series(orders):
    numbers = [order.submission.cvr_number for order in orders if order.submission.cvr_number]
    assert len(numbers) > 400
    assert all(is_valid_cvr(number) and number.startswith("99") for number in numbers)


def test_contacts_cannot_be_reached(orders):
    for order in orders:
        assert order.submission.contact.email.endswith(".example")
        assert order.submission.contact.phone.startswith("00 ")


def test_nothing_looks_like_a_personal_number(orders):
    for order in orders:
        submission = order.submission
        assert not holds_personal_number(f"{submission.title} {submission.text} {submission.html}", also_unbroken=True)


def test_both_sectors_and_one_to_five_positions_occur(orders):
    assert {order.submission.sector for order in orders} == {Sector.PUBLIC, Sector.PRIVATE, None}
    assert {order.submission.positions for order in orders} == {1, 2, 3, 4, 5}


def test_dates_lie_around_the_day(orders):
    for order in orders:
        submission = order.submission
        if submission.posted_on:
            assert AS_OF - timedelta(days=60) <= submission.posted_on <= AS_OF
        if submission.deadline_on and submission.posted_on and not order.copy_of:
            assert submission.deadline_on > submission.posted_on


def test_hours_and_deadline_are_sometimes_told_in_the_text_only(orders):
    assert sum("timer" in order.submission.text and order.submission.hours is None for order in orders) > 50
    assert sum("senest" in order.submission.text and order.submission.deadline_on is None for order in orders) > 30


def test_occupations_stand_by_demand(orders):
    """The occupations of the failed-recruitment list lead."""
    found = Counter(order.occupations[0] for order in orders)
    leading = {key for key, _ in found.most_common(6)}
    assert {"social-og-sundhedshjaelper", "paedagog"} <= leading


def test_the_truth_names_known_concepts(orders):
    starter = read_starter()
    for order in orders:
        assert set(order.occupations) <= starter.trades.keys()
        assert set(order.skills) <= starter.skills.keys()
        assert len(order.skills) >= 2


def test_no_slot_or_bracket_is_left_over(orders):
    for order in orders:
        assert not re.search(r"[{}\[\]|]", order.submission.text + order.submission.title)


def test_an_advertisement_does_not_say_the_same_twice(orders):
    for order in orders:
        bullets = [line for line in order.submission.text.split("\n") if _BULLET.match(line)]
        assert len(set(bullets)) == len(bullets), order.submission.source_id
