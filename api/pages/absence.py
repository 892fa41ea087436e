"""Why a job is not on the member's list: the answer in Danish, from an order's title or number."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages.order_words import order_number
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.absence import Absence, AbsenceCause
from matching.core.access import Action
from matching.core.cards import Hit
from matching.core.eligibility import REMEDY, Rule
from matching.core.ids import JobOrderId, TalkId
from matching.core.job_order import Shift
from matching.core.taxonomy import Licence
from matching.services.explain_absence import explain_absence, orders_called
from matching.services.show_conversation import show_conversation

router = APIRouter(include_in_schema=False)

LONGEST = 100  #: characters of a title or a number


@dataclass(frozen=True)
class RuleView:
    """A rule that keeps a job off the list, with both sides of it."""

    rule: Annotated[str, "Reglen"]
    facts: Annotated[tuple[str, ...], "Hvad jobbet kræver, og hvad medlemmet har sagt"]
    remedy: Annotated[str, "Hvad der kan gøres"]


@dataclass(frozen=True)
class OtherOrder:
    """Another order that the words may have meant."""

    address: Annotated[str, "Samme spørgsmål om den ordre"]
    words: Annotated[str, "Titel, nummer og virksomhed"]


@dataclass(frozen=True)
class AbsencePage:
    """The answer, or that no order goes by those words."""

    talk_id: Annotated[TalkId, "Samtalen"]
    asked: Annotated[str, "Det, der blev spurgt om"]
    title: Annotated[str, "Jobbet, svaret handler om; tom, når intet job hedder sådan"]
    address: Annotated[str, "Jobordrens side"]
    answer: Annotated[str, "Svaret i en sætning"]
    rules: Annotated[tuple[RuleView, ...], "De regler, der holder jobbet ude"]
    lifts: Annotated[tuple[str, ...], "Det, der ville løfte jobbet"]
    others: Annotated[tuple[OtherOrder, ...], "Andre jobordrer, ordene kan have ment"]


@router.get("/samtaler/{talk_id}/hvorfor-ikke", response_class=HTMLResponse)
def why_not(
    request: Request,
    talk_id: TalkId,
    session: Annotated[Session, requires(Action.HOLD_TALK)],
    job: Annotated[str, Query(max_length=LONGEST)] = "",
    ordre: Annotated[UUID | None, Query()] = None,
) -> HTMLResponse:
    """Answer why an order is not on the list; with htmx the answer alone."""
    now = request.app.state.clock()
    limit = request.app.state.settings.list_length
    with own_transaction(request, session, Action.HOLD_TALK) as (connection, actor):
        member_id = show_conversation(connection, actor, talk_id, as_of=now.date()).talk.member_id
        hits = orders_called(connection, actor, job) if job.strip() else ()
        key = JobOrderId(ordre) if ordre else JobOrderId(hits[0].key) if hits else None
        absence = None
        if key is not None:
            absence = explain_absence(connection, actor, member_id, key, as_of=now.date(), now=now, limit=limit)
    page = absence_page(talk_id, job, absence, hits, now.date())
    template = "parts/absence.html" if request.headers.get("hx-request") else "pages/absence.html"
    return render(request, template, page, title="Hvorfor er jobbet ikke på listen?")


def absence_page(
    talk_id: TalkId, asked: str, absence: Absence | None, hits: tuple[Hit, ...], as_of: date
) -> AbsencePage:
    """Return the answer in finished words."""
    others = tuple(_other(talk_id, asked, hit) for hit in hits if absence and hit.key != absence.order.job_order_id)
    if absence is None:
        words = "Ingen jobordre hedder sådan. Prøv med titlen fra opslaget eller nummeret, fx J-204." if asked else ""
        return AbsencePage(talk_id, asked, "", "", words, (), (), ())
    order = absence.order
    return AbsencePage(
        talk_id=talk_id,
        asked=asked,
        title=_named(order.title, order.number, order.employer),
        address=f"/jobordrer/{order.job_order_id}",
        answer=_answer(absence),
        rules=tuple(RuleView(rule.label, _facts(rule, absence, as_of), REMEDY[rule]) for rule in absence.rules),
        lifts=tuple(" ".join(part for part in (f"{r.text}.", r.remedy) if part) for r in absence.lifts),
        others=others,
    )


def _answer(absence: Absence) -> str:
    if absence.cause is AbsenceCause.NEAR_REPEAT:
        twin = absence.order.duplicate_of
        because = f" ({absence.order.duplicate_reason})" if absence.order.duplicate_reason else ""
        return f"Jobbet ligner jobordre {order_number(twin)}{because}, som står på listen i stedet." if twin else ""
    if absence.cause is AbsenceCause.NOT_READ:
        return "Jobbro har ikke kunnet læse opslaget som et fag, så det kan ikke sammenlignes. Åbn jobbet, og læs selv."
    if absence.cause is AbsenceCause.RULE:
        return (
            "Loven eller et vilkår holder jobbet ude:" if len(absence.rules) == 1 else "Flere ting holder jobbet ude:"
        )
    return _placed(absence)


def _placed(absence: Absence) -> str:
    track = absence.track.label if absence.track else ""
    where = f"nr. {absence.place} af {said.counted(absence.among, 'job', 'job')} i »{track}«"
    if absence.cause is AbsenceCause.ON_THE_LIST:
        return f"Jobbet er på listen, som {where}."
    return f"Ingen regel holder jobbet ude, men det er {where}, og listen viser de {absence.shown} bedste."


def _facts(rule: Rule, absence: Absence, as_of: date) -> tuple[str, ...]:
    """Return what the job asks and what the member has said, as far as the rule is about them."""
    order, member = absence.order, absence.member
    asks, has = "", ""
    match rule:
        case Rule.ORDER_CLOSED:
            asks = f"Ordrens tilstand: {order.status.label}"
        case Rule.DEADLINE_PASSED:
            asks = said.deadline(order.deadline_on, as_of) if order.deadline_on else ""
        case Rule.LICENCE_BY_LAW:
            return tuple(_licence(licence) for licence in absence.lacking)
        case Rule.HOURS if order.hours and member.hours:
            asks, has = f"Jobbet: {said.hours_a_week(order.hours)}", f"Medlemmet: {said.hours_a_week(member.hours)}"
        case Rule.SHIFTS:
            asks, has = (f"{who}: {said.shifts_said(at)}" for who, at in _shifts(absence))
        case Rule.TRAVEL:
            asks, has = _travel(absence)
        case Rule.NOT_AVAILABLE_YET if order.starts_on and member.available_from:
            asks = f"Jobbet begynder {said.day(order.starts_on, as_of).said}"
            has = f"Medlemmet kan begynde {said.day(member.available_from, as_of).said}"
    return tuple(fact for fact in (asks, has) if fact)


def _shifts(absence: Absence) -> tuple[tuple[str, frozenset[Shift]], ...]:
    return ("Jobbet", absence.order.shifts), ("Medlemmet", absence.member.shifts)


def _travel(absence: Absence) -> tuple[str, str]:
    member = absence.member
    way = f"Rejsen: {said.travel_time(absence.minutes, member.travel_mode)}" if absence.minutes is not None else ""
    limit = said.travel_limit(member.travel_limit, member.travel_mode) if member.travel_limit else ""
    return (way, f"Medlemmet: {limit[:1].lower()}{limit[1:]}" if limit else "")


def _licence(licence: Licence) -> str:
    days = f" ({said.counted(licence.days, 'dag', 'dage')})" if licence.days else ""
    how = f": {licence.how_to_get}{days}" if licence.how_to_get else days
    return f"Mangler {licence.label}{how}"


def _other(talk_id: TalkId, asked: str, hit: Hit) -> OtherOrder:
    address = f"/samtaler/{talk_id}/hvorfor-ikke?ordre={hit.key}"
    return OtherOrder(address, " · ".join(part for part in (hit.title, order_number(hit.number), hit.detail) if part))


def _named(title: str, number: int, employer: str | None) -> str:
    return " · ".join(part for part in (title, order_number(number), employer) if part)
