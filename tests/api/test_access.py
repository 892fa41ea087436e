from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Mount
from starlette.testclient import TestClient

from api.access import COOKIE, Session, Sessions, policies_of
from api.app import ROUTERS
from api.settings import Settings
from matching.core.access import ALLOWED, PUBLIC, Action, Actor, Role
from matching.core.ids import AkasseId
from tests.api.stage import MACHINE_TOKEN, MEMBER, NOW, ORDER, InspectingClient, Stage

ADVISER = Actor("demo-adviser-48", Role.ADVISER, AkasseId(48))
ROUTES = [route for router in ROUTERS for route in router.routes]


def names(route: Any) -> str:
    return f"{sorted(route.methods)[0]} {route.path}"


@pytest.mark.parametrize("route", ROUTES, ids=names)
def test_every_route_names_exactly_one_action(route: APIRoute) -> None:
    assert isinstance(route, APIRoute)
    assert len(policies_of(route)) == 1


def test_there_is_no_way_in_beside_the_routers_and_the_static_files(app: FastAPI) -> None:
    inside = [getattr(route, "original_router", route) for route in app.routes]
    others = [route for route in inside if route not in ROUTERS]
    assert [route.path for route in others if isinstance(route, Mount)] == ["/static"]
    assert len(others) == 1
    assert len(ROUTES) > 15


def test_every_action_is_used_by_a_route() -> None:
    used = {policies_of(route)[0].action for route in ROUTES}
    assert used == set(Action)


def test_a_route_without_a_policy_is_refused(app: FastAPI, visitor: InspectingClient) -> None:
    app.add_api_route("/glemt", lambda: {"secret": 1})
    answer = visitor.get("/glemt")
    assert answer.status_code == 403
    assert "Siden er lukket" in answer.text


@pytest.mark.parametrize("address", ["/", "/soeg", MEMBER, ORDER])
def test_somebody_who_is_not_signed_in_is_sent_to_the_sign_in_page(visitor: InspectingClient, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/log-ind")


def test_a_machine_without_a_token_is_told_so_in_json(visitor: InspectingClient) -> None:
    answer = visitor.get(f"/api/v1/members/{MEMBER.rpartition('/')[2]}/proposals")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["error"]["error"] == "NotSignedIn"


def test_an_unknown_token_opens_nothing(visitor: InspectingClient) -> None:
    answer = visitor.get("/api/v1/openapi.json", headers={"Authorization": "Bearer guess"})
    assert answer.status_code == 401


def test_an_empty_token_in_the_settings_opens_nothing(visitor: InspectingClient, app: FastAPI) -> None:
    app.state.settings = Settings(machine_tokens={48: ""}, operator_token="")
    answer = visitor.post("/api/v1/search", json={"text": "x"}, headers={"Authorization": "Bearer "})
    assert answer.status_code == 401


def test_a_machine_acts_for_its_own_akasse_alone(machine: TestClient, stage: Stage) -> None:
    answer = machine.get(f"/api/v1/members/{MEMBER.rpartition('/')[2]}/proposals")
    assert answer.status_code == 200
    assert stage.actors == [Actor("system-48", Role.SYSTEM, AkasseId(48))]


def test_a_machine_may_not_search_since_its_role_does_not_list_it(machine: TestClient) -> None:
    assert Action.SEARCH not in ALLOWED[Role.SYSTEM]
    assert machine.post("/api/v1/search", json={"text": "x"}).status_code == 403


def test_the_operator_belongs_to_no_akasse_and_sees_no_member(app: FastAPI) -> None:
    operator = TestClient(app, headers={"Authorization": "Bearer operator"})
    assert operator.get(MEMBER).status_code == 403


def test_a_forged_cookie_is_no_session(visitor: InspectingClient) -> None:
    forged = Sessions(Settings(session_secret="another")).write(Session(ADVISER, "x"), NOW)
    visitor.cookies.set(COOKIE, forged)
    assert visitor.get("/").status_code == 303


def test_a_session_is_what_was_written() -> None:
    sessions = Sessions(Settings(session_secret="s"))
    session = sessions.new(ADVISER, "Akademikernes")
    assert sessions.read(sessions.write(session, NOW), NOW + timedelta(hours=7)) == session


@pytest.mark.parametrize(("hours", "alive"), [(0, True), (8, True), (8.01, False), (-1, False)])
def test_a_session_ends_after_its_hours(hours: float, alive: bool) -> None:
    sessions = Sessions(Settings(session_secret="s", session_hours=8))
    cookie = sessions.write(sessions.new(ADVISER), NOW)
    assert (sessions.read(cookie, NOW + timedelta(hours=hours)) is not None) == alive


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor: InspectingClient) -> None:
    cookie = visitor.get("/log-ind").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_the_cookie_stays_on_https_when_the_site_does(visitor: InspectingClient, app: FastAPI) -> None:
    app.state.settings = Settings(https_only=True)
    assert "secure" in visitor.get("/log-ind").headers["set-cookie"].lower()


def test_signing_in_changes_the_form_token(visitor: InspectingClient) -> None:
    visitor.get("/log-ind")
    before = visitor.form_token
    visitor.post("/log-ind", data={"akasse": "48", "rolle": "adviser"})
    visitor.get("/")
    assert visitor.form_token not in {before, ""}


def test_a_form_without_its_token_is_refused(client: InspectingClient, stage: Stage) -> None:
    answer = client.post("/soeg", data={"soegning": "lager", "form_token": ""})
    assert answer.status_code == 403
    assert "Formularen blev ikke sendt" in answer.text
    assert stage.searched == []


def test_a_form_with_another_sessions_token_is_refused(client: InspectingClient) -> None:
    assert client.post("/soeg", data={"form_token": "of-another-session"}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_from_another_site_is_refused_even_with_the_token(client: InspectingClient, site: str) -> None:
    assert client.post("/soeg", data={"soegning": "x"}, headers={"Sec-Fetch-Site": site}).status_code == 403


def test_an_old_browser_is_judged_by_the_origin(client: InspectingClient) -> None:
    own, other = ({"Origin": "http://testserver"}, {"Origin": "http://evil.example"})
    assert client.post("/soeg", data={"soegning": "x"}, headers=own).status_code == 200
    assert client.post("/soeg", data={"soegning": "x"}, headers=other).status_code == 403


def test_json_from_a_browser_session_carries_the_token_in_a_header(client: InspectingClient) -> None:
    body = {"text": "lager"}
    assert client.post("/api/v1/search", json=body).status_code == 403
    assert client.post("/api/v1/search", json=body, headers={"X-Form-Token": client.form_token}).status_code == 200


def test_what_is_public_is_no_more_than_signing_in_health_components_and_a_demos_mail() -> None:
    assert {Action.SIGN_IN, Action.SEE_HEALTH, Action.SEE_COMPONENTS, Action.SEE_CAUGHT_MAIL} == PUBLIC


def test_tokens_are_not_told_by_the_settings_text() -> None:
    assert MACHINE_TOKEN not in repr(Settings(machine_tokens={48: MACHINE_TOKEN}, session_secret="hush"))
    assert "hush" not in repr(Settings(session_secret="hush"))
