"""Taking in job orders, members and courses as NDJSON from other systems, one object a line.

It stands beside API version 1, not inside it: this is the one place where the web meets `ingest`.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from api.access import Session, requires
from ingest.courses import CourseSender
from ingest.http_intake import IntakeReport, take_ndjson_courses, take_ndjson_job_orders, take_ndjson_members
from ingest.members import Sender
from matching.core.access import Action, Actor
from matching.core.akasse import by_any_code
from matching.core.course_submission import CourseMisfit, CourseSubmission
from matching.core.errors import NotAllowed
from matching.core.ids import AkasseId
from matching.core.job_order import JobOrderSubmission
from matching.core.landing import Landed
from matching.core.member import MemberSubmission
from matching.database.pool import Pool, open_transaction, tenant_transaction
from matching.services.land_courses import course_misfits, land_courses
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
    pool, now = request.app.state.pool, request.app.state.clock()
    sender = _member_system(pool, session, Action.INGEST_MEMBERS)

    def land(batch: Sequence[MemberSubmission]) -> list[Landed]:
        with tenant_transaction(pool, _own(sender)) as connection:
            return land_members(connection, batch, now=now)

    return _told(take_ndjson_members(body, land, sender=sender))


@router.post(
    "/courses",
    openapi_extra=_like(
        '{"source_id": "F-1", "member": "42", "started_on": "2026-07-06", '
        '"registrations": [{"registered_on": "2026-07-06"}], "hours": [{"month": "2026-08", "hours": 160.33}]}'
    ),
)
def take_in_courses(
    request: Request, body: Body, session: Annotated[Session, requires(Action.INGEST_COURSES)]
) -> IntakeAnswer:
    """Take in courses of unemployment of members whom the same system has sent; others are rejected."""
    pool, now = request.app.state.pool, request.app.state.clock()
    sender = _member_system(pool, session, Action.INGEST_COURSES)

    def land(batch: Sequence[CourseSubmission]) -> list[Landed]:
        with tenant_transaction(pool, _own(sender)) as connection:
            return land_courses(connection, batch, now=now)

    def misfits(batch: Sequence[CourseSubmission]) -> Mapping[str, CourseMisfit]:
        with tenant_transaction(pool, _own(sender)) as connection:
            return course_misfits(connection, batch)

    return _told(take_ndjson_courses(body, land, sender=CourseSender(sender, misfits)))


def _member_system(pool: Pool, session: Session, action: Action) -> Sender:
    """Return the a-kasse's own system as a sender; raises NotAllowed for one that belongs to no a-kasse."""
    actor = _sender(session, action)
    if actor.akasse_id is None:
        raise NotAllowed(action.label)
    with open_transaction(pool) as connection:
        return Sender(actor.user_id, actor.akasse_id, by_any_code(akasser(connection)))


def _own(sender: Sender) -> AkasseId:
    assert sender.akasse_id is not None
    return sender.akasse_id


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
