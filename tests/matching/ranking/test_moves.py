import numpy as np
import pytest

from matching.core.ids import OccupationId, SkillId
from matching.core.taxonomy import Occupation, Relation, Skill, Taxonomy
from matching.ranking.moves import about, moves, related, space_of, weighted_skills

BAKER, COOK, WAITER, PILOT, LINKED_TO_NOTHING = (OccupationId(number) for number in range(1, 6))
KITCHEN, DOUGH, SERVING, FLYING = (SkillId(number) for number in range(1, 5))
ESSENTIAL, OPTIONAL = Relation


def _taxonomy() -> Taxonomy:
    """Baker and cook share the rare dough; all three of the kitchen share the common kitchen hygiene."""
    return Taxonomy(
        occupations=(
            Occupation(BAKER, "o1", "bager", isco08="7512", section="C"),
            Occupation(COOK, "o2", "kok", isco08="5120", section="I"),
            Occupation(WAITER, "o3", "tjener", isco08="5131", section="I"),
            Occupation(PILOT, "o4", "pilot", description="Flyver fly.", isco08="3153", section="H"),
            Occupation(LINKED_TO_NOTHING, "o5", "kokkemedhjælper", synonyms=("køkkenhjælp",), isco08="9412"),
        ),
        skills=tuple(Skill(SkillId(number), f"s{number}", f"skill {number}") for number in range(1, 5)),
        licences=(),
        needs={
            BAKER: {KITCHEN: ESSENTIAL, DOUGH: ESSENTIAL},
            COOK: {KITCHEN: ESSENTIAL, DOUGH: OPTIONAL, SERVING: OPTIONAL},
            WAITER: {KITCHEN: OPTIONAL, SERVING: ESSENTIAL},
            PILOT: {FLYING: ESSENTIAL},
        },
    )


@pytest.fixture
def vectors() -> np.ndarray:
    return np.array([[1, 0.2, 0], [1, 0, 0], [0.9, 0.3, 0], [0, 0, 1], [1, 0.05, 0]], np.float32)


def test_a_skill_weighs_by_how_few_occupations_need_it() -> None:
    """Four occupations need skills: kitchen log(4/3), dough log(4/2), serving log(4/2), flying log(4/1)."""
    weights = weighted_skills(_taxonomy(), [BAKER, None]).toarray()
    assert weights[0] == pytest.approx([np.log(4 / 3), np.log(2), 0, 0])
    assert weights[1].tolist() == [0, 0, 0, 0]


def test_the_nearest_move_shares_the_rarest_skills(vectors: np.ndarray) -> None:
    found = [move for move in moves(_taxonomy(), vectors, top=2) if move.from_id == BAKER]
    assert found[0].to_id == COOK
    assert found[0].shared == (DOUGH, KITCHEN)
    assert 1 >= found[0].strength > found[1].strength >= 0


def test_no_occupation_moves_to_itself_and_all_others_are_ranked(vectors: np.ndarray) -> None:
    found = list(moves(_taxonomy(), vectors, top=50))
    assert len(found) == 5 * 4
    assert all(move.from_id != move.to_id for move in found)


def test_occupations_that_share_nothing_share_no_skills(vectors: np.ndarray) -> None:
    to_pilot = [move for move in moves(_taxonomy(), vectors) if move.from_id == BAKER and move.to_id == PILOT]
    assert [move.shared for move in to_pilot] == [()]


def test_an_occupation_without_skills_is_placed_by_its_meaning(vectors: np.ndarray) -> None:
    ranked = related(space_of(_taxonomy(), vectors), ["a", "b", "c", "d", "e"], top=4)
    assert ranked[4][0][0] in {"a", "b"}
    assert ranked[4][-1][0] == "d"


def test_across_industries_the_own_section_and_minor_group_come_last(vectors: np.ndarray) -> None:
    names = ["bager", "kok", "tjener", "pilot", "medhjælper"]
    near = related(space_of(_taxonomy(), vectors), names, 4)
    across = related(space_of(_taxonomy(), vectors), names, 4, cross_industry=True)
    assert near[1][-1][0] == "pilot"
    assert across[1][-1][0] == "tjener"  # the cook's colleague in section I
    assert sorted(name for name, _ in across[1]) == sorted(name for name, _ in near[1])


def test_equals_are_ordered_by_name() -> None:
    same = np.ones((5, 3), np.float32)
    taxonomy = Taxonomy(_taxonomy().occupations, (), ())
    assert [name for name, _ in related(space_of(taxonomy, same), ["e", "d", "c", "b", "a"], 3)[0]] == ["a", "b", "c"]


def test_an_occupation_is_told_by_its_description_or_else_its_synonyms() -> None:
    _, cook, _, pilot, helper = _taxonomy().occupations
    assert about(cook) == "kok"
    assert about(pilot) == "pilot. Flyver fly."
    assert about(helper) == "kokkemedhjælper. køkkenhjælp"
