"""More than two hundred broken files, made on the spot, each refused or sorted out in plain Danish.

Every case says what must come of it: the file refused, or the one bad row rejected by line and field while the good
rows around it land. No case may end in a traceback, leave a half-written file or repeat a value
marked as secret.
"""

import gzip
import io
import json
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from ingest.members import Sender
from ingest.run import IngestReport, ingest_job_orders, ingest_members
from matching.core.ids import AkasseId

SECRET = "Hemmelighed"
SENDER = Sender(akasser={"43": AkasseId(43)})


@dataclass(frozen=True)
class Case:
    """A file and what must come of it: refused with `says` in the sentence, or `line` and `field` rejected."""

    name: str
    content: bytes
    says: str = ""
    line: int | None = None
    field: str = ""
    landed: tuple[str, ...] = ()
    members: bool = False


# -- tables ------------------------------------------------------------------------------------------------------------

BAD_ORDER_CELLS = {
    "titel": ["x" * 301, "a\x01b"],
    "tekst": ["x" * 100_001, "ring 010203-0004", "010203 0004", "a\x1bb"],
    "virksomhed": [SECRET * 30],
    "cvr": ["10172749", "1234567", "abcdefgh", "101727488", "00000001", "-"],
    "p_nummer": ["123", "12345678901", "P123456789", "?"],
    "sektor": ["både", "1"],
    "branchekode": ["1", "1234567", "lager", "52,10"],
    "esco_uri": ["kok", "javascript:alert(1)", "ftp://x"],
    "postnummer": ["80", "80000", "0000", "Aarhus", "-8000"],
    "kommunekode": ["100", "861", "Aarhus", "99999"],
    "antal_stillinger": ["0", "501", "1,5", "-1", "mange", "1e9", "∞"],
    "antal_kandidater": ["0", "NaN", "inf"],
    "timer": ["0", "49", "37-30", "fuld", "1.000", "-37", "NaN"],
    "ansættelse": ["måske", "1"],
    "arbejdstidspunkt": ["ofte", "dag; måske"],
    "start": ["31-02-2026", "2026-13-01", "0000-00-00", "i morgen", "46023", "29-02-2025"],
    "frist": ["32-12-2026", "99.99.9999", "2026-02-30T00:00", "1899-12-31"],
    "oprettet": ["31/04/2026", "1-1-1", "2200-01-01"],
    "sprog": ["dansk: måske", "12", "æ!"],
    "kontakt_email": ["anne", "@x.dk", "a b@c.dk", "a@b"],
}
BAD_MEMBER_CELLS = {
    "navn": [SECRET * 40, "Bo 010203-0004"],
    "profil": ["0102030004", "610203 0004", "x\x02"],
    "job1_branche": ["x", "1"],
    "job1_fra": ["2030-45", "31-02-2020", "x"],
    "job1_til": ["32-01-2020", "før"],
    "jobmål": ["a|b|c"],
    "rejsetid": ["0", "241", "langt"],
    "transport": ["hest"],
    "akasse": ["99", SECRET],
    "ledig_fra": ["31-11-2026", "x"],
    "timer": ["168", "alt"],
    "uddannelser": ["x" * 301],
}


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def bad_order_cells() -> Iterator[Case]:
    for column, values in BAD_ORDER_CELLS.items():
        for value in values:
            header, good = ("id;titel", "Kok") if column == "titel" else (f"id;titel;{column}", "Kok;")
            bad = cell(value) if column == "titel" else f"Kok;{cell(value)}"
            content = f"{header}\ng1;{good}\nb;{bad}\ng2;{good}\n"
            yield Case("ordrer.csv", content.encode(), line=3, field=column, landed=("g1", "g2"))


def bad_member_cells() -> Iterator[Case]:
    for column, values in BAD_MEMBER_CELLS.items():
        for value in values:
            fixed = {"id": "g1", "akasse": "43", "job1_titel": "Kok"}
            header = [*(name for name in fixed if name != column), column]
            good = [fixed.get(name, "43" if name == "akasse" else "") for name in header]
            bad = ["b" if name == "id" else cell(value) if name == column else fixed[name] for name in header]
            rows = [
                header,
                good,
                bad,
                ["g2" if name == "id" else text for name, text in zip(header, good, strict=True)],
            ]
            content = "\n".join(";".join(row) for row in rows)
            yield Case("medlemmer.csv", content.encode(), line=3, field=column, landed=("g1", "g2"), members=True)


