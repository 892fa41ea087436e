"""`jobbro taxonomy`: the starter that ships with Jobbro, ESCO's bundle, and STAR's Danish subset."""

from pathlib import Path

from api.clock import read_clock
from api.commands.house import open_house, say
from api.commands.load_contact_rules import put_missing_contact_rules
from ingest.offer_kinds import read_offer_kinds
from ingest.reference_files import read_starter_reference
from ingest.taxonomy_esco import read_esco
from ingest.taxonomy_esco_star import read_esco_star
from ingest.taxonomy_starter import read_starter
from matching.core.taxonomy_bundle import TaxonomyBundle
from matching.database import Connection
from matching.database.pool import Pool, open_transaction
from matching.language.embedding import default_embedder, prepare_model
from matching.queries import taxonomy
from matching.services.compute_moves import compute_moves
from matching.services.import_offer_kinds import import_offer_kinds
from matching.services.import_reference import import_reference
from matching.services.import_taxonomy import import_taxonomy


def has_taxonomy(pool: Pool) -> bool:
    """Whether any taxonomy was imported."""
    with open_transaction(pool) as connection:
        return taxonomy.newest_taxonomy(connection) > 0


def load_starter() -> None:
    """Import the taxonomy and reference data that ship with Jobbro."""
    with open_house() as house:
        put_starter(house.pool)


def load_esco(directory: Path, version: str) -> None:
    """Import ESCO's official CSV bundle over what is there."""
    with open_house() as house:
        _put(house.pool, read_esco(directory, version or None))


def load_esco_star(file: Path, version: str) -> None:
    """Import STAR's Danish subset over what is there."""
    with open_house() as house:
        _put(house.pool, read_esco_star(file, version or file.stem))


def put_starter(pool: Pool) -> None:
    """Import the starter's taxonomy and reference data, with the moves between its occupations."""
    put_starter_rows(pool)
    _put_moves(pool)


def put_starter_rows(pool: Pool) -> None:
    """Import the starter without its moves, which the worker computes when it starts."""
    with open_transaction(pool) as connection:
        import_reference(connection, read_starter_reference())
        import_offer_kinds(connection, read_offer_kinds())
        import_taxonomy(connection, read_starter(), now=read_clock())
    put_missing_contact_rules(pool)


def _put(pool: Pool, bundle: TaxonomyBundle) -> None:
    with open_transaction(pool) as connection:
        report = import_taxonomy(connection, bundle, now=read_clock())
        if not report.changed:
            say("Taksonomien er den samme som sidst; intet er ændret.")
            return
        _compute(connection)
    say(f"Taksonomi: {report.occupations} fag, {report.skills} kompetencer.")


def _put_moves(pool: Pool) -> None:
    with open_transaction(pool) as connection:
        _compute(connection)


def _compute(connection: Connection) -> None:
    prepare_model(say)
    say(f"{compute_moves(connection, default_embedder())} mulige skift mellem fag er beregnet.")
