"""Exempting a member from further talks, with the live share against the rule's ceiling, and taking it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from api import danish_words as said
from api.access import Session, requires
from api.pages.member_profile import member_number
from api.pages.sign_in import Choice
from api.pages.talk_form import choices
from api.pages.worklist import percent
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.contact_counts import Count
from matching.core.contact_course import ContactState
from matching.core.danish_time import danish_day
from matching.core.ids import ExemptionId, MemberId
from matching.core.talk_errors import AlreadyExempted, ExemptionCeilingReached, JudgementMissing
from matching.core.talks import Exemption, ExemptionReason
from matching.services.exempt_member import exempt_member
from matching.services.show_exemption import ExemptionCase, show_exemption
from matching.services.withdraw_exemption import withdraw_exemption

router = APIRouter(include_in_schema=False)


class TypedExemption(BaseModel):
    """What the form sends, unread, so that nothing typed is lost."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    grund: str = ""
    vurdering: Annotated[str, StringConstraints(max_length=4000)] = ""


@dataclass(frozen=True)
class InForceView:
    """The exemption that is in force."""

    reason: Annotated[str, "Grunden"]
    judgement: Annotated[str, "Vurderingen i ord"]
    decided: Annotated[str, "Hvornår den blev besluttet"]
    address: Annotated[str, "Hvor den trækkes tilbage"]


@dataclass(frozen=True)
class ExemptionPage:
    """Where a member is exempted."""

    heading: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    address: Annotated[str, "Hvor formularen sendes hen"]
    member_address: Annotated[str, "Medlemmets side"]
    taken_back: Annotated[bool, "Om en undtagelse lige er trukket tilbage"]
    share: Annotated[str, "Hvor mange der er undtaget nu, mod loftet; tom, når reglen ingen undtagelser kender"]
    room: Annotated[str, "Hvor mange flere der er plads til"]
    obstacle: Annotated[str, "Hvorfor medlemmet ikke kan undtages; tom, når det kan"]
    owed: Annotated[str, "Hvad medlemmet stadig har krav på"]
    in_force: Annotated[InForceView | None, "Undtagelsen, hvis medlemmet er undtaget"]
    reasons: Annotated[tuple[Choice, ...], "Grunde at vælge imellem"]
    judgement: Annotated[str, "Vurderingen, som den er skrevet"]
    faults: Annotated[Mapping[str, str], "Hvad der skal rettes, felt for felt"]
    summary: Annotated[tuple[tuple[str, str], ...], "Det samme, som det står samlet over formularen"]


@router.get("/medlemmer/{member_id}/undtagelse", response_class=HTMLResponse)
def show(
    request: Request,
    member_id: MemberId,
    session: Annotated[Session, requires(Action.EXEMPT_MEMBER)],
    gjort: Literal["trukket-tilbage"] | None = None,
) -> Response:
    """Show whether the member is exempted, and the form that exempts."""
    return _show(request, session, member_id, TypedExemption(), {}, taken_back=gjort is not None)


@router.post("/medlemmer/{member_id}/undtagelse", response_class=HTMLResponse)
def exempt(
    request: Request,
    member_id: MemberId,
    typed: Annotated[TypedExemption, Form()],
    session: Annotated[Session, requires(Action.EXEMPT_MEMBER)],
) -> Response:
    """Exempt the member, or say at the field why not, with all that was typed."""
    reason = next((one for one in ExemptionReason if one.value == typed.grund), None)
    if reason is None:
        return _show(request, session, member_id, typed, {"grund": "Vælg en grund."})
    try:
        with own_transaction(request, session, Action.EXEMPT_MEMBER) as (connection, actor):
            exempt_member(connection, actor, member_id, reason, typed.vurdering, now=request.app.state.clock())
    except (JudgementMissing, ExemptionCeilingReached, AlreadyExempted) as error:
        return _show(request, session, member_id, typed, {"vurdering": str(error)})
    return _back(member_id)


