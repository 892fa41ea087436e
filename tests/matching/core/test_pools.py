"""When an agreement holds, what a request is told, and how little a card says of somebody who stands alone."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.core.ids import JobOrderId, OccupationId, PoolAgreementId
from matching.core.job_order import JobOrderStatus
from matching.core.pool_cards import CROWD, Crowds, PoolCard, Trait, TravelVerdict, read, told, travel_verdict, written
from matching.core.pools import PoolAgreement, PoolEnd, PoolState, RequestState, request_state
from matching.core.proposal import Track
from matching.core.referrals import Referral, ReferralKind, ReferralState
from tests.builders import AKADEMIKERNE, METAL, NOW

LATER = NOW + timedelta(days=30)
SIGNED = PoolAgreement(
    pool_agreement_id=PoolAgreementId(UUID(int=1)),
    job_order_id=JobOrderId(UUID(int=2)),
    asking_akasse=AKADEMIKERNE,
    lending_akasse=METAL,
    asked_at=NOW,
    asked_by="adviser-1",
    lent_at=NOW,
    lent_by="adviser-9",
    starts_at=NOW,
    ends_at=LATER,
    purpose="To folk til lageret.",
    most_cards=10,
    renewed_at=None,
    ended_at=None,
    ended_by=None,
    ended_because=None,
    order_status=JobOrderStatus.IN_PROGRESS,
)
LAGER, KRAN = OccupationId(1), OccupationId(2)


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, PoolState.HOLDS),
        ({"lent_at": None}, PoolState.ASKED),
        ({"starts_at": NOW + timedelta(seconds=1)}, PoolState.COMING),
        ({"ends_at": NOW}, PoolState.OVER),
        ({"ended_because": PoolEnd.ASKING}, PoolState.OVER),
        ({"order_status": JobOrderStatus.NEED_MET}, PoolState.OVER),
        ({"order_status": JobOrderStatus.DEADLINE_PASSED}, PoolState.OVER),
        ({"order_status": JobOrderStatus.ENOUGH_REFERRALS}, PoolState.HOLDS),
    ],
)
def test_where_an_agreement_stands(changed: dict[str, object], state: PoolState) -> None:
    agreement = replace(SIGNED, **changed)  # type: ignore[arg-type]
    assert agreement.state(NOW) is state
    assert agreement.holds(NOW) is (state is PoolState.HOLDS)


def a_referral(state: ReferralState, *, sent: bool) -> Referral:
    nothing = dict.fromkeys(Referral.__dataclass_fields__)
    known = {"state": state, "kind": ReferralKind.OFFERED, "sent_at": NOW if sent else None}
    return Referral(**{**nothing, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "sent", "told_as"),
    [
        (ReferralState.PROPOSED, False, RequestState.TALKING),
        (ReferralState.AGREED, False, RequestState.TALKING),
        (ReferralState.SENT, True, RequestState.REFERRED),
        (ReferralState.INTERVIEW, True, RequestState.REFERRED),
        (ReferralState.HIRED, True, RequestState.REFERRED),
        (ReferralState.HIRED, False, RequestState.REFERRED),
        (ReferralState.DECLINED, True, RequestState.REFERRED),
        (ReferralState.DECLINED, False, RequestState.DECLINED),
        (ReferralState.WITHDRAWN, False, RequestState.DECLINED),
        (ReferralState.EXPIRED, False, RequestState.DECLINED),
        (ReferralState.EXPIRED, True, RequestState.REFERRED),
    ],
)
def test_a_request_is_told_no_more_than_whether_there_was_a_referral(
    state: ReferralState, sent: bool, told_as: RequestState
) -> None:
    """What the employer answered to a referral that was sent is not the asking a-kasse's to know from the card."""
    assert request_state(a_referral(state, sent=sent)) is told_as


def crowds(everybody: int = 100, **by: dict[object, int]) -> Crowds:
    empty: dict[str, dict[object, int]] = {"by_region": {}, "by_occupation": {}, "by_section": {}}
    return Crowds(everybody, **{**empty, **by})  # type: ignore[arg-type]


WHOLE = Trait("Fyn", KRAN, "F")


@pytest.mark.parametrize(
    ("shared", "left"),
    [
        (crowds(by_occupation={("Fyn", KRAN): 5}), WHOLE),
        (crowds(by_occupation={("Fyn", KRAN): 4, ("", KRAN): 5}), Trait("", KRAN)),
        (crowds(by_occupation={("", KRAN): 4}, by_section={("Fyn", "F"): 5}), Trait("Fyn", section="F")),
        (crowds(by_section={("Fyn", "F"): 4, ("", "F"): 5}), Trait(section="F")),
        (crowds(by_region={"Fyn": 5}), Trait("Fyn")),
        (crowds(by_region={"Fyn": 4}), Trait()),
        (crowds(everybody=4), None),
    ],
)
def test_region_and_trade_are_told_as_finely_as_five_share_them(shared: Crowds, left: Trait | None) -> None:
    assert told(WHOLE, shared) == left


NUMBERS = st.integers(0, 9)
CROWDS = st.builds(
    Crowds,
    everybody=NUMBERS,
    by_region=st.dictionaries(st.sampled_from(["Fyn", "Sjælland"]), NUMBERS),
    by_occupation=st.dictionaries(
        st.tuples(st.sampled_from(["", "Fyn", "Sjælland"]), st.sampled_from([LAGER, KRAN])), NUMBERS
    ),
    by_section=st.dictionaries(st.tuples(st.sampled_from(["", "Fyn", "Sjælland"]), st.sampled_from("FH")), NUMBERS),
)
TRAITS = st.builds(
    Trait,
    st.sampled_from(["", "Fyn", "Sjælland"]),
    st.sampled_from([None, LAGER, KRAN]),
    st.sampled_from(["", "F", "H"]),
)


@given(TRAITS, CROWDS)
def test_nothing_is_told_that_fewer_than_five_share(trait: Trait, shared: Crowds) -> None:
    said = told(trait, shared)
    if said is None:
        assert shared.everybody < CROWD
        return
    by_trade = {
        True: shared.by_occupation.get((said.region, said.occupation_id), 0) if said.occupation_id else 0,
        False: shared.by_section.get((said.region, said.section), 0),
    }
    anywhere = shared.by_region.get(said.region, 0) if said.region else shared.everybody
    number = by_trade[said.occupation_id is not None] if said.occupation_id or said.section else anywhere
    assert number >= CROWD
    assert said.region in {"", trait.region}
    assert said.occupation_id in {None, trait.occupation_id}


@pytest.mark.parametrize(
    ("minutes", "verdict"),
    [(None, TravelVerdict.UNKNOWN), (30, TravelVerdict.SHORT), (31, TravelVerdict.WITHIN)],
)
def test_the_way_is_told_in_words_and_not_in_minutes(minutes: int | None, verdict: TravelVerdict) -> None:
    assert travel_verdict(minutes) is verdict


def test_a_card_is_read_as_it_was_written() -> None:
    card = PoolCard("Fyn", "kranfører", TravelVerdict.SHORT, Track.NEAR, 4, ("lagerstyring",), ("kran A",), ("WMS",))
    assert read(written(card)) == card
