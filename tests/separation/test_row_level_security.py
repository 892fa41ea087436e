"""No a-kasse sees, changes or makes another's rows; and each guard, when taken away, is missed by a check."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb

from matching.core.cards import Decision
from matching.core.ids import AkasseId
from matching.core.taxonomy import LicenceDemand
from matching.database.embedded import Database
from matching.database.pool import Connection, connect, set_tenant
from matching.database.roles import OWNER, SCHEMA
from matching.queries import events
from tests.builders import AKADEMIKERNE, METAL, NOW, Keys, Read, put_member, put_order, put_taxonomy
from tests.matching.queries.world import ranking_event_row
from tests.separation.catalog import CHECKS, findings, tenant_tables

#: The tables that hold rows of their own; the partitions of member_vector are asked through it.
TABLES = (
    "decision_event", "member", "member_goal", "member_identity", "member_language", "member_licence",
    "member_occupation", "member_skill", "member_vector", "member_version", "ranking_event",
)  # fmt: skip
EVENTS = ("decision_event", "ranking_event")
PARTITION = "member_vector_48"
FULL = Read(
    occupations=["lagermedarbejder"],
    skills=["lagerstyring"],
    licences=[("truckcertifikat", LicenceDemand.MUST)],
    languages=[("dansk", "good")],
    goals=["butiksassistent"],
)
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class House:
    """A database with one member, and a decision about one, in each of two a-kasser."""

    database: Database
    rows: dict[AkasseId, Rows]


def put_one_of_everything(connection: Connection, keys: Keys, akasse_id: AkasseId) -> Rows:
    """One row or more in every table of the a-kasser; what they are as JSON."""
    order = put_order(connection, keys)
    member = put_member(connection, keys, FULL, akasse_id=akasse_id)
    event = events.add_ranking_event(connection, ranking_event_row(member, akasse_id=akasse_id))
    decision = {"akasse_id": akasse_id, "ranking_event_id": event, "happened_at": NOW, "actor": "adviser-1"}
    pair = {"member_id": member, "job_order_id": order, "decision": Decision.AGREED, "reason": None}
    events.add_decision_event(connection, {**decision, **pair})
    return {table: rows_of(connection, table) for table in TABLES}


def rows_of(connection: Connection, table: str) -> list[dict[str, Any]]:
    query = sql.SQL("SELECT to_jsonb({0}) FROM {0}").format(sql.Identifier(table))
    return [row for (row,) in connection.execute(query).fetchall()]


@pytest.fixture(scope="module")
def house(module_database: Database) -> House:
    with connect(module_database.url) as connection:
        with connection.transaction():
            keys = put_taxonomy(connection)
        rows = {}
        for akasse_id in (AKADEMIKERNE, METAL):
            with connection.transaction():
                rows[akasse_id] = put_one_of_everything(connection, keys, akasse_id)
    return House(module_database, rows)


@pytest.fixture(scope="module")
def serving(house: House) -> Iterator[Connection]:
    with connect(house.database.url) as connection:
        yield connection


@pytest.fixture(scope="module")
def administering(house: House) -> Iterator[Connection]:
    with connect(house.database.admin_url) as connection:
        yield connection


@contextmanager
def undone(connection: Connection, akasse_id: AkasseId | None = None) -> Iterator[None]:
    """A transaction, of an a-kasse or of none, of which nothing stays."""
    with connection.transaction(force_rollback=True):
        if akasse_id is not None:
            set_tenant(connection, akasse_id)
        yield


def run(connection: Connection, statement: str, table: str, **values: Any) -> psycopg.Cursor[Any]:
    return connection.execute(sql.SQL(statement).format(sql.Identifier(table)), values)


def inserted(connection: Connection, table: str, row: dict[str, Any]) -> type[Exception]:
    """How inserting a copy of a row is refused: by its key when the policy lets it through, else by the policy."""
    statement = "INSERT INTO {0} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(null::{0}, %(row)s)"
    with pytest.raises(psycopg.Error) as refused, connection.transaction():
        run(connection, statement, table, row=Jsonb(row))
    return type(refused.value)


def test_each_table_of_the_akasser_is_asked(house: House, serving: Connection) -> None:
    partitions = {name for name in tenant_tables(serving) if name.startswith("member_vector_")}
    assert set(tenant_tables(serving)) == set(TABLES) | partitions
    assert len(partitions) == 22
    for rows in house.rows.values():
        assert {table for table, found in rows.items() if found} == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_an_akasse_reads_its_own_rows_and_no_others(house: House, serving: Connection, table: str) -> None:
    for akasse_id in (AKADEMIKERNE, METAL):
        with undone(serving, akasse_id):
            assert rows_of(serving, table) == house.rows[akasse_id][table]
            assert {row["akasse_id"] for row in rows_of(serving, table)} == {akasse_id}


@pytest.mark.parametrize("table", TABLES)
def test_an_akasse_without_rows_and_one_who_is_of_none_read_nothing(serving: Connection, table: str) -> None:
    for akasse_id in (AkasseId(11), None):
        with undone(serving, akasse_id):
            assert rows_of(serving, table) == []


@pytest.mark.parametrize("table", TABLES)
def test_a_row_can_be_made_in_the_own_akasse_only(house: House, serving: Connection, table: str) -> None:
    """A copy of an own row fails on its key, after the policy let it through; another's fails on the policy."""
    row = house.rows[AKADEMIKERNE][table][0]
    for akasse_id, refused in (
        (AKADEMIKERNE, psycopg.errors.UniqueViolation),
        (METAL, psycopg.errors.InsufficientPrivilege),
        (None, psycopg.errors.InsufficientPrivilege),
    ):
        with undone(serving, akasse_id):
            assert inserted(serving, table, row) is refused


