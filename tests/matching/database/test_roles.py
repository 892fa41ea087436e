"""What each database role is, may and owns."""

import psycopg
import pytest

from matching.database.embedded import Database
from matching.database.pool import Connection
from matching.database.roles import EXTENSIONS, ensure_roles, ensure_schema

ROLE = "SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = %s"


def test_the_runtime_role_logs_in_and_may_nothing_else(admin_connection: Connection) -> None:
    assert admin_connection.execute(ROLE, ["jobbro_app"]).fetchone() == (True, False, False, False, False)


def test_the_owner_role_cannot_log_in(admin_connection: Connection) -> None:
    assert admin_connection.execute(ROLE, ["jobbro_owner"]).fetchone() == (False, False, False, False, False)


def test_the_runtime_role_owns_nothing_and_belongs_to_nobody(admin_connection: Connection) -> None:
    owned = """
    SELECT count(*) FROM pg_shdepend
      JOIN pg_roles ON pg_roles.oid = refobjid
     WHERE rolname = 'jobbro_app' AND deptype = 'o'
    """
    groups = "SELECT count(*) FROM pg_auth_members JOIN pg_roles ON pg_roles.oid = member WHERE rolname = 'jobbro_app'"
    assert admin_connection.execute(owned).fetchone() == (0,)
    assert admin_connection.execute(groups).fetchone() == (0,)


def test_everything_in_the_schema_belongs_to_the_owner_role(admin_connection: Connection) -> None:
    others = """
    SELECT relname FROM pg_class
     WHERE relnamespace = 'jobbro'::regnamespace AND relowner <> 'jobbro_owner'::regrole
    """
    assert admin_connection.execute(others).fetchall() == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE jobbro.mine (id int)",
        "CREATE TABLE public.mine (id int)",
        "SET ROLE jobbro_owner",
        "DELETE FROM jobbro.alembic_version",
        "TRUNCATE jobbro.alembic_version",
        "CREATE ROLE friend",
        "SELECT pg_read_file('postmaster.pid')",
        "COPY (SELECT 1) TO PROGRAM 'cat'",
    ],
)
def test_the_runtime_role_is_refused(connection: Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
        connection.execute(statement)


def test_the_extensions_are_there_in_public(admin_connection: Connection) -> None:
    query = "SELECT extname FROM pg_extension WHERE extnamespace = 'public'::regnamespace ORDER BY extname"
    assert [name for (name,) in admin_connection.execute(query)] == sorted(EXTENSIONS)


def test_making_roles_and_schema_again_changes_nothing(empty_database: Database) -> None:
    with psycopg.connect(empty_database.admin_url, autocommit=True) as admin:
        for _ in range(2):
            ensure_roles(admin)
            ensure_schema(admin)
        assert admin.execute(
            "SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'jobbro'"
        ).fetchone() == ("jobbro_owner",)
