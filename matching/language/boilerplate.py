"""What stands in most advertisements and says nothing of the job: application procedure, data protection, diversity."""

import re

_PROCEDURE = (
    r"\b(?:send|upload|indsend|vedhæft)\w*\b.{0,40}\b(?:ansøgning|cv|bilag)",
    r"\bansøgningsfrist|\bsamtaler? (?:forventes|vil blive|afholdes|bliver)|\bsamtalerunde|\bløbende samtaler",
    r"\bfor (?:yderligere|nærmere) (?:oplysninger|information)|\byderligere\s?(?:oplysninger|information)",
    r"\b(?:kontakt|ring til|henvendelse til)\b.{0,60}(?:<name>|tlf|telefon|mail|@|<contact>)",
    r"\blæs mere (?:om|på)|\bse vores hjemmeside|\bklik på|\bkvittering\b|\balle felter med|\bansøgningsknap"
    r"|via knappen",
    r"\bspørgsmål (?:til stillingen )?kontakt|\bmail\s*:|\bannoncen lukkes|\bdokumenter skal sendes",
)
_LAW_AND_DATA = (
    r"\bgdpr\b|\bpersondata|\bpersonoplysninger|\bbehandle[rs]? dine (?:person)?oplysninger"
    r"|\bdatabeskyttelses(?:lov|forordning)",
    r"\bdigital post(?:kasse)?\b|\be-boks\b",
)
_DIVERSITY = (
    r"\bopfordrer (?:derfor )?alle\b|\buanset (?:alder|køn|personlig baggrund|etnisk)|\bmangfoldighed som en styrke",
    r"\balle kvalificerede\b.{0,40}\bopfordres",
)
_TERMS = (
    r"\bgældende overenskomst|\bløn\s?(?:og|-)\s?(?:og )?ansættelses(?:vilkår|forhold)|\blønfastsættelse"
    r"|\bløn (?:ifølge|efter)",
    r"\bsundhedsforsikring|\bpensionsordning|\bfrugtordning|\bpersonalegoder|\bfirmafester|\bfredagsbar\b"
    r"|\bkantineordning",
)
_PRAISE = (
    r"\b\d{2,}[\d.]*\s(?:\w+ )?(?:ansatte|kollegaer|kolleger|indbyggere)\b|\b\d[\d.]{2,}\smedarbejdere\b"
    r"|\bmio\s?\.|\bmia\s?\.|\bbudget\w* på\b",
    r"\bvirksomheden (?:er|har|blev)\b|\betableret i\b|\bmarkedsledende|\bårs? på bagen|\brøgfri\b",
    r"\b(?:højt|loft) til (?:loftet|himlen)|\bgod(?:e)? kollega(?:er|skab)|\bgodt kollegialt"
    r"|\bspændende og (?:udviklende|varierende)",
    r"\buformel tone|\bhumor(?:istisk)? (?:tone|miljø)|\bdynamisk virksomhed|\bgodt arbejdsmiljø",
)
_ANY = re.compile("|".join(_PROCEDURE + _LAW_AND_DATA + _DIVERSITY + _TERMS + _PRAISE))


def is_boilerplate(folded: str) -> bool:
    """Whether a sentence, already in lower case, is of the kind that is left out of what is understood."""
    return _ANY.search(folded) is not None
