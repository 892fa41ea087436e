"""The job in a job title: what stands in it beside the place, the praise, the hours and the number sought."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matching.language.normalisation import normalise

_CUT = re.compile(
    r"\s(?:søges|til(?! og)|i|på|ved|hos|for|med|pr\.?|fra|der|som kan|omkring|nær|indenfor|inden for)\s.*$"
    r"|\s(?:søges|ønskes|mangler|sought|wanted)\b.*$|\s[-–|,:(].*$|[,:(|!?].*$|<\w+>.*$",
    re.I | re.S,
)
_LEAD = re.compile(
    r"^(?:(?:har du lyst til at (?:være|blive)|vil du (?:være|arbejde som)|er du|bliv|job som|stilling(?:en"
    r"|er)? som|vikariat(?:er)? som|vi (?:søger|mangler)|<\w+>|søger|mangler"
    r"|vores(?: nye)?|vikar for|barselsvikar for|barselsvikariat|vikariat|ledig(?:e)? stilling(?:er)?|en|et|to"
    r"|tre|fire|fem|\d+\s?-\s?\d+|\d+|flere|ny|nye|"
    r"vikarierende|tidsbegrænset|fuldtids?|deltids?|erfaren|erfarne|dygtige?|engagere(?:t|de)|kompetente?"
    r"|faglig(?:t)? (?:stærk|dygtig)e?|stærke?|energisk|glad|serviceminded"
    r"|selvstændige?|systematisk|kvalitetsbevidste?|passioneret|motiveret|rutinere(?:t|de)|nyuddannet"
    r"|uddanne(?:t|de)|freelance|fast|faste|timelønnet|timelønnede|ufaglærte?|og)[\s,:!-]+)+",
    re.I,
)
_SOUGHT = re.compile(
    r"(?:\b(?:søger|ansætter|mangler|ønsker)\b(?:\s+(?:vi|derfor|nu|hermed|snarest|en|et|to|tre|fire|fem"
    r"|\d+(?:\s?-\s?\d+)?|ny|nye|flere|vores|faste?|dygtige?|erfar(?:en|ne)|engagere(?:t|de)|selvstændige?"
    r"|systematisk|kvalitetsbevidste?|uddanne(?:t|de)|og))*"
    r"|\b(?:(?:stilling(?:en|er)?|vikariat(?:er)?|job(?:bet)?|arbejde|ansat|ansættelse|ansættes"
    r"|opgaver(?:ne)?)\s?som|(?:besat|besættes) med)\s(?:en |et |uddanne(?:t|de) )?"
    r"|(?:^|\n)\s*som\s|\bkrav\s*:\W*"
    r"|\ber du\s(?:vores\s)?(?:nye\s)?(?:uddannet\s)?(?:en\s)?)\s*(?P<who>[^\W\d]\w*(?:-\s?og\s\w+)?(?:["
    r" /-][^\W\d]\w+){0,3})",
    re.I,
)
_NAMED_SOUGHT = re.compile(r"(?P<who>[^\W\d]\w+(?:[ /-][^\W\d]\w+){0,2})\s+søges\b", re.I)
_IS_SENTENCE = re.compile(r"\b(?:er|være|vil|du|vi|del af|har|kan|starter|trives|brænder|den|det|der)\b", re.I)
_IN_A_SENTENCE = 0.6  # trust in the words of a title that is a sentence: `Vil du være en del af teamet`
_LAST_WORD_ONLY = 0.6  # trust in the last word of several: `teknisk tegner` is no `tegner`
_DULL_WORDS = """kollega kollegaer medarbejder medarbejdere person personer stilling en job afdeling hjælp kandidat
    kandidater ansøger dig du team profil glad"""
_DULL = frozenset(_DULL_WORDS.split())


@dataclass(frozen=True)
class TitlePhrase:
    """Words that may name the job, and how much the place they were found in is to be trusted (0-1)."""

    words: str
    trust: float


def title_phrases(title: str) -> list[TitlePhrase]:
    """The title whole and its head alone: `Erfaren klejnsmed søges til vores smedeafdeling` gives `klejnsmed` first."""
    whole = " ".join(title.split())
    bare = _LEAD.sub("", whole)
    head = _CUT.sub("", bare).strip(" .-–,:")
    trusted = {head: 1.0, bare.strip(" .-–,:!?"): 0.9} | dict.fromkeys(_alternatives(head), 0.9)
    if 1 < len(head.split()) < 5:
        trusted.setdefault(head.split()[-1], _LAST_WORD_ONLY)
    for alternative in _alternatives(head):
        trusted.setdefault(alternative.split()[-1], _LAST_WORD_ONLY)
    share = _IN_A_SENTENCE if _IS_SENTENCE.search(head) else 1.0
    return [TitlePhrase(phrase, trust * share) for phrase, trust in trusted.items() if not _is_dull(phrase)]


def sought_phrases(text: str, most: int = 4) -> list[TitlePhrase]:
    """The first few phrases of a text that say who is sought: `vi søger en underviser`, `bagersvend søges`."""
    matches = sorted((*_SOUGHT.finditer(text), *_NAMED_SOUGHT.finditer(text)), key=lambda match: match.start("who"))
    phrases = dict.fromkeys(phrase for match in matches for phrase in _tidied(match["who"]))
    return [TitlePhrase(phrase, 0.85) for phrase in list(phrases)[:most]]


def _tidied(who: str) -> Iterator[str]:
    bare = _CUT.sub("", " ".join(_LEAD.sub("", who + " ").split()) + " ").strip(" .-–")
    bare = re.sub(r"\s(?:og|eller|samt|der|som)$", "", bare)
    if len(bare) > 2 and not _is_dull(bare) and not _IS_SENTENCE.search(bare):
        yield bare


def _alternatives(head: str) -> list[str]:
    """The two jobs of `pædagog/pædagogmedhjælper` and of `tolke og translatør`."""
    parts = [part.strip() for part in re.split(r"/|(?<!-) (?:og|eller|samt) ", head)]
    return parts if len(parts) == 2 and all(len(part) > 3 for part in parts) else []


def _is_dull(phrase: str) -> bool:
    """Whether the phrase names nobody in particular: `medarbejder`, `kollega`."""
    return not normalise(phrase) or all(word in _DULL or len(word) < 3 for word in normalise(phrase).split())
