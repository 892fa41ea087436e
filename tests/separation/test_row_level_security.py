"""No a-kasse sees, changes or makes another's rows; and each guard, when taken away, is missed by a check."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb

from matching.core.ids import AkasseId
from matching.database.embedded import Database
from matching.database.pool import Connection, connect, set_tenant
from matching.database.roles import OWNER, SCHEMA
from tests.builders import AKADEMIKERNE, METAL
from tests.separation.catalog import ACCEPTED, CHECKS, all_findings, findings, tenant_tables
from tests.separation.rows import BORROWER, put_one_of_everything, put_what_all_share

#: The tables that hold rows of their own; the partitions of member_vector are asked through it.
TABLES = (
    "adviser", "agreement", "agreement_event", "answer_link", "benefit_hours", "course", "decision_event",
    "exemption", "fact", "fact_fill", "fact_revision", "follow_up", "handover_event", "handover_receipt_event",
    "list_event", "member", "member_goal", "member_identity", "member_language", "member_licence",
    "member_occupation", "member_skill", "member_vector", "member_version", "outgoing_mail", "outgoing_mail_event",
    "placement", "placement_event", "pool_answer_event", "pool_card_member", "profile_change", "profile_mend",
    "ranking_event", "recommendation", "recommendation_event", "referral", "referral_event", "registration",
    "saved_search", "share", "talk", "talk_draft", "talk_event", "talk_plan",
)  # fmt: skip
#: What the serving role may do to them besides reading and adding: the grants of the migrations, written a second time.
DELETABLE = (
    "benefit_hours", "fact", "member", "member_goal", "member_identity", "member_language", "member_licence",
    "member_occupation", "member_skill", "member_vector", "member_version", "profile_mend", "registration",
    "saved_search", "talk_draft",
)  # fmt: skip
CHANGEABLE = (
    *(table for table in DELETABLE if table != "fact"),  # facts are made anew and never changed
    "adviser", "agreement", "answer_link", "course", "exemption", "fact_fill", "fact_revision", "follow_up",
    "outgoing_mail", "placement", "recommendation", "referral", "share", "talk",
)  # fmt: skip
#: What is only ever added to, and by nobody changed; the last four belong to no a-kasse alone.
APPEND_ONLY = (
    "agreement_event", "decision_event", "handover_event", "handover_receipt_event", "list_event",
    "outgoing_mail_event", "placement_event", "pool_answer_event", "profile_change", "ranking_event",
    "recommendation_event", "referral_event", "talk_event", "job_order_log", "outgoing_order_mail_event",
    "pool_card_look_event", "pool_look_event",
)  # fmt: skip
#: What was published, and the counts behind it: as frozen as what happened.
FROZEN = ("published_table", "released_cube", "vintage")
PARTITION = "member_vector_48"
#: A-kasser that have no rows, and no a-kasse at all.
OTHERS = (AkasseId(11), None)
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class House:
    """A database with one member, and what comes of helping one, in each of two a-kasser."""

    database: Database
    rows: dict[AkasseId, Rows]


def rows_of(connection: Connection, table: str) -> list[dict[str, Any]]:
    query = sql.SQL("SELECT to_jsonb({0}) AS row FROM {0} ORDER BY row").format(sql.Identifier(table))
    return [row for (row,) in connection.execute(query).fetchall()]


@pytest.fixture(scope="module")
def house(module_database: Database) -> House:
    with connect(module_database.url) as connection:
        with connection.transaction():
            keys = put_what_all_share(connection)
        rows = {}
        for akasse_id in (AKADEMIKERNE, METAL):
            with connection.transaction():
                put_one_of_everything(connection, keys, akasse_id)
                rows[akasse_id] = {table: rows_of(connection, table) for table in TABLES}
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
    for akasse_id in OTHERS:
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


@pytest.mark.parametrize("table", CHANGEABLE)
def test_rows_can_be_changed_in_the_own_akasse_only(house: House, serving: Connection, table: str) -> None:
    own = len(house.rows[AKADEMIKERNE][table])
    for akasse_id, changed in ((AKADEMIKERNE, own), (AkasseId(11), 0), (None, 0)):
        with undone(serving, akasse_id):
            assert run(serving, "UPDATE {} SET akasse_id = akasse_id", table).rowcount == changed
            theirs = "UPDATE {} SET akasse_id = akasse_id WHERE akasse_id = %(theirs)s"
            assert run(serving, theirs, table, theirs=METAL).rowcount == 0


@pytest.mark.parametrize("table", CHANGEABLE)
def test_an_own_row_cannot_be_moved_to_another_akasse(serving: Connection, table: str) -> None:
    with undone(serving, AKADEMIKERNE), pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        run(serving, "UPDATE {} SET akasse_id = %(theirs)s", table, theirs=METAL)


@pytest.mark.parametrize("table", DELETABLE)
def test_rows_can_be_deleted_in_the_own_akasse_only(house: House, serving: Connection, table: str) -> None:
    """A member's own row is held fast by what refers to it, which shows that it was reached."""
    for akasse_id in OTHERS:
        with undone(serving, akasse_id):
            assert run(serving, "DELETE FROM {}", table).rowcount == 0
    with undone(serving, AKADEMIKERNE):
        if table == "member":
            with pytest.raises(psycopg.errors.ForeignKeyViolation):
                run(serving, "DELETE FROM {}", table)
        else:
            assert run(serving, "DELETE FROM {}", table).rowcount == len(house.rows[AKADEMIKERNE][table])


