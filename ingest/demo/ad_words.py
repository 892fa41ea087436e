"""Filling the slots of an advertisement: who, where, when, and the skills asked for, each told once."""

from collections.abc import Callable, Iterator, Mapping
from random import Random

from ingest.demo.employers import Employer
from ingest.demo.grammar import capital, expand_inside
from ingest.demo.people import invent_name, invent_origin
from ingest.demo.phrases import Phrases
from ingest.demo.starter import Trade
from ingest.demo.styles import Style
from ingest.demo.terms import (
    Terms,
    day_in_words,
    day_with_year,
    hours_for_title,
    hours_in_words,
    interviews_in_words,
    positions_in_words,
    shift_section,
    start_in_words,
)
from ingest.demo.words import templates
from ingest.demo.world import World, in_sentence
from matching.core.job_order import Contact, Language, LanguageLevel

#: Small numbers in texts: the least and the most.
_RANGES: Mapping[str, tuple[int, int]] = {
    "ansatte": (4, 95),
    "team": (3, 14),
    "beboere": (18, 96),
    "boern": (38, 140),
    "elever": (140, 780),
    "sengepladser": (12, 36),
    "uger": (2, 8),
    "uge": (3, 6),
    "lille": (1, 9),
    "butikker": (4, 160),
    "rabat": (10, 30),
    "kvm": (40, 900),
    "mio": (6, 60),
    "dage": (120, 900),
    "aar": (1921, 2021),
    "kuverter": (40, 260),
    "oeko": (30, 100),
    "maaneder": (2, 9),
    "tidlig": (6, 8),
    "sen": (14, 17),
}
#: Divisions that make food and drink.
_FOOD = frozenset({"03", "10", "11"})
_SMALL = frozenset({"haandvaerk", "groent", "lille", "koekken"})
_ADJECTIVES = ("", "", "", "", "ny ", "dygtig ", "erfaren ", "engageret ", "stabil ")


class Exhausted(Exception):
    """Every skill asked for has been told."""


class Needs:
    """The skills an order asks for, given out one at a time; `told` keeps those given, in order."""

    def __init__(self, phrases: Mapping[str, Phrases], skills: list[str], rng: Random) -> None:
        self._phrases, self._waiting, self._rng = phrases, skills, rng
        self.told: list[str] = []

    def take(self) -> Phrases:
        """The next skill's phrases; raises Exhausted."""
        if not self._waiting:
            raise Exhausted
        self.told.append(self._waiting.pop(0))
        return self._phrases[self.told[-1]]

    def take_back(self, number: int) -> None:
        """Undo what was given beyond the first `number`: the sentence it was for is not written."""
        self._waiting = self.told[number:] + self._waiting
        del self.told[number:]

    def phrase(self, slot: str) -> str:
        """The next skill as an infinitive (`inf`) or a noun phrase (`nom`)."""
        phrases = self.take()
        return self._rng.choice(phrases.infinitives if slot == "inf" else phrases.nouns)


class AdWords:
    """The slots of one advertisement; the same slot gives the same fact throughout, sentences vary."""

    def __init__(self, world: World, style: Style, trade: Trade, employer: Employer, terms: Terms, rng: Random) -> None:
        self.world, self.style, self.trade, self.employer, self.terms, self.rng = (
            world, style, trade, employer, terms, rng,
        )  # fmt: skip
        self.needs = Needs(world.phrases, _skills_asked(trade, rng), rng)
        self.licences_must = [key for key in trade.law if rng.random() < 0.75]
        usual = rng.sample(trade.usual, min(len(trade.usual), rng.choice((0, 0, 1, 1, 2))))
        self.licences_must += [key for key in usual if rng.random() < 0.5]
        self.licences_nice = [key for key in usual if key not in self.licences_must]
        self.languages = tuple(_languages_asked(trade, rng))
        self.contact = _a_contact(employer, rng)
        self._facts: dict[str, str] = {}
        name = rng.choice(trade.synonyms) if trade.synonyms and rng.random() < 0.25 else trade.label
        self._occupation = in_sentence(name)

    def __call__(self, slot: str) -> str:
        """The words for a slot. Raises Exhausted for a skill when none is left."""
        if slot in {"inf", "nom"}:
            return self.needs.phrase(slot)
        if slot == "wish":
            return self.wish()
        if slot == "trait":
            return self.sentence_inside("trait")
        if slot not in self._facts:
            self._facts[slot] = self._fact(slot)
        return self._facts[slot]

    def wish(self) -> str:
        """A skill as something a person is or can: `har erfaring med ...`."""
        phrases = self.needs.take()
        as_noun = self.rng.random() < (0.85 if phrases.is_knowledge else 0.45)
        words = self.rng.choice(phrases.nouns if as_noun else phrases.infinitives)
        sections = ("wish_viden" if phrases.is_knowledge else "wish_nom") if as_noun else "wish_inf"
        template = self.rng.choice(self.style.sentences[sections])
        return expand_inside(template, self.rng, lambda _: words)

    def sentence_inside(self, section: str) -> str:
        """One sentence of a section without a capital."""
        return expand_inside(self.rng.choice(self.style.sentences[section]), self.rng, self)

    def _fact(self, slot: str) -> str:
        if slot in _RANGES:
            least, most = _RANGES[slot]
            return str(self.rng.randint(least, 24 if slot == "ansatte" and self.style.name in _SMALL else most))
        if slot in _FACTS:
            return _FACTS[slot](self)
        return _fact_from(slot, self)

    @property
    def occupation(self) -> str:
        """The occupation as this advertisement calls it, inside a sentence."""
        return self._occupation


