"""The parts of a profile: what stands in one, what people mended there, and writing it where the matcher reads it."""

from matching.core.ids import AkasseId, LicenceId, MemberId, SkillId
from matching.core.job_order import Hours
from matching.core.profile_changes import (
    GoalsSought,
    LanguageSpoken,
    LicenceHeld,
    Mend,
    ProfileChange,
    ProfilePart,
    ShiftsWanted,
    SkillHeld,
    TravelAccepted,
    Value,
)
from matching.core.travel import Mode
from matching.database import Connection
from matching.queries import profile


def mend_of(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, part: ProfilePart, key: str
) -> Mend | None:
    """What people have mended in a part; None = nothing."""
    mends = profile.mends_of_members(connection, akasse_id, [member_id]).get(member_id, [])
    return next((mend for mend in mends if (mend.part, mend.key) == (part, key)), None)


def standing(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, part: ProfilePart, key: str
) -> Value | None:
    """What stands in a part of a profile now; None = nothing."""
    mend = mend_of(connection, akasse_id, member_id, part, key)
    if part is ProfilePart.SKILL:
        return _skill_standing(connection, akasse_id, member_id, SkillId(int(key)), mend)
    if part is ProfilePart.LICENCE:
        return _licence_standing(connection, akasse_id, member_id, LicenceId(int(key)), mend)
    if part is ProfilePart.LANGUAGE:
        lines = profile.language_lines(connection, akasse_id, member_id)
        return next((LanguageSpoken(line.level) for line in lines if line.language == key), None)
    if part is ProfilePart.GOALS:
        goals = tuple(profile.goal_lines(connection, akasse_id, member_id))
        return GoalsSought(goals) if goals else None
    return _term_standing(profile.get_terms(connection, akasse_id, member_id), part)


def _skill_standing(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, skill_id: SkillId, mend: Mend | None
) -> SkillHeld | None:
    lines = profile.skill_lines(connection, akasse_id, member_id)
    ground = mend.value.ground if mend is not None and isinstance(mend.value, SkillHeld) else None
    return next((SkillHeld(line.source, ground, line.phrase) for line in lines if line.skill_id == skill_id), None)


def _licence_standing(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, licence_id: LicenceId, mend: Mend | None
) -> LicenceHeld | None:
    lines = profile.licence_lines(connection, akasse_id, member_id)
    seen = mend.value.proof_seen_on if mend is not None and isinstance(mend.value, LicenceHeld) else None
    return next((LicenceHeld(seen, line.phrase) for line in lines if line.licence_id == licence_id), None)


def _term_standing(terms: profile.Terms, part: ProfilePart) -> Value | None:
    if part is ProfilePart.HOURS:
        least, most = terms.hours_least, terms.hours_most
        return None if least is None or most is None else Hours(least, most)
    if part is ProfilePart.SHIFTS:
        return ShiftsWanted(frozenset(terms.shifts)) if terms.shifts else None
    return TravelAccepted(terms.travel_limit, terms.travel_mode)


def put_value(connection: Connection, akasse_id: AkasseId, member_id: MemberId, change: ProfileChange) -> None:
    """Write what the matcher reads."""
    whose, after = (connection, akasse_id, member_id), change.after
    if change.part is ProfilePart.SKILL:
        assert after is None or isinstance(after, SkillHeld)
        profile.put_skill(*whose, SkillId(int(change.key)), after)
    elif change.part is ProfilePart.LICENCE:
        assert after is None or isinstance(after, LicenceHeld)
        profile.put_licence(*whose, LicenceId(int(change.key)), after)
    elif change.part is ProfilePart.LANGUAGE:
        assert after is None or isinstance(after, LanguageSpoken)
        profile.put_language(*whose, change.key, after)
    elif change.part is ProfilePart.GOALS:
        profile.put_goals(*whose, after.goals if isinstance(after, GoalsSought) else ())
    else:
        _put_term(connection, akasse_id, member_id, change)


def _put_term(connection: Connection, akasse_id: AkasseId, member_id: MemberId, change: ProfileChange) -> None:
    after = change.after
    if change.part is ProfilePart.HOURS:
        profile.set_hours(connection, akasse_id, member_id, after if isinstance(after, Hours) else None)
    elif change.part is ProfilePart.SHIFTS:
        profile.set_shifts(connection, akasse_id, member_id, after if isinstance(after, ShiftsWanted) else None)
    else:
        travel = after if isinstance(after, TravelAccepted) else TravelAccepted(None, Mode.CAR)
        profile.set_travel(connection, akasse_id, member_id, travel)
