"""Every enumeration that people read says its words in Danish, once."""

import importlib
import pkgutil
from collections.abc import Iterator
from enum import Enum

import pytest

import matching.core
from matching.core.job_order import JobOrderStatus, Shift
from matching.core.labels import Labelled


def enumerations() -> Iterator[type[Labelled]]:
    for module in pkgutil.iter_modules(matching.core.__path__, "matching.core."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Labelled) and value.__module__ == module.name:
                yield value


LABELLED = [one for one in enumerations() if one is not Labelled]


def test_the_stored_value_and_the_danish_word_are_two_things() -> None:
    assert (Shift.NIGHT.value, Shift.NIGHT.label) == ("night", "Nat")


def test_a_member_is_found_by_its_stored_value() -> None:
    assert JobOrderStatus.of("need_met") is JobOrderStatus.NEED_MET
    with pytest.raises(KeyError):
        JobOrderStatus.of("NEED_MET")


def test_members_are_told_apart_by_value_and_not_by_label() -> None:
    class Two(Labelled):
        ONE = "one", "Ens"
        OTHER = "other", "Ens"

    assert [member.value for member in Two] == ["one", "other"]
    assert Two("one") is Two.ONE


def test_all_of_them_are_looked_at() -> None:
    assert len(LABELLED) >= 15


@pytest.mark.parametrize("kind", LABELLED, ids=lambda kind: kind.__name__)
def test_every_member_has_a_label_of_its_own(kind: type[Labelled]) -> None:
    labels = [member.label for member in kind]
    assert all(label.strip() == label and label for label in labels)
    assert len(set(labels)) == len(labels)
    assert all(isinstance(member.value, str) for member in kind)
    assert issubclass(kind, Enum)
