"""Every figure there is: the sources that fill facts, and the measures over them."""

from matching.core.errors import JobbroError
from matching.statistics import (
    course_figures,
    list_figures,
    order_figures,
    placement_figures,
    recommendation_figures,
    talk_figures,
)
from matching.statistics.measure import Family, Measure
from matching.statistics.sources import Source

_MODULES = (order_figures, placement_figures, talk_figures, course_figures, recommendation_figures, list_figures)

SOURCES: tuple[Source, ...] = tuple(source for module in _MODULES for source in module.SOURCES)
"""In the order they are filled: what is shared first."""
MEASURES: tuple[Measure, ...] = tuple(measure for module in _MODULES for measure in module.MEASURES)
FAMILIES: tuple[Family, ...] = tuple(dict.fromkeys(source.family for source in SOURCES))


class MeasureNotFound(JobbroError):
    """A measure was asked for by a code that none has."""

    def __init__(self) -> None:
        super().__init__("Målingen findes ikke. Vælg en af dem, der står i oversigten over tal.")


def get_measure(code: str) -> Measure:
    """The newest version of the measure with this code; raises MeasureNotFound."""
    found = [measure for measure in MEASURES if measure.code == code]
    if not found:
        raise MeasureNotFound
    return max(found, key=lambda measure: measure.version)
