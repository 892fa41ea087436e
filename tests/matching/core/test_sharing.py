"""Sharing: on each basis what it can carry, never too long, and over when it is taken back."""

from datetime import timedelta

import pytest

from matching.core.referral_errors import FieldNotShareable, SharePeriodWrong
from matching.core.sharing import (
    CARD,
    IDENTIFYING,
    SHAREABLE,
    TEXT_VERSION,
    TEXTS,
    ShareBasis,
    SharedField,
    new_share,
    withdrawn,
)
from tests.builders import NOW

LATER = NOW + timedelta(days=60)


def test_with_consent_everything_can_be_shared() -> None:
    share = new_share(ShareBasis.CONSENT, frozenset(SharedField), now=NOW, ends_at=LATER)
    assert share.fields == frozenset(SharedField)
    assert share.text_version == TEXT_VERSION


def test_without_consent_no_phone_and_no_mail_is_passed_on() -> None:
    assert SHAREABLE[ShareBasis.DIRECTED] == frozenset(SharedField) - {SharedField.CONTACT}
    with pytest.raises(FieldNotShareable):
        new_share(ShareBasis.DIRECTED, frozenset({SharedField.CONTACT}), now=NOW, ends_at=LATER)


def test_nothing_chosen_is_no_share() -> None:
    with pytest.raises(FieldNotShareable):
        new_share(ShareBasis.CONSENT, frozenset(), now=NOW, ends_at=LATER)


@pytest.mark.parametrize("days", [-1, 0, 185])
def test_a_share_lasts_some_time_and_at_most_half_a_year(days: int) -> None:
    with pytest.raises(SharePeriodWrong):
        new_share(ShareBasis.CONSENT, CARD, now=NOW, ends_at=NOW + timedelta(days=days))


def test_half_a_year_is_allowed() -> None:
    ends_at = NOW + timedelta(days=184)
    assert new_share(ShareBasis.CONSENT, CARD, now=NOW, ends_at=ends_at).ends_at == ends_at


def test_a_share_holds_from_when_it_was_given_until_it_ends() -> None:
    share = new_share(ShareBasis.CONSENT, CARD, now=NOW, ends_at=LATER)
    instants = [NOW - timedelta(seconds=1), NOW, LATER - timedelta(seconds=1), LATER]
    assert [share.is_live(at) for at in instants] == [False, True, True, False]


def test_a_share_taken_back_is_over_and_stays_so() -> None:
    once = withdrawn(new_share(ShareBasis.CONSENT, CARD, now=NOW, ends_at=LATER), NOW)
    assert not once.is_live(NOW)
    assert withdrawn(once, LATER) == once


def test_the_card_and_what_identifies_are_all_there_is() -> None:
    assert frozenset(SharedField) == CARD | IDENTIFYING
    assert not CARD & IDENTIFYING


def test_each_basis_has_its_text_in_force() -> None:
    assert {basis for basis, version in TEXTS if version == TEXT_VERSION} == set(ShareBasis)
    assert "trække mit ja tilbage" in TEXTS[ShareBasis.CONSENT, TEXT_VERSION]
