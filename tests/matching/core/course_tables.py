"""Reading tables of courses: what is known stands left of `||`, what follows from it on the right.

A table may end in a third part that says why a row falls as it does. Dates are ISO; `-` is none. A cell of
`registered` is `from..until cause`, several with a comma between (`until` is the day after the last); of `hours`
`month=hours`; of `talks` days of held jobsamtaler, or `day:state`, `day:kind`, `day:kind+kind`.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from ingest.contact_rules import read_starter_contact_rules
from matching.core.contact_course import (
    ContactState,
    CourseFacts,
    PaidMonth,
    Registration,
    RegistrationEnd,
    contact_state,
)
from matching.core.danish_time import DENMARK
from matching.core.ids import CourseId, ExemptionId, MemberId, TalkId
from matching.core.talks import Exemption, ExemptionReason, Talk, TalkForm, TalkKind, TalkState

RULES = read_starter_contact_rules()
COURSE, MEMBER = CourseId(UUID(int=1)), MemberId(UUID(int=2))
Cells = dict[str, str]


def rows(text: str) -> Iterator[tuple[Cells, Cells]]:
    """The known and the expected cells of each row, by the names in the table's first line."""
    header, *lines = [line for line in text.strip().splitlines() if line.strip()]
    for line in lines:
        yield _cells(header, line, 0), _cells(header, line, 1)


def whys(text: str) -> list[str]:
    """Why each row falls as it does, for a table that says so."""
    return [line.split("||")[2].strip() for line in text.strip().splitlines()[1:]]


def _cells(header: str, line: str, side: int) -> Cells:
    names, cells = (text.split("||")[side].split("|") for text in (header, line))
    return {name.strip(): cell.strip() for name, cell in zip(names, cells, strict=True)}


def day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


def facts_of(known: Cells) -> CourseFacts:
    exempted_on = day(known.get("exempt", "-"))
    return CourseFacts(
        course_id=COURSE,
        member_id=MEMBER,
        started_on=date.fromisoformat(known["start"]),
        ended_on=day(known.get("end", "-")),
        hours_at_start=float(known.get("before", "0")),
        trial_arm=known.get("arm", "-").strip("-"),
        is_part_time_insured=known.get("part", "no") == "yes",
        municipality_from_day_one=known.get("day one", "no") == "yes",
        registrations=tuple(_registrations(known.get("registered", "-"))),
        paid_months=tuple(_months(known.get("hours", "-"))),
        talks=tuple(_talks(known.get("talks", "-"))),
        exemption=None if exempted_on is None else an_exemption(exempted_on),
    )


def state_of(known: Cells) -> ContactState:
    home = known.get("home", "-")
    return contact_state(facts_of(known), RULES, None if home == "-" else home, date.fromisoformat(known["as of"]))


def a_talk(on: date, number: int = 1, **overrides: Any) -> Talk:
    starts_at = datetime(on.year, on.month, on.day, 10, tzinfo=DENMARK)
    plain: dict[str, Any] = {
        "talk_id": TalkId(UUID(int=100 + number)), "course_id": COURSE, "member_id": MEMBER,
        "kind": TalkKind.JOBSAMTALE, "form": TalkForm.IN_PERSON, "state": TalkState.HELD, "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=45), "place": "", "adviser": "adviser-1", "concrete_job": True,
    }  # fmt: skip
    return Talk(**{**plain, **overrides})


def an_exemption(on: date) -> Exemption:
    decided_at = datetime(on.year, on.month, on.day, 12, tzinfo=DENMARK)
    reason = ExemptionReason.JOB_IN_SIGHT
    return Exemption(ExemptionId(UUID(int=3)), COURSE, MEMBER, decided_at, "adviser-1", reason, "Begynder 1. oktober.")


def _registrations(cell: str) -> Iterator[Registration]:
    for part in cell.split(",") if cell != "-" else ():
        span, _space, cause = part.strip().partition(" ")
        begins, _dots, ends = span.partition("..")
        because = RegistrationEnd.of(cause) if cause else None
        yield Registration(date.fromisoformat(begins), date.fromisoformat(ends) if ends else None, because)


def _months(cell: str) -> Iterator[PaidMonth]:
    for part in cell.split() if cell != "-" else ():
        month, _equals, hours = part.partition("=")
        yield PaidMonth(date.fromisoformat(f"{month}-01"), float(hours))


def _talks(cell: str) -> Iterator[Talk]:
    for number, part in enumerate(cell.split() if cell != "-" else (), start=1):
        on, _colon, what = part.partition(":")
        if what in {state.value for state in TalkState}:
            yield a_talk(date.fromisoformat(on), number, state=TalkState.of(what))
        else:
            kind, *also = (TalkKind.of(word) for word in what.split("+")) if what else (TalkKind.JOBSAMTALE,)
            yield a_talk(date.fromisoformat(on), number, kind=kind, also=tuple(also))


def said_of(state: ContactState, names: Iterator[str] | list[str]) -> Cells:
    """The state's answers in the words of the tables, for the columns asked for."""
    every = {
        "rule": state.rule.rule_key,
        "whose": str(state.responsible.value),
        "from the first": str(state.began_with.value),
        "actor": state.municipal_actor,
        "registered": _yes(state.registered),
        "paid": f"{state.hours_paid:g}",
        "left": f"{state.hours_left:g}",
        "handover": _iso(state.handover_on),
        "expected": _iso(state.estimated_handover_on),
        "basis": "-" if state.estimate_basis is None else str(state.estimate_basis.value),
        "awaited": " ".join(f"{month:%Y-%m}" for month in state.awaited_months) or "-",
        "due": _iso(state.first_talk_due_on),
        "first": _iso(state.first_talk_held_on),
        "in time": "-" if state.first_talk_in_time is None else _yes(state.first_talk_in_time),
        "held": f"{state.talks_held} of {state.talks_required}",
        "missing": str(state.talks_missing),
        "exempted": _yes(state.exempted),
        "by need": _yes(state.may_hold_talks_by_need),
        "next": str(state.next_duty.value),
        "by": _iso(state.next_due_on),
    }
    return {name: every[name] for name in names}


def _iso(on: date | None) -> str:
    return "-" if on is None else on.isoformat()


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
