"""What figures can be divided by. A fact without a value carries `unknown`, which is a value like any other."""

from matching.statistics.measure import Dimension

UNKNOWN = "unknown"

OCCUPATION_GROUP = Dimension(
    "occupation_group",
    "Erhvervsgruppe",
    "De to første cifre i ISCO-08 for den stillingsbetegnelse, jobordren bedst er forstået som.",
)
INDUSTRY = Dimension(
    "industry", "Branche", "Jobordrens NACE-afsnit: virksomhedens, ellers stillingsbetegnelsens. 21 brancher."
)
INDUSTRY_FROM = Dimension(
    "industry_from", "Branche før", "NACE-afsnit for det seneste job, medlemmet har haft, hvor branchen kendes."
)
SECTOR = Dimension("sector", "Sektor", "Privat eller offentlig virksomhed.")
EMPLOYMENT = Dimension("employment", "Ansættelsesform", "Fast eller tidsbegrænset stilling.")
WORK_MUNICIPALITY = Dimension("municipality", "Arbejdsstedets kommune", "Kommunen, arbejdsstedet ligger i.")
WORK_REGION = Dimension(
    "region", "Arbejdsstedets region", "Regionen, som arbejdsstedets kommune hørte til den dag, kohorten dateres efter."
)
HOME_MUNICIPALITY = Dimension("municipality", "Bopælskommune", "Kommunen, medlemmet bor i efter den seneste oplysning.")
HOME_REGION = Dimension(
    "region", "Bopælsregion", "Regionen, som bopælskommunen hørte til den dag, kohorten dateres efter."
)
PLACEMENT_KIND = Dimension("kind", "Ansættelsens art", "Ordinært job, virksomhedspraktik eller job med løntilskud.")
HOURS_BAND = Dimension(
    "hours", "Ugentlige timer", "Under 15, 15 til under 30, 30 til under 37, eller 37 timer og derover."
)
EVIDENCE = Dimension("evidence", "Oplysningens kilde", "Hvorfra ansættelsen kendes: virksomhed, medlem eller register.")
