"""The list of job orders as an adviser reads and uses it, on the real services."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from matching.core.ids import JobOrderId
from matching.core.job_order import Sector
from matching.database.pool import Pool
from tests.api.list_stage import a_list_stage, rows, text_of
from tests.api.stage import NOW, InspectingClient
from tests.api.talk_stage import TODAY, TalkStage
from tests.builders import LAGER_READ, put_order

DAY = timedelta(days=1)
FORM = str(UUID(int=6))


@pytest.fixture
def stage(pool: Pool) -> TalkStage:
    return a_list_stage(pool)


@pytest.fixture
def adviser(stage: TalkStage) -> InspectingClient:
    return stage.client()


def put(stage: TalkStage, title: str, **options: Any) -> JobOrderId:
    with stage.connection() as connection:
        return put_order(connection, stage.keys, options.pop("read", None), title=title, **options)


def status_of(stage: TalkStage, order: JobOrderId) -> Any:
    query = "SELECT status::text FROM job_order WHERE job_order_id = %s"
    return stage.ask(lambda connection: connection.execute(query, [order]).fetchone()[0])


def act(adviser: InspectingClient, handling: str, *orders: JobOrderId, **fields: str) -> Any:
    chosen = {"noegle": FORM, "valgt": [str(order) for order in orders], "handling": handling}
    return adviser.post("/jobordrer/valgte", data={**chosen, "visning": "tilstand=alle", **fields})


def test_a_row_says_where_what_is_left_and_when(stage: TalkStage, adviser: InspectingClient) -> None:
    employer = {"employer_name": "Region Prøve", "sector": Sector.PUBLIC}
    order = put(
        stage,
        "Lagermedarbejder",
        postcode="8000",
        positions=2,
        deadline_on=TODAY + 2 * DAY,
        read=LAGER_READ,
        **employer,
    )
    stage.ask(lambda connection: connection.execute("UPDATE job_order SET positions = 2"))
    page = adviser.get("/jobordrer").text
    for words in (
        "1 jobordre", "Region Prøve (offentlig)", "Aarhus", "I overmorgen", "6 pladser", "Ingen", "I gang"
    ):  # fmt: skip
        assert words in text_of(page)
    assert f'href="/jobordrer/{order}"' in page


def test_only_what_is_in_progress_is_shown_at_first(stage: TalkStage, adviser: InspectingClient) -> None:
    put(stage, "Åben")
    put(stage, "Besat job", status="need_met")
    assert "Besat job" not in adviser.get("/jobordrer").text
    assert "Tilstand: I gang" in text_of(adviser.get("/jobordrer").text)
    both = text_of(adviser.get("/jobordrer?tilstand=alle").text)
    assert "2 jobordrer" in both
    assert "Lukket for henvisning" in both


def test_the_filters_of_the_address_narrow_the_list(stage: TalkStage, adviser: InspectingClient) -> None:
    put(stage, "Aarhusjob", postcode="8000", sector=Sector.PRIVATE, deadline_on=TODAY + 3 * DAY)
    put(stage, "Odensejob", postcode="5000")
    address = "/jobordrer?region=1082&arbejdsgiver=private&frist=7&plads=ja&mangler=kandidater&ledige=1"
    page = adviser.get(address).text
    assert "Aarhusjob" in page
    assert "Odensejob" not in page
    for words in ("Region: Midtjylland", "Arbejdsgiver: Privat", "Frist: Inden for en uge", "Ingen henvist fra os"):
        assert words in text_of(page)


@pytest.mark.parametrize("wrong", ["tilstand=x", "frist=8", "plads=nej", "ledige=0", "region=midt", "arbejdsgiver=x"])
def test_an_address_that_cannot_be_is_refused(adviser: InspectingClient, wrong: str) -> None:
    assert adviser.get(f"/jobordrer?{wrong}").status_code == 422


def test_orders_are_sought_in_the_body(stage: TalkStage, adviser: InspectingClient) -> None:
    put(stage, "Rengøringsassistent", employer_name="Karens Rengøring")
    put(stage, "Tømrer")
    found = adviser.post("/jobordrer", data={"soegning": "karens rengøring", "visning": ""}).text
    assert "Rengøringsassistent" in found
    assert "Tømrer" not in found
    assert (
        adviser.post("/jobordrer", data={"visning": "tilstand=alle"}).headers["location"] == "/jobordrer?tilstand=alle"
    )
    empty = text_of(adviser.post("/jobordrer", data={"soegning": "xyzxyz"}).text)
    assert "Ingen jobordrer ligner det, du søgte efter. Prøv med færre bogstaver" in empty


def test_chosen_orders_are_closed_with_a_cause_and_opened_again(stage: TalkStage, adviser: InspectingClient) -> None:
    order, passed = put(stage, "Lager"), put(stage, "For sent", status="deadline_passed")
    answer = act(adviser, "pause", order, passed)
    assert status_of(stage, order) == "enough_referrals"
    page = text_of(adviser.get(answer.headers["location"]).text)
    assert "1 jobordre er sat på pause." in page
    assert "kan ikke gå fra" in page
    undone = adviser.post("/jobordrer/valgte/fortryd", data={"noegle": FORM})
    assert "1 jobordre er åbnet igen." in text_of(adviser.get(undone.headers["location"]).text)
    assert status_of(stage, order) == "in_progress"


def test_a_new_deadline_is_said_in_the_result(stage: TalkStage, adviser: InspectingClient) -> None:
    order = put(stage, "Lager", deadline_on=TODAY)
    answer = act(adviser, "extend_deadline", order, ny_frist="2026-12-24")
    assert "har fået en ny frist: 24. december 2026." in text_of(adviser.get(answer.headers["location"]).text)


@pytest.mark.parametrize(("handling", "told"), [("extend_deadline", "frist"), ("pause", "intet")])
def test_what_is_missing_is_said_on_the_list(
    stage: TalkStage, adviser: InspectingClient, handling: str, told: str
) -> None:
    orders = () if told == "intet" else (put(stage, "Lager"),)
    answer = act(adviser, handling, *orders)
    assert answer.headers["location"] == f"/jobordrer?tilstand=alle&gjort={told}#resultat"


@pytest.mark.parametrize("handling", ["reopen", "export", "assign_adviser"])
def test_an_act_that_is_none_of_an_orders_closes_nothing(
    stage: TalkStage, adviser: InspectingClient, handling: str
) -> None:
    order = put(stage, "Lager")
    assert act(adviser, handling, order).status_code == 422
    assert status_of(stage, order) == "in_progress"


def test_the_file_has_the_rows_of_the_page_with_numbers_as_numbers(stage: TalkStage, adviser: InspectingClient) -> None:
    put(stage, "=Lager", employer_name="Pakkeriet ApS", deadline_on=TODAY)
    put(stage, "Lukket", status="need_met")
    header, *found = rows(adviser.get("/jobordrer.csv").content)
    assert header[:6] == ["Ordrenummer", "Stilling", "Virksomhed", "Arbejdsgiver", "Kommune", "Frist"]
    assert [row[1:3] + row[5:9] for row in found] == [
        ["'=Lager", "Pakkeriet ApS", NOW.strftime("%d-%m-%Y"), "1", "1", "3"]
    ]
