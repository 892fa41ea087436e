"""Skills in other words than the taxonomy's: as an infinitive ("køre gaffeltruck") and as a noun ("gaffeltruck").

Most skills have hand-written phrases in `words/skill_phrases.txt`; others are told by a synonym or a circumlocution.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from ingest.demo.starter import Named, Starter
from ingest.demo.words import WORDS, read_sections

#: Beginnings by which a synonym is recognised as an infinitive.
_VERBS = frozenset(verb for block in read_sections("verbs")["verbs"] for line in block for verb in line.split())
_AROUND_SKILL = (
    "løse opgaver med {}",
    "tage dig af {}",
    "stå for {}",
    "arbejde med {}",
    "klare opgaver inden for {}",
    "hjælpe kollegerne med {}",
)
_AROUND_KNOWLEDGE = (
    "bruge din viden om {}",
    "svare på spørgsmål om {}",
    "holde dig ajour med {}",
    "arbejde med {} i praksis",
    "sætte dig ind i {}",
)


@dataclass(frozen=True)
class Phrases:
    """What one skill may be called. Both are never empty."""

    infinitives: tuple[str, ...]
    nouns: tuple[str, ...]
    is_knowledge: bool


def phrases_of(starter: Starter) -> Mapping[str, Phrases]:
    """Phrases for every skill of a taxonomy."""
    written = _written()
    return {key: _phrases(skill, *written.get(key, ((), ()))) for key, skill in starter.skills.items()}


def _written() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    lines = (WORDS / "skill_phrases.txt").read_text(encoding="utf-8").splitlines()
    return dict(_entry(line) for line in lines if line and not line.startswith(";;"))


def _entry(line: str) -> tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    key, _, phrases = line.partition(" = ")
    infinitives, _, nouns = phrases.partition("||")
    return key.strip(), (_parts(infinitives), _parts(nouns))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _phrases(skill: Named, infinitives: tuple[str, ...], nouns: tuple[str, ...]) -> Phrases:
    """Hand-written phrases where there are some, else synonyms, and the label only where nothing else is known."""
    knowledge = skill.kind == "knowledge"
    verbs = tuple(name for name in skill.synonyms if name.split()[0].lower() in _VERBS)
    named = tuple(name for name in skill.synonyms if name not in verbs)
    nouns = nouns or named[:3] or (skill.label,)
    around = _AROUND_KNOWLEDGE if knowledge else _AROUND_SKILL
    return Phrases(
        infinitives or verbs or tuple(frame.format(noun) for frame in around for noun in nouns), nouns, knowledge
    )


def own_words(skill: Named, phrases: Phrases, rng: Random) -> str:
    """How a person may list the skill in a CV: by its label, a synonym, or in own words."""
    kind = rng.random()
    if kind < 0.3:
        return skill.label
    if kind < 0.6 and skill.synonyms:
        return rng.choice(skill.synonyms)
    return rng.choice(phrases.nouns if kind < 0.85 else phrases.infinitives)
