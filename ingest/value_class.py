"""What may be said of a value without saying the value: its class, in Danish."""

import re
from collections.abc import Mapping

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")


def class_of(value: object) -> str:
    """The class of a value, such as `tekst på 12 tegn`, `tal`, `dato` or `tom`."""
    if value is None or value in ("", [], {}):
        return "tom"
    if isinstance(value, bool):
        return "ja/nej-værdi"
    if isinstance(value, int | float):
        return "tal"
    if isinstance(value, Mapping):
        return f"objekt med {len(value)} felter"
    if isinstance(value, list | tuple):
        return f"liste med {len(value)} led"
    return _class_of_text(value) if isinstance(value, str) else "binære data"


def _class_of_text(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        return "tom"
    if _DATE.fullmatch(stripped):
        return "dato"
    if _NUMBER.fullmatch(stripped):
        digits = sum(character.isdigit() for character in stripped)
        return f"tal på {digits} {'ciffer' if digits == 1 else 'cifre'}"
    return f"tekst på {len(stripped)} tegn"
