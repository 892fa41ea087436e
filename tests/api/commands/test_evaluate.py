"""The evaluation commands as a user runs them: real files in, a run out, the real model and database between."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from matching.database.embedded import Database

ORDERS = (
    (
        "o1",
        "Lagermedarbejder til travlt lager\nDu plukker og pakker varer og kører truck. Truckcertifikat B er et krav.",
    ),
    ("o2", "Social- og sundhedsassistent til plejecenter\nDu har autorisation og giver medicin til vores beboere."),
)
MEMBERS = (
    ("m1", "Jeg har arbejdet som SSA på et plejehjem i otte år, med medicin og dokumentation."),
    ("m2", "Truckfører og lagerarbejder. Har truckcertifikat B og har plukket varer med scanner."),
    ("m3", "Grafisk designer med erfaring i InDesign og kampagner."),
)


def _write(path: Path, rows: tuple[tuple[str, str], ...]) -> Path:
    path.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in rows), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def no_data_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where data would be kept there are none; what a command needs it makes."""
    monkeypatch.setenv("JOBBRO_DATA", str(tmp_path / "none"))


@pytest.fixture
def installed(starter_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation stands beside, and its taxonomy is then taken."""
    monkeypatch.setenv("DATABASE_URL", starter_database.url)
    monkeypatch.setenv("DATABASE_ADMIN_URL", starter_database.admin_url)


def _jobbro(*words: str) -> None:
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output


def _on_an_empty_machine(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "api", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _run(path: Path) -> dict[str, list[str]]:
    answers: dict[str, list[str]] = {}
    scores: dict[str, list[float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        query, answer, score = line.split("\t")
        answers.setdefault(query, []).append(answer)
        scores.setdefault(query, []).append(float(score))
    assert all(own == sorted(own, reverse=True) for own in scores.values())
    return answers


def test_free_text_is_linked_best_first(tmp_path: Path) -> None:
    queries, corpus, out = tmp_path / "q.tsv", tmp_path / "c.tsv", tmp_path / "run.tsv"
    queries.write_text("q1\tsosu-assistent\nq2\tlagermand m/truck\n", encoding="utf-8")
    corpus.write_text(
        "f1\tssa\tsocial- og sundhedsassistent\nf2\tssa\tSSA\nf3\tlager\tlagermedarbejder\n"
        "f4\tlager\tlagerarbejder\nf5\tkok\tkøkkenchef\n",
        encoding="utf-8",
    )
    _jobbro("evaluate", "link", "--queries", str(queries), "--corpus", str(corpus), "--out", str(out))
    answers = _run(out)
    assert answers["q1"][0] == "ssa"
    assert answers["q2"][0] == "lager"


def _best(home: Path, direction: str, jobbro: Callable[..., None]) -> dict[str, str]:
    orders = _write(home / "orders.ndjson", ORDERS)
    members = _write(home / "members.ndjson", MEMBERS)
    out = home / "run.tsv"
    jobbro(
        "evaluate", "rank", "--orders", str(orders), "--members", str(members), "--out", str(out), "--from", direction
    )  # fmt: skip
    return {query: found[0] for query, found in _run(out).items()}


@pytest.mark.usefixtures("installed")
def test_free_text_is_ranked_by_the_whole_pipeline(tmp_path: Path) -> None:
    assert _best(tmp_path, "orders", _jobbro).items() >= {"o1": "m2", "o2": "m1"}.items()


@pytest.mark.drill
def test_the_whole_pipeline_ranks_free_text_on_an_empty_machine(tmp_path: Path) -> None:
    assert _best(tmp_path, "orders", _on_an_empty_machine).items() >= {"o1": "m2", "o2": "m1"}.items()


@pytest.mark.usefixtures("installed")
def test_the_other_way_it_ranks_orders_for_members(tmp_path: Path) -> None:
    assert _best(tmp_path, "members", _jobbro).items() >= {"m1": "o2", "m2": "o1"}.items()


@pytest.mark.usefixtures("installed")
def test_moves_are_ordered_among_the_listed_occupations(tmp_path: Path) -> None:
    listed, out = tmp_path / "f.tsv", tmp_path / "run.tsv"
    listed.write_text("a\t\tlagermedarbejder\nb\t\ttruckfører\nc\t\tpsykolog\n", encoding="utf-8")
    _jobbro("evaluate", "related", "--occupations", str(listed), "--out", str(out))
    assert _run(out)["a"][0] == "b"
