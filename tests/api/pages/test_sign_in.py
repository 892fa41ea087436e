import pytest
from fastapi import FastAPI

from api.pages.sign_in import own_address, sign_in_page
from api.settings import Settings
from matching.core.akasse import Akasse
from matching.core.ids import AkasseId
from tests.api.stage import AKASSER, MEMBER, InspectingClient


def test_the_chooser_is_marked_as_a_demonstration(visitor: InspectingClient) -> None:
    html = visitor.get("/log-ind").text
    assert "Demo" in html
    assert "Alle personer er opdigtede" in html


def test_akasser_stand_by_the_danish_alphabet() -> None:
    invented = Akasse(AkasseId(3), "Å", "Årets A-kasse", "3", "D3")
    page = sign_in_page((invented, *AKASSER), True, "/")
    assert [choice.label for choice in page.akasser] == [
        "Akademikernes A-kasse",
        "Faglig Fælles A-kasse",
        "Ældres A-kasse",
        "Årets A-kasse",
    ]


def test_signing_in_leads_to_where_one_was_going(visitor: InspectingClient) -> None:
    sent = visitor.get(MEMBER)
    html = visitor.get(sent.headers["location"]).text
    assert f'name="videre" value="{MEMBER}"' in html
    answer = visitor.post("/log-ind", data={"akasse": "48", "rolle": "leader", "videre": MEMBER})
    assert (answer.status_code, answer.headers["location"]) == (303, MEMBER)
    assert "Leder i a-kassen, Akademikernes" in visitor.get(MEMBER).text


@pytest.mark.parametrize("akasse", ["", "999"])
def test_an_akasse_must_be_chosen_from_the_list(visitor: InspectingClient, akasse: str) -> None:
    visitor.get("/log-ind")
    answer = visitor.post("/log-ind", data={"akasse": akasse, "rolle": "adviser"})
    assert answer.status_code == 422
    assert '<a href="#akasse">Vælg en a-kasse.</a>' in answer.text
    assert visitor.get("/").status_code == 303


@pytest.mark.parametrize("role", ["system", "operator"])
def test_a_machines_role_cannot_be_chosen_in_a_browser(visitor: InspectingClient, role: str) -> None:
    visitor.get("/log-ind")
    assert visitor.post("/log-ind", data={"akasse": "48", "rolle": role}).status_code == 403


def test_without_the_demonstration_nobody_gets_in_by_choosing(visitor: InspectingClient, app: FastAPI) -> None:
    visitor.get("/log-ind")
    app.state.settings = Settings(demo=False)
    answer = visitor.post("/log-ind", data={"akasse": "48", "rolle": "adviser"})
    assert answer.status_code == 403
    assert "Det har du ikke adgang til" in answer.text
    assert "Demo-adgangen er slået fra" in visitor.get("/log-ind").text
    assert visitor.get("/").status_code == 303


def test_signing_out_ends_the_session(client: InspectingClient) -> None:
    assert client.post("/log-ud", data={}).status_code == 303
    assert client.get("/").status_code == 303


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "", "/a\nb", "/\t/evil"]
)
def test_nobody_is_sent_to_another_site(elsewhere: str) -> None:
    assert own_address(elsewhere) == "/"


def test_a_path_of_ours_is_kept() -> None:
    assert own_address(MEMBER) == MEMBER
