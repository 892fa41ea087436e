"""The languages a text asks for or tells of, with how well."""

import re

from matching.core.job_order import LANGUAGE_RANK, Language, LanguageLevel

_NAMES = """dansk engelsk tysk fransk spansk italiensk svensk norsk finsk islandsk færøsk grønlandsk polsk russisk
    ukrainsk rumænsk bulgarsk tjekkisk ungarsk græsk tyrkisk arabisk farsi persisk dari pashto urdu hindi kurdisk somali
    tigrinya amharisk kinesisk mandarin japansk koreansk thai vietnamesisk portugisisk hollandsk nederlandsk bosnisk
    serbisk kroatisk albansk litauisk lettisk estisk tegnsprog"""

#: Danish names in lower case of the languages that are understood.
LANGUAGES = frozenset(_NAMES.split())
_ENGLISH_NAMES = {"english": "engelsk", "danish": "dansk", "german": "tysk"}
_ALSO_KNOWN = {"persisk": "farsi", "mandarin": "kinesisk", "nederlandsk": "hollandsk", "sprogligt dansk": "dansk"}

_NAME = re.compile(
    rf"\b({'|'.join(sorted(LANGUAGES | _ENGLISH_NAMES.keys()))})(?:kundskaber|kundskab|talende)?\b", re.I
)
_SPOKEN = re.compile(
    r"\b(?:tale[rn]?|taler|skriv(?:e|er|ning)|skrift\w*|mundtlig\w*|sprog\w*|behersker?|kundskab\w*|flydende"
    r"|modersmål|forstå(?:r|else)?"
    r"|læse[rn]?|kommuniker\w*|fluent|speak|written|spoken|niveau|formuler\w*|begå dig|tolk\w*|\w+kundskaber"
    r"|god(?:t|e)?|kan|krav)\b",
    re.I,
)
_FLUENT = re.compile(
    r"\b(?:flydende|perfekt|modersmål|behersker?|fejlfri\w*|fluent|native|forhandlingsniveau|(?:i"
    r"|på) (?:både )?skrift og(?: i)? tale"
    r"|(?:i|på) tale og(?: i)? skrift|(?:taler?|tale) og skriver?|skriver? og taler?|mundtligt? og skriftligt?"
    r"|skriftligt? og mundtligt?|særdeles godt|rigtig godt)\b",
    re.I,
)
_BASIC = re.compile(r"\b(?:lidt|basal\w*|grundlæggende|begynder\w*|nogen|en smule|kendskab til|forstår?)\b", re.I)
_WISHED = re.compile(r"\b(?:en fordel|et plus|gerne|ønskelig\w*)\b", re.I)
_CLAUSE = re.compile(r",\s*og\b|;|\bmen\b|,\s*gerne\b")
_A_SUBJECT = re.compile(r"\b(?:undervis\w*|fag(?:ene|et)?|dansk(?:prøve|undervisning)|lærer i)\b", re.I)
_NOT_A_LANGUAGE = re.compile(
    r"^\s+(?:som andet|lovgivning|virksomhed|arbejdsmarked|erhvervsliv|kørekort|statsborger|personnummer|cpr"
    r"|for (?:voksne|udlændinge))",
    re.I,
)
_NOT_NEEDED = re.compile(r"\b(?:ikke|uden)\b[^.,;]{0,40}\b(?:krav|nødvendig\w*|krævet|forudsætning)", re.I)


def find_languages(sentence: str) -> list[Language]:
    """The languages a sentence speaks of as something one masters, each once, in the order they are named.

    One that is only wished for counts as basic, so that nobody is held back by lacking it.
    """
    if not _SPOKEN.search(sentence) or _A_SUBJECT.search(sentence) or _NOT_NEEDED.search(sentence):
        return []
    found: dict[str, LanguageLevel] = {}
    for clause in _CLAUSE.split(sentence):
        for match in _NAME.finditer(clause):
            if not _NOT_A_LANGUAGE.match(clause[match.end() :]):
                found.setdefault(_danish_name(match.group(1).lower()), _level(clause))
    return [Language(name, level) for name, level in found.items()]


def best_levels(found: list[Language]) -> tuple[Language, ...]:
    """Each language once with its highest level, in the order first named."""
    best: dict[str, Language] = {}
    for language in found:
        known = best.get(language.language)
        if known is None or LANGUAGE_RANK[language.level] > LANGUAGE_RANK[known.level]:
            best[language.language] = language
    return tuple(best.values())


def _level(sentence: str) -> LanguageLevel:
    if _WISHED.search(sentence):
        return LanguageLevel.BASIC
    if _FLUENT.search(sentence):
        return LanguageLevel.FLUENT
    return LanguageLevel.BASIC if _BASIC.search(sentence) else LanguageLevel.GOOD


def _danish_name(written: str) -> str:
    danish = _ENGLISH_NAMES.get(written, written)
    return _ALSO_KNOWN.get(danish, danish)
