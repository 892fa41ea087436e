"""The market knows every a-kasse, and moves follow shared skills downwards or sideways, never past a licence."""

from collections import Counter
from random import Random

from ingest.demo.market import best_match, market_of, may_move, weighted
from ingest.demo.starter import read_starter

STARTER = read_starter()
MARKET = market_of(STARTER)


def test_a_draw_follows_the_weights():
    drawn = Counter(weighted([("a", 3), ("b", 1), ("c", 0)]).draw(Random(seed)) for seed in range(4000))
    assert set(drawn) == {"a", "b"}
    assert 0.7 < drawn["a"] / 4000 < 0.8


def test_the_longest_match_wins():
    nurse = STARTER.trades["sygeplejerske"]
    assert best_match(nurse, {"2": "academic", "2221": "nurse"}) == "nurse"
    assert best_match(nurse, {"2": "academic", "sygeplejerske": "she"}) == "she"
    assert best_match(nurse, {"9": "other"}) is None


def test_there_are_21_akasser_with_codes_of_their_own():
    assert len({akasse.akasse_id for akasse in MARKET.akasser.things}) == 21


def test_neighbours_share_skills_and_can_be_moved_to():
    for key, neighbours in MARKET.neighbours.items():
        trade = STARTER.trades[key]
        own = set(trade.essential + trade.optional)
        for other in neighbours:
            assert own & set(other.essential + other.optional)
            assert may_move(trade, other)


def test_nobody_becomes_a_nurse_by_shared_skills():
    sosu, nurse = STARTER.trades["social-og-sundhedshjaelper"], STARTER.trades["sygeplejerske"]
    assert nurse.law
    assert not may_move(sosu, nurse)


def test_most_occupations_have_a_bridge_to_another_industry():
    assert sum(bool(bridges) for bridges in MARKET.bridges.values()) > 0.8 * len(STARTER.trades)
