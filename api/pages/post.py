"""The post: what could not be sent and what to do about it, what waits, and how many letters have gone out.

Nothing personal stands here: a letter is named by its kind, and leads on to what it is about.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api import danish_words as said
from api.access import Session, requires
from api.clock import DENMARK
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.ids import MailId
from matching.core.mail import FOR_A_PERSON, MailKind, MailReason, MailState, OutgoingMail
from matching.services.tend_post import Post, close_mail, send_again, show_post

router = APIRouter(include_in_schema=False)

#: What a person can do about it.
REMEDIES: Mapping[MailReason, str] = {
    MailReason.NO_ADDRESS: "Få adressen skrevet ind i fagsystemet, og send igen. Eller ring, og luk brevet.",
    MailReason.ADDRESS_REFUSED: "Spørg efter den rigtige adresse, få den rettet i fagsystemet, og send igen.",
    MailReason.LETTER_REFUSED: "Send igen. Sker det flere gange, så bed driften se på mailserveren.",
    MailReason.SENDER_REFUSED: "Driften skal rette afsenderadressen. Send igen bagefter.",
    MailReason.SERVER_BUSY: "Mailserveren har sagt nej i over et døgn. Spørg driften, og send igen.",
    MailReason.LETTER_BROKEN: "Det er en fejl hos os. Giv driften besked, og sig det selv til modtageren.",
    MailReason.CONNECTION_LOST: "Brevet kan være nået frem. Sendes det igen, kan det komme to gange.",
    MailReason.STOPPED: "Brevet kan være nået frem. Sendes det igen, kan det komme to gange.",
}
#: Where one can read on about what a letter is about, by kind.
_ABOUT: Mapping[MailKind, Callable[[UUID], str]] = {
    MailKind.SUMMONS: lambda subject: f"/samtaler/{subject}",
    MailKind.TALK_CHANGED: lambda subject: f"/samtaler/{subject}",
    MailKind.TALK_CANCELLED: lambda subject: f"/samtaler/{subject}",
    MailKind.AGREEMENTS: lambda subject: f"/samtaler/{subject}",
    MailKind.REFERRAL_TO_EMPLOYER: lambda subject: f"/henvisninger/{subject}",
    MailKind.REFERRAL_REMINDER: lambda subject: f"/henvisninger/{subject}",
    MailKind.REFERRAL_WITHDRAWN: lambda subject: f"/henvisninger/{subject}",
    MailKind.RECOMMENDATION_ANSWERED: lambda subject: f"/indstillinger/{subject}",
    MailKind.ORDER_RECEIPT: lambda subject: f"/jobordrer/{subject}",
    MailKind.ORDER_FOLLOW_UP: lambda subject: f"/jobordrer/{subject}",
}


@dataclass(frozen=True)
class MailView:
    """One letter of the post."""

    mail_id: Annotated[UUID, "Brevets id"]
    version: Annotated[int, "Versionen, som knapperne gælder for"]
    about_order: Annotated[bool, "Om brevet kun handler om en jobordre"]
    kind: Annotated[str, "Hvad brevet handler om"]
    address: Annotated[str, "Siden om det, brevet handler om; tom, når der ikke er en"]
    state: Annotated[str, "Brevets tilstand"]
    uncertain: Annotated[bool, "Om brevet kan være nået frem"]
    why: Annotated[str, "Hvorfor det ikke er sendt; tom, når der intet er at sige"]
    remedy: Annotated[str, "Hvad man kan gøre; tom, når der intet er at gøre"]
    when: Annotated[str, "Hvornår det bliver sendt eller skulle være sendt, som en sætning"]
    attempts: Annotated[str, "Hvor mange gange det er forsøgt; tom, før det er"]


@dataclass(frozen=True)
class PostPage:
    """How the post stands."""

    has_server: Annotated[bool, "Om der er sat en mailserver op"]
    late: Annotated[str, "Siden hvornår posten står stille; tom, når den går, som den skal"]
    to_decide: Annotated[tuple[MailView, ...], "Breve, som en medarbejder skal tage stilling til, ældste først"]
    waiting: Annotated[tuple[MailView, ...], "Breve, der venter, det næste først"]
    sent: Annotated[str, "Hvor mange breve a-kassen har sendt på en uge, i ord"]
    done: Annotated[str, "Hvad der lige er gjort; tom ellers"]


@router.get("/post", response_class=HTMLResponse)
def show(request: Request, session: Annotated[Session, requires(Action.SEE_POST)], gjort: str = "") -> HTMLResponse:
    """Show the post."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.SEE_POST) as (connection, actor):
        post = show_post(connection, actor, now=now)
    has_server = request.app.state.settings.smtp_host is not None
    return render(request, "pages/post.html", post_page(post, now, has_server=has_server, done=gjort), title="Post")


