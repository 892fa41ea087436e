"""The agreements of a talk as text for Min Plan: clear Danish sentences to the member, one agreement each."""

from collections.abc import Iterable
from datetime import date

from api import danish_words as said
from matching.core.agreements import AgreedJob, Agreement, AgreementKind, Doer

NOTHING_AGREED = "Vi har ikke aftalt noget nyt i dag. De aftaler, vi har i forvejen, gælder stadig."

_OPENINGS = {
    AgreementKind.COURSE: "Vi har talt om et kursus: ",
    AgreementKind.PRACTICE: "Vi har talt om en praktikplads: ",
    AgreementKind.OFFER_RECOMMENDATION: "A-kassen indstiller til kommunen, at du får et tilbud: ",
    AgreementKind.COMPETENCE: "Du styrker det, du kan: ",
    AgreementKind.OTHER: "",
}
_NEXT_STEP = {
    Doer.MEMBER: "Du tager næste skridt",
    Doer.ADVISER: "Din jobrådgiver tager næste skridt",
    Doer.MUNICIPALITY: "Kommunen tager næste skridt",
}
#: What the a-kasse does not decide, and the member should know.
_MUNICIPALITY_DECIDES = "Det er kommunen, der afgør, om du får tilbuddet."


def plan_text(agreements: Iterable[Agreement]) -> str:
    """Return one paragraph for each agreement, as they were made; a sentence of its own when there is none."""
    return "\n\n".join(map(agreement_said, agreements)) or NOTHING_AGREED


def agreement_said(agreement: Agreement) -> str:
    """Return an agreement in sentences to the member: what, in the adviser's words, and who does what until when."""
    if agreement.kind is AgreementKind.SEEK_SELF and agreement.job:
        return _sentences(f"Du søger selv {_job(agreement.job)}{_until(agreement.deadline_on)}", agreement.text)
    if agreement.kind is AgreementKind.REFERRED and agreement.job:
        return _sentences(
            f"A-kassen henviser dig til {_job(agreement.job)}{_until(agreement.deadline_on)}", agreement.text
        )
    step = _NEXT_STEP[agreement.doer] + _until(agreement.deadline_on)
    decides = _MUNICIPALITY_DECIDES if agreement.kind is AgreementKind.OFFER_RECOMMENDATION else ""
    return _sentences(_what(agreement), decides, step)


def _what(agreement: Agreement) -> str:
    opening = _OPENINGS.get(agreement.kind, "")
    about = " ".join(part for part in (agreement.text, f"({_job(agreement.job)})" if agreement.job else "") if part)
    return opening + about if opening else said.sentence_case(about)


def _job(job: AgreedJob) -> str:
    at = f" hos {job.employer}" if job.employer else ""
    return f"jobbet »{job.title}«{at} (J-{job.number})"


def _until(deadline: date | None) -> str:
    return f" senest den {said.full_date(deadline)}" if deadline else ""


def _sentences(*parts: str) -> str:
    return " ".join(_ended(part.strip()) for part in parts if part.strip())


def _ended(words: str) -> str:
    return words if words[-1] in ".!?" else f"{words}."
