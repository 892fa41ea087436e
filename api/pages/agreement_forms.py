"""What the forms of a talk do: agree, take back, set a job aside. The whole page again, or with htmx what changed."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.access import Session, requires
from api.pages.agreed import AgreedView, NewAgreementView, agreed_view, new_agreement_view
from api.pages.conversation_cards import ChoiceView, choice_view
from api.pages.drafts import Typed, draft_view
from api.pages.made import ChangeMade, WayBack
from api.pages.proposals import anchor
from api.pages.wish import query_of, read_query
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.agreements import (
    USUAL_DOER,
    Agreement,
    AgreementKind,
    Conversation,
    Doer,
    DraftField,
    NewAgreement,
)
from matching.core.cards import Decision, NotRelevantBecause
from matching.core.danish_time import danish_day
from matching.core.ids import AgreementId, JobOrderId, RankingEventId, TalkId
from matching.services.add_agreement import add_agreement
from matching.services.decide import decide
from matching.services.keep_draft import drop_draft
from matching.services.show_conversation import show_conversation
from matching.services.withdraw_agreement import restore_agreement, withdraw_agreement

router = APIRouter(include_in_schema=False)

LONGEST_QUERY = 400  #: characters of the settings that a form carries along


def _filled(value: object) -> object:
    return None if value == "" else value


class AgreementForm(BaseModel):
    """A new agreement; one about a job names it and the list it was shown on. `kladde` says that a draft was used."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    kind: AgreementKind
    agreement: Typed = ""
    deadline: Annotated[date | None, BeforeValidator(_filled)] = None
    doer: Annotated[Doer | None, BeforeValidator(_filled)] = None
    offer: Annotated[str, Field(max_length=80)] = ""
    job_order_id: UUID | None = None
    event_id: UUID | None = None
    once_key: UUID
    kladde: bool = False
    vis: Annotated[str, Field(max_length=LONGEST_QUERY)] = ""

    def agreed(self) -> NewAgreement:
        """What the service is asked to keep."""
        return NewAgreement(
            kind=self.kind,
            text=self.agreement,
            doer=self.doer or USUAL_DOER[self.kind],
            deadline_on=self.deadline,
            job_order_id=JobOrderId(self.job_order_id) if self.job_order_id else None,
            event_id=RankingEventId(self.event_id) if self.event_id else None,
            offer_kind=self.offer if self.kind is AgreementKind.OFFER_RECOMMENDATION else "",
        )


class ChangeForm(BaseModel):
    """An agreement taken back, or back again. `kort` says that its job has a card on the page."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    version: int
    gaelder: bool = False
    kort: bool = False
    vis: Annotated[str, Field(max_length=LONGEST_QUERY)] = ""


class AsideForm(BaseModel):
    """A job set aside with a reason, or that undone."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    event_id: UUID
    job_order_id: UUID
    decision: Decision = Decision.NOT_RELEVANT
    reason: NotRelevantBecause | None = None
    vis: Annotated[str, Field(max_length=LONGEST_QUERY)] = ""


@dataclass(frozen=True)
class SwapView:
    """What changes on the page after a form: the card, the form, and the agreements of the day."""

    choice: Annotated[ChoiceView | None, "Jobbets knapper, når et job er berørt"]
    new_agreement: Annotated[NewAgreementView | None, "En tom formular, når en ny aftale er gemt"]
    agreed: Annotated[AgreedView, "Aftaler i dag"]
    made: Annotated[ChangeMade, "Det, der lige er gjort, med vejen tilbage"]
    opened: Annotated[bool, "Om svaret sendes til listen over aftaler"]


@router.post("/samtaler/{talk_id}/aftaler", response_class=HTMLResponse)
def agree(
    request: Request,
    talk_id: TalkId,
    form: Annotated[AgreementForm, Form()],
    session: Annotated[Session, requires(Action.HOLD_TALK)],
) -> Response:
    """Keep an agreement, about a job on its card or about something else."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.HOLD_TALK) as (connection, actor):
        made = add_agreement(connection, actor, talk_id, form.agreed(), once_key=form.once_key, now=now)
        if form.kladde:
            drop_draft(connection, actor, talk_id, DraftField.AGREEMENT)
        conversation = show_conversation(connection, actor, talk_id, as_of=danish_day(now))
    job = JobOrderId(form.job_order_id) if form.job_order_id else None
    if not request.headers.get("hx-request"):
        return _back(talk_id, form.vis, anchor(job) if job else "aftaler-i-dag")
    answer = _Answer(conversation, danish_day(now), form.vis)
    if job and form.event_id:
        choice = answer.choice(RankingEventId(form.event_id), job, Decision.AGREED)
        return _swap(request, answer, answer.agreement_made(made), choice=choice)
    return _swap(request, answer, answer.agreement_made(made), new=form.kladde)


@router.post("/samtaler/{talk_id}/aftaler/{agreement_id}", response_class=HTMLResponse)
def change(
    request: Request,
    talk_id: TalkId,
    agreement_id: AgreementId,
    form: Annotated[ChangeForm, Form()],
    session: Annotated[Session, requires(Action.HOLD_TALK)],
) -> Response:
    """Take an agreement back, or let it hold again."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.HOLD_TALK) as (connection, actor):
        act = restore_agreement if form.gaelder else withdraw_agreement
        changed = act(connection, actor, agreement_id, version=form.version, now=now)
        conversation = show_conversation(connection, actor, talk_id, as_of=danish_day(now))
    if not request.headers.get("hx-request"):
        return _back(talk_id, form.vis, "aftaler-i-dag")
    answer = _Answer(conversation, danish_day(now), form.vis)
    made = answer.agreement_made(agreement_id) if form.gaelder else ChangeMade("Aftalen er fortrudt.")
    choice = answer.card_of(changed) if form.kort else None
    return _swap(request, answer, made, choice=choice, opened=not _by_a_card(request))


