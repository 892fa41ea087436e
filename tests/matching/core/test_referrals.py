"""The table of steps, row by row, and what an employer may see in each state."""

from datetime import timedelta
from itertools import product

import pytest

from matching.core.referral_errors import ReferralStepNotAllowed
from matching.core.referrals import (
    DECLINE_REASONS,
    KIND_MEANS,
    TRANSITIONS,
    Decliner,
    Demand,
    Party,
    ReferralAct,
    ReferralKind,
    ReferralState,
    next_state,
    state_label,
    visible_fields,
)
from matching.core.sharing import CARD, IDENTIFYING, Share, ShareBasis, SharedField
from tests.builders import NOW

#: What may be done, where, by whom, what it leads to ("back" = to where the answer came from), and what it demands.
TABLE = """
agree             | proposed                              | adviser          | agreed    | open_order share place
send              | agreed                                | adviser          | sent      | open_order share
see               | sent                                  | employer         | seen      | share
invite            | sent seen                             | adviser employer | interview | share
hire              | sent seen interview                   | employer         | hired     | share position
hire              | agreed sent seen interview            | adviser          | hired     | position
employer_declines | sent seen interview                   | employer         | declined  | share reason
employer_declines | sent seen interview                   | adviser          | declined  | reason
member_declines   | proposed agreed sent seen interview   | adviser          | declined  | reason
withdraw          | proposed agreed sent seen interview   | adviser          | withdrawn |
expire            | proposed agreed sent seen interview   | clock            | expired   | lapsed
undo              | interview hired declined              | employer         | back      | share undo_window
reverse           | hired                                 | adviser          | back      |
fall_through      | hired                                 | adviser          | declined  | reason
"""


def rows() -> list[tuple[ReferralAct, set[ReferralState], set[Party], ReferralState | None, set[Demand]]]:
    split = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    return [
        (
            ReferralAct.of(act),
            set(map(ReferralState.of, origins.split())),
            set(map(Party.of, parties.split())),
            None if to == "back" else ReferralState.of(to),
            set(map(Demand, demands.split())),
        )
        for act, origins, parties, to, demands in split
    ]


def test_the_table_in_the_code_is_the_table_written_here() -> None:
    told = [(row.act, set(row.origins), set(row.parties), row.to, set(row.demands)) for row in TRANSITIONS]
    assert told == rows()


@pytest.mark.parametrize(("state", "act", "party"), list(product(ReferralState, ReferralAct, Party)))
def test_each_step_is_allowed_where_the_table_says_so_and_nowhere_else(
    state: ReferralState, act: ReferralAct, party: Party
) -> None:
    expected = [row for row in rows() if row[0] is act and state in row[1] and party in row[2]]
    if expected:
        assert next_state(state, act, party).to is expected[0][3]
    else:
        with pytest.raises(ReferralStepNotAllowed):
            next_state(state, act, party)


def test_no_step_from_one_state_by_one_party_stands_twice() -> None:
    steps = [(row.act, state, party) for row in TRANSITIONS for state in row.origins for party in row.parties]
    assert len(steps) == len(set(steps))


@pytest.mark.parametrize("state", [ReferralState.WITHDRAWN, ReferralState.EXPIRED])
def test_what_is_over_stays_over(state: ReferralState) -> None:
    assert [row for row in TRANSITIONS if state in row.origins] == []


def test_every_act_but_the_first_has_its_row() -> None:
    assert {row.act for row in TRANSITIONS} == set(ReferralAct) - {ReferralAct.PROPOSE}


def test_the_clock_ends_and_does_nothing_else() -> None:
    assert {row.act for row in TRANSITIONS if Party.CLOCK in row.parties} == {ReferralAct.EXPIRE}


def test_the_employer_acts_through_a_live_share_alone() -> None:
    assert all(Demand.SHARE in row.demands for row in TRANSITIONS if Party.EMPLOYER in row.parties)


def test_being_told_to_apply_is_never_called_agreed() -> None:
    assert state_label(ReferralKind.OFFERED, ReferralState.AGREED) == "Aftalt med medlemmet"
    assert state_label(ReferralKind.DIRECTED, ReferralState.AGREED) == "Medlemmet har fået besked"
    assert state_label(ReferralKind.DIRECTED, ReferralState.SENT) == "Sendt til virksomheden"


def test_the_two_kinds_say_their_difference() -> None:
    assert "siger selv ja eller nej" in KIND_MEANS[ReferralKind.OFFERED]
    assert "retsvirkning" in KIND_MEANS[ReferralKind.DIRECTED]


def test_no_reason_tells_of_what_may_follow_from_a_no() -> None:
    words = " ".join(reason.label for reasons in DECLINE_REASONS.values() for reason in reasons).lower()
    assert not [word for word in ("dagpenge", "sanktion", "karantæne", "rådighed", "syg") if word in words]
    assert set(DECLINE_REASONS) == set(Decliner)


WHOLE = Share(ShareBasis.CONSENT, frozenset(SharedField), "2026-11", NOW, NOW + timedelta(days=60))


@pytest.mark.parametrize(
    ("state", "seen"),
    [
        (ReferralState.PROPOSED, frozenset()),
        (ReferralState.AGREED, frozenset()),
        (ReferralState.SENT, frozenset()),
        (ReferralState.SEEN, CARD),
        (ReferralState.INTERVIEW, CARD | IDENTIFYING),
        (ReferralState.HIRED, CARD | IDENTIFYING),
        (ReferralState.DECLINED, frozenset()),
        (ReferralState.WITHDRAWN, frozenset()),
        (ReferralState.EXPIRED, frozenset()),
    ],
)
def test_the_card_comes_first_and_the_name_when_the_employer_wants_to_talk(
    state: ReferralState, seen: frozenset[SharedField]
) -> None:
    assert visible_fields(state, WHOLE, NOW) == seen


@pytest.mark.parametrize("state", ReferralState)
def test_nothing_is_seen_without_a_share_that_holds(state: ReferralState) -> None:
    taken_back = Share(WHOLE.basis, WHOLE.fields, WHOLE.text_version, NOW, WHOLE.ends_at, withdrawn_at=NOW)
    assert visible_fields(state, None, NOW) == frozenset()
    assert visible_fields(state, WHOLE, WHOLE.ends_at) == frozenset()
    assert visible_fields(state, taken_back, NOW) == frozenset()


def test_what_was_not_shared_is_not_seen_in_any_state() -> None:
    some = Share(ShareBasis.CONSENT, frozenset({SharedField.HOURS, SharedField.NAME}), "2026-11", NOW, WHOLE.ends_at)
    assert visible_fields(ReferralState.SEEN, some, NOW) == {SharedField.HOURS}
    assert visible_fields(ReferralState.HIRED, some, NOW) == {SharedField.HOURS, SharedField.NAME}
