"""One fault in an official list refuses the file, with its name and what to do."""

import gzip
from pathlib import Path

import pytest

from ingest.reference_tables import (
    ListColumnsMissing,
    ListFileMissing,
    ListFileUnreadable,
    find_table,
    get_table,
    listed,
    read_table,
)


def test_columns_are_found_whatever_their_capitals(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("CONCEPTURI;Label\nx; æble \n", encoding="utf-8-sig")
    assert read_table(path, ("conceptUri",)) == [{"conceptUri": "x", "Label": "æble"}]


def test_a_compressed_file_reads_like_a_plain_one(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('k,v\n1,"to\nlinjer"\n', encoding="utf-8")
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress((tmp_path / "a.csv").read_bytes()))
    assert read_table(tmp_path / "b.csv.gz", ("k",)) == read_table(tmp_path / "a.csv", ("k",))


def test_missing_columns_are_named(tmp_path: Path) -> None:
    path = tmp_path / "skills_da.csv"
    path.write_text("conceptUri\nx\n", encoding="utf-8")
    with pytest.raises(ListColumnsMissing, match=r"skills_da.csv.*mangler kolonnerne »skillType«, »reuseLevel«"):
        read_table(path, ("conceptUri", "skillType", "reuseLevel"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ListFileMissing, match=r"occupations_da.csv"):
        get_table(tmp_path, ("occupations_da.csv",))


def test_the_plain_file_is_preferred_and_capitals_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "ISCOgroups_DA.csv.gz").touch()
    assert find_table(tmp_path, ("ISCOGroups_da.csv",)) == tmp_path / "ISCOgroups_DA.csv.gz"
    (tmp_path / "iscogroups_da.csv").touch()
    assert find_table(tmp_path, ("ISCOGroups_da.csv",)) == tmp_path / "iscogroups_da.csv"


@pytest.mark.parametrize("content", [b"ikke gzip", gzip.compress(b"k,v\n" * 500, mtime=0)[:-20]])
def test_a_file_that_is_cut_off_or_not_gzip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(content)
    with pytest.raises(ListFileUnreadable, match="Hent den igen"):
        read_table(path, ("k",))


@pytest.mark.parametrize("content", ["k\næ\n".encode("latin-1"), b'k,v\n"aldrig lukket,1\n'])
def test_a_file_in_another_encoding_or_with_open_quotes_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(ListFileUnreadable):
        read_table(path, ("k",))


def test_several_values_in_a_cell_come_once_each() -> None:
    assert listed("sygeplejerske\n afdelings  sygeplejerske \n\nsygeplejerske", "\n") == (
        "sygeplejerske",
        "afdelings sygeplejerske",
    )
