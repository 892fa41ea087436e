"""Taking text out of a value: one line, many lines or a list of phrases, normalised and bounded."""

import re
import unicodedata

from ingest.limits import DEFAULT_LIMITS
from ingest.rows import FieldRefused

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e01ef]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"[^\S\n]+")
_BULLET = re.compile(r"^\s*(?:[-*•·–—]|\d{1,2}[.)])\s+")
_LIST_SEPARATOR = re.compile(r"[;|\n]")


def _mistaken() -> dict[int, str]:
    """Signs of Windows-1252 that were read as another encoding's controls, and Word's own breaks, as what they were."""
    signs = {code: bytes([code]).decode("windows-1252", "ignore") for code in range(0x80, 0xA0)}
    return {**{code: sign for code, sign in signs.items() if sign}, 0x0B: "\n", 0x0C: "\n"}


_MISTAKEN = _mistaken()


def without_invisible(text: str) -> str:
    """The text in Unicode's composed form (NFC) without zero-width and direction characters and soft hyphens."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def as_line(value: object, *, longest: int = DEFAULT_LIMITS.line_characters) -> str:
    """One line of text, white space collapsed; numbers are taken as their digits."""
    line = " ".join(as_text(value, longest=100 * longest).split())
    if len(line) > longest:
        raise FieldRefused("Teksten er for lang.", f"Skriv højst {longest} tegn.")
    return line


def as_text(value: object, *, longest: int = DEFAULT_LIMITS.text_characters) -> str:
    """Text with its lines kept, at most one empty line dropped to none, no control characters."""
    text = without_invisible(_text_of(value).translate(_MISTAKEN))
    if len(text) > longest:
        raise FieldRefused("Teksten er for lang.", f"Skriv højst {longest} tegn.")
    if _CONTROL.search(text.replace("\r", "\n")):
        raise FieldRefused("Teksten har styretegn.", "Fjern de usynlige tegn.")
    lines = (_SPACE.sub(" ", line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _text_of(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FieldRefused("Her skal stå tekst.", "Skriv værdien som tekst.")
    return f"{value:.0f}" if float(value).is_integer() else str(value)


def as_phrases(value: object) -> tuple[str, ...]:
    """Phrases from a list, or from text with `;`, `|` or line breaks between them; first spelling of each kept."""
    parts = list(value) if isinstance(value, list | tuple) else split_list(as_text(value))
    if len(parts) > DEFAULT_LIMITS.phrases:
        raise FieldRefused("Listen er for lang.", f"Skriv højst {DEFAULT_LIMITS.phrases} led.")
    phrases = (as_line(_BULLET.sub("", part) if isinstance(part, str) else part) for part in parts)
    spellings: dict[str, str] = {}
    for phrase in phrases:
        spellings.setdefault(phrase.casefold(), phrase)
    return tuple(phrase for phrase in spellings.values() if phrase)


def split_list(text: str) -> list[str]:
    """The parts of a cell that holds several things."""
    return [part.strip() for part in _LIST_SEPARATOR.split(text) if part.strip()]
