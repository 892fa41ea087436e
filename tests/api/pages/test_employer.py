"""The employer's way on real parts: the ad read by the real model, mended and submitted; and the adviser's side."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI

from api import frontend
from api.app import create_app
from api.commands.house import House
from api.commands.now_and_then import NowAndThen
from api.commands.tend_orders import Tended, tend_orders
from api.commands.work import work_until_done
from api.open_forms import LARGEST
from api.pages import employer
from api.pages.employer_form import FormLine
from api.settings import Settings
from api.throttle import Throttle
from matching.core.job_order import JobOrderStatus, Language, LanguageLevel, OrderProfile, Shift
from matching.core.order_life import StateCause
from matching.core.taxonomy import LicenceDemand
from matching.database.embedded import Database
from matching.database.pool import Pool, open_pool, open_transaction
from matching.queries import job_orders, order_life
from matching.ranking.knowledge import load_knowledge
from tests.api.stage import NOW, InspectingClient, elements

AD = """Du skal modtage varer, pakke ordrer og køre gaffeltruck på vores lager i Vejle.
Du har truckcertifikat B, og du er vant til et lagerstyringssystem. Det er en fordel, at du kan lidt tysk.
Arbejdstiden er 37 timer om ugen i dagvagt. Det er en fast stilling."""
FIRST = {
    "titel": "Lagermedarbejder",
    "opslag": AD,
    "virksomhed": "Pakkeriet ApS",
    "cvr": "10 17 27 48",
    "kontakt": "Bo Chef",
    "email": "bo@example.com",
    "stillinger": "2",
    "frist": "2026-12-24",
}
SETTINGS = Settings(session_secret="only for tests", public_address="https://jobbro.example")


class Clock:
    """A clock that a test may move."""

    def __init__(self) -> None:
        self.now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="module")
def house(starter_database: Database) -> Iterator[House]:
    with open_pool(starter_database.url, max_size=4) as pool:
        yield House(starter_database, pool)


@pytest.fixture(scope="module")
def served(house: House) -> tuple[FastAPI, Clock]:
    frontend.build()
    clock = Clock()
    app = create_app(SETTINGS, house.pool, clock=clock)
    assert app.state.reader.ready(300) is not None
    return app, clock


@pytest.fixture
def clock(served: tuple[FastAPI, Clock], monkeypatch: pytest.MonkeyPatch) -> Clock:
    served[1].now = NOW
    monkeypatch.setattr(employer, "readings", Throttle(1000, timedelta(minutes=10)))
    return served[1]


@pytest.fixture
def visitor(served: tuple[FastAPI, Clock], clock: Clock) -> InspectingClient:
    client = InspectingClient(served[0], follow_redirects=False)
    client.get("/virksomhed/jobordre")
    return client


@pytest.fixture
def adviser(served: tuple[FastAPI, Clock], clock: Clock) -> InspectingClient:
    client = InspectingClient(served[0], follow_redirects=False)
    client.get("/log-ind")
    assert client.post("/log-ind", data={"akasse": "43", "rolle": "adviser"}).status_code == 303
    return client


def form_of(html: str) -> dict[str, list[str]]:
    """Everything the form of a page would send, button apart, as a browser without scripts sends it."""
    found: dict[str, list[str]] = {}
    for tag, attributes in elements(html):
        name, value = attributes.get("name"), attributes.get("value") or ""
        unticked = attributes.get("type") in {"radio", "checkbox"} and "checked" not in attributes
        if tag == "input" and name and not unticked:
            found.setdefault(name, []).append(value)
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL):
        found.setdefault(name, []).append(unescape(text))
    return found


def send(client: InspectingClient, address: str, fields: dict[str, Any], **headers: str) -> Any:
    body = urlencode(fields, doseq=True)
    form = {"content-type": "application/x-www-form-urlencoded", **headers}
    return client.post(address, content=body, headers=form)


def previewed(client: InspectingClient, **changes: str) -> dict[str, list[str]]:
    first = {**form_of(client.get("/virksomhed/jobordre").text), **FIRST, **changes}
    answer = send(client, "/virksomhed/jobordre/forstaaet", first)
    assert answer.status_code == 200, answer.text
    return form_of(answer.text)


def pressed(client: InspectingClient, form: dict[str, list[str]], button: str) -> dict[str, list[str]]:
    answer = send(client, "/virksomhed/jobordre/forstaaet", {**form, "handling": [button]})
    assert answer.status_code == 200
    return form_of(answer.text)


def lines(form: dict[str, list[str]]) -> dict[str, str]:
    read = [FormLine.read(text) for text in form.get("linje", [])]
    return {line.label: line.place for line in read if line}


def number_of(form: dict[str, list[str]], label: str) -> int:
    return list(lines(form)).index(label)


def submitted(client: InspectingClient, form: dict[str, list[str]]) -> str:
    """The path of the order's status page."""
    answer = send(client, "/virksomhed/jobordre", form)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).replace("kvittering", "status")


