"""What-if in the address: the settings an adviser tries out, read from the query, said in Danish, written back."""

from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from api import danish_words as said
from matching.core.ids import LicenceId, SkillId
from matching.core.job_order import Hours, Shift
from matching.core.labels import Labelled
from matching.core.travel import Mode
from matching.core.what_if import Choices, WhatIf

LONGEST = 80  #: characters of a word for a competence
MOST = 12  #: of each kind in one address


class WeeklyHours(Labelled):
    """Weekly hours as people talk of them; several together are one range."""

    FULL = "37", "37 timer"
    THIRTY = "30", "Ca. 30 timer"
    TWENTY = "20", "20 timer eller færre"

    @property
    def hours(self) -> Hours:
        """The range it stands for."""
        return _RANGES[self]


_RANGES: Mapping[WeeklyHours, Hours] = {
    WeeklyHours.FULL: Hours(35, 37),
    WeeklyHours.THIRTY: Hours(26, 35),
    WeeklyHours.TWENTY: Hours(8, 26),
}
_AT: Mapping[Shift, str] = {
    Shift.DAY: "om dagen",
    Shift.EVENING: "om aftenen",
    Shift.NIGHT: "om natten",
    Shift.WEEKEND: "i weekenden",
}


def _filled(value: Any) -> Any:
    """A field that was left empty is not there."""
    return None if value == "" else value


def _all_filled(values: Any) -> Any:
    return [value for value in values if value != ""] if isinstance(values, list) else values


_Minutes = Annotated[Annotated[int, Field(ge=5, le=240)] | None, BeforeValidator(_filled)]


class WishQuery(BaseModel):
    """The settings as the address has them. `q` is a word for one more competence, `act` a button found for it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    rejsetid: _Minutes = None
    timer: Annotated[list[WeeklyHours], BeforeValidator(_all_filled), Field(max_length=MOST)] = []
    tid: Annotated[list[Shift], BeforeValidator(_all_filled), Field(max_length=MOST)] = []
    kompetence: Annotated[list[int], BeforeValidator(_all_filled), Field(max_length=MOST)] = []
    q: Annotated[str, Field(max_length=LONGEST)] = ""
    act: Annotated[str, Field(pattern=r"^(tilfoej:\d{1,9})?$")] = ""
    bevis: Annotated[list[int], BeforeValidator(_all_filled), Field(max_length=MOST)] = []
    branche: Annotated[list[str], BeforeValidator(_all_filled), Field(max_length=MOST)] = []

    def wish(self) -> WhatIf:
        """The wish, still unchecked against the taxonomy."""
        return WhatIf(
            travel_limit=self.rejsetid,
            hours=_joined(self.timer),
            shifts=frozenset(self.tid),
            skills=tuple(SkillId(key) for key in dict.fromkeys([*self.kompetence, *self._pressed()])),
            licences=frozenset(LicenceId(key) for key in self.bevis),
            opened=frozenset(self.branche),
        )

    @property
    def words(self) -> str:
        """The word for one more competence; nothing when a button was pressed for it."""
        return "" if self.act else self.q

    def _pressed(self) -> list[int]:
        return [int(self.act.partition(":")[2])] if self.act else []


def query_of(asked: WishQuery, wish: WhatIf) -> str:
    """Return the settings as a query, the wish's known parts only, so that the same view has one address."""
    pairs: list[tuple[str, object]] = [("rejsetid", asked.rejsetid)] if asked.rejsetid else []
    pairs += [("timer", one.value) for one in WeeklyHours if one in asked.timer]
    pairs += [("tid", one.value) for one in Shift if one in wish.shifts]
    pairs += [("kompetence", key) for key in wish.skills]
    pairs += [("bevis", key) for key in sorted(wish.licences)]
    pairs += [("branche", code) for code in sorted(wish.opened)]
    return urlencode([(name, _plain(value)) for name, value in pairs])


def read_query(query: str) -> WishQuery:
    """Return the settings that a form carried along; nothing of them when they are not ours."""
    several: dict[str, Any] = {}
    for name, value in parse_qsl(query):
        if name in {"rejsetid", "q"}:
            several[name] = value
        else:
            several.setdefault(name, []).append(value)
    try:
        return WishQuery.model_validate(several)
    except ValidationError:
        return WishQuery()


def wish_said(asked: WishQuery, choices: Choices, mode: Mode) -> str:
    """Return the wish as an agreement with the member: "Søger også job med en rejsetid på op til 1 time i bil"."""
    wish = choices.wish
    terms = [
        f"med en rejsetid på op til {said.minutes(wish.travel_limit)} {mode.phrase}" if wish.travel_limit else "",
        f"på {said.listed(one.label.lower() for one in WeeklyHours if one in asked.timer)}" if asked.timer else "",
        f"med arbejde {said.listed(_AT[one] for one in Shift if one in wish.shifts)}" if wish.shifts else "",
        f"inden for {said.listed(_small(choices.industries.get(code, code)) for code in sorted(wish.opened))}"
        if wish.opened
        else "",
    ]
    learns = [choices.skills[key] for key in wish.skills]
    takes = [choices.licences.get(key, "") for key in sorted(wish.licences)]
    parts = [
        "søger også job " + said.listed(term for term in terms if term) if any(terms) else "",
        f"lærer {said.listed(learns)}" if learns else "",
        f"tager {said.listed(name for name in takes if name)}" if any(takes) else "",
    ]
    return said.sentence_case(said.listed(part for part in parts if part))


def _joined(chosen: list[WeeklyHours]) -> Hours | None:
    ranges = [one.hours for one in chosen]
    return Hours(min(one.least for one in ranges), max(one.most for one in ranges)) if ranges else None


def _plain(value: object) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
