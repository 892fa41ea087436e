"""The two steps of the employer's form as pages in finished words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from api import danish_words as said
from api.pages.employer_form import MUST, NICE, OUT, EmployerForm, FormLine, draft_key, written_concept
from api.pages.marked_text import Mark, Paragraph, marked_text
from api.pages.sign_in import Choice
from matching.core.job_order import Employment, Shift
from matching.core.wording import Finding
from matching.services.count_fitting_members import WITHIN_MINUTES, FittingCount
from matching.services.find_concepts import FoundConcept

FIRST_STEP = (
    "titel", "opslag", "virksomhed", "cvr", "pnr", "kontakt", "email", "telefon", "stillinger", "kandidater", "frist",
)  # fmt: skip
SECOND_STEP = ("laest", "fag", "timer_fra", "timer_til", "ansaettelse", "start", "postnr")
SECOND_STEP_LISTS = ("fag_tilbud", "linje", "tid", "grund_for", "grund")
Hidden = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EmployerFormPage:
    """The first step: the ad and who asks."""

    form: Annotated[EmployerForm, "Det, virksomheden har skrevet indtil nu"]
    faults: Annotated[Mapping[str, str], "Det, der skal rettes, efter felt"]
    hidden: Annotated[Hidden, "Det andet trins felter, som formularen bærer med sig"]
    notice: Annotated[str, "En besked øverst, fx at siden havde ligget for længe; tom ellers"]
    mending: Annotated[bool, "Om en jobordre, der findes, bliver rettet"]


@dataclass(frozen=True)
class OccupationView:
    """One occupation to choose."""

    value: Annotated[str, "Det, formularen sender"]
    label: Annotated[str, "Fagets navn"]
    phrase: Annotated[str, "Ordene, det er læst af; tom, når det kun ligner"]
    chosen: Annotated[bool, "Om det er valgt"]


@dataclass(frozen=True)
class LineView:
    """One thing that is asked for, with its buttons."""

    number: Annotated[int, "Linjens plads i formularen"]
    label: Annotated[str, "Kravet eller ønsket"]
    phrase: Annotated[str, "Ordene i opslaget; tom, når de er de samme eller det er tilføjet i hånden"]
    kind: Annotated[str, "Kompetence, bevis eller sprog"]


@dataclass(frozen=True)
class LineGroup:
    """Lines that stand together, with the places they can be moved to."""

    key: Annotated[str, "Gruppens nøgle: skal, gerne eller ude"]
    title: Annotated[str, "Gruppens overskrift"]
    nothing: Annotated[str, "Det, der står, når gruppen er tom"]
    lines: Annotated[tuple[LineView, ...], "Linjerne, i opslagets rækkefølge"]
    moves: Annotated[tuple[tuple[str, str], ...], "Hvad knapperne sender, og hvad der står på dem"]


@dataclass(frozen=True)
class WordingView:
    """Words that may be unlawful."""

    number: Annotated[int, "Stedets nummer på siden"]
    phrase: Annotated[str, "Ordene i opslaget"]
    ground: Annotated[str, "Det, ordene handler om, fx »Alder«"]
    rule: Annotated[str, "Reglen i almindelige ord"]
    instead: Annotated[str, "En lovlig måde at sige det på"]
    question: Annotated[bool, "Om det kan være lovligt og kun skal overvejes"]
    reason: Annotated[str, "Virksomhedens begrundelse indtil nu"]
    fault: Annotated[str, "Hvad der mangler i begrundelsen; tom ellers"]


@dataclass(frozen=True)
class HitButton:
    """A concept found by the letters typed."""

    value: Annotated[str, "Det, knappen sender"]
    label: Annotated[str, "Navnet"]
    kind: Annotated[str, "Fag, kompetence, bevis eller sprog"]


@dataclass(frozen=True)
class ConceptHits:
    """What a search for a concept found."""

    field: Annotated[str, "Feltet, der blev søgt i"]
    searched: Annotated[bool, "Om der er søgt"]
    hits: Annotated[tuple[HitButton, ...], "Træf, bedste først"]


@dataclass(frozen=True)
class EmployerPreviewPage:
    """The second step: what Jobbro understood, to be mended."""

    form: Annotated[EmployerForm, "Det, virksomheden har skrevet og valgt"]
    faults: Annotated[Mapping[str, str], "Det, der skal rettes, efter felt"]
    hidden: Annotated[Hidden, "Det første trins felter og det læste, som formularen bærer med sig"]
    notice: Annotated[str, "En besked øverst; tom ellers"]
    told: Annotated[str, "Hvad det seneste tryk gjorde, til skærmlæsere"]
    waiting: Annotated[bool, "Om læseren endnu gøres klar"]
    ad: Annotated[tuple[Paragraph, ...], "Opslaget med det forståede og det, der kan være ulovligt, markeret"]
    occupations: Annotated[tuple[OccupationView, ...], "Fag at vælge imellem, det læste først"]
    by_law: Annotated[tuple[str, ...], "Beviser, som loven kræver til det valgte fag"]
    groups: Annotated[tuple[LineGroup, ...], "Det, der skal være der, det ønskede og det fjernede"]
    shifts: Annotated[tuple[Choice, ...], "Tidspunkter på døgnet"]
    employments: Annotated[tuple[Choice, ...], "Fast eller tidsbegrænset"]
    wording: Annotated[tuple[WordingView, ...], "Ord, der kan være ulovlige, de alvorlige først"]
    fit: Annotated[str, "Hvor mange der kan passe, rundet; tom, når det ikke kan tælles"]
    occupation_hits: Annotated[ConceptHits, "Fag, der er søgt efter"]
    need_hits: Annotated[ConceptHits, "Krav, der er søgt efter"]


@dataclass(frozen=True)
class Understood:
    """What the second step shows beside the form itself."""

    by_law: tuple[str, ...] = ()
    findings: Sequence[Finding] = ()
    fit: FittingCount | None = None
    occupation_hits: Sequence[FoundConcept] = ()
    need_hits: Sequence[FoundConcept] = ()


@dataclass(frozen=True)
class Told:
    """What a page says of the request that led to it."""

    faults: Mapping[str, str]
    notice: str = ""
    told: str = ""


NOTHING_TOLD = Told({})
LAPSED = "Siden har ligget åben for længe. Intet er gået tabt: se det igennem, og tryk igen."


def form_page(form: EmployerForm, told: Told = NOTHING_TOLD, *, mending: bool = False) -> EmployerFormPage:
    """Return the first step."""
    kept = form.with_changes(kladde=draft_key(form))
    return EmployerFormPage(kept, told.faults, _hidden(kept, SECOND_STEP, SECOND_STEP_LISTS), told.notice, mending)


def waiting_page(form: EmployerForm) -> EmployerPreviewPage:
    """Return the second step while the reader is made ready: the form alone, which asks again by itself."""
    return _preview(form, Understood(), NOTHING_TOLD, waiting=True)


def preview_page(form: EmployerForm, understood: Understood, told: Told = NOTHING_TOLD) -> EmployerPreviewPage:
    """Return the second step in finished words."""
    return _preview(form, understood, told, waiting=False)


def _preview(form: EmployerForm, understood: Understood, told: Told, *, waiting: bool) -> EmployerPreviewPage:
    kept = form.with_changes(kladde=draft_key(form))
    lists = ("fag_tilbud", "linje", *(("tid", "grund_for", "grund") if waiting else ()))
    singles = (*FIRST_STEP, "laest", *(SECOND_STEP[1:] if waiting else ()))
    return EmployerPreviewPage(
        form=kept,
        faults=told.faults,
        hidden=_hidden(kept, singles, lists),
        notice=told.notice,
        told=told.told,
        waiting=waiting,
        ad=_marked(kept, understood.findings),
        occupations=tuple(
            OccupationView(
                one.uri, said.sentence_case(one.label), _other_words(one.phrase, one.label), one.uri == kept.fag
            )
            for one in kept.offers
        ),
        by_law=tuple(map(said.sentence_case, understood.by_law)),
        groups=_groups(kept.lines),
        shifts=tuple(Choice(str(one.value), one.label, one.value in kept.tid) for one in Shift),
        employments=_employments(kept),
        wording=_wording(kept, understood.findings, told.faults),
        fit=fit_words(understood.fit),
        occupation_hits=hits_view("soeg_fag", kept.soeg_fag, understood.occupation_hits),
        need_hits=hits_view("soeg_krav", kept.soeg_krav, understood.need_hits),
    )


def hits_view(field: str, text: str, found: Iterable[FoundConcept]) -> ConceptHits:
    """Return the buttons of a search."""
    verb = "fag" if field == "soeg_fag" else "tilfoej"
    buttons = (
        HitButton(f"{verb}:{written_concept(one)}", said.sentence_case(one.label), one.kind.label) for one in found
    )
    return ConceptHits(field, bool(text.strip()), tuple(buttons))


def fit_words(fit: FittingCount | None) -> str:
    """Return how many might fit, as it may be told."""
    if fit is None:
        return ""
    near = f", som bor inden for {said.minutes(WITHIN_MINUTES)} i bil," if fit.within_reach else ""
    if fit.at_least is None:
        return f"Færre end {fit.minimum} medlemmer i a-kasserne{near} ser ud til at kunne passe til stillingen."
    return f"Mindst {said.whole(fit.at_least)} medlemmer i a-kasserne{near} ser ud til at kunne passe til stillingen."


def _hidden(form: EmployerForm, singles: Iterable[str], lists: Iterable[str]) -> Hidden:
    one = [(name, getattr(form, name)) for name in singles]
    many = [(name, value) for name in lists for value in getattr(form, name)]
    return tuple(pair for pair in (*one, *many) if pair[1])


def _marked(form: EmployerForm, findings: Sequence[Finding]) -> tuple[Paragraph, ...]:
    marks = {line.phrase: Mark.UNDERSTOOD for line in form.lines if line.phrase and line.place != OUT}
    return marked_text(form.opslag, {**marks, **{finding.phrase: Mark.WORDING for finding in findings}})


def _groups(lines: Sequence[FormLine]) -> tuple[LineGroup, ...]:
    asked = ("Skal", "Der er ingen krav. Tilføj dem, der er nødvendige.", ((NICE, "Gør til ønske"), (OUT, "Fjern")))
    wished = ("Gerne", "Der er ingen ønsker.", ((MUST, "Gør til krav"), (OUT, "Fjern")))
    taken_out = ("Fjernet", "", ((MUST, "Sæt tilbage"),))
    return tuple(
        LineGroup(place, title, nothing, _line_views(lines, place), moves)
        for place, (title, nothing, moves) in ((MUST, asked), (NICE, wished), (OUT, taken_out))
    )


def _line_views(lines: Sequence[FormLine], place: str) -> tuple[LineView, ...]:
    return tuple(
        LineView(number, said.sentence_case(line.label), _other_words(line.phrase, line.label), line.kind.label)
        for number, line in enumerate(lines)
        if line.place == place
    )


def _employments(form: EmployerForm) -> tuple[Choice, ...]:
    known = [Choice(str(one.value), one.label, one.value == form.ansaettelse) for one in Employment]
    return (*known, Choice("", "Ikke angivet", not form.ansaettelse))


def _wording(form: EmployerForm, findings: Sequence[Finding], faults: Mapping[str, str]) -> tuple[WordingView, ...]:
    distinct = {one.phrase.casefold(): one for one in reversed(findings)}
    shown = sorted(distinct.values(), key=lambda one: (one.question, one.start, one.ground.value))
    return tuple(
        WordingView(
            number,
            one.phrase,
            one.ground.label,
            one.rule,
            one.instead,
            one.question,
            form.reasons.get(one.phrase.casefold(), ""),
            faults.get(f"grund-{number}", ""),
        )
        for number, one in enumerate(shown, 1)
    )


def wording_faults(form: EmployerForm, findings: Sequence[Finding]) -> dict[str, str]:
    """Return the sentence at each wording that is kept without a reason, by field."""
    return {
        f"grund-{one.number}": "Ret teksten, eller skriv, hvorfor jobbet har brug for det."
        for one in _wording(form, findings, {})
        if not one.question and not one.reason
    }


def _other_words(phrase: str, label: str) -> str:
    return "" if phrase.casefold() == label.casefold() else phrase
