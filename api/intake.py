"""Taking in job orders and members as NDJSON from other systems, one object a line.

It stands beside API version 1, not inside it: this is the one place where the web meets `ingest`.
"""

from collections.abc import AsyncIterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from api.access import Session, requires
from ingest.http_intake import IntakeReport, take_ndjson_job_orders, take_ndjson_members
from ingest.members import Sender
from matching.core.access import Action, Actor
from matching.core.akasse import by_any_code
from matching.core.errors import NotAllowed
from matching.core.job_order import JobOrderSubmission
from matching.core.landing import Landed
from matching.core.member import MemberSubmission
from matching.database.pool import open_transaction, tenant_transaction
from matching.services.land_job_orders import land_job_orders
from matching.services.land_members import land_members
from matching.services.sign_in import akasser

router = APIRouter(prefix="/api/v1", tags=["v1"])

IN_MEMORY = 1_000_000  #: bytes of a body kept in memory; the rest goes to a temporary file
LARGEST = 200_000_000  #: bytes of a body; larger deliveries are sent in parts
PROBLEMS_TOLD = 1_000  #: the first that are told one by one; the rest are counted


async def spooled_body(request: Request) -> AsyncIterator[IO[bytes]]:
    """Yield the body as a file, read from the start, so that a large delivery never fills the memory.

    Raises HTTPException 413 past `LARGEST`.
    """
    with SpooledTemporaryFile(IN_MEMORY) as body:
        async for chunk in request.stream():
            body.write(chunk)
            if body.tell() > LARGEST:
                raise HTTPException(413)
        body.seek(0)
        yield body


Body = Annotated[IO[bytes], Depends(spooled_body, scope="request")]


def _like(example: str) -> dict[str, Any]:
    """Return what the API's description says of a body whose lines look like `example`."""
    ndjson = {"schema": {"type": "string"}, "example": example}
    return {"requestBody": {"required": True, "content": {"application/x-ndjson": ndjson}}}


class ProblemAnswer(BaseModel):
    """One thing wrong with one line, without any value from it."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    line: int = Field(examples=[3])
    field: str = Field(examples=["postcode"])
    found: str = Field(description="The class of what stood there", examples=["tekst"])
    problem: str
    remedy: str


class IntakeAnswer(BaseModel):
    """What became of a delivery, line by line where something was wrong."""

    model_config = ConfigDict(frozen=True)

    new: int
    changed: int
    unchanged: int
    rejected: int
    problems: tuple[ProblemAnswer, ...] = Field(description=f"At most the first {PROBLEMS_TOLD}")


@router.post(
    "/job-orders",
    openapi_extra=_like(
        '{"source_id": "A-1", "title": "Lagermedarbejder", "text": "Vi søger ...", "postcode": "7100"}'
    ),
)
def take_in_job_orders(
    request: Request, body: Body, session: Annotated[Session, requires(Action.INGEST_JOB_ORDERS)]
) -> IntakeAnswer:
    """Take in job orders: new ones, changed ones, and those sent before, which change nothing."""
    actor = _sender(session, Action.INGEST_JOB_ORDERS)
    pool, now = request.app.state.pool, request.app.state.clock()

    def land(batch: Sequence[JobOrderSubmission]) -> list[Landed]:
        with open_transaction(pool) as connection:
            return land_job_orders(connection, batch, now=now)

    return _told(take_ndjson_job_orders(body, land, source=actor.user_id))


@router.post(
    "/members",
    openapi_extra=_like(
        '{"source_id": "42", "name": "Ida Eksempel", "goals": ["lagermedarbejder"], "postcode": "7100"}'
    ),
)
def take_in_members(
    request: Request, body: Body, session: Annotated[Session, requires(Action.INGEST_MEMBERS)]
) -> IntakeAnswer:
    """Take in members of the a-kasse whose system sends them; a line that names another a-kasse is rejected."""
    actor = _sender(session, Action.INGEST_MEMBERS)
    akasse_id = actor.akasse_id
    if akasse_id is None:
        raise NotAllowed(Action.INGEST_MEMBERS.label)
    pool, now = request.app.state.pool, request.app.state.clock()
    with open_transaction(pool) as connection:
        codes = by_any_code(akasser(connection))

    def land(batch: Sequence[MemberSubmission]) -> list[Landed]:
        with tenant_transaction(pool, akasse_id) as connection:
            return land_members(connection, batch, now=now)

    return _told(take_ndjson_members(body, land, sender=Sender(actor.user_id, akasse_id, codes)))


def _sender(session: Session, action: Action) -> Actor:
    """Return who sends; its id names the source, so that two systems' own keys never meet."""
    if session.actor is None:
        raise NotAllowed(action.label)
    return session.actor


def _told(report: IntakeReport) -> IntakeAnswer:
    problems = [problem for result in report.results for problem in result.problems]
    return IntakeAnswer(
        new=report.count(Landed.NEW),
        changed=report.count(Landed.CHANGED),
        unchanged=report.count(Landed.UNCHANGED),
        rejected=report.rejected,
        problems=tuple(ProblemAnswer.model_validate(problem) for problem in problems[:PROBLEMS_TOLD]),
    )
