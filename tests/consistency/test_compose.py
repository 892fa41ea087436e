"""The production set-up has the parts it needs and no rights it does not need. Nothing here starts a container."""

from typing import Any

import pytest
import yaml

from tests.consistency.house import ROOT

OURS = ("app", "worker", "migrate")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    content = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    assert isinstance(content, dict)
    return content


@pytest.fixture(scope="module")
def services(compose: dict[str, Any]) -> dict[str, Any]:
    found = compose["services"]
    assert isinstance(found, dict)
    return found


def test_there_are_pages_a_worker_a_migration_and_a_database(services: dict[str, Any]) -> None:
    assert set(services) == {*OURS, "database"}


def test_the_database_is_postgresql_18_with_vectors(services: dict[str, Any]) -> None:
    name, _, tag = services["database"]["image"].partition(":")
    assert name == "pgvector/pgvector"
    assert "pg18" in tag
    assert tag != "pg18", "the version of pgvector is not pinned"


def test_nothing_is_privileged_or_reaches_the_engine(services: dict[str, Any]) -> None:
    for service in services.values():
        assert not service.get("privileged")
        assert "cap_add" not in service
        assert service.get("network_mode") != "host"
        assert not [volume for volume in service.get("volumes", ()) if "docker.sock" in str(volume)]


@pytest.mark.parametrize("name", OURS)
def test_our_own_containers_may_do_as_little_as_possible(services: dict[str, Any], name: str) -> None:
    service = services[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", ["app", "database"])
def test_who_answers_others_is_asked_for_its_health(services: dict[str, Any], name: str) -> None:
    assert services[name]["healthcheck"]["test"]
    assert services[name]["healthcheck"]["retries"] >= 1


def test_the_pages_are_reached_from_the_machine_itself_only(services: dict[str, Any]) -> None:
    assert all(port.startswith("127.0.0.1:") for port in services["app"]["ports"])
    assert "ports" not in services["database"]


def test_nobody_serves_before_the_schema_has_been_moved_forward(services: dict[str, Any]) -> None:
    for name in ("app", "worker"):
        assert services[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert services["migrate"]["depends_on"]["database"]["condition"] == "service_healthy"


def test_only_the_migration_has_the_role_that_migrates(services: dict[str, Any]) -> None:
    known = {name: str(service.get("environment", {})) for name, service in services.items()}
    assert [name for name, words in known.items() if "DATABASE_ADMIN_URL" in words] == ["migrate"]
    assert all("jobbro_app@" in known[name] for name in OURS)


def test_no_secret_stands_in_the_file(compose: dict[str, Any], services: dict[str, Any]) -> None:
    for service in services.values():
        for name, value in service.get("environment", {}).items():
            assert not name.endswith(("PASSWORD", "SECRET", "TOKEN", "TOKENS")), name
            assert ":" not in str(value).partition("://")[2].partition("@")[0], f"{name} holds a password"
    assert all(set(secret) == {"file"} for secret in compose["secrets"].values())


def test_what_is_kept_lies_in_named_volumes(compose: dict[str, Any], services: dict[str, Any]) -> None:
    used = {volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", ())}
    assert used == set(compose["volumes"])
