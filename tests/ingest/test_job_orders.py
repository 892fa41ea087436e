"""A row of a file becomes an order, or is rejected with everything that is wrong with it."""

import dataclasses
import io
import json
from datetime import date

import pytest

from ingest.job_orders import ORDER_SHAPE, read_job_orders
from ingest.refusals import ContentContradictsName, EmptyFile, ProtectedSpreadsheet, UnknownFileKind
from ingest.rows import Accepted, Rejected
from matching.core.industry import IndustryCode
from matching.core.job_order import (
    Contact,
    Employment,
    Hours,
    JobOrderSubmission,
    Language,
    LanguageLevel,
    Sector,
    Shift,
)

FULL = JobOrderSubmission(
    source="jobag",
    source_id="J-1",
    title="Lagermedarbejder",
    text="Vi søger\nen kollega",
    employer_name="Nordjysk Lager ApS",
    cvr_number="10172748",
    p_number="1003456789",
    sector=Sector.PRIVATE,
    industry=IndustryCode("521000", "DB25"),
    occupation_uri="http://data.europa.eu/esco/occupation/1",
    postcode="9000",
    municipality_code="851",
    positions=2,
    candidates_wanted=5,
    hours=Hours(30, 37),
    employment=Employment.PERMANENT,
    shifts=frozenset({Shift.DAY, Shift.EVENING}),
    starts_on=date(2027, 1, 1),
    deadline_on=date(2026, 12, 31),
    posted_on=date(2026, 11, 1),
    must=("truckcertifikat B", "dansk"),
    nice=("SAP",),
    licences=("gaffeltruck B",),
    languages=(Language("dansk", LanguageLevel.GOOD), Language("engelsk", LanguageLevel.BASIC)),
    contact=Contact("Anne Berg", "job@example.dk", "98 00 00 00"),
)
HEADER = (
    "id;titel;tekst;virksomhed;cvr;p_nummer;sektor;branchekode;brancheversion;esco_uri;postnummer;kommunekode;"
    "antal_stillinger;antal_kandidater;timer;ansættelse;arbejdstidspunkt;start;frist;oprettet;krav;ønsker;beviser;sprog;"
    "kontakt_navn;kontakt_email;kontakt_telefon"
)
CELLS = (
    'J-1;Lagermedarbejder;"Vi søger\nen kollega";Nordjysk Lager ApS;DK 10 17 27 48;1003456789;privat;52.10.00;DB25;'
    "http://data.europa.eu/esco/occupation/1;9000;0851;2;5;30-37;fast;dag og aften;01-01-2027;31.12.26;2026-11-01;"
    'truckcertifikat B|dansk;SAP;gaffeltruck B;"dansk: godt; engelsk: lidt";Anne Berg;job@example.dk;98 00 00 00'
)


def read(content: str | bytes, name: str = "a.csv"):
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return list(read_job_orders(stream, name, source="jobag").rows)


def test_every_column_lands_in_its_field():
    (accepted,) = read(f"{HEADER}\n{CELLS}\n")
    assert accepted.submission == FULL
    assert len(HEADER.split(";")) == len(ORDER_SHAPE.columns)


def test_our_own_ndjson_gives_the_same_order():
    plain = dataclasses.asdict(FULL) | {
        "sector": "private",
        "employment": "permanent",
        "shifts": ["day", "evening"],
        "starts_on": "2027-01-01",
        "deadline_on": "2026-12-31",
        "posted_on": "2026-11-01",
        "languages": [{"language": "dansk", "level": "good"}, {"language": "engelsk", "level": "basic"}],
    }
    (accepted,) = read(json.dumps(plain), "a.ndjson")
    assert accepted.submission == FULL


def test_free_text_has_its_first_line_for_a_title():
    text = "Klejnsmed søges\nVi søger en smed.\n\nGod løn"
    (accepted,) = read(json.dumps({"id": "t1", "text": text}), "a.jsonl")
    assert (accepted.submission.title, accepted.submission.text) == ("Klejnsmed søges", "Vi søger en smed.\nGod løn")


