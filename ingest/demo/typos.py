"""Slips of the pen: what a text looks like when nobody read it through."""

import re
from random import Random

_LETTERS = re.compile(r"[a-zæøå]{6,}")
#: Mistakes Danes make when they write, not merely hit the wrong key.
_HABITS = (
    (" ad ", " af "),
    (" nogle ", " nogen "),
    (" ligge ", " lægge "),
    ("erhvervs", "ehrvervs"),
    ("interess", "intress"),
    ("selvstændig", "selvstendig"),
    ("ansvar ", "answar "),
    ("forskellige", "forskelige"),
    ("service", "servise"),
    ("kvalitet", "kvallitet"),
    ("vedligehold", "vedligehol"),
    ("rengøring", "rengøing"),
    ("kollega", "kolega"),
    ("tilbud", "tilbudd"),
    (", at ", " at "),
    ("mulighed", "muligehed"),
)
#: Second parts of compounds that many write apart.
_HEADS = re.compile(
    r"(?<=[a-zæøå]{4})(medarbejder|assistent|hjælper|operatør|leder|arbejde|kørsel|konsulent|opgaver|erfaring)"
)


def slip(text: str, rng: Random) -> str:
    """The text with one mistake, or as it was when none fits."""
    kind = rng.random()
    if kind < 0.35:
        return _by_habit(text, rng)
    if kind < 0.55:
        return _HEADS.sub(r" \1", text, count=1)
    return _by_finger(text, rng)


def _by_habit(text: str, rng: Random) -> str:
    fitting = [habit for habit in _HABITS if habit[0] in text]
    return text.replace(*rng.choice(fitting), 1) if fitting else text


def _by_finger(text: str, rng: Random) -> str:
    """One letter of one word swapped with the next, dropped or doubled; names and web addresses are spared."""
    words = [match for match in _LETTERS.finditer(text) if not _in_address(text, match)]
    if not words:
        return text
    word = rng.choice(words)
    place = rng.randrange(word.start() + 1, word.end() - 1)
    pair = text[place : place + 2]
    wrong = (pair[::-1], pair[1:], pair[0] + pair)[rng.randrange(3)]
    return text[:place] + wrong + text[place + 2 :]


def _in_address(text: str, word: re.Match[str]) -> bool:
    """Whether the word is part of a mail address or a web address."""
    before = re.split(r"\s", text[: word.start()])[-1]
    after = re.split(r"\s", text[word.end() :], maxsplit=1)[0]
    return "@" in before + after or ".example" in before + word.group() + after


def slips(text: str, rng: Random, most: int) -> str:
    """The text with up to `most` mistakes."""
    for _ in range(rng.randint(1, most)):
        text = slip(text, rng)
    return text
