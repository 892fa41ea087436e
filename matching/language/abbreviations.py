"""The short forms that Danish job texts are full of, and what they stand for."""

import re
from collections.abc import Mapping

#: One word each, written without its full stop; the expansion is what taxonomies write.
EXPANSIONS: Mapping[str, str] = {
    "adm": "administrativ",
    "afd": "afdelings",
    "afdl": "afdelings",
    "ass": "assistent",
    "assist": "assistent",
    "aut": "autoriseret",
    "bogh": "bogholder",
    "bygn": "bygnings",
    "chf": "chauffør",
    "dipl": "diplom",
    "dir": "direktør",
    "ejd": "ejendoms",
    "eks": "ekspedient",
    "el-inst": "elinstallatør",
    "elektr": "elektriker",
    "erg": "ergoterapeut",
    "faggr": "faggruppe",
    "fuldm": "fuldmægtig",
    "fys": "fysioterapeut",
    "hjemmepl": "hjemmepleje",
    "hr": "human resources personale",
    "ikt": "informations og kommunikationsteknologi it",
    "inst": "institutions",
    "ing": "ingeniør",
    "jur": "juridisk",
    "kons": "konsulent",
    "kont": "kontor",
    "koord": "koordinator",
    "kval": "kvalitets",
    "ldr": "leder",
    "ltr": "leder",
    "lær": "lærer",
    "mask": "maskin",
    "medarb": "medarbejder",
    "medhj": "medhjælper",
    "mont": "montør",
    "ny": "ny",
    "op": "operatør",
    "opr": "operatør",
    "pl": "pleje",
    "proj": "projekt",
    "prod": "produktions",
    "psyk": "psykiatrisk",
    "pæd": "pædagogisk",
    "rep": "reparatør",
    "rest": "restaurant",
    "rådg": "rådgiver",
    "sagsbeh": "sagsbehandler",
    "sekr": "sekretær",
    "socialrådg": "socialrådgiver",
    "spec": "speciale",
    "ssa": "social og sundhedsassistent",
    "ssh": "social og sundhedshjælper",
    "sosu": "social og sundhedsmedarbejder",
    "sygepl": "sygeplejerske",
    "tekn": "tekniker",
    "udd": "uddannet",
    "underv": "underviser",
    "vedl": "vejleder",
    "vejl": "vejleder",
    "værkf": "værkfører",
    "øk": "økonomi",
}

_ALSO_WORDS = "adm afd aut dir eks ejd erg fys ing inst jur lær mask mont ny op pl prod proj rep rest spec udd øk"

#: Short forms that are meant only with a full stop after them (`ass.`, `pl.`); bare they are or look like words.
_NEEDS_STOP = frozenset(_ALSO_WORDS.split())

_SOSU_COMPOUND = re.compile(
    r"\b(?:sosu|soc\.?|social)[\s.-]*(?:og\s+|&\s*)?(?:sundheds?[\s.-]*)?(?=ass\b|assistent|hjælp|elev)"
)
_LORRY_DRIVER = re.compile(r"\b(?:c\s?[/+]?\s?e|c)[\s-]+chauffør")
_SHORT_FORM = re.compile(r"(?<![\w-])(el-inst|[^\W\d_]{2,10})(\.?)(?![\w])")
_GLUED_STOP = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_]{3,})")


def expand(text: str) -> str:
    """Write the short forms of a text (lower case, as `normalise` hands it over) in full."""
    whole = _LORRY_DRIVER.sub("lastbilchauffør", _SOSU_COMPOUND.sub("social og sundheds", text))
    return _SHORT_FORM.sub(_expansion, _GLUED_STOP.sub(". ", whole))


def _expansion(match: re.Match[str]) -> str:
    word, stop = match.group(1), match.group(2)
    if word not in EXPANSIONS or (word in _NEEDS_STOP and not stop):
        return match.group(0)
    return EXPANSIONS[word]
