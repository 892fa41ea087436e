"""Nyt i Jobbro: what is new, for those who use it; reading the page takes the mark in its foot away."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api import news
from api.access import Session, requires
from api.rendering import render
from matching.core.access import Action

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class NoteView:
    """One note."""

    key: Annotated[str, "Nyhedens id; dens plads på siden"]
    day: Annotated[str, "Dagen i fuld længde"]
    iso: Annotated[str, "Dagen, som maskiner læser den"]
    title: Annotated[str, "Hvad der er nyt"]
    text: Annotated[str, "Hvad det betyder for den, der bruger Jobbro"]
    fresh: Annotated[bool, "Om den er kommet, siden siden sidst blev læst"]


@dataclass(frozen=True)
class NewsPage:
    """The notes."""

    notes: Annotated[tuple[NoteView, ...], "Nyheder, nyeste først"]
    count: Annotated[str, "Hvor mange der er ulæste, i ord; tom, når der ingen er"]


@router.get("/nyheder", response_class=HTMLResponse)
def show_news(request: Request, session: Annotated[Session, requires(Action.SEE_NEWS)]) -> HTMLResponse:
    """Show the notes, and remember in the reader's own browser that they were read."""
    fresh = news.unread(request.cookies.get(news.COOKIE), session.actor)
    response = render(request, "pages/news.html", news_page(fresh), title="Nyt i Jobbro", news_read=True)
    if session.actor is not None:
        response.set_cookie(
            news.COOKIE,
            news.read_mark(session.actor),
            max_age=news.KEPT_SECONDS,
            secure=request.app.state.settings.https_only,
            httponly=True,
            samesite="lax",
        )
    return response


def news_page(fresh: frozenset[str]) -> NewsPage:
    """Return the page in finished words; `fresh` are the keys of the notes that are new to the reader."""
    notes = tuple(_note(note, note.key in fresh) for note in news.newest_first())
    return NewsPage(notes, said.counted(len(fresh), "ny", "nye") + " siden sidst" if fresh else "")


def _note(note: news.NewsNote, fresh: bool) -> NoteView:
    return NoteView(note.key, said.full_date(note.out_on), note.out_on.isoformat(), note.title, note.text, fresh)
