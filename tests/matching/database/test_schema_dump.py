"""The committed schema.sql is what the migrations make."""

from pathlib import Path

from matching.database.embedded import Database
from matching.database.schema_dump import COMMITTED_SCHEMA, normalised, schema_dump, write_committed_schema

DUMP = r"""--
-- PostgreSQL database dump
--

\restrict aB3
-- Dumped from database version 18.6
SET lock_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
--
-- Name: f(); Type: FUNCTION; Schema: jobbro; Owner: jobbro_owner
--

CREATE FUNCTION jobbro.f() AS $$
BEGIN;
-- why
END $$;

\unrestrict aB3
"""


def test_the_committed_schema_is_what_the_migrations_make(database: Database) -> None:
    assert COMMITTED_SCHEMA.exists(), "matching/database/schema.sql mangler; skab den med `make schema`"
    made = schema_dump(database.admin_url)
    assert COMMITTED_SCHEMA.read_text("utf-8") == made, "schema.sql er forældet; skab den med `make schema`"


def test_the_same_schema_is_written_the_same_twice(database: Database) -> None:
    assert schema_dump(database.admin_url) == schema_dump(database.admin_url)


def test_a_dump_keeps_statements_and_drops_remarks_about_the_dump() -> None:
    assert normalised(DUMP).partition("\n\n")[2] == "CREATE FUNCTION jobbro.f() AS $$\nBEGIN;\n-- why\nEND $$;\n"


def test_the_schema_file_can_be_made_anew(database: Database, tmp_path: Path) -> None:
    write_committed_schema(tmp_path / "schema.sql")
    assert (tmp_path / "schema.sql").read_text("utf-8") == schema_dump(database.admin_url)
