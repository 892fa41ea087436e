"""Changing a member's profile in a talk: one change, one event, and what the matcher reads follows at once."""

from dataclasses import replace
from datetime import datetime

from psycopg.errors import UniqueViolation

from matching.core.access import Actor
from matching.core.errors import MemberNotFound
from matching.core.ids import LicenceId, MemberId, OccupationId, ProfileChangeId, SkillId
from matching.core.profile_changes import (
    IN_VECTOR,
    Changed,
    ChangeNotFound,
    GoalSought,
    GoalsSought,
    LicenceHeld,
    Mend,
    NewestChange,
    ProfileChange,
    ProfileChangedMeanwhile,
    ProfilePart,
    SkillHeld,
    TermNotOffered,
    UndoTooLate,
    Value,
)
from matching.database import Connection
from matching.queries import profile
from matching.ranking.knowledge import Knowledge, load_knowledge
from matching.services.profile_parts import mend_of, put_value, standing
from matching.services.showing import own_akasse


def change_profile(
    connection: Connection, actor: Actor, member_id: MemberId, wanted: ProfileChange, *, seen: int, now: datetime
) -> Changed:
    """Let `wanted` stand in the profile that was seen in version `seen`; a form sent twice changes it once.

    Raises MemberNotFound, ProfileChangedMeanwhile when the profile has a newer version, and TermNotOffered for a
    concept that may not be chosen.
    """
    with connection.transaction():
        akasse_id = own_akasse(actor)
        if not profile.lock_member(connection, akasse_id, member_id):
            raise MemberNotFound
        version = profile.profile_version(connection, akasse_id, member_id)
        told = replace(wanted, after=_worded(load_knowledge(connection), wanted))
        if version != seen:
            return _repeated(profile.find_newest_change(connection, akasse_id, member_id), actor, told, seen)
        before = standing(connection, akasse_id, member_id, wanted.part, wanted.key)
        change = replace(told, after=_kept_words(before, told.after))
        if before == change.after:
            return Changed(version, None)
        _refuse_unoffered(connection, change, before)
        return _change(connection, actor, member_id, change, before, now)


def _repeated(newest: NewestChange | None, actor: Actor, wanted: ProfileChange, seen: int) -> Changed:
    """What the same form led to when it was sent before; raises ProfileChangedMeanwhile when it is another's change."""
    if (
        newest is None
        or newest.version != seen + 1
        or newest.actor != actor.user_id
        or (newest.part, newest.key) != (wanted.part, wanted.key)
        or newest.after != _kept_words(newest.before, wanted.after)
    ):
        raise ProfileChangedMeanwhile
    return Changed(newest.version, newest.change_id)


def _worded(knowledge: Knowledge, wanted: ProfileChange) -> Value | None:
    """What is wanted in the taxonomy's own words where it has none; raises TermNotOffered for an unknown key."""
    after = wanted.after
    try:
        if isinstance(after, SkillHeld) and not after.phrase:
            return replace(after, phrase=knowledge.skills[SkillId(int(wanted.key))].label)
        if isinstance(after, LicenceHeld) and not after.phrase:
            return replace(after, phrase=knowledge.licences[LicenceId(int(wanted.key))].label)
        if isinstance(after, GoalsSought):
            return GoalsSought(tuple(_worded_goal(knowledge, goal) for goal in after.goals))
    except (KeyError, ValueError):
        raise TermNotOffered from None
    return after


def _worded_goal(knowledge: Knowledge, goal: GoalSought) -> GoalSought:
    if goal.title or goal.occupation_id is None:
        return goal
    return replace(goal, title=knowledge.occupations[goal.occupation_id].label)


def _kept_words(before: Value | None, after: Value | None) -> Value | None:
    """`after` with the words that the competence or licence was read from, which people do not change."""
    if isinstance(after, SkillHeld) and isinstance(before, SkillHeld):
        return SkillHeld(after.source, after.ground, before.phrase)
    if isinstance(after, LicenceHeld) and isinstance(before, LicenceHeld):
        return LicenceHeld(after.proof_seen_on, before.phrase)
    return after


