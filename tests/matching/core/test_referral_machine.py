"""Order, referrals, consent and placements under steps in any order: no forbidden state is ever reached.

The world is held in memory by the pure core alone, as the services hold it in the database. The drill makes 50,000
steps: `pytest tests/matching/core/test_referral_machine.py -m drill`.
"""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from matching.core.errors import JobbroError
from matching.core.ids import JobOrderId, MemberId, PlacementId, ReferralId
from matching.core.job_order import JobOrderStatus
from matching.core.order_room import OrderRoom, status_after
from matching.core.placements import (
    REVERSAL_ACTS,
    REVERSAL_DECLINES,
    EvidenceSource,
    Placement,
    PlacementKind,
    ReversalReason,
    free_place,
    reversed_placement,
)
from matching.core.referral_steps import Given, step
from matching.core.referrals import (
    ANSWERS,
    BASIS,
    DECLINE_REASONS,
    LIVE,
    OUT,
    PROPOSAL_PERIOD,
    Decliner,
    DeclineReason,
    Party,
    Referral,
    ReferralAct,
    ReferralKind,
    ReferralState,
    visible_fields,
)
from matching.core.sharing import IDENTIFYING, SHAREABLE, Share, ShareBasis, SharedField, new_share, withdrawn
from tests.builders import NOW

#: The share ends with these, as in matching/services/step_referral.py.
ENDING = {ReferralAct.WITHDRAW, ReferralAct.MEMBER_DECLINES, ReferralAct.EXPIRE}
ORDER = JobOrderId(UUID(int=1))
STEPS = Counter[str]()


