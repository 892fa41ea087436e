"""A real mail server in the test's own process, which answers as a script says."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from api.settings import Settings

PASSWORD = "only for tests"


@dataclass
class Script:
    """What the server answers; `hangs_up` ends the connection after the letter's text, without a receipt."""

    to_sender: str = "250 OK"
    to_recipient: str = "250 OK"
    to_letter: str = "250 OK"
    hangs_up: bool = False
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    asked_by: list[str] = field(default_factory=list)

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, hostname: str, responses: Any) -> Any:
        self.asked_by.append(hostname)
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.to_sender.startswith("2"):
            envelope.mail_from = address
        return self.to_sender

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.to_recipient.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.to_letter.startswith("2"):
            message = message_from_bytes(envelope.content, policy=default)
            assert isinstance(message, EmailMessage)
            self.taken.append((envelope.rcpt_tos[0], message))
        if self.hangs_up:
            server.transport.abort()
        return self.to_letter


@contextmanager
def mail_server(script: Script, **options: Any) -> Iterator[int]:
    """Serve until the block ends; yields the port."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = int(door.getsockname()[1])
    controller = Controller(script, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def accept_password(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    """Let in whoever knows the password."""
    assert isinstance(data, LoginPassword)
    return AuthResult(success=data.password == PASSWORD.encode(), handled=False)


def mail_settings(port: int, **overrides: Any) -> Settings:
    """Settings for the server on that port, without encryption."""
    plain = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_security": "none", "mail_sender": "post@example.org"}
    return Settings(**{**plain, **overrides})
