import json

from starlette.testclient import TestClient

from api.pages import examples
from tests.api.stage import MEMBER, ORDER, TODAY, InspectingClient, Stage

PROPOSALS = f"/api/v1/members/{MEMBER.rpartition('/')[2]}/proposals"
CANDIDATES = f"/api/v1/job-orders/{ORDER.rpartition('/')[2]}/candidates"
JOB = examples.example_jobs(TODAY).jobs[0].proposal


def test_a_machine_reads_a_members_jobs_best_first(machine: TestClient) -> None:
    answer = machine.get(PROPOSALS).json()
    assert answer["jobs"][0]["title"] == "Lagermedarbejder"
    assert answer["jobs"][0]["proposal"]["reasons"][0]["theirs"] == "gyldigt truckcertifikat B"
    assert answer["considered"] == 1312


def test_the_raw_score_is_not_told_to_machines(machine: TestClient) -> None:
    told = json.dumps([machine.get(PROPOSALS).json(), machine.get(CANDIDATES).json()])
    assert "score" not in told
    assert "contribution" not in told


def test_candidates_are_told_by_number_without_a_name(machine: TestClient) -> None:
    answer = machine.get(CANDIDATES)
    assert [one["number"] for one in answer.json()["candidates"]] == [1042, 1077, 1103]
    assert "Mette" not in answer.text


def test_the_travel_time_is_passed_on(machine: TestClient, stage: Stage) -> None:
    machine.get(PROPOSALS, params={"travel_limit": 90})
    assert stage.travel_limits == [90]


def test_a_decision_is_kept(client: InspectingClient, stage: Stage) -> None:
    body = {"event_id": str(examples.EVENT), "job_order_id": str(JOB.job_order_id), "decision": "agreed"}
    address = f"/api/v1/members/{JOB.member_id}/decisions"
    answer = client.post(address, json=body, headers={"X-Form-Token": client.form_token})
    assert answer.status_code == 204
    assert len(stage.decided) == 1


def test_an_unknown_field_is_refused_rather_than_overlooked(client: InspectingClient) -> None:
    body = {"text": "lager", "akasse": 1}
    answer = client.post("/api/v1/search", json=body, headers={"X-Form-Token": client.form_token})
    assert answer.status_code == 422


def test_the_description_holds_the_interface_and_no_pages(machine: TestClient) -> None:
    described = machine.get("/api/v1/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/v1/members/{member_id}/proposals",
        "/api/v1/job-orders/{job_order_id}/candidates",
        "/api/v1/search",
        "/api/v1/terms",
        "/api/v1/courses",
        "/api/v1/members/{member_id}/decisions",
        "/api/v1/job-orders",
        "/api/v1/members",
        "/api/v1/figures/vintages",
        "/api/v1/figures/tables",
        "/api/v1/figures/tables/{code}",
        "/api/v1/figures/tables/{code}/data",
        "/api/v1/figures/measures",
        "/api/v1/figures/measures/{code}",
    }
    sent = described["paths"]["/api/v1/job-orders"]["post"]["requestBody"]["content"]
    assert json.loads(sent["application/x-ndjson"]["example"])["title"] == "Lagermedarbejder"
