"""Placements by the month the job began: what kind of job, from which industry to which, and whether it lasted."""

from matching.queries.loading import load_statements
from matching.statistics.dimensions import (
    EVIDENCE,
    HOURS_BAND,
    INDUSTRY,
    INDUSTRY_FROM,
    OCCUPATION_GROUP,
    PLACEMENT_KIND,
    WORK_MUNICIPALITY,
    WORK_REGION,
)
from matching.statistics.measure import Division, Exclusion, Family, Measure, Quantity, Unit
from matching.statistics.sources import Making, Reading, Source

SQL = load_statements(__file__)

REVERSED = Exclusion("reversed", "Ansættelser, der er tilbageført")
NOT_ORDINARY = Exclusion("not_ordinary", "Virksomhedspraktik og job med løntilskud, der er aftalt for en tid")
NOT_KNOWN = Exclusion("not_known", "Opfølgninger, hvor svaret er, at det ikke vides")
INDUSTRY_UNKNOWN = Exclusion("industry_unknown", "Ansættelser, hvor branchen før eller efter ikke er kendt")

_ASKED = (NOT_ORDINARY, NOT_KNOWN)

PLACEMENTS = Family(
    code="placements",
    title="Ansættelser",
    counts="én ansættelse",
    dated_by="den første arbejdsdag",
    dimensions=(
        PLACEMENT_KIND,
        HOURS_BAND,
        EVIDENCE,
        OCCUPATION_GROUP,
        INDUSTRY_FROM,
        INDUSTRY,
        WORK_MUNICIPALITY,
        WORK_REGION,
    ),
    leaves_out=(REVERSED,),
    divisions=(
        Division("placements", ("compared",)),
        Division("compared", ("across",)),
        Division("placements", ("asked_after_3",)),
        Division("asked_after_3", ("still_after_3",)),
        Division("placements", ("asked_after_6",)),
        Division("asked_after_6", ("still_after_6",)),
    ),
    tells_of_employers=True,
    quantities=(
        Quantity("placements", "ansættelser"),
        Quantity("hours", "ugentlige timer, i tiendedele"),
        Quantity("compared", "ansættelser, hvor branchen før og efter er kendt", (INDUSTRY_UNKNOWN,)),
        Quantity("across", "ansættelser i en anden branche end den, medlemmet kom fra"),
        Quantity("asked_after_3", "ansættelser med svar på opfølgningen efter 3 måneder", _ASKED),
        Quantity("still_after_3", "ansættelser, der varer ved efter 3 måneder", _ASKED),
        Quantity("asked_after_6", "ansættelser med svar på opfølgningen efter 6 måneder", _ASKED),
        Quantity("still_after_6", "ansættelser, der varer ved efter 6 måneder", _ASKED),
    ),
)

_REGISTERED = "En ansættelse kan blive registreret, efter at den er begyndt; den får en måned."

MEASURES = (
    Measure(
        code="AN-01",
        title="Ansættelser efter henvisning",
        definition="Antallet af ansættelser, der fulgte af en henvisning, og som begyndte i perioden.",
        family=PLACEMENTS,
        numerator="placements",
        unit=Unit.COUNT,
        available_after=1,
        matures_because=_REGISTERED,
    ),
    Measure(
        code="AN-02",
        title="Ugentlige timer",
        definition="Det gennemsnitlige antal ugentlige timer i de ansættelser, der begyndte i perioden.",
        family=PLACEMENTS,
        numerator="hours",
        denominator="placements",
        parts=10,
        unit=Unit.HOURS,
        available_after=1,
        matures_because=_REGISTERED,
    ),
    Measure(
        code="AN-03",
        title="Brancheskift ved ansættelse",
        definition=(
            "Andelen af de ansættelser, der begyndte i perioden, hvor branchen er en anden end branchen for det "
            "seneste job, medlemmet har haft. Brancher er NACE-afsnit (21 brancher)."
        ),
        family=PLACEMENTS,
        numerator="across",
        denominator="compared",
        unit=Unit.SHARE,
        available_after=1,
        matures_because=_REGISTERED,
    ),
    Measure(
        code="AN-04",
        title="Stadig ansat efter 3 måneder",
        definition=(
            "Andelen af de ordinære ansættelser, der begyndte i perioden og er fulgt op efter 3 måneder med et klart "
            "svar, hvor medlemmet stadig er ansat."
        ),
        family=PLACEMENTS,
        numerator="still_after_3",
        denominator="asked_after_3",
        unit=Unit.SHARE,
        available_after=4,
        matures_because="Der spørges 3 måneder efter den første arbejdsdag, og svaret får en måned.",
    ),
    Measure(
        code="AN-05",
        title="Stadig ansat efter 6 måneder",
        definition=(
            "Andelen af de ordinære ansættelser, der begyndte i perioden og er fulgt op efter 6 måneder med et klart "
            "svar, hvor medlemmet stadig er ansat."
        ),
        family=PLACEMENTS,
        numerator="still_after_6",
        denominator="asked_after_6",
        unit=Unit.SHARE,
        available_after=7,
        matures_because="Der spørges 6 måneder efter den første arbejdsdag, og svaret får en måned.",
    ),
)

SOURCES = (Source(PLACEMENTS, Reading(SQL["touched_placements"]), Making(SQL["put_placements"])),)
