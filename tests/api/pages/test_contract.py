from dataclasses import fields
from pathlib import Path

import pytest

from api.pages.contract import help_of, manual, page_classes

MANUAL = Path(__file__).parents[3] / "docs/pages.md"


@pytest.mark.parametrize("page", page_classes())
def test_every_field_of_a_page_is_explained(page: type) -> None:
    assert help_of(page).keys() == {field.name for field in fields(page)}
    assert all(help_of(page).values())


def test_the_manual_is_what_the_pages_say() -> None:
    assert MANUAL.read_text() == manual(page_classes()), "run: python -m api.pages.contract > docs/pages.md"


def test_an_unexplained_field_is_found_out() -> None:
    from dataclasses import dataclass

    @dataclass(frozen=True)
    class Bare:
        word: str

    with pytest.raises(KeyError, match=r"Bare\.word"):
        help_of(Bare)


def test_the_manual_reaches_the_parts_of_the_parts() -> None:
    for part in ("## JobCard", "## ReasonView", "## DecisionView", "## Segment", "## NeedView"):
        assert part in MANUAL.read_text()
