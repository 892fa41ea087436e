"""Another a-kasse's members: only for one recruitment, only when both have signed, and nobody signs for another."""

from dataclasses import replace
from datetime import datetime, timedelta

import psycopg
import pytest

from matching.core.errors import JobbroError
from matching.core.ids import AkasseId, JobOrderId
from matching.core.pool_errors import (
    PoolAgreementNotFound,
    PoolCountWrong,
    PoolPartyMissing,
    PoolPeriodWrong,
    PoolPurposeMissing,
    PoolStepNotAllowed,
)
from matching.core.pools import PoolAgreement, PoolEnd, PoolState, PoolTerms
from matching.core.referral_errors import OrderNotOpen
from matching.database.pool import Connection, set_tenant
from matching.queries import pool_agreements, pool_cards
from matching.services.agree_on_pool import (
    ask_for_pools,
    end_lapsed_pools,
    end_pool,
    lend_pool,
    renew_pool,
)
from tests.builders import AKADEMIKERNE, METAL, NOW
from tests.pool_world import ASKING, ENDS, LENDING, TERMS, THIRD, ask, lend, put_world

THIRD_AKASSE = AkasseId(11)


@pytest.fixture
def order(connection: Connection) -> JobOrderId:
    return put_world(connection)[0]


def known(connection: Connection, akasse_id: AkasseId, order: JobOrderId) -> list[PoolAgreement]:
    set_tenant(connection, akasse_id)
    return pool_agreements.agreements_of_order(connection, akasse_id, order)


def in_force(
    connection: Connection, asking: AkasseId, lending: AkasseId, order: JobOrderId, now: datetime
) -> list[PoolAgreement]:
    """The agreements that let one a-kasse see members of the other for the order, as the asking one knows them."""
    parties = (asking, lending)
    agreements = [one for one in known(connection, asking, order) if (one.asking_akasse, one.lending_akasse) == parties]
    return [one for one in agreements if one.holds(now)]


def test_one_signature_is_no_agreement(connection: Connection, order: JobOrderId) -> None:
    ask(connection, order)
    assert in_force(connection, AKADEMIKERNE, METAL, order, NOW) == []
    assert known(connection, METAL, order)[0].state(NOW) is PoolState.ASKED


def test_both_signatures_are_and_who_gave_them_when_is_on_record(connection: Connection, order: JobOrderId) -> None:
    lend(connection, order)
    (signed,) = in_force(connection, AKADEMIKERNE, METAL, order, NOW)
    assert (signed.asked_by, signed.asked_at, signed.lent_by, signed.lent_at) == ("adviser-1", NOW, "adviser-9", NOW)
    assert (signed.purpose, signed.most_cards) == (TERMS.purpose, 10)
    assert in_force(connection, AKADEMIKERNE, METAL, order, ENDS) == []


def test_several_can_be_asked_at_once_and_oneself_is_nobody(connection: Connection, order: JobOrderId) -> None:
    set_tenant(connection, AKADEMIKERNE)
    ask_for_pools(connection, ASKING, [METAL, THIRD_AKASSE, AKADEMIKERNE], order, TERMS, now=NOW)
    assert {one.lending_akasse for one in known(connection, AKADEMIKERNE, order)} == {METAL, THIRD_AKASSE}
    with pytest.raises(PoolPartyMissing):
        ask_for_pools(connection, ASKING, [AKADEMIKERNE], order, TERMS, now=NOW)


def test_it_goes_one_way_only(connection: Connection, order: JobOrderId) -> None:
    lend(connection, order)
    assert len(known(connection, METAL, order)) == 1
    assert in_force(connection, METAL, AKADEMIKERNE, order, NOW) == []


def test_it_holds_from_its_first_day(connection: Connection, order: JobOrderId) -> None:
    later = NOW + timedelta(days=2)
    lend(connection, order, replace(TERMS, starts_at=later))
    (signed,) = known(connection, AKADEMIKERNE, order)
    assert (signed.state(NOW), signed.state(later)) == (PoolState.COMING, PoolState.HOLDS)


def test_nobody_signs_for_another(connection: Connection, order: JobOrderId) -> None:
    agreement = ask(connection, order)
    with pytest.raises(PoolStepNotAllowed):
        lend_pool(connection, ASKING, agreement, now=NOW)
    with pytest.raises(psycopg.errors.RaiseException, match="signs for itself"), connection.transaction():
        connection.execute("UPDATE pool_agreement SET lent_at = asked_at, lent_by = 'adviser-1'")
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
        pool_agreements.ask_for_pool(connection, METAL, AKADEMIKERNE, order, TERMS, actor="x", now=NOW)


@pytest.mark.parametrize("because", ["refused", "lending"])
def test_nobody_ends_in_anothers_name(connection: Connection, order: JobOrderId, because: str) -> None:
    ask(connection, order)
    statement = "UPDATE pool_agreement SET ended_at = asked_at, ended_by = 'adviser-1', ended_because = %s"
    with pytest.raises(psycopg.errors.RaiseException, match="ends for itself"), connection.transaction():
        connection.execute(statement, [because])
    set_tenant(connection, METAL)
    with pytest.raises(psycopg.errors.RaiseException, match="ends for itself"), connection.transaction():
        connection.execute(statement, ["asking"])


def test_a_step_that_was_taken_is_not_taken_again(connection: Connection, order: JobOrderId) -> None:
    agreement = lend(connection, order)
    set_tenant(connection, METAL)
    for statement in ("UPDATE pool_agreement SET lent_by = 'x'", "UPDATE pool_agreement SET lent_at = NULL"):
        with pytest.raises(psycopg.errors.RaiseException, match="taken once"), connection.transaction():
            connection.execute(statement)
    end_pool(connection, LENDING, agreement, now=NOW)
    with pytest.raises(psycopg.errors.RaiseException, match="taken once"), connection.transaction():
        connection.execute("UPDATE pool_agreement SET ended_at = NULL, ended_by = NULL, ended_because = NULL")


