"""Headers are found whatever their spelling; unknown ones refuse the file by name."""

import pytest

from ingest.job_orders import ORDER_SHAPE
from ingest.members import MEMBER_SHAPE
from ingest.refusals import MissingColumns, NoKnownColumns, RepeatedColumns, UnknownColumns
from ingest.shapes import fold_header, layout_of, record_of, speakable


@pytest.mark.parametrize("header", ["P-nummer", "p_nummer", " P Nummer ", "PNUMMER", "p_number"])
def test_a_header_is_known_in_every_spelling(header):
    assert layout_of(["id", header], ORDER_SHAPE, "a.csv").columns[1].path == "p_number"


def test_danish_letters_may_be_folded():
    assert fold_header("Ønsker") == fold_header("oensker")
    assert layout_of(["id", "ansaettelse"], ORDER_SHAPE, "a.csv").columns[1].path == "employment"


@pytest.mark.parametrize("shape", [ORDER_SHAPE, MEMBER_SHAPE])
def test_no_two_columns_share_a_header(shape):
    spellings = [
        {fold_header(header) for header in (column.header, column.path.replace(".", "_"), *column.aliases)}
        for column in shape.columns
    ]
    assert len(set().union(*spellings)) == sum(map(len, spellings))


def test_an_unknown_column_is_refused_by_name():
    with pytest.raises(UnknownColumns, match="»cpr« kender Jobbro ikke") as refused:
        layout_of(["id", "navn", "cpr"], MEMBER_SHAPE, "m.csv")
    assert "m.csv" in str(refused.value)
    assert "Fjern den" in str(refused.value)


def test_a_header_that_may_be_data_is_not_repeated():
    with pytest.raises(UnknownColumns) as refused:
        layout_of(["id", "010203-0004"], MEMBER_SHAPE, "m.csv")
    assert "0004" not in str(refused.value)
    with pytest.raises(NoKnownColumns) as refused_all:
        layout_of(["Bo Bak", "8000"], MEMBER_SHAPE, "m.csv")
    assert "Bo" not in str(refused_all.value)
    assert speakable("a@b.dk") == "tekst på 6 tegn"


def test_two_columns_of_one_meaning_are_refused():
    with pytest.raises(RepeatedColumns, match="»titel«, »Jobtitel«"):
        layout_of(["id", "titel", "Jobtitel"], ORDER_SHAPE, "a.csv")


def test_a_file_without_ids_is_refused():
    with pytest.raises(MissingColumns, match="»id«"):
        layout_of(["titel"], ORDER_SHAPE, "a.csv")


def test_the_columns_a_rejects_file_adds_are_read_over():
    layout = layout_of(["id", "titel", "fejl_linje", "fejl_felt", "fejl", "rettelse", ""], ORDER_SHAPE, "a.csv")
    assert layout.comes_back
    assert record_of(["1", "Kok", "2", "titel", "x", "y", ""], layout) == {"source_id": "1", "title": "Kok"}


def test_numbered_columns_become_nested_entries():
    layout = layout_of(["id", "job1_titel", "job3_titel", "job3_branche"], MEMBER_SHAPE, "m.csv")
    assert record_of(["1", "Kok", "Bager", "1071"], layout) == {
        "source_id": "1",
        "held": {"1": {"title": "Kok"}, "3": {"title": "Bager", "industry": {"code": "1071"}}},
    }


def test_unknown_fields_are_found_at_every_depth_of_an_object():
    record = {"id": "1", "cpr": "x", "held": [{"title": "Kok", "ledighed": 1}, {"industry": {"kode": 1}}], "_fejl": []}
    assert MEMBER_SHAPE.unknown_fields(record) == ["cpr", "held.ledighed", "held.industry.kode"]
