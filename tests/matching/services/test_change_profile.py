"""Mending a profile: one effect and one event a change, undone without a trace, and kept against later files."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest

from matching.core.errors import MemberNotFound
from matching.core.ids import MemberId
from matching.core.job_order import Hours, Language, LanguageLevel, Shift
from matching.core.member import SkillSource
from matching.core.profile_changes import (
    UNDO_WITHIN,
    Changed,
    ChangeNotFound,
    ConfirmedBy,
    GoalSought,
    LanguageSpoken,
    LicenceHeld,
    ProfileChange,
    ProfileChangedMeanwhile,
    SkillHeld,
    TermNotOffered,
    UndoTooLate,
    goals_change,
    hours_change,
    language_change,
    licence_change,
    shifts_change,
    skill_change,
    travel_change,
)
from matching.core.reading import FoundLicence, FoundOccupation, FoundSkill, MemberReading
from matching.core.taxonomy import LicenceDemand
from matching.core.travel import Mode
from matching.database.pool import Connection, Pool, open_transaction, tenant_transaction
from matching.queries import members, profile
from matching.ranking.ranker import Ranker
from matching.services.change_profile import change_profile, undo_change
from matching.services.keep_mends import keep_readings
from matching.services.land_members import land_members
from matching.services.propose_jobs import propose_jobs
from matching.services.show_member import get_member_profile
from tests.builders import (
    AKADEMIKERNE,
    BUTIK_READ,
    METAL,
    NOW,
    TODAY,
    Keys,
    Read,
    a_member_submission,
    an_adviser,
    put_member,
    put_order,
    put_taxonomy,
)

READ = Read(
    occupations=["lagermedarbejder"],
    skills=["lagerstyring", "varemodtagelse"],
    licences=[("truckcertifikat", LicenceDemand.MUST)],
    languages=[("dansk", "good")],
    goals=["lagermedarbejder"],
)
CLAIMED = SkillHeld(SkillSource.CLAIMED)
PROVED = SkillHeld(SkillSource.CONFIRMED, ConfirmedBy.PROOF)
ADVISER = an_adviser()


@dataclass
class World:
    """A member with a profile, and the shortest way to mend it."""

    connection: Connection
    keys: Keys
    member: MemberId

    def mend(self, change: ProfileChange, seen: int | None = None, **who: Any) -> Changed:
        version = profile.profile_version(self.connection, AKADEMIKERNE, self.member) if seen is None else seen
        actor = replace(ADVISER, **who)
        return change_profile(self.connection, actor, self.member, change, seen=version, now=NOW)

    def undo(self, changed: Changed, later: timedelta = timedelta(seconds=5)) -> Changed:
        assert changed.change_id is not None
        return undo_change(self.connection, ADVISER, self.member, changed.change_id, now=NOW + later)

    def skills(self) -> dict[str, SkillSource]:
        labels = {key: label for label, key in self.keys.skills.items()}
        lines = profile.skill_lines(self.connection, AKADEMIKERNE, self.member)
        return {labels[line.skill_id]: line.source for line in lines}

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement).fetchall()

    def land(self, **submission: Any) -> None:
        """The member's file lands again with this in it."""
        land_members(self.connection, [a_member_submission("karen", **submission)], now=NOW)

    def read(self, reading: MemberReading, **submission: Any) -> MemberReading:
        """What the member is read as in the end, when a file is read as `reading`."""
        told = a_member_submission("karen", **submission)
        kept = keep_readings(self.connection, AKADEMIKERNE, [self.member], [(told, reading)], now=NOW)
        return kept[0][1]

    def skill(self, label: str, phrase: str = "egne ord") -> FoundSkill:
        return FoundSkill(self.keys.skills[label], phrase, 1.0)


@pytest.fixture
def world(connection: Connection) -> World:
    keys = put_taxonomy(connection)
    return World(connection, keys, put_member(connection, keys, READ, source_id="karen"))


# --- changes --------------------------------------------------------------------------------------------------------


def test_a_competence_is_added_confirmed_and_taken_away(world: World) -> None:
    key = world.keys.skills["kundebetjening"]
    assert world.mend(skill_change(key, CLAIMED)).version == 1
    assert world.skills()["kundebetjening"] is SkillSource.CLAIMED
    world.mend(skill_change(key, PROVED))
    assert world.skills()["kundebetjening"] is SkillSource.CONFIRMED
    world.mend(skill_change(key, None))
    assert "kundebetjening" not in world.skills()


