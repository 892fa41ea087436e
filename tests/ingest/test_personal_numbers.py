"""What looks like a personal number is found, and the numbers of companies and telephones are left alone.

Every number here is invented; 0000 to 0009 and impossible days keep them from being anyone's.
"""

import pytest

from ingest.personal_numbers import holds_personal_number, texts_in


@pytest.mark.parametrize(
    "text",
    [
        "010203-0004",
        "cpr: 010203-0004.",
        "010203 0004",
        "010203 - 0004",
        "010203–0004",
        "0102\u200b03-0004",
        "610203-0004",
        "\uff10\uff11\uff10\uff12\uff10\uff13-0004",
    ],
)
def test_a_date_and_four_digits_are_a_personal_number(text):
    assert holds_personal_number(text, also_unbroken=False)


@pytest.mark.parametrize(
    "text", ["320203-0004", "011303-0004", "0102030004", "12 34 56 78", "010203-00045", "+45 98 00 00 00"]
)
def test_other_numbers_are_not(text):
    assert not holds_personal_number(text, also_unbroken=False)


def test_ten_digits_in_a_row_count_only_when_asked():
    assert holds_personal_number("nr 0102030004", also_unbroken=True)
    assert not holds_personal_number("nr 0102030004", also_unbroken=False)
    assert not holds_personal_number("tlf 4598000000", also_unbroken=True)


def test_every_text_in_a_record_is_looked_at():
    record = {"a": "x", "b": [{"c": "y"}, 7, True, None], "d": {"e": 1.0}}
    assert list(texts_in(record)) == [("a", "x"), ("b.0.c", "y"), ("b.1", "7"), ("d.e", "1")]
