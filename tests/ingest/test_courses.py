"""A row of an a-kasse's file becomes a course with its registrations and paid hours, or is rejected with reasons."""

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest

from ingest.courses import COURSE_SHAPE, CourseSender, read_courses
from ingest.http_intake import take_ndjson_courses
from ingest.limits import Limits
from ingest.members import Sender
from ingest.refusals import MissingColumns, UnknownColumns
from ingest.rows import Accepted, Rejected
from ingest.run import ingest_courses
from matching.core.course_submission import (
    CourseMisfit,
    CourseSubmission,
    PaidMonth,
    RegistrationEnd,
    RegistrationSubmission,
)
from matching.core.ids import AkasseId
from matching.core.landing import Landed

AKASSER = {"3f-a": AkasseId(43), "hk-a": AkasseId(15)}
FULL = CourseSubmission(
    akasse_id=AkasseId(43),
    source="fil",
    source_id="F-1",
    member="M-1",
    started_on=date(2026, 7, 6),
    ended_on=date(2026, 11, 21),
    hours_at_start=120.5,
    trial_arm="fire-måneder",
    is_part_time_insured=True,
    municipality_from_day_one=False,
    wants_akasse_at_first=True,
    adviser="raadgiver-7",
    adviser_name="Lone Bæk",
    registrations=(
        RegistrationSubmission(date(2026, 7, 6), date(2026, 8, 17), RegistrationEnd.SICK),
        RegistrationSubmission(date(2026, 8, 31), date(2026, 11, 21), RegistrationEnd.OTHER),
    ),
    hours=(PaidMonth(date(2026, 9, 1), 160.3), PaidMonth(date(2026, 10, 1), 98.0)),
)
HEADER = (
    "Forløb;A-kasse;Medlem;Startet;Sluttet;Timer ved start;Forsøgsarm;Deltidsforsikret;Kommunen fra dag ét;"
    "Ønsker a-kassen med;Rådgiver;Rådgivernavn;Tilmeldt1 fra;Tilmeldt1 til;Tilmeldt1 årsag;Tilmeldt2 fra;"
    "Tilmeldt2 til;Timer 2026-09;Timer 10-2026"
)
CELLS = (
    "F-1;3F-A;M-1;06-07-2026;20.11.2026;120,5;fire-måneder;ja;nej;ja;raadgiver-7;Lone Bæk;2026-07-06;2026-08-16;"
    "sygemeldt;2026-08-31;2026-11-20;160,33;98"
)


def no_misfits(courses):
    return {}


BY_ROW = CourseSender(Sender(akasser=AKASSER), no_misfits)


def read(content, name="a.csv", sender=BY_ROW, **limits):
    stream = io.BytesIO(content if isinstance(content, bytes) else content.encode())
    return list(read_courses(stream, name, sender=sender, limits=Limits(**limits)).rows)


def the_problems(**cells):
    """What is said of a row that has these cells beside the least there must be."""
    plain = {"forløb": "F-1", "akasse": "3F-A", "medlem": "M-1", "startet": "2026-07-06", **cells}
    (row,) = read(";".join(plain) + "\n" + ";".join(plain.values()))
    assert isinstance(row, Rejected)
    return [(problem.field, problem.problem) for problem in row.problems]


def test_every_column_is_read():
    (row,) = read(f"{HEADER}\n{CELLS}")
    assert isinstance(row, Accepted), row
    assert row.submission == FULL


def test_a_spreadsheet_is_read_as_csv_is(a_workbook):
    book = a_workbook([HEADER.split(";"), CELLS.split(";")])
    (row,) = read(book, "a.xlsx")
    assert row.submission == FULL


def test_ndjson_has_lists_and_half_open_days():
    record = {
        "id": "F-1", "akasse": "3F-A", "member": "M-1", "started_on": "2026-07-06", "ended_on": "2026-11-21",
        "hours_at_start": 120.5, "trial_arm": "fire-måneder", "is_part_time_insured": True,
        "municipality_from_day_one": False, "wants_akasse_at_first": True, "adviser": "raadgiver-7",
        "adviser_name": "Lone Bæk",
        "registrations": [
            {"registered_on": "2026-08-31", "last_day": "2026-11-20"},
            {"registered_on": "2026-07-06", "ended_on": "2026-08-17", "ended_because": "sick"},
        ],
        "hours": [{"month": "2026-10", "hours": 98}, {"month": "2026-09-01", "hours": 160.33}],
    }  # fmt: skip
    (row,) = read(json.dumps(record), "a.ndjson")
    assert row.submission == FULL


