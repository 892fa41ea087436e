"""Wording about age, sex, pregnancy and family."""

from matching.core.wording import Ground
from matching.language.wording_rule import (
    AGE_RULE,
    LINK,
    NUMBER,
    OF_THE_FIRM,
    PERSON,
    PREGNANCY_RULE,
    SEEK,
    SERVED,
    SEX_RULE,
    SMALL,
    YOU,
    WordingRule,
    wording_rule,
)

AGE: tuple[WordingRule, ...] = (
    wording_rule(
        Ground.AGE,
        rf"\b(?P<p>(?:helt |meget |gerne )?(?:ung|unge|yngre|midaldrende|ældre|friske unge),? {LINK}{PERSON})\b"
        rf"|\b{SEEK}(?: {SMALL}\w+,?){{0,2}}? (?P<q>(?:unge?|ældre) mennesker?)\b",
        AGE_RULE,
        "Skriv, hvad opgaven kræver, for eksempel »energisk« eller »lyst til at lære«.",
        unless=SERVED.pattern + "|" + OF_THE_FIRM.pattern + r"|ung\w* (?:og|eller|såvel som) (?:ældre|gamle?|erfarne?)",
    ),
    wording_rule(
        Ground.AGE,
        rf"\b(?:er du|du er|{YOU} (?:er|skal være|bør være)|{SEEK} (?:en|nogle|dig,? der er))(?: \w+,?){{0,3}}? "
        r"(?P<p>ung|unge|yngre)\b(?! af sind| i sindet| med de unge)",
        AGE_RULE,
        "Udelad alderen, og skriv, hvad du skal kunne.",
        unless=r"ung (?:eller|og) (?:gammel|ældre|erfaren)|ungt? (?:team|firma|virksomhed|sind)|" + SERVED.pattern,
    ),
    wording_rule(
        Ground.AGE,
        rf"\b(?P<p>(?:mellem |fra |i alderen |alder:? |omkring )?{NUMBER}\s?(?:-|–|til|og)\s?{NUMBER}\s?år)"
        r"\b(?!s? erfaring| i branchen| på markedet)",
        AGE_RULE,
        "Udelad alderen. Nævn den erfaring eller uddannelse, jobbet kræver.",
        unless=r"\b(?:børn\w*|elever|beboere|borgere|patienter|unge (?:mellem|i alderen|på|fra)|målgruppe\w*|unge med"
        r"|ældre|kunder|klienter|historie|for)\b",
    ),
    wording_rule(
        Ground.AGE,
        rf"\b(?P<p>(?:højst|maks(?:imalt|imum)?\.?|max\.?|ikke (?:være )?(?:over|ældre end|fyldt)|under|yngre end)"
        rf" {NUMBER}(?:\s?år)?)\b(?! ?(?:timer|min|km|kg|kr|%|procent|ansatte|medarbejdere|kilo|dage|grader|uger))",
        AGE_RULE,
        "En øvre aldersgrænse må ikke stå der. Skriv, hvad jobbet kræver.",
        unless=r"\b(?:børn\w*|elever|beboere|borgere|patienter|ventetid|kunder|løft|kilo|temperatur|under 18)\b"
        r"|under \d+ (?!år)|(?:højst|max\.?|maks\.?) \d+ (?!år)",
    ),
    wording_rule(
        Ground.AGE,
        r"\b(?P<p>(?:over|mindst|minimum|fyldt|ældre end) (?:19|2\d|[3-6]\d)\s?år)\b(?! ?gammel| ?erfaring| i | på )",
        "En nedre aldersgrænse er kun lovlig, når loven eller arbejdet kræver den.",
        "Skriv, hvilken regel der kræver alderen, for eksempel reglerne om kørekort.",
        unless=r"\b(?:børn\w*|borgere|beboere|ældre over|patienter|gennem|eksisteret|har i|siden|historie|i over"
        r"|mere end)\b",
        question=True,
    ),
    wording_rule(
        Ground.AGE,
        r"(?P<p>(?:du er|er du|være) under 18(?: år)?)\b",
        "Job til unge under 18 år er lovlige, når lønnen eller arbejdet følger reglerne for unge.",
        "Skriv, at jobbet er et ungarbejderjob efter overenskomsten.",
        question=True,
    ),
    wording_rule(
        Ground.AGE,
        r"\b(?P<p>(?:oplys\w*|angiv\w*|skriv\w*|fortæl\w*|med) (?:[\w,]+ ){0,4}?(?:alder|fødselsdato|fødselsår"
        r"|fødselsdag"
        r"|cpr-?nummer|cpr-?nr))\b|\b(?P<q>aldersgrænse\w*|aldersgruppe\w*|hvor gammel du er|din alder)\b",
        AGE_RULE,
        "Bed ikke om alder, fødselsdato eller CPR-nummer i ansøgningen.",
        unless=SERVED.pattern + r"|med alderen",
    ),
    wording_rule(
        Ground.AGE,
        r"\b(?P<p>\d{2}-årige?)\b",
        AGE_RULE,
        "Udelad alderen.",
        unless=SERVED.pattern + r"|jubilæum|periode|historie|garanti|erfaring|unge|projekt|aftale",
    ),
    wording_rule(
        Ground.AGE,
        r"\b(?P<p>nyuddanne(?:t|de)|nyudklække(?:t|de)|dimittend(?:er)?|digital native|pensionist(?:er)?"
        r"|efterlønner\w*)\b",
        "Ordet kan læses, som om kun en bestemt aldersgruppe er ønsket.",
        "Skriv, at alle er velkomne, eller hvilken erfaring der mindst skal til.",
        unless=r"\b(?:velkom\w*|både|eller erfar\w*|og erfarne?|også|såvel|erfaren eller|som nyuddannet|oplær\w*"
        r"|måske)\b|" + SERVED.pattern,
        question=True,
    ),
    wording_rule(
        Ground.AGE,
        r"\b(?P<p>(?:passer (?:bedst )?til|egner sig til|job for|perfekt(?: job)? til|henvender sig til) "
        r"(?:en |dig, der er )?(?:ung|unge|yngre|ældre|pensionist\w*|seniorer))\b",
        AGE_RULE,
        "Skriv, hvad jobbet rummer, så alle kan vurdere, om det passer.",
        unless=SERVED.pattern,
    ),
)

