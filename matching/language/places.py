"""Finding where a job lies when the source left the postcode out: the towns and municipalities a text names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

#: Words before a name that say the work lies there.
_AT = r"(?:i|ved|på|nær|omkring|centrum af|til)"
#: Town names that are ordinary words too, and so count only behind a postcode or at "i"/"ved" with nothing more.
_ORDINARY = frozenset({"Bov", "By", "Hals", "Lem", "Nor", "Ry", "Give", "Them", "Fur", "Hov", "Sunds", "Bro", "Thy"})


@dataclass(frozen=True)
class FoundPlace:
    """A postcode and the words it was read from."""

    postcode: str
    phrase: str


class Gazetteer:
    """Names of places and the postcode that stands for each."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` maps a town or municipality to its postcode; the longest name wins where several fit."""
        self._postcodes = dict(names)
        known = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
        self._at = re.compile(rf"\b{_AT}\s+(?P<name>{known})\b") if names else None
        self._municipality = re.compile(rf"\b(?P<name>{known})\s+Kommune\b") if names else None

    def find(self, title: str, text: str) -> FoundPlace | None:
        """The place a job lies: named in the title first, then in the text; None when none is said clearly.

        Names are read with their capital letter, behind a word such as "i" or "ved", or before "Kommune".
        """
        for where in (title, text):
            for pattern in (self._at, self._municipality):
                found = self._first(pattern, where)
                if found is not None:
                    return found
        return None

    def _first(self, pattern: re.Pattern[str] | None, text: str) -> FoundPlace | None:
        for match in pattern.finditer(text) if pattern else ():
            name = match.group("name")
            if name not in _ORDINARY:
                return FoundPlace(self._postcodes[name], match.group(0))
        return None
