"""The three database roles: one owns the schema and cannot log in, one serves and owns nothing, one migrates."""

from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from matching.database.errors import RuntimeRoleTooPowerful

SCHEMA = "jobbro"
OWNER = "jobbro_owner"
RUNTIME = "jobbro_app"
ADMIN = "jobbro_admin"
EXTENSIONS = ("vector", "pg_trgm", "unaccent", "btree_gist")

Connection = psycopg.Connection[Any]


def ensure_roles(connection: Connection, runtime_address: str | None = None) -> None:
    """Make the owner and the runtime role where missing; idempotent, needs CREATEROLE.

    A runtime role made here gets the password in `runtime_address`; one that exists keeps its own.
    """
    _ensure_role(connection, OWNER, "NOLOGIN")
    if _ensure_role(connection, RUNTIME, "LOGIN") and runtime_address is not None:
        _take_password_from(connection, runtime_address)
    if not _is_superuser(connection):
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))


def _ensure_role(connection: Connection, role: str, login: str) -> bool:
    if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone() is not None:
        return False
    statement = "CREATE ROLE {} {} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
    connection.execute(sql.SQL(statement).format(sql.Identifier(role), sql.SQL(login)))
    return True


def _take_password_from(connection: Connection, runtime_address: str) -> None:
    facts = conninfo_to_dict(runtime_address)
    if facts.get("user") == RUNTIME and facts.get("password"):
        set_runtime_password(connection, str(facts["password"]))


def set_runtime_password(connection: Connection, password: str) -> None:
    """Give the runtime role its password; only the scram verifier leaves this process."""
    verifier = connection.pgconn.encrypt_password(password.encode(), RUNTIME.encode(), b"scram-sha-256")
    statement = sql.SQL("ALTER ROLE {} PASSWORD {}")
    connection.execute(statement.format(sql.Identifier(RUNTIME), sql.Literal(verifier.decode())))


def _is_superuser(connection: Connection) -> bool:
    return fetch_flag(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")


def fetch_flag(connection: Connection, query: str) -> bool:
    """Return the single truth value of `query`; no row means no."""
    row = connection.execute(query).fetchone()
    return bool(row and row[0])


def ensure_schema(connection: Connection) -> None:
    """Make the extensions and the schema, owned by the owner role and usable by the runtime role; idempotent."""
    for extension in EXTENSIONS:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {} SCHEMA public").format(sql.Identifier(extension)))
    names = {"schema": sql.Identifier(SCHEMA), "owner": sql.Identifier(OWNER), "runtime": sql.Identifier(RUNTIME)}
    connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {owner}").format(**names))
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA {schema} TO {runtime}").format(**names))


TOO_POWERFUL = """
SELECT role.rolsuper
    OR role.rolbypassrls
    OR EXISTS (SELECT FROM pg_roles AS owner
                WHERE owner.rolname = 'jobbro_owner'
                  AND pg_has_role(role.rolname, owner.oid, 'MEMBER'))
  FROM pg_roles AS role
 WHERE role.rolname = session_user
"""


def refuse_powerful_role(connection: Connection) -> None:
    """Raise RuntimeRoleTooPowerful when row-level security would not hold for whoever logged in."""
    if fetch_flag(connection, TOO_POWERFUL):
        raise RuntimeRoleTooPowerful(connection.info.user)