def test_each_change_is_an_event_with_before_and_after(world: World) -> None:
    world.mend(skill_change(world.keys.skills["lagerstyring"], PROVED))
    world.mend(hours_change(30, 37))
    told = "SELECT version, actor, part::text, before, after FROM profile_change ORDER BY version"
    words = {"phrase": "egne ord"}
    assert world.rows(told) == [
        (1, "adviser-1", "skill", {"source": "claimed", "ground": None, **words},
         {"source": "confirmed", "ground": "proof", **words}),
        (2, "adviser-1", "hours", None, {"least": 30.0, "most": 37.0}),
    ]  # fmt: skip


@pytest.mark.parametrize("statement", ["UPDATE profile_change SET actor = ''", "DELETE FROM profile_change"])
def test_events_are_never_changed(world: World, statement: str) -> None:
    world.mend(hours_change(30, 37))
    with pytest.raises(psycopg.errors.InsufficientPrivilege), world.connection.transaction():
        world.connection.execute(statement)  # type: ignore[call-overload]


def test_every_other_part_is_what_the_matcher_reads(world: World) -> None:
    butik, truck = world.keys.occupations["butiksassistent"], world.keys.licences["truckcertifikat"]
    world.mend(goals_change((GoalSought("", butik),)))
    world.mend(licence_change(truck, None))
    world.mend(language_change("Engelsk", LanguageSpoken(LanguageLevel.FLUENT)))
    world.mend(language_change("dansk", LanguageSpoken(LanguageLevel.BASIC)))
    world.mend(hours_change(20, None))
    world.mend(shifts_change(frozenset({Shift.NIGHT, Shift.DAY})))
    world.mend(travel_change(45, Mode.TRANSIT))
    member = get_member_profile(world.connection, AKADEMIKERNE, world.member)
    assert member.goals == (butik,)
    assert member.licences == frozenset()
    assert set(member.languages) == {
        Language("dansk", LanguageLevel.BASIC),
        Language("engelsk", LanguageLevel.FLUENT),
    }
    assert (member.hours, member.shifts) == (Hours(20, 20), frozenset({Shift.DAY, Shift.NIGHT}))
    assert (member.travel_limit, member.travel_mode) == (45, Mode.TRANSIT)


def test_what_stands_already_is_no_change(world: World) -> None:
    assert world.mend(skill_change(world.keys.skills["lagerstyring"], CLAIMED)) == Changed(0, None)
    assert world.mend(skill_change(world.keys.skills["samarbejde"], None)) == Changed(0, None)
    assert world.rows("SELECT FROM profile_change") == []


def test_only_what_may_be_chosen_is_added_and_what_is_held_may_be_confirmed(world: World) -> None:
    world.connection.execute("UPDATE skill SET status = 'inactive'")
    world.connection.execute("UPDATE occupation SET status = 'inactive'")
    for change in (
        skill_change(world.keys.skills["samarbejde"], CLAIMED),
        goals_change((GoalSought("", world.keys.occupations["sygeplejerske"]),)),
    ):
        with pytest.raises(TermNotOffered):
            world.mend(change)
    world.mend(skill_change(world.keys.skills["lagerstyring"], PROVED))
    assert world.skills()["lagerstyring"] is SkillSource.CONFIRMED


def test_a_member_of_another_akasse_is_not_found(world: World) -> None:
    with pytest.raises(MemberNotFound):
        world.mend(hours_change(30, 37), akasse_id=METAL)


def test_the_vector_is_made_again_when_its_names_change_and_the_old_one_stays_till_then(world: World) -> None:
    world.mend(hours_change(30, 37))
    assert members.count_waiting(world.connection, AKADEMIKERNE) == 0
    world.mend(skill_change(world.keys.skills["samarbejde"], CLAIMED))
    assert members.count_waiting(world.connection, AKADEMIKERNE) == 1
    assert len(world.rows("SELECT FROM member_vector")) == 1


def test_the_proposals_follow_at_once(world: World, ranker: Ranker) -> None:
    order = put_order(world.connection, world.keys, BUTIK_READ, title="Butiksassistent")

    def met() -> int:
        found = propose_jobs(world.connection, ADVISER, world.member, as_of=TODAY, now=NOW)
        return next(job.proposal.musts_met for job in found.jobs if job.proposal.job_order_id == order)

    before = met()
    world.mend(skill_change(world.keys.skills["kundebetjening"], PROVED))
    assert met() == before + 1


