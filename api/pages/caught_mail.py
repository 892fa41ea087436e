"""The demo's post: mails as their recipients would have got them, so that one can follow the links in them.

There is such a page only in a demo with a catcher; everybody in its mails is made up.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from api import danish_words as said
from api.access import Session, requires
from api.clock import DENMARK
from api.mail_catcher import CaughtMail, caught_mails, find_caught_mail
from api.rendering import render
from api.settings import Settings
from matching.core.access import Action

router = APIRouter(include_in_schema=False)

SHOWN = 50
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


@dataclass(frozen=True)
class MailSegment:
    """A piece of a mail's text."""

    text: Annotated[str, "Teksten"]
    address: Annotated[str, "Hvor den fører hen; tom, når den ikke er et link"]


@dataclass(frozen=True)
class PaperView:
    """A document that came with a mail."""

    filename: Annotated[str, "Filens navn"]
    address: Annotated[str, "Hvor den kan hentes"]


@dataclass(frozen=True)
class CaughtMailView:
    """One mail."""

    sender: Annotated[str, "Afsenderens navn"]
    recipient: Annotated[str, "Modtagerens navn og adresse"]
    subject: Annotated[str, "Emnet"]
    when: Annotated[str, "Hvornår den kom"]
    text: Annotated[tuple[MailSegment, ...], "Teksten, delt ved links"]
    papers: Annotated[tuple[PaperView, ...], "Bilag"]


@dataclass(frozen=True)
class CaughtMailPage:
    """The demo's post."""

    count: Annotated[str, "Hvor mange mails der er fanget, i ord"]
    mails: Annotated[tuple[CaughtMailView, ...], "De nyeste mails, nyeste først"]
    more: Annotated[str, "Hvor mange ældre der ikke vises, i ord; tom, når alle vises"]


@router.get("/demo/post", response_class=HTMLResponse)
def show_caught_mail(request: Request, session: Annotated[Session, requires(Action.SEE_CAUGHT_MAIL)]) -> HTMLResponse:
    """Show what was caught."""
    mails = caught_mails(_folder(request))
    page = caught_mail_page(mails, request.app.state.clock())
    return render(request, "pages/caught_mail.html", page, title="Demoens post")


@router.get("/demo/post/{name}/{number}")
def give_paper(
    request: Request, name: str, number: int, session: Annotated[Session, requires(Action.SEE_CAUGHT_MAIL)]
) -> Response:
    """Give a document that came with a mail."""
    mail = find_caught_mail(_folder(request), name)
    if mail is None or not 0 <= number < len(mail.papers):
        raise HTTPException(404)
    headers = {"Content-Disposition": f'attachment; filename="bilag-{number + 1}.pdf"'}
    return Response(mail.papers[number].content, media_type="application/pdf", headers=headers)


def caught_mail_page(mails: list[CaughtMail], now: datetime) -> CaughtMailPage:
    """Return the page in finished words; the newest mails only."""
    older = len(mails) - SHOWN
    return CaughtMailPage(
        count=said.counted(len(mails), "mail", "mails"),
        mails=tuple(_view(mail, now) for mail in mails[:SHOWN]),
        more=said.counted(older, "ældre mail", "ældre mails") if older > 0 else "",
    )


def _view(mail: CaughtMail, now: datetime) -> CaughtMailView:
    local = mail.caught_at.astimezone(DENMARK)
    day = said.day(local.date(), now.astimezone(DENMARK).date()).said
    return CaughtMailView(
        sender=mail.sender,
        recipient=f"{mail.recipient} ({mail.address})" if mail.recipient != mail.address else mail.address,
        subject=mail.subject,
        when=f"{day} kl. {local:%H.%M}",
        text=segments(mail.text.strip()),
        papers=tuple(
            PaperView(paper.filename, f"/demo/post/{mail.name}/{number}") for number, paper in enumerate(mail.papers)
        ),
    )


def segments(text: str) -> tuple[MailSegment, ...]:
    """Return a text cut at its links."""
    found, end = [], 0
    for link in _LINK.finditer(text):
        found += [MailSegment(text[end : link.start()], ""), MailSegment(link.group(), link.group())]
        end = link.end()
    return tuple(segment for segment in [*found, MailSegment(text[end:], "")] if segment.text)


def _folder(request: Request) -> Path:
    """Where the mails lie; there is no such page outside a demo."""
    settings: Settings = request.app.state.settings
    if not settings.demo or settings.caught_mail is None:
        raise HTTPException(404)
    return settings.caught_mail
