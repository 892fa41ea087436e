"""Ending a talk: held, text for Min Plan and next talk in one; drafts until then; and what the data base is told."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from matching.core.agreement_errors import PlanSaysNothing, TalkAlreadyEnded, TalkIsOver
from matching.core.agreements import Conversation, DraftField, Ending, KeptDraft, TypedDraft
from matching.core.ids import MemberId, TalkId
from matching.core.talk_errors import AdviserIsBusy, TalkChangedMeanwhile, TalkNotBegun
from matching.core.talks import HeldTalk, TalkForm, TalkKind, TalkState
from matching.database.pool import Connection
from matching.services.end_talk import end_talk
from matching.services.export_talks import export_talks
from matching.services.keep_draft import drop_draft, keep_draft
from matching.services.show_conversation import show_conversation
from tests.builders import AKADEMIKERNE, NOW, TODAY, a_planned_talk, an_adviser, put_member, put_talk, put_taxonomy

ENDING = Ending(HeldTalk(TalkForm.PHONE, True, "Vil gerne prøve lager"), "Du søger jobbet.\n")
PAGE, OTHER_PAGE = UUID(int=1), UUID(int=2)


@pytest.fixture
def member(connection: Connection) -> MemberId:
    return put_member(connection, put_taxonomy(connection), source_id="fast-medlem")


@pytest.fixture
def talk(connection: Connection, member: MemberId) -> TalkId:
    return put_talk(connection, member)


def conversation(connection: Connection, talk: TalkId) -> Conversation:
    return show_conversation(connection, an_adviser(), talk, as_of=TODAY)


def ended(connection: Connection, talk: TalkId, ending: Ending = ENDING, version: int = 1) -> None:
    end_talk(connection, an_adviser(), talk, ending, version=version, now=NOW)


def typed(connection: Connection, talk: TalkId, text: str, seen: int = 0, page: UUID = PAGE) -> KeptDraft:
    draft = TypedDraft(DraftField.NOTE, text, seen, page)
    return keep_draft(connection, an_adviser(), talk, draft, now=NOW)


def test_an_ended_talk_is_held_and_keeps_its_plan(connection: Connection, talk: TalkId) -> None:
    ended(connection, talk)
    after = conversation(connection, talk)
    assert (after.talk.state, after.talk.form, after.talk.concrete_job) == (TalkState.HELD, TalkForm.PHONE, True)
    assert (after.talk.note, after.plan and after.plan.text) == ("Vil gerne prøve lager", "Du søger jobbet.")
    assert not after.is_open


def test_the_next_talk_is_planned_with_it(connection: Connection, talk: TalkId, member: MemberId) -> None:
    ended(connection, talk, replace(ENDING, next_talk=a_planned_talk(member, NOW + timedelta(days=21))))
    following = conversation(connection, talk).next_talk
    assert following is not None
    assert (following.state, following.starts_at) == (TalkState.PLANNED, NOW + timedelta(days=21))


def test_nothing_is_kept_when_the_next_time_is_taken(connection: Connection, talk: TalkId, member: MemberId) -> None:
    other = put_member(connection, put_taxonomy(connection))
    put_talk(connection, other, NOW + timedelta(days=21))
    taken = replace(ENDING, next_talk=a_planned_talk(member, NOW + timedelta(days=21)))
    with pytest.raises(AdviserIsBusy):
        ended(connection, talk, taken)
    after = conversation(connection, talk)
    assert (after.talk.state, after.plan) == (TalkState.PLANNED, None)


def test_a_talk_is_ended_once(connection: Connection, talk: TalkId) -> None:
    ended(connection, talk)
    with pytest.raises(TalkAlreadyEnded, match=r"kl\. 10\.00"):
        ended(connection, talk, replace(ENDING, plan="Noget andet"))
    plan = conversation(connection, talk).plan
    assert plan is not None
    assert plan.text == "Du søger jobbet."


def test_a_talk_that_was_moved_meanwhile_is_not_ended(connection: Connection, talk: TalkId) -> None:
    with pytest.raises(TalkChangedMeanwhile):
        ended(connection, talk, version=7)
    assert conversation(connection, talk).plan is None


def test_a_talk_of_a_later_day_cannot_be_ended(connection: Connection, member: MemberId) -> None:
    with pytest.raises(TalkNotBegun):
        ended(connection, put_talk(connection, member, NOW + timedelta(days=2)))


def test_a_talk_without_a_word_for_min_plan_is_not_ended(connection: Connection, talk: TalkId) -> None:
    with pytest.raises(PlanSaysNothing):
        ended(connection, talk, replace(ENDING, plan="  \n"))


def test_the_number_counts_the_jobsamtaler_held_before(connection: Connection, talk: TalkId, member: MemberId) -> None:
    assert conversation(connection, talk).number == 1
    later = put_talk(connection, member, NOW + timedelta(days=20))
    assert conversation(connection, later).number == 1
    ended(connection, talk)
    assert conversation(connection, later).number == 2


def test_another_kind_of_talk_has_no_number(connection: Connection, member: MemberId) -> None:
    talk = put_talk(connection, member, kind=TalkKind.CV)
    assert conversation(connection, talk).number == 0


def test_what_is_typed_is_kept_and_the_newest_of_one_page_wins(connection: Connection, talk: TalkId) -> None:
    assert typed(connection, talk, "Vil").newest.version == 1
    kept = typed(connection, talk, "Vil gerne")
    assert (kept.conflict, kept.newest.text) == (False, "Vil gerne")
    assert conversation(connection, talk).drafts[DraftField.NOTE].text == "Vil gerne"


def test_a_second_window_that_has_seen_the_newest_goes_on_from_it(connection: Connection, talk: TalkId) -> None:
    typed(connection, talk, "Vil")
    assert not typed(connection, talk, "Vil gerne", seen=1, page=OTHER_PAGE).conflict


def test_a_window_that_has_not_seen_the_newest_is_told(connection: Connection, talk: TalkId) -> None:
    typed(connection, talk, "Fra det ene vindue")
    told = typed(connection, talk, "Fra det andet", seen=0, page=OTHER_PAGE)
    assert (told.conflict, told.newest.text) == (True, "Fra det ene vindue")
    assert conversation(connection, talk).drafts[DraftField.NOTE].text == "Fra det ene vindue"


def test_the_same_words_are_no_conflict(connection: Connection, talk: TalkId) -> None:
    typed(connection, talk, "Ens")
    assert not typed(connection, talk, "Ens", seen=0, page=OTHER_PAGE).conflict


def test_a_colleagues_drafts_are_their_own(connection: Connection, talk: TalkId) -> None:
    typed(connection, talk, "Min egen note")
    colleague = an_adviser(user_id="adviser-2")
    assert show_conversation(connection, colleague, talk, as_of=TODAY).drafts == {}


def test_drafts_end_with_the_talk_and_a_used_one_is_dropped(connection: Connection, talk: TalkId) -> None:
    typed(connection, talk, "Note")
    drop_draft(connection, an_adviser(), talk, DraftField.NOTE)
    assert conversation(connection, talk).drafts == {}
    typed(connection, talk, "Note igen")
    ended(connection, talk)
    assert connection.execute("SELECT count(*) FROM talk_draft").fetchone() == (0,)
    with pytest.raises(TalkIsOver):
        typed(connection, talk, "For sent")


def test_the_export_tells_each_version_of_a_talk_and_no_name(connection: Connection, talk: TalkId) -> None:
    ended(connection, talk)
    summons, held = export_talks(connection, AKADEMIKERNE, since=TODAY)
    assert [summons[name] for name in ("record", "change", "version", "outcome")] == ["summons", "created", 1, None]
    assert [held[name] for name in ("record", "change", "version", "outcome")] == ["held_talk", "held", 2, "held"]
    assert (held["person"], held["type_code"], held["form"], held["concrete_job"]) == ("fast-medlem", 7, "phone", True)
    assert "Karen" not in str([summons, held])


def test_the_export_begins_with_the_day_asked_for(connection: Connection, talk: TalkId) -> None:
    assert list(export_talks(connection, AKADEMIKERNE, since=TODAY + timedelta(days=1))) == []


def test_the_agreements_are_queued_for_the_member_once(connection: Connection, talk: TalkId) -> None:
    ended(connection, talk)
    queued = "SELECT once_key, count(*) FROM outgoing_mail WHERE kind = 'agreements' GROUP BY once_key"
    assert connection.execute(queued).fetchall() == [(f"agreements:{talk}", 1)]
