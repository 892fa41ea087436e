"""Planning, moving, cancelling and noting talks through the pages, on the real services."""

import re
from datetime import timedelta
from typing import Any

import pytest

from matching.core.ids import MemberId
from matching.core.talks import TalkForm, TalkKind, TalkState
from matching.database.pool import Pool
from tests.api.stage import NOW, InspectingClient, elements
from tests.api.talk_stage import TalkStage

TOMORROW = NOW + timedelta(days=1)
FORM = {
    "slags": "jobsamtale",
    "form": "phone",
    "dato": "2026-11-24",
    "tid": "10:00",
    "minutter": "45",
    "sted": "Vi ringer på 12 34 56 78",
    "flyttes": "1",
}


@pytest.fixture
def stage(pool: Pool) -> TalkStage:  # the real services stand where tests of other pages have a stage
    return TalkStage(pool)


@pytest.fixture
def adviser(stage: TalkStage) -> InspectingClient:
    return stage.client()


@pytest.fixture
def member(stage: TalkStage) -> MemberId:
    return stage.member()


def values(html: str) -> dict[str, Any]:
    """What stands in the fields of a form: texts, the chosen of a list or of buttons, and the ticked."""
    found: dict[str, Any] = {}
    select = ""
    for tag, attributes in elements(html):
        name = attributes.get("name") or ""
        if tag == "select":
            select = name
        elif tag == "option" and "selected" in attributes:
            found[select] = attributes.get("value")
        elif tag == "input" and attributes.get("type") in {"radio", "checkbox"}:
            if "checked" in attributes:
                found[name] = attributes.get("value")
        elif tag == "input" and name:
            found[name] = attributes.get("value")
    return found


def plan(client: InspectingClient, member: MemberId, **typed: str) -> Any:
    client.get(f"/medlemmer/{member}/indkald")
    return client.post(f"/medlemmer/{member}/indkald", data={**FORM, **typed})


def only_talk(stage: TalkStage) -> Any:
    rows = stage.ask(lambda c: c.execute("SELECT talk_id FROM talk ORDER BY starts_at").fetchall())
    assert len(rows) == 1
    return stage.find(rows[0][0])


def test_a_member_is_called_and_the_worklist_shows_it(
    stage: TalkStage, adviser: InspectingClient, member: MemberId
) -> None:
    answer = plan(adviser, member, ogsaa="raadighed")
    talk = only_talk(stage)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/arbejdsliste?dag=2026-11-24&gjort=planlagt#samtale-{talk.talk_id}"
    assert (talk.kind, talk.also, talk.form) == (TalkKind.JOBSAMTALE, (TalkKind.RAADIGHED,), TalkForm.PHONE)
    assert f"{talk.starts_at:%d %H:%M}" == "24 09:00", "ten in Denmark is nine in UTC"
    assert talk.ends_at - talk.starts_at == timedelta(minutes=45)
    assert f"{talk.rebook_until:%d %H:%M}" == "23 23:00", "the member may move it until midnight"
    page = adviser.get("/arbejdsliste?dag=2026-11-24&gjort=planlagt").text
    assert "Samtalen er planlagt" in page
    assert "1. jobsamtale og rådighedssamtale" in page
    assert "10.00-10.45" in page


def test_the_form_begins_with_the_next_working_day_and_what_the_rule_asks(
    stage: TalkStage, adviser: InspectingClient, member: MemberId
) -> None:
    page = adviser.get(f"/medlemmer/{member}/indkald").text
    assert values(page)["dato"] == "2026-11-24"
    assert values(page)["slags"] == "jobsamtale"
    assert "Første samtale skal holdes senest" in page
    assert "7. december 2026" in page