@router.post("/samtaler/{talk_id}/ikke-relevant", response_class=HTMLResponse)
def set_aside(
    request: Request,
    talk_id: TalkId,
    form: Annotated[AsideForm, Form()],
    session: Annotated[Session, requires(Action.HOLD_TALK)],
) -> Response:
    """Set a job aside with its reason, or take that back."""
    now = request.app.state.clock()
    event_id, job = RankingEventId(form.event_id), JobOrderId(form.job_order_id)
    decision = Decision.UNDONE if form.decision is Decision.UNDONE else Decision.NOT_RELEVANT
    with own_transaction(request, session, Action.HOLD_TALK) as (connection, actor):
        conversation = show_conversation(connection, actor, talk_id, as_of=danish_day(now))
        reason = form.reason if decision is Decision.NOT_RELEVANT else None
        decide(connection, actor, event_id, conversation.talk.member_id, job, decision, reason, now=now)
    if not request.headers.get("hx-request"):
        return _back(talk_id, form.vis, anchor(job))
    answer = _Answer(conversation, danish_day(now), form.vis)
    made = ChangeMade("Jobbet er tilbage på listen.") if reason is None else answer.set_aside(event_id, job, reason)
    return _swap(request, answer, made, choice=answer.choice(event_id, job, decision))


def _by_a_card(request: Request) -> bool:
    """Whether a job's own buttons asked, so that the answer takes their place and the list follows."""
    return request.headers.get("hx-target", "").startswith("beslutning-")


@dataclass(frozen=True)
class _Answer:
    """The talk after a form, and the settings its page is shown with."""

    conversation: Conversation
    as_of: date
    vis: str

    @property
    def query(self) -> str:
        return known_query(self.vis)

    def choice(self, event_id: RankingEventId, job: JobOrderId, decided: Decision | None) -> ChoiceView:
        return choice_view(self.conversation, (event_id, job), decided, self.as_of, self.query)

    def card_of(self, agreement: Agreement) -> ChoiceView | None:
        if agreement.job is None or agreement.event_id is None:
            return None
        return self.choice(agreement.event_id, agreement.job.job_order_id, None)

    def agreed(self) -> AgreedView:
        return agreed_view(self.conversation, self.as_of, self.query)

    def agreement_made(self, agreement_id: AgreementId) -> ChangeMade:
        """An agreement that holds now, and the way back from it."""
        made = next(one for one in self.conversation.agreed if one.agreement_id == agreement_id)
        job = str(made.job.job_order_id) if made.job else ""
        back = WayBack(
            address=f"{self.address}/aftaler/{agreement_id}",
            fields=(("version", str(made.version)), *self.carried),
            target="#aftaler-liste",
            job=job,
            focus=f"#valg-{job}" if job else "[data-new]",
        )
        return ChangeMade(f"Aftalt: »{made.job.title}«." if made.job else "Aftalen er gemt.", back)

    def set_aside(self, event_id: RankingEventId, job: JobOrderId, reason: NotRelevantBecause) -> ChangeMade:
        """A job that was set aside, and the way back from it."""
        about = (("event_id", str(event_id)), ("job_order_id", str(job)), ("decision", str(Decision.UNDONE.value)))
        address = f"{self.address}/ikke-relevant"
        back = WayBack(address, (*about, *self.carried), f"#beslutning-{job}", focus=f"#valg-{job}")
        return ChangeMade(f"Lagt til side: {reason.label.lower()}.", back)

    @property
    def address(self) -> str:
        return f"/samtaler/{self.conversation.talk.talk_id}"

    @property
    def carried(self) -> tuple[tuple[str, str], ...]:
        return (("vis", self.query),) if self.query else ()

    def new(self) -> NewAgreementView:
        talk_id = self.conversation.talk.talk_id
        draft = draft_view(talk_id, DraftField.AGREEMENT, self.conversation.drafts, uuid4())
        return new_agreement_view(talk_id, draft, tuple(self.conversation.offers.items()), self.as_of, self.query)


def known_query(carried: str) -> str:
    """Return what a form carried along as settings of ours, or nothing."""
    asked = read_query(carried)
    return query_of(asked, asked.wish())


def _swap(
    request: Request,
    answer: _Answer,
    made: ChangeMade,
    *,
    choice: ChoiceView | None = None,
    new: bool = False,
    opened: bool = False,
) -> HTMLResponse:
    view = SwapView(choice, answer.new() if new else None, answer.agreed(), made, opened)
    return render(request, "parts/agreement_swap.html", view, title="")


def _back(talk_id: TalkId, vis: str, place: str) -> Response:
    query = known_query(vis)
    address = f"/samtaler/{talk_id}" + (f"?{query}" if query else "") + f"#{place}"
    return RedirectResponse(address, status_code=HTTPStatus.SEE_OTHER)
