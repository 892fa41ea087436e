"""What an employer has typed and chosen, as the form carries it from step to step: the form is the draft.

Every field is text and nothing is refused here, so that nothing typed is ever lost; `employer_checks` reads it.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, field_validator

from matching.core.job_order import JobOrderSubmission
from matching.services.find_concepts import ConceptKind, FoundConcept
from matching.services.preview_order import OfferedOccupation, OrderPreview

MUST, NICE, OUT = "skal", "gerne", "ude"
PLACES = (MUST, NICE, OUT)
#: Characters of a label or phrase that the form carries; ours are shorter.
LONGEST_WORDS = 300
MOST_LINES = 80


class EmployerForm(BaseModel):
    """Every field of the employer's form; a list is a field that comes several times."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    kladde: str = ""
    titel: str = ""
    opslag: str = ""
    virksomhed: str = ""
    cvr: str = ""
    pnr: str = ""
    kontakt: str = ""
    email: str = ""
    telefon: str = ""
    stillinger: str = "1"
    kandidater: str = ""
    frist: str = ""
    laest: str = ""
    fag: str = ""
    fag_tilbud: list[str] = Field(default_factory=list)
    linje: list[str] = Field(default_factory=list)
    timer_fra: str = ""
    timer_til: str = ""
    tid: list[str] = Field(default_factory=list)
    ansaettelse: str = ""
    start: str = ""
    postnr: str = ""
    soeg_fag: str = ""
    soeg_krav: str = ""
    handling: str = ""
    grund_for: list[str] = Field(default_factory=list)
    grund: list[str] = Field(default_factory=list)

    @field_validator("opslag", mode="before")
    @classmethod
    def one_kind_of_line_break(cls, text: object) -> object:
        """A browser sends two signs for a line break and a script one; the ad is the same."""
        return text.replace("\r\n", "\n") if isinstance(text, str) else text

    def with_changes(self, **changes: object) -> "EmployerForm":
        """The form with some fields changed."""
        return self.model_copy(update=changes)

    @property
    def reading_key(self) -> str:
        """What the ad was when it was read; another key means that it is to be read again."""
        return hashlib.sha256(f"{self.titel}\n{self.opslag}".encode()).hexdigest()[:16]

    @property
    def lines(self) -> tuple["FormLine", ...]:
        """The lines of what the order asks for, each thing once; what is not a line of ours is left out."""
        read = [line for text in self.linje[:MOST_LINES] if (line := FormLine.read(text)) is not None]
        return tuple({line.identity: line for line in reversed(read)}.values())[::-1]

    @property
    def offers(self) -> tuple[OfferedOccupation, ...]:
        """The occupations to choose between."""
        read = (_strings(text, 3) for text in self.fag_tilbud[:20])
        return tuple(OfferedOccupation(*words) for words in read if words is not None)

    @property
    def reasons(self) -> dict[str, str]:
        """Why wording is kept, by the phrase in lower case."""
        pairs = zip(self.grund_for, self.grund, strict=False)
        return {phrase.casefold(): reason.strip() for phrase, reason in pairs}


@dataclass(frozen=True)
class FormLine:
    """One thing the order asks for: where it stands, what it is, and the ad's phrase (empty = added by hand)."""

    place: str
    kind: ConceptKind
    key: str
    label: str
    phrase: str

    @classmethod
    def read(cls, text: str) -> "FormLine | None":
        """The line that `written` wrote, or None."""
        words = _strings(text, 5)
        if words is None or words[0] not in PLACES or words[1] not in {kind.value for kind in ConceptKind}:
            return None
        return cls(words[0], ConceptKind.of(words[1]), *words[2:])

    @property
    def written(self) -> str:
        """The line as a hidden field holds it."""
        return _written(self.place, self.kind.value, self.key, self.label, self.phrase)

    @property
    def identity(self) -> tuple[ConceptKind, str]:
        """What it is, wherever it stands; a language is one whatever the level."""
        return self.kind, self.key.partition(":")[0] if self.kind is ConceptKind.LANGUAGE else self.key

    def at(self, place: str) -> "FormLine":
        """The line in another place."""
        return FormLine(place, self.kind, self.key, self.label, self.phrase)


def written_offer(offer: OfferedOccupation) -> str:
    """An occupation as a hidden field holds it."""
    return _written(offer.uri, offer.label, offer.phrase)


def written_concept(found: FoundConcept) -> str:
    """A concept as a button sends it."""
    return _written(found.kind.value, found.key, found.label)


def concept_of(text: str) -> FoundConcept | None:
    """The concept that `written_concept` wrote, or None."""
    words = _strings(text, 3)
    if words is None or words[0] not in {kind.value for kind in ConceptKind}:
        return None
    return FoundConcept(ConceptKind.of(words[0]), words[1], words[2])


def draft_key(form: EmployerForm) -> str:
    """The key under which the order will land once, however often the form is sent; a new one for a new form."""
    try:
        return str(UUID(form.kladde))
    except ValueError:
        return str(uuid4())