def order_of(served: tuple[FastAPI, Clock], path: str) -> Any:
    return employer.OrderLinks(served[0].state.settings).read(path.split("/")[3])


def profile(pool: Pool, order: Any) -> OrderProfile:
    with open_transaction(pool) as connection:
        return job_orders.order_profiles(connection, [order])[0]


def state(pool: Pool, order: Any) -> Any:
    with open_transaction(pool) as connection:
        return order_life.find_state(connection, order)


def told(pool: Pool, read: OrderProfile) -> dict[str, Any]:
    with open_transaction(pool) as connection:
        known = load_knowledge(connection)
    return {
        "occupation": known.occupations[read.occupations[0].occupation_id].label,
        "musts": {known.skills[need.skill_id].label for need in read.skills if need.must},
        "wishes": {known.skills[need.skill_id].label for need in read.skills if not need.must},
        "licences": {known.licences[need.licence_id].label: need.demand for need in read.licences},
    }


# --- the first step -------------------------------------------------------------------------------------------------


def test_the_form_is_open_to_everyone_and_asks_nobody_to_sign_in(visitor: InspectingClient) -> None:
    page = visitor.get("/virksomhed/jobordre")
    assert page.status_code == 200
    assert "Log ud" not in page.text


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(visitor: InspectingClient) -> None:
    wrong = {**FIRST, "cvr": "10172749", "pnr": "10172748", "email": "bo", "frist": "2026-01-01", "stillinger": "0"}
    answer = send(visitor, "/virksomhed/jobordre/forstaaet", {"form_token": visitor.form_token, **wrong})
    assert answer.status_code == 422
    for sentence in (
        "kontrolcifferet passer ikke",
        "Et nummer med 8 cifre er et CVR-nummer",
        "Skriv den som navn@firma.dk",
        "Fristen er allerede gået",
        "Skriv et helt tal fra 1 til 500",
    ):
        assert sentence in answer.text
    kept = form_of(answer.text)
    assert {name: kept[name][0] for name in wrong} == wrong


def test_a_form_whose_session_ran_out_is_shown_again_and_then_works(visitor: InspectingClient, clock: Clock) -> None:
    form = previewed(visitor)
    clock.now = NOW + timedelta(hours=9)
    again = send(visitor, "/virksomhed/jobordre", form)
    assert again.status_code == 200
    assert "Intet er gået tabt" in again.text
    assert form_of(again.text)["opslag"] == form["opslag"]
    assert submitted(visitor, form_of(again.text))