def undo_change(
    connection: Connection, actor: Actor, member_id: MemberId, change_id: ProfileChangeId, *, now: datetime
) -> Changed:
    """Take the newest change back, as if it had never been; asked twice it is taken back once.

    Raises MemberNotFound, ChangeNotFound, ProfileChangedMeanwhile when something was changed after it, and UndoTooLate.
    """
    with connection.transaction():
        akasse_id = own_akasse(actor)
        if not profile.lock_member(connection, akasse_id, member_id):
            raise MemberNotFound
        newest = profile.find_newest_change(connection, akasse_id, member_id)
        if newest is None:
            raise ChangeNotFound
        if newest.undoes == change_id:
            return Changed(newest.version, newest.change_id)
        if newest.change_id != change_id:
            raise ProfileChangedMeanwhile
        if not newest.may_be_undone(now):
            raise UndoTooLate
        return _take_back(connection, actor, member_id, newest, now)


def _take_back(
    connection: Connection, actor: Actor, member_id: MemberId, newest: NewestChange, now: datetime
) -> Changed:
    akasse_id = own_akasse(actor)
    back = ProfileChange(newest.part, newest.key, newest.before)
    mended = mend_of(connection, akasse_id, member_id, newest.part, newest.key)
    put_value(connection, akasse_id, member_id, back)
    if newest.mend_before is None:
        if mended is not None:
            profile.forget_mend(connection, akasse_id, mended)
    else:
        profile.put_mend(connection, akasse_id, newest.mend_before, actor.user_id, now)
    return _keep_event(connection, actor, member_id, back, newest.after, mended, now, undoes=newest.change_id)


def _change(
    connection: Connection,
    actor: Actor,
    member_id: MemberId,
    change: ProfileChange,
    before: Value | None,
    now: datetime,
) -> Changed:
    akasse_id = own_akasse(actor)
    mended = mend_of(connection, akasse_id, member_id, change.part, change.key)
    file_said = before if mended is None else mended.file_said
    put_value(connection, akasse_id, member_id, change)
    mend = Mend(member_id, change.part, change.key, change.after, file_said)
    profile.put_mend(connection, akasse_id, mend, actor.user_id, now)
    return _keep_event(connection, actor, member_id, change, before, mended, now)


def _keep_event(  # noqa: PLR0913, PLR0917  # an event has this many parts
    connection: Connection,
    actor: Actor,
    member_id: MemberId,
    change: ProfileChange,
    before: Value | None,
    mended: Mend | None,
    now: datetime,
    undoes: ProfileChangeId | None = None,
) -> Changed:
    """Keep the change under the next version; whoever took that version in the meantime was first."""
    akasse_id = own_akasse(actor)
    version = profile.profile_version(connection, akasse_id, member_id) + 1
    if change.part in IN_VECTOR:
        profile.read_again(connection, akasse_id, member_id)
    row = {"akasse_id": akasse_id, "member_id": member_id, "version": version, "now": now, "actor": actor.user_id}
    told = {"part": change.part, "key": change.key, "before": before, "after": change.after}
    try:
        change_id = profile.add_profile_change(connection, {**row, **told, "mend_before": mended, "undoes": undoes})
    except UniqueViolation:
        raise ProfileChangedMeanwhile from None
    return Changed(version, change_id)


def _refuse_unoffered(connection: Connection, wanted: ProfileChange, before: Value | None) -> None:
    """Refuse concepts that may not be chosen; what stands there already may stay."""
    if wanted.part is ProfilePart.SKILL and before is None:
        key = int(wanted.key)
        _refuse_missing({key}, profile.active_terms(connection, skills=[SkillId(key)]))
    elif wanted.part is ProfilePart.LICENCE and before is None:
        key = int(wanted.key)
        _refuse_missing({key}, profile.active_terms(connection, licences=[LicenceId(key)]))
    elif isinstance(wanted.after, GoalsSought):
        kept = _occupations(before)
        added = [key for key in _occupations(wanted.after) if key not in kept]
        _refuse_missing(set(added), profile.active_terms(connection, occupations=added))


def _refuse_missing(asked: set[int], offered: frozenset[int]) -> None:
    if asked - offered:
        raise TermNotOffered


def _occupations(goals: Value | None) -> list[OccupationId]:
    found = goals.goals if isinstance(goals, GoalsSought) else ()
    return [goal.occupation_id for goal in found if goal.occupation_id is not None]
