"""The file for the municipality: what it holds and never holds, once for the same contents, on a real database."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from matching.core.errors import MemberNotFound
from matching.core.handover import (
    ALLOWED,
    FieldNotAllowed,
    HandoverFileChanged,
    HandoverNotFound,
    HandoverNotPossible,
    Line,
    Part,
    PreparedHandover,
    ReceiptDayWrong,
)
from matching.core.ids import CourseId, HandoverId, MemberId
from matching.core.recommendation_errors import NoCourseToRecommendIn
from matching.core.recommendations import Channel, MunicipalAnswer, RecommendationState
from matching.database.pool import Connection, set_tenant
from matching.queries import handover
from matching.services import prepare_handover as prepare_module
from matching.services.draft_recommendation import draft_recommendation
from matching.services.hand_over import hand_over, note_receipt, note_wish
from matching.services.handover_parts import READERS, PartReader
from matching.services.prepare_handover import prepare_handover
from matching.services.recommendation_steps import Seen
from matching.services.record_decision import record_decision
from matching.services.send_recommendation import send_recommendation
from matching.services.show_handover import get_version, list_handovers, show_handover
from tests.builders import (
    AKADEMIKERNE,
    METAL,
    NOW,
    TODAY,
    Keys,
    a_recommendation_draft,
    an_adviser,
    put_adviser,
    put_course,
    put_geography,
    put_member,
    put_order,
    put_period_rules,
    put_taxonomy,
)
from tests.matching.queries.world import FULL_READ

ADVISER = an_adviser()
PAST_410 = {date(2026, 9, 1): 200.0, date(2026, 10, 1): 220.0}
SECRET = "Er sygemeldt med stress"
LATER = NOW + timedelta(days=3)


class World:
    """A member whose period has passed, with everything a file may hold and much that it must not."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        put_period_rules(connection)
        put_geography(connection)
        self.keys: Keys = put_taxonomy(connection)
        self.member = put_member(connection, self.keys, FULL_READ, name="Karen Prøve", postcode="4000", summary=SECRET)
        self.course = put_course(
            connection, self.member, started_on=date(2026, 8, 3), hours=PAST_410, adviser=ADVISER.user_id
        )

    def run(self, statement: str, **values: Any) -> Any:
        row = {"akasse_id": AKADEMIKERNE, "course": self.course, "member": self.member, "secret": SECRET, **values}
        return self.connection.execute(statement, row)  # type: ignore[call-overload]

    def put_talk(self, kind: str = "jobsamtale", state: str = "held", day: int = 20) -> UUID:
        starts = datetime(2026, 8, day, 9, tzinfo=UTC)
        (key,) = self.run(
            "INSERT INTO talk (akasse_id, course_id, member_id, kind, form, state, starts_at, ends_at, adviser, "
            "concrete_job, note, changed_at) VALUES (%(akasse_id)s, %(course)s, %(member)s, %(kind)s, 'phone', "
            "%(state)s, %(starts)s, %(ends)s, 'adviser-1', true, %(secret)s, %(starts)s) RETURNING talk_id",
            kind=kind, state=state, starts=starts, ends=starts + timedelta(minutes=30),
        ).fetchone()  # fmt: skip
        return UUID(str(key))

    def put_agreement(self, talk: UUID, body: str, state: str = "standing") -> None:
        self.run(
            "INSERT INTO agreement (akasse_id, talk_id, course_id, member_id, kind, state, body, doer, once_key, "
            "made_at, made_by) VALUES (%(akasse_id)s, %(talk)s, %(course)s, %(member)s, 'course', %(state)s, %(body)s, "
            "'member', gen_random_uuid(), %(now)s, 'adviser-1')",
            talk=talk, state=state, body=body, now=NOW,
        )  # fmt: skip

    def put_referral(self, employer: str, *, sent: bool = True) -> None:
        order = put_order(self.connection, self.keys, title="Pakker", employer_name=employer)
        self.run(
            "INSERT INTO referral (akasse_id, member_id, job_order_id, kind, state, proposed_by, proposed_at, "
            "agreed_at, sent_at, lapses_at, changed_at) VALUES (%(akasse_id)s, %(member)s, %(order)s, 'offered', "
            "%(state)s::referral_state, 'adviser-1', %(now)s, %(now)s, %(sent_at)s, %(now)s, %(now)s)",
            order=order, state="sent" if sent else "agreed", sent_at=NOW if sent else None, now=NOW,
        )  # fmt: skip

    def file(self, as_of: date = TODAY) -> PreparedHandover:
        return prepare_handover(self.connection, ADVISER, self.member, as_of=as_of)

    def part(self, part: Part) -> list[dict[str, Any]]:
        return [dict(line) for line in self.file().content[str(part.value)]]

    def hand_over(self, digest: str | None = None, now: datetime = NOW) -> HandoverId:
        seen = digest or self.file().digest
        return hand_over(self.connection, ADVISER, self.member, seen, Channel.SECURE_MAIL, now=now)


