"""The written world is accepted by our own readers, and the truth lies beside it, not in it."""

import csv
import io
import json
from datetime import date

import pytest

from ingest.demo.files import MEMBERS, ORDERS, TRUTH_OF_MEMBERS, TRUTH_OF_ORDERS, write_world
from ingest.demo.members import generate_members
from ingest.demo.orders import generate_orders
from ingest.job_orders import read_job_orders
from ingest.members import Sender, read_members
from ingest.rows import Accepted
from matching.core.ids import AkasseId

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    directory = tmp_path_factory.mktemp("world")
    write_world(directory, 120, 120, 5, AS_OF)
    return directory


def truth(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_our_own_reader_accepts_every_member_as_it_was_generated(world):
    akasser = {f"{code:02d}": AkasseId(code) for code in range(100)}
    stream = io.BytesIO((world / MEMBERS).read_bytes())
    rows = list(read_members(stream, MEMBERS, sender=Sender("demo", akasser=akasser)).rows)
    assert [row for row in rows if not isinstance(row, Accepted)] == []
    generated = list(generate_members(120, 5, AS_OF))
    assert [row.submission.akasse_id for row in rows] == [member.akasse_id for member in generated]
    assert [row.submission.skills for row in rows] == [member.skills for member in generated]
    assert [row.submission.shifts for row in rows] == [member.shifts for member in generated]
    assert [row.submission.hours for row in rows] == [member.hours for member in generated]


def test_our_own_reader_accepts_every_order_as_it_was_generated(world):
    rows = list(read_job_orders(io.BytesIO((world / ORDERS).read_bytes()), ORDERS).rows)
    assert [row for row in rows if not isinstance(row, Accepted)] == []
    generated = list(generate_orders(120, 5, AS_OF))
    for name in ("title", "cvr_number", "hours", "deadline_on", "must", "positions", "employer_name", "contact"):
        assert [getattr(row.submission, name) for row in rows] == [getattr(order, name) for order in generated], name


def test_the_files_are_the_same_each_time(world, tmp_path):
    write_world(tmp_path, 120, 120, 5, AS_OF)
    for name in (MEMBERS, ORDERS, TRUTH_OF_MEMBERS, TRUTH_OF_ORDERS):
        assert (tmp_path / name).read_bytes() == (world / name).read_bytes()


def test_the_truth_has_a_row_for_every_row(world):
    for rows, truths in ((MEMBERS, TRUTH_OF_MEMBERS), (ORDERS, TRUTH_OF_ORDERS)):
        lines = (world / rows).read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["source_id"] for line in lines] == [row["id"] for row in truth(world / truths)]


def test_the_akasse_is_written_with_statistics_denmarks_two_digits(world):
    codes = {json.loads(line)["akasse"] for line in (world / MEMBERS).read_text(encoding="utf-8").splitlines()}
    assert all(len(code) == 2 and code.isdigit() for code in codes)


def test_no_truth_stands_in_the_submissions(world):
    for line in (world / ORDERS).read_text(encoding="utf-8").splitlines():
        assert not {"style", "occupations", "copy_of", "truth"} & json.loads(line).keys()


def test_progress_is_told_at_the_end_of_each_file(tmp_path):
    told = []
    write_world(tmp_path, 3, 2, 1, AS_OF, lambda kind, written: told.append((kind, written)))
    assert told == [("members", 3), ("orders", 2)]
