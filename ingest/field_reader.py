"""Taking a row's fields out one at a time, so that everything wrong with it is told at once."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from ingest.personal_numbers import holds_personal_number, texts_in
from ingest.rows import FieldRefused, Problem, RawRow
from ingest.value_class import class_of

Parsed = TypeVar("Parsed")
Default = TypeVar("Default")

_EMPTY: tuple[object, ...] = (None, "", [], {})


class FieldReader:
    """Reads the fields of one row and collects its problems."""

    def __init__(self, row: RawRow) -> None:
        self._row = row
        self.problems: list[Problem] = list(row.problems)
        self._refused: set[str] = set()

    def take(self, path: str, parse: Callable[[object], Parsed], default: Default) -> Parsed | Default:
        """The field parsed; the default when it is empty, or when it is refused, which is then noted."""
        value = self._value(path)
        if value in _EMPTY or (isinstance(value, str) and not value.strip()):
            return default
        try:
            return parse(value)
        except FieldRefused as refused:
            self.note(path, refused)
            return default

    def entries(self, path: str) -> list[str]:
        """The paths of a list's entries: of a JSON list, or of numbered columns, in their order."""
        value = self._value(path)
        if isinstance(value, list):
            return [f"{path}.{index}" for index in range(len(value))]
        if isinstance(value, Mapping) and all(str(key).isdecimal() for key in value):
            return [f"{path}.{key}" for key in sorted(value, key=int)]
        if value not in _EMPTY:
            self.note(path, FieldRefused("Her skal stå en liste.", "Skriv en liste [ … ]."))
        return []

    def has_object(self, path: str) -> bool:
        """Whether the field holds an object; anything else than an object or nothing is noted."""
        value = self._value(path)
        if isinstance(value, Mapping):
            return True
        if value not in _EMPTY:
            self.note(path, FieldRefused("Her skal stå et objekt.", "Skriv et objekt { … }."))
        return False

    def note_missing(self, path: str, refused: FieldRefused) -> None:
        """Add that the field is missing, unless it is there and was refused already."""
        if path not in self._refused:
            self.note(path, refused)

    def note(self, path: str, refused: FieldRefused) -> None:
        """Add a problem of the field; the value is told by its class only."""
        self._refused.add(path)
        found = class_of(self._value(path))
        self.problems.append(Problem(self._row.line, self._named(path), found, refused.problem, refused.remedy))

    def refuse_personal_numbers(self, *, also_unbroken: bool, except_in: frozenset[str] = frozenset()) -> None:
        """Note every field in which something looks like a CPR number; the number itself goes nowhere."""
        for path, text in texts_in(self._row.record):
            if path not in except_in and holds_personal_number(text, also_unbroken=also_unbroken):
                problem = Problem(
                    line=self._row.line,
                    field=self._named(path),
                    found="noget, der ligner et personnummer",
                    problem="Personnumre må ikke sendes til Jobbro.",
                    remedy="Fjern nummeret, og brug a-kassens eget løbenummer som id.",
                )
                self.problems.append(problem)

    def _value(self, path: str) -> object:
        value: object = self._row.record
        for step in path.split("."):
            if isinstance(value, Mapping):
                value = value.get(step)
            elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
                value = value[int(step)]
            else:
                return None
        return value

    def _named(self, path: str) -> str:
        """The sender's own name of the field, or of the nearest one around it."""
        parts = path.split(".")
        for length in range(len(parts), 0, -1):
            name = self._row.names.get(".".join(parts[:length]))
            if name is not None:
                return name
        inside = next((name for known, name in self._row.names.items() if known.startswith(f"{path}.")), None)
        return inside or path
