"""From a page dataclass to HTML: the Jinja environment and what every page has around its content."""

from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from api import news
from api.access import COOKIE, Session
from api.frontend import DIST, built_version
from matching.core.access import Action, may
from matching.core.cards import Html

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class MenuLink:
    """A page in the main menu."""

    title: Annotated[str, "Det, der står i menuen"]
    address: Annotated[str, "Sidens adresse"]


#: The main menu: each reader has the pages that are open to them.
MENU = (
    (Action.SEE_WORKLIST, MenuLink("Arbejdsliste", "/arbejdsliste")),
    (Action.SEE_LISTS, MenuLink("Medlemmer", "/medlemmer")),
    (Action.SEE_LISTS, MenuLink("Jobordrer", "/jobordrer")),
    (Action.RECOMMEND_OFFER, MenuLink("Indstillinger", "/indstillinger")),
    (Action.HAND_OVER, MenuLink("Overdragelser", "/overdragelser")),
    (Action.SEE_POST, MenuLink("Post", "/post")),
    (Action.SEE_RULES, MenuLink("Regler", "/regler")),
    (Action.READ_FIGURES, MenuLink("Tal", "/tal")),
)


@dataclass(frozen=True)
class Chrome:
    """What stands around every page's content."""

    title: Annotated[str, "Sidens titel i fanebladet"]
    who: Annotated[str, "Rolle og a-kasse for den, der er logget ind; tom for andre"]
    form_token: Annotated[str, "Den nøgle, som alle formularer skal have med"]
    demo: Annotated[bool, "Om systemet viser opdigtede personer"]
    news: Annotated[bool, "Om der er nyt i Jobbro, som ikke er læst"] = False
    menu: Annotated[tuple[MenuLink, ...], "De sider i menuen, som den, der er logget ind, må se"] = ()
    home: Annotated[str, "Den side, man begynder på"] = "/"
    has_members: Annotated[bool, "Om den, der er logget ind, har medlemmer og jobordrer at søge i"] = False


@cache
def environment() -> Environment:
    """Return the Jinja environment: everything escaped, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["static"] = static_address
    made.filters["sanitised"] = sanitised
    return made


def static_address(path: str) -> str:
    """Return the address of a built file, with the version of the build so that browsers may keep it."""
    return f"/static/{path}?v={built_version(DIST)}"


def sanitised(body: Html) -> Markup:
    """Print HTML that the reader of the ad has already cleaned; the only door past the escaping."""
    return Markup(body)


def render(
    request: Request,
    template: str,
    page: object,
    *,
    title: str,
    status: HTTPStatus = HTTPStatus.OK,
    news_read: bool = False,
) -> HTMLResponse:
    """Return `page` as HTML; `title` is what the browser's tab says, `news_read` that this page shows the news."""
    session = session_of(request)
    has_news = not news_read and bool(news.unread(request.cookies.get(news.COOKIE), session.actor))
    return _html(template, page, _chrome(request, session, title, has_news=has_news), status)


def render_with(
    request: Request,
    session: Session,
    template: str,
    page: object,
    *,
    title: str,
    status: HTTPStatus = HTTPStatus.OK,
) -> HTMLResponse:
    """Return `page` as HTML for a session that the browser does not have yet."""
    return _html(template, page, _chrome(request, session, title), status)


def _chrome(request: Request, session: Session, title: str, *, has_news: bool = False) -> Chrome:
    demo, actor = request.app.state.settings.demo, session.actor
    menu = tuple(link for action, link in MENU if may(actor, action))
    home = "/" if actor is None or may(actor, Action.SEE_START) else menu[0].address
    return Chrome(title, _who(session), session.form_token, demo, has_news, menu, home, may(actor, Action.SEARCH))


def _html(template: str, page: object, chrome: Chrome, status: HTTPStatus) -> HTMLResponse:
    content = environment().get_template(template).render({"page": page, "chrome": chrome})
    return HTMLResponse(content, status_code=status)


def session_of(request: Request) -> Session:
    """Return the browser's session from its cookie alone, so that error pages have it too."""
    state = request.app.state
    return state.sessions.read(request.cookies.get(COOKIE), state.clock()) or Session(None, "")


def _who(session: Session) -> str:
    """The role, and the a-kasse for those who belong to one."""
    if session.actor is None:
        return ""
    return ", ".join(filter(None, (session.actor.role.label, session.akasse_name)))
