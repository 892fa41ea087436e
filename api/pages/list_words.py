"""How the filters of the lists are said: the options of each, and what narrows a list in a few words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api import danish_words as said
from matching.core.job_order import Sector
from matching.core.labels import Labelled
from matching.core.lists import (
    Choice,
    DeadlineWithin,
    Lacks,
    MemberChoice,
    Needs,
    NextTalk,
    StateShown,
    TradeAs,
    Whose,
    narrowing,
)
from matching.core.occupation_groups import GROUPS
from matching.queries.reference import Named

#: What stands over each filter, by the field of the choice.
TITLES: Mapping[str, str] = {
    "whose": "Rådgiver",
    "municipality": "Kommune",
    "region": "Region",
    "trade": "Fag",
    "trade_as": "Faget er",
    "lacks": "Mangler",
    "talk": "Næste samtale",
    "state": "Tilstand",
    "sector": "Arbejdsgiver",
    "open_positions": "Ledige stillinger",
    "has_room": "Plads til henvisning",
    "deadline": "Frist",
    "needs": "Kræver handling",
    "sort": "Sortér efter",
}
#: The words for a filter that narrows nothing.
ANY: Mapping[str, str] = {
    "municipality": "Alle kommuner",
    "region": "Alle regioner",
    "trade": "Alle fag",
    "trade_as": "Ønsket eller prøvet",
    "lacks": "Vis alle",
    "talk": "Vis alle",
    "sector": "Private og offentlige",
    "open_positions": "Uanset antal",
    "has_room": "Vis alle",
    "deadline": "Uanset frist",
    "needs": "Vis alle",
}
#: How many open positions one can ask for.
POSITIONS = (2, 5, 10)


@dataclass(frozen=True)
class Places:
    """The names of places, for saying a code."""

    municipalities: Sequence[Named] = ()
    regions: Sequence[Named] = ()


def options(choice: Choice, name: str, places: Places) -> list[tuple[str, str]]:
    """Return the code and the words of each option of a filter; the empty code stands for no filter."""
    given = _given(name, places)
    chosen = getattr(choice, name)
    code = "" if chosen is None or isinstance(chosen, Labelled | bool) else str(chosen)
    if code and code not in {one for one, _ in given}:  # a code from an address that is none of ours to choose
        given = [*given, (code, words_of(name, chosen, places))]
    return [("", ANY[name]), *given] if name in ANY else given


def _given(name: str, places: Places) -> list[tuple[str, str]]:
    enums: dict[str, type[Labelled]] = {
        "whose": Whose, "trade_as": TradeAs, "lacks": Lacks, "talk": NextTalk, "state": StateShown, "sector": Sector,
        "deadline": DeadlineWithin, "needs": Needs,
    }  # fmt: skip
    if name in enums:
        return [(str(one.value), one.label) for one in enums[name]]
    if name in {"municipality", "region"}:
        return [(one.code, one.name) for one in _named(name, places)]
    if name == "trade":
        return sorted(GROUPS.items(), key=lambda item: said.danish_sort_key(item[1]))
    if name == "open_positions":
        return [(str(number), f"Mindst {number}") for number in POSITIONS]
    return [("ja", "Der er plads til flere")]


def words_of(name: str, value: Any, places: Places) -> str:
    """Return what a filter's value is called."""
    if isinstance(value, Labelled):
        return value.label
    if name in {"municipality", "region"}:
        return next((one.name for one in _named(name, places) if one.code == value), f"kode {value}")
    if name == "trade":
        return GROUPS.get(value, f"faggruppe {value}")
    return f"mindst {value}" if name == "open_positions" else "der er plads"


def narrowed_by(choice: Choice, places: Places) -> list[tuple[str, str]]:
    """Return each filter in use: its field, and the filter in words, such as "Kommune: Vejle"."""
    return [(name, _narrowed(choice, name, places)) for name in narrowing(choice)]


def choice_words(choice: Choice, places: Places) -> str:
    """Return what a whole choice shows, in a line."""
    words = [words for _, words in narrowed_by(choice, places)]
    everything = "Alle medlemmer" if isinstance(choice, MemberChoice) else "Alle jobordrer"
    return " · ".join(words) if words else everything


def _narrowed(choice: Choice, name: str, places: Places) -> str:
    value = getattr(choice, name)
    if isinstance(value, Whose | Lacks | Needs):
        return value.label
    words = words_of(name, value, places)
    how = getattr(choice, "trade_as", None) if name == "trade" else None
    return f"{TITLES[name]}: {words}" + (f" ({how.label.lower()})" if how else "")


def _named(name: str, places: Places) -> Sequence[Named]:
    return places.municipalities if name == "municipality" else places.regions