@pytest.mark.parametrize("table", APPEND_ONLY)
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


@pytest.mark.parametrize("table", FROZEN)
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET published_on = published_on", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_what_was_published_is_changed_by_nobody(
    serving: Connection, administering: Connection, table: str, statement: str
) -> None:
    with undone(serving), pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        run(serving, statement, table)
    with undone(administering):
        administering.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
        with pytest.raises(psycopg.errors.RaiseException, match="never changed or deleted"):
            run(administering, statement, table)


GRANTS = """
SELECT relation.relname,
       array_remove(ARRAY[
           CASE WHEN has_table_privilege('jobbro_app', relation.oid, 'SELECT') THEN 'read' END,
           CASE WHEN has_table_privilege('jobbro_app', relation.oid, 'INSERT') THEN 'add' END,
           CASE WHEN has_any_column_privilege('jobbro_app', relation.oid, 'UPDATE') THEN 'change' END,
           CASE WHEN has_table_privilege('jobbro_app', relation.oid, 'DELETE') THEN 'delete' END
       ], NULL)
  FROM pg_class AS relation
 WHERE relation.oid = ANY (%s::regclass[])
"""


def granted(table: str) -> list[str]:
    may = {"read": True, "add": True, "change": table in CHANGEABLE, "delete": table in DELETABLE}
    return [verb for verb, allowed in may.items() if allowed]


def test_the_serving_role_may_do_exactly_what_is_listed(administering: Connection) -> None:
    found = dict(administering.execute(GRANTS, [list(TABLES)]).fetchall())
    assert found == {table: granted(table) for table in TABLES}
    assert not set(CHANGEABLE) & set(APPEND_ONLY)


@pytest.mark.parametrize("table", sorted({*TABLES} - {*CHANGEABLE}))
def test_what_is_not_listed_as_changeable_is_refused_even_in_the_own_akasse(serving: Connection, table: str) -> None:
    with undone(serving, AKADEMIKERNE), pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        run(serving, "UPDATE {} SET akasse_id = akasse_id", table)


@pytest.mark.parametrize("table", sorted({*TABLES} - {*DELETABLE}))
def test_what_is_not_listed_as_deletable_is_refused_even_in_the_own_akasse(serving: Connection, table: str) -> None:
    with undone(serving, AKADEMIKERNE), pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        run(serving, "DELETE FROM {}", table)


def test_the_tables_with_the_trigger_against_change_are_those_listed(administering: Connection) -> None:
    query = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgfoid = 'refuse_change'::regproc"
    assert {table for (table,) in administering.execute(query).fetchall()} == {*APPEND_ONLY, *FROZEN}


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
    assert len(CHECKS) == 15


def test_what_is_accepted_is_still_there_and_has_its_reason(administering: Connection) -> None:
    assert sorted(all_findings(administering)) == sorted(ACCEPTED)
    assert all(ACCEPTED.values())


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
    assert missed == [True] * (len(TABLES) + 22)


MUTATIONS = {
    "the runtime role is too powerful": "ALTER ROLE jobbro_app BYPASSRLS",
    "the runtime role owns something": "ALTER TABLE member_goal OWNER TO jobbro_app",
    "the runtime role may do more than read and write rows": "GRANT TRUNCATE ON member TO jobbro_app",
    "the runtime role may make objects in the schema": "GRANT CREATE ON SCHEMA jobbro TO jobbro_app",
    "the runtime role may change what is append-only": "GRANT DELETE ON decision_event TO jobbro_app",
    "what is append-only has no trigger against change": "DROP TRIGGER talk_event_is_append_only ON talk_event",
    "a partition can be read past its table": "GRANT SELECT ON member_vector_48 TO jobbro_app",
    "a function runs with its owner's rights": "ALTER FUNCTION refuse_change() SECURITY DEFINER",
    "a view or materialised view stands beside the policies": "CREATE VIEW all_members AS SELECT * FROM member",
    "a key is unique across a-kasser": "CREATE UNIQUE INDEX everywhere ON member (source, source_id)",
    "a table of the a-kasser has no primary key": "ALTER TABLE member_goal DROP CONSTRAINT member_goal_pkey",
    "a reference crosses from one a-kasse to another": (
        "ALTER TABLE member ADD UNIQUE (member_id), ADD UNIQUE (akasse_id, member_id, number);"
        "ALTER TABLE member_goal ADD FOREIGN KEY (member_id) REFERENCES member (member_id)"
    ),
    "a table of all a-kasser names a person or an a-kasse": "ALTER TABLE order_load ADD COLUMN talk_id uuid",
}


