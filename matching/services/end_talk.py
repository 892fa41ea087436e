"""Ending a talk: it is registered as held, its agreements are kept as text for Min Plan, the next talk is planned.

All of it or nothing, so that an adviser never has to find out which half was kept.
"""

from datetime import datetime

from matching.core.access import Actor
from matching.core.agreement_errors import PlanSaysNothing, TalkAlreadyEnded
from matching.core.agreements import Ending
from matching.core.ids import TalkId
from matching.core.mail import MailKind, QueuedMail
from matching.database import Connection
from matching.queries import agreements
from matching.services.add_agreement import locked_talk
from matching.services.hold_talk import hold_talk
from matching.services.plan_talk import plan_talk
from matching.services.queue_mail import queue_mail
from matching.services.showing import own_akasse


def end_talk(
    connection: Connection, actor: Actor, talk_id: TalkId, ending: Ending, *, version: int, now: datetime
) -> None:
    """End a talk; `version` is the one the adviser saw. The drafts of the talk are deleted, and
    the agreements are sent to the member who has an e-mail address.

    Raises PlanSaysNothing, TalkAlreadyEnded, what `hold_talk` raises, and for the next talk what `plan_talk` raises.
    """
    text = ending.plan.strip()
    if not text:
        raise PlanSaysNothing
    with connection.transaction():
        akasse_id = own_akasse(actor)
        locked_talk(connection, actor, talk_id)
        written = agreements.find_plan(connection, akasse_id, talk_id)
        if written is not None:
            raise TalkAlreadyEnded(written.written_at)
        hold_talk(connection, actor, talk_id, ending.held, version=version, now=now)
        agreements.add_plan(connection, akasse_id, talk_id, text, actor.user_id, now)
        agreements.forget_drafts(connection, akasse_id, talk_id)
        if ending.next_talk is not None:
            plan_talk(connection, actor, ending.next_talk, now=now)
        letter = QueuedMail(MailKind.AGREEMENTS, talk_id, akasse_id, now, f"agreements:{talk_id}")
        queue_mail(connection, letter, now=now)