# --- versions and undoing -------------------------------------------------------------------------------------------


def test_a_change_of_an_old_version_is_refused_and_changes_nothing(world: World) -> None:
    world.mend(hours_change(30, 37), seen=0)
    with pytest.raises(ProfileChangedMeanwhile):
        world.mend(travel_change(45, Mode.CAR), seen=0, user_id="adviser-2")
    assert len(world.rows("SELECT FROM profile_change")) == 1


def test_the_same_form_twice_is_one_change_and_the_same_answer(world: World) -> None:
    wanted = skill_change(world.keys.skills["samarbejde"], CLAIMED)
    assert world.mend(wanted, seen=0) == world.mend(wanted, seen=0)
    with pytest.raises(ProfileChangedMeanwhile):
        world.mend(wanted, seen=0, user_id="adviser-2")


def test_an_undone_change_leaves_nothing_behind_but_its_events(world: World) -> None:
    changed = world.mend(skill_change(world.keys.skills["lagerstyring"], None))
    assert world.undo(changed).version == 2
    assert world.skills() == {"lagerstyring": SkillSource.CLAIMED, "varemodtagelse": SkillSource.CLAIMED}
    assert world.rows("SELECT FROM profile_mend") == []
    assert world.rows("SELECT undoes IS NOT NULL FROM profile_change ORDER BY version") == [(False,), (True,)]


def test_undoing_puts_an_earlier_mend_back(world: World) -> None:
    key = world.keys.skills["lagerstyring"]
    world.mend(skill_change(key, PROVED))
    world.undo(world.mend(skill_change(key, None)))
    assert world.skills()["lagerstyring"] is SkillSource.CONFIRMED
    assert world.rows("SELECT value ->> 'ground', file_said ->> 'source' FROM profile_mend") == [("proof", "claimed")]


def test_undoing_twice_is_one_undoing(world: World) -> None:
    changed = world.mend(hours_change(30, 37))
    assert world.undo(changed) == world.undo(changed)


def test_only_the_newest_change_can_be_undone_and_not_for_ever(world: World) -> None:
    with pytest.raises(ChangeNotFound):
        undo_change(world.connection, ADVISER, world.member, world.member, now=NOW)  # type: ignore[arg-type]
    first = world.mend(hours_change(30, 37))
    second = world.mend(travel_change(45, Mode.CAR))
    with pytest.raises(ProfileChangedMeanwhile):
        world.undo(first)
    with pytest.raises(UndoTooLate):
        world.undo(second, UNDO_WITHIN + timedelta(seconds=1))


def test_two_advisers_at_once_give_one_change_and_one_refusal(pool: Pool) -> None:
    """Four in threads of their own mend the version they all saw."""
    with open_transaction(pool) as connection:
        keys = put_taxonomy(connection)
    with open_transaction(pool) as connection:
        member = put_member(connection, keys, READ)

    def try_it(number: int) -> str:
        actor = an_adviser(user_id=f"adviser-{number}")
        try:
            with tenant_transaction(pool, AKADEMIKERNE) as connection:
                wanted = hours_change(20 + number, 37)
                change_profile(connection, actor, member, wanted, seen=0, now=NOW)
        except ProfileChangedMeanwhile:
            return "refused"
        return "done"

    with ThreadPoolExecutor(4) as advisers:
        assert sorted(advisers.map(try_it, range(4))) == ["done", "refused", "refused", "refused"]


# --- against later files --------------------------------------------------------------------------------------------


def test_a_confirmed_competence_stays_when_the_file_lands_and_is_read_again(world: World) -> None:
    key = world.keys.skills["lagerstyring"]
    world.mend(skill_change(key, PROVED))
    world.land(summary="Noget helt andet.")
    again = world.read(MemberReading(skills=(world.skill("varemodtagelse"),)))
    assert {skill.skill_id for skill in again.skills} == {key, world.keys.skills["varemodtagelse"]}
    lines = [
        {"akasse_id": AKADEMIKERNE, "member_id": world.member, "skill_id": skill.skill_id,
         "source": SkillSource.CLAIMED, "phrase": skill.phrase}
        for skill in again.skills
    ]  # fmt: skip
    members.replace_reading_lines(world.connection, AKADEMIKERNE, [world.member], {"skill": lines})
    assert world.skills()["lagerstyring"] is SkillSource.CONFIRMED
    assert world.skills()["varemodtagelse"] is SkillSource.CLAIMED


