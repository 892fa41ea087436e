"""Example calls for the statements about talks, those who hold them, and exemptions."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from matching.core.ids import CourseId, ExemptionId
from matching.core.talks import ExemptionReason, PlannedTalk, Talk, TalkForm, TalkKind
from matching.database.pool import Connection
from matching.queries import advisers, exemptions, talks
from matching.queries.exemptions import ExemptionToAdd
from matching.queries.talks import WantedTime
from tests.builders import AKADEMIKERNE, NOW, put_adviser, put_course
from tests.matching.queries.world import World

Example = Callable[[Connection, World], Any]

STARTS, HOUR = NOW + timedelta(days=1), timedelta(hours=1)


def _course(connection: Connection, world: World) -> CourseId:
    return put_course(connection, world.member, adviser="adviser-1")


def _talk(connection: Connection, world: World) -> Talk:
    course = _course(connection, world)
    planned = PlannedTalk(
        world.member, TalkKind.JOBSAMTALE, TalkForm.PHONE, STARTS, STARTS + HOUR, "Ringer", "adviser-1", (TalkKind.CV,)
    )
    talk_id = talks.add_talk(connection, AKADEMIKERNE, course, planned, NOW)
    return talks.find_talk(connection, AKADEMIKERNE, talk_id)


def _running_course(connection: Connection, world: World) -> Any:
    _course(connection, world)
    return talks.running_course(connection, AKADEMIKERNE, world.member, NOW.date())


def _changed(connection: Connection, world: World) -> Any:
    talk = talks.lock_talk(connection, AKADEMIKERNE, _talk(connection, world).talk_id)
    talks.change_talk(connection, AKADEMIKERNE, replace(talk, version=2), NOW)
    return talk


def _events(connection: Connection, world: World) -> Any:
    talk = _talk(connection, world)
    talks.add_talk_event(connection, AKADEMIKERNE, talk, "adviser-1", NOW)
    return talks.talk_events(connection, AKADEMIKERNE, talk.talk_id)


def _taken(connection: Connection, world: World) -> Any:
    talk = _talk(connection, world)
    wanted = WantedTime("adviser-1", world.member, talk.starts_at, talk.ends_at)
    return talks.taken_times(connection, AKADEMIKERNE, wanted)


def _of_member(connection: Connection, world: World) -> Any:
    _talk(connection, world)
    return talks.talks_of_member(connection, AKADEMIKERNE, world.member)


def _diary(connection: Connection, world: World) -> Any:
    _talk(connection, world)
    return talks.diary(connection, AKADEMIKERNE, None, STARTS, STARTS + HOUR)


def _unregistered(connection: Connection, world: World) -> Any:
    _talk(connection, world)
    return talks.unregistered_talks(connection, AKADEMIKERNE, "adviser-1", STARTS + 2 * HOUR, 9)


def _coming(connection: Connection, world: World) -> Any:
    _talk(connection, world)
    return talks.coming_jobsamtaler(connection, AKADEMIKERNE, [world.member], NOW)


def _calendar(connection: Connection, world: World) -> Any:
    _talk(connection, world)
    return talks.calendar_talks(connection, AKADEMIKERNE, "adviser-1", NOW, NOW)


TALKS: Mapping[str, Example] = {
    "running_course": _running_course,
    "add_talk": _talk,
    "find_talk": _talk,
    "lock_talk": _changed,
    "change_talk": _changed,
    "add_talk_event": _events,
    "talk_events": _events,
    "talks_of_member": _of_member,
    "lock_adviser": _taken,
    "lock_member_courses": _taken,
    "taken_times": _taken,
    "diary": _diary,
    "unregistered_talks": _unregistered,
    "coming_jobsamtaler": _coming,
    "calendar_talks": _calendar,
}


def _adviser(connection: Connection, _world: World) -> Any:
    advisers.add_adviser(connection, AKADEMIKERNE, "adviser-2", "Rikke")
    return advisers.find_adviser(connection, AKADEMIKERNE, "adviser-2")


def _advisers(connection: Connection, _world: World) -> Any:
    put_adviser(connection)
    return advisers.advisers(connection, AKADEMIKERNE)


def _calendar_address(connection: Connection, _world: World) -> Any:
    put_adviser(connection)
    advisers.put_calendar_digest(connection, AKADEMIKERNE, "adviser-1", "digest")
    return advisers.adviser_of_calendar(connection, AKADEMIKERNE, "digest")


ADVISERS: Mapping[str, Example] = {
    "add_adviser": _adviser,
    "find_adviser": _adviser,
    "advisers": _advisers,
    "put_calendar_digest": _calendar_address,
    "adviser_of_calendar": _calendar_address,
}


def _exempt(connection: Connection, world: World) -> tuple[CourseId, ExemptionId]:
    exemptions.decide_one_at_a_time(connection, AKADEMIKERNE)
    course = _course(connection, world)
    made = ExemptionToAdd(course, NOW, "adviser-1", ExemptionReason.JOB_IN_SIGHT, "Begynder på lageret i januar.")
    return course, exemptions.add_exemption(connection, AKADEMIKERNE, made)


def _exemption_of_course(connection: Connection, world: World) -> Any:
    course, _ = _exempt(connection, world)
    return exemptions.exemption_of_course(connection, AKADEMIKERNE, course)


def _exempted_member(connection: Connection, world: World) -> Any:
    _, exemption_id = _exempt(connection, world)
    return exemptions.find_exemption_member(connection, AKADEMIKERNE, exemption_id)


def _withdraw(connection: Connection, world: World) -> None:
    _, exemption_id = _exempt(connection, world)
    exemptions.withdraw_exemption(connection, AKADEMIKERNE, exemption_id, "adviser-1", NOW)


def _one_at_a_time(connection: Connection, _world: World) -> Any:
    exemptions.decide_one_at_a_time(connection, AKADEMIKERNE)
    return True


EXEMPTIONS: Mapping[str, Example] = {
    "decide_one_at_a_time": _one_at_a_time,
    "add_exemption": _exempt,
    "exemption_of_course": _exemption_of_course,
    "find_exemption_member": _exempted_member,
    "withdraw_exemption": _withdraw,
}
