"""What the member's letter after a talk tells: that the paper with the agreements goes along."""

from datetime import datetime
from uuid import UUID

from matching.core.access import Actor, Role
from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId, TalkId
from matching.core.mail import Letter, NotNeeded
from matching.database import Connection
from matching.queries import mail as outbox
from matching.services.show_conversation import show_conversation

#: Who reads the conversation for its letter.
_READER = "post"


def agreements_after_talk(
    connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime
) -> Letter | NotNeeded:
    """The conversation as it stands when the letter is sent, once the talk has ended; its paper is made of it."""
    talk = None if akasse_id is None else outbox.find_talk_letter(connection, akasse_id, subject_id)
    if talk is None or akasse_id is None:
        return NotNeeded()
    reader = Actor(_READER, Role.SYSTEM, akasse_id)
    conversation = show_conversation(connection, reader, TalkId(subject_id), as_of=danish_day(now))
    if conversation.plan is None:
        return NotNeeded()
    facts = {
        "conversation": conversation,
        "starts_at": talk.starts_at,
        "adviser": talk.adviser_name,
        "adviser_phone": talk.adviser_phone,
        "akasse": talk.akasse_name,
    }
    return Letter(talk.member_email, talk.member_name, facts, sender=talk.akasse_name)
