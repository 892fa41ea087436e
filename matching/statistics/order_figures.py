"""Job orders by the month they were created: how many, how many got a candidate, and what came of it."""

from matching.queries.loading import load_statements
from matching.statistics.dimensions import (
    EMPLOYMENT,
    INDUSTRY,
    OCCUPATION_GROUP,
    SECTOR,
    WORK_MUNICIPALITY,
    WORK_REGION,
)
from matching.statistics.measure import Combine, Division, Exclusion, Family, Measure, Quantity, Unit
from matching.statistics.sources import Making, Reading, Source

SQL = load_statements(__file__)

DUPLICATE = Exclusion("duplicate", "Jobordrer, der gentager en, der allerede er oprettet")
NEVER_SENT = Exclusion("never_sent", "Henvisninger, der aldrig nåede virksomheden")
LEFT_BEFORE_ANSWER = Exclusion(
    "left_before_answer", "Henvisninger, som medlemmet eller a-kassen trak, før virksomheden svarede"
)
MAY_STILL_ANSWER = Exclusion("may_still_answer", "Henvisninger, som virksomheden stadig kan nå at svare på")
REVERSED = Exclusion("reversed", "Ansættelser, der er tilbageført")
NOT_ORDINARY = Exclusion("not_ordinary", "Virksomhedspraktik og job med løntilskud")
INDUSTRY_UNKNOWN = Exclusion("industry_unknown", "Ansættelser, hvor branchen før eller efter ikke er kendt")

_HIRES = (REVERSED, NOT_ORDINARY)
_COMPARED = (*_HIRES, INDUSTRY_UNKNOWN)

ORDERS = Family(
    code="orders",
    title="Jobordrer",
    counts="én jobordre",
    dated_by="dagen, jobordren blev oprettet",
    dimensions=(OCCUPATION_GROUP, INDUSTRY, SECTOR, EMPLOYMENT, WORK_MUNICIPALITY, WORK_REGION),
    leaves_out=(DUPLICATE,),
    shared=True,
    divisions=(
        Division("orders", ("with_referral",)),
        Division("with_referral", ("filled",)),
        Division("referrals", ("answers_due",)),
        Division("answers_due", ("answered",)),
        Division("hires", ("hires_compared",)),
        Division("hires_compared", ("hires_across",)),
    ),
    tells_of_employers=True,
    quantities=(
        Quantity("orders", "jobordrer"),
        Quantity("positions", "stillinger på jobordren"),
        Quantity("with_referral", "jobordrer med mindst én henvist kandidat", (NEVER_SENT,), Combine.ANY),
        Quantity("referrals", "henviste kandidater", (NEVER_SENT,)),
        Quantity("days_to_referral", "dage fra oprettelse til første henvisning", (NEVER_SENT,), Combine.LEAST),
        Quantity(
            "answers_due", "henvisninger, der skulle have et svar", (NEVER_SENT, LEFT_BEFORE_ANSWER, MAY_STILL_ANSWER)
        ),
        Quantity("answered", "henvisninger med virksomhedens svar", (NEVER_SENT,)),
        Quantity("filled", "jobordrer med mindst én ansat af de henviste", _HIRES, Combine.ANY),
        Quantity("hires", "ansættelser", _HIRES),
        Quantity("days_to_hire", "dage fra oprettelse til første ansættelse", _HIRES, Combine.LEAST),
        Quantity("hires_compared", "ansættelser, hvor branchen før og efter er kendt", _COMPARED),
        Quantity("hires_across", "ansættelser i en anden branche end den, medlemmet kom fra", _HIRES),
    ),
)

_AT_ONCE = "Kendt, når måneden er slut."
_A_MONTH = "En henvisning kan komme, efter at måneden er slut; den får en måned."
_THREE_MONTHS = "En ansættelse kan tage tid at nå frem og blive registreret; den får tre måneder."

