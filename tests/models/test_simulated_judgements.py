"""Made-up judgements: the same trade first, then true skills; travel and goals pull as they should."""

from pathlib import Path

from models.simulated_judgements import Truth, chance_of_choice, grade, read_member_truth, read_order_truth

ORDER = Truth(frozenset({"kok"}), frozenset({"bagning", "hygiejne", "menu", "indkoeb"}))
EVEN = dict.fromkeys(ORDER.skills, 1.0)


def person(*skills: str, held: str = "bager", goal: str = "") -> Truth:
    return Truth(frozenset({held}), frozenset(skills), frozenset({goal}))


def test_the_same_occupation_is_best_whatever_the_skills() -> None:
    assert grade(person(held="kok"), ORDER, EVEN) == 3


def test_other_trades_are_graded_by_the_share_of_skills_they_cover() -> None:
    assert grade(person("bagning", "hygiejne"), ORDER, EVEN) == 2
    assert grade(person("bagning"), ORDER, EVEN) == 1
    assert grade(person("regnskab"), ORDER, EVEN) == 0


def test_a_telling_skill_covers_more() -> None:
    assert grade(person("bagning"), ORDER, {**EVEN, "bagning": 9.0}) == 2


def test_choice_rises_with_fitness_and_goals_and_falls_with_travel() -> None:
    near = chance_of_choice(person(), ORDER, 2, 20)
    assert chance_of_choice(person(), ORDER, 3, 20) > near > chance_of_choice(person(), ORDER, 2, 90)
    assert chance_of_choice(person(goal="kok"), ORDER, 2, 20) > near
    assert chance_of_choice(person(), ORDER, 2, None) == near


def test_truth_is_read_as_it_is_written(tmp_path: Path) -> None:
    members, orders = tmp_path / "m.tsv", tmp_path / "o.tsv"
    members.write_text("id\theld\tgoals\tskills\nM1\tkok bager\tkok\tmenu\n", encoding="utf-8")
    orders.write_text("id\toccupations\tskills\tstyle\tcopy_of\nJ1\tkok\tmenu bagning\tx\t\n", encoding="utf-8")
    goals = frozenset({"kok"})
    assert read_member_truth(members) == {"M1": Truth(frozenset({"kok", "bager"}), frozenset({"menu"}), goals)}
    assert read_order_truth(orders) == {"J1": Truth(frozenset({"kok"}), frozenset({"menu", "bagning"}))}
