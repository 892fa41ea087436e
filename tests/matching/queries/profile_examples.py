"""Example calls for the statements about profiles as people change them."""

from collections.abc import Callable, Mapping
from typing import Any

from matching.core.job_order import Hours, LanguageLevel, Shift
from matching.core.member import SkillSource
from matching.core.profile_changes import (
    GoalSought,
    LanguageSpoken,
    LicenceHeld,
    Mend,
    ProfilePart,
    ShiftsWanted,
    SkillHeld,
    TravelAccepted,
)
from matching.core.travel import Mode
from matching.database.pool import Connection
from matching.queries import profile
from tests.builders import AKADEMIKERNE, NOW
from tests.matching.queries.world import World

Example = Callable[[Connection, World], Any]

_HELD = SkillHeld(SkillSource.CONFIRMED, phrase="egne ord")


def _lager(world: World) -> Any:
    return world.keys.skills["lagerstyring"]


def _truck(world: World) -> Any:
    return world.keys.licences["truckcertifikat"]


def _changed(connection: Connection, world: World) -> Any:
    whose = {"akasse_id": AKADEMIKERNE, "member_id": world.member, "version": 1, "now": NOW, "actor": "adviser-1"}
    told = {"part": ProfilePart.HOURS, "key": "", "before": None, "after": Hours(30, 37), "undoes": None}
    mended = Mend(world.member, ProfilePart.HOURS, "", Hours(20, 30), None)
    return profile.add_profile_change(connection, {**whose, **told, "mend_before": mended})


def _mend(world: World) -> Mend:
    return Mend(world.member, ProfilePart.SKILL, str(_lager(world)), None, _HELD)


def _newest(connection: Connection, world: World) -> Any:
    _changed(connection, world)
    return profile.find_newest_change(connection, AKADEMIKERNE, world.member)


def _version(connection: Connection, world: World) -> Any:
    _changed(connection, world)
    return profile.profile_version(connection, AKADEMIKERNE, world.member)


def _mended(connection: Connection, world: World) -> Any:
    profile.put_mend(connection, AKADEMIKERNE, _mend(world), "adviser-1", NOW)
    return profile.mends_of_members(connection, AKADEMIKERNE, [world.member])


PROFILE: Mapping[str, Example] = {
    "lock_member": lambda c, w: profile.lock_member(c, AKADEMIKERNE, w.member),
    "profile_version": _version,
    "newest_change": _newest,
    "add_profile_change": _changed,
    "mends_of_members": _mended,
    "put_mend": _mended,
    "forget_mend": lambda c, w: profile.forget_mend(c, AKADEMIKERNE, _mend(w)),
    "skill_lines": lambda c, w: profile.skill_lines(c, AKADEMIKERNE, w.member),
    "licence_lines": lambda c, w: profile.licence_lines(c, AKADEMIKERNE, w.member),
    "language_lines": lambda c, w: profile.language_lines(c, AKADEMIKERNE, w.member),
    "goal_lines": lambda c, w: profile.goal_lines(c, AKADEMIKERNE, w.member),
    "terms_of_member": lambda c, w: profile.get_terms(c, AKADEMIKERNE, w.member),
    "put_skill_held": lambda c, w: profile.put_skill(c, AKADEMIKERNE, w.member, _lager(w), _HELD),
    "drop_skill": lambda c, w: profile.put_skill(c, AKADEMIKERNE, w.member, _lager(w), None),
    "put_licence_held": lambda c, w: profile.put_licence(c, AKADEMIKERNE, w.member, _truck(w), LicenceHeld()),
    "drop_licence": lambda c, w: profile.put_licence(c, AKADEMIKERNE, w.member, _truck(w), None),
    "put_language_spoken": lambda c, w: profile.put_language(
        c, AKADEMIKERNE, w.member, "tysk", LanguageSpoken(LanguageLevel.GOOD)
    ),
    "drop_language": lambda c, w: profile.put_language(c, AKADEMIKERNE, w.member, "dansk", None),
    "drop_goals": lambda c, w: profile.put_goals(c, AKADEMIKERNE, w.member, []),
    "put_goal": lambda c, w: profile.put_goals(c, AKADEMIKERNE, w.member, [GoalSought("kok")]),
    "set_hours": lambda c, w: profile.set_hours(c, AKADEMIKERNE, w.member, Hours(30, 37)),
    "set_shifts": lambda c, w: profile.set_shifts(c, AKADEMIKERNE, w.member, ShiftsWanted(frozenset({Shift.DAY}))),
    "set_travel": lambda c, w: profile.set_travel(c, AKADEMIKERNE, w.member, TravelAccepted(45, Mode.CAR)),
    "read_member_again": lambda c, w: profile.read_again(c, AKADEMIKERNE, w.member),
    "active_terms": lambda c, w: profile.active_terms(c, skills=[_lager(w)]),
}
