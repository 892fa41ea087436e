"""docs/ingest.md lists the columns there are, and its examples can be read.

When a column changes, copy the table this test expects into the page.
"""

import io
import re
from pathlib import Path

import pytest

from ingest.job_orders import ORDER_SHAPE, read_job_orders
from ingest.members import MEMBER_SHAPE, Sender, read_members
from ingest.rows import Accepted
from ingest.shapes import Shape
from matching.core.ids import AkasseId

PAGE = (Path(__file__).parents[2] / "docs" / "ingest.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```(csv|ndjson|json) (orders|members)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def lines_for(shape: Shape) -> list[str]:
    return [
        f"| `{column.header}` | {', '.join(f'`{alias}`' for alias in column.aliases)} | `{column.path}` | "
        f"{column.example.replace('|', chr(92) + '|')} |"
        for column in shape.columns
        if not column.path.startswith("held.") or column.path.startswith("held.1.")
    ]


@pytest.mark.parametrize("shape", [ORDER_SHAPE, MEMBER_SHAPE])
def test_every_column_is_listed_with_its_aliases_and_example(shape):
    assert [line for line in lines_for(shape) if line not in PAGE] == []


@pytest.mark.parametrize(("kind", "what", "content"), EXAMPLES)
def test_every_example_is_read_without_a_reject(kind, what, content):
    stream = io.BytesIO(content.encode())
    if what == "orders":
        rows = list(read_job_orders(stream, f"a.{kind}").rows)
    else:
        rows = list(read_members(stream, f"a.{kind}", sender=Sender(akasser={"3f-a": AkasseId(43)})).rows)
    assert rows
    assert all(isinstance(row, Accepted) for row in rows)


def test_both_kinds_have_examples():
    assert len(EXAMPLES) == 5


@pytest.mark.parametrize("shape", [ORDER_SHAPE, MEMBER_SHAPE])
def test_the_example_of_every_column_is_itself_valid(shape):
    """One row with every example; only the two that end in an ellipsis are shortened."""
    columns = [column for column in shape.columns if column.example]
    cells = ['"' + column.example.replace("…", "x") + '"' for column in columns]
    content = ";".join(column.header for column in columns) + "\n" + ";".join(cells)
    stream = io.BytesIO(content.encode())
    if shape is ORDER_SHAPE:
        (row,) = read_job_orders(stream, "a.csv").rows
    else:
        (row,) = read_members(stream, "a.csv", sender=Sender(akasser={"3f-a": AkasseId(43)})).rows
    assert isinstance(row, Accepted)
