"""What other systems have sent, understood: some thirty members of one a-kasse, their courses and talks, and orders.

All of it is the demonstration's own on the tests' fixed day, beside one order that an employer has submitted. The
world is small, so it is kept around Copenhagen: over the whole country hardly anybody would be near a job.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice

from api.commands.load_taxonomy import has_taxonomy, put_starter_rows
from api.commands.work import prepared
from ingest.demo.courses import SOURCE, demo_courses
from ingest.demo.members import DemoMember, a_member
from ingest.demo.orders import an_order
from ingest.demo.talks import demo_contact
from ingest.demo.world import the_world
from matching.core.ids import AkasseId, JobOrderId
from matching.core.job_order import Contact, Employment, Hours, JobOrderSubmission
from matching.core.member import MemberSubmission
from matching.core.order_life import EMPLOYER_SOURCE
from matching.database import Connection
from matching.database.pool import Pool, open_transaction, tenant_transaction
from matching.queries import courses
from matching.services.land_courses import land_courses
from matching.services.land_job_orders import land_job_orders
from matching.services.land_members import land_members
from matching.services.submit_order import submit_order
from matching.services.take_over_talks import PastContact, take_over_talks
from matching.services.understand import Understanding, understand_job_orders, understand_members
from tests.api.stage import NOW

AKASSE = AkasseId(43)
#: Another a-kasse, whose members are as those of the first, so that one can lend what the other needs.
NEIGHBOUR = AkasseId(26)
TODAY = NOW.date()
SEED, PEOPLE, ORDERS = 1, 30, 40
#: How the codes of the municipalities in and around Copenhagen begin.
AROUND = ("1", "2")
AD = """Vi søger en lagermedarbejder til vores lager i Brøndby, som modtager varer, pakker ordrer og kører gaffeltruck.
Du har truckcertifikat B og er vant til et lagerstyringssystem. Det er en fordel, at du kan lidt tysk.
Arbejdstiden er 37 timer om ugen i dagvagt. Det er en fast stilling."""
OWN_ORDER = JobOrderSubmission(
    source=EMPLOYER_SOURCE,
    source_id="kladde-1",
    title="Lagermedarbejder",
    text=AD,
    employer_name="Pakkeriet ApS",
    cvr_number="10172748",
    postcode="2605",
    positions=2,
    candidates_wanted=8,
    hours=Hours(37, 37),
    employment=Employment.PERMANENT,
    starts_on=TODAY + timedelta(days=21),
    deadline_on=TODAY + timedelta(days=31),
    contact=Contact("Bo Chef", "bo@example.com", "00 12 34 56"),
)


def land(pool: Pool) -> JobOrderId:
    """Fill a migrated database, empty or with the starter alone; the key of the order that the employer submitted."""
    if not has_taxonomy(pool):
        put_starter_rows(pool)
    understanding = prepared(pool)
    people = list(_people())
    with open_transaction(pool) as connection:
        own = _land_orders(connection, _wanted(people), understanding)
    with tenant_transaction(pool, AKASSE) as connection:
        _land_people(connection, [one.submission for one in people], understanding)
        _take_over(connection)
    with tenant_transaction(pool, NEIGHBOUR) as connection:
        land_members(connection, [_next_door(one.submission) for one in people], now=NOW)
        understand_members(connection, understanding, NEIGHBOUR, now=NOW, most=2 * PEOPLE)
    return own


def _next_door(one: MemberSubmission) -> MemberSubmission:
    return replace(one, akasse_id=NEIGHBOUR, source_id=f"nabo-{one.source_id}")


def _people() -> Iterator[DemoMember]:
    """The first of the demonstration's members who belong to the a-kasse and live here."""
    made = (a_member(the_world(), SEED, number, TODAY) for number in count())
    ours = (one for one in made if one.submission.akasse_id == AKASSE and _is_around(one.submission.municipality_code))
    return islice(ours, PEOPLE)


def _wanted(people: Sequence[DemoMember]) -> list[JobOrderSubmission]:
    """The first of the demonstration's orders that ask for an occupation which somebody has held or has as a goal."""
    trades = {trade for one in people for trade in (*one.held, *one.goals)}
    made = (an_order(the_world(), SEED, number, TODAY) for number in count())
    wanted = (one.submission for one in made if trades & set(one.occupations))
    return list(islice((one for one in wanted if _is_around(one.municipality_code)), ORDERS))


def _is_around(municipality_code: str | None) -> bool:
    return municipality_code is not None and municipality_code.startswith(AROUND)


def _land_orders(
    connection: Connection, invented: Sequence[JobOrderSubmission], understanding: Understanding
) -> JobOrderId:
    land_job_orders(connection, invented, now=NOW)
    own = submit_order(connection, OWN_ORDER, {}, now=NOW - timedelta(days=6))
    understand_job_orders(connection, understanding, now=NOW, most=2 * ORDERS)
    return own.job_order_id


def _land_people(connection: Connection, people: Sequence[MemberSubmission], understanding: Understanding) -> None:
    land_members(connection, people, now=NOW)
    land_courses(connection, list(demo_courses(people, TODAY)), now=NOW)
    understand_members(connection, understanding, AKASSE, now=NOW, most=2 * PEOPLE)


def _take_over(connection: Connection) -> None:
    contact = demo_contact(AKASSE, courses.courses_of_source(connection, AKASSE, SOURCE), TODAY)
    past = PastContact(contact.advisers, contact.talks, contact.exemptions)
    take_over_talks(connection, AKASSE, past, now=NOW)
