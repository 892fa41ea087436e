"""What is saved in finding candidates changes nothing that is found."""

from dataclasses import replace
from typing import Any

import pytest

from matching.core.ids import OccupationId
from matching.core.member import HeldSkill, SkillSource
from matching.database.pool import Connection
from matching.queries import candidates, members
from matching.ranking import retrieval
from matching.ranking.knowledge import load_knowledge
from matching.ranking.pairs import MemberView
from tests.builders import (
    AKADEMIKERNE,
    BUTIK_READ,
    LAGER_READ,
    MODEL,
    SYGEPLEJE_READ,
    Keys,
    put_member,
    put_order,
    put_taxonomy,
)


@pytest.fixture
def keys(connection: Connection) -> Keys:
    return put_taxonomy(connection)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many occupations each search by occupation asked for."""
    numbers: list[int] = []
    really = candidates.orders_by_occupation

    def counting(connection: Connection, strengths: Any, most: int) -> Any:
        numbers.append(len(strengths))
        return really(connection, strengths, most)

    monkeypatch.setattr(candidates, "orders_by_occupation", counting)
    return numbers


def wanted(keys: Keys) -> dict[OccupationId, float]:
    strengths = {"lagermedarbejder": 1.0, "butiksassistent": 0.4, "sygeplejerske": 0.2}
    return {OccupationId(keys.occupations[label]): strength for label, strength in strengths.items()}


@pytest.mark.parametrize("most", [1, 2, 3, 4, 9])
def test_near_occupations_alone_find_what_all_of_them_find(connection: Connection, keys: Keys, most: int) -> None:
    for read in (BUTIK_READ, LAGER_READ, SYGEPLEJE_READ, LAGER_READ):
        put_order(connection, keys, read)
    every = candidates.orders_by_occupation(connection, wanted(keys), most)
    assert retrieval._orders_by_occupation(connection, wanted(keys), most) == every


def test_far_occupations_are_not_asked_when_near_ones_fill_the_list(
    connection: Connection, keys: Keys, asked: list[int]
) -> None:
    put_order(connection, keys, LAGER_READ)
    put_order(connection, keys, BUTIK_READ)
    retrieval._orders_by_occupation(connection, wanted(keys), 1)
    assert asked == [1]


def test_a_sure_reading_as_a_far_occupation_comes_before_a_doubtful_one_as_a_near(
    connection: Connection, keys: Keys, asked: list[int]
) -> None:
    """1.0 x 0.3 < 0.4 x 1.0: the near occupation fills the list of one, but not with the best."""
    doubtful = put_order(connection, keys, LAGER_READ)
    connection.execute("UPDATE job_order_occupation SET confidence = 0.3 WHERE job_order_id = %s", [doubtful])
    sure = put_order(connection, keys, BUTIK_READ)
    (found,) = retrieval._orders_by_occupation(connection, wanted(keys), 1)
    assert found.id == sure
    assert asked == [1, 3]


def test_other_competences_change_the_search_by_competences_alone(connection: Connection, keys: Keys) -> None:
    for read in (BUTIK_READ, LAGER_READ, SYGEPLEJE_READ):
        put_order(connection, keys, read)
    member = put_member(connection, keys, LAGER_READ)
    (profile,) = members.member_profiles(connection, AKADEMIKERNE, [member])
    learnt = HeldSkill(keys.skills["personlig pleje"], SkillSource.CLAIMED, "")
    knowledge = load_knowledge(connection)
    view, other = (MemberView(one, knowledge) for one in (profile, replace(profile, skills=(*profile.skills, learnt))))
    before = retrieval.sources_of(connection, AKADEMIKERNE, view, MODEL)
    after = retrieval.sources_of(connection, AKADEMIKERNE, other, MODEL)
    assert before.by_skills != after.by_skills
    assert retrieval.with_other_skills(connection, before, other) == after
