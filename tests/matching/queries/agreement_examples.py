"""Example calls for the statements about agreements, drafts, the text for Min Plan, and talks as they are exported."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from matching.core.agreements import AgreementKind, AgreementState, Doer, DraftField
from matching.core.ids import AgreementId
from matching.core.talks import Talk
from matching.database.pool import Connection
from matching.queries import agreements, talks
from tests.builders import AKADEMIKERNE, NOW, put_talk
from tests.matching.queries.world import World

Example = Callable[[Connection, World], Any]

ONCE, PAGE = UUID(int=77), UUID(int=78)


def _talk(connection: Connection, world: World) -> Talk:
    talk = talks.find_talk(connection, AKADEMIKERNE, put_talk(connection, world.member))
    assert talk is not None
    return talk


def _row(world: World, talk: Talk) -> dict[str, Any]:
    whose = {"akasse_id": AKADEMIKERNE, "talk_id": talk.talk_id, "course_id": talk.course_id}
    what = {"kind": AgreementKind.SEEK_SELF, "body": "", "doer": Doer.MEMBER, "job_order_id": world.order}
    rest = {"deadline_on": None, "event_id": world.event, "offer_kind": None, "once_key": ONCE}
    return {**whose, **what, **rest, "member_id": world.member, "now": NOW, "actor": "adviser-1"}


def _agreement(connection: Connection, world: World) -> AgreementId:
    return agreements.add_agreement(connection, _row(world, _talk(connection, world)))


def _of_form(connection: Connection, world: World) -> Any:
    talk = _talk(connection, world)
    agreements.add_agreement(connection, _row(world, talk))
    return agreements.find_agreement_of_form(connection, AKADEMIKERNE, talk.talk_id, ONCE)


def _changed(connection: Connection, world: World) -> Any:
    key = _agreement(connection, world)
    return agreements.change_agreement(connection, AKADEMIKERNE, key, AgreementState.WITHDRAWN, 1)


def _event(connection: Connection, world: World) -> None:
    values = {"akasse_id": AKADEMIKERNE, "agreement_id": _agreement(connection, world), "now": NOW}
    state = {"actor": "adviser-1", "state": AgreementState.STANDING, "version": 1}
    agreements.add_agreement_event(connection, {**values, **state})


def _of_member(connection: Connection, world: World) -> Any:
    _agreement(connection, world)
    return agreements.agreements_of_member(connection, AKADEMIKERNE, world.member)


def _found(connection: Connection, world: World) -> Any:
    return agreements.find_agreement(connection, AKADEMIKERNE, _agreement(connection, world))


def _drafts(connection: Connection, world: World) -> Any:
    talk = _talk(connection, world)
    whose = {"akasse_id": AKADEMIKERNE, "talk_id": talk.talk_id, "adviser": "adviser-1", "field": DraftField.NOTE}
    agreements.keep_draft(connection, {**whose, "text": "Vil gerne", "page_key": PAGE, "seen": 0, "now": NOW})
    return agreements.drafts_of_talk(connection, AKADEMIKERNE, talk.talk_id, "adviser-1")


def _forgotten(connection: Connection, world: World) -> None:
    _drafts(connection, world)
    talk = talks.talks_of_member(connection, AKADEMIKERNE, world.member)[0]
    agreements.forget_drafts(connection, AKADEMIKERNE, talk.talk_id, adviser="adviser-1", field=DraftField.NOTE)


def _plan(connection: Connection, world: World) -> Any:
    talk = _talk(connection, world)
    agreements.add_plan(connection, AKADEMIKERNE, talk.talk_id, "Du søger jobbet.", "adviser-1", NOW)
    return agreements.find_plan(connection, AKADEMIKERNE, talk.talk_id)


def _changes(connection: Connection, world: World) -> Any:
    _talk(connection, world)
    return agreements.talk_changes(connection, AKADEMIKERNE, NOW - timedelta(days=1))


AGREEMENTS: Mapping[str, Example] = {
    "add_agreement": _agreement,
    "find_agreement_of_form": _of_form,
    "change_agreement": _changed,
    "add_agreement_event": _event,
    "agreements_of_member": _of_member,
    "find_agreement_member": _found,
    "drafts_of_talk": _drafts,
    "keep_draft": _drafts,
    "forget_drafts": _forgotten,
    "add_plan": _plan,
    "find_plan": _plan,
    "talk_changes": _changes,
}
