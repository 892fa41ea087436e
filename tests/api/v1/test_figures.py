"""Published figures over the API, read by readers that others wrote: pyjstat, pandas, openpyxl, LibreOffice."""

import gzip
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pytest
from pyjstat import pyjstat
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from matching.database.embedded import Database
from matching.database.pool import open_pool, open_transaction
from matching.services.publish_figures import publish_figures
from matching.services.read_published import get_published_table
from matching.statistics.catalogue import MEASURES
from matching.statistics.publication import drafts
from matching.statistics.publication.published_table import NoFigure, PublishedTable
from matching.statistics.publication.tables import TABLES
from tests.api.case_stage import served
from tests.api.stage import MACHINE_TOKEN, MEMBER
from tests.consistency.house import ROOT
from tests.matching.statistics.publication.figure_stage import (
    AKADEMIKERNE,
    TODAY,
    a_talk,
    put_facts,
    say_filled,
    spread_talks,
)

NOW = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
STAR = {"Authorization": "Bearer star-token"}
TABLE = "talks-by-akasse-and-form"
ADDRESS = f"/api/v1/figures/tables/{TABLE}"
#: What the smaller tests ask for: few enough rows to look at.
PART = {"period": "latest:3", "akasse": "total,48,11"}


@pytest.fixture(scope="module")
def published(module_database: Database) -> PublishedTable:
    """The table of a first vintage; figures have changed since, and a second vintage says so."""
    with (
        pytest.MonkeyPatch.context() as fewer_months,
        open_pool(module_database.url, max_size=1) as pool,
        open_transaction(pool) as connection,
    ):
        fewer_months.setattr(drafts, "MONTHS", 6)
        put_facts(connection, spread_talks())
        say_filled(connection)
        publish_figures(connection, now=NOW)
        put_facts(connection, {AKADEMIKERNE: [a_talk(900_000 + number) for number in range(40)]})
        say_filled(connection, TODAY + timedelta(days=1))
        publish_figures(connection, now=NOW + timedelta(days=1))
        return get_published_table(connection, TABLE)


@pytest.fixture
def star(front_end: None, module_database: Database, published: PublishedTable) -> Iterator[TestClient]:
    """STAR's machine."""
    settings = Settings(session_secret="only for tests", star_token="star-token", machine_tokens={48: MACHINE_TOKEN})
    with open_pool(module_database.url, max_size=2) as pool:
        app = create_app(settings, pool, clock=lambda: NOW)
        yield TestClient(app, headers=STAR, raise_server_exceptions=False)


def data(star: TestClient, kind: str, **more: str) -> Any:
    answer = star.get(f"{ADDRESS}/data", params={"format": kind, **more})
    assert answer.status_code == 200, answer.text
    return answer


def numbers_by_place(table: PublishedTable) -> dict[tuple[str, ...], float | int | None]:
    return {(*cell.where, cell.content.code): cell.number for cell in table.cells()}


def test_the_way_goes_from_vintages_to_tables_to_numbers(star: TestClient) -> None:
    newest, first = star.get("/api/v1/figures/vintages").json()
    assert (newest["published_on"], first["published_on"]) == ("2026-12-02", "2026-12-01")
    listed = star.get(first["tables"]).json()
    assert listed["vintage"] == first
    assert [one["code"] for one in listed["tables"]] == [table.code for table in TABLES]
    (head,) = [one for one in listed["tables"] if one["code"] == TABLE]
    told = star.get(head["metadata"]).json()
    assert [axis["code"] for axis in told["axes"]] == ["period", "akasse", "form"]
    assert told["axes"][1]["values"][0] == {"code": "total", "label": "Alle a-kasser", "part_of": None}
    assert star.get(head["data"]).status_code == 200
    assert star.get(told["contents"][0]["measure"]).json()["code"] == "SA-01"


def test_every_measure_has_an_address_its_versions_and_the_tables_that_show_it(star: TestClient) -> None:
    listed = star.get("/api/v1/figures/measures").json()
    assert [one["code"] for one in listed] == sorted({measure.code for measure in MEASURES})
    one = star.get("/api/v1/figures/measures/SA-03").json()
    assert one in listed
    assert one["versions"][0]["out_of"] == "samtaler, der er holdt eller udeblevet fra"
    assert "Samtaler, der er aflyst" in one["versions"][0]["leaves_out"]
    assert f"/api/v1/figures/tables/{TABLE}" in one["tables"]
    assert star.get("/api/v1/figures/measures/JO-07").json()["tables"] == []


