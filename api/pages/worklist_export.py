"""The worklist as a file: the week's talks, or what has to be acted on; the same people as on the page, and no more."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.access import Session, requires
from api.exports import ExportFormat, Table, export
from api.pages import talk_words
from api.pages.member_profile import member_number
from api.pages.worklist import Whose
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.worklist import Worklist
from matching.services.show_worklist import show_worklist

router = APIRouter(include_in_schema=False)


class Part(StrEnum):
    """Which of the page's two lists."""

    TALKS = "samtaler"
    TASKS = "opgaver"


@router.get("/arbejdsliste.{kind}")
def export_worklist(
    request: Request,
    session: Annotated[Session, requires(Action.EXPORT_LIST)],
    kind: ExportFormat,
    dag: Annotated[date | None, Query()] = None,
    vis: Annotated[Whose, Query()] = Whose.MINE,
    liste: Annotated[Part, Query()] = Part.TALKS,
) -> Response:
    """Give the list that the page shows with the same choices, as a file."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.EXPORT_LIST) as (connection, actor):
        worklist = show_worklist(connection, actor, now=now, day=dag, everybody=vis is Whose.ALL)
    table = talks_table(worklist) if liste is Part.TALKS else tasks_table(worklist)
    return export(table, kind, f"{liste.value}-{worklist.day.isoformat()}")


def talks_table(worklist: Worklist) -> Table:
    """Return the week's talks, one row each, in the order of the page."""
    headers = ("Begynder", "Slutter", "Medlemsnummer", "Navn", "Samtale", "Form", "Sted", "Jobrådgiver", "Status")
    rows = [
        (
            talk.starts_at,
            talk.ends_at,
            member_number(talk.member_number),
            talk.member_name,
            talk_words.kinds(talk.kind, talk.also, None),
            talk.form.label,
            talk.place,
            talk.adviser_name,
            talk.state.label,
        )
        for _, talks in worklist.week
        for talk in talks
    ]
    return Table("Samtaler", headers, rows)


def tasks_table(worklist: Worklist) -> Table:
    """Return what has to be acted on, in order of deadline."""
    headers = ("Frist", "Medlemsnummer", "Navn", "Hvad", "Bemærkning")
    rows = [
        (
            task.due_on,
            None if task.member_number is None else member_number(task.member_number),
            task.name,
            task.kind.label,
            task.detail,
        )
        for task in worklist.tasks
    ]
    return Table("Kræver handling", headers, rows)
