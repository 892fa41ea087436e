"""Promises that hold for every named statement of the figures."""

import re
from pathlib import Path

import pytest

import matching.statistics
from matching.queries.loading import load_statements

FOLDER = Path(matching.statistics.__file__).parent
FILES = sorted(FOLDER.glob("*.sql"))
EVERY = sorted(FOLDER.rglob("*.sql"))


@pytest.mark.parametrize("file", EVERY, ids=lambda file: file.stem)
def test_every_statement_is_asked_for_by_the_module_beside_it(file: Path) -> None:
    module = file.with_suffix(".py")
    asked = set(re.findall(r'SQL\["(\w+)"\]', module.read_text("utf-8")))
    assert asked == set(load_statements(str(module)))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_facts_statement_makes_rows_for_the_subjects_it_is_given_and_no_others(file: Path) -> None:
    for name, statement in load_statements(str(file.with_suffix(".py"))).items():
        if name.startswith("put_") and "INSERT INTO" in statement and file.stem != "store":
            if "jsonb_to_recordset(%(facts)s)" in statement:
                continue  # the core made them, of the subjects it was given
            assert "= ANY (%(subjects)s)" in statement, name
            assert "%(before)s" in statement, name


def test_there_are_statements() -> None:
    assert len(EVERY) > len(FILES) > 2
