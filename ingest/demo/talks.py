"""Invented talks in the invented courses: held, missed, planned and overdue ones, and exemptions, as of a day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random

from ingest.demo.courses import adviser_name, demo_adviser
from matching.core.course_submission import KnownAdviser, LandedCourse, PastExemption, PastTalk
from matching.core.danish_time import DENMARK
from matching.core.ids import AkasseId
from matching.core.talks import ExemptionReason, TalkForm, TalkKind, TalkState

#: Minutes after midnight at which talks begin; half an hour of notes and rest lies between most of them.
_SLOTS = (8 * 60 + 30, 9 * 60 + 15, 10 * 60, 10 * 60 + 45, 12 * 60 + 30, 13 * 60 + 15, 14 * 60, 14 * 60 + 45)
_LENGTH = timedelta(minutes=40)
#: Days after the start on which the three talks are meant to be, with the days they may slip.
_MEANT = ((8, 5), (38, 10), (70, 12))
#: The a-kasse's period in days, as it is planned by.
_PERIOD = 92
_ROOMS = ("Mødelokale 1", "Mødelokale 2", "Mødelokale 3")
_NOTES = (
    "Talte om to konkrete job. Søger begge inden fredag.",
    "CV gennemgået, kompetencerne er opdateret. Vil gerne tættere på et fast job.",
    "Har været til en samtale hos en virksomhed og venter svar.",
    "Vil undersøge et kursus. Vi ser på det igen næste gang.",
    "Søger bredt og holder tempoet. Aftalte to uopfordrede ansøgninger.",
)
_JUDGEMENTS = {
    ExemptionReason.JOB_IN_SIGHT: "Har underskrevet kontrakt og begynder inden for seks uger.",
    ExemptionReason.SEEKS_WELL_ALONE: "Søger målrettet, har netværk i faget og er til samtaler hver uge.",
    ExemptionReason.EDUCATION_BEGINS: "Er optaget på en uddannelse, der begynder til næste semester.",
}


@dataclass(frozen=True)
class DemoContact:
    """What has happened and is planned in one a-kasse."""

    advisers: tuple[KnownAdviser, ...]
    talks: tuple[PastTalk, ...]
    exemptions: tuple[PastExemption, ...]


def demo_contact(akasse_id: AkasseId, courses: Sequence[LandedCourse], as_of: date) -> DemoContact:
    """The same for the same courses and day, whatever keys the database gave them."""
    diary = _Diary()
    talks: list[PastTalk] = []
    exemptions: list[PastExemption] = []
    for course in sorted(courses, key=lambda course: course.source_id):
        rng = Random(f"talks:{course.source_id}:{as_of}")
        of_course = tuple(_talks(course, rng, diary, as_of)) if course.adviser else ()
        talks.extend(of_course)
        exemptions.extend(_exemption(course, of_course, rng, as_of))
    return DemoContact(tuple(_advisers(akasse_id, courses)), tuple(talks), tuple(exemptions))


def _advisers(akasse_id: AkasseId, courses: Iterable[LandedCourse]) -> Iterator[KnownAdviser]:
    """All who follow somebody, and the demonstration's own even if nobody does."""
    ids = {course.adviser for course in courses if course.adviser} | {demo_adviser(akasse_id, 0)}
    for user_id in sorted(ids):
        yield KnownAdviser(user_id, adviser_name(user_id), Random(user_id).choice(_ROOMS))


