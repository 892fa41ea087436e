"""Wording about origin, language, religion, politics and sexual orientation."""

from matching.core.wording import Ground
from matching.language.wording_rule import (
    LAW_ON_DISCRIMINATION,
    ORIGIN_RULE,
    RELIGION_RULE,
    SEEK,
    WordingRule,
    wording_rule,
)

_NATIONS = (
    r"(?:dansk|polsk|rumænsk|tysk|svensk|norsk|litauisk|østeuropæisk|asiatisk|nordisk|skandinavisk|vestlig|arabisk"
    r"|tyrkisk|afrikansk|filippinsk|ukrainsk)"
)
ORIGIN: tuple[WordingRule, ...] = (
    wording_rule(
        Ground.ORIGIN,
        rf"\b(?P<p>(?:etniske? dansk\w*|pæredansk\w*|dansk(?:e|er)? (?:af )?(?:baggrund|oprindelse|herkomst"
        rf"|afstamning"
        rf"|rødder)|{_NATIONS} (?:oprindelse|herkomst|afstamning)|danskfødt|(?:født|opvokset|vokset op) i danmark"
        r"|uden accent|accentfri\w*)|(?:etnisk|national) (?:baggrund|oprindelse|herkomst))\b",
        ORIGIN_RULE,
        "Skriv, hvad jobbet kræver, for eksempel et niveau af dansk, hvis arbejdet har brug for det.",
        unless=r"\b(?:borgere|elever|børn|patienter|familier|kunder|unge) (?:med|af)\b",
    ),
    wording_rule(
        Ground.ORIGIN,
        rf"\b(?:{SEEK}|kun|helst|gerne|foretrækker|skal være|ikke|ingen)(?: \w+){{0,2}}? "
        r"(?P<p>dansker[e]?|udlændinge?|indvandrer[e]?|flygtninge?|polakker|østeuropæer[e]?|rumænere|svenskere"
        r"|nydanskere"
        r"|grønlændere?|thailændere)\b",
        ORIGIN_RULE,
        "Udelad oprindelsen. Kræver loven arbejdstilladelse, må det gerne stå.",
        unless=r"\b(?:arbejde med|undervis\w*|rådgiv\w*|hjælpe|integration|danskundervis\w*|vejled\w*)\b",
    ),
    wording_rule(
        Ground.ORIGIN,
        rf"\b(?P<p>{_NATIONS}e? (?:\w+e )?(?:medarbejdere?|arbejdere|ansøgere?|arbejdskraft|håndværkere"
        rf"|kandidater|piger"
        r"|mænd|kvinder|chauffører|hjælpere))\b",
        ORIGIN_RULE,
        "Udelad oprindelsen. Skriv i stedet, hvilket sprog arbejdet kræver.",
        unless=r"\b(?:leder for|lede|samarbejde med|vores|sammen med|ledelse af|team af|kontakt til)\b",
    ),
    wording_rule(
        Ground.ORIGIN,
        r"\b(?P<p>(?:dansk|engelsk|tysk|norsk|svensk)(?: som)?(?: dit)? modersmål|modersmål(?:et)? (?:er"
        r"|skal være) \w+"
        r"|dansk på modersmålsniveau|native danish\w*|native speaker\w*|indfødte? \w+)\b",
        ORIGIN_RULE + " Et krav om modersmål rammer på oprindelse.",
        "Skriv det niveau, arbejdet kræver, for eksempel »du skriver dansk uden fejl«.",
        unless=r"\b(?:modersmålslærer|modersmålsundervis\w*|elever|andet modersmål|ud over)\b",
    ),
    wording_rule(
        Ground.ORIGIN,
        r"\b(?P<p>(?:oplys\w*|angiv\w*|skriv\w*) (?:\w+ ){0,2}?(?:nationalitet|fødested|fødeland|etnicitet))\b",
        ORIGIN_RULE,
        "Bed ikke om nationalitet. Kræver loven arbejdstilladelse, må det gerne stå.",
    ),
    wording_rule(
        Ground.ORIGIN,
        r"\b(?P<p>dansk(?:e)? statsborger(?:skab|e)?)\b",
        "Statsborgerskab må kun kræves, hvor loven siger det, for eksempel i politi og forsvar.",
        "Skriv, hvilken regel der kræver det, eller nøjes med arbejdstilladelse.",
        question=True,
    ),
    wording_rule(
        Ground.RACE,
        r"\b(?P<p>hudfarve|(?:hvide?|sorte?|mørke?|lyse?)(?:hudede)? (?:medarbejdere?|ansøgere?|kandidater"
        r"|mand|kvinde)"
        r"|race(?:mæssig)? (?:baggrund|oprindelse))\b",
        ORIGIN_RULE,
        "Udelad det.",
    ),
    wording_rule(
        Ground.LANGUAGE,
        r"\b(?P<p>(?:flydende|perfekt|fejlfrit?|uangribeligt?|særdeles godt) dansk|dansk (?:på|i) (?:et )?"
        r"(?:meget )?højt (?:fagligt )?niveau|dansk på højeste niveau|dansk flydende|dansk perfekt)\b",
        "Et højt krav til dansk er lovligt, når arbejdet har brug for det, men ellers kan det ramme på oprindelse.",
        "Skriv, hvad sproget skal bruges til, for eksempel »du skriver journaler på dansk«.",
        question=True,
    ),
)

