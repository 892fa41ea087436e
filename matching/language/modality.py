"""Whether a clause demands, wishes for, or expressly does without what it names."""

import re
from enum import Enum


class Modality(Enum):
    """How firmly something named in a clause is wanted."""

    MUST = "must"
    NICE = "nice"
    MENTIONED = "mentioned"
    NOT_NEEDED = "not_needed"


_NICE = re.compile(
    r"\b(?:en (?:klar |stor )?fordel|gerne|et (?:stort )?plus|ikke et\s?krav|intet krav|ikke noget krav"
    r"|ønskelig\w*|meget velkommen"
    r"|vægtes (?:positivt|højt)|nice to have|foretrække\w*|bonus|a plus|an advantage|preferably"
    r"|eller lyst til at lære)\b|\bet ønske\b",
    re.I,
)
_STILL_WISHED = re.compile(r"\b(?:fordel|plus|gerne|ønskelig\w*)\b", re.I)
_NOT_NEEDED = re.compile(
    r"\b(?:ikke (?:(?:en )?(?:nødvendig\w*|forudsætning|påkrævet|krævet|et\s?krav|noget krav)|kræve\w*)"
    r"|kræver (?:ikke|ingen)|ingen (?:krav|erfaring)|behøver ikke"
    r"|intet krav|(?:er der )?ikke krav om|du lærer|oplæring i|vi lærer dig|vi oplærer dig|forventer ikke)\b",
    re.I,
)
_MUST = re.compile(
    r"\b(?:skal|krav|kræve[rs]|forudsæt\w*|nødvendig\w*|du (?:har|er|kan|taler|skriver|besidder|behersker"
    r"|brænder|trives)"
    r"|vi forventer|forventes|minimum|mindst|experience (?:with|in)|you have|uddannet"
    r"|har erfaring|erfaring (?:med|inden\w*|fra|som)|evner|must|required|lægger vægt på|vigtigt)\b",
    re.I,
)
_OTHER_MATTER = re.compile(r",\s*(?:og|men|vi|du|da)\b|\b(?:men|gerne)\b|[;:.]", re.I)
_CLAUSE = re.compile(r"[,;:()–]|\s-\s|\b(?:men|dog|samt at|og gerne|gerne)\b", re.I)


def modality(sentence: str, start: int, end: int, is_requirement: bool) -> Modality:
    """The modality of what stands at `sentence[start:end]`, from its own clause first and the whole sentence second.

    `is_requirement` says that the sentence stands under a heading such as `Krav`.
    """
    clause = _clause_around(sentence, start, end)
    for passage in (clause, _said_of_all(sentence, end)):
        if _NOT_NEEDED.search(passage):
            return Modality.NICE if _STILL_WISHED.search(sentence, start) else Modality.NOT_NEEDED
        if _NICE.search(passage):
            return Modality.NICE
        if _MUST.search(clause):
            return Modality.MUST
    return Modality.MUST if is_requirement or _MUST.search(sentence) else Modality.MENTIONED


def _said_of_all(sentence: str, end: int) -> str:
    """What follows a phrase up to the next matter: `Excel, Word og Navision er en fordel` wishes for all three."""
    rest = sentence[end:]
    other = _OTHER_MATTER.search(rest)
    return rest[: other.start()] if other else rest


def _clause_around(sentence: str, start: int, end: int) -> str:
    """The part of the sentence between the nearest clause marks; `gerne` and `men` belong to what follows them."""
    begin = max((mark.start() for mark in _CLAUSE.finditer(sentence, 0, start)), default=0)
    stop = next((mark.start() for mark in _CLAUSE.finditer(sentence, end)), len(sentence))
    return sentence[begin:stop]
