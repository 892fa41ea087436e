"""The tiny world that the examples and the tests of the queries read from."""

from dataclasses import dataclass

from matching.core.ids import JobOrderId, MemberId, RankingEventId
from matching.core.taxonomy import LicenceDemand
from matching.database.pool import Connection
from matching.queries import events
from tests.builders import (
    AKADEMIKERNE,
    BUTIK_READ,
    NOW,
    Keys,
    Read,
    put_geography,
    put_member,
    put_order,
    put_taxonomy,
)

FULL_READ = Read(
    occupations=["lagermedarbejder"],
    skills=["lagerstyring", "varemodtagelse"],
    licences=[("truckcertifikat", LicenceDemand.MUST)],
    languages=[("dansk", "good")],
    goals=["butiksassistent"],
)


@dataclass(frozen=True)
class World:
    """The keys of one order and one member with everything, one of each that wait, and one event."""

    keys: Keys
    order: JobOrderId
    waiting_order: JobOrderId
    member: MemberId
    waiting_member: MemberId
    event: RankingEventId


def ranking_event_row(member: MemberId, **overrides: object) -> dict[str, object]:
    from psycopg.types.json import Jsonb

    plain = {
        "akasse_id": AKADEMIKERNE, "happened_at": NOW, "as_of": NOW.date(), "actor": "adviser-1",
        "purpose": "jobsamtale", "member_id": member, "job_order_id": None, "ranker": "til-proeve@1",
        "feature_names": ["likeness"], "embedding_model": "tal", "considered": 2, "excluded": Jsonb({}),
        "options": Jsonb({}), "shown": Jsonb([]), "milliseconds": 1.0,
    }  # fmt: skip
    return {**plain, **overrides}


def a_world(connection: Connection) -> World:
    """Put the world; the transaction stays bound to Akademikernes."""
    put_geography(connection)
    keys = put_taxonomy(connection)
    order = put_order(connection, keys, FULL_READ, postcode="1500", employer_name="Pakkeriet ApS")
    put_order(connection, keys, BUTIK_READ, title="Butiksassistent")
    waiting_order = put_order(connection, keys, source_id="venter")
    member = put_member(connection, keys, FULL_READ, postcode="4000", source_id="karen")
    waiting_member = put_member(connection, keys, name="Bo Venter")
    event = events.add_ranking_event(connection, ranking_event_row(member))
    return World(keys, order, waiting_order, member, waiting_member, event)
