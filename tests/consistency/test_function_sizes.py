"""Functions are one thought: the budget of the house, measured over all of our code."""

import ast
import sys
from statistics import median, quantiles

import pytest

from tests.consistency.house import PACKAGES, ROOT, python_files

LONGEST = 50
NINE_OF_TEN = 22
MIDDLE = 7


def sizes() -> dict[str, int]:
    """Body lines of every function by where it stands, without its docstring."""
    found = {}
    for path in python_files(*PACKAGES):
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found[f"{path}:{node.lineno} {node.name}"] = body_lines(node)
    return found


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_keep_within_the_budget(capsys: pytest.CaptureFixture[str]) -> None:
    found = sizes()
    middle, nine_of_ten = median(found.values()), quantiles(found.values(), n=10)[-1]
    with capsys.disabled():
        longest = max(found.values())
        sys.stdout.write(f"\n{len(found)} functions: median {middle:g}, p90 {nine_of_ten:g}, longest {longest} lines\n")
    assert {name: lines for name, lines in found.items() if lines > LONGEST} == {}
    assert nine_of_ten <= NINE_OF_TEN
    assert middle <= MIDDLE
    assert len(found) > 500


def test_docstrings_do_not_count_and_empty_lines_do() -> None:
    source = (
        'def f():\n    """One.\n\n    Two.\n    """\n    a = 1\n\n    return a\n\ndef g():\n    """Only words."""\n'
    )
    one, two = ast.parse(source).body
    assert isinstance(one, ast.FunctionDef)
    assert isinstance(two, ast.FunctionDef)
    assert (body_lines(one), body_lines(two)) == (3, 0)
