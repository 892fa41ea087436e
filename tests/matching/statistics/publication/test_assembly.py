"""From published cells to a published table: rates, what is missing and why, revision marks, and narrowing."""

from collections.abc import Sequence
from datetime import date

import pytest

from matching.statistics.disclosure.door import publish
from matching.statistics.publication.assembly import put_together
from matching.statistics.publication.counting import counted
from matching.statistics.publication.cubes import cubes_of
from matching.statistics.publication.frozen import read_table, written_table
from matching.statistics.publication.published_table import (
    AxisNotInTable,
    NoFigure,
    PublishedTable,
    Revised,
    ValueNotInTable,
)
from matching.statistics.publication.tables import get_table
from matching.statistics.store import Revision
from tests.matching.statistics.publication.figure_stage import CODES, JUNE, TODAY, spread_talks

TABLE = get_table("talks-by-akasse-and-form")
MONTHS = (JUNE, date(2026, 10, 1), date(2026, 11, 1))


def a_published_table(revisions: Sequence[Revision] = (), *, each: int = 120) -> PublishedTable:
    facts = counted(TABLE.family, [], spread_talks(each=each, days=183).items())
    vintage = publish(list(cubes_of(TABLE, facts, CODES, MONTHS, as_of=TODAY)), TODAY, ())
    return put_together(TABLE, vintage.cubes, revisions, CODES, MONTHS, published_on=TODAY)


@pytest.fixture(scope="module")
def table() -> PublishedTable:
    return a_published_table(each=400)


def test_a_share_comes_from_its_published_parts(table: PublishedTable) -> None:
    for period in ("2026M06", "2026M10"):
        (share, _), (part, _), (whole, _) = (
            table.number(code, period, "total", "total") for code in ("SA-03", "SA-03-part", "SA-03-whole")
        )
        assert part is not None
        assert whole is not None
        assert share == round(100 * part / whole, 1)
    shares = [cell for cell in table.cells() if cell.content.code == "SA-03" and cell.number is not None]
    assert len(shares) > 10


def test_a_number_is_there_or_its_reason_and_a_hidden_one_is_not_nought(table: PublishedTable) -> None:
    cells = list(table.cells())
    assert [cell for cell in cells if (cell.number is None) != (cell.missing is not None)] == []
    reasons = {cell.missing for cell in cells}
    assert {NoFigure.CONFIDENTIAL, NoFigure.AWAITED, None} <= reasons


def test_what_came_of_last_months_talks_is_awaited_while_the_talks_are_told(table: PublishedTable) -> None:
    """On 1 December November's talks are known; whether they were held has a month to be registered."""
    assert table.number("SA-02", "2026M11", "total", "total") == (None, NoFigure.AWAITED)
    assert table.number("SA-01", "2026M11", "total", "total")[0] is not None


def test_a_small_whole_gives_no_share_though_its_parts_are_told() -> None:
    small = a_published_table(each=160)
    told = [
        small.number("SA-04-whole", *cell.where)[0]
        for cell in small.cells()
        if cell.content.code == "SA-04" and cell.missing is NoFigure.SMALL_BASE
    ]
    assert told
    assert [whole for whole in told if whole is None or not 0 < whole < 20] == []


def test_axes_begin_with_the_undivided_and_end_with_the_unknown(table: PublishedTable) -> None:
    period, akasse, form = table.axes
    assert period.codes == ("2026M06", "2026M10", "2026M11")
    assert [value.label for value in period.values] == ["juni 2026", "oktober 2026", "november 2026"]
    assert akasse.codes == ("total", "11", "15", "40", "48")
    assert akasse.values[0].label == "Alle a-kasser"
    assert [value.label for value in form.values] == ["I alt", "Telefon", "Video", "Fremmøde"]
    assert {value.part_of for value in form.values} == {None, "total"}


def test_a_figure_that_changed_after_it_could_be_read_is_marked() -> None:
    revisions = [Revision(JUNE, date(2026, 9, 3), 2, ["held"]), Revision(JUNE, date(2026, 7, 3), 2, ["talks"])]
    marked = a_published_table(revisions).revised
    assert marked == (
        Revised("2026M06", "SA-01", date(2026, 7, 3)),
        Revised("2026M06", "SA-02", date(2026, 9, 3)),
        Revised("2026M06", "SA-04", date(2026, 9, 3)),
    )


def test_a_part_of_a_table_has_the_same_numbers(table: PublishedTable) -> None:
    part = table.narrowed({"period": ["2026M10"], "akasse": ["48", "11"], "content": ["SA-01", "SA-03"]})
    assert part.size == (1, 2, 4, 2)
    assert part.axes[1].codes == ("11", "48"), "in the table's own order"
    for cell in part.cells():
        assert table.number(cell.content.code, *cell.where) == (cell.number, cell.missing)
    assert any(cell.missing for cell in part.cells())


def test_what_the_table_is_not_divided_by_is_refused_and_not_repeated(table: PublishedTable) -> None:
    with pytest.raises(AxisNotInTable) as refused:
        table.narrowed({"Karen Prøve": ["A"]})
    assert "Karen" not in str(refused.value)


@pytest.mark.parametrize("wanted", [{"akasse": ["999"]}, {"content": ["JO-01"]}])
def test_what_the_table_has_not_is_refused(table: PublishedTable, wanted: dict[str, list[str]]) -> None:
    with pytest.raises(ValueNotInTable, match=f"»{next(iter(wanted))}«"):
        table.narrowed(wanted)


def test_a_table_is_written_and_read_back_the_same() -> None:
    table = a_published_table([Revision(JUNE, date(2026, 9, 3), 2, ["held"])], each=25)
    assert read_table(written_table(table)) == table
