"""An employer's address: only ours are read, and nothing in it tells the a-kasse."""

import base64
from uuid import UUID, uuid4

import pytest

from api.letters import written
from api.settings import Settings
from api.signed_links import LONGEST, AnswerLinks, answer_path, with_answer_path
from matching.core.ids import AkasseId
from matching.core.mail import Letter
from matching.core.referral_errors import AnswerLinkUnknown
from matching.core.sharing import AnswerAddress

SETTINGS = Settings(session_secret="only for tests", public_address="https://jobbro.example")
LINKS = AnswerLinks(SETTINGS)
ADDRESS = AnswerAddress(AkasseId(48), UUID(int=7))


def test_an_address_is_read_as_it_was_written() -> None:
    for number in (1, 48, 30_000):
        address = AnswerAddress(AkasseId(number), uuid4())
        assert LINKS.read(LINKS.write(address)) == address


@pytest.mark.parametrize("wrong", ["", "x", ".", "a.b", "æøå", "A" * 5000])
def test_what_is_not_ours_is_refused(wrong: str) -> None:
    with pytest.raises(AnswerLinkUnknown):
        LINKS.read(wrong)


def test_a_token_changed_in_any_place_is_refused() -> None:
    token = LINKS.write(ADDRESS)
    for place in range(len(token) - 1):  # the last character carries bits that count for nothing
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        with pytest.raises(AnswerLinkUnknown):
            LINKS.read(changed)


def test_a_token_of_another_secret_is_refused() -> None:
    with pytest.raises(AnswerLinkUnknown):
        LINKS.read(AnswerLinks(Settings(session_secret="another")).write(ADDRESS))


def test_whoever_decodes_a_token_does_not_read_the_akasse() -> None:
    seen = set()
    for _ in range(64):
        content = base64.urlsafe_b64decode(LINKS.write(AnswerAddress(AkasseId(48), uuid4())).partition(".")[0])
        seen.add(content[16:])
    assert len(seen) > 60
    assert len(LINKS.write(ADDRESS)) <= LONGEST


LETTER = Letter(
    "bo@example.com", "Bo", {"order_title": "Lagermedarbejder", "order_number": 7, "answer_address": ADDRESS}
)


def test_a_letter_gets_the_path_and_keeps_no_akasse() -> None:
    told = with_answer_path(LETTER, SETTINGS).facts
    assert told["answer_path"] == answer_path(SETTINGS, ADDRESS)
    assert "answer_address" not in told
    plain = Letter("bo@example.com", "Bo", {"order_title": "x"})
    assert with_answer_path(plain, SETTINGS) is plain


@pytest.mark.parametrize("kind", ["referral_to_employer", "referral_reminder", "referral_withdrawn"])
def test_each_letter_to_the_employer_is_written(kind: str) -> None:
    facts = {**with_answer_path(LETTER, SETTINGS).facts, "answer_by": None, "employer": "Pakkeriet ApS"}
    subject, text = written(kind, Letter("bo@example.com", "Bo", facts), SETTINGS.public_address, may_reply=False)
    assert "Lagermedarbejder" in subject
    assert "(J-7)" in subject
    assert text.startswith("Hej Bo\n")
    assert ("https://jobbro.example/svar/" in text) == (kind != "referral_withdrawn")
    assert "\n\n\n" not in text
