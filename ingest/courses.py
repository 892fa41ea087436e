"""Reading courses of unemployment from an a-kasse's files: columns, fields, and how a row becomes a CourseSubmission.

A row is a course. What happens within it stands in numbered columns (registrations) and in a column for each calendar
month (paid hours); in NDJSON both are lists.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice, pairwise
from typing import BinaryIO

from ingest.dates import as_date, as_first_day, as_until
from ingest.field_reader import FieldReader
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.members import Sender, akasse_of, refuse_repeated
from ingest.rows import Accepted, FieldRefused, RawRow, ReadFile, Rejected
from ingest.shapes import Column, Shape
from ingest.sources import open_rows
from ingest.terms import as_yes_no
from ingest.texts import as_line
from matching.core.course_submission import (
    CourseMisfit,
    CourseSubmission,
    PaidMonth,
    RegistrationEnd,
    RegistrationSubmission,
)
from matching.core.ids import AkasseId

MOST_REGISTRATIONS = 12
#: Calendar years for whose months there is a column.
YEARS = range(2020, 2036)
#: More hours than a month of work holds twice over are a slip of the keys.
MOST_HOURS_A_MONTH = 320.0
#: A benefit period is two years; a prolonged one is still shorter than this.
MOST_HOURS_AT_START = 6_000.0

_COLUMNS = (
    Column("forløb", "source_id", ("id", "forløb_id", "forløbsid", "forløbsnummer"), "F-3001"),
    Column("akasse", "akasse", ("a_kasse", "a-kasse"), "3F-A"),
    Column("medlem", "member", ("medlem_id", "medlemsid", "løbenummer"), "M-2001"),
    Column("startet", "started_on", ("start", "startdato", "forløb_start"), "2026-07-06"),
    Column("sluttet", "last_day", ("slut", "slutdato", "forløb_slut"), "2026-11-20"),
    Column("timer ved start", "hours_at_start", ("timer_før_start", "forbrugte_timer"), "120,5"),
    Column("forsøgsarm", "trial_arm", ("forsøg",), "fire-måneder"),
    Column("deltidsforsikret", "is_part_time_insured", ("deltid",), "nej"),
    Column("kommunen fra dag ét", "municipality_from_day_one", ("kommunen_fra_dag_1", "kommunen_fra_start"), "nej"),
    Column("ønsker a-kassen med", "wants_akasse_at_first", ("akassen_med",), "ja"),
    Column("rådgiver", "adviser", ("rådgiver_id", "jobrådgiver"), "raadgiver-7"),
    Column("rådgivernavn", "adviser_name", ("rådgiver_navn",), "Lone Bæk"),
)
_REGISTRATION_COLUMNS = (
    ("fra", "registered_on", "2026-07-06"),
    ("til", "last_day", "2026-08-16"),
    ("årsag", "ended_because", "syg"),
)


def _registration_columns() -> Iterator[Column]:
    """`tilmeldt1 fra` to `tilmeldt12 årsag`."""
    for number in range(1, MOST_REGISTRATIONS + 1):
        for header, path, example in _REGISTRATION_COLUMNS:
            told = example if number == 1 else ""
            yield Column(f"tilmeldt{number} {header}", f"registrations.{number}.{path}", (), told)


def _month_columns() -> Iterator[Column]:
    """`timer 2020-01` to `timer 2035-12`."""
    for year in YEARS:
        for month in range(1, 13):
            told = "160,33" if (year, month) == (2026, 9) else ""
            yield Column(f"timer {year}-{month:02d}", f"hours.{year}-{month:02d}", (f"timer {month:02d}-{year}",), told)


def _names(kind: type) -> frozenset[str]:
    return frozenset(entry.name for entry in dataclasses.fields(kind))


COURSE_SHAPE = Shape(
    columns=(*_COLUMNS, *_registration_columns(), *_month_columns()),
    fields={
        "": (_names(CourseSubmission) - {"akasse_id", "source"}) | {"id", "akasse", "last_day"},
        "registrations": _names(RegistrationSubmission) | {"last_day"},
        "hours": _names(PaidMonth) | {column.path.removeprefix("hours.") for column in _month_columns()},
    },
    required=("source_id", "member", "started_on"),
)


@dataclass(frozen=True)
class CourseSender:
    """Who sends courses, and what is already in Jobbro.

    `misfits` is asked with courses of one a-kasse and says, by their ids, which of them cannot be taken in.
    """

    sender: Sender
    misfits: Callable[[Sequence[CourseSubmission]], Mapping[str, CourseMisfit]]


def read_courses(
    stream: BinaryIO, name: str, *, sender: CourseSender, limits: Limits = DEFAULT_LIMITS
) -> ReadFile[CourseSubmission]:
    """The courses of one file. `name` is the file's name with its ending.

    Raises FileRefused before the first row when the file as a whole cannot be trusted.
    """
    raw = open_rows(stream, name, COURSE_SHAPE, limits)
    return ReadFile(raw.rejects_format, raw.header, judged_courses(raw.rows, sender, limits))


@dataclass(frozen=True)
class _Read:
    """A row with its reader; `course` is None when the row was beyond reading."""

    row: RawRow
    fields: FieldReader
    course: CourseSubmission | None


def judged_courses(
    rows: Iterable[RawRow], sender: CourseSender, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Accepted[CourseSubmission] | Rejected]:
    """Each row as a submission, or rejected with all its problems; what is in Jobbro is asked a batch at a time."""
    first_seen: dict[tuple[AkasseId, str, str], int] = {}
    waiting = iter(rows)
    while batch := [_read(row, sender.sender, first_seen) for row in islice(waiting, limits.batch_rows)]:
        _note_misfits(batch, sender)
        yield from map(_judged, batch)


def _read(row: RawRow, sender: Sender, first_seen: dict[tuple[AkasseId, str, str], int]) -> _Read:
    fields = FieldReader(row)
    course = _submission(fields, sender) if not row.problems else None
    if course is not None and not fields.problems:
        refuse_repeated(fields, (course.akasse_id, course.source, course.source_id), row.line, first_seen)
    return _Read(row, fields, course)


def _judged(read: _Read) -> Accepted[CourseSubmission] | Rejected:
    if read.course is None or read.fields.problems:
        return Rejected(read.row.line, tuple(read.fields.problems), read.row.original)
    return Accepted(read.row.line, read.course, read.row.original)


_REMEDIES = {
    CourseMisfit.UNKNOWN_MEMBER: ("member", "Indlæs medlemmet først, eller ret medlemmets id."),
    CourseMisfit.ANOTHER_MEMBER: ("source_id", "Giv det nye forløb sit eget id."),
}


def _note_misfits(batch: Iterable[_Read], sender: CourseSender) -> None:
    good = [(read.course, read.fields) for read in batch if read.course is not None and not read.fields.problems]
    by_akasse = sorted(good, key=lambda one: one[0].akasse_id)
    for _, group in groupby(by_akasse, key=lambda one: one[0].akasse_id):
        readers = {course.source_id: (course, fields) for course, fields in group}
        for source_id, misfit in sender.misfits([course for course, _ in readers.values()]).items():
            path, remedy = _REMEDIES[misfit]
            readers[source_id][1].note(path, FieldRefused(misfit.label, remedy))


def _submission(fields: FieldReader, sender: Sender) -> CourseSubmission:
    """The row as a submission; whatever is wrong is noted in `fields`, and then the result is not to be used."""
    fields.refuse_personal_numbers(also_unbroken=True)
    started_on = _started(fields)
    ended_on = _day_after(fields, "")
    if ended_on is not None and ended_on <= started_on:
        fields.note("started_on", FieldRefused("Forløbet slutter, før det begynder.", "Ret en af de to datoer."))
    return CourseSubmission(
        akasse_id=akasse_of(fields, sender),
        source=sender.source,
        source_id=_id(fields),
        member=_member(fields),
        started_on=started_on,
        ended_on=ended_on,
        hours_at_start=fields.take("hours_at_start", _as_hours_at_start, 0.0),
        trial_arm=fields.take("trial_arm", as_line, ""),
        is_part_time_insured=fields.take("is_part_time_insured", as_yes_no, False),
        municipality_from_day_one=fields.take("municipality_from_day_one", as_yes_no, False),
        wants_akasse_at_first=fields.take("wants_akasse_at_first", as_yes_no, None),
        adviser=fields.take("adviser", as_line, None),
        adviser_name=fields.take("adviser_name", as_line, ""),
        registrations=_registrations(fields, started_on, ended_on),
        hours=_hours(fields, started_on),
    )


def _id(fields: FieldReader) -> str:
    found = fields.take("source_id", as_line, "") or fields.take("id", as_line, "")
    if not found:
        fields.note_missing("source_id", FieldRefused("Id mangler.", "Giv forløbet a-kassens eget id."))
    return found


def _member(fields: FieldReader) -> str:
    found = fields.take("member", as_line, "")
    if not found:
        fields.note_missing("member", FieldRefused("Medlemmet mangler.", "Skriv medlemmets id, som da det blev sendt."))
    return found


def _started(fields: FieldReader) -> date:
    found = fields.take("started_on", as_date, None)
    if found is None:
        problem = FieldRefused("Startdatoen mangler.", "Skriv den dag, medlemmet meldte sig ledig.")
        fields.note_missing("started_on", problem)
    return found or date.max


def _day_after(fields: FieldReader, inside: str) -> date | None:
    """The day after the last, from the half-open `ended_on` or from the last day itself."""
    return fields.take(f"{inside}ended_on", as_date, None) or fields.take(f"{inside}last_day", as_until, None)


def _as_hours_at_start(value: object) -> float:
    return _number(value, MOST_HOURS_AT_START)


def _as_paid_hours(value: object) -> float:
    return _number(value, MOST_HOURS_A_MONTH)


def _number(value: object, most: float) -> float:
    """Hours with at most one decimal, as benefit hours are counted in Jobbro."""
    try:
        found = float(as_line(value).replace(",", "."))
    except ValueError:
        raise FieldRefused("Timetallet kan ikke læses.", "Skriv et tal, for eksempel 160,33.") from None
    if not 0 <= found <= most:
        raise FieldRefused("Timetallet er ikke muligt.", f"Skriv timer fra 0 til {most:.0f}.")
    return round(found, 1)


_ENDS: Mapping[RegistrationEnd, frozenset[str]] = {
    RegistrationEnd.SICK: frozenset(["syg", "sygemeldt", "sygdom", "sick"]),
    RegistrationEnd.WORK: frozenset(["arbejde", "i arbejde", "job", "work"]),
    RegistrationEnd.LEAVE: frozenset(["orlov", "barsel", "barselsorlov", "leave"]),
    RegistrationEnd.OTHER: frozenset(["andet", "other", "ophør", "afmeldt"]),
}


def _as_end(value: object) -> RegistrationEnd:
    word = as_line(value).casefold()
    for end, words in _ENDS.items():
        if word in words:
            return end
    raise FieldRefused("Årsagen kendes ikke.", "Skriv syg, arbejde, orlov eller andet.")


def _registrations(fields: FieldReader, started_on: date, ended_on: date | None) -> tuple[RegistrationSubmission, ...]:
    """Registrations in the order of time; without any, one from the course's first day to its last."""
    paths = fields.entries("registrations")
    found = sorted((_registration(fields, path) for path in paths), key=lambda one: one.registered_on)
    if found and found[0].registered_on < started_on != date.max:
        problem = "Medlemmet er tilmeldt, før forløbet begynder."
        fields.note("registrations", FieldRefused(problem, "Ret forløbets startdato eller tilmeldingen."))
    if any(before.ended_on is None or after.registered_on < before.ended_on for before, after in pairwise(found)):
        fields.note("registrations", FieldRefused("To tilmeldinger overlapper.", "Ret deres datoer."))
    whole = RegistrationSubmission(started_on, ended_on, None if ended_on is None else RegistrationEnd.OTHER)
    return tuple(found) if paths else (whole,)