class World(RuleBasedStateMachine):
    """One order with few positions, and as many referrals as anyone cares to make."""

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = NOW
        self.status = JobOrderStatus.IN_PROGRESS
        self.positions, self.wanted = 2, 3
        self.closed_by_employer = False
        self.referrals: dict[int, Referral] = {}
        self.shares: dict[int, Share] = {}
        self.placements: list[Placement] = []
        self.past: dict[int, list[ReferralState]] = {}

    # --- what the services do with the core

    def room(self) -> OrderRoom:
        states = [one.state for one in self.referrals.values()]
        return OrderRoom(
            self.status,
            self.positions,
            self.wanted,
            held=states.count(ReferralState.AGREED),
            out=sum(state in OUT for state in states),
            filled=len(self.standing()),
        )

    def standing(self) -> list[Placement]:
        return [one for one in self.placements if one.reversed_at is None]

    def take(self, key: int, act: ReferralAct, party: Party, given: Given) -> bool:
        """Take a step as the services do; False when the core refuses it."""
        before = self.room()
        try:
            moved = step(self.referrals[key], act, party, given, now=self.now)
        except JobbroError:
            return False
        assert moved.version == self.referrals[key].version + 1
        self.referrals[key] = moved
        self.past[key].append(moved.state)
        if act in ENDING and key in self.shares:
            self.shares[key] = withdrawn(self.shares[key], self.now)
        if act is ReferralAct.HIRE:
            self.place(key)
        self.status = status_after(before, self.room())
        STEPS[act.value] += 1
        return True

    def place(self, key: int) -> None:
        place = free_place(self.positions, [one.place for one in self.standing()])
        referral = self.referrals[key]
        made = Placement(
            PlacementId(UUID(int=len(self.placements))), referral.referral_id, referral.member_id, ORDER, place,
            PlacementKind.ORDINARY, self.now.date(), 37, EvidenceSource.EMPLOYER, self.now, "adviser-1",
        )  # fmt: skip
        self.placements.append(made)

    def given(self, key: int, **more: object) -> Given:
        return replace(Given(self.shares.get(key), self.room()), **more)  # type: ignore[arg-type]

    def take_back(self, key: int, reason: ReversalReason, party: Party) -> None:
        whose, why = REVERSAL_DECLINES.get(reason, (None, None))
        if self.take(key, REVERSAL_ACTS[reason], party, self.given(key, decliner=whose, decline_reason=why)):
            (one,) = [one for one in self.standing() if one.referral_id == self.referrals[key].referral_id]
            before = self.room()
            self.placements[self.placements.index(one)] = reversed_placement(one, reason, party.value, now=self.now)
            self.status = status_after(before, self.room())

    def pick(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from(sorted(self.referrals)))

    # --- what people, employers and the clock do

    @initialize(kinds=st.lists(st.sampled_from(ReferralKind), min_size=2, max_size=4), agreed=st.booleans())
    def a_busy_order(self, kinds: list[ReferralKind], agreed: bool) -> None:
        for kind in kinds:
            self.propose(kind)
        for key in self.referrals if agreed else ():
            self.advance(key)

    @rule(kind=st.sampled_from(ReferralKind))
    def propose(self, kind: ReferralKind) -> None:
        assume(len(self.referrals) < 8)
        key = len(self.referrals)
        self.referrals[key] = Referral(
            ReferralId(UUID(int=key)), MemberId(UUID(int=key)), ORDER, kind, ReferralState.PROPOSED, None, "adviser-1",
            self.now, None, None, None, None, self.now + PROPOSAL_PERIOD, None, None, None, None, None, 1, self.now,
        )  # fmt: skip
        self.past[key] = [ReferralState.PROPOSED]

    @precondition(lambda self: self.referrals)
    @rule(
        data=st.data(),
        fields=st.sampled_from([SHAREABLE[basis] for basis in ShareBasis])
        | st.frozensets(st.sampled_from(SharedField)),
        days=st.sampled_from([60, 60, 60, 3, 0, 185]),
        reason=st.sampled_from(["Aftalt", ""]),
    )
    def agree(self, data: st.DataObject, fields: frozenset[SharedField], days: int, reason: str) -> None:
        """Beyond what the employer wants, and only then, a reason is asked for."""
        key = self.pick(data)
        basis = BASIS[self.referrals[key].kind]
        try:
            share = new_share(basis, fields, now=self.now, ends_at=self.now + timedelta(days=days))
        except JobbroError:
            assert not fields or fields - SHAREABLE[basis] or days in {0, 185}
            return
        room = self.room()
        if self.take(key, ReferralAct.AGREE, Party.ADVISER, Given(share, room, beyond_reason=reason)):
            self.shares[key] = share
            assert room.places_left or reason
            assert (self.referrals[key].beyond_reason is None) == bool(room.places_left)

    @precondition(lambda self: self.referrals)
    @rule(
        data=st.data(),
        act=st.sampled_from([one for one in ReferralAct if one not in {ReferralAct.REVERSE, ReferralAct.FALL_THROUGH}]),
        party=st.sampled_from(Party),
        reason=st.sampled_from([None, *DeclineReason]),
    )
    def anybody_presses_anything(
        self, data: st.DataObject, act: ReferralAct, party: Party, reason: DeclineReason | None
    ) -> None:
        """Agreeing is left to its own rule, since it brings the share."""
        key = self.pick(data)
        if act is ReferralAct.UNDO and self.referrals[key].state is ReferralState.HIRED:
            self.take_back(key, ReversalReason.UNDONE, party)
        elif act is not ReferralAct.AGREE:
            whose = Decliner.MEMBER if act is ReferralAct.MEMBER_DECLINES else Decliner.EMPLOYER
            self.take(key, act, party, self.given(key, decliner=whose, decline_reason=reason))

    @precondition(lambda self: self.referrals)
    @rule(data=st.data())
    def the_likely_next_act(self, data: st.DataObject) -> None:
        """Without it few would come far enough to be hired."""
        self.advance(self.pick(data))

    def advance(self, key: int) -> None:
        if self.referrals[key].state is ReferralState.PROPOSED:
            basis = BASIS[self.referrals[key].kind]
            share = new_share(basis, SHAREABLE[basis], now=self.now, ends_at=self.now + timedelta(days=60))
            if self.take(key, ReferralAct.AGREE, Party.ADVISER, Given(share, self.room())):
                self.shares[key] = share
        likely = {
            ReferralState.AGREED: (ReferralAct.SEND, Party.ADVISER),
            ReferralState.SENT: (ReferralAct.SEE, Party.EMPLOYER),
            ReferralState.SEEN: (ReferralAct.INVITE, Party.EMPLOYER),
            ReferralState.INTERVIEW: (ReferralAct.HIRE, Party.EMPLOYER),
        }.get(self.referrals[key].state)
        if likely is not None:
            self.take(key, *likely, self.given(key))

    @precondition(lambda self: self.standing())
    @rule(data=st.data(), reason=st.sampled_from(ReversalReason), party=st.sampled_from(Party))
    def take_a_placement_back(self, data: st.DataObject, reason: ReversalReason, party: Party) -> None:
        one = data.draw(st.sampled_from(self.standing()))
        self.take_back(one.referral_id.int, reason, party)

    @precondition(lambda self: self.shares)
    @rule(data=st.data())
    def take_consent_back(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.shares)))
        if self.referrals[key].state in LIVE:
            self.take(key, ReferralAct.WITHDRAW, Party.ADVISER, self.given(key))
        else:
            self.shares[key] = withdrawn(self.shares[key], self.now)
        assert visible_fields(self.referrals[key].state, self.shares[key], self.now) == frozenset()

    @rule(minutes=st.sampled_from([1, 1, 9, 9, 10, 60, 24 * 60, 20 * 24 * 60]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @precondition(lambda self: any(one.lapses_at and one.lapses_at <= self.now for one in self.referrals.values()))
    @rule()
    def the_clock_ends_what_has_lapsed(self) -> None:
        for key in self.referrals:
            self.take(key, ReferralAct.EXPIRE, Party.CLOCK, self.given(key))

    @rule(positions=st.integers(1, 3), wanted=st.sampled_from([None, 1, 4]))
    def the_employer_changes_the_order(self, positions: int, wanted: int | None) -> None:
        before = self.room()
        self.positions, self.wanted = positions, wanted  # type: ignore[assignment]
        self.status = status_after(before, self.room())

    @rule(status=st.sampled_from([*[JobOrderStatus.IN_PROGRESS] * 6, *JobOrderStatus]))
    def the_order_is_closed_or_opened_by_hand(self, status: JobOrderStatus) -> None:
        if status is not JobOrderStatus.IN_PROGRESS or not self.room().is_filled:
            self.status = status

    # --- what must always hold

    @invariant()
    def nobody_is_hired_twice_on_one_position(self) -> None:
        places = Counter(one.place for one in self.standing())
        assert all(count == 1 for count in places.values())

    @invariant()
    def who_is_hired_has_one_standing_placement_and_nobody_else_has_one(self) -> None:
        hired = {key for key, one in self.referrals.items() if one.state is ReferralState.HIRED}
        assert Counter(one.referral_id.int for one in self.standing()) == Counter(hired)

    @invariant()
    def open_positions_and_places_are_never_negative(self) -> None:
        room = self.room()
        assert room.open_positions >= 0
        assert room.places_left >= 0

    @invariant()
    def a_full_order_is_not_open(self) -> None:
        assert not (self.room().is_filled and self.status is JobOrderStatus.IN_PROGRESS)

    @invariant()
    def no_share_is_live_after_the_end(self) -> None:
        for key, one in self.referrals.items():
            by_member = one.state is ReferralState.DECLINED and self.past[key][-2] in LIVE
            ended = one.state in {ReferralState.WITHDRAWN, ReferralState.EXPIRED}
            ended = ended or (by_member and one.declined_by is Decliner.MEMBER)
            assert not (ended and key in self.shares and self.shares[key].is_live(self.now))

    @invariant()
    def the_employer_sees_only_what_a_live_share_holds(self) -> None:
        for key, one in self.referrals.items():
            share = self.shares.get(key)
            seen = visible_fields(one.state, share, self.now)
            assert not seen or (share is not None and share.is_live(self.now) and seen <= share.fields)
            assert not seen & IDENTIFYING or one.state in {ReferralState.INTERVIEW, ReferralState.HIRED}
            assert SharedField.CONTACT not in seen or one.kind is ReferralKind.OFFERED

    @invariant()
    def what_was_sent_was_agreed_before(self) -> None:
        for key, states in self.past.items():
            beyond = [place for place, state in enumerate(states) if state in OUT | {ReferralState.HIRED}]
            assert not beyond or ReferralState.AGREED in states[: beyond[0]]
            assert self.referrals[key].sent_at is None or self.referrals[key].agreed_at is not None

    @invariant()
    def each_row_would_be_taken_by_the_database(self) -> None:
        for one in self.referrals.values():
            answered = one.state in ANSWERS
            assert (one.state in LIVE) == (one.lapses_at is not None)
            assert one.state is not ReferralState.PROPOSED or one.agreed_at is None
            assert one.state not in OUT | {ReferralState.AGREED, ReferralState.HIRED} or one.agreed_at is not None
            assert one.state not in {ReferralState.PROPOSED, ReferralState.AGREED} or one.sent_at is None
            assert one.state not in OUT or one.sent_at is not None
            assert one.seen_at is None or one.sent_at is not None
            assert one.state is not ReferralState.SEEN or one.seen_at is not None
            assert (one.state is ReferralState.DECLINED) == (one.declined_by is not None)
            assert (one.declined_by is None) == (one.decline_reason is None)
            assert answered == (one.answered_at is not None) == (one.came_from is not None)
            assert one.undo_until is None or answered
            assert one.declined_by is None or one.decline_reason in DECLINE_REASONS[one.declined_by]


def run(examples: int, steps: int) -> None:
    quiet = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        World,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=quiet, database=None
        ),
    )


def test_no_forbidden_state_is_reached() -> None:
    STEPS.clear()
    run(60, 50)
    assert STEPS["hire"] > 0
    assert STEPS["send"] > 20


@pytest.mark.drill
def test_no_forbidden_state_is_reached_in_50_000_steps() -> None:
    STEPS.clear()
    run(1000, 50)
    assert {act.value for act in ReferralAct} - {"propose"} <= set(STEPS)