MEASURES = (
    Measure(
        code="JO-01",
        title="Oprettede jobordrer",
        definition="Antallet af jobordrer, der er oprettet i perioden.",
        family=ORDERS,
        numerator="orders",
        unit=Unit.COUNT,
        available_after=0,
        matures_because=_AT_ONCE,
    ),
    Measure(
        code="JO-02",
        title="Stillinger på oprettede jobordrer",
        definition="Antallet af stillinger på de jobordrer, der er oprettet i perioden.",
        family=ORDERS,
        numerator="positions",
        unit=Unit.COUNT,
        available_after=0,
        matures_because=_AT_ONCE,
    ),
    Measure(
        code="JO-03",
        title="Formidlingsgrad",
        definition=(
            "Andelen af de jobordrer, der er oprettet i perioden, hvor mindst én kandidat er henvist til virksomheden."
        ),
        family=ORDERS,
        numerator="with_referral",
        denominator="orders",
        unit=Unit.SHARE,
        available_after=1,
        matures_because=_A_MONTH,
    ),
    Measure(
        code="JO-04",
        title="Besættelsesgrad",
        definition=(
            "Andelen af de jobordrer, der er oprettet i perioden og har en henvisning, hvor mindst én af de henviste "
            "er ansat i et ordinært job."
        ),
        family=ORDERS,
        numerator="filled",
        denominator="with_referral",
        unit=Unit.SHARE,
        available_after=3,
        matures_because=_THREE_MONTHS,
    ),
    Measure(
        code="JO-05",
        title="Besatte af alle oprettede jobordrer",
        definition=(
            "Andelen af alle jobordrer, der er oprettet i perioden, hvor mindst én henvist er ansat i et ordinært job. "
            "Samme tæller som besættelsesgraden, men med alle jobordrer som nævner."
        ),
        family=ORDERS,
        numerator="filled",
        denominator="orders",
        unit=Unit.SHARE,
        available_after=3,
        matures_because=_THREE_MONTHS,
    ),
    Measure(
        code="JO-06",
        title="Henvisninger pr. jobordre",
        definition="Antallet af henviste kandidater delt med antallet af jobordrer, der er oprettet i perioden.",
        family=ORDERS,
        numerator="referrals",
        denominator="orders",
        unit=Unit.EACH,
        available_after=1,
        matures_because=_A_MONTH,
    ),
    Measure(
        code="JO-07",
        title="Dage til første henvisning",
        definition=(
            "Det gennemsnitlige antal dage fra jobordren blev oprettet, til den første kandidat var henvist. "
            "Jobordrer uden henvisning er ikke med."
        ),
        family=ORDERS,
        numerator="days_to_referral",
        denominator="with_referral",
        unit=Unit.DAYS,
        available_after=1,
        matures_because=_A_MONTH,
    ),
    Measure(
        code="JO-08",
        title="Dage til første ansættelse",
        definition=(
            "Det gennemsnitlige antal dage fra jobordren blev oprettet, til den første ansættelse blev registreret. "
            "Jobordrer uden ansættelse er ikke med."
        ),
        family=ORDERS,
        numerator="days_to_hire",
        denominator="filled",
        unit=Unit.DAYS,
        available_after=3,
        matures_because=_THREE_MONTHS,
    ),
    Measure(
        code="JO-09",
        title="Virksomhedernes svarprocent",
        definition=(
            "Andelen af henvisningerne på de jobordrer, der er oprettet i perioden, hvor virksomheden har svaret: vil "
            "tale med kandidaten, har ansat eller siger nej. En henvisning, der udløb uden svar, tæller i nævneren."
        ),
        family=ORDERS,
        numerator="answered",
        denominator="answers_due",
        unit=Unit.SHARE,
        available_after=1,
        matures_because="Virksomheden har 14 dage til at svare, og henvisningen kan komme senere end jobordren.",
    ),
    Measure(
        code="JO-10",
        title="Jobordrer uden kandidater",
        definition="Andelen af de jobordrer, der er oprettet i perioden, som ingen kandidat er henvist til.",
        family=ORDERS,
        numerator="with_referral",
        denominator="orders",
        counts_the_rest=True,
        unit=Unit.SHARE,
        available_after=1,
        matures_because=_A_MONTH,
    ),
    Measure(
        code="JO-11",
        title="Besat på tværs af brancher",
        definition=(
            "Andelen af ansættelserne på de jobordrer, der er oprettet i perioden, hvor jobordrens branche er en anden "
            "end branchen for det seneste job, medlemmet har haft. Brancher er NACE-afsnit (21 brancher)."
        ),
        family=ORDERS,
        numerator="hires_across",
        denominator="hires_compared",
        unit=Unit.SHARE,
        available_after=3,
        matures_because=_THREE_MONTHS,
    ),
    Measure(
        code="JO-12",
        title="Besatte stillinger",
        definition=(
            "Andelen af stillingerne på de jobordrer, der er oprettet i perioden, som en henvist er ansat i på "
            "ordinære vilkår."
        ),
        family=ORDERS,
        numerator="hires",
        denominator="positions",
        unit=Unit.SHARE,
        available_after=3,
        matures_because=_THREE_MONTHS,
    ),
)

SOURCES = (
    Source(ORDERS, Reading(SQL["touched_orders"]), Making(SQL["put_orders"]), of_all=True),
    Source(ORDERS, Reading(SQL["touched_referred_orders"]), Making(SQL["put_referred_orders"])),
)