@router.post("/post/{mail_id}/send-igen")
def send_once_more(
    request: Request,
    mail_id: UUID,
    session: Annotated[Session, requires(Action.TEND_POST)],
    version: Annotated[int, Form()],
    om_jobordre: Annotated[bool, Form()] = False,
) -> Response:
    """Let a letter be sent again."""
    with own_transaction(request, session, Action.TEND_POST) as (connection, actor):
        now = request.app.state.clock()
        send_again(connection, actor, MailId(mail_id), version, about_order=om_jobordre, now=now)
    return RedirectResponse("/post?gjort=sendes", status_code=HTTPStatus.SEE_OTHER)


@router.post("/post/{mail_id}/luk")
def close(
    request: Request,
    mail_id: UUID,
    session: Annotated[Session, requires(Action.TEND_POST)],
    version: Annotated[int, Form()],
    om_jobordre: Annotated[bool, Form()] = False,
) -> Response:
    """Leave a letter unsent for good."""
    with own_transaction(request, session, Action.TEND_POST) as (connection, actor):
        now = request.app.state.clock()
        close_mail(connection, actor, MailId(mail_id), version, about_order=om_jobordre, now=now)
    return RedirectResponse("/post?gjort=lukket", status_code=HTTPStatus.SEE_OTHER)


def post_page(post: Post, now: datetime, *, has_server: bool, done: str = "") -> PostPage:
    """Return the page in finished words; `done` is "sendes", "lukket" or anything else for nothing."""
    words = {"sendes": "Brevet bliver sendt igen om lidt.", "lukket": "Brevet er lukket og bliver ikke sendt."}
    return PostPage(
        has_server=has_server,
        late=_moment(post.late_since, now) if post.late_since and has_server else "",
        to_decide=tuple(_view(mail, now) for mail in post.to_decide),
        waiting=tuple(_view(mail, now) for mail in post.waiting),
        sent=said.counted(post.counts.get(MailState.SENT, 0), "brev", "breve"),
        done=words.get(done, ""),
    )


def _view(mail: OutgoingMail, now: datetime) -> MailView:
    address = _ABOUT.get(mail.kind)
    return MailView(
        mail_id=mail.mail_id,
        version=mail.version,
        about_order=mail.akasse_id is None,
        kind=mail.kind.label,
        address=address(mail.subject_id) if address else "",
        state=mail.state.label,
        uncertain=mail.state is MailState.UNCERTAIN,
        why=_why(mail),
        remedy=REMEDIES.get(mail.reason, "") if mail.reason else "",
        when=f"{_before(mail, now)} {_moment(mail.send_after, now)}",
        attempts=said.counted(mail.attempts, "forsøg", "forsøg") if mail.attempts else "",
    )


def _before(mail: OutgoingMail, now: datetime) -> str:
    if mail.state in FOR_A_PERSON or mail.send_after < now:
        return "Skulle være sendt"
    return "Sendes"


def _why(mail: OutgoingMail) -> str:
    if mail.reason is None:
        return ""
    return f"{mail.reason.label} (svar {mail.smtp_code})" if mail.smtp_code else mail.reason.label


def _moment(when: datetime, now: datetime) -> str:
    """Return "i dag kl. 10.30"."""
    local = when.astimezone(DENMARK)
    return f"{said.day(local.date(), now.astimezone(DENMARK).date()).said} kl. {local:%H.%M}"
