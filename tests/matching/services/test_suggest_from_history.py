"""What people with the member's jobs often can, the most telling first, without what is known or was taken away."""

import pytest

from matching.core.errors import MemberNotFound
from matching.core.profile_changes import skill_change
from matching.core.suggestions import HistorySuggestion
from matching.core.taxonomy import Relation
from matching.database.pool import Connection
from matching.services.change_profile import change_profile
from matching.services.suggest_from_history import suggest_from_history
from tests.builders import METAL, NOW, Keys, Read, an_adviser, put_member, put_taxonomy

LAGER = Read(occupations=["lagermedarbejder"])
BOTH = Read(occupations=["lagermedarbejder", "butiksassistent"])


@pytest.fixture
def keys(connection: Connection) -> Keys:
    return put_taxonomy(connection)


def labels(connection: Connection, member: object) -> list[str]:
    return [one.label for one in suggest_from_history(connection, an_adviser(), member)]  # type: ignore[arg-type]


def test_the_most_telling_comes_first_and_says_which_job_it_is_from(connection: Connection, keys: Keys) -> None:
    """lagerstyring is listed by one of three occupations, the others by two: weights ln3/ln3 = 1 and ln1.5/ln3 = 0.37.

    Needed skills weigh 1, possible ones a half: 1, 0.37 and 0.18.
    """
    member = put_member(connection, keys, LAGER)
    assert suggest_from_history(connection, an_adviser(), member) == (
        HistorySuggestion(keys.skills["lagerstyring"], "lagerstyring", "Lagermedarbejder", Relation.ESSENTIAL),
        HistorySuggestion(keys.skills["varemodtagelse"], "varemodtagelse", "Lagermedarbejder", Relation.ESSENTIAL),
        HistorySuggestion(keys.skills["samarbejde"], "samarbejde", "Lagermedarbejder", Relation.OPTIONAL),
    )


def test_what_the_member_has_already_is_not_suggested(connection: Connection, keys: Keys) -> None:
    member = put_member(connection, keys, Read(occupations=["lagermedarbejder"], skills=["lagerstyring"]))
    assert labels(connection, member) == ["varemodtagelse", "samarbejde"]


def test_what_was_taken_away_is_not_suggested_again(connection: Connection, keys: Keys) -> None:
    member = put_member(connection, keys, Read(occupations=["lagermedarbejder"], skills=["lagerstyring"]))
    change = skill_change(keys.skills["lagerstyring"], None)
    change_profile(connection, an_adviser(), member, change, seen=0, now=NOW)
    assert "lagerstyring" not in labels(connection, member)


def test_a_skill_of_two_jobs_counts_for_both(connection: Connection, keys: Keys) -> None:
    """varemodtagelse: 0.37 as needed in the warehouse and half of it as possible in the shop, so 0.55 before 0.18."""
    assert labels(connection, put_member(connection, keys, BOTH))[-2:] == ["varemodtagelse", "samarbejde"]


def test_what_may_no_longer_be_chosen_is_not_suggested(connection: Connection, keys: Keys) -> None:
    member = put_member(connection, keys, LAGER)
    connection.execute("UPDATE skill SET status = 'inactive' WHERE label = 'lagerstyring'")
    assert labels(connection, member) == ["varemodtagelse", "samarbejde"]


def test_a_member_without_a_known_job_gets_none_and_a_stranger_is_not_found(connection: Connection, keys: Keys) -> None:
    assert labels(connection, put_member(connection, keys, Read())) == []
    theirs = put_member(connection, keys, LAGER)
    with pytest.raises(MemberNotFound):
        suggest_from_history(connection, an_adviser(METAL), theirs)