@pytest.fixture
def world(connection: Connection) -> World:
    return World(connection)


# --- what the file holds --------------------------------------------------------------------------------------------


def test_the_file_holds_only_what_the_allow_list_names(world: World) -> None:
    talk = world.put_talk()
    world.put_agreement(talk, "Tag truckkort.")
    world.put_referral("Pakkeriet ApS")
    _answered(world)
    content = world.file().content
    allowed = {str(part.value): {field.key for field in fields} for part, fields in ALLOWED.items()}
    assert set(content) == set(allowed)
    for part, lines in content.items():
        assert lines, f"{part} is empty, so nothing was compared"
        assert {key for line in lines for key in line} == allowed[part]


def test_a_key_that_is_not_on_the_list_stops_the_file(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def reads_too_much(_connection: Connection, _subject: Any) -> list[Line]:
        return [{"held_on": "2026-08-20", "note": SECRET}]

    monkeypatch.setattr(prepare_module, "READERS", (*READERS, PartReader(Part.TALKS, reads_too_much)))
    with pytest.raises(FieldNotAllowed, match=r"talks\.note") as refused:
        world.file()
    assert SECRET not in str(refused.value)


def test_every_part_has_one_reader() -> None:
    assert [one.part for one in READERS] == list(Part)


def test_every_allowed_field_says_why_it_is_needed() -> None:
    told = [(field.label, field.why) for fields in ALLOWED.values() for field in fields]
    assert [pair for pair in told if not pair[0] or not pair[1].endswith(".")] == []
    assert set(ALLOWED) == set(Part)


def test_notes_summaries_causes_and_absences_stay_with_the_akasse(world: World) -> None:
    world.put_talk()
    world.put_talk(kind="raadighed", day=21)
    world.put_talk(state="no_show", day=22)
    world.run("UPDATE registration SET ended_on = '2026-09-01', ended_because = 'sick' WHERE course_id = %(course)s")
    world.run(
        "INSERT INTO exemption (akasse_id, course_id, decided_at, actor, reason, judgement) VALUES (%(akasse_id)s, "
        "%(course)s, %(now)s, 'adviser-1', 'other', %(secret)s)",
        now=NOW,
    )
    written = json.dumps(world.file().content, ensure_ascii=False).casefold()
    for word in (SECRET, "syg", "rådighed", "udeblevet", "undtag", "adviser-1"):
        assert word.casefold() not in written
    assert len(world.part(Part.TALKS)) == 1


def test_the_profile_is_there_in_words(world: World) -> None:
    (member,) = world.part(Part.MEMBER)
    assert (member["name"], member["goals"], member["licences"]) == (
        "Karen Prøve", ["butiksassistent"], ["truckcertifikat"],
    )  # fmt: skip
    assert member["languages"] == ["dansk, godt"]
    assert world.part(Part.HISTORY) == [{"title": "Lagermedarbejder", "since": "2020-01-01", "until": "2022-01-01"}]
    assert {line["label"] for line in world.part(Part.COMPETENCES)} == {"lagerstyring", "varemodtagelse"}


def test_the_course_rests_on_the_hours_paid(world: World) -> None:
    world.put_talk()
    assert world.part(Part.COURSE) == [
        {"started_on": "2026-08-03", "hours_paid": 420.0, "handover_on": "2026-11-01", "talks_held": 1}
    ]


def test_agreements_that_were_taken_back_are_left_out(world: World) -> None:
    talk = world.put_talk()
    world.put_agreement(talk, "Tag truckkort.")
    world.put_agreement(talk, "Glem det igen.", state="withdrawn")
    assert [line["text"] for line in world.part(Part.AGREEMENTS)] == ["Tag truckkort."]


def test_a_referral_that_no_employer_was_sent_is_left_out(world: World) -> None:
    world.put_referral("Pakkeriet ApS")
    world.put_referral("Den Anden ApS", sent=False)
    assert [line["employer"] for line in world.part(Part.REFERRALS)] == ["Pakkeriet ApS"]


def test_a_refused_recommendation_goes_along_with_its_reasons_and_a_draft_does_not(world: World) -> None:
    _answered(world)
    draft_recommendation(world.connection, ADVISER, a_recommendation_draft(world.member), now=NOW)
    (line,) = world.part(Part.RECOMMENDATIONS)
    assert (line["state"], line["reasons"], line["cvr_number"]) == (
        "Afslået",
        "Der er for mange i praktik.",
        "10172748",
    )


def _answered(world: World) -> None:
    wished = a_recommendation_draft(world.member, wished_from=date(2026, 11, 25))
    key = draft_recommendation(world.connection, ADVISER, wished, now=NOW)
    send_recommendation(world.connection, ADVISER, Seen(key, 1), Channel.SECURE_MAIL, now=NOW)
    answer = MunicipalAnswer(RecommendationState.REFUSED, TODAY, "Der er for mange i praktik.")
    record_decision(world.connection, ADVISER, Seen(key, 2), answer, now=NOW)


# --- is it complete? ------------------------------------------------------------------------------------------------


def missing(world: World) -> set[str]:
    return {check.what for check in world.file().checks if not check.is_there}


def test_the_checklist_tells_what_is_missing_until_it_is_there(world: World) -> None:
    assert missing(world) == {"Jobsamtaler", "Medlemmets ønske"}
    for day in (20, 25):
        world.put_talk(day=day)
    note_wish(world.connection, ADVISER, world.member, True, now=NOW)
    assert missing(world) == set()
    assert world.file().is_complete
    draft_recommendation(world.connection, ADVISER, a_recommendation_draft(world.member), now=NOW)
    world.put_talk(state="planned", day=28)
    assert missing(world) == {"Ingen samtaler i vente", "Ingen glemte kladder"}


def test_a_period_that_has_not_passed_is_told(connection: Connection, world: World) -> None:
    fresh = put_member(connection, world.keys)
    put_course(connection, fresh)
    checks = prepare_handover(connection, ADVISER, fresh, as_of=TODAY).checks
    assert {check.what for check in checks if not check.is_there} == {
        "Bopælskommune", "Perioden er gået", "Jobmål", "Tidligere job", "Kompetencer", "Jobsamtaler",
        "Medlemmets ønske",
    }  # fmt: skip


@pytest.mark.parametrize(("wants", "word"), [(True, "Ja"), (False, "Nej")])
def test_the_members_wish_is_in_the_file(world: World, wants: bool, word: str) -> None:
    assert world.part(Part.WISH) == [{"akasse_at_first_talk": "Ikke spurgt"}]
    note_wish(world.connection, ADVISER, world.member, wants, now=NOW)
    assert world.part(Part.WISH) == [{"akasse_at_first_talk": word}]


# --- handing over ---------------------------------------------------------------------------------------------------


def test_handing_over_twice_is_one_effect_and_changed_contents_are_a_new_version(world: World) -> None:
    first = world.hand_over()
    assert world.hand_over(now=LATER) == first
    note_wish(world.connection, ADVISER, world.member, True, now=LATER)
    second = world.hand_over(now=LATER)
    assert second != first
    shown = show_handover(world.connection, ADVISER, world.member, as_of=TODAY)
    assert [one.version for one in shown.versions] == [2, 1]
    assert shown.is_handed_over


def test_what_was_handed_over_stays_as_it_was(world: World) -> None:
    first = world.hand_over()
    note_wish(world.connection, ADVISER, world.member, True, now=LATER)
    given, content = get_version(world.connection, ADVISER, world.member, first, as_of=TODAY)
    assert content["wish"] == [{"akasse_at_first_talk": "Ikke spurgt"}]
    assert (given.municipality, given.municipal_actor, given.channel) == ("Roskilde", "kommunen", Channel.SECURE_MAIL)
    assert given.handed_over_at == NOW
    assert not show_handover(world.connection, ADVISER, world.member, as_of=TODAY).is_handed_over


def test_back_to_earlier_contents_is_a_new_version_too(world: World) -> None:
    for wants in (True, False, True):
        note_wish(world.connection, ADVISER, world.member, wants, now=NOW)
        world.hand_over()
    versions = show_handover(world.connection, ADVISER, world.member, as_of=TODAY).versions
    assert [one.version for one in versions] == [3, 2, 1]
    assert versions[0].content_digest == versions[2].content_digest


def test_a_file_that_changed_since_it_was_seen_is_not_handed_over(world: World) -> None:
    seen = world.file().digest
    note_wish(world.connection, ADVISER, world.member, True, now=NOW)
    with pytest.raises(HandoverFileChanged):
        world.hand_over(seen)
    assert show_handover(world.connection, ADVISER, world.member, as_of=TODAY).versions == ()


def test_without_a_municipality_there_is_nobody_to_hand_over_to(connection: Connection, world: World) -> None:
    world.run("UPDATE member SET municipality_code = NULL WHERE member_id = %(member)s")
    with pytest.raises(HandoverNotPossible):
        world.hand_over()


def test_a_receipt_is_kept_once(world: World) -> None:
    world.hand_over()
    (given,) = show_handover(world.connection, ADVISER, world.member, as_of=TODAY).versions
    for words in ("Sag 12", "Sag 13"):
        note_receipt(world.connection, ADVISER, given, TODAY, words, now=LATER)
    (after,) = show_handover(world.connection, ADVISER, world.member, as_of=TODAY).versions
    assert (after.received_on, after.receipt_words) == (TODAY, "Sag 12")


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY + timedelta(days=4)])
def test_a_receipt_from_before_the_handover_or_from_the_future_is_refused(world: World, day: date) -> None:
    world.hand_over()
    (given,) = show_handover(world.connection, ADVISER, world.member, as_of=TODAY).versions
    with pytest.raises(ReceiptDayWrong):
        note_receipt(world.connection, ADVISER, given, day, "", now=LATER)


