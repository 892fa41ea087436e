"""Connections for serving: whose rows a transaction sees, and that nothing of it outlives it."""

import threading
from pathlib import Path

import psycopg
import pytest

from matching.database.embedded import Database
from matching.database.errors import DatabaseUnreachable, RuntimeRoleTooPowerful
from matching.database.pool import Connection, Pool, open_pool, open_transaction, set_tenant, tenant_transaction

TENANT = "SELECT nullif(current_setting('app.akasse_id', true), '')"


def tenant_of(connection: Connection) -> str | None:
    row = connection.execute(TENANT).fetchone()
    assert row is not None
    return row[0]


def test_a_transaction_belongs_to_the_akasse_it_was_opened_for(pool: Pool) -> None:
    with tenant_transaction(pool, 26) as connection:
        assert tenant_of(connection) == "26"


def test_a_connection_belongs_to_no_akasse_once_the_transaction_is_over(pool: Pool) -> None:
    with pool.connection() as connection:
        with connection.transaction():
            set_tenant(connection, 26)
        assert tenant_of(connection) is None


def test_the_akasse_is_gone_when_the_transaction_ends(database: Database) -> None:
    with open_pool(database.url, max_size=1) as pool:
        with tenant_transaction(pool, 26):
            pass
        with open_transaction(pool) as connection:
            assert tenant_of(connection) is None


def test_the_akasse_is_gone_after_a_failed_transaction(database: Database) -> None:
    with open_pool(database.url, max_size=1) as pool:
        with pytest.raises(psycopg.errors.DivisionByZero), tenant_transaction(pool, 26) as connection:
            connection.execute("SELECT 1 / 0")
        with open_transaction(pool) as connection:
            assert tenant_of(connection) is None


def test_even_a_setting_meant_for_the_session_does_not_reach_the_next_borrower(database: Database) -> None:
    with open_pool(database.url, max_size=1) as pool:
        with pool.connection() as connection:
            connection.execute("SET app.akasse_id = 26")
            connection.execute("SET search_path = pg_catalog")
        with open_transaction(pool) as connection:
            assert tenant_of(connection) is None
            assert connection.execute("SHOW search_path").fetchone() == ("jobbro, public",)


def test_interleaved_borrowers_never_see_each_others_akasse(database: Database) -> None:
    wrong: list[tuple[int, str | None]] = []

    def borrow(akasse_id: int) -> None:
        for _ in range(60):
            with tenant_transaction(pool, akasse_id) as connection:
                seen = tenant_of(connection)
            if seen != str(akasse_id):
                wrong.append((akasse_id, seen))

    with open_pool(database.url, max_size=2) as pool:
        threads = [threading.Thread(target=borrow, args=(akasse_id,)) for akasse_id in (5, 11, 26, 48)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_an_akasse_that_is_not_a_number_is_never_sent(pool: Pool) -> None:
    with pytest.raises(ValueError, match="invalid literal"), open_transaction(pool) as connection:
        set_tenant(connection, "1; RESET ROLE")  # type: ignore[arg-type]


def test_a_tenants_rows_are_kept_from_the_others(database: Database, pool: Pool) -> None:
    with psycopg.connect(database.admin_url) as admin:
        admin.execute("SET ROLE jobbro_owner")
        admin.execute("CREATE TABLE jobbro.own_row (akasse_id smallint)")
        admin.execute("ALTER TABLE jobbro.own_row ENABLE ROW LEVEL SECURITY")
        admin.execute(
            "CREATE POLICY own ON jobbro.own_row"
            " USING (akasse_id = nullif(current_setting('app.akasse_id', true), '')::smallint)"
        )
        admin.execute("GRANT SELECT, INSERT ON jobbro.own_row TO jobbro_app")
    with tenant_transaction(pool, 26) as connection:
        connection.execute("INSERT INTO own_row VALUES (26)")
    rows = "SELECT count(*) FROM own_row"
    with tenant_transaction(pool, 26) as connection:
        assert connection.execute(rows).fetchone() == (1,)
    with tenant_transaction(pool, 11) as connection:
        assert connection.execute(rows).fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
            connection.execute("INSERT INTO own_row VALUES (26)")
    with open_transaction(pool) as connection:
        assert connection.execute(rows).fetchone() == (0,)


def test_vectors_travel_as_vectors(pool: Pool) -> None:
    with open_transaction(pool) as connection:
        row = connection.execute("SELECT '[1,2,3]'::halfvec, '[1,2]'::vector").fetchone()
    assert row is not None
    assert [vector.to_numpy().tolist() for vector in row] == [[1.0, 2.0, 3.0], [1.0, 2.0]]


def test_a_pool_survives_that_the_server_ends_its_connections(database: Database, pool: Pool) -> None:
    with open_transaction(pool):
        pass
    with psycopg.connect(database.admin_url, autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    with open_transaction(pool) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_role_above_row_level_security_may_not_serve(database: Database) -> None:
    with pytest.raises(RuntimeRoleTooPowerful, match="må ikke bruges til drift"):
        open_pool(database.admin_url)


def test_a_role_that_may_become_the_owner_may_not_serve(database: Database) -> None:
    with psycopg.connect(database.admin_url, autocommit=True) as admin:
        admin.execute("GRANT jobbro_owner TO jobbro_app")
        try:
            with pytest.raises(RuntimeRoleTooPowerful):
                open_pool(database.url)
        finally:
            admin.execute("REVOKE jobbro_owner FROM jobbro_app")


def test_no_server_is_said_in_a_sentence(server_directory: Path) -> None:
    with pytest.raises(DatabaseUnreachable, match="Der er ikke forbindelse til databasen"):
        open_pool(f"postgresql:///jobbro?host={server_directory}", patience=0.3)
