"""Facts enough for figures to be published: talks and courses of some a-kasser, spread by a seed; and their numbers.

`spread_talks` gives facts by a-kasse; `put_facts` puts them where filling would have, and says that all is filled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from psycopg.types.json import Jsonb

from matching.core.ids import AkasseId
from matching.database.pool import Connection, forget_tenant, set_tenant
from matching.queries.reference import akasser
from matching.statistics import store
from matching.statistics.catalogue import SOURCES
from matching.statistics.publication.codes import Codes
from matching.statistics.publication.tables import Register
from matching.statistics.store import Fact, FillState

JUNE, AUGUST = date(2026, 6, 1), date(2026, 8, 1)
TODAY = date(2026, 12, 1)
AKADEMIKERNE, METAL, DFH, HK = (AkasseId(number) for number in (48, 11, 40, 15))
AKASSER = (AKADEMIKERNE, METAL, DFH, HK)
CODES = Codes(
    {
        Register.AKASSER: {str(one): f"A-kasse {one}" for one in AKASSER},
        Register.PLACES: {},
        Register.INDUSTRIES: {},
        Register.OFFER_KINDS: {},
        Register.NONE: {},
    },
    (),
)


def a_talk(number: int, day: date = JUNE, **overrides: object) -> Fact:
    """A talk that was held in person, without a concrete job."""
    quantities = {"talks": 1, "with_outcome": 1, "held": 1}
    plain = Fact(UUID(int=number), "", day, None, {"form": "in_person", "kind": "jobsamtale"}, quantities)
    return replace(plain, **overrides)  # type: ignore[arg-type]


def spread_talks(seed: int = 1, *, each: int = 120, days: int = 180) -> Mapping[AkasseId, Sequence[Fact]]:
    """So many talks for each a-kasse, the second with twice as many as the first and so on."""
    chance = Random(seed)
    return {
        akasse_id: [_drawn_talk(chance, 10_000 * place + number, days) for number in range(each * place)]
        for place, akasse_id in enumerate(AKASSER, start=1)
    }


def _drawn_talk(chance: Random, number: int, days: int) -> Fact:
    state = chance.choices(("held", "no_show", ""), (80, 15, 5))[0]
    quantities = {"talks": 1} | ({state: 1, "with_outcome": 1} if state else {})
    if state == "held" and chance.random() < 0.4:
        quantities["concrete_job"] = 1
    values = {"form": chance.choice(("in_person", "in_person", "phone", "video")), "kind": "jobsamtale"}
    return a_talk(number, JUNE + timedelta(days=chance.randrange(days)), dimensions=values, quantities=quantities)


PUT = """
INSERT INTO fact (akasse_id, family, counted_id, part, counted_on, employer_id, dimensions, quantities)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""


def put_facts(connection: Connection, own: Mapping[AkasseId, Sequence[Fact]], family: str = "talks") -> None:
    """Put the facts of each a-kasse into the database, in its own name."""
    for akasse_id, facts in own.items():
        set_tenant(connection, akasse_id)
        rows = [
            (akasse_id, family, one.counted_id, one.part, one.counted_on, one.employer_id,
             Jsonb(one.dimensions), Jsonb(one.quantities))
            for one in facts
        ]  # fmt: skip
        with connection.cursor() as cursor:
            cursor.executemany(PUT, rows)
    forget_tenant(connection)


def say_filled(connection: Connection, until: date = TODAY) -> None:
    """Let every family of every a-kasse be filled up to a day."""
    for akasse_id in (None, *(one.akasse_id for one in akasser(connection))):
        if akasse_id is not None:
            set_tenant(connection, akasse_id)
        for source in SOURCES:
            if source.of_all == (akasse_id is None):
                basis = source.basis(connection)
                store.lock_fill(connection, akasse_id, source.family.code, basis)
                store.put_fill(connection, akasse_id, source.family.code, FillState(until, basis))
    forget_tenant(connection)
