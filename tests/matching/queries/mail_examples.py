"""One example call for each named statement of the outbox."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from matching.core.ids import AkasseId
from matching.core.mail import MailKind, MailState, Outcome, OutgoingMail, QueuedMail
from matching.database.pool import Connection
from matching.queries import mail
from matching.services.plan_talk import plan_talk
from tests.builders import AKADEMIKERNE, NOW, a_planned_talk, an_adviser, put_adviser, put_course
from tests.matching.queries.world import World

Example = Callable[[Connection, World], Any]

_SUBJECT = UUID(int=7)
_KINDS = {True: MailKind.ORDER_RECEIPT, False: MailKind.SUMMONS}


def _queue(connection: Connection, akasse_id: AkasseId | None) -> bool:
    kind = _KINDS[akasse_id is None]
    return mail.queue(connection, QueuedMail(kind, _SUBJECT, akasse_id, NOW, "en-gang"), NOW)


def _due(connection: Connection, akasse_id: AkasseId | None) -> bool:
    _queue(connection, akasse_id)
    return mail.is_any_due(connection, akasse_id, MailKind, NOW)


def _claim(connection: Connection, akasse_id: AkasseId | None) -> OutgoingMail:
    _queue(connection, akasse_id)
    found = mail.claim(connection, akasse_id, MailKind, NOW)
    assert found is not None
    return found


def _change(connection: Connection, akasse_id: AkasseId | None) -> bool:
    claimed = _claim(connection, akasse_id)
    mail.add_event(connection, claimed.key, Outcome(MailState.SENDING), "post", NOW)
    return mail.change_mail(connection, claimed.key, Outcome(MailState.SENT), {MailState.SENDING}, NOW)


def _listed(connection: Connection, akasse_id: AkasseId | None) -> list[OutgoingMail]:
    _claim(connection, akasse_id)
    later = NOW + timedelta(hours=1)
    return mail.mails_in(connection, akasse_id, MailState, unchanged_since=later, most=9)


def _counted(connection: Connection, _world: World) -> Any:
    _queue(connection, AKADEMIKERNE)
    return mail.count_by_state(connection, AKADEMIKERNE, NOW)


def _about(connection: Connection, _world: World) -> Any:
    _change(connection, AKADEMIKERNE)
    return mail.mails_about(connection, AKADEMIKERNE, _SUBJECT)


def _talk(connection: Connection, world: World) -> Any:
    put_course(connection, world.member, adviser=put_adviser(connection))
    talk_id = plan_talk(connection, an_adviser(), a_planned_talk(world.member), now=NOW)
    return mail.find_talk_letter(connection, AKADEMIKERNE, talk_id)


def _of_both(name: str, example: Callable[[Connection, AkasseId | None], Any]) -> Mapping[str, Example]:
    """An example for an a-kasse's mail, and the same for mail about an order alone."""
    return {
        name.format(""): lambda c, w: example(c, AKADEMIKERNE),
        name.format("order_"): lambda c, w: example(c, None),
    }


MAIL: Mapping[str, Example] = {
    **_of_both("queue_outgoing_{}mail", _queue),
    **_of_both("is_any_outgoing_{}mail_due", _due),
    **_of_both("claim_outgoing_{}mail", _claim),
    **_of_both("change_outgoing_{}mail", _change),
    **_of_both("add_outgoing_{}mail_event", _change),
    **_of_both("outgoing_{}mails_in", _listed),
    "count_outgoing_mail": _counted,
    "mails_about": _about,
    "find_talk_letter": _talk,
}