@pytest.mark.parametrize("table", [table for table in TABLES if table not in EVENTS])
def test_rows_can_be_changed_in_the_own_akasse_only(house: House, serving: Connection, table: str) -> None:
    own = len(house.rows[AKADEMIKERNE][table])
    for akasse_id, changed in ((AKADEMIKERNE, own), (AkasseId(11), 0), (None, 0)):
        with undone(serving, akasse_id):
            assert run(serving, "UPDATE {} SET akasse_id = akasse_id", table).rowcount == changed
            theirs = "UPDATE {} SET akasse_id = akasse_id WHERE akasse_id = %(theirs)s"
            assert run(serving, theirs, table, theirs=METAL).rowcount == 0


@pytest.mark.parametrize("table", [table for table in TABLES if table not in EVENTS])
def test_an_own_row_cannot_be_moved_to_another_akasse(serving: Connection, table: str) -> None:
    with undone(serving, AKADEMIKERNE), pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        run(serving, "UPDATE {} SET akasse_id = %(theirs)s", table, theirs=METAL)


@pytest.mark.parametrize("table", [table for table in TABLES if table not in EVENTS])
def test_rows_can_be_deleted_in_the_own_akasse_only(house: House, serving: Connection, table: str) -> None:
    """A member's own row is held fast by what refers to it, which shows that it was reached."""
    for akasse_id in (AkasseId(11), None):
        with undone(serving, akasse_id):
            assert run(serving, "DELETE FROM {}", table).rowcount == 0
    with undone(serving, AKADEMIKERNE):
        if table == "member":
            with pytest.raises(psycopg.errors.ForeignKeyViolation):
                run(serving, "DELETE FROM {}", table)
        else:
            assert run(serving, "DELETE FROM {}", table).rowcount == len(house.rows[AKADEMIKERNE][table])


