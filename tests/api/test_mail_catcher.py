"""The demo's catcher takes what the post sends, and the page shows it as its recipient would see it."""

import smtplib
from email.message import EmailMessage
from pathlib import Path

import pytest
from fastapi import FastAPI

from api import mail_catcher
from api.app import create_app
from api.mail_catcher import catching_mail, caught_mails, find_caught_mail
from api.pages.caught_mail import segments
from api.settings import Settings
from tests.api.stage import NOW, InspectingClient, StagePool


def a_message(subject: str = "Indkaldelse til Åse", text: str = "Hej\n") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Akademikernes A-kasse <post@example.org>"
    message["To"] = "Åse Prøve <aase@example.com>"
    message["Subject"] = subject
    message.set_content(text)
    return message


def send(port: int, *messages: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", port) as server:
        for message in messages:
            server.send_message(message)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "caught"


@pytest.fixture
def demo(front_end: None, folder: Path) -> FastAPI:
    return create_app(Settings(caught_mail=folder), StagePool(), clock=lambda: NOW)  # type: ignore[arg-type]


def visit(app: FastAPI) -> InspectingClient:
    return InspectingClient(app, raise_server_exceptions=False, follow_redirects=False)


def test_what_is_sent_is_kept_with_its_papers(folder: Path) -> None:
    message = a_message()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="aftaler.pdf")
    with catching_mail(folder, lambda: NOW) as port:
        send(port, message)
    (mail,) = caught_mails(folder)
    assert (mail.subject, mail.recipient, mail.address) == ("Indkaldelse til Åse", "Åse Prøve", "aase@example.com")
    assert (mail.sender, mail.text.strip(), mail.caught_at) == ("Akademikernes A-kasse", "Hej", NOW)
    assert [(paper.filename, paper.content) for paper in mail.papers] == [("aftaler.pdf", b"%PDF-1.7")]
    assert find_caught_mail(folder, mail.name) == mail


def test_only_the_newest_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_catcher, "MOST_KEPT", 2)
    with catching_mail(folder) as port:
        send(port, *(a_message(f"Nr. {number}") for number in range(4)))
    assert len(caught_mails(folder)) == 2
    assert caught_mails(folder)[0].subject == "Nr. 3"


@pytest.mark.parametrize("name", ["../caught", "secret", "", "00000000000000-../../x"])
def test_a_name_that_is_none_of_ours_finds_nothing(folder: Path, name: str) -> None:
    folder.mkdir()
    (folder / "secret.eml").write_text("From: a@example.com\n\n")
    assert find_caught_mail(folder, name) is None


def test_the_page_shows_the_mail_and_its_links_can_be_followed(demo: FastAPI, folder: Path) -> None:
    with catching_mail(folder, lambda: NOW) as port:
        send(port, a_message(text="Se og svar her:\nhttp://127.0.0.1:8000/svar/abc.def-1.\n<b>Hej</b>\n"))
    page = visit(demo).get("/demo/post").text
    assert '<a href="http://127.0.0.1:8000/svar/abc.def-1">' in page
    assert "&lt;b&gt;Hej&lt;/b&gt;" in page
    assert "Til Åse Prøve (aase@example.com)" in page
    assert "i dag kl. 10.00" in page


def test_a_paper_can_be_fetched_from_the_page(demo: FastAPI, folder: Path) -> None:
    message = a_message()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="aftaler.pdf")
    with catching_mail(folder) as port:
        send(port, message)
    (mail,) = caught_mails(folder)
    client = visit(demo)
    assert f'href="/demo/post/{mail.name}/0"' in client.get("/demo/post").text
    assert client.get(f"/demo/post/{mail.name}/0").content == b"%PDF-1.7"
    assert client.get(f"/demo/post/{mail.name}/1").status_code == 404


def test_an_empty_box_says_how_it_is_filled(demo: FastAPI) -> None:
    assert "Der er ingen mails endnu" in visit(demo).get("/demo/post").text


@pytest.mark.parametrize("settings", [{"caught_mail": None}, {"demo": False}])
def test_outside_a_demo_there_is_no_such_page(front_end: None, folder: Path, settings: dict[str, object]) -> None:
    made = Settings(**{"caught_mail": folder, **settings})
    app = create_app(made, StagePool(), clock=lambda: NOW)  # type: ignore[arg-type]
    assert visit(app).get("/demo/post").status_code == 404


def test_a_text_is_cut_at_its_links() -> None:
    cut = segments("Se https://a.example/b?c=1, eller http://d.example.")
    assert [(one.text, one.address) for one in cut if one.address] == [
        ("https://a.example/b?c=1", "https://a.example/b?c=1"),
        ("http://d.example", "http://d.example"),
    ]
    assert "".join(one.text for one in cut) == "Se https://a.example/b?c=1, eller http://d.example."
    assert segments("") == ()