def test_a_third_akasse_neither_sees_nor_ends_it(connection: Connection, order: JobOrderId) -> None:
    agreement = ask(connection, order)
    assert known(connection, THIRD_AKASSE, order) == []
    with pytest.raises(PoolAgreementNotFound):
        end_pool(connection, THIRD, agreement, now=NOW)


def test_a_no_is_kept_with_who_and_when_and_cannot_become_a_yes(connection: Connection, order: JobOrderId) -> None:
    agreement = ask(connection, order)
    set_tenant(connection, METAL)
    end_pool(connection, LENDING, agreement, now=NOW)
    (refused,) = known(connection, AKADEMIKERNE, order)
    assert (refused.ended_because, refused.ended_by, refused.ended_at) == (PoolEnd.REFUSED, "adviser-9", NOW)
    set_tenant(connection, METAL)
    with pytest.raises(PoolStepNotAllowed, match="Slut"):
        lend_pool(connection, LENDING, agreement, now=NOW)


@pytest.mark.parametrize(
    ("akasse_id", "actor", "because"),
    [(AKADEMIKERNE, ASKING, PoolEnd.ASKING), (METAL, LENDING, PoolEnd.LENDING)],
)
def test_either_ends_it_once_and_it_can_be_asked_for_again(
    connection: Connection, order: JobOrderId, akasse_id: AkasseId, actor: object, because: PoolEnd
) -> None:
    agreement = lend(connection, order)
    set_tenant(connection, akasse_id)
    for moment in (NOW, NOW + timedelta(hours=1)):
        end_pool(connection, actor, agreement, now=moment)  # type: ignore[arg-type]
    (ended,) = known(connection, AKADEMIKERNE, order)
    assert (ended.ended_because, ended.ended_at) == (because, NOW)
    for _ in range(2):
        ask_for_pools(connection, ASKING, [METAL], order, TERMS, now=NOW)
    assert len(known(connection, AKADEMIKERNE, order)) == 2


def test_it_needs_an_open_order_a_purpose_and_an_end_ahead(connection: Connection, order: JobOrderId) -> None:
    set_tenant(connection, AKADEMIKERNE)
    wrong: dict[type[JobbroError], list[PoolTerms]] = {
        PoolPeriodWrong: [
            replace(TERMS, ends_at=NOW),
            replace(TERMS, starts_at=ENDS),
            replace(TERMS, ends_at=NOW + timedelta(days=93)),
        ],
        PoolPurposeMissing: [replace(TERMS, purpose="  "), replace(TERMS, purpose="x" * 501)],
        PoolCountWrong: [replace(TERMS, most_cards=0), replace(TERMS, most_cards=21)],
    }
    for error, terms in ((error, one) for error, several in wrong.items() for one in several):
        with pytest.raises(error):
            ask_for_pools(connection, ASKING, [METAL], order, terms, now=NOW)
    connection.execute("UPDATE job_order SET status = 'need_met'")
    with pytest.raises(OrderNotOpen):
        ask_for_pools(connection, ASKING, [METAL], order, TERMS, now=NOW)
    assert known(connection, AKADEMIKERNE, order) == []


@pytest.mark.parametrize("akasse_id", [AKADEMIKERNE, METAL])
def test_the_clock_ends_what_has_run_out(connection: Connection, order: JobOrderId, akasse_id: AkasseId) -> None:
    lend(connection, order)
    set_tenant(connection, akasse_id)
    assert end_lapsed_pools(connection, akasse_id, now=NOW) == 0
    assert end_lapsed_pools(connection, akasse_id, now=ENDS) == 1
    assert end_lapsed_pools(connection, akasse_id, now=ENDS) == 0
    (ended,) = known(connection, AKADEMIKERNE, order)
    assert (ended.ended_because, ended.ended_by) == (PoolEnd.PERIOD, "jobbro")


def test_the_clock_ends_what_was_about_a_closed_order_and_empties_the_cards(
    connection: Connection, order: JobOrderId
) -> None:
    agreement = lend(connection, order)
    connection.execute("UPDATE job_order SET status = 'deadline_passed'")
    assert known(connection, AKADEMIKERNE, order)[0].state(NOW) is PoolState.OVER
    set_tenant(connection, METAL)
    assert len(pool_cards.own_cards(connection, METAL, agreement)) == 6
    end_lapsed_pools(connection, METAL, now=NOW)
    assert known(connection, METAL, order)[0].ended_because is PoolEnd.ORDER
    assert pool_cards.own_cards(connection, METAL, agreement) == []
    assert connection.execute("SELECT count(*) FROM pool_card WHERE content IS NOT NULL").fetchone() == (0,)


def test_only_the_lender_renews_and_only_while_it_holds(connection: Connection, order: JobOrderId) -> None:
    agreement = lend(connection, order)
    with pytest.raises(PoolStepNotAllowed):
        renew_pool(connection, ASKING, agreement, now=NOW)
    set_tenant(connection, METAL)
    renew_pool(connection, LENDING, agreement, now=NOW + timedelta(hours=1))
    assert known(connection, METAL, order)[0].renewed_at == NOW + timedelta(hours=1)
    with pytest.raises(PoolStepNotAllowed, match="Slut"):
        renew_pool(connection, LENDING, agreement, now=ENDS)