_RELIGIOUS = (
    r"(?:kristen|kristne|kristent|muslim|muslimer|muslimsk|jøde|jødisk|katolik|katolsk|hindu|buddhist|ateist|troende)"
)
BELIEF: tuple[WordingRule, ...] = (
    wording_rule(
        Ground.RELIGION,
        rf"\b(?:du er|er du|skal være|{SEEK}|kun|ikke|ingen|gerne|helst|være)(?: (?:en|et|\w+))?(?: \w+)?? "
        rf"(?P<p>(?:bekendende )?{_RELIGIOUS}e?)\b(?! (?:friskole|skole|højskole|organisation|værdier|forening"
        rf"|kultur))",
        RELIGION_RULE,
        "Udelad religionen. Skriv de opgaver, jobbet rummer.",
        unless=r"\b(?:patienter|borgere|elever)\b|vi er en",
    ),
    wording_rule(
        Ground.RELIGION,
        rf"\b(?P<p>{_RELIGIOUS}e? (?:medarbejdere?|ansøgere?|kandidater|kollegaer|kolleger|baggrund))\b",
        RELIGION_RULE,
        "Udelad religionen.",
    ),
    wording_rule(
        Ground.RELIGION,
        r"\b(?P<p>(?:ikke|uden|ingen|intet)(?: (?:at )?(?:må|bærer?|have|gå med))?(?: \w+)? (?:tørklæde|hijab"
        r"|turban|kalot"
        r"|religiøse symboler|religiøs hovedbeklædning))\b",
        RELIGION_RULE + " Krav til tøj skal være saglige og gælde alle.",
        "Skriv uniformsreglen, som den gælder for alle, og hvorfor den er nødvendig.",
    ),
    wording_rule(
        Ground.RELIGION,
        r"\b(?P<p>medlem af (?:den danske )?folkekirken?|tilhører folkekirken|(?:kristne|kristent|muslimske) "
        r"(?:værdi\w*|livssyn|grundlag|menneskesyn))\b",
        "Kun virksomheder med et religiøst formål må kræve en bestemt tro, og kun når stillingen kræver det.",
        "Skriv, hvad i opgaverne der kræver det.",
        unless=r"\b(?:vi er en|skolen er|bygger på|vores)\b",
        question=True,
    ),
    wording_rule(
        Ground.POLITICAL_VIEW,
        r"\b(?P<p>politisk\w* (?:overbevisning|anskuelse|holdning|ståsted|tilhørsforhold|observans)|partimedlem\w*"
        r"|(?:højre|venstre)orienteret|medlem af (?:et |vores )?parti\w*|partitilhørsforhold)\b",
        LAW_ON_DISCRIMINATION + "politisk anskuelse. Politiske organisationer er undtaget.",
        "Udelad den politiske holdning.",
        unless=r"\b(?:politisk\w* holdninger? (?:i|til|hos) )",
    ),
    wording_rule(
        Ground.SEXUAL_ORIENTATION,
        r"\b(?P<p>(?:hetero|homo|bi)seksuel\w*|seksuel\w* (?:orientering|observans|præference)|transkønne\w*"
        r"|kønsidentitet)\b",
        LAW_ON_DISCRIMINATION + "seksuel orientering, kønsidentitet, kønsudtryk eller kønskarakteristika.",
        "Udelad det.",
        unless=r"\b(?:patienter|borgere|unge|rådgiv\w*|klienter|elever|undervis\w*)\b",
    ),
)
