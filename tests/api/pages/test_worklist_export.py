"""The worklist as a file holds the week's talks of the page with the same choices, on the real services."""

import csv
import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest

from api.app import create_app
from api.settings import Settings
from matching.database.pool import Pool, tenant_transaction
from matching.services.plan_talk import plan_talk
from tests.api.stage import NOW, InspectingClient
from tests.builders import AKADEMIKERNE, METAL, a_planned_talk, an_adviser, put_adviser, put_course, put_member

NEXT_WEEK = (NOW + timedelta(days=8)).date().isoformat()


def planned(pool: Pool, akasse_id: Any, name: str, adviser: str, days: int = 8) -> None:
    with tenant_transaction(pool, akasse_id) as connection:
        member = put_member(connection, None, akasse_id=akasse_id, name=name)  # type: ignore[arg-type]
        put_course(connection, member, akasse_id=akasse_id, adviser=put_adviser(connection, adviser, akasse_id))
        talk = a_planned_talk(member, NOW + timedelta(days=days), adviser=adviser)
        plan_talk(connection, an_adviser(akasse_id), talk, now=NOW)


@pytest.fixture
def client(front_end: None, pool: Pool) -> InspectingClient:
    app = create_app(Settings(), pool, clock=lambda: NOW)
    made = InspectingClient(app, raise_server_exceptions=False, follow_redirects=False)
    made.get("/log-ind")
    made.post("/log-ind", data={"akasse": "48", "rolle": "adviser"})
    return made


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_weeks_talks_are_there_and_no_other_akasses(client: InspectingClient, pool: Pool) -> None:
    planned(pool, AKADEMIKERNE, "=Karen Prøve", "adviser-9")
    planned(pool, METAL, "Bo Fremmed", "adviser-9")
    header, *found = rows(client.get(f"/arbejdsliste.csv?dag={NEXT_WEEK}&vis=alle").content)
    assert header[:4] == ["Begynder", "Slutter", "Medlemsnummer", "Navn"]
    assert [(row[0], row[3], row[6]) for row in found] == [("01-12-2026 10:00", "'=Karen Prøve", "Prøvevej 1")]


def test_ones_own_list_leaves_out_the_others_talks(client: InspectingClient, pool: Pool) -> None:
    planned(pool, AKADEMIKERNE, "Karen Prøve", "adviser-9")
    assert rows(client.get(f"/arbejdsliste.csv?dag={NEXT_WEEK}").content)[1:] == []


def test_another_week_is_another_list(client: InspectingClient, pool: Pool) -> None:
    planned(pool, AKADEMIKERNE, "Karen Prøve", "adviser-9")
    assert rows(client.get("/arbejdsliste.csv?vis=alle").content)[1:] == []


def test_the_workbook_has_the_same_rows(client: InspectingClient, pool: Pool) -> None:
    planned(pool, AKADEMIKERNE, "Karen Prøve", "adviser-9")
    response = client.get(f"/arbejdsliste.xlsx?dag={NEXT_WEEK}&vis=alle")
    assert response.headers["content-disposition"] == f'attachment; filename="samtaler-{NEXT_WEEK}.xlsx"'
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet["D"]] == ["Navn", "Karen Prøve"]


def test_what_has_to_be_acted_on_is_a_list_of_its_own(client: InspectingClient) -> None:
    header = rows(client.get("/arbejdsliste.csv?liste=opgaver&vis=alle").content)[0]
    assert header == ["Frist", "Medlemsnummer", "Navn", "Hvad", "Bemærkning"]


@pytest.mark.parametrize("address", ["/arbejdsliste.pdf", "/arbejdsliste.csv?liste=alt"])
def test_another_kind_or_list_is_refused(client: InspectingClient, address: str) -> None:
    assert client.get(address).status_code == 422
