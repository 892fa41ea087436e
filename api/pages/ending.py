"""Ending a talk: one page to read through, one button; then what the member takes home."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from http import HTTPStatus
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api import danish_words as said
from api.access import Session, requires
from api.pages import talk_words
from api.pages.agreed import KindChoice, counted
from api.pages.drafts import DraftView, Typed, draft_view
from api.plan_text import plan_text
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.agreement_errors import PlanSaysNothing, TalkAlreadyEnded
from matching.core.agreements import Conversation, DraftField, Ending, concrete_job_talked_about
from matching.core.danish_time import DENMARK, clock, danish_day
from matching.core.errors import JobbroError
from matching.core.ids import TalkId
from matching.core.talk_errors import TalkChangedMeanwhile, TalkNotBegun, TalkTimeWrong, TimeIsTaken
from matching.core.talks import HeldTalk, PlannedTalk, Talk, TalkForm, TalkKind
from matching.services.end_talk import end_talk
from matching.services.show_conversation import show_conversation

router = APIRouter(include_in_schema=False)

LENGTH = timedelta(minutes=45)  #: of the next talk, until somebody plans another
#: What may be held together with a jobsamtale.
TOGETHER = (TalkKind.RAADIGHED, TalkKind.CV)
#: What the adviser can mend on the page, said at the field it concerns.
_MENDED_AT: dict[type[JobbroError], str] = {
    PlanSaysNothing: "plan",
    TimeIsTaken: "dag",
    TalkTimeWrong: "dag",
    TalkNotBegun: "plan",
    TalkChangedMeanwhile: "plan",
}


def _filled(value: object) -> object:
    return None if value == "" else value


class EndingForm(BaseModel):
    """What the page sends. Without a day there is no next talk."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    version: int
    form: TalkForm
    konkret: bool
    sammen: list[TalkKind] = []
    note: Typed = ""
    plan: Typed = ""
    dag: Annotated[date | None, BeforeValidator(_filled)] = None
    kl: Annotated[time | None, BeforeValidator(_filled)] = None
    naeste_form: TalkForm = TalkForm.IN_PERSON
    sted: Annotated[str, Field(max_length=200)] = ""

    def ending(self, talk: Talk) -> Ending:
        """What the service is asked to keep."""
        also = tuple(kind for kind in TOGETHER if kind in self.sammen and kind is not talk.kind)
        held = HeldTalk(self.form, self.konkret, self.note.strip(), also)
        return Ending(held, self.plan, self._next(talk))

    def _next(self, talk: Talk) -> PlannedTalk | None:
        if self.dag is None:
            return None
        starts_at = datetime.combine(self.dag, self.kl or time(9), DENMARK)
        return PlannedTalk(
            member_id=talk.member_id,
            kind=TalkKind.JOBSAMTALE,
            form=self.naeste_form,
            starts_at=starts_at,
            ends_at=starts_at + LENGTH,
            place=self.sted.strip(),
            adviser=talk.adviser,
        )


@dataclass(frozen=True)
class EndingPage:
    """Everything about the talk on one page, filled in beforehand."""

    talk_id: Annotated[TalkId, "Samtalen"]
    number: Annotated[str, "Medlemsnummer"]
    which: Annotated[str, "Hvilken samtale det er, og hvornår"]
    agreed: Annotated[str, "Aftalerne talt op i ord"]
    forms: Annotated[tuple[KindChoice, ...], "Hvordan samtalen blev holdt"]
    concrete: Annotated[tuple[KindChoice, ...], "Om der blev talt om et konkret job"]
    concrete_because: Annotated[str, "Hvorfor svaret er valgt på forhånd"]
    together: Annotated[tuple[KindChoice, ...], "Samtaler, der blev holdt sammen med den"]
    plan: Annotated[DraftView, "Tekst til Min Plan"]
    note: Annotated[DraftView, "Rådgiverens noter"]
    next_day: Annotated[str, "Næste samtales dag; tom, når der ingen er"]
    next_time: Annotated[str, "Næste samtales klokkeslæt"]
    next_forms: Annotated[tuple[KindChoice, ...], "Hvordan næste samtale holdes"]
    next_place: Annotated[str, "Hvor næste samtale er"]
    earliest: Annotated[str, "Første dag, næste samtale kan være"]
    version: Annotated[int, "Den udgave af samtalen, siden har set"]
    fault: Annotated[str, "Hvad der skal rettes; tom, når intet skal"]
    fault_at: Annotated[str, "Feltet, der skal rettes"]


