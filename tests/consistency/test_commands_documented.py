"""Every command of `jobbro` stands in docs/commands.md, says in Danish what it does, and nothing else stands there."""

import re
from collections.abc import Iterator

import pytest
import typer

from api.cli import app
from tests.consistency.house import ROOT

TEXT = (ROOT / "docs" / "commands.md").read_text("utf-8")
WRITTEN = {match.strip() for match in re.findall(r"^\| `jobbro ([a-z -]*[a-z])", TEXT, re.MULTILINE)}


def commands(of: typer.Typer, before: str = "") -> Iterator[tuple[str, str]]:
    """The name and the sentence of each command, groups written out."""
    for command in of.registered_commands:
        assert command.callback is not None
        yield f"{before}{command.name}", command.help or command.callback.__doc__ or ""
    for group in of.registered_groups:
        assert group.typer_instance is not None
        yield from commands(group.typer_instance, f"{before}{group.name} ")


COMMANDS = dict(commands(app))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_documented(name: str) -> None:
    assert f"`jobbro {name}" in TEXT


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does(name: str) -> None:
    sentence = COMMANDS[name]
    assert sentence.strip().endswith(".")
    assert sentence[0].isupper()


def test_no_command_is_documented_that_is_not_there() -> None:
    unknown = {line for line in WRITTEN if not any(line == name or line.startswith(f"{name} ") for name in COMMANDS)}
    assert unknown == set()
    assert len(WRITTEN) >= len(COMMANDS) > 10
