"""Deciding on a proposal from a page, and taking it back: the whole page again, or with htmx the buttons alone."""

from http import HTTPStatus
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict

from api.access import Session, requires
from api.pages.proposals import STATES, DecisionView, anchor
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.cards import Decision, NotRelevantBecause
from matching.core.ids import JobOrderId, MemberId, RankingEventId
from matching.services.decide import decide

router = APIRouter(include_in_schema=False)


class DecisionForm(BaseModel):
    """What the buttons of a proposal send."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    event_id: UUID
    job_order_id: UUID
    decision: Decision = Decision.NOT_RELEVANT
    reason: NotRelevantBecause | None = None
    came_from: Literal["member", "job_order"] = "member"
    rejsetid: int | None = None


@router.post("/medlemmer/{member_id}/beslutninger", response_class=HTMLResponse)
def decide_on_proposal(
    request: Request,
    member_id: MemberId,
    form: Annotated[DecisionForm, Form()],
    session: Annotated[Session, requires(Action.DECIDE_ON_PROPOSAL)],
) -> Response:
    """Keep what the adviser decided, and show it where the button was."""
    event_id, job_order_id = RankingEventId(form.event_id), JobOrderId(form.job_order_id)
    reason = form.reason if form.decision is Decision.NOT_RELEVANT else None
    with own_transaction(request, session, Action.DECIDE_ON_PROPOSAL) as (connection, actor):
        now = request.app.state.clock()
        decide(connection, actor, event_id, member_id, job_order_id, form.decision, reason, now=now)
    view = _decided(form, member_id)
    if request.headers.get("hx-request"):
        return render(request, "parts/decision_swap.html", view, title="")
    return RedirectResponse(_page_with(form, view), status_code=HTTPStatus.SEE_OTHER)


def _decided(form: DecisionForm, member_id: MemberId) -> DecisionView:
    return DecisionView(
        RankingEventId(form.event_id),
        member_id,
        JobOrderId(form.job_order_id),
        STATES.get(form.decision, "open"),
        form.decision.label if form.decision in STATES else "",
        tuple(NotRelevantBecause),
        form.came_from,
        form.rejsetid,
    )


def _page_with(form: DecisionForm, view: DecisionView) -> str:
    """Return the address of the page that the form stood on, at the card it belongs to."""
    query = f"?rejsetid={form.rejsetid}" if form.rejsetid else ""
    page = f"/medlemmer/{view.member_id}{query}" if form.came_from == "member" else f"/jobordrer/{form.job_order_id}"
    return f"{page}#{anchor(view.key)}"