SEX: tuple[WordingRule, ...] = (
    wording_rule(
        Ground.SEX,
        rf"\b(?P<p>(?:kvindelige?|mandlige?) {LINK}{PERSON})\b",
        SEX_RULE,
        "Skriv stillingens navn uden køn. Kræver arbejdet et bestemt køn, skal der søges om undtagelse.",
        unless=r"mandlig\w* (?:og|eller|såvel som) kvindelig|kvindelig\w* (?:og|eller|såvel som) mandlig"
        r"|\b(?:patienter|kunder|borgere|beboere|klienter|iværksættere|flere kvindelige ledere)\b",
    ),
    wording_rule(
        Ground.SEX,
        rf"\b(?:{SEEK}|helst|gerne|foretrækker|kun|udelukkende|er du|du er|skal være|brug for)"
        rf"(?: {SMALL}\w+,?){{0,4}}? "
        r"(?P<p>(?:mand|mænd|kvinde|kvinder|pige|piger|dame|damer|dreng|drenge|fyr|fyre|herre|herrer|gut|gutter))\b"
        r"(?! (?:og|eller) (?:kvinde|mand|mænd|pige|dreng))",
        SEX_RULE,
        "Skriv »medarbejder« eller stillingens navn.",
        unless=r"\b(?:mænd og kvinder|kvinder og mænd|mand eller kvinde|kvinde eller mand|piger og drenge)\b"
        r"|opfordre\w*|blandt ansøgerne|\b\d+ mand\b",
    ),
    wording_rule(
        Ground.SEX,
        rf"\b(?P<p>(?:piger?|drenge?|mænd|mand|kvinder?|damer?|herrer?)(?: {SMALL}\w+)? søges)\b",
        SEX_RULE,
        "Skriv »medarbejder« eller stillingens navn.",
    ),
    wording_rule(
        Ground.SEX,
        r"\b(?P<p>(?:den )?rette (?:mand|kvinde|pige|dame)|\w+(?<!land)(?<!formands)(?:piger?|damer?"
        r"|dreng(?:e)?|konen?)"
        r"|servitrice\w*|sekretærinde\w*|lærerinde\w*|stewardesse\w*|massøse\w*|syerske\w*|vaskerikone)\b(?= |,"
        r"|\.|!|$|/|:)",
        SEX_RULE,
        "Brug et navn uden køn, for eksempel »stuemedarbejder«, »tjener« eller »kassemedarbejder«.",
        unless=r"\b(?:elever|unge piger|drengene|fodboldpiger|skoledreng\w*|drenge og piger|piger og drenge|madame\w*"
        r"|spejder\w*|/tjener)\b",
    ),
    wording_rule(
        Ground.SEX,
        r"\b(?P<p>(?:kvinder|mænd) (?:opfordres|foretrækkes|prioriteres)|opfordrer (?:især "
        r"|særligt )?(?:kvinder|mænd)"
        r"|gerne (?:kvinder|mænd) blandt ansøgerne)\b",
        "En opfordring til det ene køn er kun lovlig som en del af en godkendt ordning.",
        "Skriv, at I gerne ser ansøgere af alle køn.",
        question=True,
    ),
    wording_rule(
        Ground.SEX,
        r"\b(?P<p>(?:oplys\w*|angiv\w*|skriv\w*) (?:\w+ ){0,2}?køn)\b",
        SEX_RULE,
        "Bed ikke om køn i ansøgningen.",
    ),
)

