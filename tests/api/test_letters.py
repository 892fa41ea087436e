"""Letters in plain Danish: every kind has its words, what is missing is an error, an employer sees no a-kasse."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from jinja2 import UndefinedError

from api import letters
from api.letters import compose, said_clock, said_date, said_day, written
from api.settings import Settings
from matching.core.ids import AkasseId, MailId
from matching.core.mail import Letter, MailKind, MailState, OutgoingMail, Paper
from matching.core.talks import TalkForm, TalkKind

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AKASSE = "Akademikernes A-kasse"


def a_talk_letter(**overrides: Any) -> Letter:
    facts = {
        "kind": TalkKind.JOBSAMTALE, "also": (), "form": TalkForm.IN_PERSON, "starts_at": NOW + timedelta(days=8),
        "ends_at": NOW + timedelta(days=8, minutes=45), "place": "Prøvevej 1", "rebook_until": NOW + timedelta(days=4),
        "adviser": "Rikke Rådgiver", "adviser_phone": "00 11 22 33", "member_phone": "00 12 34 56", "akasse": AKASSE,
    }  # fmt: skip
    return Letter("karen@example.com", "Karen Prøve", {**facts, **overrides}, sender=AKASSE)


def a_mail(kind: MailKind = MailKind.SUMMONS, akasse_id: int | None = 48) -> OutgoingMail:
    whose = None if akasse_id is None else AkasseId(akasse_id)
    key = MailId(UUID(int=1))
    return OutgoingMail(key, whose, kind, UUID(int=2), MailState.SENDING, None, None, 1, NOW, NOW, NOW, 2)


def text_of(template: str, /, *, may_reply: bool = False, **overrides: Any) -> str:
    return "\n".join(written(template, a_talk_letter(**overrides), "https://jobbro.example", may_reply=may_reply))


TALK_LETTERS = ("summons", "talk_changed", "talk_cancelled")


@pytest.mark.parametrize("kind", MailKind)
def test_every_kind_has_its_words(kind: MailKind) -> None:
    source = (letters.TEMPLATES / "letters" / f"{kind.value}.txt").read_text("utf-8")
    assert "Emne: " in source


@pytest.mark.parametrize("form", TalkForm)
@pytest.mark.parametrize("kind", TalkKind)
@pytest.mark.parametrize("template", TALK_LETTERS)
def test_a_letter_about_any_talk_can_be_written(template: str, kind: TalkKind, form: TalkForm) -> None:
    text = text_of(template, kind=kind, form=form, also=(TalkKind.RAADIGHED,), place="", adviser_phone="")
    assert "Karen Prøve" in text
    assert "None" not in text
    assert "  " not in text


def test_a_summons_says_when_where_with_whom_what_to_have_ready_and_how_to_move_it() -> None:
    text = text_of("summons")
    for words in (
        "Indkaldelse til samtale tirsdag den 1. december 2026 kl. 10.00",
        "Hvornår: tirsdag den 1. december 2026 kl. 10.00 til 10.45",
        "Hvor: Prøvevej 1",
        "Med hvem: Rikke Rådgiver",
        "Hav gerne dit CV og din joblog klar",
        "senest fredag den 27. november 2026 kl. 10.00",
        "Ring til Rikke Rådgiver på 00 11 22 33.",
    ):
        assert words in text


def test_a_talk_by_phone_says_which_number_is_called() -> None:
    assert "Vi ringer til dig på 00 12 34 56." in text_of("summons", form=TalkForm.PHONE, place="")
    assert "Vi ringer til dig på 00 99 99 99." in text_of("summons", form=TalkForm.PHONE, place="00 99 99 99")


def test_without_a_number_and_without_answers_the_letter_still_says_how_to_reach_us() -> None:
    assert "Ring til a-kassen, og spørg efter Rikke Rådgiver." in text_of("summons", adviser_phone="")
    assert "Svar på denne mail" in text_of("summons", adviser_phone="", may_reply=True)


@pytest.mark.parametrize("kind", TalkKind)
def test_the_subject_does_not_say_what_kind_of_talk_it_is(kind: TalkKind) -> None:
    """A subject is read on locked screens by others."""
    subject, _ = written("summons", a_talk_letter(kind=kind), "", may_reply=False)
    assert "rådighed" not in subject.lower()
    assert "cv" not in subject.lower()


def test_a_fact_that_is_not_there_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(UndefinedError):
        written("summons", Letter("a@example.com", "Karen", {}), "", may_reply=False)


def test_instants_are_said_in_danish_time() -> None:
    assert said_clock(datetime(2026, 7, 1, 8, 5, tzinfo=UTC)) == "10.05"
    assert said_day(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "tirsdag den 24. november 2026"
    assert said_date(NOW.date()) == "23. november 2026"


def test_a_members_letter_comes_from_the_akasse_and_can_be_answered_there() -> None:
    settings = Settings(mail_sender="post@example.org", mail_reply_to={48: "svar@example.net"})
    message = compose(a_mail(), a_talk_letter(), settings, now=NOW)
    assert message["From"] == f"{AKASSE} <post@example.org>"
    assert message["Reply-To"] == f"{AKASSE} <svar@example.net>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "da"
    assert message["Message-ID"] == f"<{UUID(int=1)}.1@example.org>"
    assert max(map(len, message.as_bytes().splitlines())) < 998


def test_an_employers_letter_tells_no_akasse(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(mail_sender="post@example.org", mail_reply_to={48: "svar@akademikernes.example"})
    monkeypatch.setattr(letters, "written", lambda *_, may_reply, **__: ("Emne", f"Kan svares: {may_reply}\n"))
    message = compose(a_mail(MailKind.REFERRAL_TO_EMPLOYER), Letter("bo@example.com", "Bo", {}), settings, now=NOW)
    whole = message.as_string().lower()
    assert message["From"] == "Jobbro <post@example.org>"
    assert "akademikernes" not in whole
    assert "48" not in [part for part in whole.split() if part.isdigit()]
    assert "Kan svares: False" in message.get_content()


def test_a_name_cannot_add_headers() -> None:
    evil = Letter("karen@example.com", "Karen\nBcc: alle@example.com", a_talk_letter().facts, sender=AKASSE)
    with pytest.raises(ValueError, match="cannot contain CR or LF"):
        compose(a_mail(), evil, Settings(), now=NOW)


def test_a_paper_goes_along_as_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "render_pdf", lambda template, content: f"{template}:{content['a']}".encode())
    facts = a_talk_letter().facts
    letter = Letter(
        "a@example.com", "Karen", facts, sender=AKASSE, papers=(Paper("agreements", "aftaler.pdf", {"a": 1}),)
    )
    (paper,) = compose(a_mail(), letter, Settings(), now=NOW).iter_attachments()
    assert (paper.get_filename(), paper.get_content_type()) == ("aftaler.pdf", "application/pdf")
    assert paper.get_content() == b"agreements:1"
