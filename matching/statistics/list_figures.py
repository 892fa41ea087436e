"""Ranked lists by the month they were shown: what was shown in each track, what advisers chose, and what came of it."""

from matching.queries.loading import load_statements
from matching.statistics.measure import Dimension, Division, Exclusion, Family, Measure, Quantity, Unit
from matching.statistics.sources import Making, Reading, Source

SQL = load_statements(__file__)

UNDONE = Exclusion("undone", "Valg, som rådgiveren har fortrudt")
NEVER_SENT = Exclusion("never_sent", "Henvisninger, der aldrig nåede virksomheden")
REVERSED = Exclusion("reversed", "Ansættelser, der er tilbageført")
NOT_ORDINARY = Exclusion("not_ordinary", "Virksomhedspraktik og job med løntilskud")

LISTS = Family(
    code="lists",
    title="Forslag på viste lister",
    counts="ét forslag på en liste; et forslag, der vises igen, tælles igen",
    dated_by="dagen, listen blev vist",
    dimensions=(
        Dimension("track", "Spor", "Samme branche, nær branche eller nyt spor, som forslaget blev vist i."),
        Dimension("direction", "Listens retning", "Job til et medlem eller kandidater til en jobordre."),
    ),
    divisions=(
        Division("shown", ("chosen",)),
        Division("shown", ("set_aside",)),
        Division("chosen", ("referred",)),
        Division("chosen", ("hired",)),
    ),
    quantities=(
        Quantity("shown", "viste forslag"),
        Quantity("chosen", "forslag, rådgiveren valgte fra listen", (UNDONE,)),
        Quantity("set_aside", "forslag, rådgiveren lagde til side med en grund"),
        Quantity("referred", "valgte forslag, der blev til en henvisning", (UNDONE, NEVER_SENT)),
        Quantity("hired", "valgte forslag, der blev til en ordinær ansættelse", (UNDONE, REVERSED, NOT_ORDINARY)),
    ),
)

_A_MONTH = "Et forslag kan blive valgt eller henvist senere; det får en måned."

MEASURES = (
    Measure(
        code="RA-01",
        title="Viste forslag",
        definition="Antallet af forslag på de lister, der er vist rådgivere i perioden.",
        family=LISTS,
        numerator="shown",
        unit=Unit.COUNT,
        available_after=0,
        matures_because="Kendt, når måneden er slut.",
    ),
    Measure(
        code="RA-02",
        title="Valgte forslag",
        definition="Andelen af de viste forslag, som rådgiveren valgte og aftalte med medlemmet.",
        family=LISTS,
        numerator="chosen",
        denominator="shown",
        unit=Unit.SHARE,
        available_after=1,
        matures_because=_A_MONTH,
    ),
    Measure(
        code="RA-03",
        title="Forslag lagt til side",
        definition="Andelen af de viste forslag, som rådgiveren lagde til side som ikke relevante.",
        family=LISTS,
        numerator="set_aside",
        denominator="shown",
        unit=Unit.SHARE,
        available_after=1,
        matures_because=_A_MONTH,
    ),
    Measure(
        code="RA-04",
        title="Valgte forslag, der blev henvist",
        definition="Andelen af de forslag, rådgiveren valgte fra lister vist i perioden, der blev til en henvisning.",
        family=LISTS,
        numerator="referred",
        denominator="chosen",
        unit=Unit.SHARE,
        available_after=1,
        matures_because=_A_MONTH,
    ),
    Measure(
        code="RA-05",
        title="Valgte forslag, der blev til ansættelse",
        definition=(
            "Andelen af de forslag, rådgiveren valgte fra lister vist i perioden, hvor medlemmet blev ansat i et "
            "ordinært job hos virksomheden."
        ),
        family=LISTS,
        numerator="hired",
        denominator="chosen",
        unit=Unit.SHARE,
        available_after=3,
        matures_because="En ansættelse kan tage tid at nå frem og blive registreret; den får tre måneder.",
    ),
)

SOURCES = (Source(LISTS, Reading(SQL["touched_lists"]), Making(SQL["put_lists"])),)
