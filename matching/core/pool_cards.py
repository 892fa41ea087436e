"""The anonymous card: all that one a-kasse shows another of a member, and how it is kept from pointing at one person.

Home and trade are what a reader could know somebody by. They are told only so finely that at least `CROWD` members of
the lending a-kasse share them; the rest of a card says nothing but what the order itself asks about.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from matching.core.ids import OccupationId
from matching.core.labels import Labelled
from matching.core.proposal import Track

CROWD = 5  #: members who must share what could be recognised; as for people in published figures


class TravelVerdict(Labelled):
    """The way to work in three words; minutes beside a known workplace would draw a circle round a home."""

    SHORT = "short", "Kort vej til arbejdet"
    WITHIN = "within", "Kan nå arbejdet inden for sin egen grænse"
    UNKNOWN = "unknown", "Rejsetiden kendes ikke"


SHORT_MINUTES = 30  #: one way; as in the reasons that advisers read


@dataclass(frozen=True)
class Trait:
    """Region and trade as finely as they are known of a member; empty and None when they are not."""

    region: str = ""
    occupation_id: OccupationId | None = None
    section: str = ""


@dataclass(frozen=True)
class Crowds:
    """How many members of the a-kasse share a trait: by region (empty = anywhere) and occupation or section."""

    everybody: int
    by_region: Mapping[str, int]
    by_occupation: Mapping[tuple[str, OccupationId], int]
    by_section: Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class PoolCard:
    """A member as another a-kasse sees one: in the words of the taxonomy and of the order, never of the member.

    `brought` and `missing` are competences, `licences` are proofs, and all three are among what the order asks for.
    """

    region: str
    trade: str
    travel: TravelVerdict
    track: Track
    strength: int
    brought: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def told(trait: Trait, crowds: Crowds) -> Trait | None:
    """The finest part of a trait that a crowd shares: trade before region, since the trade is what is asked for.

    None when the a-kasse has too few members for any card.
    """
    return next((one for one in _coarser(trait) if _crowd(one, crowds) >= CROWD), None)


def _coarser(trait: Trait) -> tuple[Trait, ...]:
    """The trait and what is left of it, finest first; what is not known is no step."""
    steps = (
        trait if trait.occupation_id is not None else None,
        Trait(occupation_id=trait.occupation_id) if trait.occupation_id is not None else None,
        Trait(trait.region, section=trait.section) if trait.section else None,
        Trait(section=trait.section) if trait.section else None,
        Trait(trait.region),
        Trait(),
    )
    return tuple(step for step in steps if step is not None)


def _crowd(trait: Trait, crowds: Crowds) -> int:
    if trait.occupation_id is not None:
        return crowds.by_occupation.get((trait.region, trait.occupation_id), 0)
    if trait.section:
        return crowds.by_section.get((trait.region, trait.section), 0)
    return crowds.by_region.get(trait.region, 0) if trait.region else crowds.everybody


def travel_verdict(minutes: int | None) -> TravelVerdict:
    """The verdict on a way of so many minutes; who is beyond the own limit is never on a list."""
    if minutes is None:
        return TravelVerdict.UNKNOWN
    return TravelVerdict.SHORT if minutes <= SHORT_MINUTES else TravelVerdict.WITHIN


def written(card: PoolCard) -> dict[str, Any]:
    """The card as it is kept."""
    return {**asdict(card), "travel": str(card.travel.value), "track": str(card.track.value)}


def read(content: Mapping[str, Any]) -> PoolCard:
    """A card as it was kept."""
    lists = {name: tuple(content[name]) for name in ("brought", "licences", "missing")}
    kinds = {"travel": TravelVerdict.of(content["travel"]), "track": Track.of(content["track"])}
    return PoolCard(**{**content, **lists, **kinds})