def with_reading(form: EmployerForm, preview: OrderPreview) -> EmployerForm:
    """The form with what was read filled in where the employer has said nothing; lines already there stay."""
    known = {line.identity for line in form.lines}
    read = [FormLine(MUST if one.must else NICE, one.kind, one.key, one.label, one.phrase) for one in preview.lines]
    lines = [*form.lines, *(line for line in read if line.identity not in known)]
    hours = preview.hours
    return form.with_changes(
        laest=form.reading_key,
        fag=form.fag or (preview.occupations[0].uri if preview.occupations else ""),
        fag_tilbud=_offers((one for one in form.offers if one.uri == form.fag), preview.occupations),
        linje=[line.written for line in lines],
        timer_fra=form.timer_fra or (_number(hours.least) if hours else ""),
        timer_til=form.timer_til or (_number(hours.most) if hours else ""),
        tid=form.tid or sorted(str(shift.value) for shift in preview.shifts),
        ansaettelse=form.ansaettelse or (str(preview.employment.value) if preview.employment else ""),
        start=form.start or (preview.starts_on.isoformat() if preview.starts_on else ""),
        frist=form.frist or (preview.deadline_on.isoformat() if preview.deadline_on else ""),
        postnr=form.postnr or (preview.postcode or ""),
    )


def form_of(submission: JobOrderSubmission, lines: Sequence[FormLine], offer: OfferedOccupation | None) -> EmployerForm:
    """The form as it was when this order was submitted, to be mended."""
    hours = submission.hours
    return EmployerForm(
        kladde=submission.source_id,
        titel=submission.title,
        opslag=submission.text,
        virksomhed=submission.employer_name or "",
        cvr=submission.cvr_number or "",
        pnr=submission.p_number or "",
        kontakt=submission.contact.name,
        email=submission.contact.email,
        telefon=submission.contact.phone,
        stillinger=str(submission.positions),
        kandidater=str(submission.candidates_wanted or ""),
        frist=submission.deadline_on.isoformat() if submission.deadline_on else "",
        fag=submission.occupation_uri or "",
        fag_tilbud=[written_offer(offer)] if offer else [],
        linje=[line.written for line in lines],
        timer_fra=_number(hours.least) if hours else "",
        timer_til=_number(hours.most) if hours else "",
        tid=sorted(str(shift.value) for shift in submission.shifts),
        ansaettelse=str(submission.employment.value) if submission.employment else "",
        start=submission.starts_on.isoformat() if submission.starts_on else "",
        postnr=submission.postcode or "",
    )


def act(form: EmployerForm, act_asked: str) -> EmployerForm:
    """The form after one press of a button of the second step; an act that is not known changes nothing."""
    verb, _, rest = act_asked.partition(":")
    found = concept_of(rest)
    if verb in PLACES and rest.isdigit() and int(rest) < len(form.lines):
        return _moved(form, int(rest), verb)
    if verb == "tilfoej" and found is not None and found.kind is not ConceptKind.OCCUPATION:
        return _added(form, found)
    if verb == "fag" and found is not None and found.kind is ConceptKind.OCCUPATION:
        return _chosen(form, found)
    return form


def _moved(form: EmployerForm, number: int, place: str) -> EmployerForm:
    lines = list(form.lines)
    lines[number] = lines[number].at(place)
    return form.with_changes(linje=[line.written for line in lines])


def _added(form: EmployerForm, found: FoundConcept) -> EmployerForm:
    added = FormLine(MUST, found.kind, found.key, found.label, "")
    lines = list(form.lines)
    there = next((number for number, line in enumerate(lines) if line.identity == added.identity), None)
    if there is None:
        lines.append(added)
    elif lines[there].place == OUT:
        lines[there] = lines[there].at(MUST)
    return form.with_changes(linje=[line.written for line in lines], soeg_krav="")


def _chosen(form: EmployerForm, found: FoundConcept) -> EmployerForm:
    offers = _offers(form.offers, (OfferedOccupation(found.key, found.label, ""),))
    return form.with_changes(fag=found.key, fag_tilbud=offers, soeg_fag="")


def _offers(kept: Iterable[OfferedOccupation], more: Iterable[OfferedOccupation]) -> list[str]:
    """Those kept, then the new ones, each once."""
    every: dict[str, OfferedOccupation] = {}
    for offer in (*kept, *more):
        every.setdefault(offer.uri, offer)
    return [written_offer(offer) for offer in every.values()]


def _number(hours: float) -> str:
    return f"{hours:g}".replace(".", ",")


def _written(*words: str) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def _strings(text: str, count: int) -> list[str] | None:
    """A JSON list of `count` short strings, or None."""
    try:
        words = json.loads(text)
    except ValueError:
        return None
    if not isinstance(words, list) or len(words) != count:
        return None
    return words if all(isinstance(one, str) and len(one) <= LONGEST_WORDS for one in words) else None
