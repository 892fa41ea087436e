"""Every kind of mail has somebody who writes it; one without would wait for ever."""

from matching.core.mail import MailKind
from matching.services.letter_facts import WRITERS


def test_every_kind_has_its_writer() -> None:
    assert set(WRITERS) == set(MailKind)
