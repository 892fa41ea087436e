"""How talks are told to the common data base (DFDG): dated type codes, and one record for each version of a talk.

The codes were read in STAR's public notes of 2019-20; which of them hold today could not be seen, so none is marked as
verified. The fields are told in docs/talk-export.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from matching.core.danish_time import DENMARK, danish_day
from matching.core.ids import TalkId
from matching.core.talks import TalkForm, TalkKind, TalkState

_NOTES = "STAR's public notes on talk types in DFDG, state of 2019-20; not confirmed for the day it is used"


@dataclass(frozen=True)
class TalkCode:
    """The common data base's number for a kind of talk, half-open in time (`valid_until` None = until further)."""

    kind: TalkKind
    code: int
    name: str
    valid_from: date
    valid_until: date | None = None
    is_verified: bool = False
    source: str = _NOTES


#: New codes are added with the day they hold from; nothing is overwritten.
TALK_CODES: tuple[TalkCode, ...] = (
    TalkCode(TalkKind.JOBSAMTALE, 7, "Jobsamtale", date(2019, 1, 1)),
    TalkCode(TalkKind.RAADIGHED, 15, "Rådighed", date(2019, 1, 1)),
    TalkCode(TalkKind.CV, 10, "CV", date(2019, 1, 1)),
    TalkCode(TalkKind.BY_NEED, 12, "Andet", date(2019, 1, 1), source=f"{_NOTES}; our choice among the types"),
    TalkCode(
        TalkKind.FIRST_MUNICIPAL,
        17,
        "Jobsamtale med deltagelse af a-kasse",
        date(2019, 1, 1),
        source=f"{_NOTES}; our choice among the types",
    ),
)


@dataclass(frozen=True)
class TalkChange:
    """One version of a talk, with the names that the common data base wants.

    `ends_at` keeps the talk's newest length; kind, place and rebooking are those of its newest version.
    """

    talk_id: TalkId
    version: int
    happened_at: datetime
    state: TalkState
    form: TalkForm
    starts_at: datetime
    ends_at: datetime
    kind: TalkKind
    also: tuple[TalkKind, ...]
    place: str
    rebook_until: datetime | None
    concrete_job: bool | None
    member_source_id: str
    wants_akasse_at_first: bool | None
    adviser_name: str


def code_of(kind: TalkKind, on: date) -> TalkCode:
    """The code in force for a kind on a day; raises LookupError when none is."""
    for code in TALK_CODES:
        if code.kind is kind and code.valid_from <= on and (code.valid_until is None or on < code.valid_until):
            return code
    raise LookupError(f"no code for {kind.value} on {on}")


def registration(change: TalkChange) -> dict[str, object]:
    """The record of one version: a summons with its changes, or the held talk."""
    return {
        "record": "held_talk" if change.state is TalkState.HELD else "summons",
        "talk_id": str(change.talk_id),
        "version": change.version,
        "change": _change(change),
        "changed_at": _instant(change.happened_at),
        "person": change.member_source_id,
        "starts_at": _instant(change.starts_at),
        "ends_at": _instant(change.ends_at),
        "form": change.form.value,
        "place": change.place,
        **_type(change),
        "title": change.kind.label,
        "text": _text(change),
        "staff_name": change.adviser_name,
        "rebooking_allowed": change.rebook_until is not None,
        "rebooking_until": _instant(change.rebook_until),
        "akasse_participates": change.wants_akasse_at_first if change.kind is TalkKind.FIRST_MUNICIPAL else None,
        "outcome": None if change.state is TalkState.PLANNED else change.state.value,
        "concrete_job": change.concrete_job if change.state is TalkState.HELD else None,
    }


_CHANGES: Mapping[TalkState, str] = {
    TalkState.PLANNED: "changed",
    TalkState.HELD: "held",
    TalkState.NO_SHOW: "no_show",
    TalkState.CANCELLED: "cancelled",
}


def _change(change: TalkChange) -> str:
    return "created" if change.version == 1 else _CHANGES[change.state]


def _type(change: TalkChange) -> dict[str, object]:
    day = danish_day(change.starts_at)
    code = code_of(change.kind, day)
    return {
        "type_code": code.code,
        "type_name": code.name,
        "type_verified": code.is_verified,
        "also_type_codes": sorted(code_of(kind, day).code for kind in change.also),
    }


def _text(change: TalkChange) -> str:
    together = " og ".join(kind.label.lower() for kind in (change.kind, *change.also))
    return f"{change.state.label}: {together}, {change.form.label.lower()}."


def _instant(instant: datetime | None) -> str | None:
    return instant.astimezone(DENMARK).isoformat(timespec="minutes") if instant else None
