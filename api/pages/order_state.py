"""Where an order stands, in words: its state with its cause, its log, and an adviser's change of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict

from api import danish_words as said
from api.access import Session, requires
from api.pages.sign_in import Choice
from api.tenancy import own_transaction
from matching.core.access import Action, Actor
from matching.core.danish_time import danish_day
from matching.core.errors import OrderStepNotAllowed
from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.order_life import TRANSITIONS, LogLine, OrderState, StateCause
from matching.database.pool import Connection
from matching.services.change_order_state import change_order_state
from matching.services.reopen_order import reopen_order
from matching.services.review_wording import review_wording
from matching.services.show_order_status import OrderStatus

router = APIRouter(include_in_schema=False)

#: The causes an adviser may give; the others follow from what happens.
BY_ADVISER = (
    StateCause.ENOUGH_REFERRALS, StateCause.UNANSWERED, StateCause.POSITIONS_FILLED, StateCause.EMPLOYER_ASKED,
    StateCause.REOPENED,
)  # fmt: skip
STEP_WORDS = {
    JobOrderStatus.IN_PROGRESS: "Åbn igen",
    JobOrderStatus.ENOUGH_REFERRALS: "Sæt på pause",
    JobOrderStatus.NEED_MET: "Luk",
}
ON_PAUSE_FOR_WORDING = "Venter: ordlyden skal ses igennem"
TO_BE_MENDED = "Venter: virksomheden skal rette ordlyden"


@dataclass(frozen=True)
class LogView:
    """One line of the log."""

    when: Annotated[str, "Dagen, som man siger den"]
    when_full: Annotated[str, "Dag og klokkeslæt"]
    words: Annotated[str, "Hvad der skete"]
    who: Annotated[str, "Virksomheden, en rådgiver eller Jobbro"]
    detail: Annotated[str, "Mere om det; tom, når der ikke er mere"]


@dataclass(frozen=True)
class KeptWordingView:
    """Wording that the employer keeps with a reason."""

    phrase: Annotated[str, "Ordene"]
    ground: Annotated[str, "Det, ordene handler om"]
    reason: Annotated[str, "Virksomhedens begrundelse"]
    judgement: Annotated[str, "Rådgiverens vurdering; tom, når den mangler"]


@dataclass(frozen=True)
class OrderStateView:
    """Where an order stands."""

    address: Annotated[str, "Hvor formularerne sendes hen"]
    status: Annotated[str, "Tilstanden"]
    variant: Annotated[str, "Mærkets farve"]
    cause: Annotated[str, "Hvorfor, og siden hvornår"]
    unanswered: Annotated[str, "At virksomheden ikke har svaret; tom ellers"]
    log: Annotated[tuple[LogView, ...], "Loggen, nyeste først"]
    wording: Annotated[tuple[KeptWordingView, ...], "Ord, virksomheden vil beholde"]
    to_review: Annotated[bool, "Om ordlyden venter på en vurdering"]
    steps: Annotated[tuple[Choice, ...], "Hvad tilstanden kan skiftes til, og hvorfor"]
    seen: Annotated[str, "Tilstanden på siden, så et forældet valg opdages"]
    needs_deadline: Annotated[bool, "Om fristen er gået, så en ny skal med"]


class StateForm(BaseModel):
    """A change of state: `skridt` is the state and the cause, `fra` the state that was on the page."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    skridt: str = ""
    fra: JobOrderStatus = JobOrderStatus.IN_PROGRESS
    ny_frist: str = ""


class WordingForm(BaseModel):
    """An adviser's judgement on wording."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    lovlig: bool
    vurdering: str = ""


@router.post("/jobordrer/{job_order_id}/tilstand", response_class=HTMLResponse)
def change_state(
    request: Request,
    job_order_id: JobOrderId,
    form: Annotated[StateForm, Form()],
    session: Annotated[Session, requires(Action.CHANGE_JOB_ORDER)],
) -> Response:
    """Move the order as the adviser chose, and show it again."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.CHANGE_JOB_ORDER) as (connection, actor):
        _take_step(connection, actor, job_order_id, form, now)
    return RedirectResponse(f"/jobordrer/{job_order_id}#tilstand", status_code=HTTPStatus.SEE_OTHER)


@router.post("/jobordrer/{job_order_id}/ordlyd", response_class=HTMLResponse)
def judge_wording(
    request: Request,
    job_order_id: JobOrderId,
    form: Annotated[WordingForm, Form()],
    session: Annotated[Session, requires(Action.CHANGE_JOB_ORDER)],
) -> Response:
    """Keep the adviser's judgement on the wording, and show the order again."""
    with own_transaction(request, session, Action.CHANGE_JOB_ORDER) as (connection, actor):
        now = request.app.state.clock()
        review_wording(connection, job_order_id, form.lovlig, form.vurdering[:300], actor.user_id, now=now)
    return RedirectResponse(f"/jobordrer/{job_order_id}#tilstand", status_code=HTTPStatus.SEE_OTHER)


