"""Handing a member's file over to the municipality: kept as it was sent, once for the same contents."""

from datetime import date, datetime

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.handover import (
    HandedOver,
    HandoverFileChanged,
    HandoverNotFound,
    HandoverNotPossible,
    PreparedHandover,
    ReceiptDayWrong,
)
from matching.core.ids import HandoverId, MemberId
from matching.core.recommendations import Channel
from matching.database import Connection
from matching.queries import handover
from matching.services.prepare_handover import prepare_handover
from matching.services.showing import own_akasse


def hand_over(
    connection: Connection, actor: Actor, member_id: MemberId, seen_digest: str, channel: Channel, *, now: datetime
) -> HandoverId:
    """Keep the file that was seen as handed over today.

    Unchanged contents are the handover they already are; changed contents are a new version. Raises
    HandoverFileChanged when the file is no longer the one that was seen, HandoverNotPossible without a municipality,
    and as `prepare_handover`.
    """
    akasse_id = own_akasse(actor)
    with connection.transaction():
        file = prepare_handover(connection, actor, member_id, as_of=danish_day(now))
        handover.lock_course(connection, akasse_id, file.course_id)
        newest = next(iter(handover.handovers_of_course(connection, akasse_id, file.course_id)), None)
        if file.digest != seen_digest:
            raise HandoverFileChanged
        if newest is not None and newest.content_digest == file.digest:
            return newest.handover_id
        return _keep(connection, actor, file, newest, channel, now)


def note_receipt(
    connection: Connection, actor: Actor, given: HandedOver, received_on: date, words: str, *, now: datetime
) -> None:
    """Keep the municipality's receipt for a file; a second one for the same file changes nothing.

    Raises ReceiptDayWrong.
    """
    if not danish_day(given.handed_over_at) <= received_on <= danish_day(now):
        raise ReceiptDayWrong
    values = {
        "akasse_id": own_akasse(actor),
        "handover_id": given.handover_id,
        "received_on": received_on,
        "words": words.strip(),
        "noted_at": now,
        "actor": actor.user_id,
    }
    with connection.transaction():
        handover.add_receipt(connection, values)


def note_wish(connection: Connection, actor: Actor, member_id: MemberId, wants: bool, *, now: datetime) -> None:
    """Keep whether the member wants the a-kasse at the municipality's first talk; raises HandoverNotFound."""
    akasse_id = own_akasse(actor)
    with connection.transaction():
        head = handover.find_head(connection, akasse_id, member_id, as_of=danish_day(now))
        if head is None:
            raise HandoverNotFound
        handover.put_wish(connection, akasse_id, head.course_id, wants, now)


def _keep(  # whose file, after which, how and when
    connection: Connection,
    actor: Actor,
    file: PreparedHandover,
    newest: HandedOver | None,
    channel: Channel,
    now: datetime,
) -> HandoverId:
    if file.municipality_code is None:
        raise HandoverNotPossible
    values = {
        "akasse_id": own_akasse(actor),
        "course_id": file.course_id,
        "member_id": file.member_id,
        "version": 1 if newest is None else newest.version + 1,
        "content_digest": file.digest,
        "municipality_code": file.municipality_code,
        "municipal_actor": file.municipal_actor,
        "channel": channel,
        "handed_over_at": now,
        "actor": actor.user_id,
    }
    return handover.add_handover(connection, values, file.content)
