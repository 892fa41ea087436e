"""Filling facts and reading them back as the tests of figures do: every a-kasse in turn, over one connection."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matching.core.ids import AkasseId
from matching.database.pool import Connection, set_tenant
from matching.services.fill_figures import sources_of
from matching.statistics import store
from matching.statistics.filling import fill_step
from matching.statistics.measure import Family, Measure
from matching.statistics.sources import Source
from matching.statistics.store import Fact, Revision
from matching.statistics.tabulate import Table, joined, tabulate
from tests.matching.statistics.figure_world import AKASSER

EVER = date(1900, 1, 1), date(2100, 1, 1)
LATER = date(2100, 1, 1)
EVERY = (*sources_of(None), *sources_of(AKASSER[0]))


@dataclass(frozen=True)
class Kept:
    """Everything filling writes: facts, how far it came, revisions; of one a-kasse or (None) of what is shared."""

    facts: Sequence[Fact]
    filled_before: date | None
    revisions: Sequence[Revision]


def fill(connection: Connection, ends: date, sources: Sequence[Source] = EVERY) -> int:
    """Fill everything before `ends`; how many subjects were made anew."""
    made = 0
    for akasse_id in (None, *AKASSER):
        if akasse_id is not None:
            set_tenant(connection, akasse_id)
        for source in sources:
            while source.of_all == (akasse_id is None) and (done := fill_step(connection, akasse_id, source, ends)):
                made += done.subjects
    return made


def facts_of(connection: Connection, family: Family, akasser: Sequence[AkasseId] = AKASSER) -> list[Fact]:
    own = []
    for akasse_id in akasser:
        set_tenant(connection, akasse_id)
        own.append(store.facts_between(connection, akasse_id, family.code, *EVER))
    shared = store.facts_between(connection, None, family.code, *EVER) if family.shared else []
    return joined(family, shared, own)


def table_of(connection: Connection, measure: Measure, *dimensions: str, as_of: date = LATER) -> Table:
    return tabulate(measure, facts_of(connection, measure.family), dimensions, as_of=as_of)


def total(connection: Connection, measure: Measure) -> tuple[int, int]:
    """Numerator and denominator over all cohorts."""
    found = table_of(connection, measure).cells
    return sum(cell.numerator for cell in found), sum(cell.denominator or 0 for cell in found)


def kept(connection: Connection) -> dict[tuple[AkasseId | None, str], Kept]:
    """Everything that is filled, by whose and which family."""
    found = {}
    for akasse_id in (None, *AKASSER):
        if akasse_id is not None:
            set_tenant(connection, akasse_id)
        for source in EVERY:
            if source.of_all == (akasse_id is None):
                family = source.family.code
                state = store.lock_fill(connection, akasse_id, family, source.basis(connection))
                facts = store.facts_between(connection, akasse_id, family, *EVER)
                revised = store.revisions(connection, akasse_id, family)
                found[akasse_id, family] = Kept(facts, state.filled_before, revised)
    return found
