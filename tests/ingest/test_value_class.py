"""A value is told by its class and never by itself."""

import pytest

from ingest.value_class import class_of


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "tom"),
        ("  ", "tom"),
        ([], "tom"),
        ("hemmeligt", "tekst på 9 tegn"),
        ("01-02-2026", "dato"),
        ("12345", "tal på 5 cifre"),
        ("7", "tal på 1 ciffer"),
        (12, "tal"),
        (True, "ja/nej-værdi"),
        ({"a": 1}, "objekt med 1 felter"),
        (["a", "b"], "liste med 2 led"),
    ],
)
def test_the_class_of_a_value(value, told):
    assert class_of(value) == told
