"""The glossary knows every enumeration that people read, and every term it lists has its Danish word."""

import importlib
import pkgutil
import re
from enum import Enum

import pytest

import matching.core
from matching.core.labels import Labelled
from tests.consistency.house import ROOT

TEXT = (ROOT / "docs" / "GLOSSARY.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line.startswith("| `")]
TERMS = {term for row in ROWS for term in re.findall(r"`([^`]+)`", row[0])}
#: The words of the domain that the code may use only as the glossary has them.
DOMAIN = (
    "akasse", "Member", "JobOrder", "Employer", "Occupation", "Skill", "Licence", "Proposal", "Track", "Reason",
    "Rule", "Decision", "jobsamtale", "dagpenge", "section", "move", "ranking_event", "referral", "placement",
)  # fmt: skip


def enumerations() -> list[str]:
    """Every enumeration of the core that carries Danish words."""
    modules = [
        importlib.import_module(one.name) for one in pkgutil.iter_modules(matching.core.__path__, "matching.core.")
    ]
    return sorted(
        value.__name__
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Enum) and value is not Labelled
        if value.__module__ == module.__name__ and hasattr(next(iter(value)), "label")
    )


def test_every_row_has_a_term_a_danish_word_and_a_meaning() -> None:
    assert len(ROWS) > 25
    assert [row for row in ROWS if len(row) != 3 or not all(row)] == []


@pytest.mark.parametrize("name", enumerations())
def test_an_enumeration_that_people_read_is_in_the_glossary(name: str) -> None:
    assert name in TERMS


@pytest.mark.parametrize("term", DOMAIN)
def test_a_word_of_the_domain_is_in_the_glossary(term: str) -> None:
    assert term in TERMS


def test_no_term_stands_twice() -> None:
    terms = [term for row in ROWS for term in re.findall(r"`([^`]+)`", row[0])]
    assert sorted({term for term in terms if terms.count(term) > 1}) == []
