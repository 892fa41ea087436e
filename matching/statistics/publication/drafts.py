"""What is to be published, counted from the facts of every a-kasse in turn; true counts, not yet through the door."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from matching.core.benefit_clock import first_of, months_from
from matching.core.ids import AkasseId
from matching.core.placements import months_after
from matching.database.pool import Connection, forget_tenant, set_tenant
from matching.statistics import store
from matching.statistics.catalogue import SOURCES
from matching.statistics.disclosure.cubes import Cube
from matching.statistics.measure import Family
from matching.statistics.publication.codes import Codes
from matching.statistics.publication.counting import Counted, counted
from matching.statistics.publication.cubes import cubes_of
from matching.statistics.publication.tables import TABLES, PublicTable
from matching.statistics.sources import Source
from matching.statistics.store import Revision

#: How many months a vintage shows, the newest that has ended among them; older ones stay in the vintages before.
MONTHS = 24


@dataclass(frozen=True)
class Draft:
    """A table with its cubes, and what was revised in its family."""

    table: PublicTable
    cubes: Sequence[Cube]
    revisions: Sequence[Revision]


def newest_months(day: date) -> list[date]:
    """The months that a vintage of this day shows."""
    this_month = first_of(day)
    return months_from(months_after(this_month, -MONTHS), this_month)


def is_filled(connection: Connection, akasser: Sequence[AkasseId], until: date) -> bool:
    """Whether every fact of every a-kasse is made, by today's declarations, up to and not including a day."""
    made = [_is_made(connection, None, source, until) for source in SOURCES if source.of_all]
    for akasse_id in _bound_to_each(connection, akasser):
        made += [_is_made(connection, akasse_id, source, until) for source in SOURCES if not source.of_all]
    return all(made)


def _is_made(connection: Connection, akasse_id: AkasseId | None, source: Source, until: date) -> bool:
    state = store.find_fill(connection, akasse_id, source.family.code)
    if state is None or state.filled_before is None:
        return False
    return state.filled_before >= until and state.basis == source.basis(connection)


def drafts(
    connection: Connection, akasser: Sequence[AkasseId], codes: Codes, months: Sequence[date], *, as_of: date
) -> Iterator[Draft]:
    """Each table of the list in turn; every family is read once, each a-kasse's facts bound to it.

    The transaction belongs to no a-kasse when a draft is given.
    """
    for family in dict.fromkeys(table.family for table in TABLES):
        facts, revisions = _facts(connection, family, akasser, months, as_of), _revisions(connection, family, akasser)
        for table in TABLES:
            if table.family is family:
                yield Draft(table, tuple(cubes_of(table, facts, codes, months, as_of=as_of)), revisions)


def _facts(
    connection: Connection, family: Family, akasser: Sequence[AkasseId], months: Sequence[date], as_of: date
) -> Sequence[Counted]:
    span = months[0], first_of(as_of)
    shared = store.facts_between(connection, None, family.code, *span) if family.shared else []
    own = (
        (akasse_id, store.facts_between(connection, akasse_id, family.code, *span))
        for akasse_id in _bound_to_each(connection, akasser)
    )
    return counted(family, shared, own)


def _revisions(connection: Connection, family: Family, akasser: Sequence[AkasseId]) -> Sequence[Revision]:
    found = store.revisions(connection, None, family.code) if family.shared else []
    for akasse_id in _bound_to_each(connection, akasser):
        found += store.revisions(connection, akasse_id, family.code)
    return found


def _bound_to_each(connection: Connection, akasser: Sequence[AkasseId]) -> Iterator[AkasseId]:
    """Each a-kasse, with the transaction bound to it; to none at the end."""
    for akasse_id in akasser:
        set_tenant(connection, akasse_id)
        yield akasse_id
    forget_tenant(connection)
