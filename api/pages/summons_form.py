"""The form that calls many members: what was typed, kept as it was typed, and what it means."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from api.pages.list_address import address_of, members_from
from api.pages.talk_form import USUAL_LENGTH, Text, member_of, read_clock_time, read_day, rebook_until
from matching.core.ids import MemberId
from matching.core.summoning import Seat, SummonsWish
from matching.core.talks import PlannedTalk, TalkForm, TalkKind

#: When talks lie unless something else is chosen: from three days ahead, for two weeks, within usual office hours.
DAYS_AHEAD, DAYS_LONG = timedelta(days=3), timedelta(days=14)
OPENS, CLOSES = "09:00", "15:00"


class TypedSummons(BaseModel):
    """What the form sends, unread.

    `valgt` are the chosen members, `vist` those the plan had a time for, `linje` the lines of the plan that are ticked.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    valgt: tuple[MemberId, ...] = ()
    visning: Text = ""
    form: Text = ""
    sted: Text = ""
    minutter: Text = ""
    fra_dag: Text = ""
    til_dag: Text = ""
    fra_kl: Text = ""
    til_kl: Text = ""
    flyttes: Text = "1"
    vist: tuple[MemberId, ...] = ()
    linje: tuple[Text, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether nobody has filled the form in yet."""
        return not (self.minutter or self.fra_dag or self.til_dag)

    @property
    def unticked(self) -> frozenset[str]:
        """The members that the adviser has taken the tick from."""
        return frozenset(map(str, self.vist)) - {line.partition(" ")[0] for line in self.linje}

    @property
    def back(self) -> str:
        """The list on which the members were chosen."""
        return address_of(members_from(self.visning))

    def begun(self, place: str, today: date) -> "TypedSummons":
        """The form as it stands before anybody has typed, at the adviser's own place."""
        first = today + DAYS_AHEAD
        return self.model_copy(
            update={
                "form": str(TalkForm.IN_PERSON.value),
                "sted": place,
                "minutter": USUAL_LENGTH,
                "fra_dag": first.isoformat(),
                "til_dag": (first + DAYS_LONG).isoformat(),
                "fra_kl": OPENS,
                "til_kl": CLOSES,
            }
        )


class TickedSummons(TypedSummons):
    """The same form sent to call those who are ticked; `noegle` is the plan's own key."""

    noegle: UUID


def read_summons(typed: TypedSummons) -> tuple[SummonsWish | None, Mapping[str, str]]:
    """Return the wish, or None with a sentence for each field that has to be mended."""
    form, minutes = member_of(TalkForm, typed.form), _minutes(typed.minutter)
    first, last = read_day(typed.fra_dag), read_day(typed.til_dag)
    opens, closes = read_clock_time(typed.fra_kl), read_clock_time(typed.til_kl)
    needed = {
        "form": (form, "Vælg, hvordan I mødes."),
        "minutter": (minutes, "Vælg, hvor længe samtalen varer."),
        "fra_dag": (first, "Skriv en dato, fx 24.11.2026."),
        "til_dag": (last, "Skriv en dato, fx 24.11.2026."),
        "fra_kl": (opens, "Skriv et klokkeslæt, fx 9.30."),
        "til_kl": (closes, "Skriv et klokkeslæt, fx 15."),
    }
    faults = {name: sentence for name, (value, sentence) in needed.items() if value is None}
    if faults or form is None or minutes is None or first is None or last is None or opens is None or closes is None:
        return None, faults
    return SummonsWish(form, typed.sted, minutes, first, last, opens, closes), {}


def line_of(seat: Seat) -> str:
    """Return a line of the plan as the form sends it."""
    return f"{seat.member.member_id} {seat.starts_at.isoformat()} {seat.ends_at.isoformat()}"


def read_lines(typed: TypedSummons, wish: SummonsWish, adviser: str) -> tuple[PlannedTalk, ...]:
    """Return the talks of the ticked lines as the plan showed them; a line that was tampered with is no talk."""
    plain = [_read_line(line, wish, adviser) for line in typed.linje]
    return tuple(
        replace(one, rebook_until=rebook_until(one.starts_at, typed.flyttes)) for one in plain if one is not None
    )


def _read_line(line: str, wish: SummonsWish, adviser: str) -> PlannedTalk | None:
    try:
        member, starts, ends = line.split(" ")
        starts_at, ends_at = datetime.fromisoformat(starts), datetime.fromisoformat(ends)
        key = MemberId(UUID(member))
    except ValueError:
        return None
    if starts_at.tzinfo is None or ends_at.tzinfo is None:
        return None
    return PlannedTalk(key, TalkKind.JOBSAMTALE, wish.form, starts_at, ends_at, wish.place, adviser)


def _minutes(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[1-9]\d{0,2}", text) else None
