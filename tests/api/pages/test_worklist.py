"""The worklist as an adviser reads it, on the real services."""

from datetime import timedelta

import pytest

from matching.database.pool import Pool
from tests.api.stage import NOW, InspectingClient, elements
from tests.api.talk_stage import TODAY, TalkStage

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def stage(pool: Pool) -> TalkStage:
    return TalkStage(pool)


@pytest.fixture
def adviser(stage: TalkStage) -> InspectingClient:
    return stage.client()


def test_an_empty_day_says_what_to_do(adviser: InspectingClient) -> None:
    page = adviser.get("/arbejdsliste").text
    assert "Mandag den 23. november 2026" in page
    assert "Ingen samtaler denne dag" in page
    assert "Intet haster" in page


def test_a_talk_stands_with_name_number_form_and_what_is_missing(stage: TalkStage, adviser: InspectingClient) -> None:
    talk_id = stage.talk(stage.member("Bo Venter"), NOW + HOUR)
    page = adviser.get("/arbejdsliste").text
    for words in ("Bo Venter", "11.00-11.45", "1. jobsamtale", "Fremmøde", "CV mangler", "Jobmål mangler"):
        assert words in page
    assert f'href="/samtaler/{talk_id}"' in page
    assert f'href="/samtaler/{talk_id}/flyt"' in page


def test_the_filters_are_in_the_address(stage: TalkStage, adviser: InspectingClient) -> None:
    stage.talk(stage.member("Bo Min"), NOW + DAY)
    day = adviser.get("/arbejdsliste?dag=2026-11-24").text
    assert "Tirsdag den 24. november 2026" in day
    chosen = [one.get("href") for tag, one in elements(day) if tag == "a" and one.get("aria-current")]
    assert chosen == ["/arbejdsliste?dag=2026-11-24", "/arbejdsliste?dag=2026-11-24"]
    everybody = adviser.get("/arbejdsliste?dag=2026-11-24&vis=alle").text
    assert "Bo Min" in everybody
    assert 'href="/arbejdsliste?dag=2026-11-24&amp;vis=alle" aria-current="true"' in everybody
    assert "A-kassens tal mod reglen" in everybody


def test_a_colleague_sees_my_talks_among_everybodys_only(stage: TalkStage) -> None:
    stage.talk(stage.member("Bo Min"), NOW + HOUR)
    leader = stage.client("leader")
    assert "Bo Min" not in leader.get("/arbejdsliste").text
    page = leader.get("/arbejdsliste?vis=alle").text
    assert "Bo Min" in page
    assert "Rikke Rådgiver" in page


def test_what_needs_acting_on_leads_to_where_it_is_done(stage: TalkStage, adviser: InspectingClient) -> None:
    late = stage.member("Ida Sen", started_on=TODAY - 16 * DAY)
    soon = stage.member("Jo Snart", started_on=TODAY - 13 * DAY)
    page = adviser.get("/arbejdsliste").text
    assert page.index("Ida Sen") < page.index("Jo Snart")
    assert f'href="/medlemmer/{late}/indkald"' in page
    assert f'href="/medlemmer/{soon}/indkald"' in page
    assert "I forgårs" in page
    assert "I morgen" in page
    assert "Fristen er gået" in page


def test_the_figures_stand_in_one_line_each(stage: TalkStage, adviser: InspectingClient) -> None:
    stage.member(started_on=TODAY - 16 * DAY)
    page = " ".join(adviser.get("/arbejdsliste").text.split())
    assert "Første samtale til tiden:</span> <strong>0 af 1 (0 %)</strong>" in page
    assert "Undtaget lige nu:</span> <strong>0 af 1 (0 %)</strong>" in page
    assert "højst 25 %" in page


@pytest.mark.parametrize("wrong", ["dag=i-dag", "vis=andre", "gjort=slettet"])
def test_an_address_that_cannot_be_is_refused(adviser: InspectingClient, wrong: str) -> None:
    assert adviser.get(f"/arbejdsliste?{wrong}").status_code == 422


def test_the_header_leads_to_it_from_every_page(adviser: InspectingClient) -> None:
    assert 'href="/arbejdsliste"' in adviser.get("/kalender").text