def test_another_akasse_or_another_members_address_finds_nothing(connection: Connection, world: World) -> None:
    given = world.hand_over()
    other = put_member(connection, world.keys)
    put_course(connection, other)
    with pytest.raises(HandoverNotFound):
        get_version(connection, ADVISER, other, given, as_of=TODAY)
    set_tenant(connection, METAL)
    with pytest.raises(MemberNotFound):
        prepare_handover(connection, an_adviser(METAL), world.member, as_of=TODAY)
    with pytest.raises(HandoverNotFound):
        get_version(connection, an_adviser(METAL), world.member, given, as_of=TODAY)
    with pytest.raises(HandoverNotFound):
        note_wish(connection, an_adviser(METAL), world.member, True, now=NOW)


def test_a_member_without_a_course_has_no_file(connection: Connection, world: World) -> None:
    idle = put_member(connection, world.keys)
    with pytest.raises(NoCourseToRecommendIn):
        prepare_handover(connection, ADVISER, idle, as_of=TODAY)


# --- the list -------------------------------------------------------------------------------------------------------


def put_due(connection: Connection, months: dict[date, float], adviser: str | None = None) -> MemberId:
    member = put_member(connection, None)  # type: ignore[arg-type]  # nothing is read
    put_course(connection, member, started_on=date(2026, 7, 6), hours=months, adviser=adviser)
    return member