def test_pyjstat_reads_the_json_stat(star: TestClient, published: PublishedTable) -> None:
    read = pyjstat.Dataset.read(data(star, "jsonstat").text)
    frame = read.write("dataframe", naming="id")
    assert list(frame.columns) == ["period", "akasse", "form", "content", "value"]
    found = {tuple(row[:4]): row[4] for row in frame.itertuples(index=False)}
    expected = numbers_by_place(published)
    assert found.keys() == expected.keys()
    assert {key for key, number in found.items() if pandas.isna(number)} == {
        key for key, number in expected.items() if number is None
    }
    assert all(found[key] == number for key, number in expected.items() if number is not None)


def test_json_stat_says_why_each_missing_number_is_missing(star: TestClient, published: PublishedTable) -> None:
    told = data(star, "jsonstat").json()
    assert told["role"] == {"time": ["period"], "metric": ["content"]}
    assert {int(place) for place in told["status"]} == {
        place for place, number in enumerate(told["value"]) if number is None
    }
    assert set(told["status"].values()) >= {"confidential", "awaited"}
    assert told["extension"]["status"]["confidential"] == NoFigure.CONFIDENTIAL.label
    assert told["dimension"]["akasse"]["category"]["child"]["total"][0] == published.axes[1].codes[1]
    assert told["dimension"]["content"]["category"]["unit"]["SA-03"] == {"label": "procent", "decimals": 1}


def test_the_area_is_a_geography(star: TestClient) -> None:
    told = star.get("/api/v1/figures/tables/courses-by-municipality/data").json()
    assert told["role"]["geo"] == ["area"]


def test_pandas_reads_the_csv_that_a_danish_spreadsheet_opens(star: TestClient, published: PublishedTable) -> None:
    content = data(star, "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    frame = pandas.read_csv(
        io.BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig", dtype={"A-kasse, kode": str}
    )
    assert len(frame) == len(published.numbers) // len(published.contents)
    share = "SA-03 Udeblivelser (procent)"
    for row in frame.itertuples(index=False):
        told = dict(zip(frame.columns, row, strict=True))
        number, missing = published.number("SA-03", told["Periode"], told["A-kasse, kode"], told["Samtaleform, kode"])
        assert pandas.isna(told[share]) if number is None else told[share] == number
        assert missing is None or missing.label in told["Bemærkninger"]


def test_openpyxl_reads_the_workbook_with_its_notes(star: TestClient, published: PublishedTable) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data(star, "xlsx", **PART).content))
    numbers, notes = book.worksheets
    assert numbers.freeze_panes == "A2"
    assert numbers.max_row == 1 + 3 * 3 * len(published.axes[2].values)
    header = [cell.value for cell in numbers[1]]
    column = header.index("SA-01 Aftalte samtaler (antal)")
    for row in numbers.iter_rows(min_row=2, values_only=True):
        assert row[column] == published.number("SA-01", str(row[0]), str(row[1]), str(row[3]))[0]
    said = {str(row[0]): str(row[1]) for row in notes.iter_rows(values_only=True)}
    assert "aflyst" in said["SA-01: ikke med"]
    assert "02.12.2026" in said["Udgivet"]


def test_pandas_reads_the_parquet(star: TestClient, published: PublishedTable) -> None:
    frame = pandas.read_parquet(io.BytesIO(data(star, "parquet").content))
    found = {(row.period, row.akasse, row.form, row.content): row.number for row in frame.itertuples()}
    expected = numbers_by_place(published)
    assert found.keys() == expected.keys()
    assert [key for key, number in expected.items() if number is not None and found[key] != number] == []
    assert frame[frame.number.isna()].missing.notna().all()
    assert frame[frame.number.notna()].missing.isna().all()
    assert set(frame.akasse_label) >= {"Alle a-kasser", "Akademikernes A-kasse"}


def test_rows_have_the_shape_of_jobindsats(star: TestClient, published: PublishedTable) -> None:
    told = data(star, "rows", **PART).json()
    assert told["columns"][:4] == ["Periode", "A-kasse", "Samtaleform", "Aftalte samtaler"]
    assert [row[0] for row in told["rows"]] == sorted(row[0] for row in told["rows"])
    assert {row[0] for row in told["rows"]} == {"2026M09", "2026M10", "2026M11"}
    for place, row in enumerate(told["rows"]):
        missing = {one["column"] for one in told["missing"] if one["row"] == place}
        assert {column for column, number in enumerate(row) if number is None} == missing
    first = told["rows"][0]
    assert first[3] == published.number("SA-01", "2026M09", "total", "total")[0]