def broken_tables() -> Iterator[Case]:
    rows = ["id;titel;tekst"] + [f'{number};Kok;"Vi søger ""nogen"" nu"' for number in range(1, 7)]
    for line in range(1, 7):
        broken = [*rows[:line], f'{line};Kok;"åben', *rows[line + 1 :]]
        yield Case("citat.csv", "\n".join(broken).encode(), says=f"linje {line + 1}")
        short = [*rows[:line], f"{line};Kok", *rows[line + 1 :]]
        good = tuple(str(number) for number in range(1, 7) if number != line)
        yield Case("kort.csv", "\n".join(short).encode(), line=line + 1, landed=good)
        long = [*rows[:line], f"{line};Kok;a;b;c", *rows[line + 1 :]]
        yield Case("lang.csv", "\n".join(long).encode(), line=line + 1, landed=good)
    for separator in "#:/^~ ":
        yield Case("skilletegn.csv", f"id{separator}titel\n1{separator}Kok\n".encode(), says="semikolon")
    yield Case("gentaget.csv", b"id;titel\n1;Kok\n2;Kok\n1;Bager\n", line=4, field="id", landed=("1", "2"))
    yield Case("uden-id.csv", b"titel;tekst\nKok;x\n", says="»id«")
    yield Case("tom-id.csv", b"id;titel\n1;Kok\n;Kok\n", line=3, field="id", landed=("1",))
    yield Case("to-ens.csv", b"id;titel;jobtitel\n1;Kok;Kok\n", says="betyder det samme")
    yield Case("overskrift.csv", b"id;titel\n", says="tom")
    yield Case("rækker.csv", b"id;titel\n;;\n;\n", says="tom")
    yield Case("fem-mb.csv", b"id;titel\n1;" + b"x" * 5_000_000, says="Linje 2")
    yield Case("data-først.csv", f"{SECRET};8000\nx;y\n".encode(), says="Linje 1")


def unknown_columns() -> Iterator[Case]:
    for name in [
        "cpr",
        "Fødselsdato",
        "køn",
        "nationalitet",
        "sygedage",
        "fagforening",
        "dagpengesats",
        "adresse",
        "note",
    ]:
        yield Case("ekstra.csv", f"id;titel;{name}\n1;Kok;{SECRET}\n".encode(), says=f"»{name}«")
        content = f"id;akasse;profil;{name}\n1;43;kok;{SECRET}\n"
        yield Case("ekstra.csv", content.encode("utf-8-sig"), says=f"»{name}«", members=True)
        line = json.dumps({"id": "2", "akasse": "43", "text": "kok", name: SECRET}, ensure_ascii=False)
        yield Case(
            "ekstra.ndjson",
            f'{{"id": "1", "akasse": "43", "text": "kok"}}\n{line}\n'.encode(),
            says=f"»{name}«",
            members=True,
        )


# -- bytes -------------------------------------------------------------------------------------------------------------


def odd_bytes() -> Iterator[Case]:
    text = "id;titel\n1;Køkkenmedhjælper på gård\n2;Smørrebrødsjomfru\n"
    for encoding in ["cp850", "cp865", "mac_roman"]:
        yield Case(f"{encoding}.csv", text.encode(encoding), says="Tegnsættet")
    for encoding in ["utf-16-le", "utf-16-be", "utf-32-le"]:
        yield Case(f"{encoding}.csv", text.encode(encoding), says="UTF-8")
        yield Case(f"{encoding}.ndjson", '{"id": "1", "title": "Kok"}\n'.encode(encoding), says="UTF-8")
    yield Case("afbrudt.csv", text.encode()[:-1] + "ø".encode()[:1], says="Tegnsættet")
    yield Case("ulige.csv", text.encode("utf-16")[:-1], says="Tegnsættet")
    yield Case("nul.csv", text.encode() + b"3;K\0k\n", says="Linje 4")
    for empty in [b"", b" \n\r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"]:
        for name in ["tom.csv", "tom.ndjson", "tom.json", "tom.html"]:
            if not (name == "tom.ndjson" and empty == b"\xff\xfe"):
                yield Case(name, empty, says="tom")
    for seed in range(8):
        noise = random.Random(seed).randbytes(3_000)
        for name in ["støj.csv", "støj.ndjson", "støj.xlsx", "støj.html"]:
            yield Case(name, noise, says="er afvist")


def other_kinds() -> Iterator[Case]:
    starts = {
        "pdf": b"%PDF-1.7\n",
        "zip": b"PK\x03\x04",
        "xls": b"\xd0\xcf\x11\xe0",
        "png": b"\x89PNG",
        "gz": gzip.compress(b"x"),
    }
    for start in starts.values():
        for name in ["a.csv", "a.ndjson", "a.html", "a.json"]:
            yield Case(name, start + b"x" * 50, says="ser ud til at være")
    for name in ["a.pdf", "a.docx", "a.exe", "a", "a.xml", ".csv"]:
        yield Case(name, b"id;titel\n1;Kok\n", says="Filtypen")
    yield Case("a.xls", b"id;titel\n1;Kok\n", says=".xlsx")
    yield Case("a.html", b"<html></html>", says="Filtypen", members=True)


