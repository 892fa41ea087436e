"""Where the database is, read from the environment."""

import os
from pathlib import Path

import pytest

from matching.database import settings as subject
from matching.database.settings import PROJECT, DatabaseSettings, default_data


def test_an_address_alone_serves_and_migrates() -> None:
    settings = DatabaseSettings.from_environment({"DATABASE_URL": "postgresql://x"})
    assert (settings.url, settings.admin_url) == ("postgresql://x", "postgresql://x")


def test_migrating_may_have_an_address_of_its_own() -> None:
    settings = DatabaseSettings.from_environment(
        {"DATABASE_URL": "postgresql://x", "DATABASE_ADMIN_URL": "postgresql://y"}
    )
    assert (settings.url, settings.admin_url) == ("postgresql://x", "postgresql://y")


def test_without_an_address_the_database_is_embedded(tmp_path: Path) -> None:
    settings = DatabaseSettings.from_environment({"JOBBRO_DATA": str(tmp_path), "DATABASE_URL": ""})
    assert (settings.url, settings.data_directory) == (None, tmp_path / "database")
    assert settings.durable


def test_memory_for_the_server_is_a_setting() -> None:
    assert DatabaseSettings.from_environment({}).shared_buffers == "256MB"
    assert DatabaseSettings.from_environment({"JOBBRO_SHARED_BUFFERS": "4GB"}).shared_buffers == "4GB"


def test_addresses_with_passwords_are_not_shown() -> None:
    assert "secret" not in repr(DatabaseSettings.from_environment({"DATABASE_URL": "postgresql://u:secret@x"}))


@pytest.mark.skipif(os.geteuid() != 0, reason="kun root kører serveren som en anden bruger")
def test_root_in_a_closed_home_keeps_its_data_elsewhere(
    server_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "SYSTEM_DATA", server_directory / "system")
    project = server_directory / "home" / "jobbro"
    project.mkdir(parents=True)
    assert default_data(project) == project / "var"
    project.parent.chmod(0o700)
    assert default_data(project).parent == server_directory / "system"


@pytest.mark.skipif(os.geteuid() != 0, reason="kun root kører serveren som en anden bruger")
def test_data_that_exist_are_found_though_permissions_have_changed(
    server_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "SYSTEM_DATA", server_directory / "system")
    project = server_directory / "home" / "jobbro"
    (project / "var" / "database").mkdir(parents=True)
    project.parent.chmod(0o700)
    assert default_data(project) == project / "var"


def test_the_project_is_where_this_package_lies() -> None:
    assert (PROJECT / "matching" / "database").is_dir()
