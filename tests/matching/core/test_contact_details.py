"""Addresses and numbers are kept one way, and what is none is told apart."""

import pytest

from matching.core.contact_details import email_of, phone_of


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("karen@example.com", "karen@example.com"),
        (" Karen.Ø+1@Example.COM ", None),
        ("Karen.O+1@Example.COM", "Karen.O+1@example.com"),
        ("bo@rødgrød.example", "bo@xn--rdgrd-vuad.example"),
    ],
)
def test_an_address_is_kept_with_its_domain_as_the_network_writes_it(written: str, kept: str | None) -> None:
    assert email_of(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "", "karen", "@example.com", "karen@", "karen@example", "ka ren@example.com", "a@b@example.com",
        "karen@example.com\nBcc: alle@example.com", "karen@1.2.3.4", "karen@-x.example", "a..b@example.com",
        ".a@example.com", f"{'a' * 65}@example.com", f"a@{'b' * 64}.example", "a@example..com",
    ],
)  # fmt: skip
def test_what_is_no_address_is_none(written: str) -> None:
    assert email_of(written) is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("12345678", "12 34 56 78"),
        ("+45 12 34 56 78", "12 34 56 78"),
        ("0045-12345678", "12 34 56 78"),
        ("(12) 34.56/78", "12 34 56 78"),
        ("00 12 34 56", "00 12 34 56"),
        ("+46 70 123 45 67", "+46701234567"),
        ("0046 701234567", "+46701234567"),
    ],
)
def test_a_number_is_kept_as_people_write_it(written: str, kept: str) -> None:
    assert phone_of(written) == kept
    assert phone_of(kept) == kept


@pytest.mark.parametrize("written", ["", "1234567", "1234567890", "lokal 4", "+4512", "12 34 56 78 el. 87 65 43 21"])
def test_what_is_no_number_is_none(written: str) -> None:
    assert phone_of(written) is None
