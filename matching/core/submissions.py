"""Submissions as JSON and back, so that every version can be kept as it came and read again later."""

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def as_json(value: Any) -> Any:
    """A submission, or any part of one, as plain JSON values; sets are sorted, so equal content is equal JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(as_json(item) for item in value)
    return [as_json(item) for item in value] if isinstance(value, tuple) else value


def from_json(kind: type[T], value: Mapping[str, Any]) -> T:
    """The submission that `as_json` wrote; a field that is not there takes its default."""
    hints = _hints(cast(Hashable, kind))
    known = {name: _decode(hints[name], item) for name, item in value.items() if name in hints}
    return kind(**known)


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return None if value is None else _decode(next(arm for arm in get_args(hint) if arm is not type(None)), value)
    if origin in (tuple, frozenset):
        return origin(_decode(get_args(hint)[0], item) for item in value)
    return _decoder(hint)(value)


def _decoder(hint: Any) -> Callable[[Any], Any]:
    plain = getattr(hint, "__supertype__", hint)
    if plain is date:
        return date.fromisoformat
    if isinstance(plain, type) and is_dataclass(plain):
        return lambda value: from_json(plain, value)
    if isinstance(plain, type) and issubclass(plain, Enum):
        return lambda value: {member.value: member for member in plain}[value]
    return plain if plain in (int, float, str) else lambda value: value
