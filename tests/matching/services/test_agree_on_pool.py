"""Another a-kasse's members: only for one recruitment, only when both have signed, and nobody signs for another."""

from datetime import timedelta

import psycopg
import pytest

from matching.core.ids import AkasseId, JobOrderId
from matching.core.pools import PoolAgreement
from matching.core.referral_errors import OrderNotOpen, PoolAgreementMissing, SharePeriodWrong
from matching.database.pool import Connection, set_tenant
from matching.queries import pool_agreements
from matching.services.agree_on_pool import ask_for_pool, end_pool, get_agreement_in_force, lend_pool
from tests.builders import AKADEMIKERNE, LAGER_READ, METAL, NOW, an_adviser, put_order, put_taxonomy

ENDS = NOW + timedelta(days=30)
ASKING, LENDING = an_adviser(), an_adviser(METAL, user_id="adviser-9")


@pytest.fixture
def order(connection: Connection) -> JobOrderId:
    keys = put_taxonomy(connection)
    made = put_order(connection, keys, LAGER_READ)
    set_tenant(connection, AKADEMIKERNE)
    ask_for_pool(connection, ASKING, METAL, made, ends_at=ENDS, now=NOW)
    return made


def known(connection: Connection, akasse_id: AkasseId, order: JobOrderId) -> list[PoolAgreement]:
    set_tenant(connection, akasse_id)
    return pool_agreements.agreements_of_order(connection, akasse_id, order)


def test_one_signature_is_no_agreement(connection: Connection, order: JobOrderId) -> None:
    with pytest.raises(PoolAgreementMissing):
        get_agreement_in_force(connection, ASKING, METAL, order, now=NOW)


def test_both_signatures_are(connection: Connection, order: JobOrderId) -> None:
    (asked,) = known(connection, METAL, order)
    lend_pool(connection, LENDING, asked.pool_agreement_id, now=NOW)
    set_tenant(connection, AKADEMIKERNE)
    assert get_agreement_in_force(connection, ASKING, METAL, order, now=NOW)[0].lent_at == NOW
    with pytest.raises(PoolAgreementMissing):
        get_agreement_in_force(connection, ASKING, METAL, order, now=ENDS)


def test_it_goes_one_way_only(connection: Connection, order: JobOrderId) -> None:
    (asked,) = known(connection, METAL, order)
    lend_pool(connection, LENDING, asked.pool_agreement_id, now=NOW)
    with pytest.raises(PoolAgreementMissing):
        get_agreement_in_force(connection, LENDING, AKADEMIKERNE, order, now=NOW)


def test_nobody_signs_for_another(connection: Connection, order: JobOrderId) -> None:
    (asked,) = known(connection, AKADEMIKERNE, order)
    with pytest.raises(PoolAgreementMissing):
        lend_pool(connection, ASKING, asked.pool_agreement_id, now=NOW)
    with pytest.raises(psycopg.errors.RaiseException, match="signs for itself"), connection.transaction():
        connection.execute("UPDATE pool_agreement SET lent_at = asked_at, lent_by = 'adviser-1'")
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
        pool_agreements.ask_for_pool(connection, METAL, AKADEMIKERNE, order, actor="x", ends_at=ENDS, now=NOW)


def test_a_third_akasse_neither_sees_nor_ends_it(connection: Connection, order: JobOrderId) -> None:
    (asked,) = known(connection, AKADEMIKERNE, order)
    third = AkasseId(11)
    assert known(connection, third, order) == []
    with pytest.raises(PoolAgreementMissing):
        end_pool(connection, asked.pool_agreement_id, now=NOW)


def test_either_ends_it_and_it_can_be_asked_for_again(connection: Connection, order: JobOrderId) -> None:
    (asked,) = known(connection, METAL, order)
    lend_pool(connection, LENDING, asked.pool_agreement_id, now=NOW)
    end_pool(connection, asked.pool_agreement_id, now=NOW)
    set_tenant(connection, AKADEMIKERNE)
    with pytest.raises(PoolAgreementMissing):
        get_agreement_in_force(connection, ASKING, METAL, order, now=NOW)
    for _ in range(2):
        ask_for_pool(connection, ASKING, METAL, order, ends_at=ENDS, now=NOW)
    assert len(known(connection, AKADEMIKERNE, order)) == 2


def test_it_needs_an_open_order_and_an_end_ahead(connection: Connection, order: JobOrderId) -> None:
    with pytest.raises(SharePeriodWrong):
        ask_for_pool(connection, ASKING, METAL, order, ends_at=NOW, now=NOW)
    connection.execute("UPDATE job_order SET status = 'need_met'")
    with pytest.raises(OrderNotOpen):
        ask_for_pool(connection, ASKING, METAL, order, ends_at=ENDS, now=NOW)
