"""Looking after the database from the command line."""

from api.commands.house import database_settings, open_house, say
from matching.database.control import database_status, stop
from matching.database.schema_dump import write_committed_schema


def tell_status() -> None:
    """Say where the database is and whether it answers."""
    say(str(database_status(database_settings())))


def move_forward() -> None:
    """Move the schema forward."""
    with open_house():
        say("Databasens skema er helt fremme.")


def stop_server() -> None:
    """Stop the embedded server, whoever owns it."""
    say("Databasen er stoppet." if stop(database_settings()) else "Databasen kørte ikke.")


def write_schema() -> None:
    """Write schema.sql from the migrations."""
    write_committed_schema()
    say("matching/database/schema.sql er skrevet.")