@dataclass(frozen=True)
class EndedPage:
    """What an ended talk left."""

    talk_id: Annotated[TalkId, "Samtalen"]
    number: Annotated[str, "Medlemsnummer"]
    member_address: Annotated[str, "Medlemmets side"]
    facts: Annotated[tuple[str, ...], "Hvordan samtalen er registreret"]
    plan: Annotated[str, "Tekst til Min Plan"]
    next_talk: Annotated[str, "Hvornår næste samtale er; tom, når der ingen er"]
    plan_talk_address: Annotated[str, "Siden, hvor næste samtale planlægges"]
    pdf_address: Annotated[str, "Aftalerne som PDF til medlemmet"]
    already: Annotated[str, "Besked om, at samtalen var afsluttet i forvejen; tom ellers"]


@router.get("/samtaler/{talk_id}/afslut", response_class=HTMLResponse)
def show_ending(request: Request, talk_id: TalkId, session: Annotated[Session, requires(Action.HOLD_TALK)]) -> Response:
    """Show the page that ends a talk; one that has ended leads to what it left."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.HOLD_TALK) as (connection, actor):
        conversation = show_conversation(connection, actor, talk_id, as_of=danish_day(now))
    if not conversation.is_open:
        place = "afsluttet" if conversation.plan else ""
        return RedirectResponse(f"/samtaler/{talk_id}/{place}".rstrip("/"), status_code=HTTPStatus.SEE_OTHER)
    page = ending_page(conversation, danish_day(now))
    return render(request, "pages/ending.html", page, title=f"Afslut samtalen med M-{conversation.member_number}")


@router.post("/samtaler/{talk_id}/afslut", response_class=HTMLResponse)
def end(
    request: Request,
    talk_id: TalkId,
    form: Annotated[EndingForm, Form()],
    session: Annotated[Session, requires(Action.HOLD_TALK)],
) -> Response:
    """End the talk; what cannot be kept as it stands is said on the page, with everything typed still there."""
    now = request.app.state.clock()
    already = ""
    with _keeping_what_was_typed() as fault, own_transaction(request, session, Action.HOLD_TALK) as (connection, actor):
        conversation = show_conversation(connection, actor, talk_id, as_of=danish_day(now))
        try:
            end_talk(connection, actor, talk_id, form.ending(conversation.talk), version=form.version, now=now)
        except TalkAlreadyEnded:
            already = "?allerede=1"
    if fault:
        page = ending_page(conversation, danish_day(now), form, fault[0])
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "pages/ending.html", page, title="Afslut samtalen", status=status)
    return RedirectResponse(f"/samtaler/{talk_id}/afsluttet{already}", status_code=HTTPStatus.SEE_OTHER)


@router.get("/samtaler/{talk_id}/afsluttet", response_class=HTMLResponse)
def show_ended(
    request: Request,
    talk_id: TalkId,
    session: Annotated[Session, requires(Action.HOLD_TALK)],
    allerede: bool = False,
) -> Response:
    """Show what the talk left: how it is registered, the text for Min Plan, the paper for the member."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.HOLD_TALK) as (connection, actor):
        conversation = show_conversation(connection, actor, talk_id, as_of=danish_day(now))
    if conversation.plan is None:
        return RedirectResponse(f"/samtaler/{talk_id}", status_code=HTTPStatus.SEE_OTHER)
    page = ended_page(conversation, danish_day(now), already=allerede)
    return render(request, "pages/ended.html", page, title=f"Samtalen med M-{conversation.member_number} er afsluttet")


@contextmanager
def _keeping_what_was_typed() -> Iterator[list[JobbroError]]:
    """Catch what the adviser can mend on the page, outside the transaction that it undoes."""
    faults: list[JobbroError] = []
    try:
        yield faults
    except tuple(_MENDED_AT) as error:
        faults.append(error)


