"""The adviser's side of a hire: registering it, asking how it went, taking it back."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, ConfigDict

from api.access import Session, requires
from api.pages.answers import read_hire
from api.pages.referrals import done_or_told
from matching.core.access import Action, Actor
from matching.core.ids import PlacementId, ReferralId
from matching.core.placements import EvidenceSource, PlacementKind, ReversalReason, StillEmployed
from matching.database import Connection
from matching.services.follow_up_placement import follow_up_placement
from matching.services.register_placement import register_placement
from matching.services.reverse_placement import reverse_placement

router = APIRouter(include_in_schema=False)

Registers = Annotated[Session, requires(Action.REGISTER_PLACEMENT)]


class HireForm(BaseModel):
    """The facts of a hire."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    version: int
    start: str = ""
    timer: str = ""
    art: PlacementKind = PlacementKind.ORDINARY
    kilde: EvidenceSource = EvidenceSource.EMPLOYER


@router.post("/henvisninger/{referral_id}/ansat", response_class=HTMLResponse)
def register(
    request: Request, referral_id: ReferralId, form: Annotated[HireForm, Form()], session: Registers
) -> Response:
    """Register that the member was hired."""

    def act(connection: Connection, actor: Actor) -> None:
        facts = read_hire(form.start, form.timer, form.art, form.kilde)
        now = request.app.state.clock()
        register_placement(connection, actor, referral_id, facts, version=form.version, now=now)

    return done_or_told(request, session, referral_id, act)


@router.post("/henvisninger/{referral_id}/ansaettelser/{placement_id}/tilbagefoer", response_class=HTMLResponse)
def reverse(
    request: Request,
    referral_id: ReferralId,
    placement_id: PlacementId,
    tilbage_grund: Annotated[ReversalReason, Form()],
    session: Registers,
) -> Response:
    """Take a hire back with its reason."""
    now = request.app.state.clock()
    return done_or_told(
        request,
        session,
        referral_id,
        lambda connection, actor: reverse_placement(connection, actor, placement_id, tilbage_grund, now=now),
    )


@router.post("/henvisninger/{referral_id}/ansaettelser/{placement_id}/opfoelgning", response_class=HTMLResponse)
def follow_up(  # noqa: PLR0913, PLR0917  # what the form sends
    request: Request,
    referral_id: ReferralId,
    placement_id: PlacementId,
    maaneder: Annotated[int, Form()],
    stadig: Annotated[StillEmployed, Form()],
    fra: Annotated[EvidenceSource, Form()],
    session: Registers,
) -> Response:
    """Keep whether the member is still employed, and where it is known from."""
    now = request.app.state.clock()
    return done_or_told(
        request,
        session,
        referral_id,
        lambda connection, actor: follow_up_placement(connection, actor, placement_id, maaneder, stadig, fra, now=now),
    )
