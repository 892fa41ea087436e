"""Two a-kasser and one order: Akademikerne works with the employer, Metal has warehouse people it could lend."""

import re
from datetime import timedelta

from matching.core.access import Actor, Role
from matching.core.ids import AkasseId, JobOrderId, MemberId, PoolAgreementId
from matching.core.pools import PoolTerms
from matching.core.taxonomy import LicenceDemand
from matching.database.pool import Connection, set_tenant
from matching.queries import pool_agreements
from matching.services.agree_on_pool import ask_for_pools, lend_pool
from tests.builders import (
    AKADEMIKERNE,
    METAL,
    NOW,
    Read,
    an_adviser,
    put_geography,
    put_member,
    put_order,
    put_taxonomy,
)

ENDS = NOW + timedelta(days=30)
ASKING, LENDING = an_adviser(), an_adviser(METAL, user_id="adviser-9")
THIRD = Actor("adviser-11", Role.ADVISER, AkasseId(11))
TERMS = PoolTerms(NOW, ENDS, "To lagermedarbejdere til Pakkeriet inden jul.")
SOUGHT = Read(["lagermedarbejder"], ["lagerstyring", "personlig pleje"], [("truckcertifikat", LicenceDemand.MUST)])
WAREHOUSE = Read(["lagermedarbejder"], ["lagerstyring"], [("truckcertifikat", LicenceDemand.MUST)])
#: Enough people that a card points at nobody.
PEOPLE = 6


#: Keys and form tokens are random, so that any four digits turn up in them one day.
_RANDOM = re.compile(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|name="form_token" value="[^"]*"')


def without_random_keys(text: str) -> str:
    """What is left to look for a word in that must not be there."""
    return _RANDOM.sub("", text)


def put_world(connection: Connection, people: int = PEOPLE) -> tuple[JobOrderId, list[MemberId]]:
    """The order and Metal's warehouse people, all in Aarhus; leaves the transaction bound to Metal."""
    put_geography(connection)
    keys = put_taxonomy(connection)
    order = put_order(connection, keys, SOUGHT)
    members = [
        put_member(connection, keys, WAREHOUSE, akasse_id=METAL, name=f"Karl Hemmelig {number}", postcode="8000")
        for number in range(people)
    ]
    return order, members


def ask(connection: Connection, order: JobOrderId, terms: PoolTerms = TERMS) -> PoolAgreementId:
    """Akademikerne asks Metal; leaves the transaction bound to Akademikerne."""
    set_tenant(connection, AKADEMIKERNE)
    ask_for_pools(connection, ASKING, [METAL], order, terms, now=NOW)
    known = pool_agreements.agreements_of_order(connection, AKADEMIKERNE, order)
    return next(one.pool_agreement_id for one in known if one.ended_at is None)


def lend(connection: Connection, order: JobOrderId, terms: PoolTerms = TERMS) -> PoolAgreementId:
    """Akademikerne asks and Metal says yes; leaves the transaction bound to Akademikerne."""
    agreement = ask(connection, order, terms)
    set_tenant(connection, METAL)
    lend_pool(connection, LENDING, agreement, now=NOW)
    set_tenant(connection, AKADEMIKERNE)
    return agreement