def _skills_asked(trade: Trade, rng: Random) -> list[str]:
    """Most of the essential skills and a few of the others, in the order in which they are told."""
    essential = [skill for skill in trade.essential if rng.random() < 0.85]
    rng.shuffle(essential)
    optional = rng.sample(trade.optional, min(len(trade.optional), rng.randint(0, 4)))
    asked = essential[:9] + optional
    head = asked[:3]
    rest = asked[3:]
    rng.shuffle(rest)
    return head + rest


def _languages_asked(trade: Trade, rng: Random) -> Iterator[Language]:
    """Danish now and then, English where the taxonomy finds it useful, German near never."""
    if rng.random() < 0.22:
        yield Language("dansk", rng.choice((LanguageLevel.BASIC, LanguageLevel.GOOD, LanguageLevel.FLUENT)))
    if rng.random() < (0.3 if "engelsk" in trade.essential + trade.optional else 0.04):
        yield Language("engelsk", rng.choice((LanguageLevel.BASIC, LanguageLevel.GOOD, LanguageLevel.FLUENT)))
    if rng.random() < 0.015:
        yield Language("tysk", LanguageLevel.GOOD)


def _a_contact(employer: Employer, rng: Random) -> Contact:
    """Somebody to ask; telephone numbers begin with 00 and addresses end in .example, so that neither can exist."""
    name = invent_name(rng, invent_origin(rng))
    domain = "".join(letter for letter in employer.name.lower().translate(_ASCII) if letter.isalnum())[:24]
    phone = f"00 {rng.randint(10, 99)} {rng.randint(10, 99)} {rng.randint(10, 99)}"
    return Contact(name, f"{rng.choice(('job', 'kontakt', 'personale', 'hr', 'kontor'))}@{domain}.example", phone)


_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def _indefinite(words: AdWords) -> str:
    if words.occupation.endswith(("bud", "personale")):
        return f"et {words.occupation}" if words.occupation.endswith("bud") else words.occupation
    return f"en {words.rng.choice(_ADJECTIVES)}{words.occupation}"


def _fact_from(section: str, words: AdWords) -> str:
    return expand_inside(words.rng.choice(templates("facts")[section]), words.rng, words)


def _union(words: AdWords) -> str:
    section = f"forbund {words.style.name}"
    return _fact_from(section if section in templates("facts") else "forbund other", words)


def _contact_with_title(words: AdWords) -> str:
    return f"{_fact_from(f'kontakt {words.style.name}', words)} {words.contact.name}"


_FACTS: Mapping[str, Callable[[AdWords], str]] = {
    "fag": lambda words: words.occupation,
    "Fag": lambda words: capital(words.occupation),
    "en_fag": _indefinite,
    "et_job": lambda words: "en stilling",
    "sted": lambda words: words.employer.name,
    "by": lambda words: words.employer.town,
    "kommune": lambda words: words.employer.owner or words.employer.name,
    "timer": lambda words: hours_in_words(words.terms.hours, words.rng),
    "timer_kort": lambda words: hours_for_title(words.terms.hours),
    "start": lambda words: start_in_words(words.terms.starts_on, words.rng),
    "slut": lambda words: day_with_year(words.terms.ends_on),
    "frist": lambda words: day_in_words(words.terms.deadline_on, words.rng),
    "samtale": lambda words: interviews_in_words(words.terms.deadline_on, words.rng),
    "klok": lambda words: words.rng.choice(("12", "12.00", "9", "10", "23.59", "8")),
    "antal": lambda words: positions_in_words(words.terms.positions),
    "vagt": lambda words: _fact_from(shift_section(words.terms.shifts), words),
    "kontakt": _contact_with_title,
    "tlf": lambda words: f"tlf. {words.contact.phone}",
    "mail": lambda words: words.contact.email,
    "forbund": _union,
    "arbejdsgiverpart": lambda words: "Danske Regioner" if words.style.name == "hospital" else "KL",
    "produkt": lambda words: _fact_from("produkt mad" if words.trade.division in _FOOD else "produkt", words),
    "enhed_stor": lambda words: words("enhed"),
}
