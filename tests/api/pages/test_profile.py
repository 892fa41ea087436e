"""The profile page on a real database: every part is mended, undone and shown, with and without scripts."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from matching.core.ids import MemberId
from matching.core.taxonomy import LicenceDemand
from matching.database.pool import Pool, open_transaction, tenant_transaction
from tests.api.stage import NOW, InspectingClient
from tests.builders import AKADEMIKERNE, Keys, Read, put_member, put_taxonomy

HTMX = {"HX-Request": "true"}
READ = Read(
    occupations=["lagermedarbejder"],
    skills=["lagerstyring", "varemodtagelse"],
    licences=[("truckcertifikat", LicenceDemand.MUST)],
    languages=[("dansk", "good")],
    goals=["butiksassistent"],
)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> Any:
        return self.now


@dataclass(frozen=True)
class House:
    """A served database with one member."""

    pool: Pool
    keys: Keys
    member: MemberId
    clock: Clock
    app: FastAPI

    @property
    def address(self) -> str:
        return f"/medlemmer/{self.member}/profil"

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        with tenant_transaction(self.pool, AKADEMIKERNE) as connection:
            return connection.execute(statement).fetchall()


@pytest.fixture
def house(front_end: None, settings: Settings, pool: Pool) -> House:
    with open_transaction(pool) as connection:
        keys = put_taxonomy(connection)
    with open_transaction(pool) as connection:
        member = put_member(connection, keys, READ)
    clock = Clock()
    return House(pool, keys, member, clock, create_app(settings, pool, clock=clock))


@pytest.fixture
def adviser(house: House) -> InspectingClient:
    client = InspectingClient(house.app, raise_server_exceptions=True, follow_redirects=False)
    client.get("/log-ind")
    assert client.post("/log-ind", data={"akasse": "48", "rolle": "adviser"}).status_code == 303
    client.get(house.address)
    return client


def send(client: InspectingClient, house: House, part: str, version: int = 0, **fields: Any) -> Any:
    return client.post(house.address, data={"version": str(version), "part": part, **fields})


def test_the_page_shows_every_part_and_works_without_scripts(adviser: InspectingClient, house: House) -> None:
    page = adviser.get(house.address).text
    for words in ("Lagerstyring", "Varemodtagelse", "Truckcertifikat", "Dansk, godt", "Butiksassistent", "Samarbejde"):
        assert words in page
    assert 'name="version" value="0"' in page
    assert "Fortryd" not in page


def test_without_scripts_a_search_lists_buttons_of_the_form_that_adds(adviser: InspectingClient, house: House) -> None:
    page = adviser.get(house.address, params={"q": "kasse", "soeg": "kompetencer"}).text
    key = house.keys.skills["kasseekspedition"]
    assert re.search(rf'form="ret-kompetencer" name="act" value="tilfoej:{key}"', page)


def test_a_competence_is_added_and_the_page_says_so_with_a_way_back(adviser: InspectingClient, house: House) -> None:
    key = house.keys.skills["kundebetjening"]
    answer = send(adviser, house, "skill", act=f"tilfoej:{key}")
    assert answer.status_code == 303
    page = adviser.get(answer.headers["location"]).text
    assert "»Kundebetjening« er tilføjet." in page
    assert "Fortryd" in page
    assert house.rows(f"SELECT source::text, phrase FROM member_skill WHERE skill_id = {key}") == [
        ("claimed", "kundebetjening")
    ]


def test_with_htmx_the_profile_alone_comes_back_and_is_told_to_screen_readers(
    adviser: InspectingClient, house: House
) -> None:
    key = house.keys.skills["kundebetjening"]
    data = {"version": "0", "part": "skill", "act": f"tilfoej:{key}"}
    answer = adviser.post(house.address, data=data, headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'hx-swap-oob="innerHTML">»Kundebetjening« er tilføjet.' in answer.text
    assert re.search(r'id="soeg-kompetencer"[^>]* autofocus', answer.text)


def test_undo_is_offered_for_ten_seconds_and_takes_it_back(adviser: InspectingClient, house: House) -> None:
    key = house.keys.skills["lagerstyring"]
    where = send(adviser, house, "skill", act=f"fjern:{key}").headers["location"]
    change_id = re.search(r'name="change_id" value="([^"]+)"', adviser.get(where).text).group(1)  # type: ignore[union-attr]
    house.clock.now += timedelta(seconds=11)
    assert "Fortryd" not in adviser.get(where).text
    back = adviser.post(f"{house.address}/fortryd", data={"change_id": change_id, "part": "skill"})
    assert "Fortrudt: »Lagerstyring« er som før." in adviser.get(back.headers["location"]).text
    assert len(house.rows("SELECT FROM member_skill")) == 2


def test_confirming_says_what_it_rests_on_and_keeps_the_focus_on_the_row(
    adviser: InspectingClient, house: House
) -> None:
    key = house.keys.skills["lagerstyring"]
    data = {"version": "0", "part": "skill", "act": f"bevis:{key}"}
    answer = adviser.post(house.address, data=data, headers=HTMX).text
    assert "Bekræftet (dokumentation set)" in answer
    assert re.search(rf'id="kompetence-{key}-fjern" autofocus', answer)


def test_when_a_row_is_gone_the_next_one_gets_the_focus(adviser: InspectingClient, house: House) -> None:
    first, second = house.keys.skills["lagerstyring"], house.keys.skills["varemodtagelse"]
    data = {"version": "0", "part": "skill", "act": f"fjern:{first}"}
    answer = adviser.post(house.address, data=data, headers=HTMX).text
    assert re.search(rf'id="kompetence-{second}-fjern" autofocus', answer)


def test_two_advisers_one_effect_and_a_clear_sentence(adviser: InspectingClient, house: House) -> None:
    send(adviser, house, "skill", act=f"fjern:{house.keys.skills['lagerstyring']}")
    late = send(adviser, house, "skill", act=f"fjern:{house.keys.skills['varemodtagelse']}")
    assert late.status_code == 409
    assert "Intet er ændret" in late.text
    assert "Profilen er ændret, efter at du åbnede siden" in late.text
    assert 'name="version" value="1"' in late.text
    assert len(house.rows("SELECT FROM profile_change")) == 1


def test_a_double_click_changes_it_once_and_nobody_is_alarmed(adviser: InspectingClient, house: House) -> None:
    wanted = f"tilfoej:{house.keys.skills['samarbejde']}"
    assert [send(adviser, house, "skill", act=wanted).status_code for _ in range(2)] == [303, 303]
    assert len(house.rows("SELECT FROM profile_change")) == 1


@pytest.mark.parametrize(
    ("fields", "statement", "stands"),
    [
        ({"part": "hours", "least": "30", "most": "37,0"}, "hours_least::float8, hours_most::float8", (30.0, 37.0)),
        ({"part": "hours", "least": "", "most": "20"}, "hours_least::float8, hours_most::float8", (20.0, 20.0)),
        ({"part": "shifts", "shifts": ["night", "day"]}, "shifts::text", ("{day,night}",)),
        ({"part": "travel", "limit": "45", "mode": "transit"}, "travel_limit, travel_mode::text", (45, "transit")),
    ],
)
def test_terms_are_saved(
    adviser: InspectingClient, house: House, fields: dict[str, Any], statement: str, stands: tuple[Any, ...]
) -> None:
    assert send(adviser, house, **fields).status_code == 303
    assert house.rows(f"SELECT {statement} FROM member") == [stands]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"part": "hours", "least": "40", "most": "30"}, "Skriv ugentlige timer fra 1 til 48"),
        ({"part": "hours", "least": "mange"}, "Skriv timerne som tal"),
        ({"part": "travel", "limit": "500"}, "fra 5 til 240"),
        ({"part": "travel", "limit": "12,5"}, "hele minutter"),
        ({"part": "language", "language": "123"}, "Skriv sprogets navn"),
        ({"part": "skill", "act": "tilfoej:999999"}, "kan ikke længere vælges"),
        ({"part": "skill", "act": "slet:1"}, "kan ikke længere vælges"),
        ({"part": "licence", "act": "tilfoej:x"}, "kan ikke længere vælges"),
    ],
)
def test_what_cannot_be_is_said_on_the_page_and_changes_nothing(
    adviser: InspectingClient, house: House, fields: dict[str, Any], sentence: str
) -> None:
    answer = send(adviser, house, **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert house.rows("SELECT FROM profile_change") == []


def test_goals_are_at_most_two(adviser: InspectingClient, house: House) -> None:
    lager, pleje = (house.keys.occupations[name] for name in ("lagermedarbejder", "sygeplejerske"))
    send(adviser, house, "goals", act=f"tilfoej:{lager}")
    assert house.rows("SELECT place, title FROM member_goal ORDER BY place") == [
        (1, "butiksassistent"),
        (2, "lagermedarbejder"),
    ]
    third = send(adviser, house, "goals", 1, act=f"tilfoej:{pleje}")
    assert third.status_code == 422
    assert "højst to jobmål" in third.text
    send(adviser, house, "goals", 1, act="fjern:0")
    assert house.rows("SELECT place, title FROM member_goal") == [(1, "lagermedarbejder")]


def test_a_proof_is_seen_today_and_languages_come_and_go(adviser: InspectingClient, house: House) -> None:
    key = house.keys.licences["truckcertifikat"]
    page = adviser.get(send(adviser, house, "licence", act=f"set:{key}").headers["location"]).text
    assert "Bevis set 23. november 2026" in page
    send(adviser, house, "language", 1, language=" Engelsk ", level="fluent")
    send(adviser, house, "language", 2, act="fjern:dansk")
    assert house.rows("SELECT language, level::text FROM member_language") == [("engelsk", "fluent")]


def test_a_member_of_another_akasse_is_not_there(house: House) -> None:
    stranger = InspectingClient(house.app, follow_redirects=False)
    stranger.get("/log-ind")
    assert stranger.post("/log-ind", data={"akasse": "43", "rolle": "adviser"}).status_code == 303
    assert stranger.get(house.address).status_code == 404
    key = house.keys.skills["samarbejde"]
    assert send(stranger, house, "skill", act=f"tilfoej:{key}").status_code == 404
    assert house.rows("SELECT FROM profile_change") == []


def test_what_is_typed_is_answered_with_a_part_of_a_page(adviser: InspectingClient, house: House) -> None:
    answer = adviser.get("/forslag/job", params={"q": "lagerarb", "til": "ret-jobmaal"}, headers=HTMX)
    assert "<html" not in answer.text
    assert "Lagermedarbejder" in answer.text
    assert "(lagerarbejder)" in answer.text
    assert 'form="ret-jobmaal"' in answer.text
    assert "Intet ligner" in adviser.get("/forslag/beviser", params={"q": "zzzz"}).text
    assert adviser.get("/forslag/andet", params={"q": "lager"}).status_code == 422
    assert adviser.get("/forslag/job", params={"q": "lager", "til": "<b>"}).status_code == 422


def test_names_are_found_over_the_api(house: House) -> None:
    machine = InspectingClient(house.app, headers={"Authorization": "Bearer a-token-for-tests"})
    answer = machine.get("/api/v1/terms", params={"kind": "occupation", "q": "lagerarb"})
    key = house.keys.occupations["lagermedarbejder"]
    assert answer.json() == [{"key": key, "label": "lagermedarbejder", "other_name": "lagerarbejder"}]
    assert InspectingClient(house.app).get("/api/v1/terms", params={"kind": "skill", "q": "x"}).status_code == 401