@pytest.mark.parametrize("table", EVENTS)
@pytest.mark.parametrize("statement", ["UPDATE {} SET actor = ''", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_what_happened_is_changed_by_nobody(
    serving: Connection, administering: Connection, table: str, statement: str
) -> None:
    with undone(serving, AKADEMIKERNE), pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        run(serving, statement, table)
    with undone(administering, AKADEMIKERNE):
        administering.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
        with pytest.raises(psycopg.errors.RaiseException, match="never changed or deleted"):
            run(administering, statement, table)


@pytest.mark.parametrize("statement", ["SELECT FROM {}", "DELETE FROM {}", "UPDATE {} SET digest = ''"])
def test_a_partition_cannot_be_asked_past_its_table(serving: Connection, statement: str) -> None:
    with undone(serving, AKADEMIKERNE), pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        run(serving, statement, PARTITION)


@pytest.mark.parametrize("table", TABLES)
def test_even_the_owner_of_the_tables_sees_no_rows_without_an_akasse(administering: Connection, table: str) -> None:
    with undone(administering):
        administering.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
        assert rows_of(administering, table) == []


def test_a_list_of_another_akasse_cannot_be_decided_on_past_the_services(house: House, serving: Connection) -> None:
    """The reference carries the a-kasse, so that a key that exists elsewhere fails as one that does not."""
    theirs = house.rows[METAL]["decision_event"][0]
    errors = set()
    for event in (theirs["ranking_event_id"], "00000000-0000-0000-0000-000000000007"):
        row = {**theirs, "akasse_id": AKADEMIKERNE, "decision_event_id": event, "ranking_event_id": event}
        with undone(serving, AKADEMIKERNE):
            errors.add(inserted(serving, "decision_event", row))
    assert errors == {psycopg.errors.ForeignKeyViolation}


def test_the_same_source_id_in_two_akasser_is_no_conflict_that_would_tell(serving: Connection, house: House) -> None:
    with undone(serving, AKADEMIKERNE):
        theirs = house.rows[METAL]["member"][0]["source_id"]
        assert run(serving, "UPDATE {} SET source_id = %(id)s", "member", id=theirs).rowcount == 1


def test_the_catalog_is_clean(house: House, administering: Connection) -> None:
    assert findings(administering) == []
    assert len(CHECKS) == 13


GUARDS = {
    "the policy dropped": "DROP POLICY own_akasse_only ON {table}",
    "row-level security not forced": "ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
    "row-level security disabled": "ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    "reading let loose": "ALTER POLICY own_akasse_only ON {table} USING (true)",
    "writing let loose": "ALTER POLICY own_akasse_only ON {table} WITH CHECK (true)",
    "a second, wider policy": "CREATE POLICY wide ON {table} FOR SELECT USING (true)",
}


@pytest.mark.parametrize("guard", GUARDS)
def test_each_guard_of_each_table_is_missed_when_it_is_gone(administering: Connection, guard: str) -> None:
    tables = tenant_tables(administering)
    missed = []
    for table in tables:
        with undone(administering):
            statement = GUARDS[guard].format(table="{}")
            administering.execute(sql.SQL(statement).format(sql.Identifier(SCHEMA, table)))
            found = findings(administering, tables)
            missed.append(len(found) == 1 and found[0].endswith(f": {table}"))
    assert missed == [True] * 33


MUTATIONS = {
    "the runtime role is too powerful": "ALTER ROLE jobbro_app BYPASSRLS",
    "the runtime role owns something": "ALTER TABLE member_goal OWNER TO jobbro_app",
    "the runtime role may do more than read and write rows": "GRANT TRUNCATE ON member TO jobbro_app",
    "the runtime role may make objects in the schema": "GRANT CREATE ON SCHEMA jobbro TO jobbro_app",
    "the runtime role may change what is append-only": "GRANT DELETE ON decision_event TO jobbro_app",
    "a partition can be read past its table": "GRANT SELECT ON member_vector_48 TO jobbro_app",
    "a function runs with its owner's rights": "ALTER FUNCTION refuse_change() SECURITY DEFINER",
    "a view or materialised view stands beside the policies": "CREATE VIEW all_members AS SELECT * FROM member",
    "a key is unique across a-kasser": "CREATE UNIQUE INDEX everywhere ON member (source, source_id)",
    "a table of the a-kasser has no primary key": "ALTER TABLE member_goal DROP CONSTRAINT member_goal_pkey",
    "a reference crosses from one a-kasse to another": (
        "ALTER TABLE member ADD UNIQUE (member_id), ADD UNIQUE (akasse_id, member_id, number);"
        "ALTER TABLE member_goal ADD FOREIGN KEY (member_id) REFERENCES member (member_id)"
    ),
}


def test_every_check_of_the_catalog_is_proved_by_a_mutation() -> None:
    by_guards = {"row-level security is off or not forced", "the policy is not exactly the own a-kasse's"}
    assert set(MUTATIONS) | by_guards == set(CHECKS)


@pytest.mark.parametrize("finding", MUTATIONS)
def test_what_would_let_rows_out_is_found(administering: Connection, finding: str) -> None:
    with undone(administering):
        administering.execute(MUTATIONS[finding])  # type: ignore[call-overload]
        assert [found for found in findings(administering) if found.startswith(f"{finding}: ")]


def test_a_materialised_view_is_found(administering: Connection) -> None:
    with undone(administering):
        administering.execute("CREATE MATERIALIZED VIEW all_members AS SELECT * FROM member")
        assert findings(administering) == ["a view or materialised view stands beside the policies: all_members"]


@pytest.mark.parametrize("table", TABLES)
def test_with_row_level_security_off_another_akasses_rows_would_be_read(administering: Connection, table: str) -> None:
    """The rows are kept apart by the policy and by nothing else: without it, all of them are there."""
    with undone(administering, AKADEMIKERNE):
        run(administering, "ALTER TABLE {} DISABLE ROW LEVEL SECURITY", table)
        administering.execute("SET LOCAL ROLE jobbro_app")
        assert {row["akasse_id"] for row in rows_of(administering, table)} == {AKADEMIKERNE, METAL}