def test_the_list_holds_this_month_and_next_and_what_was_forgotten(connection: Connection) -> None:
    """As of 23 November: past 410 in September, October and November lies with the municipality a month later."""
    put_period_rules(connection)
    months = [date(2026, month, 1) for month in (8, 9, 10, 11)]
    forgotten = put_due(connection, dict(zip(months, (200, 220, 10, 10), strict=True)))
    this_month = put_due(connection, dict(zip(months, (100, 200, 120, 10), strict=True)), ADVISER.user_id)
    next_month = put_due(connection, dict(zip(months, (100, 100, 100, 120), strict=True)))
    put_due(connection, dict(zip(months, (10, 10, 10, 10), strict=True)))
    due = list_handovers(connection, ADVISER, as_of=TODAY, mine=False)
    assert [line.member_id for line in due.overdue] == [forgotten]
    assert [(line.member_id, line.due_on) for line in due.this_month] == [(this_month, date(2026, 11, 1))]
    assert [line.member_id for line in due.next_month][:1] == [next_month]
    own = list_handovers(connection, ADVISER, as_of=TODAY, mine=True)
    assert [line.member_id for line in (*own.overdue, *own.this_month, *own.next_month)] == [this_month]


def test_what_is_handed_over_stays_on_the_list_of_its_month_and_leaves_the_forgotten(world: World) -> None:
    def lists(as_of: date) -> tuple[int, list[datetime | None]]:
        due = list_handovers(world.connection, ADVISER, as_of=as_of, mine=False)
        return len(due.overdue), [line.handed_over_at for line in due.this_month]

    december = date(2026, 12, 1)
    assert (lists(TODAY), lists(december)) == ((0, [None]), (1, []))
    world.hand_over()
    assert (lists(TODAY), lists(december)) == ((0, [NOW]), (0, []))


def test_what_was_handed_over_is_changed_by_nobody(connection: Connection, world: World) -> None:
    import psycopg

    world.hand_over()
    for table in ("handover_event", "handover_receipt_event"):
        for statement in (f"UPDATE {table} SET actor = ''", f"DELETE FROM {table}"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement)  # type: ignore[call-overload]


def test_people_are_named_by_course(connection: Connection, world: World) -> None:
    put_adviser(connection)
    named = handover.people_handed_over(connection, AKADEMIKERNE, [CourseId(world.course)])
    assert named[world.course].member_name == "Karen Prøve"
    assert "Karen" not in repr(named)