def test_pages_of_rows_join_to_the_whole(star: TestClient) -> None:
    whole = data(star, "rows").json()
    rows, cursor = [], ""
    for _ in range(1000):
        page = data(star, "rows", limit="150", **({"cursor": cursor} if cursor else {})).json()
        rows += page["rows"]
        if page["next"] is None:
            break
        cursor = page["next"]
    assert whole["next"] is None
    assert rows == whole["rows"]
    assert len(rows) > 300


def test_a_cursor_stays_in_the_vintage_it_began_in(star: TestClient) -> None:
    page = data(star, "rows", limit="1", vintage="2026-12-01").json()
    assert page["next"] == "2026-12-01.1"
    second = data(star, "rows", limit="1", cursor=page["next"])
    assert second.headers["last-modified"] == "Tue, 01 Dec 2026 03:00:00 GMT"


def test_a_vintage_is_told_as_it_was(star: TestClient) -> None:
    """Since the first vintage Akademikernes' June has got 40 talks more, all of them held."""
    part = {"period": "2026M06", "akasse": "48,total", "content": "SA-01,SA-02"}
    then, now = (data(star, "jsonstat", **part, **of).json()["value"] for of in ({"vintage": "2026-12-01"}, {}))
    grown = {after - before for before, after in zip(then, now, strict=True) if None not in {before, after}}
    assert grown == {0, 40}


def test_codes_may_stand_between_commas_or_in_a_parameter_each(star: TestClient) -> None:
    one = star.get(f"{ADDRESS}/data?akasse=48,11&content=SA-01").json()
    other = star.get(f"{ADDRESS}/data?akasse=11&akasse=48&content=SA-01").json()
    assert one == other
    assert list(one["dimension"]["akasse"]["category"]["index"]) == ["11", "48"]


@pytest.mark.parametrize(
    ("address", "status", "error"),
    [
        (f"{ADDRESS}/data?branche=A", 422, "AxisNotInTable"),
        (f"{ADDRESS}/data?akasse=999", 422, "ValueNotInTable"),
        (f"{ADDRESS}/data?period=latest:0", 422, "ValueNotInTable"),
        (f"{ADDRESS}/data?period=latest:x", 422, "ValueNotInTable"),
        (f"{ADDRESS}/data?format=rows&cursor=hest", 422, "CursorUnknown"),
        (f"{ADDRESS}/data?format=rows&cursor=2026-12-01.-4", 422, "CursorUnknown"),
        (f"{ADDRESS}/data?format=px", 422, "RequestValidationError"),
        (f"{ADDRESS}/data?vintage=2020-01-01", 404, "VintageNotFound"),
        ("/api/v1/figures/tables/alt/data", 404, "TableNotPublished"),
        ("/api/v1/figures/tables/alt", 404, "TableNotPublished"),
        ("/api/v1/figures/measures/XX-99", 404, "MeasureNotFound"),
    ],
)
def test_what_is_not_there_is_said_in_danish(star: TestClient, address: str, status: int, error: str) -> None:
    answer = star.get(address)
    assert (answer.status_code, answer.json()["error"]["error"]) == (status, error)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("kind", ["jsonstat", "rows", "csv", "xlsx", "parquet"])
def test_what_is_known_already_is_not_sent_again(star: TestClient, kind: str) -> None:
    first = data(star, kind)
    tag = first.headers["etag"]
    for known in ({"If-None-Match": tag}, {"If-None-Match": f'"x", {tag}'}):
        again = star.get(f"{ADDRESS}/data", params={"format": kind}, headers=known)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    changed_at = first.headers["last-modified"]
    assert changed_at == "Wed, 02 Dec 2026 03:00:00 GMT"
    since = star.get(f"{ADDRESS}/data", params={"format": kind}, headers={"If-Modified-Since": changed_at})
    assert since.status_code == 304
    stale = star.get(f"{ADDRESS}/data", params={"format": kind}, headers={"If-None-Match": '"stale"'})
    assert stale.status_code == 200
    assert first.headers["cache-control"] == "private, no-cache"


def test_what_does_not_exist_is_not_called_unchanged(star: TestClient) -> None:
    later = {"If-Modified-Since": "Thu, 31 Dec 2026 03:00:00 GMT"}
    assert star.get("/api/v1/figures/tables/alt/data", headers=later).status_code == 404
    assert star.get(f"{ADDRESS}/data?akasse=999", headers=later).status_code == 422
    assert star.get(f"{ADDRESS}/data", headers=later).status_code == 304
    assert star.get(f"{ADDRESS}/data", headers={"If-Modified-Since": "yesterday"}).status_code == 200


