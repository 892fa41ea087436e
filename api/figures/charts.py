"""Charts of published figures, drawn as SVG on the server by Vega-Lite: right without a script, on paper and in grey.

A number that is missing is never drawn as 0: a line is broken there and the month is shaded, a bar is a word. Each
chart is drawn twice, for a wide window and for a telephone, since letters in a drawing shrink with it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from html import escape
from typing import Any, TypeAlias

from matching.core.cards import Html
from matching.statistics.publication.published_table import Number

Spec: TypeAlias = Mapping[str, Any]

#: The design system's ink and greys, and the accent of our own pages (jobbro.css).
INK, QUIET, LINE, SHADE, PAPER = "#1a1a1a", "#595959", "#dcdcdc", "#ededed", "#ffffff"
ACCENT, LIGHT = "#08519c", "#9ecae1"
FONT = "IBM Plex Sans"
#: What Vega says to screen readers of every stroke; the drawing is one image with one name.
_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


class Room(Enum):
    """How much room there is: pixels from edge to edge, size of letters, how many months between two names."""

    WIDE = 720, 14, 1
    NARROW = 320, 13, 3

    @property
    def is_narrow(self) -> bool:
        """Whether names have to stand above what they name."""
        return self is Room.NARROW


@dataclass(frozen=True)
class Point:
    """A month in a line, by its name and year; None for a number that is missing."""

    month: str
    year: int
    number: Number

    @property
    def key(self) -> str:
        """What tells it from the same month of another year."""
        return f"{self.month} {self.year}"


@dataclass(frozen=True)
class Line:
    """A line through months. `rests` marks one that is only there to be compared with."""

    name: str
    points: tuple[Point, ...]
    rests: bool = False


@dataclass(frozen=True)
class Bar:
    """A bar, or the word that stands where there is none; `chosen` marks the one that is looked for."""

    name: str
    number: Number
    word: str
    chosen: bool = False


@dataclass(frozen=True)
class Told:
    """What a chart says of itself to those who do not see it, and what its numbers are told in."""

    key: str
    title: str
    words: str
    decimals: int
    suffix: str = ""


@lru_cache(maxsize=500)
def line_chart(lines: tuple[Line, ...], told: Told, room: Room) -> Html:
    """Draw lines over the same months."""
    months = lines[0].points
    rows = [_row(line, point) for line in lines for point in line.points]
    layers = [
        _shades([point.key for point in months if point.number is None]),
        *(_line(line, told) for line in lines),
    ]
    encoding = {"x": _months(months, room)}
    return _drawn({"data": {"values": rows}, "encoding": encoding, "layer": layers, "height": 240}, told, room)


@lru_cache(maxsize=500)
def bar_chart(bars: tuple[Bar, ...], level: Number, told: Told, room: Room) -> Html:
    """Draw bars one below the other, and a line at the `level` that they are compared with, if any."""
    rows = [
        {"name": bar.name, "number": bar.number, "says": bar.word, "color": ACCENT if bar.chosen else LIGHT}
        for bar in bars
    ]
    layers = [*([] if level is None else [_level(level)]), *_bars(told, room)]
    encoding = {"y": _names([bar.name for bar in bars], room)}
    height = {"step": 44 if room.is_narrow else 28}
    return _drawn({"data": {"values": rows}, "encoding": encoding, "layer": layers, "height": height}, told, room)


def _row(line: Line, point: Point) -> Spec:
    return {"line": line.name, "month": point.key, "number": point.number}


def _months(points: Sequence[Point], room: Room) -> Spec:
    """The axis of months: their names, with the year under the first one named of each year."""
    shown = points[(len(points) - 1) % room.value[2] :: room.value[2]]
    opening = {point.year: point for point in reversed(shown) if [one.year for one in points].count(point.year) > 2}
    names = {
        point.key: [point.month[:3], *([str(point.year)] if opening.get(point.year) is point else [])]
        for point in shown
    }
    return {
        "field": "month",
        "type": "ordinal",
        "sort": [point.key for point in points],
        "axis": {"labelExpr": f"({names})[datum.label] || ''", "labelAngle": 0, "grid": False, "title": None},
        "scale": {"paddingInner": 0, "paddingOuter": 0},
    }


def _shades(months: Sequence[str]) -> Spec:
    """A grey field in each month without a number."""
    return {
        "data": {"values": [{"month": month} for month in months]},
        "mark": {"type": "rect", "color": SHADE, "clip": False},
    }


def _line(line: Line, told: Told) -> Spec:
    color, dash = (QUIET, [5, 4]) if line.rests else (ACCENT, [1, 0])
    point: Any = False if line.rests else {"filled": True, "size": 42, "color": color}
    return {
        "transform": [{"filter": {"field": "line", "equal": line.name}}],
        "mark": {"type": "line", "color": color, "strokeWidth": 2.5, "strokeDash": dash, "point": point},
        "encoding": {"y": _numbers("y", told)},
    }


def _numbers(axis: str, told: Told) -> Spec:
    whole = {"tickMinStep": 1} if told.decimals == 0 else {}
    shown = {"labelExpr": f"datum.label + '{told.suffix}'", "title": None, "tickCount": 5, **whole}
    return {"field": "number", "type": "quantitative", "axis": shown if axis == "y" else None, "scale": {"zero": True}}


def _bars(told: Told, room: Room) -> Sequence[Spec]:
    """The bars and, at their ends, what they say; in a narrow room their names stand above them."""
    lower = {"height": 16, "yOffset": 10} if room.is_narrow else {"height": 18}
    length = {"x": _numbers("x", told)}
    bar: Spec = {"mark": {"type": "bar", **lower}, "encoding": {**length, "color": _own_color()}}
    letters: Spec = {"type": "text", "align": "left", "dx": 6, "dy": lower.get("yOffset", 0)}
    end: Spec = {
        "mark": {**letters, "color": INK},
        "transform": [{"calculate": "datum.number == null ? 0 : datum.number", "as": "end"}],
        "encoding": {"x": {"field": "end", "type": "quantitative", "axis": None}, "text": {"field": "says"}},
    }
    above = {
        "mark": {"type": "text", "align": "left", "x": 0, "dy": -9, "color": INK, "limit": 310},
        "encoding": {"text": {"field": "name"}},
    }
    ground = {**end, "mark": {**letters, "stroke": PAPER, "strokeWidth": 4}}  # no stroke runs through a number
    return [bar, ground, end, above] if room.is_narrow else [bar, ground, end]


def _own_color() -> Spec:
    return {"field": "color", "type": "nominal", "scale": None}


def _level(level: Number) -> Spec:
    return {
        "data": {"values": [{"level": level}]},
        "mark": {"type": "rule", "color": QUIET, "strokeDash": [5, 4], "strokeWidth": 1.5},
        "encoding": {"x": {"field": "level", "type": "quantitative", "axis": None}, "y": None},
    }


def _names(names: Sequence[str], room: Room) -> Spec:
    axis = (
        None
        if room.is_narrow
        else {"title": None, "labelLimit": 290, "labelPadding": 8, "ticks": False, "domain": False}
    )
    return {"field": "name", "type": "nominal", "sort": list(names), "axis": axis}


def _drawn(parts: Spec, told: Told, room: Room) -> Html:
    """The SVG of a Vega-Lite description, with its title and words for whoever does not see it."""
    import vl_convert  # noqa: PLC0415  a whole renderer, wanted only where something is drawn

    width, size, _ = room.value
    spec = {
        "width": width,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "right": 2 if "y" not in parts["encoding"] else 44, "top": 8, "bottom": 2},
        "background": None,
        "config": _config(size),
        **parts,
    }
    svg = vl_convert.vegalite_to_svg(spec, format_locale="da-DK")
    return Html(_named(svg, f"{told.key}-{room.name.lower()}", told))


def _config(size: int) -> Spec:
    """How everything is drawn; without Vega's own words for screen readers, since the table stands beside."""
    axis = {"labelColor": QUIET, "labelFontSize": size, "gridColor": LINE, "domainColor": LINE, "tickColor": LINE}
    return {"font": FONT, "aria": False, "view": {"stroke": None}, "axis": axis, "text": {"fontSize": size}}


def _named(svg: str, key: str, told: Told) -> str:
    """The drawing as an image with a name; it fills the width it is given and no more than its own."""
    begins, _, drawn = svg.partition(">")
    named = f'{begins} role="img" aria-labelledby="{key}-navn {key}-ord" focusable="false">'
    words = f'<title id="{key}-navn">{escape(told.title)}</title><desc id="{key}-ord">{escape(told.words)}</desc>'
    return named + words + _ROLES.sub("", drawn)