def test_hours_in_ndjson_may_be_an_object_by_month():
    record = {"id": "F-1", "akasse": "3F-A", "member": "M-1", "started_on": "2026-07-06", "hours": {"2026-09": 160.33}}
    (row,) = read(json.dumps(record), "a.ndjson")
    assert row.submission.hours == (PaidMonth(date(2026, 9, 1), 160.3),)


def test_without_registrations_the_member_is_registered_from_first_to_last():
    (row,) = read("forløb;akasse;medlem;startet\nF-1;3F-A;M-1;2026-07-06")
    assert row.submission.registrations == (RegistrationSubmission(date(2026, 7, 6)),)
    (row,) = read("forløb;akasse;medlem;startet;sluttet\nF-1;3F-A;M-1;2026-07-06;2026-07-31")
    end = RegistrationSubmission(date(2026, 7, 6), date(2026, 8, 1), RegistrationEnd.OTHER)
    assert row.submission.registrations == (end,)


def test_a_month_without_hours_is_no_paid_month():
    (row,) = read("forløb;akasse;medlem;startet;timer 2026-08;timer 2026-09\nF-1;3F-A;M-1;2026-07-06;0;")
    assert row.submission.hours == ()


@pytest.mark.parametrize(
    ("cells", "field", "problem"),
    [
        ({"startet": "i går"}, "startet", "Datoen kan ikke læses."),
        ({"startet": ""}, "startet", "Startdatoen mangler."),
        ({"medlem": ""}, "medlem", "Medlemmet mangler."),
        ({"forløb": ""}, "forløb", "Id mangler."),
        ({"akasse": "ukendt"}, "akasse", "A-kassen kendes ikke."),
        ({"sluttet": "2026-07-05"}, "startet", "Forløbet slutter, før det begynder."),
        ({"timer ved start": "mange"}, "timer ved start", "Timetallet kan ikke læses."),
        ({"timer 2026-09": "400"}, "timer 2026-09", "Timetallet er ikke muligt."),
        ({"timer 2026-09": "-1"}, "timer 2026-09", "Timetallet er ikke muligt."),
        ({"timer 2026-06": "37"}, "timer 2026-06", "Måneden ligger før forløbet."),
        ({"deltidsforsikret": "måske"}, "deltidsforsikret", "Svaret kan ikke læses."),
        ({"tilmeldt1 til": "2026-08-01"}, "tilmeldt1 fra", "Tilmeldingens første dag mangler."),
        (
            {"tilmeldt1 fra": "2026-07-06", "tilmeldt1 til": "2026-07-05"},
            "tilmeldt1 fra",
            "Tilmeldingen slutter, før den begynder.",
        ),
        (
            {"tilmeldt1 fra": "2026-07-06", "tilmeldt1 årsag": "syg"},
            "tilmeldt1 årsag",
            "Der er en årsag, men ingen slutdato.",
        ),
        (
            {"tilmeldt1 fra": "2026-07-06", "tilmeldt1 til": "2026-08-01", "tilmeldt1 årsag": "ferie"},
            "tilmeldt1 årsag",
            "Årsagen kendes ikke.",
        ),
        ({"tilmeldt1 fra": "2026-07-05"}, "tilmeldt1 fra", "Medlemmet er tilmeldt, før forløbet begynder."),
        (
            {"tilmeldt1 fra": "2026-07-06", "tilmeldt2 fra": "2026-08-01"},
            "tilmeldt1 fra",
            "To tilmeldinger overlapper.",
        ),
        ({"rådgivernavn": "Lone 010190-1234"}, "rådgivernavn", "Personnumre må ikke sendes til Jobbro."),
    ],
)
def test_what_is_wrong_is_told_by_field(cells, field, problem):
    assert (field, problem) in the_problems(**cells)


def test_a_missing_date_is_told_once_and_draws_no_others_after_it():
    cells = {"startet": "", "tilmeldt1 fra": "2026-07-05", "timer 2026-06": "37"}
    assert the_problems(**cells) == [("startet", "Startdatoen mangler.")]


def test_no_value_of_the_file_is_repeated():
    (row,) = read("forløb;akasse;medlem;startet;deltidsforsikret\nF-1;3F-A;M-1;2026-07-06;hemmelig")
    assert "hemmelig" not in row.problems[0].as_text()
    assert row.problems[0].found == "tekst på 8 tegn"


def test_a_month_that_stands_twice_is_rejected():
    record = {"id": "F-1", "akasse": "3F-A", "member": "M-1", "started_on": "2026-07-06"}
    twice = {"hours": [{"month": "2026-09", "hours": 1}, {"month": "2026-09", "hours": 2}]}
    (row,) = read(json.dumps({**record, **twice}), "a.ndjson")
    assert row.problems[0].problem == "Måneden står to gange."


