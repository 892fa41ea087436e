"""The employer's answer page: a signed address, no sign-in, and nothing happens until a button is pressed.

A mail scanner or a preview that opens the address changes nothing: GET reads, POST acts. The page knows neither a-kasse
nor score, and shows of the member what the share allows at that instant.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict

from api import danish_words as said
from api.access import Session, requires
from api.pages.order_words import order_number
from api.pages.referral_words import CardView, card_view
from api.pages.sign_in import Choice, set_session
from api.rendering import render_with
from api.signed_links import AnswerLinks
from matching.core.access import Action
from matching.core.danish_time import clock, danish_day
from matching.core.errors import JobbroError
from matching.core.placements import EvidenceSource, Hire, Placement, PlacementKind
from matching.core.referral_errors import AnswerLinkClosed, AnswerLinkUnknown, HireFactsWrong
from matching.core.referrals import (
    DECLINE_REASONS,
    OUT,
    Decliner,
    DeclineReason,
    Party,
    ReferralAct,
    ReferralState,
    may_step,
)
from matching.database.pool import tenant_transaction
from matching.services.answer_referral import Answer, answer_referral
from matching.services.show_answer_page import AnswerView, show_answer_page

router = APIRouter(include_in_schema=False)

NOTICES = {
    "staar": (
        "Der er allerede svaret, måske fra en anden fane. Det, der står her, gælder. Dit tryk har ikke ændret noget."
    ),
    "igen": "Siden havde været åben for længe. Intet er ændret. Se siden igennem, og tryk en gang til.",
}
NAME_LATER = "Navnet vises, når du siger, at du gerne vil tale med kandidaten."
NAME_NEVER = "Navnet er ikke delt. Kandidaten henvender sig selv."


@dataclass(frozen=True)
class AnswerPage:
    """What the employer reads and can press."""

    action: Annotated[str, "Adressen, knapperne sender til"]
    version: Annotated[int, "Den udgave, siden viser; et svar på en ældre ændrer intet"]
    title: Annotated[str, "Stillingen"]
    number: Annotated[str, "Ordrenummer, fx »J-204«"]
    where: Annotated[tuple[str, ...], "Virksomhed og sted"]
    state: Annotated[str, "Hvor det står: sent, seen, interview, hired, declined eller ended"]
    notice: Annotated[str, "Besked om, at et tryk ikke ændrede noget; tom ellers"]
    fault: Annotated[str, "Hvad der manglede i svaret; tom, når intet manglede"]
    card: Annotated[CardView | None, "Kandidatens kort; intet, så længe det ikke må ses"]
    name_words: Annotated[str, "Hvornår navnet vises, eller at det ikke er delt"]
    answer_by: Annotated[str, "Svarfristens dato; tom, når der er svaret"]
    receipt: Annotated[tuple[str, ...], "Hvad der er svaret, linje for linje"]
    undo_until: Annotated[str, "Klokkeslættet, til hvilket svaret kan fortrydes; tom, når det ikke kan"]
    may_invite: Annotated[bool, "Om man kan sige, at man vil tale med kandidaten"]
    may_hire: Annotated[bool, "Om man kan melde kandidaten ansat"]
    may_decline: Annotated[bool, "Om man kan sige nej"]
    filled: Annotated[bool, "Om alle stillinger på ordren er besat, og der endnu ikke er svaret endeligt"]
    undo_minutes: Annotated[int, "Hvor mange minutter et svar kan fortrydes"]
    reasons: Annotated[tuple[Choice, ...], "Grunde til et nej"]
    starts_on: Annotated[str, "Foreslået første arbejdsdag"]
    hours: Annotated[str, "Foreslåede timer om ugen"]


class AnswerForm(BaseModel):
    """What the buttons send."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    act: ReferralAct
    version: int
    grund: DeclineReason | None = None
    start: str = ""
    timer: str = ""


@router.get("/svar/{token}", response_class=HTMLResponse)
def show_answer(
    request: Request,
    token: str,
    session: Annotated[Session, requires(Action.ANSWER_REFERRAL)],
    svaret: Literal["staar", "igen", "modtaget"] | None = None,
) -> Response:
    """Show where the referral stands; opening the address changes nothing."""
    page = replace(_page(request, token), notice=NOTICES.get(svaret or "", ""))
    return _show(request, session, page)


@router.post("/svar/{token}", response_class=HTMLResponse)
def take_answer(
    request: Request,
    token: str,
    form: Annotated[AnswerForm, Form()],
    session: Annotated[Session, requires(Action.ANSWER_REFERRAL)],
) -> Response:
    """Take the employer's answer, once, and show its receipt."""
    state = request.app.state
    address = AnswerLinks(state.settings).read(token)
    now = state.clock()
    try:
        with tenant_transaction(state.pool, address.akasse_id) as connection:
            done = answer_referral(
                connection,
                address.akasse_id,
                address.link_id,
                answer_of(form, state.settings.undo_minutes),
                version=form.version,
                now=now,
            )
    except (AnswerLinkUnknown, AnswerLinkClosed):
        raise
    except JobbroError as error:
        page = replace(_page(request, token), fault=str(error))
        return _show(request, session, page, HTTPStatus.UNPROCESSABLE_ENTITY)
    told = "modtaget" if done.changed else "staar"
    return RedirectResponse(f"/svar/{token}?svaret={told}", status_code=HTTPStatus.SEE_OTHER)


