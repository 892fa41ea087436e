"""Reading JSON strictly: no repeated keys, no NaN or infinity, no NUL, no half characters, no deep nesting."""

import json
import math
import re
from collections.abc import Mapping

from matching.core.errors import JobbroError

_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_MOST_DIGITS = 30


class JsonRefused(JobbroError):
    """JSON that is broken or that carries what JSON should not; the sentence never repeats the content."""


def strict_json(text: str, depth: int) -> object:
    """The value that `text` says; raises JsonRefused with a Danish reason. `depth` is the deepest nesting allowed."""
    _refuse_deep(text, depth)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_unrepeated,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_bounded,
        )
    except json.JSONDecodeError as error:
        raise JsonRefused(f"det er ikke gyldig JSON ved tegn {error.pos + 1}") from None
    except RecursionError:
        raise JsonRefused("det er for dybt indlejret") from None
    refuse_bad_text(value)
    return value


def refuse_bad_text(value: object) -> None:
    """Refuse NUL and lone surrogates anywhere in a JSON value, numbers that are not finite included."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            _refuse_bad_characters(item)
        elif isinstance(item, Mapping):
            stack.extend(item.keys())
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
        elif isinstance(item, float) and not math.isfinite(item):
            raise JsonRefused("tallene NaN og Infinity er ikke tilladt")


def depth_of(value: object) -> int:
    """How many objects and lists lie inside one another."""
    deepest, stack = 0, [(value, 1)]
    while stack:
        item, depth = stack.pop()
        if isinstance(item, Mapping | list):
            deepest = max(deepest, depth)
            inner = item.values() if isinstance(item, Mapping) else item
            stack.extend((part, depth + 1) for part in inner)
    return deepest


def _refuse_bad_characters(text: str) -> None:
    if "\0" in text:
        raise JsonRefused("det har NUL-tegn")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise JsonRefused("det har halve tegn (enlige surrogater)") from None


def _refuse_deep(text: str, most: int) -> None:
    if text.count("[") + text.count("{") <= most:
        return
    depth = 0
    for match in _TOKENS.finditer(text):
        token = match.group()
        depth += (token in "[{") - (token in "]}")
        if depth > most:
            raise JsonRefused(f"det er indlejret i mere end {most} lag")


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise JsonRefused("et felt står to gange i samme objekt")
    return found


def _refuse_constant(_: str) -> float:
    raise JsonRefused("tallene NaN og Infinity er ikke tilladt")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise JsonRefused("et tal er for stort")
    return number


def _bounded(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise JsonRefused("et tal er for stort")
    return int(text)