def test_the_tag_tells_vintage_table_format_and_part_apart(star: TestClient) -> None:
    asked = [
        f"{ADDRESS}/data",
        f"{ADDRESS}/data?vintage=2026-12-01",
        f"{ADDRESS}/data?format=csv",
        f"{ADDRESS}/data?akasse=48",
        f"{ADDRESS}/data?format=rows",
        f"{ADDRESS}/data?format=rows&limit=5",
        "/api/v1/figures/tables/talks-by-kind/data",
    ]
    tags = [star.get(address).headers["etag"] for address in asked]
    assert len(set(tags)) == len(tags)
    assert star.get(f"{ADDRESS}/data?akasse=48").headers["etag"] == tags[3]


def test_an_answer_is_packed_for_those_who_take_it(star: TestClient) -> None:
    plain = star.get(f"{ADDRESS}/data", headers={"Accept-Encoding": "identity"})
    packed = star.get(f"{ADDRESS}/data", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert (
        int(packed.headers["content-length"]) == len(gzip.compress(plain.content, 6, mtime=0)) < len(plain.content) / 4
    )
    assert "Accept-Encoding" in packed.headers["vary"]


def test_star_reads_every_table_and_nothing_else(star: TestClient) -> None:
    for table in TABLES:
        assert star.get(f"/api/v1/figures/tables/{table.code}/data", params={"period": "latest:1"}).status_code == 200
    assert star.get(f"/api/v1/members/{MEMBER.rpartition('/')[2]}/proposals").status_code == 403
    assert star.get("/medlemmer").status_code == 403


def test_an_a_kasses_system_reads_them_and_a_stranger_does_not(star: TestClient) -> None:
    assert star.get(f"{ADDRESS}/data", headers={"Authorization": f"Bearer {MACHINE_TOKEN}"}).status_code == 200
    assert star.get(f"{ADDRESS}/data", headers={"Authorization": "Bearer guess"}).status_code == 401
    del star.headers["Authorization"]
    assert star.get(f"{ADDRESS}/data").status_code == 401


def test_the_description_names_every_axis_and_the_formats(star: TestClient) -> None:
    described = star.get("/api/v1/openapi.json").json()["paths"]["/api/v1/figures/tables/{code}/data"]["get"]
    names = {parameter["name"] for parameter in described["parameters"]}
    assert names >= {axis.code for table in TABLES for axis in table.axes} | {"period", "content", "format", "cursor"}
    assert "application/vnd.apache.parquet" in json.dumps(described["responses"]["200"])


def test_the_documents_python_client_runs_against_the_real_thing(
    star: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/figures-api.md").read_text("utf-8"), re.DOTALL)
    with served(star.app) as address:
        monkeypatch.setenv("JOBBRO_URL", address)
        monkeypatch.setenv("JOBBRO_TOKEN", "star-token")
        names: dict[str, Any] = {}
        exec(code, names)
    assert "Alle a-kasser" in names["no_shows"].columns
    assert names["why_missing"]["awaited"] > 0


@pytest.mark.drill
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_spreadsheet_program_opens_what_is_served(star: TestClient, tmp_path: Path, kind: str) -> None:
    """LibreOffice reads the file by itself; what it writes back holds the same numbers."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail("LibreOffice is missing: install it with `apt-get install libreoffice-calc-nogui`.")
    file = tmp_path / f"tal.{kind}"
    file.write_bytes(data(star, kind, **PART).content)
    # the semicolon, UTF-8 and Danish: what a Danish installation reads a CSV with
    reading = ["--infilter=CSV:59,34,76,1,,1030,false,true"] if kind == "csv" else []
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", *reading]
    subprocess.run(
        [*command, "--convert-to", "ods", "--outdir", str(tmp_path), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    read = pandas.read_excel(tmp_path / "tal.ods", engine="calamine")
    served = openpyxl.load_workbook(io.BytesIO(data(star, "xlsx", **PART).content)).worksheets[0]
    for (_, row), cells in zip(read.iterrows(), served.iter_rows(min_row=2, values_only=True), strict=True):
        for told, expected in zip(row, cells, strict=True):
            assert pandas.isna(told) if expected in {None, ""} else str(told) == str(expected) or told == expected
