"""Reading members from an a-kasse's files: the columns and fields there are, and how a row becomes a MemberSubmission.

What has no column here must not come here: an unknown column refuses the whole file.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from ingest.contact_details import as_email, as_phone
from ingest.dates import as_first_day, as_start, as_until
from ingest.field_reader import FieldReader
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.registers import as_industry, as_municipality_code, as_postcode
from ingest.rows import Accepted, FieldRefused, RawRow, ReadFile, Rejected
from ingest.shapes import Column, Shape
from ingest.sources import open_rows
from ingest.terms import as_hours, as_languages, as_shifts, as_travel_limit, as_travel_mode
from ingest.texts import as_line, as_phrases, as_text
from matching.core.ids import AkasseId
from matching.core.industry import IndustryCode
from matching.core.job_order import Hours, Language
from matching.core.member import EducationSubmission, HeldOccupationSubmission, MemberSubmission
from matching.core.travel import Mode

MOST_JOBS_IN_COLUMNS = 10
MOST_JOBS = 50
MOST_GOALS = 2

_COLUMNS = (
    Column("id", "source_id", ("medlem_id", "medlemsid", "løbenummer"), "M-2001"),
    Column("akasse", "akasse", ("a_kasse", "a-kasse"), "3F-A"),
    Column("navn", "name", ("medlemsnavn",), "Ditte Dal"),
    Column("email", "email", ("e_mail", "mail", "mailadresse"), "ditte.dal@example.com"),
    Column("telefon", "phone", ("tlf", "telefonnummer", "mobil"), "00 12 34 56"),
    Column("profil", "summary", ("tekst", "profiltekst", "cv", "resume", "beskrivelse"), "Jeg har kørt lager …"),
    Column("kompetencer", "skills", ("færdigheder", "kvalifikationer"), "truckkørsel; SAP"),
    Column("uddannelser", "educations", ("uddannelse",), "lager- og terminaluddannelsen (erhvervsuddannelse)"),
    Column("beviser", "licences", ("certifikater", "kørekort", "certifikat"), "gaffeltruck B; kørekort B"),
    Column("sprog", "languages", (), "dansk: flydende; engelsk: lidt"),
    Column("timer", "hours", ("ønskede_timer", "ugentlige_timer", "timetal"), "30-37"),
    Column("arbejdstidspunkt", "shifts", ("vagter", "skift"), "dag; aften"),
    Column("postnummer", "postcode", ("postnr",), "9000"),
    Column("kommunekode", "municipality_code", ("kommune", "kommunenummer"), "851"),
    Column("rejsetid", "travel_limit", ("rejsetid_minutter", "transporttid", "max_rejsetid"), "45"),
    Column("transport", "travel_mode", ("transportmiddel", "transportform"), "bil"),
    Column("jobmål", "goals", ("jobmaal", "ønskede_job", "søger_job_som"), "lagermedarbejder; chauffør"),
    Column("ledig_fra", "available_from", ("kan_starte", "start", "startdato"), "snarest"),
    Column(
        "tidligere_job", "held_compact", ("job", "erfaring"), "lagermedarbejder;521000;DB07;2015-03;2019-08 | chauffør"
    ),
)
_JOB_COLUMNS = (
    ("titel", "title", "Lagermedarbejder"),
    ("branche", "industry.code", "521000"),
    ("brancheversion", "industry.version", "DB07"),
    ("fra", "since", "2015-03"),
    ("til", "last_day", "2019-08"),
    ("beskrivelse", "description", "Pluk, pak og varemodtagelse"),
)


def _numbered_columns() -> tuple[Column, ...]:
    """`job1_titel` to `job10_beskrivelse`."""
    return tuple(
        Column(f"job{number}_{header}", f"held.{number}.{path}", (), example if number == 1 else "")
        for number in range(1, MOST_JOBS_IN_COLUMNS + 1)
        for header, path, example in _JOB_COLUMNS
    )


def _names(kind: type) -> frozenset[str]:
    return frozenset(entry.name for entry in dataclasses.fields(kind))


MEMBER_SHAPE = Shape(
    columns=_COLUMNS + _numbered_columns(),
    fields={
        "": (_names(MemberSubmission) - {"akasse_id"}) | {"id", "text", "akasse"},
        "held": _names(HeldOccupationSubmission) | {"last_day"},
        "held.industry": _names(IndustryCode),
        "educations": _names(EducationSubmission),
        "languages": _names(Language),
        "hours": _names(Hours),
    },
)


@dataclass(frozen=True)
class Sender:
    """Who sends members: the system they come from, and the a-kasse they belong to.

    With `akasse_id` every row belongs to it; without it each row names its own in the column `akasse`, looked up in
    `akasser`, which holds every code in use, case folded.
    """

    source: str = "fil"
    akasse_id: AkasseId | None = None
    akasser: Mapping[str, AkasseId] = field(default_factory=dict)


def read_members(
    stream: BinaryIO, name: str, *, sender: Sender, limits: Limits = DEFAULT_LIMITS
) -> ReadFile[MemberSubmission]:
    """The members of one file. `name` is the file's name with its ending.

    Raises FileRefused before the first row when the file as a whole cannot be trusted.
    """
    raw = open_rows(stream, name, MEMBER_SHAPE, limits)
    return ReadFile(raw.rejects_format, raw.header, judged_members(raw.rows, sender))


def judged_members(rows: Iterable[RawRow], sender: Sender) -> Iterator[Accepted[MemberSubmission] | Rejected]:
    """Each row as a submission, or rejected with all its problems; an id seen before is rejected."""
    first_seen: dict[tuple[AkasseId, str, str], int] = {}
    for row in rows:
        fields = FieldReader(row)
        submission = _submission(fields, sender) if not row.problems else None
        if submission is not None and not fields.problems:
            key = (submission.akasse_id, submission.source, submission.source_id)
            refuse_repeated(fields, key, row.line, first_seen)
        if submission is None or fields.problems:
            yield Rejected(row.line, tuple(fields.problems), row.original)
        else:
            yield Accepted(row.line, submission, row.original)


def refuse_repeated(
    fields: FieldReader, key: tuple[AkasseId, str, str], line: int, first_seen: dict[tuple[AkasseId, str, str], int]
) -> None:
    """Note an id that stood on an earlier line; `first_seen` remembers a-kasse, source and id by line."""
    first = first_seen.setdefault(key, line)
    if first != line:
        problem = f"Samme id står allerede på linje {first}."
        fields.note("source_id", FieldRefused(problem, "Behold kun den ene række, eller ret id'et."))


def _submission(fields: FieldReader, sender: Sender) -> MemberSubmission:
    """The row as a submission; whatever is wrong is noted in `fields`, and then the result is not to be used."""
    fields.refuse_personal_numbers(also_unbroken=True)
    source_id = fields.take("source_id", as_line, "") or fields.take("id", as_line, "")
    if not source_id:
        fields.note_missing(
            "source_id", FieldRefused("Id mangler.", "Giv medlemmet et løbenummer (ikke et personnummer).")
        )
    member = MemberSubmission(
        akasse_id=akasse_of(fields, sender),
        source=fields.take("source", as_line, sender.source),
        source_id=source_id,
        name=fields.take("name", as_line, f"Medlem {source_id}"),
        summary=fields.take("summary", as_text, "") or fields.take("text", as_text, ""),
        held=_held(fields),
        skills=fields.take("skills", as_phrases, ()),
        educations=_educations(fields),
        licences=fields.take("licences", as_phrases, ()),
        languages=fields.take("languages", as_languages, ()),
        hours=fields.take("hours", as_hours, None),
        shifts=fields.take("shifts", as_shifts, frozenset()),
        postcode=fields.take("postcode", as_postcode, None),
        municipality_code=fields.take("municipality_code", as_municipality_code, None),
        travel_limit=fields.take("travel_limit", as_travel_limit, None),
        travel_mode=fields.take("travel_mode", as_travel_mode, Mode.CAR),
        goals=fields.take("goals", _as_goals, ()),
        available_from=fields.take("available_from", as_start, None),
        email=fields.take("email", as_email, ""),
        phone=fields.take("phone", as_phone, ""),
    )
    _refuse_blank(fields, member)
    return member


def akasse_of(fields: FieldReader, sender: Sender) -> AkasseId:
    """The a-kasse of the row; a missing or unknown one, or another than the file's own, is noted."""

    def as_akasse(value: object) -> AkasseId:
        found = sender.akasser.get(as_line(value).casefold())
        if found is None:
            raise FieldRefused("A-kassen kendes ikke.", "Skriv a-kassens korte navn eller kode.")
        if sender.akasse_id not in (None, found):
            raise FieldRefused("A-kassen er en anden end den, filen sendes for.", "Del filen op efter a-kasse.")
        return found

    found = fields.take("akasse", as_akasse, sender.akasse_id)
    if found is None:
        fields.note_missing("akasse", FieldRefused("A-kassen mangler.", "Skriv a-kassens korte navn eller kode."))
    return AkasseId(0) if found is None else found


