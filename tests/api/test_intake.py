"""Deliveries from other systems, all the way into a real database."""

import json

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api import intake
from api.app import create_app
from api.settings import Settings
from matching.database.pool import Pool, open_transaction, tenant_transaction
from tests.api.stage import MACHINE_TOKEN, NOW, Stage

ORDER = {"source_id": "A-1", "title": "Lagermedarbejder", "text": "Vi søger en lagermedarbejder.", "postcode": "7100"}
PERSON = {"source_id": "42", "name": "Ida Eksempel", "goals": ["lagermedarbejder"], "postcode": "7100"}


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def real(front_end: None, settings: Settings, pool: Pool) -> FastAPI:
    return create_app(settings, pool, clock=lambda: NOW)


@pytest.fixture
def system(real: FastAPI) -> TestClient:
    return TestClient(real, headers={"Authorization": f"Bearer {MACHINE_TOKEN}"}, raise_server_exceptions=False)


def counts(answer: dict[str, object]) -> tuple[object, ...]:
    return tuple(answer[name] for name in ("new", "changed", "unchanged", "rejected"))


def test_an_order_sent_twice_is_new_once(system: TestClient) -> None:
    assert counts(system.post("/api/v1/job-orders", content=lines(ORDER)).json()) == (1, 0, 0, 0)
    assert counts(system.post("/api/v1/job-orders", content=lines(ORDER)).json()) == (0, 0, 1, 0)
    changed = {**ORDER, "title": "Lagerchef"}
    assert counts(system.post("/api/v1/job-orders", content=lines(changed)).json()) == (0, 1, 0, 0)


def test_a_bad_line_is_told_without_its_contents_and_the_good_ones_land(system: TestClient) -> None:
    answer = system.post("/api/v1/job-orders", content=lines(ORDER) + '{"title": "Hemmelig"}\n')
    assert counts(answer.json()) == (1, 0, 0, 1)
    assert answer.json()["problems"][0]["line"] == 2
    assert "Hemmelig" not in answer.text


def test_members_land_in_the_senders_own_akasse(system: TestClient, pool: Pool) -> None:
    assert counts(system.post("/api/v1/members", content=lines(PERSON)).json()) == (1, 0, 0, 0)
    assert [_members_of(pool, akasse) for akasse in (48, 1)] == [1, 0]


COURSE = {"source_id": "F-1", "member": "42", "started_on": "2026-07-06", "hours": {"2026-08": 160.33}}


def test_a_course_lands_with_its_member_and_the_same_again_changes_nothing(system: TestClient) -> None:
    system.post("/api/v1/members", content=lines(PERSON))
    assert counts(system.post("/api/v1/courses", content=lines(COURSE)).json()) == (1, 0, 0, 0)
    assert counts(system.post("/api/v1/courses", content=lines(COURSE)).json()) == (0, 0, 1, 0)


def test_a_course_of_a_member_nobody_has_sent_is_rejected_by_line_and_field(system: TestClient) -> None:
    system.post("/api/v1/members", content=lines(PERSON))
    answer = system.post("/api/v1/courses", content=lines(COURSE, {**COURSE, "source_id": "F-2", "member": "43"}))
    assert counts(answer.json()) == (1, 0, 0, 1)
    assert [(told["line"], told["field"]) for told in answer.json()["problems"]] == [(2, "member")]


def test_the_operator_may_load_orders_and_no_members(real: FastAPI, pool: Pool) -> None:
    operator = TestClient(real, headers={"Authorization": "Bearer operator"})
    assert operator.post("/api/v1/job-orders", content=lines(ORDER)).status_code == 200
    assert operator.post("/api/v1/members", content=lines(PERSON)).status_code == 403
    assert operator.post("/api/v1/courses", content=lines(COURSE)).status_code == 403
    assert _members_of(pool, 48) == 0


def test_two_systems_may_use_the_same_key_for_different_orders(real: FastAPI, system: TestClient, pool: Pool) -> None:
    operator = TestClient(real, headers={"Authorization": "Bearer operator"})
    system.post("/api/v1/job-orders", content=lines(ORDER))
    assert counts(operator.post("/api/v1/job-orders", content=lines(ORDER)).json()) == (1, 0, 0, 0)
    with open_transaction(pool) as connection:
        assert connection.execute("SELECT count(*) FROM job_order").fetchone() == (2,)


def test_a_delivery_past_the_limit_is_refused_whole(system: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST", 100)
    answer = system.post("/api/v1/job-orders", content=lines(*[ORDER] * 10))
    assert answer.status_code == 413
    assert answer.json()["error"]["heading"] == "For meget på én gang"


def test_somebody_in_a_browser_cannot_deliver(client: TestClient, stage: Stage) -> None:
    headers = {"X-Form-Token": client.form_token}  # type: ignore[attr-defined]
    assert client.post("/api/v1/members", content=lines(PERSON), headers=headers).status_code == 403


def _members_of(pool: Pool, akasse_id: int) -> int:
    with tenant_transaction(pool, akasse_id) as connection:
        row = connection.execute("SELECT count(*) FROM member").fetchone()
    assert row is not None
    return int(row[0])
