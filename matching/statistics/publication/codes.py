"""What the values of the axes are called, and which region a municipality belongs to, in the month that is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matching.core.labels import Labelled
from matching.database import Connection
from matching.queries import recommendations, reference
from matching.queries.loading import load_statements
from matching.queries.rows import many
from matching.statistics.dimensions import UNKNOWN
from matching.statistics.publication.tables import TOTAL, Axis, Register

SQL = load_statements(__file__)

_UNKNOWN_WORD = "Uoplyst"


@dataclass(frozen=True)
class Place:
    """A municipality in a region from a day up to, not including, another (None = without end)."""

    municipality_code: str
    name: str
    region_code: str
    region: str
    valid_from: date | None
    valid_until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is so on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day < self.valid_until)


@dataclass(frozen=True)
class Codes:
    """The registers that axes are read by, as they were when a vintage was made."""

    names: Mapping[Register, Mapping[str, str]]
    places: Sequence[Place]

    def label(self, axis: Axis, value: str) -> str:
        """What a value is called; a value without a name is called by its code."""
        if value == TOTAL:
            return axis.total
        if value == UNKNOWN:
            return _UNKNOWN_WORD
        return self._words(axis).get(value, value)

    def regions_in(self, month: date) -> Mapping[str, str]:
        """The region of each municipality in a month."""
        return {one.municipality_code: one.region_code for one in self.places if one.holds_on(month)}

    def every(self, axis: Axis) -> frozenset[str]:
        """The values that the axis has whether anything is counted under them or not; empty where none are known."""
        return frozenset(self.names[Register.AKASSER]) if axis.words is Register.AKASSER else frozenset()

    def _words(self, axis: Axis) -> Mapping[str, str]:
        if isinstance(axis.words, Register):
            return self.names[axis.words]
        if isinstance(axis.words, type):
            return _labels(axis.words)
        return axis.words


def _labels(words: type[Labelled]) -> Mapping[str, str]:
    return {str(one.value): one.label for one in words}


def read_codes(connection: Connection) -> Codes:
    """Read the registers."""
    places = many(connection, Place, SQL["places"])
    names = {
        Register.AKASSER: {str(one.akasse_id): one.name for one in reference.akasser(connection)},
        Register.PLACES: {one.municipality_code: one.name for one in places}
        | {one.region_code: one.region for one in places},
        Register.INDUSTRIES: reference.section_labels(connection),
        Register.OFFER_KINDS: {one.kind_key: one.label for one in recommendations.offer_kinds(connection)},
        Register.NONE: {},
    }
    return Codes(names, places)