def _refuse_blank(fields: FieldReader, member: MemberSubmission) -> None:
    if not (member.summary or member.held or member.skills or member.educations or member.goals or member.licences):
        problem = "Der er intet at finde job ud fra."
        fields.note(
            "summary", FieldRefused(problem, "Skriv mindst ét tidligere job, en kompetence eller en profiltekst.")
        )


def _as_goals(value: object) -> tuple[str, ...]:
    goals = as_phrases(value)
    if len(goals) > MOST_GOALS:
        raise FieldRefused("Der er for mange jobmål.", f"Skriv højst {MOST_GOALS}.")
    return goals


_EDUCATION_WITH_LEVEL = re.compile(r"(.+?)\s*\(([^()]+)\)")


def _educations(fields: FieldReader) -> tuple[EducationSubmission, ...]:
    """Educations from a list of objects or phrases; `titel (niveau)` in a phrase gives the level."""
    return fields.take("educations", _as_educations, ())


def _as_educations(value: object) -> tuple[EducationSubmission, ...]:
    if isinstance(value, list):
        return tuple(_education(entry) for entry in value)
    return tuple(_education(phrase) for phrase in as_phrases(value))


def _education(value: object) -> EducationSubmission:
    if isinstance(value, Mapping):
        title, level = as_line(value.get("title") or ""), as_line(value.get("level") or "")
    else:
        line = as_line(value)
        match = _EDUCATION_WITH_LEVEL.fullmatch(line)
        title, level = (match.group(1), match.group(2)) if match else (line, "")
    if not title:
        raise FieldRefused("Uddannelsens titel mangler.", "Skriv uddannelsens navn.")
    return EducationSubmission(title, level or None)


