"""What a rule of wording is, and the words that several rules share: who is sought, who is served, what the law says.

A rule is a pattern over one sentence in lower case, and perhaps a pattern that calls it off: most false alarms come
from sentences about the firm ("et ungt firma"), about those served ("unge borgere"), or that welcome everybody.
"""

import re
from dataclasses import dataclass

from matching.core.wording import Ground


@dataclass(frozen=True)
class WordingRule:
    """`unless` is looked for in the whole sentence. The group `p` of `pattern`, where there is one, is the phrase."""

    ground: Ground
    pattern: re.Pattern[str]
    rule: str
    instead: str
    unless: re.Pattern[str] | None = None
    question: bool = False


#: Someone who might be hired, at the end of a word.
WHO = (
    r"(?:\w*(?:medarbejder|kolleg|kandidat|ansøger|assistent|hjælper|sælger|ekspedient|chauffør|pædagog"
    r"|tekniker|tjener"
    r"|mekaniker|montør|håndværker|sekretær|leder|konsulent|vikar|vagt|kok|bager|frisør|operatør|arbejder|bartender"
    r"|lærer|receptionist|ingeniør|udvikler|rådgiver|arbejdskraft|talent|opvasker|lærling|elev|profil)\w{0,4})"
)
PERSON = rf"(?:{WHO}|person(?:er)?|mand|mænd|kvinde[r]?|pige[r]?|dreng[e]?|fyr[e]?|dame[r]?)"
SMALL = r"(?!(?:til|for|med|på|af|fra|hos|i|som|der|at|har|kan|skal)\b)"
LINK = rf"(?:{SMALL}\w+,?\s+){{0,3}}?"
SEEK = r"(?:søger|søges|leder efter|mangler|efterlyser|ansætter|ønsker os|vil have)"
YOU = r"(?:du|vedkommende|ansøgeren?|ansøgere|kandidaten?|kandidater|medarbejderen?|den rette|vores nye \w+)"
NUMBER = r"(?:1[3-9]|[2-7]\d)"

#: A sentence that welcomes all, or says that something does not matter, calls every rule off.
WELCOMES_ALL = re.compile(
    r"\buanset\b|\buafhængigt af\b|\buden (?:hensyn|skelen|forskel)\b|\bhvad enten\b|\buden betydning\b"
    r"|\bingen rolle\b"
    r"|\bikke op i,? hvor|\bligeglade? med\b|\bbetyder ikke noget\b|\bmangfoldighed\b|\balle aldre\b"
    r"|\bbegge køn\b|\balle kvalificerede\b|\balle interesserede\b|\bdiversitet\b"
    r"|\b(?:skal|må|behøver) (?:du )?ikke (?:at )?(?:oplyse|skrive|angive)\b|\bforskelsbehandl"
)
SERVED = re.compile(
    r"\b(?:børn|elever|beboere|borgere|patienter|kunder|gæster|klienter|deltagere|målgruppe\w*|brugere"
    r"|arbejde\w* med (?:unge|ældre)|for (?:unge|ældre)|vejlede\w*|oplær\w*|undervis\w*|støtte|pasning|pleje af"
    r"|institution|klub|holdet?|dagtilbud|vuggestue|børnehave|skole)\b"
)
OF_THE_FIRM = re.compile(
    r"\b(?:del af|sammen med|blandt|får|virksomhed|firma|team(?:et)?|afdeling|vi er|organisation|kollegagruppe)\b"
)
LAW_ON_DISCRIMINATION = "Efter forskelsbehandlingsloven må et opslag ikke foretrække eller udelukke nogen på grund af "
AGE_RULE = LAW_ON_DISCRIMINATION + "alder. Siden 1. juli 2022 må man heller ikke spørge om ansøgeres alder."
SEX_RULE = "Efter ligebehandlingsloven må et opslag ikke søge eller foretrække et bestemt køn."
PREGNANCY_RULE = "Efter ligebehandlingsloven må graviditet, barsel og familieforhold ikke have betydning."
ORIGIN_RULE = LAW_ON_DISCRIMINATION + "race, hudfarve eller national, social eller etnisk oprindelse."
RELIGION_RULE = LAW_ON_DISCRIMINATION + "religion eller tro."
HEALTH_RULE = (
    "Efter helbredsoplysningsloven må man kun bede om helbredsoplysninger, der har væsentlig betydning for arbejdet."
)
DISABILITY_RULE = LAW_ON_DISCRIMINATION + "handicap."
UNION_RULE = "Efter foreningsfrihedsloven må medlemskab af en forening ikke have betydning for, hvem der ansættes."


def wording_rule(
    ground: Ground, pattern: str, rule: str, instead: str, *, unless: str = "", question: bool = False
) -> WordingRule:
    """A rule from its patterns as text; `unless` empty = nothing calls it off."""
    called_off = re.compile(unless) if unless else None
    return WordingRule(ground, re.compile(pattern), rule, instead, called_off, question)
