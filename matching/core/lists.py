"""How an adviser has chosen to see the members or the job orders: coded filters and an order, never what was typed.

A choice travels in addresses and is kept as a saved search, so it holds codes alone: no name, no number of a person.
"""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, TypeAlias, TypeVar

from matching.core.ids import JobOrderId, MemberId
from matching.core.job_order import JobOrderStatus, Sector
from matching.core.labels import Labelled
from matching.core.order_room import OrderRoom
from matching.core.worklist import Preparation

ROWS_ON_A_PAGE = 50
#: Rows that a file may hold: more is no list that anyone reads, and more of the members than a task needs.
MOST_IN_A_FILE = 10_000
#: Pages that can be leafed through. Who is further down is found by a filter, by name, or by turning the order.
MOST_PAGES = 200


class ListKind(Labelled):
    """Which list."""

    MEMBERS = "members", "Medlemmer"
    JOB_ORDERS = "job_orders", "Jobordrer"


class Whose(Labelled):
    """Whose members; the stored value is the word in the address."""

    ALL = "alle", "Hele a-kassen"
    MINE = "mine", "Mine medlemmer"
    NOBODYS = "ingens", "Uden rådgiver"


class Lacks(Labelled):
    """What is missing before a talk is prepared, as the worklist tells it."""

    GOALS = "jobmaal", "Jobmål mangler"
    CV = "cv", "CV mangler"
    READING = "forslag", "Forslag er på vej"


class NextTalk(Labelled):
    """When a member's next talk is."""

    NONE = "ingen", "Ingen planlagt"
    THIS_WEEK = "ugen", "I denne uge"
    UNREGISTERED = "uregistreret", "Holdt, men ikke registreret"


class TradeAs(Labelled):
    """How an occupation is the member's."""

    WANTED = "maal", "Ønsker"
    HELD = "haft", "Har arbejdet med"


class MemberSort(Labelled):
    """What the members are ordered by."""

    NAME = "navn", "Navn"
    NUMBER = "nummer", "Nummer"
    MUNICIPALITY = "kommune", "Kommune"
    TALK = "samtale", "Næste samtale"
    NEWEST = "nyeste", "Nyeste"


class StateShown(Labelled):
    """Which states of orders are shown; each but the first is one of the common data base's four."""

    ALL = "alle", "Alle"
    IN_PROGRESS = "i-gang", "I gang"
    ENOUGH_REFERRALS = "pause", "Inaktiv: har foreløbig nok henvisninger"
    NEED_MET = "daekket", "Lukket: behovet er dækket"
    DEADLINE_PASSED = "udloebet", "Lukket: formidlingsfristen er udløbet"

    @property
    def status(self) -> JobOrderStatus | None:
        """The state itself; None for all of them."""
        return None if self is StateShown.ALL else JobOrderStatus[self.name]


class DeadlineWithin(Labelled):
    """How near an order's deadline is."""

    WEEK = "7", "Inden for en uge"
    FORTNIGHT = "14", "Inden for to uger"
    MONTH = "30", "Inden for en måned"

    @property
    def days(self) -> int:
        """The days from today, today not counted."""
        return int(self.value)


class Needs(Labelled):
    """What an order needs an adviser for."""

    CANDIDATES = "kandidater", "Ingen henvist fra os"
    ANSWER = "svar", "Virksomheden svarer ikke"


class OrderSort(Labelled):
    """What the orders are ordered by."""

    NEWEST = "nyeste", "Nyeste"
    DEADLINE = "frist", "Frist"
    TITLE = "titel", "Stilling"
    MUNICIPALITY = "kommune", "Kommune"
    NUMBER = "nummer", "Nummer"


@dataclass(frozen=True)
class MemberChoice:
    """Which members, and in which order. `trade` is the beginning of an ISCO-08 code, `municipality` a code."""

    whose: Whose = Whose.ALL
    municipality: str | None = None
    trade: str | None = None
    trade_as: TradeAs | None = None
    lacks: Lacks | None = None
    talk: NextTalk | None = None
    sort: MemberSort = MemberSort.NAME
    descending: bool = False


@dataclass(frozen=True)
class OrderChoice:
    """Which orders, and in which order. `open_positions` is the fewest open positions, `region` a code in force."""

    state: StateShown = StateShown.IN_PROGRESS
    municipality: str | None = None
    region: str | None = None
    trade: str | None = None
    sector: Sector | None = None
    open_positions: int | None = None
    has_room: bool = False
    deadline: DeadlineWithin | None = None
    needs: Needs | None = None
    sort: OrderSort = OrderSort.NEWEST
    descending: bool = False


Choice: TypeAlias = MemberChoice | OrderChoice
ChoiceT = TypeVar("ChoiceT", MemberChoice, OrderChoice)
#: What a filter is when it narrows nothing, where that is not the choice's own beginning.
_WIDEST: dict[str, StateShown] = {"state": StateShown.ALL}
#: Fields that narrow nothing by themselves.
_NO_FILTERS = frozenset({"sort", "descending", "trade_as"})


def narrowing(choice: Choice) -> tuple[str, ...]:
    """The names of the filters that narrow a list, in their order."""
    names = (field.name for field in fields(choice) if field.name not in _NO_FILTERS)
    return tuple(name for name in names if getattr(choice, name) != _widest(choice, name))


def last_page(in_all: int | None, rows: int = ROWS_ON_A_PAGE) -> int:
    """The last page that can be leafed to, of a list of so many rows (None = the likest alone)."""
    return min(max(1, -(-(in_all or 0) // rows)), MOST_PAGES)


def without(choice: ChoiceT, name: str) -> ChoiceT:
    """The same choice without one of its filters."""
    widest: Any = {name: _widest(choice, name)}
    return replace(choice, **widest)


def _widest(choice: Choice, name: str) -> object:
    return _WIDEST.get(name, getattr(type(choice)(), name))


@dataclass(frozen=True)
class MemberLine:
    """A member as a row. `next_talk_at` is the first planned talk that is not over, `forgotten_at` one that is."""

    member_id: MemberId
    number: int
    name: str
    municipality: str | None
    goals: tuple[str, ...]
    newest_job: str | None
    preparation: Preparation
    next_talk_at: datetime | None
    forgotten_at: datetime | None
    has_course: bool
    adviser: str | None
    adviser_name: str | None
    created_at: datetime


@dataclass(frozen=True)
class OrderLine:
    """An order as a row. `own_referrals` are those of the own a-kasse that are or were on their way."""

    job_order_id: JobOrderId
    number: int
    title: str
    employer: str | None
    municipality: str | None
    sector: Sector | None
    deadline_on: date | None
    room: OrderRoom
    own_referrals: int
    is_unanswered: bool
    duplicate_of: int | None
    here_since: datetime