def test_another_site_cannot_fill_in_the_form(visitor: InspectingClient) -> None:
    form = {"form_token": "made up", **FIRST}
    answer = send(visitor, "/virksomhed/jobordre/forstaaet", form, **{"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_a_body_larger_than_any_form_is_refused_before_it_is_read(visitor: InspectingClient) -> None:
    assert send(visitor, "/virksomhed/jobordre", {"opslag": "x" * LARGEST}).status_code == 413


def test_one_visitor_may_not_have_ads_read_without_end(
    visitor: InspectingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(employer, "readings", Throttle(1, timedelta(minutes=10)))
    previewed(visitor)
    second = {"form_token": visitor.form_token, **FIRST, "titel": "Kok"}
    assert "mange forespørgsler" in send(visitor, "/virksomhed/jobordre/forstaaet", second).text


# --- the second step ------------------------------------------------------------------------------------------------


def test_the_preview_shows_what_was_understood_with_the_ads_own_words(visitor: InspectingClient) -> None:
    form = previewed(visitor)
    assert lines(form)["truckcertifikat B"] == "skal"
    assert form["timer_fra"] == form["timer_til"] == ["37"]
    assert (form["postnr"], form["tid"], form["ansaettelse"]) == (["7100"], ["day"], ["permanent"])
    page = send(visitor, "/virksomhed/jobordre/forstaaet", form).text
    assert re.search(r'id="fag-1"[^>]* checked', page)
    assert "»modtage varer«" in page
    assert '<mark class="mark-understood"' in page
    assert "Færre end 10 medlemmer" in page


def test_every_line_can_be_moved_taken_out_and_put_back(visitor: InspectingClient) -> None:
    form = previewed(visitor)
    number = number_of(form, "truckcertifikat B")
    for place in ("gerne", "ude", "skal"):
        form = pressed(visitor, form, f"{place}:{number}")
        assert lines(form)["truckcertifikat B"] == place


def test_a_competence_is_found_while_typing_and_added(visitor: InspectingClient) -> None:
    form = previewed(visitor)
    typed = {**form, "soeg_krav": ["svejs"]}
    hits = send(visitor, "/virksomhed/jobordre/soeg", {**typed, "handling": ["soeg-krav"]}).text
    button = unescape(re.findall(r'name="handling" value="([^"]+)"', hits)[0])
    label = json.loads(button.partition(":")[2])[2]
    assert label not in lines(form)
    after = pressed(visitor, typed, button)
    assert lines(after) == {**lines(form), label: "skal"}
    assert after["soeg_krav"] == [""]


def test_without_a_script_the_same_search_answers_on_the_page(visitor: InspectingClient) -> None:
    form = previewed(visitor)
    page = send(visitor, "/virksomhed/jobordre/forstaaet", {**form, "soeg_fag": ["sygepl"], "handling": ["opdater"]})
    assert "Sygeplejerske" in page.text
    nothing = send(visitor, "/virksomhed/jobordre/forstaaet", {**form, "soeg_fag": ["qqqq"], "handling": ["opdater"]})
    assert "Ingen træf" in nothing.text


def test_what_the_law_demands_follows_the_occupation(visitor: InspectingClient) -> None:
    form = previewed(visitor)
    hits = send(visitor, "/virksomhed/jobordre/soeg", {**form, "soeg_fag": ["sygeplejerske"], "handling": ["soeg-fag"]})
    button = unescape(re.findall(r'name="handling" value="([^"]+)"', hits.text)[0])
    page = send(visitor, "/virksomhed/jobordre/forstaaet", {**form, "handling": [button]})
    assert "Loven kræver: Autorisation som sygeplejerske" in page.text


def test_going_back_to_the_ad_keeps_what_was_mended(visitor: InspectingClient) -> None:
    form = previewed(visitor)
    form = pressed(visitor, form, f"gerne:{number_of(form, 'truckcertifikat B')}")
    back = form_of(send(visitor, "/virksomhed/jobordre/forstaaet", {**form, "handling": ["tilbage"]}).text)
    back["opslag"] = [AD + "\nDu skal kunne bruge Excel."]
    again = form_of(send(visitor, "/virksomhed/jobordre/forstaaet", back).text)
    assert lines(again)["truckcertifikat B"] == "gerne"
    assert len(lines(again)) > len(lines(form))


@pytest.mark.parametrize("junk", ["skal:99", "gerne:-1", "tilfoej:[]", "fag:{}", "tilfoej:null", "x" * 999])
def test_a_button_that_is_none_of_ours_changes_nothing(visitor: InspectingClient, junk: str) -> None:
    form = previewed(visitor)
    assert lines(pressed(visitor, form, junk)) == lines(form)


def test_while_the_reader_is_made_ready_the_page_says_so_and_keeps_the_text(
    visitor: InspectingClient, served: tuple[FastAPI, Clock], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served[0].state.reader, "ready", lambda patience: None)
    page = send(visitor, "/virksomhed/jobordre/forstaaet", {"form_token": visitor.form_token, **FIRST})
    assert "Jobbro gør klar til at læse opslaget" in page.text
    assert 'hx-trigger="load delay:1500ms"' in page.text
    assert form_of(page.text)["opslag"] == [AD]


# --- submitting -----------------------------------------------------------------------------------------------------


def test_the_employers_corrections_win_and_survive_another_reading(
    visitor: InspectingClient, served: tuple[FastAPI, Clock], house: House
) -> None:
    form = previewed(visitor)
    form = pressed(visitor, form, f"ude:{number_of(form, 'truckkørsel')}")
    form = pressed(visitor, form, f"gerne:{number_of(form, 'truckcertifikat B')}")
    form |= {"timer_fra": ["30"], "timer_til": ["32,5"], "tid": ["evening"], "start": ["2027-01-04"]}
    order = order_of(served, submitted(visitor, form))
    for _ in range(2):
        work_until_done(house)
        read = profile(house.pool, order)
        said = told(house.pool, read)
        assert said["occupation"] == "lagermedarbejder"
        assert "truckkørsel" not in said["musts"] | said["wishes"]
        assert "varemodtagelse" in said["musts"]
        assert said["licences"]["truckcertifikat B"] is LicenceDemand.NICE
        assert read.hours is not None
        assert (read.hours.least, read.hours.most) == (30, 32.5)
        assert read.shifts == {Shift.EVENING}
        assert Language("tysk", LanguageLevel.BASIC) in read.languages
        with open_transaction(house.pool) as connection:
            connection.execute("UPDATE job_order SET understood_at = NULL WHERE job_order_id = %s", [order])


def test_the_same_form_sent_twice_leads_to_the_same_receipt(visitor: InspectingClient) -> None:
    form = previewed(visitor)
    assert submitted(visitor, form) == submitted(visitor, form)


def test_the_receipt_tells_the_number_and_the_secret_address(visitor: InspectingClient) -> None:
    path = submitted(visitor, previewed(visitor))
    page = visitor.get(path.replace("status", "kvittering")).text
    assert re.search(r"J-\d+", page)
    assert f"https://jobbro.example{path}" in page
    assert "bo@example.com" in page


def test_a_made_up_address_opens_nothing(visitor: InspectingClient) -> None:
    path = submitted(visitor, previewed(visitor))
    for made_up in (path[:-1], path[:-1] + "x", "/virksomhed/status/" + "A" * 66):
        answer = visitor.get(made_up)
        assert answer.status_code == 404
        assert "Adressen passer ikke til en jobordre" in answer.text


def test_what_is_missing_in_the_second_step_is_said_there(visitor: InspectingClient) -> None:
    form = previewed(visitor) | {"postnr": ["71"], "timer_til": ["3"], "fag": [""]}
    answer = send(visitor, "/virksomhed/jobordre", form)
    assert answer.status_code == 422
    for sentence in ("Skriv de 4 cifre i postnummeret", "mindre end det laveste", "Vælg det fag"):
        assert sentence in answer.text


# --- wording --------------------------------------------------------------------------------------------------------

UNLAWFUL = {"opslag": AD + "\nVi søger en ung medarbejder. Du taler dansk på højt niveau."}


def test_unlawful_wording_is_marked_with_its_rule_and_a_way_on(visitor: InspectingClient) -> None:
    form = previewed(visitor, **UNLAWFUL)
    page = send(visitor, "/virksomhed/jobordre", form)
    assert page.status_code == 422
    for words in ("ung medarbejder", "1. juli 2022", "Må ikke stå der", "Overvej", "Ret teksten, eller skriv"):
        assert words in page.text
    assert form["grund_for"] == ["ung medarbejder"]


def test_wording_kept_with_a_reason_is_judged_by_an_adviser_before_the_order_begins(
    visitor: InspectingClient, adviser: InspectingClient, served: tuple[FastAPI, Clock], house: House
) -> None:
    path = submitted(visitor, previewed(visitor, **UNLAWFUL) | {"grund": ["Rollen er en ung person i en film."]})
    order = order_of(served, path)
    assert state(house.pool, order).cause is StateCause.AWAITS_REVIEW
    assert "Venter: ordlyden skal ses igennem" in visitor.get(path).text
    work_until_done(house)
    page = adviser.get(f"/jobordrer/{order}").text
    assert "Ordlyden venter på jeres vurdering" in page
    assert "Rollen er en ung person i en film." in page
    empty = adviser.post(f"/jobordrer/{order}/ordlyd", data={"lovlig": "true", "vurdering": ""})
    assert empty.status_code == 422
    adviser.get(f"/jobordrer/{order}")
    judged = adviser.post(f"/jobordrer/{order}/ordlyd", data={"lovlig": "false", "vurdering": "Det er et lager."})
    assert judged.status_code == 303
    follow = visitor.get(path).text
    assert "Den skal rettes" in follow
    assert "Det er et lager." in follow
    mended = form_of(visitor.get(path + "/ret").text) | {"opslag": [AD]}
    submitted(visitor, form_of(send(visitor, "/virksomhed/jobordre/forstaaet", mended).text))
    assert state(house.pool, order).status is JobOrderStatus.IN_PROGRESS


# --- following ------------------------------------------------------------------------------------------------------


def follow(client: InspectingClient, path: str, act: str, seen: str, **more: str) -> Any:
    client.get(path)
    return client.post(path, data={"handling": act, "fra": seen, **more})


def test_an_employer_pauses_opens_and_closes_the_order(
    visitor: InspectingClient, served: tuple[FastAPI, Clock], house: House
) -> None:
    path = submitted(visitor, previewed(visitor))
    order = order_of(served, path)
    for act, seen, status in (
        ("pause", "in_progress", JobOrderStatus.ENOUGH_REFERRALS),
        ("aabn", "enough_referrals", JobOrderStatus.IN_PROGRESS),
        ("luk", "in_progress", JobOrderStatus.NEED_MET),
        ("aabn", "need_met", JobOrderStatus.IN_PROGRESS),
    ):
        assert follow(visitor, path, act, seen).status_code == 303
        assert state(house.pool, order).status is status
    page = visitor.get(path).text
    for words in ("Genåbnet.", "Virksomheden har bedt om det.", "Jobordren er oprettet"):
        assert words in page


def test_opening_the_page_does_nothing_however_often(
    visitor: InspectingClient, served: tuple[FastAPI, Clock], house: House
) -> None:
    path = submitted(visitor, previewed(visitor))
    before = state(house.pool, order_of(served, path))
    for _ in range(3):
        visitor.get(path)
    assert state(house.pool, order_of(served, path)) == before


def test_a_choice_on_an_old_page_is_told_and_not_done(visitor: InspectingClient) -> None:
    path = submitted(visitor, previewed(visitor))
    follow(visitor, path, "pause", "in_progress")
    answer = follow(visitor, path, "luk", "in_progress")
    assert answer.status_code == 409
    assert "Jobordren er ændret, siden du hentede siden" in answer.text


def test_a_status_page_left_open_for_too_long_changes_nothing(
    visitor: InspectingClient, served: tuple[FastAPI, Clock], house: House, clock: Clock
) -> None:
    path = submitted(visitor, previewed(visitor))
    visitor.get(path)
    clock.now = NOW + timedelta(hours=9)
    answer = visitor.post(path, data={"handling": "luk", "fra": "in_progress"})
    assert "intet blev ændret" in answer.text
    assert state(house.pool, order_of(served, path)).status is JobOrderStatus.IN_PROGRESS


def test_a_silent_employer_is_asked_and_everyone_sees_that_no_answer_came(
    visitor: InspectingClient,
    adviser: InspectingClient,
    served: tuple[FastAPI, Clock],
    house: House,
    clock: Clock,
) -> None:
    with open_transaction(house.pool) as connection:
        connection.execute("UPDATE job_order_follow_up SET heard_at = %s", [NOW + timedelta(days=99)])
    path = submitted(visitor, previewed(visitor, frist=""))
    order = order_of(served, path)
    work_until_done(house)
    assert tend_orders(house.pool, SETTINGS, NOW + timedelta(days=15)).asked == 1
    clock.now = NOW + timedelta(days=23)
    assert tend_orders(house.pool, SETTINGS, clock.now).unanswered == 1
    adviser.get("/log-ind")
    adviser.post("/log-ind", data={"akasse": "43", "rolle": "adviser"})
    assert "Ubesvaret: virksomheden blev spurgt" in adviser.get(f"/jobordrer/{order}").text
    page = visitor.get(path).text
    assert "Er jobordren stadig aktuel?" in page
    assert "Vi vil gerne vide, om jobordren stadig er aktuel." in page
    assert follow(visitor, path, "aktuel", "in_progress").status_code == 303
    assert "Er jobordren stadig aktuel?" not in visitor.get(path).text
    assert "Ubesvaret" not in adviser.get(f"/jobordrer/{order}").text


def test_a_passed_deadline_closes_the_order_and_a_new_one_opens_it(
    visitor: InspectingClient, served: tuple[FastAPI, Clock], house: House, clock: Clock
) -> None:
    path = submitted(visitor, previewed(visitor))
    clock.now = datetime(2026, 12, 25, 9, 0, tzinfo=NOW.tzinfo)
    keeper = NowAndThen(partial(tend_orders, house.pool, SETTINGS), clock)
    done = keeper.look()
    assert isinstance(done, Tended)
    assert done.closed >= 1
    assert keeper.look() is None
    assert "Lukket: formidlingsfristen er udløbet" in visitor.get(path).text
    assert "Skriv en ny frist" in follow(visitor, path, "aabn", "deadline_passed").text
    assert follow(visitor, path, "aabn", "deadline_passed", ny_frist="2027-01-31").status_code == 303
    assert state(house.pool, order_of(served, path)).status is JobOrderStatus.IN_PROGRESS


def test_an_adviser_moves_the_order_with_a_cause_and_the_employer_sees_no_akasse(
    visitor: InspectingClient, adviser: InspectingClient, served: tuple[FastAPI, Clock], house: House
) -> None:
    path = submitted(visitor, previewed(visitor))
    order = order_of(served, path)
    work_until_done(house)
    page = adviser.get(f"/jobordrer/{order}").text
    assert "Luk: alle stillinger er besat" in page
    form = {"skridt": "need_met:positions_filled", "fra": "in_progress"}
    assert adviser.post(f"/jobordrer/{order}/tilstand", data=form).status_code == 303
    assert state(house.pool, order).cause is StateCause.POSITIONS_FILLED
    seen = visitor.get(path).text
    assert "Alle stillinger er besat." in seen
    assert "En rådgiver" in seen
    for secret in ("3F", "Faglig Fælles", "demo-adviser"):
        assert secret not in seen


@pytest.mark.parametrize("step", ["deadline_passed:deadline_passed", "in_progress:reviewed", "", "x:y"])
def test_an_adviser_cannot_give_a_cause_that_is_not_an_advisers(
    visitor: InspectingClient, adviser: InspectingClient, served: tuple[FastAPI, Clock], house: House, step: str
) -> None:
    order = order_of(served, submitted(visitor, previewed(visitor)))
    adviser.get("/soeg")
    assert adviser.post(f"/jobordrer/{order}/tilstand", data={"skridt": step}).status_code == 422
    assert state(house.pool, order).status is JobOrderStatus.IN_PROGRESS


def test_a_visitor_cannot_move_an_order_as_an_adviser(visitor: InspectingClient, served: tuple[FastAPI, Clock]) -> None:
    order = order_of(served, submitted(visitor, previewed(visitor)))
    answer = visitor.post(f"/jobordrer/{order}/tilstand", data={"skridt": "need_met:positions_filled"})
    assert answer.headers["location"].startswith("/log-ind")
