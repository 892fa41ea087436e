"""The list of members as an adviser reads and uses it, on the real services."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID

import openpyxl
import pytest

from matching.core.ids import MemberId
from matching.database.pool import Pool
from tests.api.list_stage import a_list_stage, rows, text_of
from tests.api.stage import NOW, InspectingClient, elements
from tests.api.talk_stage import ACTOR, TalkStage
from tests.builders import Read, put_adviser, put_member

DAY = timedelta(days=1)
FORM = str(UUID(int=5))


@pytest.fixture
def stage(pool: Pool) -> TalkStage:
    return a_list_stage(pool)


@pytest.fixture
def adviser(stage: TalkStage) -> InspectingClient:
    return stage.client()


def put(stage: TalkStage, name: str, **options: Any) -> MemberId:
    with stage.connection() as connection:
        return put_member(connection, stage.keys, options.pop("read", None), name=name, **options)


def adviser_of(stage: TalkStage, member: MemberId) -> Any:
    query = "SELECT adviser FROM course WHERE member_id = %s"
    return stage.ask(lambda connection: connection.execute(query, [member]).fetchone()[0])


def test_a_row_says_who_wants_what_when_and_with_whom(stage: TalkStage, adviser: InspectingClient) -> None:
    member = stage.member("Karen Prøve")
    stage.talk(member, NOW + DAY)
    page = adviser.get("/medlemmer").text
    for words in ("1 medlem", "Karen Prøve", "Ikke kendt", "CV mangler", "Jobmål mangler", "I morgen", "Dig"):
        assert words in text_of(page)
    assert f'href="/medlemmer/{member}"' in page
    assert "tirsdag den 24. november 2026 kl. 10.00" in page


def test_the_header_leads_to_both_lists(adviser: InspectingClient) -> None:
    page = adviser.get("/kalender").text
    assert 'href="/medlemmer"' in page
    assert 'href="/jobordrer"' in page


def test_a_filter_is_in_the_address_and_can_be_taken_off(stage: TalkStage, adviser: InspectingClient) -> None:
    put(stage, "Bo Roskilde", postcode="4000")
    put(stage, "Ida Odense", postcode="5000")
    page = adviser.get("/medlemmer?kommune=265&sorter=kommune&fag=").text
    assert "Bo Roskilde" in page
    assert "Ida Odense" not in page
    assert 'href="/medlemmer?sorter=kommune"' in page
    assert "Fjern filteret Kommune: Roskilde" in text_of(page)
    assert [one.get("value") for tag, one in elements(page) if tag == "option" and "selected" in one][1] == "265"


@pytest.mark.parametrize(
    "wrong", ["kommune=Vejle", "raadgiver=andre", "sorter=alder", "side=0", "nye=i-gaar", "udfoert=1", "fag=karen"]
)
def test_an_address_that_cannot_be_is_refused(adviser: InspectingClient, wrong: str) -> None:
    assert adviser.get(f"/medlemmer?{wrong}").status_code == 422


def test_a_name_is_sought_in_the_body_and_stands_in_no_address(stage: TalkStage, adviser: InspectingClient) -> None:
    put(stage, "Kirsten Madsen", postcode="4000")
    put(stage, "Ida Odense", postcode="5000")
    found = adviser.post("/medlemmer", data={"soegning": "kirstn madsn", "visning": "kommune=265"})
    assert "Kirsten Madsen" in found.text
    assert "1 medlem ligner det, du søgte efter" in text_of(found.text)
    addresses = [one[name] or "" for _, one in elements(found.text) for name in ("href", "action") if name in one]
    assert addresses
    assert [address for address in addresses if "kirst" in address.lower()] == []
    assert "kommune=265" in " ".join(addresses)
    nothing = adviser.post("/medlemmer", data={"soegning": " ", "visning": "kommune=265"})
    assert nothing.headers["location"] == "/medlemmer?kommune=265"


def test_a_view_from_a_form_that_cannot_be_read_is_the_whole_list(adviser: InspectingClient) -> None:
    found = adviser.post("/medlemmer", data={"soegning": "", "visning": "kommune=//ondt.example"})
    assert found.headers["location"] == "/medlemmer"


def test_a_column_turns_the_order_and_says_which_way_it_runs(stage: TalkStage, adviser: InspectingClient) -> None:
    for name in ("Bo", "Åse"):
        put(stage, name)
    page = adviser.get("/medlemmer").text
    assert page.index(">Bo<") < page.index(">Åse<")
    heads = {one["href"]: one for tag, one in elements(page) if one.get("class") == "list-sort"}
    assert "/medlemmer?retning=ned" in heads
    assert [one["aria-sort"] for tag, one in elements(page) if "aria-sort" in one] == ["ascending"]
    turned = adviser.get("/medlemmer?retning=ned").text
    assert turned.index(">Åse<") < turned.index(">Bo<")
    assert [one["aria-sort"] for tag, one in elements(turned) if "aria-sort" in one] == ["descending"]


def test_pages_lead_on_with_the_same_filters(stage: TalkStage, adviser: InspectingClient) -> None:
    for number in range(51):
        put(stage, f"Medlem {number:02}", postcode="4000")
    first = adviser.get("/medlemmer?kommune=265").text
    assert "51 medlemmer Viser 1-50" in text_of(first)
    assert "Side 1 af 2" in first
    assert 'href="/medlemmer?kommune=265&amp;side=2"' in first
    second = adviser.get("/medlemmer?kommune=265&side=2").text
    assert "Medlem 50" in second
    assert "Medlem 49" not in second
    assert "Medlem 50" in adviser.get("/medlemmer?kommune=265&side=99").text


def test_an_empty_list_says_which_filter_emptied_it_and_how_to_widen_it(
    stage: TalkStage, adviser: InspectingClient
) -> None:
    put(stage, "Bo Roskilde", read=Read(goals=["butiksassistent"]), postcode="4000")
    page = adviser.get("/medlemmer?kommune=265&mangler=jobmaal").text
    assert "Ingen medlemmer passer med »Kommune: Roskilde« og »Jobmål mangler«." in text_of(page)
    assert "Uden »Jobmål mangler« er der 1" in text_of(page)
    assert 'href="/medlemmer?kommune=265"' in page
    assert "Uden »Kommune" not in page
    assert "Der er endnu ikke indlæst medlemmer" not in page


def test_a_list_without_members_says_so(adviser: InspectingClient) -> None:
    assert "Der er endnu ikke indlæst medlemmer." in adviser.get("/medlemmer").text


def test_chosen_members_get_me_as_adviser_and_it_can_be_undone(stage: TalkStage, adviser: InspectingClient) -> None:
    had = stage.member("Ida Andens", adviser="adviser-9")
    without = stage.member("Bo Uden", has_course=False)
    choice = {"noegle": FORM, "valgt": [str(had), str(without)], "raadgiver": "", "visning": "sorter=nummer"}
    done = adviser.post("/medlemmer/valgte", data=choice)
    assert done.headers["location"] == f"/medlemmer?sorter=nummer&udfoert={FORM}#resultat"
    assert adviser.post("/medlemmer/valgte", data=choice).headers["location"] == done.headers["location"]
    assert adviser_of(stage, had) == ACTOR.user_id
    page = adviser.get(done.headers["location"]).text
    assert "1 medlem har nu dig som rådgiver." in text_of(page)
    assert "Medlemmet har ikke et ledighedsforløb i gang." in page
    undone = adviser.post("/medlemmer/valgte/fortryd", data={"noegle": FORM, "visning": "sorter=nummer"})
    assert adviser_of(stage, had) == "adviser-9"
    assert "har fået den tidligere rådgiver igen" in text_of(adviser.get(undone.headers["location"]).text)


def test_a_result_is_shown_to_the_one_who_made_it_alone(stage: TalkStage, adviser: InspectingClient) -> None:
    adviser.post("/medlemmer/valgte", data={"noegle": FORM, "valgt": str(stage.member("Bo", adviser=None))})
    assert "som rådgiver." not in text_of(stage.client("leader").get(f"/medlemmer?udfoert={FORM}").text)


def test_a_colleague_can_be_chosen_but_nobody_of_elsewhere(stage: TalkStage, adviser: InspectingClient) -> None:
    with stage.connection() as connection:
        put_adviser(connection, "adviser-9")
    member = stage.member("Bo", adviser=None)
    assert 'value="adviser-9"' in adviser.get("/medlemmer").text
    form = {"noegle": FORM, "valgt": str(member)}
    assert adviser.post("/medlemmer/valgte", data={**form, "raadgiver": "fremmed"}).status_code == 422
    assert adviser.post("/medlemmer/valgte", data={**form, "raadgiver": "adviser-9"}).status_code == 303
    assert adviser_of(stage, member) == "adviser-9"


def test_without_a_tick_the_list_asks_for_one(adviser: InspectingClient) -> None:
    answer = adviser.post("/medlemmer/valgte", data={"noegle": FORM, "visning": "kommune=265"})
    assert answer.headers["location"] == "/medlemmer?kommune=265&gjort=intet#resultat"
    assert "Sæt kryds ved mindst én række" in adviser.get(answer.headers["location"]).text


def test_those_who_came_since_last_are_marked(stage: TalkStage, adviser: InspectingClient) -> None:
    put(stage, "Gammel")
    put(stage, "Ny Person")
    stage.ask(
        lambda connection: connection.execute(
            "UPDATE member SET created_at = %s FROM member_identity AS identity"
            " WHERE identity.member_id = member.member_id AND identity.name = 'Gammel'",
            [NOW - DAY],
        )
    )
    page = adviser.get(f"/medlemmer?nye={(NOW - DAY / 2).strftime('%Y-%m-%dT%H:%M:%SZ')}").text
    assert "1 ny siden sidst på denne side" in text_of(page)
    assert "Ny Person Ny " in text_of(page)
    assert "Gammel Ny" not in text_of(page)


def test_the_file_has_the_rows_and_the_order_of_the_page(stage: TalkStage, adviser: InspectingClient) -> None:
    put(stage, "=Bo Formel", postcode="4000", read=Read(goals=["butiksassistent"]))
    put(stage, "Åse", postcode="4000")
    put(stage, "Ida Odense", postcode="5000")
    answer = adviser.get("/medlemmer.csv?kommune=265&retning=ned")
    header, *found = rows(answer.content)
    assert header[:3] == ["Medlemsnummer", "Navn", "Kommune"]
    assert [(row[1], row[2], row[3]) for row in found] == [
        ("Åse", "Roskilde", ""),
        ("'=Bo Formel", "Roskilde", "butiksassistent"),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(adviser.get("/medlemmer.xlsx?kommune=265&retning=ned").content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet["B"]] == ["Navn", "Åse", "'=Bo Formel"]
    noted = stage.ask(lambda connection: connection.execute("SELECT count(*) FROM list_event").fetchone())
    assert noted == (2,)


@pytest.mark.parametrize("address", ["/medlemmer.pdf", "/medlemmer.csv?kommune=x"])
def test_another_kind_of_file_is_refused(adviser: InspectingClient, address: str) -> None:
    assert adviser.get(address).status_code == 422


@pytest.mark.parametrize("address", ["/medlemmer", "/jobordrer", "/soegninger", "/medlemmer.csv", "/jobordrer.xlsx"])
def test_nobody_sees_a_list_without_signing_in(stage: TalkStage, address: str) -> None:
    visitor = InspectingClient(stage.app, raise_server_exceptions=False, follow_redirects=False)
    answer = visitor.get(address)
    assert answer.status_code == 303
    assert "/log-ind" in answer.headers["location"]


def test_the_start_page_leads_to_the_whole_lists(stage: TalkStage, adviser: InspectingClient) -> None:
    put(stage, "Bo")
    page = adviser.get("/").text
    assert '<a href="/medlemmer">1 medlem i alt</a>' in page
    assert '<a href="/jobordrer">0 åbne jobordrer i alt</a>' in page
