"""The web application with its services on a stage, clients of each kind, and a browser."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from api import frontend
from api.app import create_app
from api.pages import decisions, examples, job_order, member, search, sign_in, start
from api.settings import Settings
from api.v1 import routes as v1
from matching.services.look_at_pool import PoolsOfOrder
from matching.services.show_referrals import Referrals
from tests.api.stage import AKASSER, MACHINE_TOKEN, NOW, InspectingClient, Stage, StagePool


@pytest.fixture(scope="session")
def front_end() -> None:
    frontend.build()


@pytest.fixture
def settings() -> Settings:
    return Settings(session_secret="only for tests", machine_tokens={48: MACHINE_TOKEN}, operator_token="operator")


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    made = Stage()
    for module in (member, v1):
        monkeypatch.setattr(module, "propose_jobs", made.propose_jobs)
    for module in (job_order, v1):
        monkeypatch.setattr(module, "propose_candidates", made.propose_candidates)
    for module in (decisions, v1):
        monkeypatch.setattr(module, "decide", made.decide)
    for module in (search, v1):
        monkeypatch.setattr(module, "search", made.search)
    nobody = Referrals((), {})
    monkeypatch.setattr(job_order, "show_referrals_of_order", lambda *_: nobody)
    monkeypatch.setattr(job_order, "look_at_pools", lambda *_, now: PoolsOfOrder(is_open=True))
    monkeypatch.setattr(job_order, "show_order_status", made.show_order_status)
    monkeypatch.setattr(member, "show_referrals_of_member", lambda *_: nobody)
    monkeypatch.setattr(start, "start_list", lambda connection, actor, *, limit: examples.example_start())
    monkeypatch.setattr(start, "list_saved_searches", lambda connection, actor, *, now: ())
    monkeypatch.setattr(sign_in, "akasser", lambda connection: AKASSER)
    return made


@pytest.fixture
def app(front_end: None, settings: Settings, stage: Stage) -> FastAPI:
    return create_app(settings, StagePool(), clock=lambda: NOW)  # type: ignore[arg-type]


@pytest.fixture
def visitor(app: FastAPI) -> InspectingClient:
    """A browser without a session."""
    return InspectingClient(app, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def client(visitor: InspectingClient) -> InspectingClient:
    """An adviser of Akademikernes, signed in through the form."""
    visitor.get("/log-ind")
    assert visitor.post("/log-ind", data={"akasse": "48", "rolle": "adviser"}).status_code == 303
    visitor.get("/")
    return visitor


@pytest.fixture
def machine(app: FastAPI) -> TestClient:
    """The system of a-kasse 48."""
    return TestClient(app, headers={"Authorization": f"Bearer {MACHINE_TOKEN}"}, raise_server_exceptions=False)


@pytest.fixture
def site(app: FastAPI) -> Iterator[str]:
    """The address of the application, served from a thread on a port of its own."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=5)


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complains of."""
    return []


@pytest.fixture
def adviser(browser: Browser, site: str, complaints: list[str]) -> Iterator[Page]:
    """A signed-in adviser's browser tab; what the page complains of in the console fails the test."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, locale="da-DK")
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/log-ind")
    page.select_option("#akasse", "48")
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url("**/")
    yield page
    context.close()
    assert complaints == []
