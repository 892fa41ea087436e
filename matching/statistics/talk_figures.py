"""Talks by the month they were set for: how many, in what form, whether they were held, and whether a job was shown."""

from matching.queries.loading import load_statements
from matching.statistics.measure import Dimension, Division, Exclusion, Family, Measure, Quantity, Unit
from matching.statistics.sources import Making, Reading, Source

SQL = load_statements(__file__)

CANCELLED = Exclusion("cancelled", "Samtaler, der er aflyst")
WITHOUT_OUTCOME = Exclusion("without_outcome", "Samtaler, hvor det ikke er registreret, om de blev holdt")

TALKS = Family(
    code="talks",
    title="Samtaler",
    counts="én samtale",
    dated_by="dagen, samtalen var sat til",
    dimensions=(
        Dimension("form", "Samtaleform", "Fremmøde, telefon, video eller andet, som samtalen sidst var aftalt."),
        Dimension(
            "kind",
            "Samtalens slags",
            "Jobsamtale, også når den blev holdt sammen med en anden, ellers dens egen slags.",
        ),
    ),
    leaves_out=(CANCELLED,),
    divisions=(
        Division("talks", ("with_outcome",)),
        Division("with_outcome", ("held", "no_show"), has_rest=False),
        Division("held", ("concrete_job",)),
    ),
    quantities=(
        Quantity("talks", "aftalte samtaler"),
        Quantity("held", "holdte samtaler"),
        Quantity("no_show", "samtaler, medlemmet udeblev fra"),
        Quantity("with_outcome", "samtaler, der er holdt eller udeblevet fra", (WITHOUT_OUTCOME,)),
        Quantity("concrete_job", "holdte samtaler, hvor mindst ét konkret job blev vist"),
    ),
)

_AT_ONCE = "Kendt, når måneden er slut."
_A_MONTH = "Udfaldet kan blive registreret efter samtalen; det får en måned."

MEASURES = (
    Measure(
        code="SA-01",
        title="Aftalte samtaler",
        definition="Antallet af samtaler, der var sat til en dag i perioden og ikke blev aflyst.",
        family=TALKS,
        numerator="talks",
        unit=Unit.COUNT,
        available_after=0,
        matures_because=_AT_ONCE,
    ),
    Measure(
        code="SA-02",
        title="Holdte samtaler",
        definition="Antallet af samtaler, der blev holdt i perioden.",
        family=TALKS,
        numerator="held",
        unit=Unit.COUNT,
        available_after=1,
        matures_because=_A_MONTH,
    ),
    Measure(
        code="SA-03",
        title="Udeblivelser",
        definition="Andelen af samtalerne i perioden med et registreret udfald, som medlemmet udeblev fra.",
        family=TALKS,
        numerator="no_show",
        denominator="with_outcome",
        unit=Unit.SHARE,
        available_after=1,
        matures_because=_A_MONTH,
    ),
    Measure(
        code="SA-04",
        title="Samtaler med et konkret job",
        definition="Andelen af de holdte samtaler i perioden, hvor mindst ét konkret job blev vist.",
        family=TALKS,
        numerator="concrete_job",
        denominator="held",
        unit=Unit.SHARE,
        available_after=1,
        matures_because=_A_MONTH,
    ),
)

SOURCES = (Source(TALKS, Reading(SQL["touched_talks"]), Making(SQL["put_talks"])),)