def test_a_long_first_line_is_cut_for_the_title_and_kept_in_the_text():
    line = "Vi søger en klejnsmed " * 10
    (accepted,) = read(f"id;tekst\n1;{line}\n")
    assert len(accepted.submission.title) <= 122
    assert accepted.submission.title.endswith("klejnsmed …") or accepted.submission.title.endswith(" …")
    assert accepted.submission.text == line.strip()


def test_markup_in_the_text_column_is_cleaned():
    (accepted,) = read("id;titel;tekst\n1;<b>Kok</b>;<p>Hej<script>alert(1)</script></p><p hidden>x</p>\n")
    order = accepted.submission
    assert (order.title, order.text, order.html) == ("Kok", "Hej", "<p>Hej</p>")


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("cvr", "10172749", "kontrolcifferet"),
        ("p_nummer", "123", "10 cifre"),
        ("postnummer", "80", "Postnummeret"),
        ("timer", "49", "ikke muligt"),
        ("antal_stillinger", "501", "1 til 500"),
        ("start", "32-12-2026", "kalenderen"),
        ("frist", "1899-01-01", "sandsynlig"),
        ("branchekode", "abc", "Branchekoden"),
        ("sprog", "dansk: måske", "Sprogniveauet"),
        ("sektor", "måske", "Sektoren"),
        ("kontakt_email", "anne", "E-mailadressen"),
        ("tekst", "ring til 010203-0004", "Personnumre"),
        ("virksomhed", "x" * 301, "for lang"),
    ],
)
def test_a_bad_value_is_told_by_line_column_class_and_remedy_but_never_said(column, value, problem):
    (rejected,) = read(f"id;titel;{column}\n7;Kok;{value}\n")
    assert isinstance(rejected, Rejected)
    (told,) = rejected.problems
    assert (told.line, told.field) == (2, column)
    assert problem in told.problem + told.remedy
    assert told.remedy.endswith(".")
    assert value not in told.as_text()
    assert value not in repr(rejected)


def test_everything_wrong_with_a_row_is_told_at_once():
    (rejected,) = read("id;titel;cvr;timer\n;;1;99\n")
    assert [problem.field for problem in rejected.problems] == ["titel", "id", "cvr", "timer"]


def test_the_second_row_with_an_id_is_rejected_and_names_the_first():
    rows = read("id;titel\n1;Kok\n2;Kok\n1;Bager\n")
    assert [type(row) for row in rows] == [Accepted, Accepted, Rejected]
    assert "linje 2" in rows[2].problems[0].problem


def test_a_deadline_before_the_posting_is_rejected():
    (rejected,) = read("id;titel;frist;oprettet\n1;Kok;2026-01-01;2026-02-01\n")
    assert rejected.problems[0].field == "frist"


def test_a_p_number_that_looks_like_a_date_is_no_personal_number():
    (accepted,) = read("id;titel;p_nummer\n1;Kok;1012345678\n")
    assert accepted.submission.p_number == "1012345678"


def test_objects_of_the_wrong_kind_are_rejected():
    rows = read(
        '{"id": "1", "title": "Kok", "contact": "Anne"}\n{"id": "2", "title": "Kok", "must": {"a": 1}}\n', "a.ndjson"
    )
    assert [row.problems[0].field for row in rows] == ["contact", "must"]


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.pdf", b"%PDF-1.4", UnknownFileKind),
        ("a", b"id;titel", UnknownFileKind),
        ("a.csv", b"", EmptyFile),
        ("a.csv", b"PK\x03\x04xxxx", ContentContradictsName),
        ("a.csv", b"%PDF-1.4", ContentContradictsName),
        ("a.xls", b"x", ProtectedSpreadsheet),
    ],
)
def test_files_of_other_kinds_are_refused(name, content, refusal):
    with pytest.raises(refusal, match=f"»{name}«"):
        read(content, name)
