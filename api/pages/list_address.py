"""The address of a list: its filters, order and page as codes, so that a colleague can be sent the same view.

What is typed to find somebody is not among them; it travels in the body of a POST, as on the search page.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from matching.core.job_order import Sector
from matching.core.lists import (
    Choice,
    DeadlineWithin,
    Lacks,
    MemberChoice,
    MemberSort,
    Needs,
    NextTalk,
    OrderChoice,
    OrderSort,
    StateShown,
    TradeAs,
    Whose,
)

#: A code of three or four digits as registers give them.
Code = Annotated[str, StringConstraints(pattern=r"^\d{3,4}$")]
Trade = Annotated[str, StringConstraints(pattern=r"^\d{1,4}$")]
#: What a list has just been used for, by the word in the address.
Told = Literal["", "gemt", "intet", "for-mange", "for-mange-indkaldt", "frist"]
LAST_PAGE = 100_000


class Direction(StrEnum):
    """Which way a list runs, as the address says it."""

    FORWARDS = "op"
    BACKWARDS = "ned"


class ListQuery(BaseModel):
    """What the addresses of both lists have; an empty field of the form is one that is not there."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    retning: Direction = Direction.FORWARDS
    side: Annotated[int, Field(ge=1, le=LAST_PAGE)] = 1
    nye: AwareDatetime | None = None
    udfoert: UUID | None = None
    gjort: Told = ""

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_empty(cls, given: Any) -> Any:
        return {name: code for name, code in given.items() if code != ""} if isinstance(given, Mapping) else given


class MemberQuery(ListQuery):
    """The address of the list of members."""

    raadgiver: Whose = Whose.ALL
    kommune: Code | None = None
    fag: Trade | None = None
    fag_som: TradeAs | None = None
    mangler: Lacks | None = None
    samtale: NextTalk | None = None
    sorter: MemberSort = MemberSort.NAME

    def choice(self) -> MemberChoice:
        """Return the choice that the address stands for."""
        return MemberChoice(
            whose=self.raadgiver,
            municipality=self.kommune,
            trade=self.fag,
            trade_as=self.fag_som,
            lacks=self.mangler,
            talk=self.samtale,
            sort=self.sorter,
            descending=self.retning is Direction.BACKWARDS,
        )


class OrderQuery(ListQuery):
    """The address of the list of job orders."""

    tilstand: StateShown = StateShown.IN_PROGRESS
    kommune: Code | None = None
    region: Code | None = None
    fag: Trade | None = None
    arbejdsgiver: Sector | None = None
    ledige: Annotated[int, Field(ge=1, le=500)] | None = None
    plads: Literal["ja"] | None = None
    frist: DeadlineWithin | None = None
    mangler: Needs | None = None
    sorter: OrderSort = OrderSort.NEWEST

    def choice(self) -> OrderChoice:
        """Return the choice that the address stands for."""
        return OrderChoice(
            state=self.tilstand,
            municipality=self.kommune,
            region=self.region,
            trade=self.fag,
            sector=self.arbejdsgiver,
            open_positions=self.ledige,
            has_room=self.plads is not None,
            deadline=self.frist,
            needs=self.mangler,
            sort=self.sorter,
            descending=self.retning is Direction.BACKWARDS,
        )


#: Where on a list stands what was just done; a place that takes the focus.
RESULT = "resultat"

#: The parameter of each field, in the order they stand in addresses.
_MEMBER_NAMES = {
    "whose": "raadgiver", "municipality": "kommune", "trade": "fag", "trade_as": "fag_som", "lacks": "mangler",
    "talk": "samtale", "sort": "sorter",
}  # fmt: skip
_ORDER_NAMES = {
    "state": "tilstand", "municipality": "kommune", "region": "region", "trade": "fag", "sector": "arbejdsgiver",
    "open_positions": "ledige", "has_room": "plads", "deadline": "frist", "needs": "mangler", "sort": "sorter",
}  # fmt: skip


def parameter(choice: Choice, name: str) -> str:
    """Return the parameter that carries a field of the choice."""
    return (_MEMBER_NAMES if isinstance(choice, MemberChoice) else _ORDER_NAMES)[name]


def codes_of(choice: Choice) -> dict[str, str]:
    """Return the parameters of a choice; what is as it begins is left out."""
    names = _MEMBER_NAMES if isinstance(choice, MemberChoice) else _ORDER_NAMES
    start = type(choice)()
    codes = {
        names[field]: _code(value)
        for field, value in vars(choice).items()
        if field in names and value != getattr(start, field)
    }
    return codes | ({"retning": Direction.BACKWARDS.value} if choice.descending else {})


def _code(value: Any) -> str:
    return "ja" if value is True else str(getattr(value, "value", value))


def path_of(choice: Choice) -> str:
    """Return the path of the list that a choice is of."""
    return "/medlemmer" if isinstance(choice, MemberChoice) else "/jobordrer"


def address_of(choice: Choice, page: int = 1, *, new_since: datetime | None = None, **more: str) -> str:
    """Return the address of a view; `more` are further parameters, and those of the first page say no page."""
    return _with(path_of(choice), choice, page, new_since, more)


def told_address(choice: Choice, **told: str) -> str:
    """Return the address of a view that says what was just done, with the focus there."""
    return f"{_with(path_of(choice), choice, 1, None, told)}#{RESULT}"


def file_address(choice: Choice, kind: str) -> str:
    """Return the address of the same view as a file."""
    return _with(f"{path_of(choice)}.{kind}", choice, 1, None, {})


def coded(choice: Choice) -> str:
    """Return the parameters alone, for a hidden field of a form."""
    return urlencode(codes_of(choice))


def members_from(coded_view: str) -> MemberChoice:
    """Return the choice of a form's hidden field; one that cannot be read is the whole list."""
    try:
        return MemberQuery.model_validate(dict(parse_qsl(coded_view))).choice()
    except ValidationError:
        return MemberChoice()


def orders_from(coded_view: str) -> OrderChoice:
    """Return the choice of a form's hidden field; one that cannot be read is the list as it begins."""
    try:
        return OrderQuery.model_validate(dict(parse_qsl(coded_view))).choice()
    except ValidationError:
        return OrderChoice()


def _with(path: str, choice: Choice, page: int, new_since: datetime | None, more: Mapping[str, str]) -> str:
    codes = codes_of(choice) | ({"side": str(page)} if page > 1 else {})
    codes |= ({"nye": new_since.isoformat()} if new_since else {}) | dict(more)
    return f"{path}?{urlencode(codes)}" if codes else path
