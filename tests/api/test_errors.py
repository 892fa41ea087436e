import pytest
from psycopg import OperationalError
from psycopg_pool import PoolTimeout
from starlette.testclient import TestClient

from api.errors import OUTCOMES, outcome_of
from api.pages import start
from matching.core import errors
from matching.core.errors import JobbroError
from tests.api.stage import InspectingClient

UNKNOWN = "00000000-0000-0000-0000-00000000dead"


def of_the_domain() -> list[type]:
    classes = [one for one in vars(errors).values() if isinstance(one, type)]
    return [one for one in classes if issubclass(one, JobbroError)]


@pytest.mark.parametrize("kind", of_the_domain())
def test_every_domain_error_has_an_outcome_below_500(kind: type) -> None:
    assert next(OUTCOMES[one] for one in kind.__mro__ if one in OUTCOMES).status < 500


def test_an_unknown_page_is_told_in_danish_with_a_way_on(client: InspectingClient) -> None:
    answer = client.get("/findes-ikke")
    assert answer.status_code == 404
    assert "Siden findes ikke" in answer.text
    assert 'href="/"' in answer.text


def test_an_unknown_member_is_told_with_the_domains_own_sentence(client: InspectingClient) -> None:
    answer = client.get(f"/medlemmer/{UNKNOWN}")
    assert answer.status_code == 404
    assert "Medlemmet findes ikke i jeres a-kasse" in answer.text


def test_an_address_that_is_no_id_is_told_without_repeating_it(client: InspectingClient) -> None:
    answer = client.get("/medlemmer/Mette-Eksempel")
    assert answer.status_code == 422
    assert "Mette" not in answer.text


@pytest.mark.parametrize("error", [PoolTimeout("secret"), OperationalError("secret")])
def test_a_database_that_does_not_answer_is_busy_and_says_when_to_return(
    client: InspectingClient, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    _break_start(monkeypatch, error)
    answer = client.get("/")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "10"
    assert "Intet er gået tabt" in answer.text
    assert "Prøv igen" in answer.text
    assert "secret" not in answer.text


def test_a_fault_of_ours_tells_nothing_of_its_inside(client: InspectingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    _break_start(monkeypatch, ValueError("Mette Eksempel"))
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Der gik noget galt hos os" in answer.text
    assert "Mette" not in answer.text


def test_the_log_tells_where_and_not_what(
    client: InspectingClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _break_start(monkeypatch, ValueError("Mette Eksempel"))
    client.get("/")
    assert "ValueError at " in caplog.text
    assert "test_errors.py" in caplog.text
    assert "Mette" not in caplog.text


def test_a_fault_page_has_the_security_headers_too(client: InspectingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    _break_start(monkeypatch, ValueError())
    assert "default-src 'none'" in client.get("/").headers["content-security-policy"]


def test_json_errors_have_one_shape(machine: TestClient) -> None:
    missing = machine.get(f"/api/v1/members/{UNKNOWN}/proposals").json()
    wrong = machine.get("/api/v1/members/hemmelig/proposals")
    assert missing["error"]["status"] == 404
    assert missing["error"].keys() == {"status", "error", "heading", "message"}
    assert wrong.json()["error"].keys() == {"status", "error", "heading", "message", "fields"}
    assert wrong.json()["error"]["fields"] == [{"field": "path.member_id", "reason": "uuid_parsing"}]


def test_a_htmx_request_after_the_session_ended_is_sent_to_the_sign_in_page(visitor: InspectingClient) -> None:
    answer = visitor.get("/soeg", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/log-ind?videre=/soeg")


def test_the_nearest_ancestor_decides() -> None:
    class Odd(errors.MemberNotFound):
        pass

    assert outcome_of(Odd()).heading == "Medlemmet findes ikke"


def _break_start(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(start, "start_list", broken)


def test_who_is_not_signed_in_is_led_to_no_page_of_ours(visitor: InspectingClient, client: InspectingClient) -> None:
    signed_in = client.get("/findes-ikke").text
    visitor.cookies.clear()
    without = visitor.get("/findes-ikke").text
    assert "Gå til forsiden" in signed_in
    assert "Siden findes ikke" in without
    assert "Gå til forsiden" not in without
