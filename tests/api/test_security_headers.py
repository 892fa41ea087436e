import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.api.stage import MEMBER, NOW, InspectingClient, Stage, StagePool


@pytest.mark.parametrize("address", ["/", MEMBER, "/findes-ikke", "/livez"])
def test_no_answer_about_people_may_be_stored(client: InspectingClient, address: str) -> None:
    assert client.get(address).headers["cache-control"] == "no-store"


def test_a_static_file_may_be_kept_since_its_address_holds_its_version(client: InspectingClient) -> None:
    assert "immutable" in client.get("/static/jobbro.css").headers["cache-control"]
    assert client.get("/static/missing.css").headers["cache-control"] == "no-store"


def test_scripts_and_styles_come_from_our_own_files_alone(client: InspectingClient) -> None:
    policy = client.get("/").headers["content-security-policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in " ".join(policy)
    assert "frame-ancestors 'none'" in policy


def test_the_type_is_not_guessed_and_the_address_is_not_told_to_others(client: InspectingClient) -> None:
    headers = client.get("/").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_https_is_demanded_only_where_the_site_has_it(app: FastAPI, stage: Stage) -> None:
    secure = create_app(Settings(https_only=True), StagePool(), clock=lambda: NOW)  # type: ignore[arg-type]
    assert "strict-transport-security" in TestClient(secure).get("/livez").headers
    assert "strict-transport-security" not in TestClient(app).get("/livez").headers