def test_what_people_took_away_comes_back_only_with_new_words(world: World) -> None:
    world.mend(skill_change(world.keys.skills["lagerstyring"], None))
    assert world.read(MemberReading(skills=(world.skill("lagerstyring"),))).skills == ()
    assert world.read(MemberReading()).skills == ()
    newer = world.skill("lagerstyring", "kursus i lagerstyring 2026")
    assert world.read(MemberReading(skills=(newer,))).skills == (newer,)
    assert world.rows("SELECT FROM profile_mend") == []
    assert world.rows(
        "SELECT version, actor, after ->> 'phrase' FROM profile_change ORDER BY version DESC LIMIT 1"
    ) == [(2, "file", "kursus i lagerstyring 2026")]


def test_what_people_added_stays_whatever_the_file_leaves_out(world: World) -> None:
    world.mend(skill_change(world.keys.skills["samarbejde"], CLAIMED))
    world.mend(licence_change(world.keys.licences["truckcertifikat"], LicenceHeld(TODAY)))
    again = world.read(MemberReading())
    assert [skill.phrase for skill in again.skills] == ["samarbejde"]
    assert again.licences == (FoundLicence(world.keys.licences["truckcertifikat"], "egne ord", 1.0),)


def test_terms_hold_until_the_file_says_something_newer_of_them(world: World) -> None:
    world.land(hours=Hours(37, 37), travel_limit=30)
    world.mend(hours_change(20, 25))
    world.mend(travel_change(60, Mode.CAR))
    world.land(hours=Hours(37, 37), travel_limit=30, summary="Nyt om noget andet.")
    terms = "SELECT hours_least::float8, hours_most::float8, travel_limit FROM member"
    assert world.rows(terms) == [(20.0, 25.0, 60)]
    world.land(hours=Hours(30, 37), travel_limit=30, summary="Nu om timerne.")
    assert world.rows(terms) == [(30.0, 37.0, 60)]
    world.land(hours=None, travel_limit=30, summary="Intet om timerne.")
    assert world.rows(terms)[0][2] == 60
    assert world.rows("SELECT part::text FROM profile_mend") == [("travel",)]


def test_what_landed_is_kept_as_it_was_sent_though_people_are_heard(world: World) -> None:
    world.mend(hours_change(20, 25))
    world.land(hours=None, summary="Nyt.")
    kept = "SELECT submission -> 'hours' FROM member_version ORDER BY version DESC LIMIT 1"
    assert world.rows(kept) == [(None,)]
    assert world.rows("SELECT hours_least::float8 FROM member") == [(20.0,)]


def test_goals_hold_until_the_file_names_others(world: World) -> None:
    butik = world.keys.occupations["butiksassistent"]
    world.mend(goals_change((GoalSought("", butik),)))
    found = FoundOccupation(butik, "butiksassistent", 1.0)
    lager = FoundOccupation(world.keys.occupations["lagermedarbejder"], "lagermedarbejder", 1.0)
    same = world.read(MemberReading(goals=(lager,)), goals=("Lagermedarbejder",))
    assert same.goals == (found,)
    other = world.read(MemberReading(goals=(None,)), goals=("kok",))
    assert other.goals == (None,)


def test_a_language_holds_until_the_file_gives_another_level(world: World) -> None:
    world.mend(language_change("dansk", LanguageSpoken(LanguageLevel.FLUENT)))
    world.mend(language_change("tysk", LanguageSpoken(LanguageLevel.BASIC)))
    good = MemberReading(languages=(Language("dansk", LanguageLevel.GOOD),))
    assert set(world.read(good).languages) == {
        Language("dansk", LanguageLevel.FLUENT),
        Language("tysk", LanguageLevel.BASIC),
    }
    basic = MemberReading(languages=(Language("dansk", LanguageLevel.BASIC),))
    assert Language("dansk", LanguageLevel.BASIC) in world.read(basic).languages


def test_a_date_seen_is_kept_with_the_licence(world: World) -> None:
    key = world.keys.licences["truckcertifikat"]
    world.mend(licence_change(key, LicenceHeld(date(2026, 11, 23))))
    assert world.rows("SELECT value ->> 'proof_seen_on' FROM profile_mend") == [("2026-11-23",)]
    assert world.rows("SELECT phrase FROM member_licence") == [("egne ord",)]