def test_every_check_of_the_catalog_is_proved_by_a_mutation() -> None:
    by_guards = {"row-level security is off or not forced", "the policy is not exactly the own a-kasse's"}
    assert set(MUTATIONS) | by_guards == set(CHECKS)


@pytest.mark.parametrize("finding", MUTATIONS)
def test_what_would_let_rows_out_is_found(administering: Connection, finding: str) -> None:
    with undone(administering):
        administering.execute(MUTATIONS[finding])  # type: ignore[call-overload]
        assert [found for found in findings(administering) if found.startswith(f"{finding}: ")]


#: Quieter ways to do the same, by what is found.
QUIETER = {
    "the runtime role may change what is append-only: profile_change": (
        "GRANT UPDATE (actor) ON profile_change TO jobbro_app"
    ),
    "the runtime role may change what is append-only: job_order_log": "GRANT DELETE ON job_order_log TO jobbro_app",
    "what is append-only has no trigger against change: profile_change": (
        "DROP TRIGGER profile_change_is_append_only ON profile_change"
    ),
    "what is append-only has no trigger against change: job_order_log": (
        "ALTER TABLE job_order_log DISABLE TRIGGER job_order_log_is_append_only"
    ),
    "what is append-only has no trigger against change: talk_event": (
        "DROP TRIGGER talk_event_is_append_only ON talk_event;"
        "CREATE TRIGGER deletes_only BEFORE DELETE ON talk_event EXECUTE FUNCTION refuse_change()"
    ),
    "what is append-only has no trigger against change: new_event": "CREATE TABLE new_event (happened_at timestamptz)",
    "a key is unique across a-kasser: CREATE UNIQUE INDEX carries ON jobbro.member USING btree (source_id) "
    "INCLUDE (akasse_id)": "CREATE UNIQUE INDEX carries ON member (source_id) INCLUDE (akasse_id)",
    "a key is unique across a-kasser: CREATE INDEX one_place_one_time ON jobbro.talk USING gist "
    "(place, tstzrange(starts_at, ends_at))": (
        "ALTER TABLE talk ADD CONSTRAINT one_place_one_time EXCLUDE USING gist"
        " (place WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state = 'held' AND place = 'x')"
    ),
    "a reference crosses from one a-kasse to another: to_a_member": (
        "ALTER TABLE order_load ADD COLUMN whose smallint, ADD COLUMN who uuid,"
        " ADD CONSTRAINT to_a_member FOREIGN KEY (whose, who) REFERENCES member"
    ),
    "a table of all a-kasser names a person or an a-kasse: job_order_log.actor": (
        "GRANT SELECT (actor) ON job_order_log TO jobbro_app"
    ),
    "a table of all a-kasser names a person or an a-kasse: filled_position.filled_by": (
        "ALTER TABLE filled_position ADD COLUMN filled_by text"
    ),
}


@pytest.mark.parametrize("finding", QUIETER)
def test_what_would_let_rows_out_quietly_is_found_and_nothing_else(administering: Connection, finding: str) -> None:
    with undone(administering):
        administering.execute(QUIETER[finding])
        found = findings(administering)
        assert [one.split(" WHERE ")[0] for one in found] == [finding]


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


