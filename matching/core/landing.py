"""What became of a submission when it landed, and the digest that tells a changed submission from a repeated one."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum

from matching.core.labels import Labelled


class Landed(Labelled):
    """What landing one submission did to our rows."""

    NEW = "new", "Ny"
    UNCHANGED = "unchanged", "Uændret"
    CHANGED = "changed", "Ændret"


def content_digest(submission: object) -> str:
    """The SHA-256, in hexadecimal, of a submission's content as canonical JSON.

    A field that holds its default is left out, so that a field added later does not make every old row look changed.
    Sets are sorted and whole floats written as integers; the digest is the same on every machine.
    """
    canonical = json.dumps(_plain(submission), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _plain(value: object) -> object:
    """A value as JSON knows it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in _told(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((_plain(item) for item in value), key=_sort_key)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return _plain_scalar(value)


def _plain_scalar(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _sort_key(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _told(value: object) -> Iterable["dataclasses.Field[object]"]:
    """The fields of a dataclass instance that hold something else than their default."""
    assert dataclasses.is_dataclass(value)
    return (field for field in dataclasses.fields(value) if getattr(value, field.name) != field.default)
