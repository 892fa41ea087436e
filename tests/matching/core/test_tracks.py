"""How far an order lies from a member's trade."""

from matching.core.proposal import Track
from matching.core.tracks import NEAR_MOVE, track_of

TRANSPORT = frozenset({"H"})


def test_the_same_section_is_the_same_track_however_far_the_move() -> None:
    assert track_of(TRANSPORT, "H", 0.0) is Track.SAME
    assert track_of(frozenset({"G", "H"}), "G", 0.0) is Track.SAME


def test_another_section_is_near_when_the_work_is_within_reach() -> None:
    assert track_of(TRANSPORT, "G", NEAR_MOVE) is Track.NEAR
    assert track_of(TRANSPORT, "G", NEAR_MOVE - 0.01) is Track.NEW


def test_the_very_same_occupation_in_another_section_is_near_and_not_the_same() -> None:
    assert track_of(TRANSPORT, "G", 1.0) is Track.NEAR


def test_without_a_section_only_the_very_occupation_held_is_the_same() -> None:
    assert track_of(TRANSPORT, None, 1.0) is Track.SAME
    assert track_of(TRANSPORT, None, 0.99) is Track.NEAR
    assert track_of(TRANSPORT, None, 0.0) is Track.NEW


def test_a_member_without_a_known_industry_gets_near_and_new_tracks() -> None:
    assert track_of(frozenset(), "G", 0.5) is Track.NEAR
    assert track_of(frozenset(), "G", 0.0) is Track.NEW
