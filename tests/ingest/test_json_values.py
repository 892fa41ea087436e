"""JSON is read strictly, and what is wrong is said without repeating it."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.json_values import JsonRefused, depth_of, strict_json


def test_ordinary_json_is_read():
    assert strict_json('{"a": [1, 2.5, "ø", null, true, {"b": "\\ud83d\\ude42"}]}', 20) == {
        "a": [1, 2.5, "ø", None, True, {"b": "🙂"}]
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": 1, "a": 2}', "to gange"),
        ('{"a": NaN}', "NaN"),
        ('{"a": -Infinity}', "Infinity"),
        ('{"a": 1e999}', "for stort"),
        ('{"a": ' + "1" * 31 + "}", "for stort"),
        ('{"a": "x\\u0000"}', "NUL"),
        ('{"\\u0000": 1}', "NUL"),
        ('{"a": "\\ud800"}', "surrogater"),
        ('{"hemmelig', "ved tegn 2"),
        ("", "ved tegn 1"),
        ("[" * 200_000, "20 lag"),
        ('{"a":' * 21 + "1" + "}" * 21, "20 lag"),
    ],
)
def test_what_json_should_not_carry_is_refused(text, reason):
    with pytest.raises(JsonRefused, match=reason) as refused:
        strict_json(text, 20)
    assert "hemmelig" not in str(refused.value)


def test_brackets_inside_text_are_not_nesting():
    assert strict_json('{"a": "' + "[" * 50 + '\\""}', 20) == {"a": "[" * 50 + '"'}


def test_twenty_layers_are_allowed():
    assert depth_of(strict_json("[" * 20 + "]" * 20, 20)) == 20


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    with suppress(JsonRefused):
        value = strict_json(text, 20)
        assert value == json.loads(text)
