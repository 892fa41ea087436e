"""Writing the schema out as one readable file, so that a change in it shows in review."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from matching.database.embedded import start_database
from matching.database.errors import SchemaDumpFailed
from matching.database.migrate import migrate
from matching.database.postgres_files import wheel_programs
from matching.database.roles import SCHEMA
from matching.database.settings import DatabaseSettings

COMMITTED_SCHEMA = Path(__file__).parent / "schema.sql"
HEADER = "-- Made from migrations/ by `make schema`; never edit.\n\n"
PASSING = re.compile(
    r"^(--( Name: .*| Dumped .*| PostgreSQL database dump.*|)|SET .*|SELECT pg_catalog\.set_config.*|"
    r"\\(un)?restrict .*)\n",
    re.MULTILINE,
)
"""Lines about the dump rather than the schema: remarks, session settings, pg_dump's random tokens."""


def schema_dump(admin_url: str) -> str:
    """Return the schema as pg_dump writes it, the same text for the same schema whatever the server's patch level.

    Raises SchemaDumpFailed.
    """
    facts = {key: value for key, value in conninfo_to_dict(admin_url).items() if key != "password"}
    password = str(conninfo_to_dict(admin_url).get("password") or "")
    command = [
        str(wheel_programs() / "pg_dump"),
        "--schema-only",
        f"--schema={SCHEMA}",
        "--dbname",
        make_conninfo("", **facts),
    ]
    done = subprocess.run(
        command, env={**os.environ, "PGPASSWORD": password}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SchemaDumpFailed
    return normalised(done.stdout)


def normalised(dump: str) -> str:
    """Keep the statements, one blank line between them."""
    return HEADER + re.sub(r"\n{3,}", "\n\n", PASSING.sub("", dump)).strip() + "\n"


def write_committed_schema(file: Path = COMMITTED_SCHEMA) -> None:
    """Migrate an empty database on a server of its own and write its schema into `file`."""
    with tempfile.TemporaryDirectory() as directory:
        Path(directory).chmod(0o711)  # the server's account must be able to enter
        settings = DatabaseSettings(Path(directory) / "database", shared_buffers="32MB", durable=False)
        with start_database(settings) as database:
            migrate(database.admin_url)
            file.write_text(schema_dump(database.admin_url), "utf-8")


if __name__ == "__main__":
    write_committed_schema()
