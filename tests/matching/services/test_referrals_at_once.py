"""Two at once, on real connections: advisers, tabs and a-kasser act together, and each thing happens once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Barrier
from uuid import UUID

import pytest

from matching.core.errors import JobbroError
from matching.core.ids import AkasseId, JobOrderId, MemberId, ReferralId
from matching.core.job_order import JobOrderStatus
from matching.core.order_room import OrderRoom
from matching.core.placements import EvidenceSource, Hire, PlacementKind, ReversalReason
from matching.core.referral_errors import NoPlaceLeft, NoPositionOpen, PlacementAlreadyReversed, StaleReferral
from matching.core.referrals import Party, ReferralAct, ReferralKind, ReferralState
from matching.core.sharing import CARD
from matching.database.embedded import Database
from matching.database.pool import Connection, Pool, connect, tenant_transaction
from matching.queries import referrals
from matching.services.agree_referral import Agreement, agree_referral
from matching.services.answer_referral import Answer, Answered, answer_referral
from matching.services.propose_referral import propose_referral
from matching.services.register_placement import register_placement
from matching.services.reverse_placement import reverse_placement
from matching.services.send_referral import send_referral
from matching.services.withdraw_referral import withdraw_referral
from tests.builders import (
    AKADEMIKERNE,
    LAGER_READ,
    METAL,
    NOW,
    an_adviser,
    put_member,
    put_order,
    put_referral,
    put_taxonomy,
)

LATER = NOW + timedelta(minutes=1)
HIRE = Hire(date(2026, 12, 1), 37, PlacementKind.ORDINARY, EvidenceSource.EMPLOYER)
ONE, OTHER = an_adviser(), an_adviser(user_id="adviser-2")
AGREED = Agreement(CARD, date(2026, 12, 31))
Act = Callable[[Connection], object]


@dataclass(frozen=True)
class Scene:
    """An order with one position in a database of its own; members of two a-kasser."""

    pool: Pool
    order: JobOrderId
    members: dict[AkasseId, MemberId]

    def together(self, *acts: tuple[AkasseId, Act]) -> list[object]:
        """Run the acts in as many threads, let loose at the same moment; what each returned, or its error."""
        start = Barrier(len(acts))

        def run(akasse_id: AkasseId, act: Act) -> object:
            start.wait(timeout=10)
            try:
                with tenant_transaction(self.pool, akasse_id) as connection:
                    return act(connection)
            except JobbroError as error:
                return type(error)

        with ThreadPoolExecutor(len(acts)) as threads:
            waiting = [threads.submit(run, *one) for one in acts]
            return [one.result(timeout=30) for one in waiting]

    def put(self, akasse_id: AkasseId = AKADEMIKERNE, **options: object) -> ReferralId:
        with tenant_transaction(self.pool, akasse_id) as connection:
            actor = an_adviser(akasse_id)
            return put_referral(connection, self.members[akasse_id], self.order, actor=actor, **options)  # type: ignore[arg-type]

    def link(self, referral: ReferralId) -> UUID:
        with tenant_transaction(self.pool, AKADEMIKERNE) as connection:
            found = referrals.newest_link(connection, AKADEMIKERNE, referral)
            assert found is not None
            return found.link_id

    def steps(self, referral: ReferralId) -> list[tuple[ReferralAct, Party]]:
        with tenant_transaction(self.pool, AKADEMIKERNE) as connection:
            found = referrals.referral_steps(connection, AKADEMIKERNE, [referral])
            return [(one.act, one.party) for one in found]

    def room(self) -> OrderRoom:
        with tenant_transaction(self.pool, AKADEMIKERNE) as connection:
            found = referrals.find_order_room(connection, self.order)
            assert found is not None
            return found


@pytest.fixture
def scene(database: Database, pool: Pool) -> Iterator[Scene]:
    with connect(database.url) as connection:
        with connection.transaction():
            keys = put_taxonomy(connection)
            order = put_order(connection, keys, LAGER_READ, candidates_wanted=3)
        members = {}
        for akasse_id in (AKADEMIKERNE, METAL):
            with connection.transaction():
                members[akasse_id] = put_member(connection, keys, LAGER_READ, akasse_id=akasse_id)
    return Scene(pool, order, members)


def test_two_advisers_who_propose_the_same_pair_make_one_referral(scene: Scene) -> None:
    pair = (scene.members[AKADEMIKERNE], scene.order, ReferralKind.OFFERED)
    one, other = scene.together(
        (AKADEMIKERNE, lambda c: propose_referral(c, ONE, *pair, talk_id=None, now=NOW)),
        (AKADEMIKERNE, lambda c: propose_referral(c, OTHER, *pair, talk_id=None, now=NOW)),
    )
    assert one == other
    assert scene.steps(one) == [(ReferralAct.PROPOSE, Party.ADVISER)]  # type: ignore[arg-type]


def test_sending_and_withdrawing_at_once_is_one_of_the_two(scene: Scene) -> None:
    referral = scene.put(agreed=True)
    results = scene.together(
        (AKADEMIKERNE, lambda c: send_referral(c, ONE, referral, version=2, now=NOW)),
        (AKADEMIKERNE, lambda c: withdraw_referral(c, OTHER, referral, version=2, now=NOW)),
    )
    assert results.count(StaleReferral) == 1
    assert len(scene.steps(referral)) == 3
    last = scene.steps(referral)[-1][0]
    assert (last, scene.room().out) in {(ReferralAct.SEND, 1), (ReferralAct.WITHDRAW, 0)}


def test_a_double_click_on_send_sends_once(scene: Scene) -> None:
    referral = scene.put(agreed=True)
    press = (AKADEMIKERNE, lambda c: send_referral(c, ONE, referral, version=2, now=NOW))
    assert scene.together(press, press, press).count(StaleReferral) == 2
    with tenant_transaction(scene.pool, AKADEMIKERNE) as connection:
        rows = connection.execute("SELECT count(*) FROM outgoing_mail WHERE kind = 'referral_to_employer'").fetchone()
    assert rows == (1,)


def test_two_answers_from_two_tabs_have_one_effect(scene: Scene) -> None:
    referral = scene.put(sent=True)
    link = scene.link(referral)

    def press(act: ReferralAct, **more: object) -> tuple[AkasseId, Act]:
        answer = Answer(act, **more)  # type: ignore[arg-type]
        return AKADEMIKERNE, lambda c: answer_referral(c, AKADEMIKERNE, link, answer, version=3, now=LATER)

    results = scene.together(
        press(ReferralAct.HIRE, hire=HIRE), press(ReferralAct.HIRE, hire=HIRE), press(ReferralAct.INVITE)
    )
    assert sorted(one.changed for one in results if isinstance(one, Answered)) == [False, False, True]
    assert len(scene.steps(referral)) == 4
    assert scene.room().filled <= 1


def test_an_answer_and_a_withdrawal_at_once_never_both_stand(scene: Scene) -> None:
    referral = scene.put(sent=True)
    link = scene.link(referral)
    hire = Answer(ReferralAct.HIRE, hire=HIRE)
    scene.together(
        (AKADEMIKERNE, lambda c: answer_referral(c, AKADEMIKERNE, link, hire, version=3, now=LATER)),
        (AKADEMIKERNE, lambda c: withdraw_referral(c, ONE, referral, version=3, now=LATER)),
    )
    with tenant_transaction(scene.pool, AKADEMIKERNE) as connection:
        found = referrals.find_referral(connection, AKADEMIKERNE, referral)
    assert found is not None
    hired = found.state is ReferralState.HIRED
    assert (scene.room().filled, scene.room().out) == (int(hired), 0)


def test_two_akasser_cannot_both_take_the_last_place(scene: Scene) -> None:
    with tenant_transaction(scene.pool, AKADEMIKERNE) as connection:
        connection.execute("UPDATE job_order SET candidates_wanted = 1")
    mine, theirs = scene.put(AKADEMIKERNE), scene.put(METAL)
    results = scene.together(
        (AKADEMIKERNE, lambda c: agree_referral(c, ONE, mine, AGREED, version=1, now=NOW)),
        (METAL, lambda c: agree_referral(c, an_adviser(METAL), theirs, AGREED, version=1, now=NOW)),
    )
    assert results.count(NoPlaceLeft) == 1
    assert (scene.room().held, scene.room().places_left) == (1, 0)


def test_the_second_waits_for_the_first_and_counts_what_it_did(scene: Scene) -> None:
    """The first has taken the last place and not yet committed: the second must not decide on what it sees before."""
    with tenant_transaction(scene.pool, AKADEMIKERNE) as connection:
        connection.execute("UPDATE job_order SET candidates_wanted = 1")
    mine, theirs = scene.put(AKADEMIKERNE), scene.put(METAL)
    agree_theirs = (METAL, lambda c: agree_referral(c, an_adviser(METAL), theirs, AGREED, version=1, now=NOW))
    with ThreadPoolExecutor(1) as thread:
        with tenant_transaction(scene.pool, AKADEMIKERNE) as connection:
            agree_referral(connection, ONE, mine, AGREED, version=1, now=NOW)
            waiting = thread.submit(scene.together, agree_theirs)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.5)
        assert waiting.result(timeout=30) == [NoPlaceLeft]
    assert scene.room().held == 1


def test_two_akasser_cannot_both_fill_the_only_position(scene: Scene) -> None:
    mine, theirs = scene.put(AKADEMIKERNE, sent=True), scene.put(METAL, sent=True)
    results = scene.together(
        (AKADEMIKERNE, lambda c: register_placement(c, ONE, mine, HIRE, version=3, now=LATER)),
        (METAL, lambda c: register_placement(c, an_adviser(METAL), theirs, HIRE, version=3, now=LATER)),
    )
    assert results.count(NoPositionOpen) == 1
    assert (scene.room().filled, scene.room().status) == (1, JobOrderStatus.NEED_MET)


def test_a_placement_is_taken_back_once_by_two(scene: Scene) -> None:
    referral = scene.put(sent=True)
    with tenant_transaction(scene.pool, AKADEMIKERNE) as connection:
        key = register_placement(connection, ONE, referral, HIRE, version=3, now=LATER)
    results = scene.together(
        (AKADEMIKERNE, lambda c: reverse_placement(c, ONE, key, ReversalReason.MISTAKE, now=LATER)),
        (AKADEMIKERNE, lambda c: reverse_placement(c, OTHER, key, ReversalReason.EMPLOYER_SAID_NO, now=LATER)),
    )
    assert results.count(PlacementAlreadyReversed) == 1
    assert (scene.room().filled, scene.room().status) == (0, JobOrderStatus.IN_PROGRESS)
