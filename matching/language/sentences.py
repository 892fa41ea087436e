"""A job text cut into sentences, each with its place in the text and what part of the advertisement it belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from matching.language.boilerplate import is_boilerplate
from matching.language.normalisation import fold


class Section(Enum):
    """What a part of an advertisement is about."""

    OPENING = "opening"
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    EMPLOYER = "employer"
    TERMS = "terms"


@dataclass(frozen=True)
class Sentence:
    """One sentence, bullet or heading; `text[start:end]` of the whole text is `words`."""

    words: str
    start: int
    section: Section

    @property
    def is_about_the_job(self) -> bool:
        """Whether it may name skills: neither the employer's praise nor the terms."""
        return self.section not in (Section.EMPLOYER, Section.TERMS)


_BREAK = re.compile(
    r"\s*\n\s*|(?<=[.!?;])\s+(?=[A-ZÆØÅ<\"”•*-])|\s*[•▪●·\x95]\s*|(?<=\w:)\s+(?=[A-ZÆØÅ])|\s+(?=At du\b)"
    r"|(?<=[a-zæøå])\s+(?=(?:Har|Er|Kan|Vi|Du|De|Vil|Evner|Skal|Som|Det|Din nye|Virksomheden|Ansøgning|Løn)\s)"
)
_FALSE_STOP = re.compile(
    r"\b(?:bl\.\s?a|ca|evt|f\.\s?eks|fx|inkl|pr|kl|nr|tlf|m\.\s?m|min|max|jf|mrk|dvs|osv)\s*\.\s*$", re.I
)

_HEADINGS: tuple[tuple[Section, re.Pattern[str]], ...] = tuple(
    (section, re.compile(rf"^(?:{pattern})", re.I))
    for section, pattern in (
        (
            Section.TERMS,
            r"løn\s?(?:-|og)|løn efter|ansættelsesvilkår|ansættelses- og løn|ansøgning\b|ansøgningsfrist"
            r"|din ansøgning"
            r"|yderligere|kontakt\b|hvis du vil vide mere|vil du vide mere|søg stillingen|sådan søger du"
            r"|send (?:din|ansøgning)|praktisk(?:e oplysninger)?\b|det praktiske|interesseret\?|om løn|samtaler",
        ),
        (
            Section.EMPLOYER,
            r"vi tilbyder|vi kan tilbyde|det tilbyder vi|hvad tilbyder vi|huset kan tilbyde|du får|du kan se frem til"
            r"|om os\b|om (?:virksomheden|afdelingen|skolen|kommunen|hospital\w*|arbejdspladsen|<organization>"
            r"|vuggestuen)"
            r"|hvem er vi|vi er:|vi er en|fakta om|derfor skal du vælge os|din nye arbejdsplads"
            r"|vores (?:værdier|kultur)"
            r"|personalegoder|benefits|arbejdspladsen er|viinvesterer i dig|vi investerer i dig|hos os",
        ),
        (
            Section.REQUIREMENTS,
            r"krav\b|kvalifikation|faglige (?:krav|kvalifikation)|din profil|din baggrund|dine (?:kompetence"
            r"|kvalifik)"
            r"|forventninger til dig|vi forventer|vi harforventninger|vi har forventninger|ønsker til|du har\b"
            r"|du er\b"
            r"|om dig\b|hvem er du|hvad skal du kunne|vi søger en\b.*\b(?:der|som)\s*:?|vi lægger vægt på"
            r"|vi forestiller os"
            r"|vi ønsker|vi ser gerne|det er en fordel|af vores nye|som leder forventer|personlige kompetencer",
        ),
        (
            Section.DUTIES,
            r"arbejdsopgaver|dine\s?(?:primære )?(?:arbejds)?opgaver|dineopgaver|opgaver(?:ne)?\b|opgavernesom"
            r"|jobbet\b"
            r"|om (?:jobbet|stillingen)|stillingen\b|stillings(?:beskrivelse|indhold)|ansvarsområder|du (?:skal"
            r"|kommer til|får ansvar)"
            r"|hverdagen|jobbeskrivelse|hvad går jobbet ud på|du vil (?:komme til|få ansvar|indgå)",
        ),
    )
)
_SAYS_DUTY = re.compile(
    r"\b(?:du skal|du kommer til at|du vil (?:få ansvar|skulle|have)|opgaver|ansvar for|disponer)", re.I
)
_SAYS_NEED = re.compile(
    r"\b(?:du (?:har|er uddannet|kan|besidder|behersker)|vi (?:forventer|søger en|lægger vægt|kræver)"
    r"|erfaring (?:med|inden|som|fra)"
    r"|kendskab til|uddannet|krav|forudsætning|nødvendigt|en fordel|et plus|kvalifikationer)\b",
    re.I,
)


_SHORT = 20  # words up to which a sentence is taken to say one thing
_JOINT = re.compile(r"[,;]\s|\s(?:og|samt|herunder|hvor|som|lyst til)\s", re.I)
_JOINT_WORD = re.compile(r"^[\s,;]*(?:og|samt|herunder|hvor|som)\s", re.I)


@lru_cache(maxsize=500)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of an advertisement in order; what a heading announces holds until the next heading.

    Kept for a while, since every reader cuts the same text.
    """
    found: list[Sentence] = []
    section = Section.OPENING
    for start, end in _spans(text):
        passage = text[start:end]
        announced = _announced(passage)
        section = announced or section
        found.append(Sentence(passage, start, _section_of(passage, section, announced)))
    return tuple(found)


def clauses(sentence: Sentence) -> list[Sentence]:
    """A long sentence in the parts between its commas and conjunctions; a short one whole."""
    if len(sentence.words.split()) <= _SHORT:
        return [sentence]
    cuts = [0, *(mark.start() for mark in _JOINT.finditer(sentence.words)), len(sentence.words)]
    pieces = ((start, sentence.words[start:end]) for start, end in pairwise(cuts))
    return [
        Sentence(bare, sentence.start + start + piece.index(bare), sentence.section)
        for start, piece in pieces
        if (bare := _JOINT_WORD.sub("", piece).strip(" ,;.\n"))
    ]


def _announced(passage: str) -> Section | None:
    bare = passage.lstrip("*-–•#> ")
    return next((section for section, heading in _HEADINGS if heading.match(bare)), None)


def _section_of(passage: str, section: Section, announced: Section | None) -> Section:
    """The section of one sentence: its own words may contradict the heading it stands under."""
    folded = fold(passage)
    if is_boilerplate(folded):
        return Section.TERMS
    if announced or section not in (Section.EMPLOYER, Section.TERMS, Section.OPENING):
        return section
    if _SAYS_NEED.search(folded):
        return Section.REQUIREMENTS
    return Section.DUTIES if _SAYS_DUTY.search(folded) else section


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        if _is_false_stop(text, start, match) or _is_date_broken(text, match):
            continue
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def _is_false_stop(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the break follows a short form such as `bl.a.`; a new line with a capital letter is a break anyhow."""
    is_new_line = "\n" in match.group() and text[match.end() : match.end() + 1].isupper()
    return not is_new_line and _FALSE_STOP.search(text[start : match.start()]) is not None


def _is_date_broken(text: str, match: re.Match[str]) -> bool:
    """Whether the break falls inside a date such as `1 .` + `februar`."""
    before, after = text[: match.start()].rstrip(" ."), text[match.end() : match.end() + 3]
    return before[-1:].isdigit() and after.lower() in _MONTH_STARTS


_MONTH_STARTS = frozenset(("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"))
