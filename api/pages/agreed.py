"""Agreements as a page says them: the line that is always in sight, the list behind it, and the form for a new one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID, uuid4

from api import danish_words as said
from api.pages.drafts import DraftView
from api.pages.order_words import order_number
from matching.core.agreement_errors import AgreementHasGoneOut
from matching.core.agreements import ABOUT_A_JOB, Agreement, AgreementKind, AgreementState, Conversation, Doer
from matching.core.danish_time import danish_day
from matching.core.ids import TalkId

DAYS_TO_ACT = 7  #: the deadline a form proposes

_COUNTED: Mapping[AgreementKind, tuple[str, str]] = {
    AgreementKind.SEEK_SELF: ("job søges selv", "job søges selv"),
    AgreementKind.REFERRED: ("henvisning", "henvisninger"),
    AgreementKind.COURSE: ("kursus", "kurser"),
    AgreementKind.PRACTICE: ("praktikplads", "praktikpladser"),
    AgreementKind.OFFER_RECOMMENDATION: ("indstilling om tilbud", "indstillinger om tilbud"),
    AgreementKind.COMPETENCE: ("kompetence styrkes", "kompetencer styrkes"),
    AgreementKind.OTHER: ("anden aftale", "andre aftaler"),
}


@dataclass(frozen=True)
class AgreementView:
    """One agreement in words."""

    key: Annotated[str, "Aftalens id"]
    kind: Annotated[str, "Aftalens slags"]
    what: Annotated[str, "Hvad der er aftalt"]
    address: Annotated[str, "Jobordrens side; tom, når aftalen ikke handler om et job"]
    step: Annotated[str, "Hvem der tager næste skridt, og hvornår"]
    made: Annotated[str, "Hvornår den blev aftalt"]
    standing: Annotated[bool, "Om aftalen gælder"]
    version: Annotated[int, "Den version, en ændring hører til"]
    job: Annotated[str, "Jobordrens id; tom, når aftalen ikke handler om et job"]
    stays: Annotated[str, "Hvorfor aftalen ikke kan fortrydes her; tom, når den kan"]


@dataclass(frozen=True)
class AgreedView:
    """What has been agreed in the talk."""

    talk_id: Annotated[TalkId, "Samtalen"]
    open: Annotated[bool, "Om aftaler kan ændres"]
    summary: Annotated[str, "Aftalerne talt op i ord"]
    agreements: Annotated[tuple[AgreementView, ...], "Samtalens aftaler, ældste først; også dem, der er fortrudt"]
    query: Annotated[str, "Indstillingerne fra »hvad nu hvis«, så siden vender tilbage til dem"]


@dataclass(frozen=True)
class KindChoice:
    """One kind of agreement to choose in the form."""

    value: Annotated[str, "Det, formularen sender"]
    label: Annotated[str, "Det, man læser"]
    chosen: Annotated[bool, "Om den er valgt"]


@dataclass(frozen=True)
class NewAgreementView:
    """The form for an agreement that is not about a job on the list."""

    talk_id: Annotated[TalkId, "Samtalen"]
    once_key: Annotated[UUID, "Formularens egen nøgle, så den kun tæller én gang"]
    kinds: Annotated[tuple[KindChoice, ...], "Slags at vælge imellem"]
    doers: Annotated[tuple[KindChoice, ...], "Hvem der tager næste skridt"]
    offers: Annotated[tuple[KindChoice, ...], "Tilbud, kommunen kan bevilge"]
    draft: Annotated[DraftView, "Teksten, mens den skrives"]
    earliest: Annotated[str, "Første dag, en frist kan være"]
    query: Annotated[str, "Indstillingerne fra »hvad nu hvis«"]


def agreed_view(conversation: Conversation, as_of: date, query: str = "") -> AgreedView:
    """Return the talk's agreements in words."""
    views = tuple(
        agreement_view(one, as_of, gone_out=one.agreement_id in conversation.gone_out) for one in conversation.agreed
    )
    talk_id, is_open = conversation.talk.talk_id, conversation.is_open
    return AgreedView(talk_id, is_open, counted(conversation.standing), views, query)


def counted(agreements: Iterable[Agreement]) -> str:
    """Return "2 job søges selv · 1 henvisning", or that there is nothing yet."""
    count = Counter(agreement.kind for agreement in agreements)
    return " · ".join(said.counted(count[kind], *_COUNTED[kind]) for kind in _COUNTED if count[kind]) or "Ingen endnu"


def agreement_view(agreement: Agreement, as_of: date, *, gone_out: bool = False) -> AgreementView:
    """Return one agreement in words; `gone_out` when somebody outside the house has heard of it."""
    job = agreement.job
    return AgreementView(
        key=str(agreement.agreement_id),
        kind=agreement.kind.label,
        what=said_what(agreement),
        address=f"/jobordrer/{job.job_order_id}" if job else "",
        step=step_said(agreement, as_of),
        made=said.day(danish_day(agreement.made_at), as_of).said,
        standing=agreement.state is AgreementState.STANDING,
        version=agreement.version,
        job=str(job.job_order_id) if job else "",
        stays=str(AgreementHasGoneOut(agreement.kind)) if gone_out else "",
    )


def said_what(agreement: Agreement) -> str:
    """Return what an agreement is about: the job, or the adviser's words."""
    if agreement.job is None:
        return agreement.text
    at = f", {agreement.job.employer}" if agreement.job.employer else ""
    return f"{agreement.job.title}{at} ({order_number(agreement.job.number)})"


def step_said(agreement: Agreement, as_of: date) -> str:
    """Return who does it and until when: "Medlemmet, senest om 5 dage"."""
    return agreement.doer.label + until_said(agreement, as_of)


def until_said(agreement: Agreement, as_of: date) -> str:
    """Return ", senest om 5 dage", or nothing without a deadline."""
    until = agreement.deadline_on
    return f", senest {said.day(until, as_of).said}" if until else ""


def proposed_deadline(as_of: date, latest: date | None = None) -> date:
    """Return the deadline a form proposes: in a week, or the job's own when that is sooner and not yet gone."""
    usual = as_of + timedelta(days=DAYS_TO_ACT)
    return min(usual, latest) if latest and latest >= as_of else usual


def new_agreement_view(
    talk_id: TalkId, draft: DraftView, offers: Sequence[tuple[str, str]], as_of: date, query: str
) -> NewAgreementView:
    """Return an empty form with a key of its own; jobs are agreed on at their cards."""
    free = [kind for kind in AgreementKind if kind not in ABOUT_A_JOB]
    kinds = free if offers else [kind for kind in free if kind is not AgreementKind.OFFER_RECOMMENDATION]
    return NewAgreementView(
        talk_id=talk_id,
        once_key=uuid4(),
        kinds=tuple(KindChoice(str(kind.value), kind.label, kind is AgreementKind.COURSE) for kind in kinds),
        doers=tuple(KindChoice(str(doer.value), doer.label, False) for doer in Doer),
        offers=tuple(KindChoice(key, label, False) for key, label in offers),
        draft=draft,
        earliest=as_of.isoformat(),
        query=query,
    )
