"""The pages on which a talk is planned or moved, in finished words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from api import danish_words as said
from api.pages import talk_words
from api.pages.member_profile import member_number
from api.pages.sign_in import Choice
from api.pages.talk_form import TOGETHER, WINDOWS, TypedTalk, choices, length_choices
from matching.core.contact_course import ContactState, NextDuty, Responsible
from matching.core.danish_time import clock, danish_day
from matching.core.talks import Talk, TalkAdviser, TalkEvent, TalkForm, TalkKind, TalkState, may_become
from matching.core.worklist import DiaryTalk
from matching.services.show_planning import Planning, TalkCase

#: The id that the error summary leads to, by field; a group of buttons is led to by its first.
FIELD_IDS = {
    "slags": "slags",
    "form": "form-1",
    "dato": "dato",
    "tid": "tid",
    "minutter": "minutter",
    "sted": "sted",
    "flyttes": "flyttes",
    "raadgiver": "raadgiver",
}


@dataclass(frozen=True)
class TalkFields:
    """The fields of the form as they stand now."""

    kinds: Annotated[tuple[Choice, ...], "Hvilken samtale; tom, når en samtale flyttes"]
    together: Annotated[tuple[Choice, ...], "Hvad der holdes sammen med den"]
    forms: Annotated[tuple[Choice, ...], "Hvordan man mødes"]
    day: Annotated[str, "Datoen, som den er skrevet"]
    time: Annotated[str, "Klokkeslættet, som det er skrevet"]
    lengths: Annotated[tuple[Choice, ...], "Hvor længe samtalen varer"]
    place: Annotated[str, "Stedet, som det er skrevet"]
    windows: Annotated[tuple[Choice, ...], "Om medlemmet må flytte samtalen; tom, når en samtale flyttes"]
    advisers: Annotated[tuple[Choice, ...], "Hvem der kan holde den; tom, når der kun er én"]
    faults: Annotated[Mapping[str, str], "Hvad der skal rettes, felt for felt"]
    summary: Annotated[tuple[tuple[str, str], ...], "Det samme, som det står samlet over formularen"]


@dataclass(frozen=True)
class TakenView:
    """A time that is taken."""

    hours: Annotated[str, "Fra og til"]
    who: Annotated[str, "Hvem samtalen er med, og hvilken det er"]


@dataclass(frozen=True)
class EarlierTalk:
    """A talk of the member's, or a change of one."""

    when: Annotated[str, "Dag og tid"]
    words: Annotated[str, "Hvad det var, og hvad der blev af det"]


@dataclass(frozen=True)
class PlanTalkPage:
    """Where a member is called to a talk."""

    heading: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    address: Annotated[str, "Hvor formularen sendes hen"]
    member_address: Annotated[str, "Medlemmets side"]
    may_plan: Annotated[bool, "Om medlemmet er i et forløb, som der kan indkaldes i"]
    duty: Annotated[tuple[str, ...], "Hvad reglen kræver nu, en sætning hver"]
    fields: Annotated[TalkFields, "Felterne"]
    taken_title: Annotated[str, "Hvis samtaler og hvilken dag listen over optagne tider gælder"]
    taken: Annotated[tuple[TakenView, ...], "Rådgiverens samtaler den dag"]
    earlier: Annotated[tuple[EarlierTalk, ...], "Medlemmets samtaler, nyeste først"]


@dataclass(frozen=True)
class MoveTalkPage:
    """Where a talk is moved."""

    heading: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    address: Annotated[str, "Hvor formularen sendes hen"]
    talk_address: Annotated[str, "Samtalens egen side"]
    kinds: Annotated[str, "Hvilken samtale det er"]
    now: Annotated[str, "Hvornår og hvordan den er aftalt nu"]
    state: Annotated[str, "Hvad der er blevet af den; tom, mens den er planlagt"]
    may_move: Annotated[bool, "Om den kan flyttes"]
    stale: Annotated[str, "At den er ændret imens; tom ellers"]
    version: Annotated[int, "Udgaven, som formularen sender tilbage"]
    fields: Annotated[TalkFields, "Felterne"]
    taken_title: Annotated[str, "Hvis samtaler og hvilken dag listen over optagne tider gælder"]
    taken: Annotated[tuple[TakenView, ...], "Rådgiverens andre samtaler den dag"]
    earlier: Annotated[tuple[EarlierTalk, ...], "Hvad der er sket med samtalen, nyeste først"]


def plan_talk_page(
    planning: Planning, typed: TypedTalk, faults: Mapping[str, str], day: date, as_of: date
) -> PlanTalkPage:
    """Return the page that calls a member; `day` is the day whose taken times are shown."""
    holder = typed.raadgiver or planning.own.user_id
    names = {one.user_id: one.name for one in planning.advisers}
    place = typed.sted or ("" if faults else planning.own.place)
    return PlanTalkPage(
        heading=planning.member_name,
        number=member_number(planning.member_number),
        address=f"/medlemmer/{planning.member_id}/indkald",
        member_address=f"/medlemmer/{planning.member_id}",
        may_plan=planning.may_plan,
        duty=_duty(planning.state, as_of),
        fields=_fields(typed, faults, place, _advisers(planning.advisers, holder)),
        taken_title=_taken_title("" if holder == planning.own.user_id else names.get(holder, ""), day),
        taken=tuple(map(_taken, planning.taken)),
        earlier=tuple(map(_earlier, planning.talks)),
    )


