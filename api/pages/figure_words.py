"""Published figures in Danish words: numbers with their unit, months, what changed, and why a number is missing."""

from collections.abc import Sequence
from datetime import date

from api import danish_words as said
from api.figures.charts import Point
from matching.core import danish_time
from matching.core.placements import months_after
from matching.statistics.publication.published_table import Content, Definition, NoFigure, Number

#: What stands where a number is missing; the whole reason is told once beside it.
SHORT = {
    NoFigure.CONFIDENTIAL: "Skjult",
    NoFigure.SMALL_BASE: "For få",
    NoFigure.NOTHING_TO_DIVIDE: "Ingen",
    NoFigure.AWAITED: "Afventer",
    NoFigure.IMPOSSIBLE: "Findes ikke",
}
PERCENT = "procent"


def month_of(period: str) -> date:
    """The first day of a month as the tables write it: `2026M05`."""
    return date(int(period[:4]), int(period[5:]), 1)


def month_said(period: str) -> str:
    """A month in full: "maj 2026"."""
    return danish_time.month_said(month_of(period))


def point_of(period: str, number: Number) -> Point:
    """A month and its number as a chart has them."""
    month = month_of(period)
    return Point(said.MONTHS[month.month - 1], month.year, number)


def suffix_of(content: Content) -> str:
    """What stands behind a number of this content, when something does."""
    return " %" if content.unit == PERCENT else ""


def plain(number: int | float, decimals: int) -> str:
    """A number with so many decimals, thousands and comma as in Danish."""
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def number_said(content: Content, number: Number, missing: NoFigure | None) -> str:
    """The number with its unit, or the word that stands in its place."""
    if number is None:
        return SHORT[missing or NoFigure.IMPOSSIBLE]
    return f"{plain(number, content.decimals)}{suffix_of(content)}"


def change_said(content: Content, now: Number, before: Number, month_before: str) -> str:
    """How a number differs from that of the month before; nothing when either is missing."""
    if now is None or before is None:
        return ""
    difference = round(now - before, content.decimals)
    if not difference:
        return f"Det samme som i {month_said(month_before)}"
    size = plain(abs(difference), content.decimals)
    return f"{size}{_way(content, difference > 0)} end i {month_said(month_before)}"


def _way(content: Content, more: bool) -> str:
    if content.decimals == 0:
        return " flere" if more else " færre"
    return f"{' procentpoint' if content.unit == PERCENT else ''} {'højere' if more else 'lavere'}"


def waited_for(months: Sequence[str]) -> str:
    """Which months, the oldest first, have no number yet because they are too young; nothing when there is none."""
    if not months:
        return ""
    first, last = said.sentence_case(month_said(months[0])), month_said(months[-1])
    return f"{first} er for ny til at kunne læses." if len(months) == 1 else f"{first} til {last} kan ikke læses endnu."


def readable_after(definition: Definition) -> str:
    """When a month's number may be read, and why then."""
    wait = said.counted(definition.months_to_wait, "måned", "måneder")
    begins = f"{wait} efter, at perioden er slut" if definition.months_to_wait else "Når perioden er slut"
    return f"{begins}. {definition.because}"


def version_said(definition: Definition) -> str:
    """Which cohorts a version of a measure holds for."""
    last = None if definition.valid_until is None else months_after(definition.valid_until, -1)
    until = "" if last is None else f" til {danish_time.month_said(last)}"
    return f"Version {definition.version}, for kohorter fra {danish_time.month_said(definition.valid_from)}{until}"
