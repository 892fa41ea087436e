"""Calling a member to a talk: the talk is planned in the running course, and the summons is queued with it."""

from datetime import datetime

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.errors import MemberNotFound
from matching.core.ids import AkasseId, CourseId, MemberId, TalkId
from matching.core.mail import MailKind
from matching.core.talk_errors import NoRunningCourse, RebookingEndsTooLate
from matching.core.talks import PlannedTalk
from matching.database import Connection
from matching.queries import members, talks
from matching.queries.talks import RunningCourse
from matching.services.own_adviser import get_adviser
from matching.services.showing import own_akasse
from matching.services.talk_changes import find_twin, refuse_wrong_time, tell_member


def plan_talk(connection: Connection, actor: Actor, planned: PlannedTalk, *, now: datetime) -> TalkId:
    """Plan a talk and queue the summons; a talk that is planned exactly so already is returned as it is.

    Raises TalkTimeWrong, RebookingEndsTooLate, MemberNotFound, NoRunningCourse, AdviserNotFound, and AdviserIsBusy or
    MemberIsBusy with the time of the other talk.
    """
    akasse_id = own_akasse(actor)
    refuse_wrong_time(planned.starts_at, planned.ends_at, now)
    if planned.rebook_until is not None and planned.rebook_until > planned.starts_at:
        raise RebookingEndsTooLate
    with connection.transaction():
        get_adviser(connection, actor, planned.adviser)
        course = get_running_course(connection, akasse_id, planned.member_id, now)
        twin = find_twin(connection, akasse_id, planned)
        return twin or _plan(connection, actor, course.course_id, planned, now)


def get_running_course(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, now: datetime
) -> RunningCourse:
    """The member's course that has not ended; raises MemberNotFound or NoRunningCourse."""
    course = talks.running_course(connection, akasse_id, member_id, danish_day(now))
    if course is None:
        raise NoRunningCourse if members.member_heads(connection, akasse_id, [member_id]) else MemberNotFound
    return course


def _plan(connection: Connection, actor: Actor, course_id: CourseId, planned: PlannedTalk, now: datetime) -> TalkId:
    akasse_id = own_akasse(actor)
    talk_id = talks.add_talk(connection, akasse_id, course_id, planned, now)
    talk = talks.find_talk(connection, akasse_id, talk_id)
    talks.add_talk_event(connection, akasse_id, talk, actor.user_id, now)
    tell_member(connection, akasse_id, MailKind.SUMMONS, talk, now)
    return talk_id
