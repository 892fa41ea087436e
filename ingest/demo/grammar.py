"""Sentences with choices: `[a|b]` is a choice, `{slot}` is filled in by whoever asks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

#: Fills a slot by its name; a name that begins with a capital asks for a capital.
Filler = Callable[[str], str]


@dataclass(frozen=True)
class Slot:
    """A gap to be filled."""

    name: str


@dataclass(frozen=True)
class Choice:
    """One of several templates."""

    options: tuple["Template", ...]


Part = str | Slot | Choice
Template = tuple[Part, ...]

_TOKEN = re.compile(r"\{(\w+)\}|([\[\]|])|([^{}\[\]|]+)")
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?])")
_SPACES = re.compile(r"[ \t]{2,}")
#: A full stop after an abbreviation or a number ends no sentence.
_SENTENCE_START = re.compile(
    r"(?:^|(?<!bl\.a\. )(?<!\bca\. )(?<!\bpr\. )(?<!\bkl\. )(?<!tlf\. )(?<!mrk\. )(?<!att\. )(?<!mio\. )"
    r"(?<!f\.eks\. )(?<!\bdir\. )(?<=[a-zæøåA-ZÆØÅ%\"”)][.!?] ))([\"”–-]?\s?)([a-zæøå])"
)


def parse(text: str) -> Template:
    """The template a line means. Raises ValueError for brackets that do not match."""
    tokens = list(_TOKEN.finditer(text))
    template, rest = _sequence(tokens, 0)
    if rest != len(tokens):
        raise ValueError(f"unbalanced brackets: {text}")
    return template


def _sequence(tokens: list[re.Match[str]], place: int) -> tuple[Template, int]:
    parts: list[Part] = []
    while place < len(tokens):
        slot, bracket, literal = tokens[place].groups()
        if bracket == "[":
            choice, place = _choice(tokens, place + 1)
            parts.append(choice)
        elif bracket:
            break
        else:
            parts.append(Slot(slot) if slot else literal)
            place += 1
    return tuple(parts), place


def _choice(tokens: list[re.Match[str]], place: int) -> tuple[Choice, int]:
    options: list[Template] = []
    while place < len(tokens):
        option, place = _sequence(tokens, place)
        options.append(option)
        if place < len(tokens) and tokens[place].group(2) == "]":
            return Choice(tuple(options)), place + 1
        place += 1
    raise ValueError("a choice is never closed")


def expand(template: Template, rng: Random, fill: Filler) -> str:
    """One text the template allows, tidied and with capitals at the start of each sentence."""
    return tidy("".join(_pieces(template, rng, fill)))


def expand_inside(template: Template, rng: Random, fill: Filler) -> str:
    """One text for use inside another sentence: tidied, no capital added."""
    return _tidy_spaces("".join(_pieces(template, rng, fill)))


def _pieces(template: Template, rng: Random, fill: Filler) -> list[str]:
    pieces: list[str] = []
    for part in template:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Slot):
            pieces.append(fill(part.name))
        else:
            pieces.extend(_pieces(part.options[int(rng.random() * len(part.options))], rng, fill))
    return pieces


def _tidy_spaces(text: str) -> str:
    return _SPACES.sub(" ", _SPACE_BEFORE.sub(r"\1", text)).strip()


def tidy(text: str) -> str:
    """Single spaces, none before a comma, capitals where sentences start."""
    return _SENTENCE_START.sub(lambda match: match.group(1) + match.group(2).upper(), _tidy_spaces(text))


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
