"""How many members an employer could hope for: one rounded number over all a-kasser, never who and never whose.

Each a-kasse is counted in a transaction of its own, so that row-level security stays shut. The question has two parts
only, an occupation and a municipality, and the answer is rounded down to tens: too coarse to find one person by
asking many times.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.core.geography import Place
from matching.core.ids import AkasseId, OccupationId
from matching.core.travel import Mode, minutes_between
from matching.database import Connection
from matching.database.pool import Pool, open_transaction, tenant_transaction
from matching.queries import order_life, reference
from matching.ranking.knowledge import Knowledge, load_knowledge

#: Fewest members that may be told of; fewer are "færre end" this many.
SAFE_MINIMUM = 10
#: Minutes by car within which a member is counted.
WITHIN_MINUTES = 60
#: From this strength on a move is plausible enough to count those who could make it.
PLAUSIBLE = 0.3
STEP = 10


@dataclass(frozen=True)
class FittingCount:
    """A number that may be told: `at_least` is a multiple of ten, None when fewer than `minimum` might fit."""

    at_least: int | None
    minimum: int
    within_reach: bool  #: whether only those near the workplace were counted


@dataclass(frozen=True)
class _Question:
    occupation_ids: Sequence[OccupationId]
    municipality_codes: frozenset[str] | None
    akasse_ids: Sequence[AkasseId]


def count_fitting_members(
    pool: Pool, occupation_uri: str, postcode: str | None, *, minimum: int = SAFE_MINIMUM
) -> FittingCount:
    """How many members hold, want or could plausibly move to an occupation, near the workplace where it is known."""
    with open_transaction(pool) as connection:
        question = _question(connection, occupation_uri, postcode)
    exact = (
        sum(_count(pool, akasse_id, question) for akasse_id in question.akasse_ids) if question.occupation_ids else 0
    )
    return safe_count(exact, minimum, within_reach=question.municipality_codes is not None)


def safe_count(exact: int, minimum: int, *, within_reach: bool) -> FittingCount:
    """What may be told of an exact number."""
    floor = max(minimum, STEP)
    return FittingCount(exact // STEP * STEP if exact >= floor else None, floor, within_reach)


def _question(connection: Connection, occupation_uri: str, postcode: str | None) -> _Question:
    knowledge = load_knowledge(connection)
    home = reference.find_municipality_of(connection, postcode) if postcode else None
    return _Question(
        _occupations(knowledge, occupation_uri),
        _near(order_life.municipality_places(connection), home),
        [akasse.akasse_id for akasse in reference.akasser(connection)],
    )


def _occupations(knowledge: Knowledge, occupation_uri: str) -> list[OccupationId]:
    sought = next((key for key, one in knowledge.occupations.items() if one.uri == occupation_uri), None)
    if sought is None:
        return []
    leading = knowledge.arrivals.get(sought, {})
    return sorted({sought, *(origin for origin, strength in leading.items() if strength >= PLAUSIBLE)})


def _near(places: dict[str, Place], home: str | None) -> frozenset[str] | None:
    """The municipalities from which one can drive to `home`; None when it is not known."""
    workplace = places.get(home or "")
    if workplace is None:
        return None
    return frozenset(
        code for code, place in places.items() if minutes_between(place, workplace, Mode.CAR) <= WITHIN_MINUTES
    )


def _count(pool: Pool, akasse_id: AkasseId, question: _Question) -> int:
    with tenant_transaction(pool, akasse_id) as connection:
        return order_life.count_members_in_reach(
            connection, akasse_id, question.occupation_ids, question.municipality_codes
        )