# -- spreadsheets ------------------------------------------------------------------------------------------------------


def sheet(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_entry(content: bytes, name: str, data: bytes) -> bytes:
    result = io.BytesIO(content)
    with zipfile.ZipFile(result, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return result.getvalue()


def without_entry(content: bytes, name: str) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
    return result.getvalue()


def spreadsheets() -> Iterator[Case]:
    good = sheet(["id", "titel"], [1, "Kok"], [2, "Bager"])
    for percent in range(5, 100, 10):
        yield Case("afbrudt.xlsx", good[: len(good) * percent // 100], says="beskadiget")
    yield Case("bombe.xlsx", with_entry(good, "xl/media/a.png", b"\0" * 30_000_000), says="udpakket")
    inner = with_entry(good, "a", b"\0" * 10_000_000)
    yield Case("dobbelt.xlsx", with_entry(with_entry(good, "b.zip", inner), "c", b"\0" * 20_000_000), says="udpakket")
    for formula in ["=1+1", '=HYPERLINK("http://x","y")', "=cmd|'/c calc'!A1"]:
        yield Case("formel.xlsx", sheet(["id", "titel"], [1, "Kok"], [2, formula]), says="»B3«")
    yield Case("ukendt.xlsx", sheet(["id", "titel", "cpr"], [1, "Kok", SECRET]), says="»cpr«")
    yield Case("tom.xlsx", sheet(), says="tom")
    yield Case("hoved.xlsx", sheet(["id", "titel"]), says="tom")
    yield Case(
        "dato.xlsx",
        sheet(["id", "titel", "start"], [1, "Kok", None], [2, "Kok", "31-02-2026"]),
        line=3,
        field="start",
        landed=("1",),
    )
    yield Case("uden-bog.xlsx", without_entry(good, "xl/workbook.xml"), says="beskadiget")
    yield Case("uden-ark.xlsx", without_entry(good, "xl/worksheets/sheet1.xml"), says="afvist")
    yield Case("csv.xlsx", b"id;titel\n1;Kok\n", says="andet end et regneark")
    yield Case("kodet.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, says="adgangskode")


# -- JSON and pages ----------------------------------------------------------------------------------------------------

BAD_LINES = [
    b"{",
    b"}",
    b"[]",
    b"null",
    b'"tekst"',
    b"42",
    b'{"id": "b", "title": "Kok",}',
    b"{'id': 'b'}",
    b'{"id": "b" "title": "Kok"}',
    b'{"id": "b", "title": "Kok"}}',
    b'{"id": "b", "id": "c", "title": "Kok"}',
    b'{"id": "b", "title": NaN}',
    b'{"id": "b", "positions": Infinity, "title": "Kok"}',
    b'{"id": "b", "positions": 1e400, "title": "Kok"}',
    b'{"id": "b", "title": "K\\u0000k"}',
    b'{"id": "b", "title": "\\udc00"}',
    b'{"id": "b", "title": "K\xf8kken"}',
    b'{"id": "b", "must": ' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    b'{"id": "b", "must": ' + b"[" * 20 + b"]" * 20 + b"}",
    b'{"id": "b", "text": "' + b"x" * 5_000_000 + b'"}',
    b'{"title": "Kok"}',
    b'{"id": {}, "title": ["Kok"]}',
    b'{"id": "b", "title": true}',
    b'{"id": "b", "title": "Kok", "cvr_number": [10172748]}',
    b'{"id": "b", "title": "Kok", "hours": {"least": 40, "most": 30}}',
    b'{"id": "b", "title": "Kok", "hours": {}, "languages": {"dansk": 1}}',
    b'{"id": "b", "title": "Kok", "must": {"a": "b"}}',
    b'{"id": "b", "title": "Kok", "shifts": ["ofte"]}',
    b'{"id": "b", "title": "Kok", "contact": []  , "starts_on": "31-02-2026"}',
    b'{"id": "b", "title": "Kok", "text": "010203-0004"}',
]
POSTING = {"@type": "JobPosting", "identifier": "p", "title": "Kok", "description": "<p>Hej</p>"}
BAD_PROPERTIES = [
    {"title": [], "description": None},
    {"title": {"@value": "Kok"}},
    {"title": [["Kok"]]},
    {"description": ["Hej"]},
    {"description": {"a": "b"}},
    {"datePosted": "i går"},
    {"datePosted": "2026-02-31"},
    {"validThrough": [1, 2]},
    {"validThrough": "2026-99-99"},
    {"totalJobOpenings": -1},
    {"totalJobOpenings": "to"},
    {"hiringOrganization": {"name": {"a": 1}}},
    {"hiringOrganization": {"taxID": "10172749"}},
    {"jobLocation": {"address": {"postalCode": "ABC"}}},
    {"jobStartDate": {"a": 1}},
    {"applicationContact": {"email": "nej"}},
]


def json_lines() -> Iterator[Case]:
    for line in BAD_LINES:
        content = b'{"id": "g1", "title": "Kok"}\n' + line + b'\n{"id": "g2", "title": "Kok"}\n'
        if b'"languages": {"dansk"' in line:
            yield Case("linjer.ndjson", content, says="languages")
        else:
            yield Case("linjer.ndjson", content, line=2, landed=("g1", "g2"))


def page(document: str) -> bytes:
    return f'<html><script type="application/ld+json">{document}</script></html>'.encode()


def postings() -> Iterator[Case]:
    whole = json.dumps([POSTING | {"identifier": "g"}, POSTING])
    for percent in range(10, 100, 12):
        cut = whole[: len(whole) * percent // 100]
        yield Case("afbrudt.json", cut.encode(), says="JSON")
        yield Case("afbrudt.html", page(cut), says="JSON")
    for change in BAD_PROPERTIES:
        content = json.dumps([POSTING | {"identifier": "g"}, POSTING | change])
        yield Case("typer.json", content.encode(), line=2, landed=("g",))
        yield Case("typer.html", page(content), line=2, landed=("g",))
    for nothing in ["{}", "[]", "null", '"JobPosting"', '{"@type": "Person"}', '{"@graph": []}']:
        yield Case("uden.json", nothing.encode(), says="JobPosting")
        yield Case(
            "uden.html", page(nothing), says="JobPosting" if nothing not in ("null", '"JobPosting"') else "afvist"
        )
    yield Case("side.html", b"<html><body>Vi har ingen job</body></html>", says="JobPosting")
    yield Case("dyb.json", b'{"a":' * 500 + b"1" + b"}" * 500, says="lag")
    yield Case("dyb.html", page("[" * 3_000 + "]" * 3_000), says="afvist")


CASES = [
    *bad_order_cells(),
    *bad_member_cells(),
    *broken_tables(),
    *unknown_columns(),
    *odd_bytes(),
    *other_kinds(),
    *spreadsheets(),
    *json_lines(),
    *postings(),
]


def run(case: Case, path: Path, land, rejects_to: Path) -> IngestReport:
    if case.members:
        return ingest_members([path], land, rejects_to, sender=SENDER)
    return ingest_job_orders([path], land, rejects_to)


def test_the_drill_has_more_than_two_hundred_files():
    assert len(CASES) > 200


@pytest.mark.parametrize("case", CASES, ids=[f"{number:03d}-{case.name}" for number, case in enumerate(CASES)])
def test_a_broken_file_is_refused_or_sorted_out_in_plain_danish(case, tmp_path, recorder):
    path = tmp_path / case.name
    path.write_bytes(case.content)
    rejects_to = tmp_path / "afviste"
    report = run(case, path, recorder, rejects_to)
    text = report.as_text()

    assert not report.is_clean
    assert [submission.source_id for submission in recorder.landed] == list(case.landed)
    assert SECRET not in text
    assert "Traceback" not in text
    assert not list(tmp_path.rglob("*.del"))
    if case.line is None:
        assert_refused(case, report, rejects_to)
    else:
        assert_rejected(case, report)


def assert_refused(case: Case, report: IngestReport, rejects_to: Path) -> None:
    (refused,) = report.refused_files
    assert refused.sentence.startswith(f"Filen »{case.name}« er afvist: ")
    assert case.says in refused.sentence
    assert refused.sentence.endswith(".")
    assert report.rejected == 0
    assert not rejects_to.exists()


def assert_rejected(case: Case, report: IngestReport) -> None:
    assert report.refused_files == ()
    assert report.rejected == 1
    problems = [told.problem for told in report.problems]
    assert {problem.line for problem in problems} == {case.line}
    assert not case.field or {problem.field for problem in problems} == {case.field}
    assert all(problem.problem.endswith(".") and problem.remedy.endswith(".") and problem.found for problem in problems)
    assert len(report.rejects_files) == 1
    assert report.rejects_files[0].stat().st_size > 0


def test_script_in_an_advertisement_lands_without_the_script(tmp_path, recorder):
    markup = (
        "<p>Hej<script>alert(1)</script><img src=x onerror=alert(1)></p><iframe src='x'></iframe><p hidden>skjult</p>"
    )
    path = tmp_path / "a.json"
    path.write_text(json.dumps(POSTING | {"description": markup, "title": "<script>alert(1)</script><b>Kok</b>"}))
    assert ingest_job_orders([path], recorder, tmp_path).is_clean
    (order,) = recorder.landed
    assert (order.title, order.html, order.text) == ("Kok", "<p>Hej</p>", "Hej")