def ending_page(
    conversation: Conversation,
    as_of: date,
    typed: EndingForm | None = None,
    fault: JobbroError | None = None,
) -> EndingPage:
    """Return the page, filled in from the talk or with what was `typed` before a fault."""
    talk, page_key = conversation.talk, uuid4()
    talked = typed.konkret if typed else concrete_job_talked_about(conversation.standing)
    proposed = typed.plan if typed else plan_text(conversation.standing)
    note = typed.note if typed else talk.note
    drafts = {} if typed else conversation.drafts
    return EndingPage(
        talk_id=talk.talk_id,
        number=f"M-{conversation.member_number}",
        which=_which(conversation, as_of),
        agreed=counted(conversation.standing),
        forms=_choices(TalkForm, typed.form if typed else talk.form),
        concrete=(KindChoice("true", "Ja", talked), KindChoice("false", "Nej", not talked)),
        concrete_because=_because(conversation),
        together=_together(talk, typed.sammen if typed else list(talk.also)),
        plan=draft_view(talk.talk_id, DraftField.PLAN, drafts, page_key, proposed),
        note=draft_view(talk.talk_id, DraftField.NOTE, drafts, page_key, note),
        next_day=typed.dag.isoformat() if typed and typed.dag else "",
        next_time=f"{typed.kl:%H:%M}" if typed and typed.kl else "",
        next_forms=_choices(TalkForm, typed.naeste_form if typed else talk.form),
        next_place=typed.sted if typed else talk.place,
        earliest=as_of.isoformat(),
        version=typed.version if typed else talk.version,
        fault=str(fault) if fault else "",
        fault_at=next((at for kind, at in _MENDED_AT.items() if isinstance(fault, kind)), ""),
    )


def ended_page(conversation: Conversation, as_of: date, *, already: bool = False) -> EndedPage:
    """Return what the talk left, in finished words."""
    talk, plan = conversation.talk, conversation.plan
    assert plan is not None  # a talk without one leads elsewhere
    concrete = "Der blev talt om et konkret job" if talk.concrete_job else "Der blev ikke talt om et konkret job"
    return EndedPage(
        talk_id=talk.talk_id,
        number=f"M-{conversation.member_number}",
        member_address=f"/medlemmer/{talk.member_id}",
        facts=(_which(conversation, as_of), talk.form.label, concrete, counted(conversation.standing)),
        plan=plan.text,
        next_talk=said.sentence_case(next_said(conversation)),
        plan_talk_address=f"/medlemmer/{talk.member_id}/indkald",
        pdf_address=f"/samtaler/{talk.talk_id}/aftaler.pdf",
        already=str(TalkAlreadyEnded(plan.written_at)) if already else "",
    )


def next_said(conversation: Conversation) -> str:
    """Return when and how the next talk is: "tirsdag den 8. december 2026 kl. 10.00-10.45 (Telefon)"."""
    talk = conversation.next_talk
    return f"{talk_words.when(talk.starts_at, talk.ends_at)} ({talk.form.label.lower()})" if talk else ""


def _which(conversation: Conversation, as_of: date) -> str:
    talk = conversation.talk
    which = talk_words.kinds(talk.kind, talk.also, conversation.number or None)
    day = said.day(danish_day(talk.starts_at), as_of).said
    return said.sentence_case(f"{which} {day} kl. {clock(talk.starts_at)}")


def _because(conversation: Conversation) -> str:
    if concrete_job_talked_about(conversation.standing):
        return "I har aftalt noget om et job i dag."
    return "I har ikke aftalt noget om et job i dag. Ret det, hvis I talte om et."


def _together(talk: Talk, chosen: list[TalkKind]) -> tuple[KindChoice, ...]:
    others = (kind for kind in TOGETHER if kind is not talk.kind)
    return tuple(KindChoice(str(kind.value), kind.label, kind in chosen) for kind in others)


def _choices(every: type[TalkForm], chosen: TalkForm) -> tuple[KindChoice, ...]:
    return tuple(KindChoice(str(one.value), one.label, one is chosen) for one in every)
