"""The taxonomy's names over the API: what a text may mean, for systems that let people choose."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from api.access import Session, requires
from matching.core.access import Action
from matching.core.suggestions import TermKind
from matching.database.pool import open_transaction
from matching.services.suggest_terms import suggest_terms

router = APIRouter(prefix="/api/v1", tags=["v1"])


class TermAnswer(BaseModel):
    """One concept that may be meant."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    key: int = Field(examples=[17])
    label: str = Field(examples=["lagermedarbejder"])
    other_name: str = Field(description="The name that was found, when it is another", examples=["lagerarbejder"])


@router.get("/terms")
def list_terms(
    request: Request,
    session: Annotated[Session, requires(Action.SEE_JOB_ORDER)],
    kind: TermKind,
    q: Annotated[str, Query(min_length=1, max_length=100, description="What was typed, in Danish")],
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> list[TermAnswer]:
    """Return occupations, skills or licences by name, best first; only those that may still be chosen."""
    with open_transaction(request.app.state.pool) as connection:
        return [TermAnswer.model_validate(hit) for hit in suggest_terms(connection, kind, q, most=limit)]
