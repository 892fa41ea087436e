"""The top of the project holds what it should, and names say what things are."""

import re

from tests.consistency.house import PACKAGES, ROOT, project_files, python_files

#: What may lie at the top; a new name is added here on purpose or not at all.
ALLOWED = {
    ".ci", ".github", ".gitignore", ".dockerignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "api",
    "docker-compose.yml", "docs", "ingest", "matching", "models", "pyproject.toml", "requirements-torch.txt",
    "requirements.lock", "tests",
}  # fmt: skip
NEEDED = {"CHANGELOG.md", "Makefile", "README.md", "docker-compose.yml", "pyproject.toml", "requirements.lock"}
#: Names that say nothing, or that a thing had once.
EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common|legacy|new|old|tmp|v[0-9]+)(_|$)")
TOP = {path.parts[0] for path in project_files()}


def test_the_top_level_holds_only_what_it_should() -> None:
    assert set() == TOP - ALLOWED


def test_nothing_is_missing_at_the_top() -> None:
    assert (NEEDED | set(PACKAGES)) - TOP == set()


def test_no_module_bears_a_name_that_says_nothing() -> None:
    modules = python_files(*PACKAGES, "tests")
    assert [str(path) for path in modules if EMPTY_NAMES.search(path.stem.removeprefix("test_"))] == []
    assert len(modules) > 100


def test_tests_are_found_by_their_path_and_not_as_a_package() -> None:
    assert [str(path) for path in python_files("tests") if path.name == "__init__.py"] == []


def test_no_file_is_larger_than_a_person_would_want_to_fetch() -> None:
    large = [str(path) for path in project_files() if (ROOT / path).stat().st_size > 5_000_000]
    assert large == []
