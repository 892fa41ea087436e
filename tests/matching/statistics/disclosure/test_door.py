"""There is one door, it cannot be gone round, and it stays shut unless the attacker fails."""

import copy
import dataclasses
import inspect
import re
from collections.abc import Callable

import pytest

from matching.statistics.disclosure import door
from matching.statistics.disclosure.cubes import Dimension
from matching.statistics.disclosure.door import DisclosureRefused, PublishableVintage, VintagesOutOfOrder, publish
from matching.statistics.disclosure.ledger import Ledger, Standing
from matching.statistics.disclosure.published import HiddenBecause, PublishedCell
from matching.statistics.disclosure.rules import DisclosureRules
from tests.consistency.house import PACKAGES, ROOT, python_files
from tests.matching.statistics.disclosure.tables import FEBRUARY, JANUARY, a_cube, drawn_cubes, shown

ROWS = Dimension("akasse", {"a": "alle", "b": "alle", "c": "alle"}, "alle")
CUBE = a_cube({("a",): 3, ("b",): 30, ("c",): 9}, ROWS)


def nothing(ledger: Ledger, rules: DisclosureRules) -> None:
    """Secondary suppression taken away."""


def too_little(ledger: Ledger, rules: DisclosureRules) -> None:
    """Primary suppression taken away as well."""
    for entry in ledger.standing:
        ledger.standing[entry] = Standing.PUBLIC


def test_a_hidden_cell_is_none_with_a_reason_and_never_zero() -> None:
    cells = publish([CUBE], JANUARY, ()).cubes[0].cells
    assert cells == {
        ("a",): PublishedCell(None, HiddenBecause.CONFIDENTIAL),
        ("b",): PublishedCell(30),
        ("c",): PublishedCell(None, HiddenBecause.CONFIDENTIAL),
        ("alle",): PublishedCell(42),
    }


@pytest.mark.parametrize("seed", range(8))
def test_without_secondary_suppression_the_door_stays_shut(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(door, "protect", nothing)
    with pytest.raises(DisclosureRefused) as refused:
        publish(drawn_cubes(seed), JANUARY, ())
    assert len(refused.value.report.exposed) > 5


def test_the_refusal_names_no_count_and_no_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "protect", nothing)
    with pytest.raises(DisclosureRefused) as refused:
        publish([CUBE], JANUARY, ())
    assert str(refused.value) == (
        "Tallene er ikke udgivet: 1 af 1 skjulte tal kan regnes ud af det, der er udgivet. "
        "Slå grupper sammen i tabellerne, og prøv igen."
    )


def test_a_vintage_that_gives_an_earlier_one_away_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    first = publish([CUBE], JANUARY, ())
    monkeypatch.setattr(door, "protect", too_little)
    with pytest.raises(DisclosureRefused):
        publish([CUBE], FEBRUARY, (first.release,))


@pytest.mark.parametrize("published_on", [JANUARY, FEBRUARY])
def test_a_vintage_must_be_newer_than_all_before_it(published_on: object) -> None:
    history = (publish([CUBE], FEBRUARY, ()).release,)
    with pytest.raises(VintagesOutOfOrder):
        publish([CUBE], published_on, history)  # type: ignore[arg-type]


def test_the_door_has_no_switch() -> None:
    assert list(inspect.signature(publish).parameters) == ["cubes", "published_on", "history"]
    source = inspect.getsource(door)
    assert re.findall(r"environ|getenv|settings|skip|force|debug", source) == []


@pytest.mark.parametrize(
    "way",
    [
        lambda vintage: PublishableVintage(vintage.release, vintage.causes, vintage.report, seal=object()),
        lambda vintage: PublishableVintage(vintage.release, vintage.causes, vintage.report),
        lambda vintage: dataclasses.replace(vintage, release=vintage.release),
        lambda vintage: setattr(vintage, "release", None),
    ],
    ids=["another seal", "no seal", "replace", "assignment"],
)
def test_a_publishable_vintage_is_made_by_the_door_alone(way: Callable[[PublishableVintage], object]) -> None:
    vintage = publish([CUBE], JANUARY, ())
    with pytest.raises((TypeError, ValueError, dataclasses.FrozenInstanceError)):
        way(vintage)
    assert copy.copy(vintage).cubes == vintage.cubes


def test_nobody_else_knows_the_seal_or_makes_a_vintage() -> None:
    knowing = [
        str(path)
        for path in python_files(*PACKAGES)
        if re.search(r"_SEAL\b|PublishableVintage\(", (ROOT / path).read_text("utf-8"))
    ]
    assert knowing == ["matching/statistics/disclosure/door.py"]


def test_what_was_published_is_part_of_the_record() -> None:
    vintage = publish([CUBE], JANUARY, ())
    assert vintage.cubes is vintage.release.published
    assert vintage.release.true == (CUBE,)
    assert vintage.cubes == (shown(CUBE, {("a",), ("c",)}),)
