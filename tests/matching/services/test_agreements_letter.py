"""The letter after a talk goes out once the talk has ended, with what stands then."""

from uuid import uuid4

import pytest

from matching.core.agreements import Conversation
from matching.core.ids import TalkId
from matching.core.mail import Letter, MailKind, NotNeeded
from matching.database.pool import Connection
from matching.queries import agreements
from matching.services.letter_facts import WRITERS
from matching.services.plan_talk import plan_talk
from tests.builders import AKADEMIKERNE, NOW, a_planned_talk, an_adviser, put_adviser, put_course, put_member


@pytest.fixture
def talk_id(connection: Connection) -> TalkId:
    member = put_member(connection, None, name="Karen Prøve", email="karen@example.com")  # type: ignore[arg-type]
    put_course(connection, member, adviser=put_adviser(connection))
    return plan_talk(connection, an_adviser(), a_planned_talk(member), now=NOW)


def written(connection: Connection, talk_id: TalkId) -> Letter | NotNeeded:
    return WRITERS[MailKind.AGREEMENTS](connection, AKADEMIKERNE, talk_id, NOW)


def test_a_talk_that_has_not_ended_has_no_letter(connection: Connection, talk_id: TalkId) -> None:
    assert written(connection, talk_id) == NotNeeded()
    assert written(connection, TalkId(uuid4())) == NotNeeded()


def test_the_letter_carries_the_conversation_that_its_paper_is_made_of(connection: Connection, talk_id: TalkId) -> None:
    agreements.add_plan(connection, AKADEMIKERNE, talk_id, "Søger to job om ugen.", "adviser-1", NOW)
    letter = written(connection, talk_id)
    assert isinstance(letter, Letter)
    assert (letter.address, letter.sender) == ("karen@example.com", "Akademikernes A-kasse")
    conversation = letter.facts["conversation"]
    assert isinstance(conversation, Conversation)
    assert conversation.plan is not None
    assert conversation.plan.text == "Søger to job om ugen."
