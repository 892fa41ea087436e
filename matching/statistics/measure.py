"""What a figure is: a measure over facts of one family, declared once. Everything else follows from the declaration.

A family says what one fact is about and carries quantities. A measure is a quantity, or one quantity over another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from matching.core.labels import Labelled


class Unit(Labelled):
    """What a figure is told in."""

    COUNT = "count", "antal"
    SHARE = "share", "procent"
    DAYS = "days", "dage i gennemsnit"
    HOURS = "hours", "timer om ugen i gennemsnit"
    EACH = "each", "pr. jobordre i gennemsnit"


class Combine(Enum):
    """How what several a-kasser know of the same subject becomes one number of it."""

    SUM = "sum"
    ANY = "any"
    LEAST = "least"


@dataclass(frozen=True)
class Exclusion:
    """Something that is not counted: the key that marks its condition, and the reason in Danish."""

    key: str
    reason: str


@dataclass(frozen=True)
class Dimension:
    """What figures can be divided by; `unknown` is the value where nothing is recorded."""

    code: str
    title: str
    definition: str


@dataclass(frozen=True)
class Quantity:
    """A whole number that each fact of a family carries, 0 when it is left out, and what it leaves out."""

    code: str
    counts: str
    leaves_out: tuple[Exclusion, ...] = ()
    combine: Combine = Combine.SUM


@dataclass(frozen=True)
class Division:
    """That a quantity is made up of others, in every fact: of `parts` and, unless they are all of it, of a rest.

    Published figures are protected along these sums, so each quantity that is within another is declared so.
    """

    whole: str
    parts: tuple[str, ...]
    has_rest: bool = True

    @property
    def rest(self) -> str:
        """The code of what the parts leave."""
        return rest_code(self.whole, *self.parts)


def rest_code(whole: str, *parts: str) -> str:
    """How what parts leave of a whole is called."""
    return "-".join((whole, *parts))


@dataclass(frozen=True)
class Family:
    """Facts of one kind: what one is about, which day puts it in a cohort, what is left out whole, and its quantities.

    `version` rises when the facts would come out otherwise than before; they are then all filled again. In a
    `shared` family the subject belongs to no a-kasse, and several a-kasser may know something of the same one.
    `tells_of_employers`: its figures say something about employers, so that few of them are protected. `zeros_tell`:
    a zero says something about everybody beside it, as in disclosure control.
    """

    code: str
    title: str
    counts: str
    dated_by: str
    dimensions: tuple[Dimension, ...]
    quantities: tuple[Quantity, ...]
    leaves_out: tuple[Exclusion, ...] = ()
    version: int = 1
    shared: bool = False
    divisions: tuple[Division, ...] = ()
    tells_of_employers: bool = False
    zeros_tell: bool = False

    def quantity(self, code: str) -> Quantity:
        """The quantity of this code; raises KeyError."""
        return self._by_code[code]

    @property
    def _by_code(self) -> Mapping[str, Quantity]:
        return {quantity.code: quantity for quantity in self.quantities}

    @property
    def every_exclusion(self) -> tuple[Exclusion, ...]:
        """What is left out whole and what single quantities leave out, each once, in the order declared."""
        inner = (one for quantity in self.quantities for one in quantity.leaves_out)
        return tuple(dict.fromkeys((*self.leaves_out, *inner)))


@dataclass(frozen=True)
class Measure:
    """A published figure: `code` is public and never used again for anything else.

    The figure of a cohort is the sum of `numerator`, over the sum of `denominator` where there is one. With
    `counts_the_rest` it is what the numerator leaves of the denominator. The numerator is kept in parts of
    1/`parts`. A cohort is judged `available_after` whole months after its last month ended (0 = at once). A version
    holds for cohorts from `valid_from` up to, not including, `valid_until` (None = until further notice).
    """

    code: str
    title: str
    definition: str
    family: Family
    numerator: str
    unit: Unit
    available_after: int
    matures_because: str
    denominator: str | None = None
    counts_the_rest: bool = False
    parts: int = 1
    version: int = 1
    valid_from: date = date(2024, 1, 1)
    valid_until: date | None = None

    @property
    def leaves_out(self) -> tuple[Exclusion, ...]:
        """Everything that is not counted: by the family, by the numerator, by the denominator; each once."""
        quantities = (code for code in (self.numerator, self.denominator) if code is not None)
        inner = (one for code in quantities for one in self.family.quantity(code).leaves_out)
        return tuple(dict.fromkeys((*self.family.leaves_out, *inner)))

    @property
    def counted(self) -> str:
        """The code of what stands above the line: the numerator, or what it leaves of the denominator."""
        if self.counts_the_rest:
            assert self.denominator is not None
            return rest_code(self.denominator, self.numerator)
        return self.numerator

    @property
    def above(self) -> str:
        """What stands above the line, in Danish."""
        counts = self.family.quantity(self.numerator).counts
        return f"nævneren uden {counts}" if self.counts_the_rest else counts

    @property
    def below(self) -> str | None:
        """What stands below it, where there is something."""
        return None if self.denominator is None else self.family.quantity(self.denominator).counts

    def holds_for(self, month: date) -> bool:
        """Whether this version holds for the cohort of a month, told by its first day."""
        return self.valid_from <= month and (self.valid_until is None or month < self.valid_until)