def _held(fields: FieldReader) -> tuple[HeldOccupationSubmission, ...]:
    """Jobs from a list or numbered columns, then those of the compact column."""
    paths = fields.entries("held")
    if len(paths) > MOST_JOBS:
        fields.note("held", FieldRefused("Der er for mange tidligere job.", f"Skriv højst {MOST_JOBS}."))
        return ()
    jobs = tuple(job for path in paths if (job := _job(fields, path)) is not None)
    return jobs + fields.take("held_compact", _as_compact_jobs, ())


def _job(fields: FieldReader, path: str) -> HeldOccupationSubmission | None:
    """One job held; a period that ends before it begins is noted."""
    if not fields.has_object(path):
        return None
    since = fields.take(f"{path}.since", as_first_day, None)
    until = fields.take(f"{path}.until", as_first_day, None) or fields.take(f"{path}.last_day", as_until, None)
    title = fields.take(f"{path}.title", as_line, "")
    if not title:
        fields.note_missing(f"{path}.title", FieldRefused("Jobbets titel mangler.", "Skriv, hvad jobbet var."))
    if since and until and until <= since:
        fields.note(f"{path}.since", FieldRefused("Jobbet slutter, før det begynder.", "Ret en af de to datoer."))
    return HeldOccupationSubmission(
        title=title,
        industry=fields.take(f"{path}.industry", as_industry, None),
        since=since,
        until=until,
        description=fields.take(f"{path}.description", as_text, ""),
    )


def _as_compact_jobs(value: object) -> tuple[HeldOccupationSubmission, ...]:
    """Jobs from one cell: `titel; branche; brancheversion; fra; til`, with `|` or a line break between jobs."""
    entries = [entry for entry in re.split(r"[|\n]", as_text(value)) if entry.strip()]
    if len(entries) > MOST_JOBS:
        raise FieldRefused("Der er for mange tidligere job.", f"Skriv højst {MOST_JOBS}.")
    return tuple(_compact_job([part.strip() for part in entry.split(";")]) for entry in entries)


def _compact_job(parts: list[str]) -> HeldOccupationSubmission:
    if len(parts) > 5 or not parts[0]:
        raise FieldRefused("Et tidligere job kan ikke læses.", "Skriv: titel; branche; brancheversion; fra; til.")
    title, industry, version, since, until = parts + [""] * (5 - len(parts))
    begins, ends = as_first_day(since) if since else None, as_until(until) if until else None
    if begins and ends and ends <= begins:
        raise FieldRefused("Et tidligere job slutter, før det begynder.", "Ret en af de to datoer.")
    code = as_industry({"code": industry, "version": version}) if industry else None
    return HeldOccupationSubmission(as_line(title), code, begins, ends)
