from pathlib import Path

import pytest

from models.evaluate_link import LinkFigures, figures, hold_out, run_link, without_shared_words, write_task
from models.evaluation_files import MalformedTable, read_table

ESCO = """conceptType,conceptUri,iscoGroup,preferredLabel,altLabels
Occupation,u1,5120,kok,"køkkenchef
souschef"
Occupation,u2,7512,bager,konditor
Occupation,u3,9999,,uden navn
Occupation,u4,3153,pilot,
"""


@pytest.fixture
def esco(tmp_path: Path) -> Path:
    (tmp_path / "occupations_da.csv").write_text(ESCO, encoding="utf-8")
    return tmp_path


def test_one_synonym_of_each_occupation_is_asked_for_and_not_in_the_corpus(esco: Path) -> None:
    task = hold_out(esco)
    assert sorted(task.answers.values()) == ["u1", "u2"]
    corpus = {(form.concept, form.text) for form in task.forms}
    assert {(task.answers[q.query_id], q.text) for q in task.queries}.isdisjoint(corpus)
    assert {text for concept, text in corpus if concept == "u2"} == {"bager"}


def test_the_split_is_the_same_every_time(esco: Path) -> None:
    assert hold_out(esco) == hold_out(esco)


def test_a_title_without_a_shared_word_is_a_hard_one(esco: Path) -> None:
    task = hold_out(esco)
    konditor = next(query.query_id for query in task.queries if query.text == "konditor")
    assert konditor in without_shared_words(task)


def test_a_task_written_to_files_can_be_run_and_ranks_best_first(esco: Path, tmp_path: Path) -> None:
    write_task(hold_out(esco), tmp_path / "task")
    out = tmp_path / "run.tsv"
    written = run_link(tmp_path / "task" / "queries.tsv", tmp_path / "task" / "corpus.tsv", out, top=2)
    rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == written == 4
    assert [query for query, _, _ in rows] == ["q00000", "q00000", "q00001", "q00001"]
    assert float(rows[0][2]) >= float(rows[1][2])


def test_ranks_are_summed_up() -> None:
    """Ranks 1, 2 and 20: first 1/3, among ten 2/3, mean of 1, 1/2 and 1/20 = 0.5167."""
    assert figures([1, 2, 20]) == LinkFigures(3, pytest.approx(1 / 3), pytest.approx(2 / 3), pytest.approx(1.55 / 3))
    assert figures([]) == LinkFigures(0, 0, 0, 0)


def test_a_line_with_too_few_columns_is_refused_with_its_number(tmp_path: Path) -> None:
    table = tmp_path / "q.tsv"
    table.write_text("id\ttext\nq1\tkok\nq2\n", encoding="utf-8")
    with pytest.raises(MalformedTable, match=r"Linje 3 i q\.tsv"):
        list(read_table(table, ("id", "text")))


def test_a_header_empty_lines_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    table = tmp_path / "q.tsv"
    table.write_text("\ufeffid\ttext\r\n\r\nq1\t kok \r\n", encoding="utf-8")
    assert list(read_table(table, ("id", "text"))) == [("q1", "kok")]