FAMILY: tuple[WordingRule, ...] = (
    wording_rule(
        Ground.PREGNANCY,
        r"\b(?P<p>(?:ikke|ingen|uden)(?: \w+){0,5}? (?:gravid\w*|graviditet\w*|barsel|barselsorlov))\b"
        r"|(?P<q>\b(?:er du|oplys\w*(?: om)?|planlægger)(?: \w+){0,3}? (?:gravid\w*|graviditet|barsel))\b",
        PREGNANCY_RULE,
        "Udelad det. Graviditet og barsel må ikke indgå.",
        unless=r"\b(?:patienter|fødende|jordemoder\w*|vejled\w*|løn under|omsorg|rådgiv\w*)\b",
    ),
    wording_rule(
        Ground.FAMILY,
        rf"\b(?:{YOU}|man)\b.{{0,40}}?\b(?P<p>(?:ikke har|har ikke|har ingen|ingen|uden) "
        r"(?:små |mindre |hjemmeboende |egne )?børn)\b",
        PREGNANCY_RULE,
        "Skriv de arbejdstider, jobbet har, så alle selv kan vurdere, om de passer.",
        unless=r"erfaring|arbejdet",
    ),
    wording_rule(
        Ground.FAMILY,
        r"\b(?P<p>barnløse?|ugifte?|civilstand|enlige? uden børn|familieforhold|ægteskabelig stilling|har du børn)\b",
        PREGNANCY_RULE,
        "Spørg ikke om familie. Skriv de arbejdstider, jobbet har.",
        unless=r"\b(?:borger\w*|klient\w*|udsatte|rådgiv\w*|sag\w*|familier)\b",
    ),
    wording_rule(
        Ground.FAMILY,
        rf"\b(?:{YOU} (?:er|skal være|bør være)|er du)(?: \w+){{0,2}}? (?P<p>single|gift|enlig)\b",
        PREGNANCY_RULE,
        "Spørg ikke om familie. Skriv de arbejdstider, jobbet har.",
    ),
)