def _take_step(connection: Connection, actor: Actor, job_order_id: JobOrderId, form: StateForm, now: datetime) -> None:
    to, cause = _step(form)
    if to is JobOrderStatus.IN_PROGRESS:
        deadline = day_typed(form.ny_frist)
        reopen_order(connection, job_order_id, deadline, actor.user_id, as_of=danish_day(now), now=now)
    else:
        change_order_state(connection, job_order_id, to, cause, actor.user_id, now=now, seen=form.fra)


def _step(form: StateForm) -> tuple[JobOrderStatus, StateCause]:
    """The chosen step; raises OrderStepNotAllowed for one that no adviser has."""
    known = {f"{to.value}:{cause.value}": (to, cause) for to in STEP_WORDS for cause in BY_ADVISER}
    if form.skridt not in known:
        raise OrderStepNotAllowed(form.fra.label, "noget andet", "Der er ikke valgt noget")
    return known[form.skridt]


def day_typed(text: str) -> date | None:
    """Return the day of a date field; None when it is empty or no date."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def order_state_view(status: OrderStatus, now: datetime) -> OrderStateView:
    """Return where an order stands, for an adviser."""
    state, as_of = status.state, danish_day(now)
    return OrderStateView(
        address=f"/jobordrer/{state.job_order_id}",
        status=status_words(status),
        variant=status_variant(status),
        cause=cause_words(state, as_of),
        unanswered=unanswered_words(state, as_of),
        log=log_views(status.log, as_of),
        wording=wording_views(status),
        to_review=status.awaits_review,
        steps=_steps(status),
        seen=str(state.status.value),
        needs_deadline=state.deadline_on is not None and state.deadline_on < as_of,
    )


def status_words(status: OrderStatus) -> str:
    """Return the state in the common data base's words, or what stands in for them while wording is looked at."""
    if status.state.cause is StateCause.AWAITS_REVIEW:
        return TO_BE_MENDED if status.must_be_mended else ON_PAUSE_FOR_WORDING
    return status.state.status.label


def status_variant(status: OrderStatus) -> str:
    """Return the colour of the badge."""
    known = {JobOrderStatus.IN_PROGRESS: "success", JobOrderStatus.ENOUGH_REFERRALS: "warning"}
    return known.get(status.state.status, "")


def cause_words(state: OrderState, as_of: date) -> str:
    """Return why the order stands there, and since when."""
    return f"{state.cause.label}, {said.day(danish_day(state.since), as_of).said}"


def unanswered_words(state: OrderState, as_of: date) -> str:
    """Return that the employer has not answered, or nothing."""
    if state.unanswered_at is None or state.asked_at is None:
        return ""
    return f"Ubesvaret: virksomheden blev spurgt {said.day(danish_day(state.asked_at), as_of).said} og har ikke svaret."


def log_views(log: Sequence[LogLine], as_of: date) -> tuple[LogView, ...]:
    """Return the log in words, newest first."""
    return tuple(_log_view(line, as_of) for line in reversed(log))


def wording_views(status: OrderStatus) -> tuple[KeptWordingView, ...]:
    """Return the wording that is kept."""
    return tuple(KeptWordingView(one.phrase, one.ground.label, one.reason, one.judgement) for one in status.wording)


def _log_view(line: LogLine, as_of: date) -> LogView:
    local = danish_day(line.happened_at)
    words, detail = line.kind.label, line.detail
    if line.to_status is not None and line.cause is not None:
        words, detail = line.to_status.label, line.cause.label + "."
    if line.cause is StateCause.AWAITS_REVIEW:
        words, detail = ON_PAUSE_FOR_WORDING, ""
    return LogView(said.day(local, as_of).said, said.full_date(local), words, line.who.label, detail)


def _steps(status: OrderStatus) -> tuple[Choice, ...]:
    current = status.state.status
    return tuple(
        Choice(f"{to.value}:{cause.value}", _step_words(to, cause), False)
        for to, words in STEP_WORDS.items()
        for cause in BY_ADVISER
        if cause in TRANSITIONS.get((current, to), frozenset())
        if not (to is JobOrderStatus.IN_PROGRESS and (status.awaits_review or status.must_be_mended))
    )


def _step_words(to: JobOrderStatus, cause: StateCause) -> str:
    if to is JobOrderStatus.IN_PROGRESS:
        return STEP_WORDS[to]
    return f"{STEP_WORDS[to]}: {cause.label[:1].lower()}{cause.label[1:]}"