@dataclass
class _Diary:
    """Which of each adviser's slots are taken."""

    taken: dict[tuple[str, date], int] = field(default_factory=lambda: defaultdict(int))

    def slot(self, adviser: str, wanted: date) -> datetime:
        """The next free beginning on the wanted weekday or after it; the day is filled from the morning."""
        day = wanted
        while day.weekday() > 4 or self.taken[adviser, day] >= len(_SLOTS):
            day += timedelta(days=1)
        minutes = _SLOTS[self.taken[adviser, day]]
        self.taken[adviser, day] += 1
        return datetime.combine(day, time(minutes // 60, minutes % 60), DENMARK)


def _talks(course: LandedCourse, rng: Random, diary: _Diary, as_of: date) -> Iterator[PastTalk]:
    """The course's talks in the order of time: those that should have been, and the next one."""
    if course.municipality_from_day_one:
        return
    last = course.ended_on or course.started_on + timedelta(days=_PERIOD)
    for number, (meant, slip) in enumerate(_MEANT):
        day = _weekday(course.started_on + timedelta(days=meant + rng.randint(-slip, slip) // 2))
        if day >= last or (day < as_of and rng.random() < 0.1):
            return
        if day >= as_of:
            yield from _planned(course, rng, diary, as_of, day, number)
            return
        yield from _past(course, rng, diary, as_of, day, number)
    if course.ended_on is None and rng.random() < 0.05:
        yield _talk(course, rng, diary, as_of + timedelta(days=rng.randint(1, 10)), TalkKind.RAADIGHED)


def _planned(
    course: LandedCourse, rng: Random, diary: _Diary, as_of: date, day: date, number: int
) -> Iterator[PastTalk]:
    """The next talk: pulled forward into this week for a third, left to be planned for some."""
    if course.ended_on is not None or rng.random() < 0.2:
        return
    sooner = rng.random() < 0.35
    wanted = as_of + timedelta(days=rng.choice((0, 0, 1, 1, 2, 3, 4))) if sooner else day
    yield _talk(course, rng, diary, max(wanted, course.started_on + timedelta(days=1)), TalkKind.JOBSAMTALE, number)


def _past(course: LandedCourse, rng: Random, diary: _Diary, as_of: date, day: date, number: int) -> Iterator[PastTalk]:
    """A talk that was held; one in twelve was missed first, and most of those were held a week later."""
    planned = _talk(course, rng, diary, day, TalkKind.JOBSAMTALE, number)
    if rng.random() < 0.08:
        yield _as(planned, TalkState.NO_SHOW)
        if rng.random() < 0.3:
            return
        planned = _talk(course, rng, diary, day + timedelta(days=7), TalkKind.JOBSAMTALE, number)
    has_been = planned.starts_at.date() < as_of
    note = rng.choice(_NOTES) if rng.random() < 0.6 else ""
    yield _as(planned, TalkState.HELD, rng.random() < 0.9, note) if has_been else planned


def _as(talk: PastTalk, state: TalkState, concrete_job: bool | None = None, note: str = "") -> PastTalk:
    return replace(talk, state=state, rebook_until=None, concrete_job=concrete_job, note=note)


def _talk(course: LandedCourse, rng: Random, diary: _Diary, wanted: date, kind: TalkKind, number: int = 1) -> PastTalk:
    assert course.adviser is not None
    form = rng.choices((TalkForm.IN_PERSON, TalkForm.PHONE, TalkForm.VIDEO), (3 if number == 0 else 5, 2, 3))[0]
    starts_at = diary.slot(course.adviser, wanted)
    place = Random(course.adviser).choice(_ROOMS)
    return PastTalk(
        course_id=course.course_id,
        member_id=course.member_id,
        kind=kind,
        form=form,
        state=TalkState.PLANNED,
        starts_at=starts_at,
        ends_at=starts_at + _LENGTH,
        place=place if form is TalkForm.IN_PERSON else "",
        adviser=course.adviser,
        also=(TalkKind.CV,) if kind is TalkKind.JOBSAMTALE and number == 0 and rng.random() < 0.6 else (),
        rebook_until=starts_at - timedelta(days=1) if kind is TalkKind.JOBSAMTALE else None,
    )


def _weekday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _exemption(course: LandedCourse, talks: Sequence[PastTalk], rng: Random, as_of: date) -> Iterator[PastExemption]:
    """One in nine of those who have had their first talk under the rule that allows it."""
    held = [talk for talk in talks if talk.state is TalkState.HELD]
    allowed = course.started_on >= date(2026, 7, 1) and course.ended_on is None and len(held) == 1
    if allowed and course.adviser and len(talks) == 1 and rng.random() < 0.45:
        reason = rng.choice(tuple(_JUDGEMENTS))
        yield PastExemption(course.course_id, held[0].ends_at, course.adviser, reason, _JUDGEMENTS[reason])