def _registration(fields: FieldReader, path: str) -> RegistrationSubmission:
    """One registration; an end without a cause is "andet"."""
    fields.has_object(path)
    since = fields.take(f"{path}.registered_on", as_date, None)
    until = _day_after(fields, f"{path}.")
    cause = fields.take(f"{path}.ended_because", _as_end, None)
    if since is None:
        problem = FieldRefused("Tilmeldingens første dag mangler.", "Skriv datoen.")
        fields.note_missing(f"{path}.registered_on", problem)
    elif until is not None and until <= since:
        problem = FieldRefused("Tilmeldingen slutter, før den begynder.", "Ret en af de to datoer.")
        fields.note(f"{path}.registered_on", problem)
    if cause is not None and until is None:
        problem = FieldRefused("Der er en årsag, men ingen slutdato.", "Skriv den sidste dag, eller fjern årsagen.")
        fields.note(f"{path}.ended_because", problem)
    return RegistrationSubmission(since or date.max, until, (cause or RegistrationEnd.OTHER) if until else None)


def _hours(fields: FieldReader, started_on: date) -> tuple[PaidMonth, ...]:
    """Paid months in the order of time, those with no hours left out."""
    found: dict[date, float] = {}
    for path, month, hours in _months(fields):
        if month in found:
            fields.note(path, FieldRefused("Måneden står to gange.", "Læg timerne sammen."))
        if month < started_on.replace(day=1) and started_on != date.max:
            problem = FieldRefused("Måneden ligger før forløbet.", "Skriv timerne under »timer ved start«.")
            fields.note(path, problem)
        found[month] = hours
    return tuple(PaidMonth(month, hours) for month, hours in sorted(found.items()) if hours)


def _months(fields: FieldReader) -> Iterator[tuple[str, date, float]]:
    """Path, month and hours: of a column for each month, of an object by month, or of a list of objects."""
    by_month = fields.take("hours", _keys, ())
    for key in by_month:
        hours = fields.take(f"hours.{key}", _as_paid_hours, 0.0)
        yield f"hours.{key}", as_first_day(key), hours
    for path in fields.entries("hours") if not by_month else ():
        fields.has_object(path)
        month = fields.take(f"{path}.month", _as_month, None)
        if month is None:
            fields.note_missing(f"{path}.month", FieldRefused("Måneden mangler.", "Skriv den som åååå-mm."))
        else:
            yield path, month, fields.take(f"{path}.hours", _as_paid_hours, 0.0)


def _keys(value: object) -> tuple[str, ...]:
    return tuple(str(key) for key in value) if isinstance(value, Mapping) else ()


def _as_month(value: object) -> date:
    return as_first_day(value).replace(day=1)