@router.post("/undtagelser/{exemption_id}/traek-tilbage")
def withdraw(
    request: Request, exemption_id: ExemptionId, session: Annotated[Session, requires(Action.EXEMPT_MEMBER)]
) -> Response:
    """Take the exemption back."""
    with own_transaction(request, session, Action.EXEMPT_MEMBER) as (connection, actor):
        member_id = withdraw_exemption(connection, actor, exemption_id, now=request.app.state.clock())
    return _back(member_id, "?gjort=trukket-tilbage")


def exemption_page(
    case: ExemptionCase, typed: TypedExemption, faults: Mapping[str, str], *, taken_back: bool = False
) -> ExemptionPage:
    """Return the page in finished words."""
    return ExemptionPage(
        heading=case.member_name,
        number=member_number(case.member_number),
        address=f"/medlemmer/{case.member_id}/undtagelse",
        member_address=f"/medlemmer/{case.member_id}",
        taken_back=taken_back and case.exemption is None,
        share=share_words(case.share),
        room=_room(case.share),
        obstacle=_obstacle(case),
        owed=_owed(case.state),
        in_force=None if case.exemption is None else _in_force(case.exemption),
        reasons=choices(ExemptionReason, typed.grund),
        judgement=typed.vurdering,
        faults={name: faults.get(name, "") for name in ("grund", "vurdering")},
        summary=tuple(("grund-1" if name == "grund" else name, sentence) for name, sentence in faults.items()),
    )


def share_words(share: Count | None) -> str:
    """Return "Nu 18 %, højst 25 % (7 af 38 medlemmer)", or nothing where no share is allowed."""
    if share is None or share.share is None or share.required is None:
        return ""
    members = f"{said.whole(share.met)} af {said.counted(share.counted, 'medlem', 'medlemmer')}"
    return f"Nu {percent(share.share)}, højst {percent(share.required)} ({members})"


def _room(share: Count | None) -> str:
    room = None if share is None else share.room
    return "" if room is None else f"Der er plads til {said.counted(room, 'undtagelse', 'undtagelser')} mere."


def _obstacle(case: ExemptionCase) -> str:
    if case.state is None or case.share is None:
        return "Medlemmet er ikke i a-kassens periode, så der er ingen samtaler at undtage fra."
    if case.exemption is not None:
        return ""
    if case.share.room is None:
        return f"Forløbet følger reglen »{case.state.rule.title}«, som ingen undtagelser kender."
    if not case.share.room:
        return "Loftet er nået. Træk en anden undtagelse tilbage, eller vent, til flere medlemmer er i perioden."
    return ""


def _owed(state: ContactState | None) -> str:
    if state is None:
        return ""
    first = "Første samtale er holdt." if state.first_talk_held_on else "Første samtale skal holdes alligevel."
    return f"{first} Rådighedssamtaler og samtaler, medlemmet selv ønsker, kan stadig holdes."


def _in_force(exemption: Exemption) -> InForceView:
    return InForceView(
        reason=exemption.reason.label,
        judgement=exemption.judgement,
        decided=said.full_date(danish_day(exemption.decided_at)),
        address=f"/undtagelser/{exemption.exemption_id}/traek-tilbage",
    )


def _show(  # whose page, and what is said on it
    request: Request,
    session: Session,
    member_id: MemberId,
    typed: TypedExemption,
    faults: Mapping[str, str],
    *,
    taken_back: bool = False,
) -> HTMLResponse:
    now = request.app.state.clock()
    with own_transaction(request, session, Action.EXEMPT_MEMBER) as (connection, actor):
        case = show_exemption(connection, actor, member_id, now=now)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    page = exemption_page(case, typed, faults, taken_back=taken_back)
    return render(request, "pages/exemption.html", page, title="Undtag fra samtaler", status=status)


def _back(member_id: MemberId, done: str = "") -> Response:
    return RedirectResponse(f"/medlemmer/{member_id}/undtagelse{done}", status_code=HTTPStatus.SEE_OTHER)
