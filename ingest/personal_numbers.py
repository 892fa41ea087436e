"""Finding what looks like a Danish personal number (CPR), so that a row that holds one never comes further.

Only date and length are checked: valid numbers without a correct check digit have been issued since 1 October 2007.
Replacement numbers add 60 to the day.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_SEPARATED = re.compile(r"(?<!\d)(\d{2})(\d{2})\d{2}\s?[-/.]\s?\d{4}(?!\d)|(?<!\d)(\d{2})(\d{2})\d{2}\s\d{4}(?!\d)")
_UNBROKEN = re.compile(r"(?<!\d)(\d{2})(\d{2})\d{6}(?!\d)")
_CANDIDATE = re.compile(r"\d{6}")


def holds_personal_number(text: str, *, also_unbroken: bool) -> bool:
    """Whether the text holds six digits of a date and four more.

    With `also_unbroken` ten digits in a row count too; job orders leave that out, since a production unit's number
    (P-nummer) has ten digits as well.
    """
    plain = _DASHES.sub("-", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    if not _CANDIDATE.search(plain):
        return False
    patterns = (_SEPARATED, _UNBROKEN) if also_unbroken else (_SEPARATED,)
    return any(_is_date(match) for pattern in patterns for match in pattern.finditer(plain))


def _is_date(match: "re.Match[str]") -> bool:
    day, month = (int(part) for part in match.groups() if part is not None)
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def texts_in(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a JSON-like value with its path, numbers as their digits."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, bool):
        return
    elif isinstance(value, int | float):
        yield path, f"{value:.0f}"
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts_in(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from texts_in(item, f"{path}.{index}" if path else str(index))
