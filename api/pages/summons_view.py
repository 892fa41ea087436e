"""Calling many members at once, in finished words: the wish, the plan that came of it, and who is not called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from api import danish_words as said
from api.pages import talk_words
from api.pages.member_profile import member_number
from api.pages.sign_in import Choice
from api.pages.summons_form import TypedSummons, line_of
from api.pages.talk_form import WINDOWS, choices, length_choices
from matching.core.danish_time import danish_day
from matching.core.summoning import Seat, SummonsPlan, Uncalled
from matching.core.talks import TalkForm

#: The id that the error summary leads to, by field.
FIELD_IDS = {
    "form": "form-1",
    "sted": "sted",
    "minutter": "minutter",
    "fra_dag": "fra_dag",
    "til_dag": "til_dag",
    "fra_kl": "fra_kl",
    "til_kl": "til_kl",
    "linje": "planen",
}


@dataclass(frozen=True)
class SummonsFields:
    """The fields as they stand now."""

    forms: Annotated[tuple[Choice, ...], "Hvordan man mødes"]
    place: Annotated[str, "Stedet, som det er skrevet"]
    lengths: Annotated[tuple[Choice, ...], "Hvor længe hver samtale varer"]
    first_day: Annotated[str, "Første dag, samtalerne kan ligge"]
    last_day: Annotated[str, "Sidste dag, samtalerne kan ligge"]
    opens_at: Annotated[str, "Tidligste klokkeslæt"]
    closes_at: Annotated[str, "Klokkeslættet, hvor den sidste samtale skal være slut"]
    windows: Annotated[tuple[Choice, ...], "Om medlemmet må flytte samtalen"]
    faults: Annotated[Mapping[str, str], "Hvad der skal rettes, felt for felt"]
    summary: Annotated[tuple[tuple[str, str], ...], "Det samme, som det står samlet over formularen"]


@dataclass(frozen=True)
class SeatView:
    """A member with the time that was found, to be ticked or not."""

    line: Annotated[str, "Det, formularen sender: medlem, begyndelse og slutning"]
    key: Annotated[str, "Medlemmets id"]
    name: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    day: Annotated[str, "Dagen"]
    hours: Annotated[str, "Fra og til"]
    due: Annotated[str, "Hvornår samtalen senest skal holdes; tom uden frist"]
    is_late: Annotated[bool, "Om tiden ligger efter fristen"]
    ticked: Annotated[bool, "Om medlemmet indkaldes"]


@dataclass(frozen=True)
class UncalledView:
    """A member who is not called."""

    name: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    why: Annotated[str, "Hvorfor medlemmet ikke indkaldes"]


@dataclass(frozen=True)
class SummonsPage:
    """Where many members are called to a talk, and the plan is seen before it is sent."""

    members: Annotated[tuple[str, ...], "De valgte medlemmers id'er, som formularen sender igen"]
    coded: Annotated[str, "Listens filtre som koder, så siden kan vende tilbage"]
    back: Annotated[str, "Listen, som medlemmerne blev valgt på"]
    once_key: Annotated[UUID, "Planens egen nøgle, så den kun sendes én gang"]
    fields: Annotated[SummonsFields, "Felterne"]
    count: Annotated[str, "Hvor mange af de valgte der er fundet en tid til"]
    seats: Annotated[tuple[SeatView, ...], "Planen i tidsorden"]
    left: Annotated[tuple[UncalledView, ...], "Dem, der ikke indkaldes, hver med sin grund"]


def summons_page(
    typed: TypedSummons, plan: SummonsPlan | None, faults: Mapping[str, str], once_key: UUID, as_of: date
) -> SummonsPage:
    """Return the page; there is no plan while a field has to be mended."""
    plan = plan or SummonsPlan((), ())
    return SummonsPage(
        members=tuple(map(str, typed.valgt)),
        coded=typed.visning,
        back=typed.back,
        once_key=once_key,
        fields=_fields(typed, faults),
        count=_count(plan, faults),
        seats=tuple(_seat(seat, typed, as_of) for seat in plan.seats),
        left=tuple(map(_left, plan.left)),
    )


def _fields(typed: TypedSummons, faults: Mapping[str, str]) -> SummonsFields:
    return SummonsFields(
        forms=choices(TalkForm, typed.form),
        place=typed.sted,
        lengths=length_choices(typed.minutter),
        first_day=typed.fra_dag,
        last_day=typed.til_dag,
        opens_at=typed.fra_kl,
        closes_at=typed.til_kl,
        windows=tuple(Choice(value, words, value == typed.flyttes) for value, words in WINDOWS.items()),
        faults={name: faults.get(name, "") for name in FIELD_IDS},
        summary=tuple((FIELD_IDS[name], sentence) for name, sentence in faults.items()),
    )


def _count(plan: SummonsPlan, faults: Mapping[str, str]) -> str:
    if not plan.seats:
        return "" if faults.keys() - {"linje"} else "Ingen af de valgte kan indkaldes."
    in_all = len(plan.seats) + len(plan.left)
    return f"Der er fundet en tid til {said.whole(len(plan.seats))} af {said.counted(in_all, 'medlem', 'medlemmer')}."


def _seat(seat: Seat, typed: TypedSummons, as_of: date) -> SeatView:
    due_on, key = seat.member.due_on, str(seat.member.member_id)
    return SeatView(
        line=line_of(seat),
        key=key,
        name=seat.member.name,
        number=member_number(seat.member.number),
        day=said.sentence_case(talk_words.long_day(danish_day(seat.starts_at))),
        hours=talk_words.hours(seat.starts_at, seat.ends_at),
        due="" if due_on is None else f"senest {said.day(due_on, as_of).said}",
        is_late=seat.is_late,
        ticked=key not in typed.unticked,
    )


def _left(one: Uncalled) -> UncalledView:
    return UncalledView(one.name, member_number(one.number), one.why)
