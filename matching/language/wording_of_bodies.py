"""Wording about disability, health and membership of a union."""

from matching.core.wording import Ground
from matching.language.wording_rule import (
    DISABILITY_RULE,
    HEALTH_RULE,
    UNION_RULE,
    WordingRule,
    wording_rule,
)

BODY: tuple[WordingRule, ...] = (
    wording_rule(
        Ground.DISABILITY,
        r"\b(?P<p>(?:ikke|uden|ingen|intet)(?: \w+){0,3}? (?:handicap\w*|ordblinde?|funktionsnedsættelse\w*"
        r"|læsevanskeligheder"
        r"|diagnoser?))\b",
        DISABILITY_RULE,
        "Skriv de opgaver, der skal løses. Hjælpemidler og tilpasning skal være mulige.",
        unless=r"\b(?:borgere|børn|beboere|elever|hindring|fleksjob|barriere)\b",
    ),
    wording_rule(
        Ground.HEALTH,
        r"\b(?P<p>(?:sund|rask|fysisk rask)(?:,)?(?: og (?:rask|rørig|sund|psykisk rask))|(?:er|være) (?:helt )?rask"
        r"|fysisk og psykisk rask|(?:godt|stærkt|robust|perfekt) helbred|helbredet i orden|fuldt arbejdsdygtig"
        r"|(?:ingen|uden|ikke)(?: \w+){0,3}? (?:sygdom\w*|skavanker|skader|allergi\w*|psykiske lidelser|rygproblemer)"
        r"|(?:lavt|intet|minimalt|begrænset) sygefravær|stærk ryg|god ryg|dårlig ryg|ryggen i orden"
        r"|normalvægtig|slank figur)\b",
        HEALTH_RULE,
        "Skriv, hvad arbejdet kræver af kroppen, for eksempel »der er løft på op til 15 kilo«.",
        unless=r"\b(?:vi har (?:et )?lavt|tilbyder|arbejdsplads|får|borgere|patienter|arbejdsmiljø"
        r"|vores sygefravær|nedbringe|beboere|dyr|virksomhed"
        r"|planter|forebyg\w*|medarbejdernes)\b",
    ),
    wording_rule(
        Ground.HEALTH,
        r"\b(?P<p>(?:oplys\w*|fortæl\w*|beskriv\w*|skriv\w*)(?: \w+){0,3}? (?:sygdom\w*|helbred\w*|sygehistorie"
        r"|diagnoser?"
        r"|medicin))\b",
        HEALTH_RULE,
        "Bed ikke om helbredsoplysninger i ansøgningen.",
        unless=r"\b(?:patient\w*|borger\w*|journal\w*|beboer\w*|dokument\w*)\b",
    ),
    wording_rule(
        Ground.HEALTH,
        r"\b(?P<p>helbredserklæring\w*|helbredsattest\w*|helbredsundersøgelse\w*|god fysik|god fysisk form"
        r"|fysisk stærk"
        r"|fysisk robust|i god form|fysisk fit|farveblind|normalt syn)\b",
        "Krav til krop og helbred er lovlige, når arbejdet kræver dem.",
        "Skriv, hvad arbejdet kræver, for eksempel hvor meget der løftes.",
        unless=r"\b(?:patient\w*|borger\w*|udarbejd\w*|læge\w*)\b",
        question=True,
    ),
)

MEMBERSHIP: tuple[WordingRule, ...] = (
    wording_rule(
        Ground.UNION,
        r"\b(?P<p>(?:ikke |må ikke være |skal være |være )?(?:medlem|organiseret|medlemskab) (?:af|i) (?:en "
        r"|et |vores |den "
        r"|samme )?(?:\w+ )?(?:fagforening\w*|fagforbund\w*|a-kasse\w*|3f|hk|foa|krifa|dansk metal"
        r"|det faglige hus|ase"
        r"|dansk el-forbund|faglig organisation))\b",
        UNION_RULE,
        "Udelad medlemskabet. I må gerne skrive, hvilken overenskomst der gælder.",
    ),
    wording_rule(
        Ground.UNION,
        r"\b(?P<p>uorganiserede?|fagforeningsmedlem\w*|(?:ingen|ikke|uden)(?: \w+){0,2}? fagforening\w*"
        r"|hvilken (?:fagforening|a-kasse)|(?:oplys\w*|angiv\w*|skriv\w*)(?: \w+){0,2}? (?:fagforening|a-kasse))\b",
        UNION_RULE,
        "Udelad medlemskabet. I må gerne skrive, hvilken overenskomst der gælder.",
    ),
)
