"""Filling the facts of figures, one step a transaction, so that a fill that was stopped goes on where it was."""

from datetime import date

from matching.core.ids import AkasseId
from matching.database import Connection
from matching.statistics.catalogue import SOURCES
from matching.statistics.filling import Filled, fill_again_from, fill_step
from matching.statistics.sources import Source


def sources_of(akasse_id: AkasseId | None) -> tuple[Source, ...]:
    """What is filled for an a-kasse, or (None) once for all of them."""
    return tuple(source for source in SOURCES if source.of_all == (akasse_id is None))


def fill_figures(connection: Connection, akasse_id: AkasseId | None, source: Source, *, ends: date) -> Filled | None:
    """Take one step towards having every Danish day before `ends` filled; None when all are.

    An a-kasse's facts are filled in a transaction bound to it. Raises what the source raises, such as NoRuleHolds.
    """
    with connection.transaction():
        return fill_step(connection, akasse_id, source, ends)


def refill_figures(connection: Connection, akasse_id: AkasseId | None, source: Source, *, day: date | None) -> None:
    """Let the facts be filled again from a day on, or (None) from nothing; the next fill does it."""
    with connection.transaction():
        fill_again_from(connection, akasse_id, source, day)
