"""The employer's own form: paste an ad, see what was understood, mend it, submit. Open without sign-in.

The form carries everything, so it works without JavaScript, nothing typed is lost, and nothing is stored before it is
submitted.
"""

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import Session
from api.open_forms import SmallFormRoute, has_lapsed, open_to_all, show_open
from api.order_links import LONGEST, OrderLinks
from api.pages.employer_checks import draft_submission, first_step_faults, submission_of
from api.pages.employer_form import EmployerForm, FormLine, act, form_of, with_reading
from api.pages.employer_views import (
    FIRST_STEP,
    LAPSED,
    Told,
    Understood,
    form_page,
    hits_view,
    preview_page,
    waiting_page,
    wording_faults,
)
from api.rendering import render
from api.throttle import Throttle
from matching.core.access import Action
from matching.core.errors import OrderAddressUnknown, TooManyOrders, WordingUnexplained
from matching.core.ids import JobOrderId
from matching.core.order_life import EMPLOYER_SOURCE
from matching.database.pool import open_transaction
from matching.services.count_fitting_members import FittingCount, count_fitting_members
from matching.services.describe_confirmed import describe_confirmed
from matching.services.find_concepts import NEEDS, ConceptKind, FoundConcept, find_concepts
from matching.services.preview_order import ReaderOnDemand, licences_by_law, preview_order
from matching.services.reopen_order import newest_submission
from matching.services.submit_order import SubmittedOrder, submit_order, wording_of_order
from matching.services.understand import Understanding

router = APIRouter(include_in_schema=False, route_class=SmallFormRoute)

PATIENCE = 2.0  #: seconds a request waits for the reader before the page says that it is being made ready
READINGS, WINDOW = 120, timedelta(minutes=10)  #: how many ads one visitor may have read
LOOKUPS = 1_200  #: how many lookups while typing one visitor may make in the same window
FORM, PREVIEW = "pages/employer_form.html", "pages/employer_preview.html"
FORM_TITLE, PREVIEW_TITLE = "Opret en jobordre", "Se, hvad Jobbro har forstået"
WRONG = HTTPStatus.UNPROCESSABLE_ENTITY
readings, lookups = Throttle(READINGS, WINDOW), Throttle(LOOKUPS, WINDOW)

Typed = Annotated[EmployerForm, Form()]
Open = Annotated[Session, open_to_all(Action.SUBMIT_JOB_ORDER)]


@router.get("/virksomhed/jobordre", response_class=HTMLResponse)
def show_form(request: Request, session: Open) -> Response:
    """Show the empty first step, and begin to make the reader ready."""
    _reader(request).begin()
    return show_open(request, session, FORM, form_page(EmployerForm()), FORM_TITLE)


@router.get("/virksomhed/status/{token}/ret", response_class=HTMLResponse)
def show_form_again(
    request: Request,
    token: Annotated[str, Path(max_length=LONGEST)],
    session: Annotated[Session, open_to_all(Action.FOLLOW_JOB_ORDER)],
) -> Response:
    """Show the first step with an order that is to be mended; sent again it becomes the order's next version."""
    job_order_id = OrderLinks(request.app.state.settings).read(token)
    _reader(request).begin()
    form = _form_again(request, job_order_id)
    return show_open(request, session, FORM, form_page(form, mending=True), "Ret jobordren")


@router.post("/virksomhed/jobordre/forstaaet", response_class=HTMLResponse)
def show_understood(request: Request, form: Typed, session: Open) -> Response:
    """Show the second step, after whatever button of it was pressed; or the first again, with what is to be mended."""
    if form.handling == "tilbage":
        return show_open(request, session, FORM, form_page(form.with_changes(handling="")), FORM_TITLE)
    faults = first_step_faults(form, _now(request).date())
    if faults:
        return show_open(request, session, FORM, form_page(form, Told(faults)), FORM_TITLE, WRONG)
    return _second_step(request, session, form, Told({}, LAPSED if has_lapsed(request, session) else ""))


@router.post("/virksomhed/jobordre/soeg", response_class=HTMLResponse)
def look_up(request: Request, form: Typed, session: Open) -> Response:
    """Show what the letters typed so far could mean; the field that was typed in is named by `handling`."""
    lookups.note(_visitor(request), _now(request))
    field = "soeg_fag" if form.handling == "soeg-fag" else "soeg_krav"
    view = hits_view(field, getattr(form, field), _found(request, form, field))
    return render(request, "parts/concept_hits.html", view, title="")


