"""The demo's mail server: takes every mail, delivers none, and keeps them as files for /demo/post.

Only for demonstrations with made-up people: whoever reaches the page reads the mails.
"""

import logging
import re
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from api.clock import read_clock

#: The newest mails that are kept.
MOST_KEPT = 500
HOST = "127.0.0.1"
_NAME = re.compile(r"\d{14,20}-[0-9a-f]{8}")


@dataclass(frozen=True)
class CaughtPaper:
    """A document that came with a mail."""

    filename: str
    content: bytes


@dataclass(frozen=True)
class CaughtMail:
    """A mail as its recipient would have got it."""

    name: str
    caught_at: datetime
    sender: str
    recipient: str
    address: str
    subject: str
    text: str
    papers: tuple[CaughtPaper, ...]


@contextmanager
def catching_mail(folder: Path, clock: Callable[[], datetime] = read_clock) -> Iterator[int]:
    """Take mail on a port of this machine, which is yielded, until the block ends."""
    logging.getLogger("mail.log").setLevel(logging.ERROR)  # the library would log whole letters
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    controller = Controller(_Catcher(folder, clock), hostname=HOST, port=_free_port(), server_hostname="localhost")
    controller.start()
    try:
        yield int(controller.port)
    finally:
        controller.stop()


def caught_mails(folder: Path) -> list[CaughtMail]:
    """What was caught, newest first."""
    return [_read(path) for path in sorted(_files(folder), reverse=True)]


def find_caught_mail(folder: Path, name: str) -> CaughtMail | None:
    """One mail by its name, or None."""
    path = folder / f"{name}.eml"
    return _read(path) if _NAME.fullmatch(name) and path.is_file() else None


class _Catcher:
    """What aiosmtpd calls when a letter has come."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._folder, self._clock = folder, clock

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep the letter, forget the oldest, and say that it has arrived."""
        content = envelope.content
        assert isinstance(content, bytes)
        name = f"{int(self._clock().timestamp() * 1000):015}-{secrets.token_hex(4)}"
        unfinished = self._folder / f"{name}.new"
        unfinished.write_bytes(content)
        unfinished.rename(unfinished.with_suffix(".eml"))
        for old in sorted(_files(self._folder))[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
        return "250 OK"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*.eml") if _NAME.fullmatch(path.stem)]


def _read(path: Path) -> CaughtMail:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    to = message["To"]
    assert isinstance(to, AddressHeader)
    return CaughtMail(
        name=path.stem,
        caught_at=datetime.fromtimestamp(int(path.stem.partition("-")[0]) / 1000, tz=read_clock().tzinfo),
        sender=_shown(message["From"]),
        recipient=_shown(to),
        address=to.addresses[0].addr_spec,
        subject=str(message["Subject"]),
        text=body.get_content() if isinstance(body, EmailMessage) else "",
        papers=tuple(_papers(message)),
    )


def _shown(header: object) -> str:
    assert isinstance(header, AddressHeader)
    return header.addresses[0].display_name or header.addresses[0].addr_spec


def _papers(message: EmailMessage) -> Iterator[CaughtPaper]:
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        yield CaughtPaper(part.get_filename() or "bilag", content if isinstance(content, bytes) else b"")


def _free_port() -> int:
    with socket.socket() as door:
        door.bind((HOST, 0))
        return int(door.getsockname()[1])
