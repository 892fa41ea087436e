"""Saved searches on the pages: kept from a list, a line on the start page and the worklist, opened, mended."""

from datetime import timedelta
from typing import Any

import pytest

from matching.database.pool import Pool
from tests.api.list_stage import a_list_stage, text_of
from tests.api.stage import NOW, InspectingClient, elements
from tests.api.talk_stage import TalkStage
from tests.builders import put_member

HOUR = timedelta(hours=1)
SAVE = {"liste": "members", "navn": "Roskilde uden mål", "visning": "kommune=265&mangler=jobmaal"}


@pytest.fixture
def stage(pool: Pool) -> TalkStage:
    return a_list_stage(pool)


@pytest.fixture
def adviser(stage: TalkStage) -> InspectingClient:
    return stage.client()


def forms(page: str) -> list[str]:
    actions = [one.get("action") or "" for tag, one in elements(page) if tag == "form"]
    return [action for action in actions if action.startswith("/soegninger/")]


def put(stage: TalkStage, name: str, **options: Any) -> None:
    with stage.connection() as connection:
        put_member(connection, stage.keys, name=name, postcode="4000", **options)


def opened(adviser: InspectingClient, page: str) -> Any:
    (action,) = [one for one in forms(page) if one.endswith("/aabn")]
    seen = next(one["value"] for _, one in elements(page) if one.get("name") == "set_sidst")
    return adviser.post(action, data={"set_sidst": seen})


def test_a_view_is_kept_and_stands_on_the_start_page_and_the_worklist(
    stage: TalkStage, adviser: InspectingClient
) -> None:
    kept = adviser.post("/soegninger", data=SAVE)
    assert kept.headers["location"] == "/medlemmer?kommune=265&mangler=jobmaal&gjort=gemt#resultat"
    assert "Visningen er gemt" in adviser.get(kept.headers["location"]).text
    for address in ("/", "/arbejdsliste"):
        assert "Roskilde uden mål Ingen nye siden sidst Medlemmer" in text_of(adviser.get(address).text)
        assert "Roskilde uden mål" not in text_of(stage.client("leader").get(address).text)


def test_opening_marks_the_new_ones_and_then_they_are_seen(stage: TalkStage, adviser: InspectingClient) -> None:
    adviser.post("/soegninger", data=SAVE)
    put(stage, "Ny Person")
    stage.ask(lambda connection: connection.execute("UPDATE member SET created_at = %s", [NOW + HOUR / 2]))
    stage.clock.now = NOW + HOUR
    start = adviser.get("/").text
    assert "1 ny siden sidst" in text_of(start)
    first, again = opened(adviser, start), opened(adviser, start)
    assert first.headers["location"] == again.headers["location"]
    assert "Ny Person Ny" in text_of(adviser.get(first.headers["location"]).text)
    assert "Ingen nye siden sidst" in text_of(adviser.get("/").text)
    assert "Ny Person Ny" in text_of(adviser.get(first.headers["location"]).text)


def test_a_name_that_cannot_be_is_asked_for_again_on_the_list(adviser: InspectingClient) -> None:
    adviser.post("/soegninger", data=SAVE)
    for navn, words in (("", "Giv søgningen et navn"), (SAVE["navn"], "Du har allerede en gemt søgning med det navn")):
        answer = adviser.post("/soegninger", data={**SAVE, "navn": navn, "visning": "kommune=461"})
        assert answer.status_code == 422
        assert words in answer.text
        assert 'value="kommune=461"' in answer.text
        assert f'value="{navn}"' in answer.text
    orders = adviser.post("/soegninger", data={"liste": "job_orders", "navn": "", "visning": "tilstand=alle"})
    assert orders.status_code == 422
    assert '<h1 class="page-title">Jobordrer</h1>' in orders.text


def test_a_search_is_said_renamed_deleted_and_brought_back(adviser: InspectingClient) -> None:
    adviser.post("/soegninger", data=SAVE)
    page = adviser.get("/soegninger").text
    assert "Kommune: Roskilde · Jobmål mangler. Sidst åbnet i dag." in text_of(page)
    (path,) = {action.rpartition("/")[0] for action in forms(page)}
    assert adviser.post(f"{path}/navn", data={"navn": "Nyt navn"}).status_code == 303
    wrong = adviser.post(f"{path}/navn", data={"navn": ""})
    assert (wrong.status_code, "Giv søgningen et navn" in wrong.text) == (422, True)
    deleted = adviser.post(f"{path}/slet", data={}).headers["location"]
    page = adviser.get(deleted).text
    assert "Søgningen er slettet." in page
    assert "Nyt navn" not in page
    adviser.post(f"{path}/fortryd", data={})
    assert "Nyt navn" in adviser.get("/soegninger").text
    assert "Søgningen er slettet." not in adviser.get(deleted).text


def test_a_name_given_to_another_meanwhile_cannot_be_brought_back(adviser: InspectingClient) -> None:
    adviser.post("/soegninger", data=SAVE)
    (path,) = {action.rpartition("/")[0] for action in forms(adviser.get("/soegninger").text)}
    adviser.post(f"{path}/slet", data={})
    adviser.post("/soegninger", data={**SAVE, "visning": ""})
    answer = adviser.post(f"{path}/fortryd", data={})
    assert (answer.status_code, "allerede en gemt søgning" in answer.text) == (422, True)


def test_nobody_elses_search_can_be_touched(stage: TalkStage, adviser: InspectingClient) -> None:
    adviser.post("/soegninger", data=SAVE)
    (path,) = {action.rpartition("/")[0] for action in forms(adviser.get("/soegninger").text)}
    leader = stage.client("leader")
    answers = [leader.post(f"{path}/{step}", data={"navn": "Mit"}) for step in ("aabn", "navn", "slet", "fortryd")]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert "Roskilde uden mål" in adviser.get("/soegninger").text


def test_without_searches_the_page_says_how_to_make_one(adviser: InspectingClient) -> None:
    page = adviser.get("/soegninger").text
    assert "Du har ingen gemte søgninger." in page
    assert "Gemte søgninger" not in text_of(adviser.get("/").text)
