"""Rejected rows are written so that they can be corrected and sent again, and so that nobody else can read them."""

import csv
import json
import stat

import pytest

from ingest.rejects import RejectsWriter
from ingest.rows import Problem, Rejected, RejectsFormat

PROBLEM = Problem(3, "cvr", "tal på 8 cifre", "CVR-nummeret findes ikke.", "Ret det.")


def written(folder, rejects_format, header, *originals):
    with RejectsWriter(folder, "a.xlsx", rejects_format, header) as writer:
        for original in originals:
            writer.write(Rejected(3, (PROBLEM, PROBLEM), original))
    return writer.path


def cells_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_a_table_keeps_its_columns_and_gets_four_more(rejects_folder):
    path = written(rejects_folder, RejectsFormat.CSV, ("id", "cvr"), ("1", "9"))
    assert path.name == "a.afvist.csv"
    assert cells_of(path) == [
        ["id", "cvr", "fejl_linje", "fejl_felt", "fejl", "rettelse"],
        [
            "1",
            "9",
            "3",
            "cvr | cvr",
            " | ".join(["CVR-nummeret findes ikke. Fandt: tal på 8 cifre."] * 2),
            "Ret det. | Ret det.",
        ],
    ]


def test_reasons_of_last_time_are_replaced_and_not_repeated(rejects_folder):
    header = ("id", "fejl_linje", "fejl_felt", "fejl", "rettelse", "titel")
    path = written(rejects_folder, RejectsFormat.CSV, header, ("1", "9", "x", "x", "x", "Kok"))
    assert cells_of(path)[0] == ["id", "titel", "fejl_linje", "fejl_felt", "fejl", "rettelse"]
    assert cells_of(path)[1][:3] == ["1", "Kok", "3"]


def test_a_row_with_cells_over_stays_too_long_until_it_is_corrected(rejects_folder):
    path = written(rejects_folder, RejectsFormat.CSV, ("id", "titel"), ("1", "Kok", "over"), ("2",))
    assert [len(row) for row in cells_of(path)] == [6, 7, 6]
    assert cells_of(path)[1][-1] == "over"


@pytest.mark.parametrize("cell", ["=1+1", "+45 98", "-5", "@x", "'x", "\tx"])
def test_no_cell_begins_a_formula(rejects_folder, cell):
    path = written(rejects_folder, RejectsFormat.CSV, ("id",), (cell,))
    assert cells_of(path)[1][0] == f"'{cell}"


def test_objects_keep_their_fields_and_get_their_reasons(rejects_folder):
    path = written(rejects_folder, RejectsFormat.NDJSON, (), {"id": "1", "cvr": "9"}, b"ikke {json", b"")
    lines = path.read_text("utf-8").splitlines()
    assert path.name == "a.afvist.ndjson"
    first = json.loads(lines[0])
    assert (first["id"], first["_fejl"][0]["felt"], first["_fejl"][0]["linje"]) == ("1", "cvr", 3)
    assert list(json.loads(lines[1])) == ["_fejl"]
    assert lines[2] == "ikke {json"
    assert len(lines) == 4


def test_without_rejects_there_is_no_file(rejects_folder):
    path = written(rejects_folder, RejectsFormat.CSV, ("id",))
    assert not path.exists()
    assert not rejects_folder.exists()


def test_only_the_owner_may_read_the_file(rejects_folder):
    path = written(rejects_folder, RejectsFormat.CSV, ("id",), ("1",))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_rejects_that_wait_are_never_written_over(rejects_folder):
    first = written(rejects_folder, RejectsFormat.CSV, ("id",), ("1",))
    second = written(rejects_folder, RejectsFormat.CSV, ("id",), ("2",))
    assert (second.name, cells_of(first)[1][0]) == ("a-2.afvist.csv", "1")


def test_after_an_error_the_rows_so_far_are_kept_whole(rejects_folder):
    def fail_midway() -> None:
        with RejectsWriter(rejects_folder, "a.csv", RejectsFormat.CSV, ("id",)) as writer:
            writer.write(Rejected(3, (PROBLEM,), ("1",)))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()
    assert [path.name for path in rejects_folder.iterdir()] == ["a.afvist.csv"]
