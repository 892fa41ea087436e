"""Keeping what is typed in a talk: saved while typing with htmx, by a button without; never lost unsaid."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.access import Session, requires
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.agreements import Draft, DraftField, KeptDraft, TypedDraft
from matching.core.danish_time import clock
from matching.core.ids import TalkId
from matching.services.keep_draft import keep_draft

router = APIRouter(include_in_schema=False)

LONGEST = 8000  #: characters of one field


def _plain(text: str) -> str:
    """The text with one kind of line ending, whoever sent it."""
    return text.replace("\r\n", "\n")


Typed = Annotated[str, Field(max_length=LONGEST), AfterValidator(_plain)]


@dataclass(frozen=True)
class DraftView:
    """A field that is kept while it is typed in."""

    talk_id: Annotated[TalkId, "Samtalen"]
    name: Annotated[str, "Feltets navn: »note«, »agreement« eller »plan«"]
    label: Annotated[str, "Feltets navn, som man læser det"]
    text: Annotated[str, "Det, der er skrevet"]
    seen: Annotated[int, "Den version, siden har set"]
    page_key: Annotated[UUID, "Den åbne side, så den ikke står i vejen for sig selv"]
    status: Annotated[str, "Hvornår det sidst blev gemt; tom, når intet er gemt"]
    other: Annotated[str, "Teksten fra et andet vindue; tom, når der ikke er nogen konflikt"]
    newest: Annotated[int, "Den nyeste version, når et andet vindue har skrevet"]
    longest: Annotated[int, "Flest tegn"]


class DraftForm(BaseModel):
    """What a field sends; only the one named by `field` is kept."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    field: DraftField
    note: Typed = ""
    note_seen: int = 0
    agreement: Typed = ""
    agreement_seen: int = 0
    plan: Typed = ""
    plan_seen: int = 0
    page_key: UUID

    def typed(self) -> TypedDraft:
        """The one field that is to be kept."""
        name = str(self.field.value)
        return TypedDraft(self.field, getattr(self, name), getattr(self, f"{name}_seen"), self.page_key)


@router.post("/samtaler/{talk_id}/kladde", response_class=HTMLResponse)
def keep(
    request: Request,
    talk_id: TalkId,
    form: Annotated[DraftForm, Form()],
    session: Annotated[Session, requires(Action.HOLD_TALK)],
) -> Response:
    """Keep a field, and say when it was kept or that another window has written."""
    with own_transaction(request, session, Action.HOLD_TALK) as (connection, actor):
        kept = keep_draft(connection, actor, talk_id, form.typed(), now=request.app.state.clock())
    if request.headers.get("hx-request"):
        return render(request, "parts/draft_status.html", kept_view(talk_id, form.typed(), kept), title="")
    page = "afslut" if form.field is DraftField.PLAN else ""
    address = f"/samtaler/{talk_id}/{page}".rstrip("/")
    return RedirectResponse(f"{address}#{form.field.value}", status_code=HTTPStatus.SEE_OTHER)


def draft_view(
    talk_id: TalkId, field: DraftField, drafts: Mapping[DraftField, Draft], page_key: UUID, otherwise: str = ""
) -> DraftView:
    """Return a field with what was typed before, or with `otherwise` when nothing was."""
    draft = drafts.get(field)
    text = draft.text if draft else otherwise
    return _view(talk_id, field, text, draft.version if draft else 0, page_key, _saved(draft))


def kept_view(talk_id: TalkId, typed: TypedDraft, kept: KeptDraft) -> DraftView:
    """Return what became of a save; a conflict shows the other window's text and keeps the page's own version."""
    newest = kept.newest
    if not kept.conflict:
        return _view(talk_id, typed.field, newest.text, newest.version, typed.page_key, _saved(newest))
    said_when = f"Du har skrevet her i et andet vindue kl. {clock(newest.saved_at)}" if newest.saved_at else ""
    return _view(
        talk_id, typed.field, typed.text, typed.seen, typed.page_key, said_when, newest.text or " ", newest.version
    )


def _saved(draft: Draft | None) -> str:
    return f"Gemt kl. {clock(draft.saved_at)}" if draft and draft.saved_at else ""


def _view(  # noqa: PLR0913, PLR0917  # a field's view is this many things
    talk_id: TalkId,
    field: DraftField,
    text: str,
    seen: int,
    page_key: UUID,
    status: str,
    other: str = "",
    newest: int = 0,
) -> DraftView:
    return DraftView(talk_id, str(field.value), field.label, text, seen, page_key, status, other, newest, LONGEST)
