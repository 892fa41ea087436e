from datetime import date

import pytest

from matching.core.ids import AkasseId
from matching.core.job_order import Language, LanguageLevel
from matching.core.member import HeldOccupationSubmission, MemberSubmission
from matching.language.reading_members import MemberReader
from tests.matching.language.conftest import Names

ANNE = MemberSubmission(
    AkasseId(48),
    "test",
    "1",
    "Anne Vestergaard",
    summary="Jeg hedder Anne Vestergaard og bor i Vejle. Jeg har erfaring med SQL, har kørekort B og taler flydende "
    "tysk. Jeg har ikke truckcertifikat B.",
    held=(
        HeldOccupationSubmission("SOSU-hjælper", since=date(2010, 1, 1), until=date(2015, 1, 1)),
        HeldOccupationSubmission("Bagersvend hos Møllens Brød A/S", since=date(2015, 1, 1)),
        HeldOccupationSubmission("xyzzy"),
    ),
    skills=("svejsning af aluminium",),
    goals=("kok",),
)


def test_titles_run_parallel_to_the_jobs_and_an_unreadable_one_is_none(
    member_reader: MemberReader, names: Names
) -> None:
    [reading] = member_reader.read([ANNE])
    assert names.held(reading) == ["social- og sundhedshjælper", "bager", None]
    assert len(reading.goals) == 1


def test_stated_and_told_skills_are_found_with_their_phrase(member_reader: MemberReader, names: Names) -> None:
    [reading] = member_reader.read([ANNE])
    found = {names.skill(skill.skill_id): skill for skill in reading.skills}
    assert found["svejsning af aluminium"].phrase == "svejsning af aluminium"
    assert found["SQL"].phrase == "SQL"
    assert found["svejsning af aluminium"].confidence > found["SQL"].confidence


def test_a_licence_that_is_denied_is_not_had(member_reader: MemberReader, names: Names) -> None:
    [reading] = member_reader.read([ANNE])
    assert names.member_licences(reading) == {"kørekort B"}


@pytest.mark.parametrize("phrase", ["Kørekort", "kørekort B", "Har kørekort og bil"])
def test_a_driving_licence_given_as_a_competence_is_a_licence_and_no_skill(
    member_reader: MemberReader, names: Names, phrase: str
) -> None:
    [reading] = member_reader.read([MemberSubmission(AkasseId(48), "test", "1", "", skills=(phrase,))])
    assert names.member_licences(reading) == {"kørekort B"}
    assert reading.skills == ()


def test_a_certificate_given_as_a_competence_still_speaks_of_what_was_learnt(
    member_reader: MemberReader, names: Names
) -> None:
    [reading] = member_reader.read([MemberSubmission(AkasseId(48), "test", "1", "", skills=("hygiejnebevis",))])
    assert [names.skill(found.skill_id) for found in reading.skills] == ["hygiejne"]


def test_languages_are_read_from_the_summary(member_reader: MemberReader) -> None:
    [reading] = member_reader.read([ANNE])
    assert reading.languages == (Language("tysk", LanguageLevel.FLUENT),)


def test_the_text_to_embed_begins_with_the_last_job_and_holds_no_name_or_place(member_reader: MemberReader) -> None:
    [reading] = member_reader.read([ANNE])
    assert reading.text_to_embed.startswith("Bagersvend")
    assert "kok" in reading.text_to_embed
    assert not {"Anne", "Vestergaard", "Vejle", "Møllens"} & set(reading.text_to_embed.replace(".", " ").split())
    assert len(reading.text_to_embed.split()) <= 120


def test_a_member_who_told_nothing_is_read_as_nothing(member_reader: MemberReader) -> None:
    [reading] = member_reader.read([MemberSubmission(AkasseId(48), "test", "2", "Bo")])
    assert (reading.held, reading.skills, reading.text_to_embed) == ((), (), "")
