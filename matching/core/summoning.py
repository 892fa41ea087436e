"""Calling many members to a talk at once: who can be called, and how the talks lie in an adviser's free times."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from matching.core.contact_course import ContactState, CourseFacts, NextDuty, Responsible
from matching.core.course_submission import RegistrationEnd
from matching.core.danish_time import DENMARK, clock, danish_day
from matching.core.errors import JobbroError
from matching.core.ids import MemberId
from matching.core.talks import TalkForm

#: A talk begins on a quarter of an hour.
QUARTER = timedelta(minutes=15)
#: The most days between the first and the last that talks are spread over; our choice.
LONGEST_SPREAD = timedelta(days=62)
NO_FREE_TIME = "Der er ikke flere ledige tider. Vælg flere dage eller et længere tidsrum."

Span: TypeAlias = tuple[datetime, datetime]


class CannotBeCalled(JobbroError):
    """A member who is not to be called to a jobsamtale now; the sentence says why."""


class SpreadWrong(JobbroError):
    """Days or hours in which no talk can lie."""


@dataclass(frozen=True)
class SummonsWish:
    """How and where the talks are to be, how long, on which working days (both included) and between which hours."""

    form: TalkForm
    place: str
    minutes: int
    first_day: date
    last_day: date
    opens_at: time
    closes_at: time


@dataclass(frozen=True)
class Invitee:
    """A member who can be called: until when at the latest, and when they are in another talk."""

    member_id: MemberId
    number: int
    name: str = dataclasses.field(repr=False)
    due_on: date | None = None
    taken: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Seat:
    """A member with the time that was found."""

    member: Invitee
    starts_at: datetime
    ends_at: datetime

    @property
    def is_late(self) -> bool:
        """Whether the talk would be held after the day it is owed on."""
        return self.member.due_on is not None and danish_day(self.starts_at) > self.member.due_on


@dataclass(frozen=True)
class Uncalled:
    """A member who is not called, and the Danish sentence that says why."""

    number: int
    name: str = dataclasses.field(repr=False)
    why: str = ""


@dataclass(frozen=True)
class SummonsPlan:
    """Who is called when, in the order of time, and who is not, by number."""

    seats: tuple[Seat, ...]
    left: tuple[Uncalled, ...]


def refuse_wrong_spread(wish: SummonsWish, now: datetime) -> None:
    """Raise SpreadWrong when no talk can lie within the days and hours."""
    if wish.last_day < wish.first_day or wish.last_day < danish_day(now):
        raise SpreadWrong("Den sidste dag skal ligge fra i dag og frem og ikke før den første.")
    if wish.last_day - wish.first_day > LONGEST_SPREAD:
        raise SpreadWrong(
            f"Samtalerne kan spredes over højst {LONGEST_SPREAD.days} dage. Vælg en tidligere sidste dag."
        )
    if datetime.combine(wish.first_day, wish.opens_at) + timedelta(minutes=wish.minutes) > datetime.combine(
        wish.first_day, wish.closes_at
    ):
        raise SpreadWrong("Der er ikke plads til en samtale mellem de to klokkeslæt.")


def why_not_called(facts: CourseFacts, state: ContactState, coming: datetime | None, as_of: date) -> str:
    """Why the member is not called to a jobsamtale now; empty when nothing stands in the way."""
    if coming is not None:
        day = danish_day(coming)
        return f"Har allerede en jobsamtale {day.day}.{day.month}.{day.year} kl. {clock(coming)}."
    if not state.is_running:
        return "Har ikke et ledighedsforløb i gang."
    if state.responsible is Responsible.MUNICIPALITY:
        return "Kommunen har forløbet nu."
    if not state.registered:
        return _ABSENT[_ended_because(facts, as_of)]
    is_first = state.next_duty is NextDuty.FIRST_TALK  # which nobody can be exempted from
    return "Er undtaget fra flere samtaler." if state.exempted and not is_first else ""


_ABSENT: Mapping[RegistrationEnd | None, str] = {
    RegistrationEnd.SICK: "Er sygemeldt. Indkald, når medlemmet er rask igen.",
    RegistrationEnd.WORK: "Er i arbejde lige nu.",
    RegistrationEnd.LEAVE: "Har orlov lige nu.",
    RegistrationEnd.OTHER: "Er ikke tilmeldt som ledig lige nu.",
    None: "Er ikke tilmeldt som ledig lige nu.",
}


def _ended_because(facts: CourseFacts, as_of: date) -> RegistrationEnd | None:
    ended = [one for one in facts.registrations if one.ended_on is not None and one.ended_on <= as_of]
    return max(ended, key=lambda one: one.ended_on or date.min).ended_because if ended else None


def spread(members: Iterable[Invitee], wish: SummonsWish, taken: Sequence[Span], now: datetime) -> SummonsPlan:
    """Give each member the first time that is free for both, whoever is owed a talk soonest first.

    `taken` are the adviser's times. No two talks overlap, none begins before `now`, and all lie within the wish.
    """
    booked, seats, left = list(taken), [], []
    for member in sorted(members, key=lambda one: (one.due_on or date.max, one.number)):
        found = next(_free(wish, (*booked, *member.taken), now), None)
        if found is None:
            left.append(Uncalled(member.number, member.name, NO_FREE_TIME))
        else:
            booked.append(found)
            seats.append(Seat(member, *found))
    seats.sort(key=lambda seat: (seat.starts_at, seat.member.number))
    return SummonsPlan(tuple(seats), tuple(sorted(left, key=lambda one: one.number)))


def _free(wish: SummonsWish, taken: Sequence[Span], now: datetime) -> Iterator[Span]:
    """The times of the wish in which nothing lies, in order."""
    length = timedelta(minutes=wish.minutes)
    for opens, closes in _working_hours(wish):
        starts = max(opens, _next_quarter(now))
        while starts + length <= closes:
            until = max((end for begin, end in taken if begin < starts + length and starts < end), default=None)
            if until is None:
                yield starts, starts + length
            starts = _next_quarter(until or starts + QUARTER)


def _working_hours(wish: SummonsWish) -> Iterator[Span]:
    """From when to when on each working day; public holidays are not known here, so an adviser unticks them."""
    for number in range((wish.last_day - wish.first_day).days + 1):
        day = wish.first_day + timedelta(days=number)
        if day.weekday() < 5:
            yield datetime.combine(day, wish.opens_at, DENMARK), datetime.combine(day, wish.closes_at, DENMARK)


def _next_quarter(instant: datetime) -> datetime:
    """The instant itself when it is on a quarter of an hour, else the next that is, in Danish clock time."""
    local = instant.astimezone(DENMARK)
    past = timedelta(minutes=local.minute % 15, seconds=local.second, microseconds=local.microsecond)
    return local + (QUARTER - past if past else timedelta())
