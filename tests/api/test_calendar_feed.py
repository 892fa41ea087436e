"""The calendar feed, read back with the library that calendars are read with."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from matching.core.talks import TalkForm, TalkState
from matching.database.pool import Pool
from matching.services.cancel_talk import cancel_talk
from matching.services.rebook_talk import rebook_talk
from tests.api.stage import NOW, InspectingClient, elements
from tests.api.talk_stage import ACTOR, TalkStage

TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def stage(pool: Pool) -> TalkStage:
    return TalkStage(pool)


@pytest.fixture
def adviser(stage: TalkStage) -> InspectingClient:
    return stage.client()


def new_address(adviser: InspectingClient) -> str:
    """The path of a new address, as the page shows it once."""
    page = adviser.post("/kalender/adresse", data={})
    assert page.status_code == 200
    fields = {one.get("id"): one.get("value") or "" for tag, one in elements(page.text) if tag == "input"}
    assert fields["adresse"].startswith("http://127.0.0.1:8000/kalender/48/")
    assert fields["webcal"] == "webcal" + fields["adresse"].removeprefix("http")
    return fields["adresse"].removeprefix("http://127.0.0.1:8000")


def fetched(stage: TalkStage, path: str, **headers: str) -> Any:
    """What a calendar program gets, which is signed in nowhere."""
    return InspectingClient(stage.app, raise_server_exceptions=False).get(path, headers=headers)


def events(answer: Any) -> dict[str, Any]:
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return {str(event["uid"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_talk_is_an_event_in_danish_time_without_a_name(stage: TalkStage, adviser: InspectingClient) -> None:
    talk_id = stage.talk(stage.member("Karen Hemmelig"), TOMORROW)
    answer = fetched(stage, new_address(adviser))
    event = events(answer)[str(talk_id)]
    assert event.decoded("dtstart") == datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Copenhagen"))
    assert event["dtstart"].params["TZID"] == "Europe/Copenhagen"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=45)
    assert (event["sequence"], str(event["status"])) == (1, "CONFIRMED")
    assert str(event["summary"]).startswith("Jobsamtale, M-")
    assert str(event["url"]) == f"http://127.0.0.1:8000/samtaler/{talk_id}"
    for hidden in ("Karen", "Hemmelig", "Hovedgaden"):
        assert hidden not in answer.text


def test_the_time_zone_is_the_one_that_clocks_in_denmark_follow(stage: TalkStage, adviser: InspectingClient) -> None:
    (zone,) = Calendar.from_ical(fetched(stage, new_address(adviser)).content).walk("VTIMEZONE")
    clock, denmark = zone.to_tz(lookup_tzid=False), ZoneInfo("Europe/Copenhagen")
    for month in range(1, 13):
        for year in (2026, 2027, 2030):
            noon = datetime(year, month, 28, 12)  # clock time is what is compared
            assert clock.utcoffset(noon) == denmark.utcoffset(noon)


def test_a_moved_talk_is_the_same_event_with_a_higher_sequence(stage: TalkStage, adviser: InspectingClient) -> None:
    talk_id = stage.talk(stage.member(), TOMORROW)
    path = new_address(adviser)
    before = fetched(stage, path)
    starts_at = TOMORROW + timedelta(days=1)
    how = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1), "form": TalkForm.VIDEO, "place": ""}
    stage.ask(lambda c: rebook_talk(c, ACTOR, talk_id, **how, version=1, now=NOW))
    after = fetched(stage, path, **{"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    (event,) = events(after).values()
    assert (str(event["uid"]), event["sequence"]) == (str(talk_id), 2)
    assert event.decoded("dtstart") == starts_at


def test_a_cancelled_talk_is_told_as_cancelled_for_six_weeks(stage: TalkStage, adviser: InspectingClient) -> None:
    talk_id = stage.talk(stage.member(), TOMORROW + timedelta(days=60))
    stage.ask(lambda c: cancel_talk(c, ACTOR, talk_id, version=1, now=NOW))
    path = new_address(adviser)
    event = events(fetched(stage, path))[str(talk_id)]
    assert (str(event["status"]), event["sequence"]) == ("CANCELLED", 2)
    assert str(event["summary"]).startswith("Aflyst: ")
    stage.clock.now = NOW + timedelta(weeks=6, days=1)
    assert events(fetched(stage, path)) == {}
    assert stage.find(talk_id).state is TalkState.CANCELLED


def test_talks_of_long_ago_leave_the_calendar(stage: TalkStage, adviser: InspectingClient) -> None:
    stage.talk(stage.member(), TOMORROW)
    path = new_address(adviser)
    stage.clock.now = TOMORROW + timedelta(days=31)
    assert events(fetched(stage, path)) == {}


def test_nothing_new_is_said_in_short(stage: TalkStage, adviser: InspectingClient) -> None:
    stage.talk(stage.member(), TOMORROW)
    path = new_address(adviser)
    first = fetched(stage, path)
    stage.clock.now = NOW + timedelta(hours=1)
    again = fetched(stage, path, **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_colleagues_talks_are_not_in_it(stage: TalkStage) -> None:
    stage.talk(stage.member(), TOMORROW)
    assert events(fetched(stage, new_address(stage.client("leader")))) == {}


def test_a_new_address_lets_the_old_one_go_and_a_withdrawn_one_is_not_found(
    stage: TalkStage, adviser: InspectingClient
) -> None:
    old = new_address(adviser)
    new = new_address(adviser)
    assert fetched(stage, old).status_code == 404
    assert fetched(stage, new).status_code == 200
    for _ in range(2):
        assert adviser.post("/kalender/traek-tilbage", data={}).status_code == 303
    assert fetched(stage, new).status_code == 404


def test_an_address_is_shown_once_and_its_secret_is_not_kept(stage: TalkStage, adviser: InspectingClient) -> None:
    secret = new_address(adviser).rpartition("/")[2].removesuffix(".ics")
    assert len(secret) > 40
    page = adviser.get("/kalender").text
    assert secret not in page
    assert "Du har en adresse" in page
    assert secret not in str(stage.ask(lambda c: c.execute("SELECT * FROM adviser").fetchall()))


@pytest.mark.parametrize("path", ["/kalender/48/gaet.ics", "/kalender/26/{}.ics", "/kalender/31/{}.ics"])
def test_a_guess_and_another_akasses_number_open_nothing(
    stage: TalkStage, adviser: InspectingClient, path: str
) -> None:
    secret = new_address(adviser).rpartition("/")[2].removesuffix(".ics")
    assert fetched(stage, path.format(secret)).status_code == 404


@pytest.mark.parametrize("path", ["/kalender/0/x.ics", "/kalender/99999/x.ics"])
def test_what_is_no_akasse_is_refused(stage: TalkStage, path: str) -> None:
    assert fetched(stage, path).status_code == 422