@router.post("/virksomhed/jobordre", response_class=HTMLResponse)
def submit(request: Request, form: Typed, session: Open) -> Response:
    """Submit the order and lead to its receipt; or show what is still to be mended, with everything kept."""
    as_of = _now(request).date()
    if has_lapsed(request, session) or form.laest != form.reading_key:
        return show_understood(request, form, session)
    submission, faults = submission_of(form, as_of)
    if any(name in FIRST_STEP for name in faults):
        return show_open(request, session, FORM, form_page(form, Told(faults)), FORM_TITLE, WRONG)
    if faults:
        return _second_step(request, session, form, Told(faults), WRONG)
    try:
        with open_transaction(request.app.state.pool) as connection:
            most = request.app.state.settings.orders_a_day
            submitted = submit_order(connection, submission, form.reasons, now=_now(request), most_a_day=most)
    except WordingUnexplained:
        missing = wording_faults(form, wording_of_order(submission.title, submission.text))
        return _second_step(request, session, form, Told(missing), WRONG)
    except TooManyOrders as error:
        return _second_step(request, session, form, Told({}, str(error)), WRONG)
    return _to_receipt(request, submitted)


def _to_receipt(request: Request, submitted: SubmittedOrder) -> Response:
    token = OrderLinks(request.app.state.settings).write(submitted.job_order_id)
    return RedirectResponse(f"/virksomhed/kvittering/{token}", status_code=HTTPStatus.SEE_OTHER)


def _second_step(
    request: Request, session: Session, form: EmployerForm, told: Told, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    understanding = _reader(request).ready(PATIENCE)
    if understanding is None:
        return show_open(request, session, PREVIEW, waiting_page(form), PREVIEW_TITLE)
    read = _read(request, understanding, form)
    done = act(read, form.handling)
    said = told if told.told else Told(told.faults, told.notice, _told(read, done))
    page = preview_page(done, _understood(request, understanding, done), said)
    return show_open(request, session, PREVIEW, page, PREVIEW_TITLE, status)


def _read(request: Request, understanding: Understanding, form: EmployerForm) -> EmployerForm:
    """The form with the ad read into it, unless it has been read as it stands."""
    if form.laest == form.reading_key:
        return form
    now = _now(request)
    readings.note(_visitor(request), now)
    return with_reading(form, preview_order(understanding, draft_submission(form), as_of=now.date()))


def _understood(request: Request, understanding: Understanding, form: EmployerForm) -> Understood:
    return Understood(
        by_law=licences_by_law(understanding, form.fag),
        findings=wording_of_order(form.titel, form.opslag),
        fit=_fit(request, form),
        occupation_hits=_found(request, form, "soeg_fag"),
        need_hits=_found(request, form, "soeg_krav"),
    )


def _fit(request: Request, form: EmployerForm) -> FittingCount | None:
    if not form.fag:
        return None
    state = request.app.state
    return count_fitting_members(state.pool, form.fag, form.postnr.strip(), minimum=state.settings.fitting_minimum)


def _found(request: Request, form: EmployerForm, field: str) -> tuple[FoundConcept, ...]:
    text = getattr(form, field)[:100]
    if not text.strip():
        return ()
    kinds = [ConceptKind.OCCUPATION] if field == "soeg_fag" else NEEDS
    with open_transaction(request.app.state.pool) as connection:
        return find_concepts(connection, text, kinds)


def _told(before: EmployerForm, after: EmployerForm) -> str:
    """What a press of a button did, in a few words; empty when nothing changed."""
    words = {"skal": "er nu et krav", "gerne": "er nu et ønske", "ude": "er fjernet"}
    was = {line.identity: line.place for line in before.lines}
    changed: list[FormLine] = [line for line in after.lines if was.get(line.identity) != line.place]
    return " ".join(f"{line.label} {words[line.place]}." for line in changed)


def _form_again(request: Request, job_order_id: JobOrderId) -> EmployerForm:
    with open_transaction(request.app.state.pool) as connection:
        submission = newest_submission(connection, job_order_id)
        if submission.source != EMPLOYER_SOURCE:
            raise OrderAddressUnknown
        confirmed = describe_confirmed(connection, submission)
    lines = [
        FormLine("skal" if one.must else "gerne", one.kind, one.key, one.label, one.phrase) for one in confirmed.lines
    ]
    form = form_of(submission, lines, confirmed.occupation)
    return form.with_changes(laest=form.reading_key)


def _reader(request: Request) -> ReaderOnDemand:
    reader: ReaderOnDemand = request.app.state.reader
    return reader


def _visitor(request: Request) -> str:
    return request.client.host if request.client else ""


def _now(request: Request) -> datetime:
    now: datetime = request.app.state.clock()
    return now
