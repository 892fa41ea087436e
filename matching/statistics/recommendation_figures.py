"""Recommendations of an offer by the month they were sent: how many, what the municipality decided, and how fast."""

from matching.queries.loading import load_statements
from matching.statistics.dimensions import HOME_MUNICIPALITY, HOME_REGION
from matching.statistics.measure import Dimension, Division, Exclusion, Family, Measure, Quantity, Unit
from matching.statistics.sources import Making, Reading, Source

SQL = load_statements(__file__)

NEVER_SENT = Exclusion("never_sent", "Kladder, og indstillinger, der blev trukket tilbage, før de blev sendt")
WAITING = Exclusion("waiting", "Indstillinger, som kommunen ikke har afgjort endnu")
WITHDRAWN = Exclusion("withdrawn", "Indstillinger, som a-kassen trak tilbage før afgørelsen")
LAPSED = Exclusion("lapsed", "Indstillinger, der bortfaldt før afgørelsen")
_DECIDED = (WAITING, WITHDRAWN, LAPSED)

RECOMMENDATIONS = Family(
    code="recommendations",
    title="Indstillinger om tilbud",
    counts="én indstilling",
    dated_by="dagen, indstillingen blev sendt til kommunen",
    dimensions=(
        Dimension("kind", "Tilbuddets slags", "Den slags tilbud, der er indstillet til."),
        HOME_MUNICIPALITY,
        HOME_REGION,
    ),
    leaves_out=(NEVER_SENT,),
    divisions=(
        Division("sent", ("decided",)),
        Division("decided", ("granted", "partly_granted", "refused"), has_rest=False),
    ),
    zeros_tell=True,
    quantities=(
        Quantity("sent", "sendte indstillinger"),
        Quantity("decided", "afgjorte indstillinger", _DECIDED),
        Quantity("granted", "bevilgede indstillinger"),
        Quantity("partly_granted", "delvist bevilgede indstillinger"),
        Quantity("refused", "afslåede indstillinger"),
        Quantity("days_to_decision", "dage fra indstilling til afgørelse", _DECIDED),
    ),
)

_ANSWER = "Der kendes ingen lovbestemt frist for kommunens svar; det får tre måneder."

MEASURES = (
    Measure(
        code="IN-01",
        title="Sendte indstillinger",
        definition="Antallet af indstillinger om tilbud, der er sendt til kommunen i perioden.",
        family=RECOMMENDATIONS,
        numerator="sent",
        unit=Unit.COUNT,
        available_after=0,
        matures_because="Kendt, når måneden er slut.",
    ),
    Measure(
        code="IN-02",
        title="Bevilgede indstillinger",
        definition="Andelen af de afgjorte indstillinger, der er sendt i perioden, som kommunen har bevilget helt.",
        family=RECOMMENDATIONS,
        numerator="granted",
        denominator="decided",
        unit=Unit.SHARE,
        available_after=3,
        matures_because=_ANSWER,
    ),
    Measure(
        code="IN-03",
        title="Delvist bevilgede indstillinger",
        definition="Andelen af de afgjorte indstillinger, der er sendt i perioden, som kommunen har bevilget delvist.",
        family=RECOMMENDATIONS,
        numerator="partly_granted",
        denominator="decided",
        unit=Unit.SHARE,
        available_after=3,
        matures_because=_ANSWER,
    ),
    Measure(
        code="IN-04",
        title="Afslåede indstillinger",
        definition="Andelen af de afgjorte indstillinger, der er sendt i perioden, som kommunen har afslået.",
        family=RECOMMENDATIONS,
        numerator="refused",
        denominator="decided",
        unit=Unit.SHARE,
        available_after=3,
        matures_because=_ANSWER,
    ),
    Measure(
        code="IN-05",
        title="Dage til afgørelse",
        definition=(
            "Det gennemsnitlige antal dage fra indstillingen blev sendt, til kommunen afgjorde den, for de afgjorte "
            "indstillinger, der er sendt i perioden."
        ),
        family=RECOMMENDATIONS,
        numerator="days_to_decision",
        denominator="decided",
        unit=Unit.DAYS,
        available_after=3,
        matures_because=_ANSWER,
    ),
)

SOURCES = (Source(RECOMMENDATIONS, Reading(SQL["touched_recommendations"]), Making(SQL["put_recommendations"])),)
