"""The manual of figures is what the declarations say."""

from pathlib import Path

from matching.statistics.catalogue import MEASURES
from matching.statistics.manual import manual

FILE = Path(__file__).parents[3] / "docs/figures.md"


def test_the_manual_is_written_from_the_declarations() -> None:
    assert FILE.read_text("utf-8") == manual(), "run: python -m matching.statistics.manual > docs/figures.md"


def test_every_measure_and_every_exclusion_stands_in_it() -> None:
    text = manual()
    assert [one.code for one in MEASURES if f"### {one.code} {one.title}" not in text] == []
    assert [key for one in MEASURES for key in one.leaves_out if key.reason not in text] == []
