"""Reading what was published: for pages, machines and files alike. Nothing here counts anything."""

from dataclasses import dataclass
from datetime import date

from matching.database import Connection
from matching.statistics.publication import vintages
from matching.statistics.publication.published_table import PublishedTable
from matching.statistics.publication.vintages import TableHead, Vintage


@dataclass(frozen=True)
class Publication:
    """A vintage and the tables in it, in their order."""

    vintage: Vintage
    tables: tuple[TableHead, ...]


def list_vintages(connection: Connection) -> tuple[Vintage, ...]:
    """Every vintage, newest first."""
    return tuple(vintages.vintages(connection))


def get_vintage(connection: Connection, published_on: date | None = None) -> Vintage:
    """The vintage of a day, or the newest; raises VintageNotFound."""
    return vintages.get_vintage(connection, published_on)


def get_publication(connection: Connection, published_on: date | None = None) -> Publication:
    """The tables of a vintage, or of the newest; raises VintageNotFound."""
    vintage = vintages.get_vintage(connection, published_on)
    return Publication(vintage, tuple(vintages.tables_of(connection, vintage.published_on)))


def get_published_table(connection: Connection, code: str, published_on: date | None = None) -> PublishedTable:
    """A table as it was published on a day, or newest; raises VintageNotFound or TableNotPublished.

    Narrow it with `PublishedTable.narrowed`, read one number with `number`, all of them with `cells`.
    """
    vintage = vintages.get_vintage(connection, published_on)
    return vintages.get_published(connection, vintage.published_on, code)
