"""The fixed list of tables that may be published: which family, divided by what, month by month.

A table shows every measure of its family that is a count or made of two, so a new measure is in it once it is
declared. Keep the list short and the tables coarse (docs/disclosure.md): whatever is added here hides cells elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from matching.core.errors import JobbroError
from matching.core.job_order import Sector
from matching.core.labels import Labelled
from matching.core.occupation_groups import GROUPS
from matching.core.placements import PlacementKind
from matching.core.proposal import Track
from matching.core.talks import TalkForm, TalkKind
from matching.statistics.catalogue import MEASURES
from matching.statistics.course_figures import COURSES
from matching.statistics.list_figures import LISTS
from matching.statistics.measure import Dimension, Division, Family, Measure, Unit
from matching.statistics.order_figures import ORDERS
from matching.statistics.placement_figures import PLACEMENTS
from matching.statistics.recommendation_figures import RECOMMENDATIONS
from matching.statistics.talk_figures import TALKS

TOTAL = "total"  #: the code that means "not divided", on every axis
AKASSE = "akasse"
MUNICIPALITY, REGION = "municipality", "region"


class Register(Enum):
    """Where the names of an axis' values are looked up, when they are no fixed words."""

    AKASSER = auto()
    PLACES = auto()
    INDUSTRIES = auto()
    OFFER_KINDS = auto()
    NONE = auto()


Words: TypeAlias = type[Labelled] | Mapping[str, str] | Register


@dataclass(frozen=True)
class Axis:
    """One way in which a table is divided: by a dimension of the facts, whose values may be parts of places' regions.

    `total` is what the undivided value is called. A `dated` axis has values that only exist in some months; where
    nothing was counted under one of them, it is impossible there and not nought.
    """

    code: str
    title: str
    definition: str
    leaf: str
    words: Words
    total: str = "I alt"
    in_regions: bool = False
    dated: bool = False


@dataclass(frozen=True)
class PublicTable:
    """A table of the list. `code` stands in addresses and is never used again for anything else."""

    code: str
    title: str
    family: Family
    axes: tuple[Axis, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every version of every measure that it shows."""
        return tuple(measure for measure in MEASURES if measure.family is self.family and is_of_counts(measure))


class TableNotPublished(JobbroError):
    """A table was asked for that is not published, or not in that vintage."""

    def __init__(self) -> None:
        super().__init__("Tabellen er ikke udgivet. Vælg en af dem, der står i oversigten over udgivne tabeller.")


def is_of_counts(measure: Measure) -> bool:
    """Whether the figure is a count or made of two; means of days and hours have no way through the door."""
    return measure.unit in {Unit.COUNT, Unit.SHARE, Unit.EACH} and measure.parts == 1


def divisions_of(family: Family, known: frozenset[str]) -> tuple[Division, ...]:
    """The sums that hold between these quantities: a part is told of only together with all that it is beside."""
    return tuple(one for one in family.divisions if known.issuperset({one.whole, *one.parts}))


def _by(dimension: Dimension, words: Words, *, dated: bool = False) -> Axis:
    return Axis(dimension.code, dimension.title, dimension.definition, dimension.code, words, dated=dated)


def _dimension(family: Family, code: str) -> Dimension:
    return next(one for one in family.dimensions if one.code == code)


def _regions(family: Family) -> Axis:
    """Regions and the whole country."""
    told = _dimension(family, REGION)
    return Axis("area", "Område", told.definition, REGION, Register.PLACES, total="Hele landet")


def _municipalities(family: Family) -> Axis:
    """Municipalities, the regions they are parts of, and the whole country; the same axis as regions alone."""
    told = _dimension(family, MUNICIPALITY)
    return Axis("area", "Område", told.definition, MUNICIPALITY, Register.PLACES, total="Hele landet", in_regions=True)


_HOURS = {
    "below_15": "Under 15 timer",
    "from_15": "15 til under 30 timer",
    "from_30": "30 til under 37 timer",
    "from_37": "37 timer og derover",
}
_DIRECTIONS = {"jobs": "Job til et medlem", "candidates": "Kandidater til en jobordre"}

BY_AKASSE = Axis(
    AKASSE, "A-kasse", "A-kassen, der har gjort det, der tælles.", AKASSE, Register.AKASSER, total="Alle a-kasser"
)

TABLES = (
    PublicTable(
        "orders-by-industry",
        "Jobordrer efter branche",
        ORDERS,
        (_by(_dimension(ORDERS, "industry"), Register.INDUSTRIES),),
    ),
    PublicTable(
        "orders-by-occupation",
        "Jobordrer efter erhvervsgruppe",
        ORDERS,
        (_by(_dimension(ORDERS, "occupation_group"), GROUPS),),
    ),
    PublicTable(
        "orders-by-region-and-sector",
        "Jobordrer efter region og sektor",
        ORDERS,
        (_regions(ORDERS), _by(_dimension(ORDERS, "sector"), Sector)),
    ),
    PublicTable("orders-by-municipality", "Jobordrer efter kommune", ORDERS, (_municipalities(ORDERS),)),
    PublicTable("placements-by-akasse", "Ansættelser efter a-kasse", PLACEMENTS, (BY_AKASSE,)),
    PublicTable(
        "placements-by-kind", "Ansættelser efter art", PLACEMENTS, (_by(_dimension(PLACEMENTS, "kind"), PlacementKind),)
    ),
    PublicTable(
        "placements-by-industry",
        "Ansættelser efter branche",
        PLACEMENTS,
        (_by(_dimension(PLACEMENTS, "industry"), Register.INDUSTRIES),),
    ),
    PublicTable(
        "placements-by-region-and-hours",
        "Ansættelser efter region og ugentlige timer",
        PLACEMENTS,
        (_regions(PLACEMENTS), _by(_dimension(PLACEMENTS, "hours"), _HOURS)),
    ),
    PublicTable(
        "talks-by-akasse-and-form",
        "Samtaler efter a-kasse og form",
        TALKS,
        (BY_AKASSE, _by(_dimension(TALKS, "form"), TalkForm)),
    ),
    PublicTable("talks-by-kind", "Samtaler efter slags", TALKS, (_by(_dimension(TALKS, "kind"), TalkKind),)),
    PublicTable(
        "courses-by-akasse-and-rule",
        "Kontaktforløb efter a-kasse og regelsæt",
        COURSES,
        (BY_AKASSE, _by(_dimension(COURSES, "rule"), Register.NONE, dated=True)),
    ),
    PublicTable("courses-by-municipality", "Kontaktforløb efter kommune", COURSES, (_municipalities(COURSES),)),
    PublicTable("recommendations-by-akasse", "Indstillinger om tilbud efter a-kasse", RECOMMENDATIONS, (BY_AKASSE,)),
    PublicTable(
        "recommendations-by-region-and-kind",
        "Indstillinger om tilbud efter region og slags",
        RECOMMENDATIONS,
        (_regions(RECOMMENDATIONS), _by(_dimension(RECOMMENDATIONS, "kind"), Register.OFFER_KINDS)),
    ),
    PublicTable(
        "proposals-by-akasse-and-track",
        "Viste forslag efter a-kasse og spor",
        LISTS,
        (BY_AKASSE, _by(_dimension(LISTS, "track"), Track)),
    ),
)


def get_table(code: str) -> PublicTable:
    """The table of this code; raises TableNotPublished."""
    found = next((table for table in TABLES if table.code == code), None)
    if found is None:
        raise TableNotPublished
    return found