def answer_of(form: AnswerForm, undo_minutes: int) -> Answer:
    """Return what was pressed; raises HireFactsWrong for a hire without a day or hours."""
    window = timedelta(minutes=undo_minutes)
    if form.act is not ReferralAct.HIRE:
        return Answer(form.act, form.grund, undo_window=window)
    hire = read_hire(form.start, form.timer, PlacementKind.ORDINARY, EvidenceSource.EMPLOYER)
    return Answer(form.act, hire=hire, undo_window=window)


def read_hire(start: str, hours: str, kind: PlacementKind, evidence: EvidenceSource) -> Hire:
    """Return a hire from a form's words; raises HireFactsWrong."""
    try:
        return Hire(date.fromisoformat(start), float(hours.replace(",", ".")), kind, evidence)
    except ValueError:
        raise HireFactsWrong from None


def answer_page(view: AnswerView, token: str, now: datetime, undo_minutes: int = 10) -> AnswerPage:
    """Return the page in finished words."""
    referral, order = view.referral, view.order
    undoable = referral.undo_until if referral.undo_until and now < referral.undo_until else None
    waits = referral.lapses_at if referral.state in {ReferralState.SENT, ReferralState.SEEN} else None
    return AnswerPage(
        action=f"/svar/{token}",
        version=referral.version,
        title=order.title,
        number=order_number(order.number),
        where=tuple(part for part in (order.employer, order.place) if part),
        state=_state(referral.state),
        notice="",
        fault="",
        card=card_view(view.card) if view.card.fields else None,
        name_words=NAME_LATER if view.name_is_shared else NAME_NEVER,
        answer_by=said.full_date(danish_day(waits)) if waits else "",
        receipt=_receipt(view),
        undo_until=clock(undoable) if undoable else "",
        may_invite=_may(view, ReferralAct.INVITE),
        may_hire=_may(view, ReferralAct.HIRE) and view.room.open_positions > 0,
        may_decline=_may(view, ReferralAct.EMPLOYER_DECLINES),
        filled=referral.state in OUT and not view.room.open_positions,
        undo_minutes=undo_minutes,
        reasons=tuple(Choice(one.value, one.label, False) for one in DECLINE_REASONS[Decliner.EMPLOYER]),
        starts_on="",
        hours="37",
    )


def _may(view: AnswerView, act: ReferralAct) -> bool:
    return bool(view.card.fields) and may_step(view.referral, act, Party.EMPLOYER)


def _state(state: ReferralState) -> str:
    shown = {ReferralState.SENT, ReferralState.SEEN, *_RECEIPTS}
    return state.value if state in shown else "ended"


def _receipt(view: AnswerView) -> tuple[str, ...]:
    told = _RECEIPTS.get(view.referral.state)
    if told is None:
        return ()
    reason = view.referral.decline_reason
    lines = (told, f"Grund: {reason.label}" if reason else "", *_hire_lines(view.placement))
    return tuple(line for line in lines if line)


def _hire_lines(placement: Placement | None) -> tuple[str, ...]:
    if placement is None:
        return ()
    begins = f"Første arbejdsdag: {said.full_date(placement.starts_on)}"
    return (begins, f"Timer om ugen: {said.decimal(placement.hours)}")


_RECEIPTS = {
    ReferralState.INTERVIEW: "Du har svaret, at du gerne vil tale med kandidaten.",
    ReferralState.HIRED: "Kandidaten er meldt ansat.",
    ReferralState.DECLINED: "Du har svaret, at det ikke er denne gang.",
}


def _page(request: Request, token: str) -> AnswerPage:
    state = request.app.state
    address = AnswerLinks(state.settings).read(token)
    now = state.clock()
    with tenant_transaction(state.pool, address.akasse_id) as connection:
        view = show_answer_page(connection, address.akasse_id, address.link_id, now=now)
    return answer_page(view, token, now, state.settings.undo_minutes)


def _show(request: Request, session: Session, page: AnswerPage, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """Render the page for nobody in particular: an adviser who tries the address sees no a-kasse on it either."""
    known = session if session.form_token else request.app.state.sessions.new(None)
    nobody = Session(None, known.form_token)
    response = render_with(
        request, nobody, "pages/answer.html", page, title=f"Kandidat til {page.title}", status=status
    )
    if known is not session:
        set_session(request, response, known)
    return response
