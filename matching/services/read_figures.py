"""An a-kasse's own figures as tables, for use inside the house; what leaves it goes through disclosure control."""

from collections.abc import Collection
from datetime import date

from matching.core.ids import AkasseId
from matching.database import Connection
from matching.statistics import store
from matching.statistics.measure import Measure
from matching.statistics.tabulate import Table, joined, tabulate


def own_table(
    connection: Connection,
    akasse_id: AkasseId,
    measure: Measure,
    cohorts: tuple[date, date],
    dimensions: Collection[str] = (),
    *,
    as_of: date,
) -> Table:
    """A measure month by month over what the a-kasse did, for cohorts from one day up to, not including, another.

    Orders are shared, so those the a-kasse did nothing with are counted as well. Raises NotADimension.
    """
    family = measure.family
    with connection.transaction():
        own = store.facts_between(connection, akasse_id, family.code, *cohorts)
        revisions = store.revisions(connection, akasse_id, family.code)
        shared = store.facts_between(connection, None, family.code, *cohorts) if family.shared else []
        revisions += store.revisions(connection, None, family.code) if family.shared else []
    facts = joined(family, shared, [own])
    return tabulate(measure, facts, dimensions, revisions=revisions, as_of=as_of)
