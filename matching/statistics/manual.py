"""The manual of figures, written from the declarations: `python -m matching.statistics.manual > docs/figures.md`.

A test fails when the two differ.
"""

import sys
from collections.abc import Iterator
from datetime import date

from matching.statistics.catalogue import FAMILIES, MEASURES
from matching.statistics.measure import Family, Measure

OPENING = """# Tal

Skrevet ud fra målingernes egne erklæringer med `python -m matching.statistics.manual > docs/figures.md`.

Hvert tal tælles af oplysninger, én for hver ting, der tælles. De fyldes dag for dag af `jobbro figures fill` ud fra
det, der er registreret, som det var kendt, da dagen sluttede. Inddelinger efter branche, fag og kommune følger den
seneste læsning af jobordre og medlem. Noget, der registreres senere, ændrer den kohorte, det hører til, og kohorten får
et mærke med dagen, hvis den allerede kunne læses. Intet her er offentliggjort: det, der forlader huset, går gennem
diskretionering.
"""


def manual() -> str:
    """The whole manual."""
    parts = [OPENING, *(part for family in FAMILIES for part in _family(family)), NOT_BUILT]
    return "\n".join(parts)


def _family(family: Family) -> Iterator[str]:
    yield f"## {family.title}\n"
    yield f"Der tælles {family.counts}, dateret efter {family.dated_by}.\n"
    yield "| inddeling | kode | betyder |\n|---|---|---|"
    yield from (f"| {one.title} | `{one.code}` | {one.definition} |" for one in family.dimensions)
    yield ""
    for measure in MEASURES:
        if measure.family is family:
            yield from _measure(measure)


def _measure(measure: Measure) -> Iterator[str]:
    yield f"### {measure.code} {measure.title}\n"
    yield f"{measure.definition}\n"
    yield f"- Tæller: {measure.above}"
    if measure.below is not None:
        yield f"- Nævner: {measure.below}"
    yield f"- Enhed: {measure.unit.label}"
    yield from (f"- Ikke med: {one.reason} (`{one.key}`)" for one in measure.leaves_out)
    yield f"- Kan læses: {_available(measure)} {measure.matures_because}"
    yield f"- Version {measure.version}, {_validity(measure)}\n"


def _available(measure: Measure) -> str:
    if not measure.available_after:
        return "når perioden er slut."
    return f"{measure.available_after} måned{'er' if measure.available_after > 1 else ''} efter, at perioden er slut."


def _validity(measure: Measure) -> str:
    until = "" if measure.valid_until is None else f" og før {_said(measure.valid_until)}"
    return f"for kohorter fra {_said(measure.valid_from)}{until}"


def _said(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


NOT_BUILT = """## Tal, der ikke kan laves af det, der er registreret

- Jobordrer efter ansvarlig a-kasse eller kommune: det er ikke registreret, hvem der er ansvarlig for en jobordre. En
  a-kasses tal siger i stedet, hvad a-kassen selv har gjort med alle jobordrer.
- Afstand til jobbet: rejsetiden er ikke gemt ved ansættelsen og ville i dag blive regnet ud fra en bopæl, der kan være
  en anden.
- Erhvervsgrupper som i Arbejdsmarkedsbalancen: grupperingen findes ikke i Jobbro; der deles efter ISCO-08 i stedet.
- Fuld fil ved overdragelsen efter hele tjeklisten: det gemmes ikke, om der ventede samtaler eller lå kladder, da filen
  blev overdraget. KF-06 tæller i stedet det, der står i selve filen.
- Kommunens samtaler i måned 4-6: Jobbro kender dem ikke. Forløbene dateres efter dagen, de begyndte, så kommunens tal
  for de samme forløb kan stå ved siden af.
- Afslag på indstillinger efter grund: kommunens begrundelse er fri tekst uden grupper.
- Forslag efter persongruppe: Jobbro har ikke de oplysninger, som grupper dannes af. Der deles efter spor.
- Alder, køn og herkomst: Jobbro har dem ikke.
"""


def main() -> None:
    """Print it."""
    sys.stdout.write(manual())


if __name__ == "__main__":
    main()
