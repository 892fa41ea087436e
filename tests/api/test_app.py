import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import health
from api.clock import read_clock
from api.rendering import TEMPLATES, environment
from tests.api.stage import InspectingClient

HEAVY = ("torch", "openvino", "sentence_transformers", "transformers")


def test_importing_the_application_loads_no_model() -> None:
    program = f"import sys, api.app; print([name for name in {HEAVY} if name in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_template_compiles() -> None:
    names = [str(path.relative_to(TEMPLATES)) for path in sorted(TEMPLATES.rglob("*.html"))]
    assert len(names) > 20
    for name in names:
        environment().get_template(name)


def test_only_sanitised_bodies_pass_the_escaping() -> None:
    for path in TEMPLATES.rglob("*.html"):
        assert "| safe" not in path.read_text(), path.name
        assert "|safe" not in path.read_text(), path.name


def test_every_design_macro_stands_on_the_components_page() -> None:
    shown = (TEMPLATES / "pages/components.html").read_text() + (TEMPLATES / "base.html").read_text()
    for path in sorted((TEMPLATES / "dkfds").glob("*.html")):
        assert f'from "dkfds/{path.name}"' in shown, path.name


def test_the_process_says_that_it_lives(visitor: InspectingClient) -> None:
    assert visitor.get("/livez").json() == {"alive": True}


def test_the_process_is_ready_when_the_database_answers(visitor: InspectingClient) -> None:
    assert visitor.get("/readyz").json() == {"ready": True, "checks": {"database": True}}


def test_the_process_is_not_ready_when_the_database_does_not_answer(
    visitor: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_database_answers", lambda pool: False)
    assert visitor.get("/readyz").status_code == 503


def test_the_clock_shows_danish_time_with_its_offset() -> None:
    offset = read_clock().utcoffset()
    assert offset is not None
    assert offset.total_seconds() in {3600, 7200}