def test_a_conflict_is_said_at_the_time_and_nothing_typed_is_lost(
    stage: TalkStage, adviser: InspectingClient, member: MemberId
) -> None:
    stage.talk(stage.member("Bo Optaget"), TOMORROW)
    answer = plan(adviser, member, ogsaa="cv", sted="Lokale 4", tid="10:30")
    assert answer.status_code == 422
    fault = re.search(r'id="tid-fejl">(.*?)</span>\s*<input', answer.text, re.DOTALL)
    assert fault is not None
    assert "Rådgiveren har allerede en samtale den 24. november 2026 kl. 10.00-10.45" in fault[1]
    assert 'href="#tid"' in answer.text
    kept = {name: value for name, value in values(answer.text).items() if name in FORM or name == "ogsaa"}
    assert kept == {**FORM, "ogsaa": "cv", "sted": "Lokale 4", "tid": "10:30"}
    assert "Bo Optaget" in answer.text, "the taken times of the day stand beside"


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"dato": "i morgen"}, "dato", "Skriv en dato"),
        ({"dato": "2026-02-30"}, "dato", "Skriv en dato"),
        ({"dato": "20.11.2026"}, "dato", "Dagen er gået"),
        ({"tid": "25.00"}, "tid", "Skriv et klokkeslæt"),
        ({"form": ""}, "form-1", "hvordan I mødes"),
        ({"slags": ""}, "slags", "hvilken samtale"),
        ({"minutter": ""}, "minutter", "hvor længe"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(
    stage: TalkStage, adviser: InspectingClient, member: MemberId, typed: dict[str, str], field: str, sentence: str
) -> None:
    answer = plan(adviser, member, **typed)
    assert answer.status_code == 422
    assert re.search(rf'<a href="#{field}">[^<]*{sentence}', answer.text)
    assert f'id="{field}"' in answer.text
    kept = {**FORM, **typed}
    assert all(values(answer.text).get(name, "") == kept[name] for name in kept)
    assert stage.ask(lambda c: c.execute("SELECT count(*) FROM talk").fetchone()) == (0,)


@pytest.mark.parametrize("typed", [{"dato": "24.11.2026"}, {"tid": "9.30"}, {"tid": "9"}])
def test_days_and_times_are_read_as_people_write_them(
    stage: TalkStage, adviser: InspectingClient, member: MemberId, typed: dict[str, str]
) -> None:
    assert plan(adviser, member, **typed).status_code == 303


def test_a_member_without_a_course_cannot_be_called_and_the_page_says_why(
    stage: TalkStage, adviser: InspectingClient
) -> None:
    stranger = stage.member(has_course=False)
    page = adviser.get(f"/medlemmer/{stranger}/indkald")
    assert "ikke et ledighedsforløb, der er i gang" in page.text
    assert "<select" not in page.text
    assert plan(adviser, stranger).status_code == 422


def test_a_form_sent_twice_plans_one_talk(stage: TalkStage, adviser: InspectingClient, member: MemberId) -> None:
    first, second = plan(adviser, member), plan(adviser, member)
    assert first.headers["location"] == second.headers["location"]
    assert only_talk(stage).version == 1


def test_a_talk_is_moved_from_a_form_that_shows_it_as_it_is(
    stage: TalkStage, adviser: InspectingClient, member: MemberId
) -> None:
    talk_id = stage.talk(member, TOMORROW, minutes=50)
    page = adviser.get(f"/samtaler/{talk_id}/flyt").text
    shown = values(page)
    assert (shown["dato"], shown["tid"], shown["minutter"], shown["form"]) == ("2026-11-24", "10:00", "50", "in_person")
    answer = adviser.post(f"/samtaler/{talk_id}/flyt", data={**shown, "tid": "13:00"})
    assert answer.headers["location"] == f"/arbejdsliste?dag=2026-11-24&gjort=flyttet#samtale-{talk_id}"
    moved = stage.find(talk_id)
    assert (f"{moved.starts_at:%H:%M}", moved.version) == ("12:00", 2)
    assert "Flyttet til 24. november 2026 kl. 13.00" in adviser.get(f"/samtaler/{talk_id}/flyt").text


def test_who_moves_a_talk_that_was_moved_meanwhile_sees_how_it_is_and_keeps_what_was_typed(
    stage: TalkStage, adviser: InspectingClient, member: MemberId
) -> None:
    talk_id = stage.talk(member, TOMORROW)
    shown = values(adviser.get(f"/samtaler/{talk_id}/flyt").text)
    adviser.post(f"/samtaler/{talk_id}/flyt", data={**shown, "tid": "13:00"})
    answer = adviser.post(f"/samtaler/{talk_id}/flyt", data={**shown, "tid": "14:30", "sted": "Lokale 9"})
    assert answer.status_code == 409
    assert "Samtalen er ændret af en anden" in answer.text
    assert "kl. 13.00-13.45" in answer.text
    again = values(answer.text)
    assert (again["tid"], again["sted"], again["version"]) == ("14:30", "Lokale 9", "2")
    assert stage.find(talk_id).version == 2
    assert adviser.post(f"/samtaler/{talk_id}/flyt", data=again).status_code == 303
    assert stage.find(talk_id).version == 3


def test_a_talk_is_not_moved_onto_another(stage: TalkStage, adviser: InspectingClient, member: MemberId) -> None:
    talk_id = stage.talk(member, TOMORROW)
    stage.talk(stage.member("Bo Optaget"), TOMORROW + timedelta(hours=2))
    shown = values(adviser.get(f"/samtaler/{talk_id}/flyt").text)
    answer = adviser.post(f"/samtaler/{talk_id}/flyt", data={**shown, "tid": "12:15"})
    assert answer.status_code == 422
    assert "kl. 12.00-12.45" in answer.text


def act(
    client: InspectingClient, address: str, version: str = "1", videre: str = "/arbejdsliste?dag=2026-11-24"
) -> Any:
    client.get("/arbejdsliste?dag=2026-11-24")
    return client.post(address, data={"version": version, "videre": videre})


def test_a_talk_is_cancelled_from_the_worklist_and_a_double_click_is_one(
    stage: TalkStage, adviser: InspectingClient, member: MemberId
) -> None:
    talk_id = stage.talk(member, TOMORROW)
    for _ in range(2):
        answer = act(adviser, f"/samtaler/{talk_id}/aflys")
        assert answer.headers["location"] == f"/arbejdsliste?dag=2026-11-24&gjort=aflyst#samtale-{talk_id}"
    assert (stage.find(talk_id).state, stage.find(talk_id).version) == (TalkState.CANCELLED, 2)
    page = adviser.get("/arbejdsliste?dag=2026-11-24").text
    assert "Aflyst" in page
    assert f"/samtaler/{talk_id}/flyt" not in page


def test_a_talk_that_was_moved_meanwhile_is_not_cancelled(
    stage: TalkStage, adviser: InspectingClient, member: MemberId
) -> None:
    talk_id = stage.talk(member, TOMORROW)
    shown = values(adviser.get(f"/samtaler/{talk_id}/flyt").text)
    adviser.post(f"/samtaler/{talk_id}/flyt", data={**shown, "tid": "13:00"})
    answer = act(adviser, f"/samtaler/{talk_id}/aflys")
    assert answer.status_code == 409
    assert "Samtalen er ændret imens" in answer.text
    assert stage.find(talk_id).state is TalkState.PLANNED


def test_a_no_show_is_noted_once_the_time_has_come(
    stage: TalkStage, adviser: InspectingClient, member: MemberId
) -> None:
    talk_id = stage.talk(member, NOW + timedelta(hours=1))
    assert act(adviser, f"/samtaler/{talk_id}/udebleven").status_code == 422
    stage.clock.now = NOW + timedelta(hours=1)
    assert act(adviser, f"/samtaler/{talk_id}/udebleven").status_code == 303
    assert stage.find(talk_id).state is TalkState.NO_SHOW


def test_nobody_is_led_to_another_site_afterwards(
    stage: TalkStage, adviser: InspectingClient, member: MemberId
) -> None:
    talk_id = stage.talk(member, TOMORROW)
    answer = act(adviser, f"/samtaler/{talk_id}/aflys", videre="//example.com/")
    assert answer.headers["location"].startswith("/arbejdsliste?")


def test_unknown_members_and_talks_are_not_found(stage: TalkStage, adviser: InspectingClient) -> None:
    unknown = "00000000-0000-0000-0000-000000000007"
    assert adviser.get(f"/medlemmer/{unknown}/indkald").status_code == 404
    assert adviser.get(f"/samtaler/{unknown}/flyt").status_code == 404
