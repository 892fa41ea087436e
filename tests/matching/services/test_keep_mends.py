"""A member mended by people, landed anew and read by the worker: the rows that rank keep what people said."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from matching.core.job_order import Hours
from matching.core.member import MemberSubmission, SkillSource
from matching.core.profile_changes import (
    ConfirmedBy,
    GoalSought,
    ProfileChange,
    SkillHeld,
    goals_change,
    hours_change,
    skill_change,
)
from matching.core.reading import FoundSkill, MemberReading
from matching.database.pool import Connection
from matching.language.embedding import ModelIdentity
from matching.queries import members, profile
from matching.ranking.knowledge import load_knowledge
from matching.services.change_profile import change_profile
from matching.services.land_members import land_members
from matching.services.show_member import get_member_profile
from matching.services.understand import Understanding, understand_members
from tests.builders import AKADEMIKERNE, DIMENSIONS, NOW, Keys, Read, a_member_submission, an_adviser, put_taxonomy
from tests.builders import put_member as put_member_read


class Names:
    """Vectors by name, and which names were asked for."""

    identity = ModelIdentity("navne", "1", DIMENSIONS)

    def __init__(self) -> None:
        self.asked: list[str] = []

    def queries(self, texts: Any) -> Any:
        self.asked.extend(texts)
        return np.ones((len(texts), DIMENSIONS), np.float32)

    def passages(self, texts: Any) -> Any:
        return np.ones((len(texts), DIMENSIONS), np.float32)


class ReaderOf:
    """A reader that finds the same skills in every member."""

    def __init__(self, connection: Connection, skills: tuple[FoundSkill, ...], names: Names) -> None:
        known = load_knowledge(connection)
        self.skills = skills
        self.index = SimpleNamespace(
            occupation_by_id=known.occupations, skill_by_id=known.skills, embedder=names, occupations=None
        )

    def read(self, submissions: list[MemberSubmission]) -> list[MemberReading]:
        return [MemberReading((None,) * len(one.held), (None,) * len(one.goals), self.skills) for one in submissions]


@pytest.fixture
def keys(connection: Connection) -> Keys:
    return put_taxonomy(connection)


def test_a_member_landed_and_read_again_keeps_what_people_said(connection: Connection, keys: Keys) -> None:
    read = Read(["lagermedarbejder"], ["lagerstyring", "varemodtagelse"], goals=["lagermedarbejder"])
    member = put_member_read(connection, keys, read, source_id="karen", goals=("lagermedarbejder",))

    def mend(change: ProfileChange) -> None:
        seen = profile.profile_version(connection, AKADEMIKERNE, member)
        change_profile(connection, an_adviser(), member, change, seen=seen, now=NOW)

    proved = SkillHeld(SkillSource.CONFIRMED, ConfirmedBy.PROOF)
    mend(skill_change(keys.skills["lagerstyring"], proved))
    mend(skill_change(keys.skills["varemodtagelse"], None))
    mend(skill_change(keys.skills["samarbejde"], SkillHeld(SkillSource.CLAIMED)))
    mend(goals_change((GoalSought("", keys.occupations["butiksassistent"]),)))
    mend(hours_change(30, 37))

    changed = a_member_submission("karen", goals=("lagermedarbejder",), summary="Nyt i filen.", hours=None)
    land_members(connection, [changed], now=NOW)
    names = Names()
    told = tuple(FoundSkill(keys.skills[label], "egne ord", 1.0) for label in ("varemodtagelse", "kundebetjening"))
    reader = cast(Any, ReaderOf(connection, told, names))
    understanding = Understanding(cast(Any, None), reader, cast(Any, names), {}, cast(Any, None))
    assert understand_members(connection, understanding, AKADEMIKERNE, now=NOW) == 1

    after = get_member_profile(connection, AKADEMIKERNE, member)
    assert {skill.skill_id: skill.source for skill in after.skills} == {
        keys.skills["lagerstyring"]: SkillSource.CONFIRMED,
        keys.skills["kundebetjening"]: SkillSource.CLAIMED,
        keys.skills["samarbejde"]: SkillSource.CLAIMED,
    }
    assert after.goals == (keys.occupations["butiksassistent"],)
    assert after.hours == Hours(30, 37)
    assert members.count_waiting(connection, AKADEMIKERNE) == 0
    assert {"lagerstyring", "samarbejde", "butiksassistent", "kundebetjening"} <= set(names.asked)
    assert "varemodtagelse" not in names.asked