def move_talk_page(
    case: TalkCase, typed: TypedTalk, faults: Mapping[str, str], day: date, stale: str = ""
) -> MoveTalkPage:
    """Return the page that moves a talk; `stale` says that it was changed while the form was open."""
    talk = case.talk
    place = f", {talk.place}" if talk.place else ""
    return MoveTalkPage(
        heading=case.member_name,
        number=member_number(case.member_number),
        address=f"/samtaler/{talk.talk_id}/flyt",
        talk_address=f"/samtaler/{talk.talk_id}",
        kinds=talk_words.kinds(talk.kind, talk.also),
        now=f"{said.sentence_case(talk_words.when(talk.starts_at, talk.ends_at))}. {talk.form.label}{place}.",
        state="" if talk.state is TalkState.PLANNED else talk.state.label,
        may_move=may_become(talk.state, TalkState.PLANNED),
        stale=stale,
        version=talk.version,
        fields=_fields(typed, faults, typed.sted, ()),
        taken_title=_taken_title(case.adviser_name, day),
        taken=tuple(map(_taken, case.taken)),
        earlier=tuple(_change(event, number) for number, event in reversed(list(enumerate(case.events)))),
    )


def _fields(typed: TypedTalk, faults: Mapping[str, str], place: str, advisers: tuple[Choice, ...]) -> TalkFields:
    return TalkFields(
        kinds=choices(TalkKind, typed.slags),
        together=tuple(Choice(str(one.value), one.label, one.value in typed.ogsaa) for one in TOGETHER),
        forms=choices(TalkForm, typed.form),
        day=typed.dato,
        time=typed.tid,
        lengths=length_choices(typed.minutter),
        place=place,
        windows=tuple(Choice(value, words, value == typed.flyttes) for value, words in WINDOWS.items()),
        advisers=advisers,
        faults={name: faults.get(name, "") for name in FIELD_IDS},
        summary=tuple((FIELD_IDS[name], sentence) for name, sentence in faults.items()),
    )


def _advisers(every: tuple[TalkAdviser, ...], chosen: str) -> tuple[Choice, ...]:
    """Return who can hold the talk, or nothing when there is nobody to choose between."""
    if len(every) < 2:
        return ()
    return tuple(Choice(one.user_id, one.name, one.user_id == chosen) for one in every)


def _duty(state: ContactState | None, as_of: date) -> tuple[str, ...]:
    """Return what the rule asks for now; nothing for a member whose talks are not the a-kasse's."""
    if state is None or state.responsible is not Responsible.AKASSE:
        return ()
    held = f"{state.talks_held} af {said.counted(state.talks_required, 'samtale', 'samtaler')} holdt."
    return tuple(line for line in (_deadline(state, as_of), held) if line)


def _deadline(state: ContactState, as_of: date) -> str:
    due_on = state.next_due_on
    if state.next_duty not in _OWED or due_on is None:
        return ""
    near = f" ({said.day(due_on, as_of).said})" if abs((due_on - as_of).days) <= 14 else ""
    verb = "skulle være holdt" if due_on < as_of else "skal holdes"
    return f"{_OWED[state.next_duty]} {verb} senest {said.full_date(due_on)}{near}."


_OWED = {NextDuty.FIRST_TALK: "Første samtale", NextDuty.FURTHER_TALK: "Næste samtale"}


def _taken_title(who: str, day: date) -> str:
    whose = f"{who}: samtaler" if who else "Dine samtaler"
    return f"{whose} {talk_words.long_day(day)}"


def _taken(talk: DiaryTalk) -> TakenView:
    return TakenView(talk_words.hours(talk.starts_at, talk.ends_at), f"{talk.member_name}, {talk.kind.label}")


def _earlier(talk: Talk) -> EarlierTalk:
    words = f"{talk_words.kinds(talk.kind, talk.also)}, {talk.form.label.lower()}. {talk.state.label}."
    return EarlierTalk(said.sentence_case(talk_words.when(talk.starts_at, talk.ends_at)), words)


def _change(event: TalkEvent, number: int) -> EarlierTalk:
    """Return one change of a talk; the first one planned it."""
    at = danish_day(event.happened_at)
    time = f"{said.full_date(danish_day(event.starts_at))} kl. {clock(event.starts_at)}"
    is_planned = event.state is TalkState.PLANNED
    words = f"{'Flyttet' if number else 'Planlagt'} til {time}" if is_planned else event.state.label
    return EarlierTalk(f"{said.full_date(at)} kl. {clock(event.happened_at)}", f"{words}, {event.form.label.lower()}.")
