import json
import subprocess
from pathlib import Path

import pytest

from api import frontend
from api.frontend import FrontEndFault


def test_a_current_front_end_is_not_built_again(front_end: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontend, "install_packages", lambda: pytest.fail("npm was called"))
    assert frontend.build() is False


def test_a_changed_source_is_built_anew(front_end: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontend, "install_packages", lambda: None)
    target = tmp_path / "dist"
    assert frontend.build(target) is True
    assert (target / "jobbro.css").exists()
    assert (target / "htmx.min.js").exists()
    monkeypatch.setattr(frontend, "source_version", lambda: "another")
    assert frontend.build(target) is True
    assert frontend.built_version(target) == "another"
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_every_file_the_css_asks_for_as_woff2_or_icon_is_there(front_end: None) -> None:
    css = (frontend.DIST / "dkfds/css/dkfds.min.css").read_text()
    asked = {part.split(")")[0].strip("\"'") for part in css.split("url(")[1:]}
    wanted = [address for address in asked if address.endswith((".woff2", ".svg"))]
    assert len(wanted) > 50
    for address in wanted:
        assert (frontend.DIST / "dkfds/css" / address).resolve().exists(), address


def test_the_lock_names_every_package_by_content_and_no_registry() -> None:
    lock = json.loads((frontend.HERE / "package-lock.json").read_text())
    packages = [package for name, package in lock["packages"].items() if name]
    assert packages
    assert all("integrity" in package for package in packages)
    assert not [package for package in packages if "resolved" in package]


def test_a_missing_front_end_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FrontEndFault, match="make frontend"):
        frontend.built_version(tmp_path)


def test_a_failing_npm_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess(["npm"], 1, "", "no network")
    monkeypatch.setattr(frontend, "_npm", lambda *words: failed)
    with pytest.raises(FrontEndFault, match="no network"):
        frontend.install_packages()
