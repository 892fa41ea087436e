"""`jobbro rules`: the dated rules of the contact process, those that come with Jobbro or an a-kasse's own."""

from pathlib import Path

from api.commands.house import open_house, say
from ingest.contact_rules import read_contact_rules, read_starter_contact_rules
from matching.database.pool import Pool, open_transaction
from matching.services.import_contact_rules import import_contact_rules, import_missing_contact_rules


def load_contact_rules(file: Path | None) -> None:
    """Make the rules of `file`, or those that come with Jobbro, the rules; the old list goes as a whole."""
    rules = read_starter_contact_rules() if file is None else read_contact_rules(file)
    with open_house() as house, open_transaction(house.pool) as connection:
        count = import_contact_rules(connection, rules)
    say(f"{count} regler for kontaktforløbet er indlæst.")


def put_missing_contact_rules(pool: Pool) -> None:
    """Import the rules that come with Jobbro where there are none."""
    with open_transaction(pool) as connection:
        import_missing_contact_rules(connection, read_starter_contact_rules())
