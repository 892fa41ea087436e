"""What leaves: cells with a value or with the reason that there is none, and shares computed from them alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matching.core.labels import Labelled
from matching.statistics.disclosure.cubes import Coordinates, Cube, Dimension
from matching.statistics.disclosure.rules import DisclosureRules


class HiddenBecause(Labelled):
    """Why a published figure is missing. Primary and secondary cells say the same, or the reason would tell on them."""

    CONFIDENTIAL = "confidential", "Skjult af hensyn til fortrolighed"
    SMALL_BASE = "small_base", "Ikke vist, fordi andelen bygger på for få"
    NOTHING_TO_DIVIDE = "nothing_to_divide", "Ingen at beregne en andel af"


@dataclass(frozen=True)
class PublishedCell:
    """A value, or None with its reason; never both and never neither, and never 0 for what is hidden."""

    value: int | None
    reason: HiddenBecause | None = None

    def __post_init__(self) -> None:
        """Hold the promise above."""
        if (self.value is None) == (self.reason is None):
            raise ValueError("a cell has either a value or a reason")


@dataclass(frozen=True)
class Rate:
    """A part of a whole between 0 and 1, or None with its reason."""

    value: float | None
    reason: HiddenBecause | None = None


@dataclass(frozen=True)
class PublishedCube:
    """A cube as it is seen from outside."""

    name: str
    measure: str
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Coordinates, PublishedCell]
    zeros_tell: bool = False


@dataclass(frozen=True)
class Release:
    """One vintage as we remember it: what was published on a day, and the true counts behind it, which stay inside."""

    published_on: date
    true: tuple[Cube, ...]
    published: tuple[PublishedCube, ...]


def rate(part: PublishedCell, whole: PublishedCell, rules: DisclosureRules) -> Rate:
    """A rate from a published numerator and denominator; hidden when either is, or when the whole is too small.

    Its complement needs no rule of its own: the other outcome is a cell of the same cube and was protected there.
    """
    if part.value is None or whole.value is None:
        return Rate(None, HiddenBecause.CONFIDENTIAL)
    if whole.value == 0:
        return Rate(None, HiddenBecause.NOTHING_TO_DIVIDE)
    if whole.value < rules.least_base:
        return Rate(None, HiddenBecause.SMALL_BASE)
    return Rate(part.value / whole.value)
