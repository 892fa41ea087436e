"""API version 1 for the a-kasser's own systems: the same services as the pages, as JSON."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.openapi.utils import get_openapi

from api.access import Session, requires
from api.tenancy import own_transaction
from api.v1.answers import (
    CandidatesAnswer,
    DecisionRequest,
    HitAnswer,
    JobsAnswer,
    SearchRequest,
    candidates_answer,
    hit_answer,
    jobs_answer,
)
from matching.core.access import Action
from matching.core.ids import JobOrderId, MemberId, RankingEventId
from matching.services.decide import decide
from matching.services.propose_candidates import propose_candidates
from matching.services.propose_jobs import propose_jobs
from matching.services.search import search

router = APIRouter(prefix="/api/v1", tags=["v1"])

Limit = Annotated[int, Query(ge=1, le=200, description="The most proposals to return")]


@router.get("/members/{member_id}/proposals")
def list_jobs(
    request: Request,
    member_id: MemberId,
    session: Annotated[Session, requires(Action.SEE_MEMBER)],
    limit: Limit = 60,
    travel_limit: Annotated[int | None, Query(ge=5, le=240, description="Minutes one way")] = None,
) -> JobsAnswer:
    """Return the jobs for a member, best first, with the reasons and what the rules kept out."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.SEE_MEMBER) as (connection, actor):
        return jobs_answer(
            propose_jobs(
                connection, actor, member_id, as_of=now.date(), now=now, limit=limit, travel_limit=travel_limit
            )
        )


@router.get("/job-orders/{job_order_id}/candidates")
def list_candidates(
    request: Request,
    job_order_id: JobOrderId,
    session: Annotated[Session, requires(Action.SEE_JOB_ORDER)],
    limit: Limit = 60,
) -> CandidatesAnswer:
    """Return the a-kasse's own candidates for an order, best first."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.SEE_JOB_ORDER) as (connection, actor):
        return candidates_answer(
            propose_candidates(connection, actor, job_order_id, as_of=now.date(), now=now, limit=limit)
        )


@router.post("/search")
def find(
    request: Request, wanted: SearchRequest, session: Annotated[Session, requires(Action.SEARCH)]
) -> list[HitAnswer]:
    """Return members and orders by name, title, employer or number; a POST, so that no name stands in an address."""
    with own_transaction(request, session, Action.SEARCH) as (connection, actor):
        return [hit_answer(hit) for hit in search(connection, actor, wanted.text, limit=wanted.limit)]


@router.post("/members/{member_id}/decisions", status_code=HTTPStatus.NO_CONTENT)
def keep_decision(
    request: Request,
    member_id: MemberId,
    wanted: DecisionRequest,
    session: Annotated[Session, requires(Action.DECIDE_ON_PROPOSAL)],
) -> None:
    """Keep what was decided on a proposal that was shown."""
    now = request.app.state.clock()
    event_id, job_order_id = RankingEventId(wanted.event_id), JobOrderId(wanted.job_order_id)
    with own_transaction(request, session, Action.DECIDE_ON_PROPOSAL) as (connection, actor):
        decide(connection, actor, event_id, member_id, job_order_id, wanted.decision, wanted.reason, now=now)


@router.get("/openapi.json", include_in_schema=False)
def describe(request: Request, session: Annotated[Session, requires(Action.SEE_COMPONENTS)]) -> dict[str, Any]:
    """Return the description of the API, for those who build against it."""
    return get_openapi(
        title="Jobbro",
        version="1",
        description="Sign in with `Authorization: Bearer <token>`; a token belongs to one a-kasse.",
        routes=request.app.routes,
    )