#: What is written down of orders over all a-kasser: numbers, states, times and words about the order itself. An
#: employer is shown these, and every a-kasse reads them, so that no column may hold a member, nor whose member it was.
SHARED = {
    "order_load": ["job_order_id", "held", "sent_out"],
    "filled_position": ["job_order_id", "place"],
    "job_order_log": [
        "job_order_log_id", "job_order_id", "happened_at", "kind", "who", "detail", "from_status", "to_status", "cause",
        "actor",
    ],
    "job_order_follow_up": ["job_order_id", "heard_at", "asked_at", "unanswered_at"],
    "job_order_wording": [
        "job_order_id", "place", "phrase", "ground", "reason", "asked_at", "reviewed_at", "lawful", "judgement",
    ],
    "outgoing_order_mail": [
        "mail_id", "kind", "subject_id", "once_key", "queued_at", "send_after", "state", "reason", "smtp_code",
        "attempts", "version", "changed_at",
    ],
    "outgoing_order_mail_event": ["mail_id", "version", "happened_at", "actor", "state", "reason", "smtp_code"],
    "pool_agreement": [
        "pool_agreement_id", "job_order_id", "asking_akasse", "lending_akasse", "asked_at", "asked_by", "lent_at",
        "lent_by", "ends_at", "ended_at", "starts_at", "purpose", "most_cards", "renewed_at", "ended_by",
        "ended_because",
    ],
    "pool_card": ["pool_card_id", "pool_agreement_id", "place", "content", "released_at"],
    "pool_look_event": ["pool_look_event_id", "pool_agreement_id", "happened_at", "actor", "seen_in"],
    "pool_card_look_event": [
        "pool_look_event_id", "pool_card_id", "pool_agreement_id", "happened_at", "actor",
    ],
    "pool_request": [
        "pool_request_id", "pool_agreement_id", "pool_card_id", "asked_at", "asked_by", "state", "changed_at",
    ],
}  # fmt: skip


@pytest.mark.parametrize("table", SHARED)
def test_what_is_shared_about_an_order_has_these_columns_and_no_others(administering: Connection, table: str) -> None:
    query = (
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " ORDER BY attnum"
    )
    assert [column for (column,) in administering.execute(query, [table]).fetchall()] == SHARED[table]


@pytest.mark.parametrize("table", ["order_load", "filled_position", "job_order_log"])
def test_what_referrals_leave_in_the_shared_tables_names_nobody(house: House, serving: Connection, table: str) -> None:
    """After a referral and a hire in each of two a-kasser, read without any, as an employer's page does."""
    columns = [column for column in SHARED[table] if (table, column) != ("job_order_log", "actor")]
    query = sql.SQL("SELECT {} FROM {}").format(sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(table))
    with undone(serving):
        told = [str(value) for row in serving.execute(query).fetchall() for value in row]
    assert told
    assert not [value for value in told if any(name in value for name in names_of_people(house))]


def names_of_people(house: House) -> set[str]:
    """The keys of members and of what was done for them, members' names and the advisers' ids."""
    tables = ("member", "member_identity", "adviser", "referral", "share", "answer_link", "placement", "talk", "course")
    columns = (
        "member_id", "name", "user_id", "source_id", "referral_id", "share_id", "link_id", "placement_id", "talk_id",
    )  # fmt: skip
    rows = [row for found in house.rows.values() for table in tables for row in found[table]]
    return {row[column] for row in rows for column in columns if row.get(column)}


def test_who_wrote_a_line_of_the_shared_log_is_written_and_never_read(serving: Connection) -> None:
    """An adviser's id would tell the a-kasse."""
    with undone(serving, AKADEMIKERNE), pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
        run(serving, "SELECT actor FROM {}", "job_order_log")


def asked(connection: Connection, asking: AkasseId, lending: AkasseId) -> int:
    """How many agreements were asked for, on every order there is."""
    statement = (
        "INSERT INTO pool_agreement"
        " (job_order_id, asking_akasse, lending_akasse, asked_at, asked_by, starts_at, ends_at, purpose, most_cards)"
        " SELECT job_order_id, %s, %s, '2026-11-23', 'adviser-1', '2026-11-23', '2026-12-23', 'To folk.', 10"
        " FROM job_order"
    )
    return connection.execute(statement, [asking, lending]).rowcount


def test_an_agreement_of_two_akasser_is_seen_by_these_two_and_by_no_third(serving: Connection) -> None:
    def seen() -> list[int]:
        counts = []
        for akasse_id in (AKADEMIKERNE, METAL, BORROWER, AkasseId(11)):
            set_tenant(serving, akasse_id)
            counts.append(run(serving, "SELECT FROM {}", "pool_agreement").rowcount)
        return counts

    with undone(serving):
        before = seen()
        set_tenant(serving, AKADEMIKERNE)
        made = asked(serving, AKADEMIKERNE, METAL)
        assert made > 0
        assert before == [1, 1, 2, 0]
        assert seen() == [1 + made, 1 + made, 2, 0]
        serving.execute("SELECT set_config('app.akasse_id', '', true)")
        assert run(serving, "SELECT FROM {}", "pool_agreement").rowcount == 0


def test_a_third_akasse_neither_asks_nor_ends_for_others(serving: Connection) -> None:
    with undone(serving, AKADEMIKERNE):
        asked(serving, AKADEMIKERNE, METAL)
        set_tenant(serving, AkasseId(11))
        assert run(serving, "UPDATE {} SET ended_at = asked_at", "pool_agreement").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            asked(serving, AKADEMIKERNE, METAL)
