"""From the facts of a letter to an e-mail: the words are in `templates/letters`, one plain text for each kind.

A template's first line is `Emne: ...`, then an empty line and the letter. Every paragraph is one line; the reader's
program breaks it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.clock import DENMARK
from api.danish_words import full_date, listed
from api.documents.pdf import render_pdf
from api.order_links import with_status_path
from api.pages.agreements_paper import agreements_paper
from api.rendering import TEMPLATES
from api.settings import Settings
from api.signed_links import with_answer_path
from api.smtp import sender_domain
from matching.core.agreements import Conversation
from matching.core.danish_time import danish_day
from matching.core.mail import OURSELVES, Letter, OutgoingMail, Paper

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
SUBJECT = "Emne: "


def compose(mail: OutgoingMail, letter: Letter, settings: Settings, *, now: datetime) -> EmailMessage:
    """The e-mail, with its papers as PDF.

    Raises jinja2's errors and ValueError when template and facts do not fit or the address is none; their texts may
    hold facts and are not to be logged.
    """
    reply_to = _reply_to(mail, letter, settings)
    letter = with_status_path(with_answer_path(letter, settings), settings)
    subject, text = written(mail.kind.value, letter, settings.public_address, may_reply=bool(reply_to))
    message = EmailMessage()
    message["From"] = Address(letter.sender, addr_spec=settings.mail_sender)
    message["To"] = Address(letter.name, addr_spec=letter.address)
    if reply_to:
        message["Reply-To"] = Address(letter.sender, addr_spec=reply_to)
    message["Subject"] = subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{mail.mail_id}.{mail.attempts}@{sender_domain(settings)}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    message["Content-Language"] = "da"
    for paper in (*letter.papers, *_papers(letter)):
        _attach(message, paper)
    return message


def written(template: str, letter: Letter, site: str, *, may_reply: bool) -> tuple[str, str]:
    """Subject and text of a letter.

    Raises ValueError when the template has no subject, jinja2.UndefinedError when it asks for a fact that is not there.
    """

    def address(path: str) -> str:
        return site.rstrip("/") + path

    content = {**letter.facts, "name": letter.name, "address": address, "may_reply": may_reply}
    text = environment().get_template(f"letters/{template}.txt").render(content)
    first, _, rest = text.partition("\n")
    if not first.startswith(SUBJECT):
        raise ValueError(f"the letter {template} has no subject")
    return first.removeprefix(SUBJECT).strip(), rest.strip() + "\n"


@cache
def environment() -> Environment:
    """The letters' environment: plain text, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # plain text, no markup
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(day=said_day, clock=said_clock, date=said_date, listed=listed)
    return made


def said_day(when: datetime | date) -> str:
    """Return "tirsdag den 24. november 2026", in Danish time."""
    local = _local(when)
    return f"{WEEKDAYS[local.weekday()]} den {full_date(local)}"


def said_date(when: datetime | date) -> str:
    """Return "24. november 2026", in Danish time."""
    return full_date(_local(when))


def said_clock(when: datetime) -> str:
    """Return "10.30", in Danish time."""
    return f"{when.astimezone(DENMARK):%H.%M}"


def _local(when: datetime | date) -> date:
    return when.astimezone(DENMARK).date() if isinstance(when, datetime) else when


def _reply_to(mail: OutgoingMail, letter: Letter, settings: Settings) -> str:
    """Where an answer goes: to the a-kasse, when it is the one that writes."""
    if letter.sender == OURSELVES or mail.akasse_id is None:
        return ""
    return settings.mail_reply_to.get(mail.akasse_id, "")


def _papers(letter: Letter) -> list[Paper]:
    """Papers that are made of what the letter tells: the agreements of a talk."""
    conversation = letter.facts.get("conversation")
    if not isinstance(conversation, Conversation):
        return []
    day = danish_day(conversation.talk.starts_at).isoformat()
    return [Paper("agreements", f"aftaler-{day}.pdf", agreements_paper(conversation, letter.sender).content())]


def _attach(message: EmailMessage, paper: Paper) -> None:
    content: Mapping[str, object] = paper.content
    message.add_attachment(
        render_pdf(paper.template, content), maintype="application", subtype="pdf", filename=paper.filename
    )
