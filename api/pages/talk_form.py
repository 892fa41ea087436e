"""The form that plans or moves a talk: what was typed, kept as it was typed, and what it means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints

from api.pages.sign_in import Choice
from matching.core.danish_time import DENMARK, clock, danish_day, start_of_day
from matching.core.errors import JobbroError
from matching.core.ids import MemberId
from matching.core.labels import Labelled
from matching.core.talk_errors import (
    AdviserNotFound,
    RebookingEndsTooLate,
    TalkEndsBeforeItBegins,
    TalkInThePast,
    TimeIsTaken,
)
from matching.core.talks import PlannedTalk, Talk, TalkForm, TalkKind

LENGTHS = (15, 30, 45, 60, 90)  #: minutes
USUAL_LENGTH = "45"
#: Until when the member may move the talk, as days before it; an empty value means not at all.
WINDOWS = {"": "Nej", "1": "Til og med dagen før", "2": "Til og med to dage før", "7": "Til og med en uge før"}
#: What can be held together with another talk.
TOGETHER = (TalkKind.RAADIGHED, TalkKind.CV)
#: The field that an error of the service belongs to.
FIELDS: Mapping[type[JobbroError], str] = {
    TimeIsTaken: "tid",
    TalkInThePast: "dato",
    TalkEndsBeforeItBegins: "minutter",
    RebookingEndsTooLate: "flyttes",
    AdviserNotFound: "raadgiver",
}

Kind = TypeVar("Kind", bound=Labelled)
Text = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True)]


class TypedTalk(BaseModel):
    """What the form sends, unread, so that nothing typed is lost when it cannot be read."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    slags: Text = ""
    ogsaa: list[Text] = []
    form: Text = ""
    dato: Text = ""
    tid: Text = ""
    minutter: Text = ""
    sted: Text = ""
    flyttes: Text = ""
    raadgiver: Text = ""
    version: int = 1


@dataclass(frozen=True)
class ReadTalk:
    """What was understood; `faults` says by field what was not, and then the times stand for nothing."""

    starts_at: datetime | None
    ends_at: datetime | None
    form: TalkForm | None
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def day(self) -> date | None:
        """The day that was chosen, if one was."""
        return None if self.starts_at is None else danish_day(self.starts_at)


def read_talk(typed: TypedTalk) -> ReadTalk:
    """Return when and how the talk is to be, with a sentence for each field that is missing or cannot be read."""
    day, begins, form = read_day(typed.dato), read_clock_time(typed.tid), member_of(TalkForm, typed.form)
    minutes = int(typed.minutter) if re.fullmatch(r"[1-9]\d{0,2}", typed.minutter) else None
    missing = {
        "form": (form, "Vælg, hvordan I mødes."),
        "dato": (day, "Skriv en dato, fx 24.11.2026."),
        "tid": (begins, "Skriv et klokkeslæt, fx 9.30."),
        "minutter": (minutes, "Vælg, hvor længe samtalen varer."),
    }
    faults = {name: sentence for name, (value, sentence) in missing.items() if value is None}
    if day is None or begins is None or minutes is None:
        return ReadTalk(None, None, form, faults)
    starts_at = datetime.combine(day, begins, DENMARK)
    return ReadTalk(starts_at, starts_at + timedelta(minutes=minutes), form, faults)


def read_plan(typed: TypedTalk, member_id: MemberId, own: str) -> tuple[PlannedTalk | None, Mapping[str, str]]:
    """Return the talk to be planned, or None with a sentence for each field that has to be mended."""
    read, kind = read_talk(typed), member_of(TalkKind, typed.slags)
    faults = ({} if kind else {"slags": "Vælg, hvilken samtale det er."}) | dict(read.faults)
    if faults or kind is None or read.form is None or read.starts_at is None or read.ends_at is None:
        return None, faults
    also = tuple(one for one in TOGETHER if one.value in typed.ogsaa and one is not kind)
    window = rebook_until(read.starts_at, typed.flyttes)
    planned = PlannedTalk(
        member_id=member_id,
        kind=kind,
        form=read.form,
        starts_at=read.starts_at,
        ends_at=read.ends_at,
        place=typed.sted,
        adviser=typed.raadgiver or own,
        also=also,
        rebook_until=window,
    )
    return planned, faults


def rebook_until(starts_at: datetime, window: str) -> datetime | None:
    """Return the instant from which the member may no longer move the talk; None when it may not be moved at all."""
    if window not in WINDOWS or not window:
        return None
    return start_of_day(danish_day(starts_at) - timedelta(days=int(window) - 1))


def typed_as(talk: Talk) -> TypedTalk:
    """Return the form as it stands before anybody has typed: the talk as it is."""
    length = talk.ends_at - talk.starts_at
    return TypedTalk(
        slags=str(talk.kind.value),
        form=str(talk.form.value),
        dato=danish_day(talk.starts_at).isoformat(),
        tid=clock(talk.starts_at).replace(".", ":"),
        minutter=str(int(length.total_seconds() // 60)),
        sted=talk.place,
        version=talk.version,
    )


def field_of(error: JobbroError) -> str:
    """Return the field that an error belongs to; "tid" for one that belongs to no other."""
    return next((FIELDS[kind] for kind in type(error).__mro__ if kind in FIELDS), "tid")


def read_day(text: str) -> date | None:
    """Return a day from "2026-11-24" or "24.11.2026", or None."""
    danish = re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", text)
    parts = danish.groups()[::-1] if danish else text.split("-")
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except ValueError:
        return None


def read_clock_time(text: str) -> time | None:
    """Return a time of day from "9.30", "09:30" or "9", or None."""
    found = re.fullmatch(r"(\d{1,2})(?:[.:](\d{2}))?(?::\d{2})?", text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))


def choices(kinds: type[Labelled], chosen: str, leave_out: tuple[Labelled, ...] = ()) -> tuple[Choice, ...]:
    """Return the members of an enumeration as choices."""
    return tuple(Choice(str(one.value), one.label, one.value == chosen) for one in kinds if one not in leave_out)


def length_choices(chosen: str) -> tuple[Choice, ...]:
    """Return the lengths; one that is not among them is chosen as it is."""
    every = sorted({*map(str, LENGTHS), *([chosen] if chosen.isdigit() else [])}, key=int)
    return tuple(Choice(minutes, f"{minutes} minutter", minutes == chosen) for minutes in every)


def member_of(kinds: type[Kind], value: str) -> Kind | None:
    """Return the member of an enumeration that a form names, or None."""
    return next((one for one in kinds if one.value == value), None)
