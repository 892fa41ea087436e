"""Calling many members to a jobsamtale: a plan over the adviser's free times, and then the summons of those ticked."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from matching.core.access import Actor
from matching.core.contact_course import contact_state
from matching.core.contact_rules import ContactRule
from matching.core.danish_time import danish_day, start_of_day
from matching.core.errors import MemberNotFound
from matching.core.ids import AkasseId, MemberId
from matching.core.list_acts import DoneAtOnce, DoneRow, ListAct, Outcome
from matching.core.summoning import (
    CannotBeCalled,
    Invitee,
    Span,
    SummonsPlan,
    SummonsWish,
    Uncalled,
    refuse_wrong_spread,
    spread,
    why_not_called,
)
from matching.core.talk_errors import NoRunningCourse
from matching.core.talks import PlannedTalk, TalkState
from matching.database import Connection
from matching.queries import contact, members, talks
from matching.queries.members import MemberHead
from matching.queries.talks import WantedTime
from matching.services.act_at_once import act_at_once, each_row, refuse_wrong_number
from matching.services.own_adviser import own_adviser
from matching.services.plan_talk import plan_talk
from matching.services.showing import own_akasse

#: What is kept of somebody who could not be called after all: that, and never that a member is sick.
NO_LONGER = "Kan ikke indkaldes længere. Vælg medlemmet igen, så siger planen hvorfor."


def propose_summons(
    connection: Connection, actor: Actor, member_ids: Sequence[MemberId], wish: SummonsWish, *, most: int, now: datetime
) -> SummonsPlan:
    """When each of these members could be called to the actor, and who cannot and why; nothing is planned yet.

    Raises NothingChosen, TooManyChosen, SpreadWrong, MemberNotFound and NoRuleHolds.
    """
    refuse_wrong_number(member_ids, most)
    refuse_wrong_spread(wish, now)
    with connection.transaction():
        rules = contact.contact_rules(connection)
        invitees, left = [], []
        for head in _heads(connection, actor, member_ids):
            try:
                invitees.append(_invitee(connection, own_akasse(actor), head, rules, now))
            except (CannotBeCalled, NoRunningCourse) as error:
                left.append(Uncalled(head.number, head.name, str(error)))
        plan = spread(invitees, wish, _taken(connection, actor, wish), now)
    return SummonsPlan(plan.seats, tuple(sorted((*left, *plan.left), key=lambda one: one.number)))


def summon_many(
    connection: Connection, actor: Actor, planned: Sequence[PlannedTalk], *, most: int, once_key: UUID, now: datetime
) -> DoneAtOnce:
    """Plan these talks and queue a summons for each, in one transaction; the same form sent twice has one effect.

    Whoever cannot be called after all, or whose time has been taken since, is left and says why. Raises
    NothingChosen, TooManyChosen, MemberNotFound and NoRuleHolds.
    """
    refuse_wrong_number(planned, most)
    return act_at_once(
        connection, actor, ListAct.SUMMON, once_key, partial(_summon, connection, actor, planned, now), now=now
    )


def _heads(connection: Connection, actor: Actor, member_ids: Sequence[MemberId]) -> list[MemberHead]:
    heads = members.member_heads(connection, own_akasse(actor), list(member_ids))
    if len(heads) != len(set(member_ids)):
        raise MemberNotFound
    return heads


def _invitee(
    connection: Connection, akasse_id: AkasseId, head: MemberHead, rules: Sequence[ContactRule], now: datetime
) -> Invitee:
    """The member with deadline and taken times; raises CannotBeCalled or NoRunningCourse."""
    as_of = danish_day(now)
    course = contact.newest_course(connection, akasse_id, head.member_id, as_of=as_of)
    if course is None:
        raise NoRunningCourse
    state = contact_state(course.facts, rules, course.municipality_code, as_of)
    coming = talks.coming_jobsamtaler(connection, akasse_id, [head.member_id], now).get(head.member_id)
    why = why_not_called(course.facts, state, coming, as_of)
    if why:
        raise CannotBeCalled(why)
    every = talks.talks_of_member(connection, akasse_id, head.member_id)
    taken = tuple((talk.starts_at, talk.ends_at) for talk in every if talk.state is TalkState.PLANNED)
    return Invitee(head.member_id, head.number, head.name, state.next_due_on, taken)


def _taken(connection: Connection, actor: Actor, wish: SummonsWish) -> tuple[Span, ...]:
    """When the actor is in talks on the days of the wish."""
    adviser = own_adviser(connection, actor).user_id
    since, until = start_of_day(wish.first_day), start_of_day(wish.last_day + timedelta(days=1))
    found = talks.diary(connection, own_akasse(actor), adviser, since, until)
    return tuple((talk.starts_at, talk.ends_at) for talk in found if talk.state is TalkState.PLANNED)


def _summon(connection: Connection, actor: Actor, planned: Sequence[PlannedTalk], now: datetime) -> Outcome:
    """Each member by number, so that two who call the same members wait for each other and never in a circle."""
    rules, wanted = contact.contact_rules(connection), {one.member_id: one for one in planned}
    heads = sorted(_heads(connection, actor, [one.member_id for one in planned]), key=lambda head: head.number)
    return each_row(
        connection,
        [(head.number, partial(_call, connection, actor, head, wanted[head.member_id], rules, now)) for head in heads],
    )


def _call(  # who calls whom to what, judged by which rules, when
    connection: Connection,
    actor: Actor,
    head: MemberHead,
    planned: PlannedTalk,
    rules: Sequence[ContactRule],
    now: datetime,
) -> DoneRow:
    """Call one member; looked at again once nobody else can book the two."""
    akasse_id = own_akasse(actor)
    time = WantedTime(planned.adviser, planned.member_id, planned.starts_at, planned.ends_at)
    talks.taken_times(connection, akasse_id, time)
    try:
        _invitee(connection, akasse_id, head, rules, now)
    except CannotBeCalled:
        raise CannotBeCalled(NO_LONGER) from None
    return DoneRow(str(plan_talk(connection, actor, planned, now=now)), head.number)
