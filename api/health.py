"""Whether the process lives, and whether it can serve: for the machinery around it, not for people."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from psycopg import Error
from psycopg_pool import PoolClosed, PoolTimeout

from api.access import Session, requires
from matching.core.access import Action
from matching.database.pool import Pool, open_transaction

router = APIRouter(include_in_schema=False)


@router.get("/livez")
def tell_alive(session: Annotated[Session, requires(Action.SEE_HEALTH)]) -> Response:
    """Answer without touching anything else."""
    return JSONResponse({"alive": True})


@router.get("/readyz")
def tell_ready(request: Request, session: Annotated[Session, requires(Action.SEE_HEALTH)]) -> Response:
    """Answer 200 when the database answers, else 503."""
    ready = _database_answers(request.app.state.pool)
    status = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
    return JSONResponse({"ready": ready, "checks": {"database": ready}}, status_code=status)


def _database_answers(pool: Pool) -> bool:
    try:
        with open_transaction(pool) as connection:
            connection.execute("SELECT 1")
    except (Error, PoolTimeout, PoolClosed):
        return False
    return True