def test_an_unknown_column_refuses_the_file_by_name():
    with pytest.raises(UnknownColumns, match="cpr"):
        read("forløb;medlem;startet;cpr\nF-1;M-1;2026-07-06;x")
    with pytest.raises(UnknownColumns, match=r"registrations\.helbred"):
        read('{"id": "F-1", "registrations": [{"helbred": "x"}]}', "a.ndjson")


def test_the_member_and_the_start_are_columns_that_must_be_there():
    with pytest.raises(MissingColumns, match="startet"):
        read("forløb;medlem\nF-1;M-1")


def test_an_id_seen_before_is_rejected():
    rows = read("forløb;akasse;medlem;startet\n" + 2 * "F-1;3F-A;M-1;2026-07-06\n")
    assert [type(row) for row in rows] == [Accepted, Rejected]
    assert "linje 2" in rows[1].problems[0].problem


def test_the_database_is_asked_a_batch_and_an_akasse_at_a_time():
    asked = []

    def misfits(courses):
        asked.append([(course.akasse_id, course.source_id) for course in courses])
        return {course.source_id: CourseMisfit.UNKNOWN_MEMBER for course in courses if course.source_id == "F-2"}

    rows = read(
        "forløb;akasse;medlem;startet\nF-1;HK-A;M-1;2026-07-06\nF-2;3F-A;M-2;2026-07-06\nF-3;3F-A;M-3;2026-07-06\n"
        "F-4;3F-A;M-4;galt\n",
        sender=CourseSender(Sender(akasser=AKASSER), misfits),
        batch_rows=3,
    )
    assert asked == [[(15, "F-1")], [(43, "F-2"), (43, "F-3")]]
    assert [type(row) for row in rows] == [Accepted, Rejected, Accepted, Rejected]
    assert rows[1].problems[0].as_text() == (
        "linje 3, medlem: Medlemmet findes ikke i Jobbro. Fandt: tekst på 3 tegn. "
        "Indlæs medlemmet først, eller ret medlemmets id."
    )


def test_a_file_lands_and_its_rejects_can_be_corrected_and_sent(a_file, recorder, rejects_folder):
    path = a_file("forløb.csv", f"{HEADER}\n{CELLS}\n{CELLS.replace('F-1', 'F-2').replace('06-07-2026', '')}")
    report = ingest_courses([path], recorder, rejects_folder, sender=BY_ROW)
    assert (report.new, report.rejected) == (1, 1)
    (rejects,) = report.rejects_files
    corrected = rejects.read_text("utf-8-sig").replace('"F-2";"3F-A";"M-1";""', '"F-2";"3F-A";"M-1";"06-07-2026"')
    again = ingest_courses([a_file("rettet.csv", corrected)], recorder, rejects_folder, sender=BY_ROW)
    assert (again.new, again.rejected) == (1, 0)


def test_lines_over_http_are_answered_one_by_one(recorder):
    lines = [
        b'{"source_id": "F-1", "member": "M-1", "started_on": "2026-07-06"}',
        b'{"source_id": "F-2", "member": "M-1", "started_on": "2026-07-06", "akasse": "HK-A"}',
    ]
    report = take_ndjson_courses(lines, recorder, sender=CourseSender(Sender("api", AkasseId(43), AKASSER), no_misfits))
    assert [result.landed for result in report.results] == [Landed.NEW, None]


def test_the_example_of_every_column_is_itself_valid():
    columns = [column for column in COURSE_SHAPE.columns if column.example]
    content = ";".join(column.header for column in columns) + "\n" + ";".join(column.example for column in columns)
    (row,) = read(content)
    assert isinstance(row, Accepted), row


PAGE = (Path(__file__).parents[2] / "docs" / "ingest.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```(csv|ndjson) courses\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_every_column_is_listed_with_its_aliases_and_example():
    """When a column changes, copy the line this test expects into the page."""
    missing = [
        line
        for column in COURSE_SHAPE.columns
        if column.example
        and (
            line := f"| `{column.header}` | {', '.join(f'`{alias}`' for alias in column.aliases)} | `{column.path}` | "
            f"{column.example} |"
        )
        not in PAGE
    ]
    assert missing == []


@pytest.mark.parametrize(("kind", "content"), EXAMPLES)
def test_every_example_of_the_page_is_read_without_a_reject(kind, content):
    rows = read(content, f"a.{kind}")
    assert rows
    assert all(isinstance(row, Accepted) for row in rows)


def test_the_page_has_examples_of_both_shapes():
    assert [kind for kind, _ in EXAMPLES] == ["csv", "ndjson"]
