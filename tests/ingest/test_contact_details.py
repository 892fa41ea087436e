"""Where a member can be reached comes in with the member, is checked, and is never repeated in a message."""

import io
import json

import pytest

from ingest.members import Sender, read_members
from ingest.rows import Accepted, Rejected
from matching.core.ids import AkasseId

BY_ROW = Sender(akasser={"43": AkasseId(43)})


def read(content: str, name: str) -> list[Accepted | Rejected]:
    return list(read_members(io.BytesIO(content.encode()), name, sender=BY_ROW).rows)


@pytest.mark.parametrize("headers", ["e-mail;telefon", "E-mail;Tlf", "email;Telefonnummer", "mail;mobil"])
def test_the_columns_are_known_by_their_danish_names(headers: str) -> None:
    (row,) = read(f"id;akasse;profil;{headers}\n1;43;kok;Ditte@Example.com;+45 00 12 34 56\n", "m.csv")
    assert isinstance(row, Accepted)
    assert (row.submission.email, row.submission.phone) == ("Ditte@example.com", "00 12 34 56")


def test_the_fields_are_known_by_our_own_names() -> None:
    record = {"id": "1", "akasse": "43", "text": "kok", "email": "ditte@example.com", "phone": "00123456"}
    (row,) = read(json.dumps(record), "m.ndjson")
    assert isinstance(row, Accepted)
    assert (row.submission.email, row.submission.phone) == ("ditte@example.com", "00 12 34 56")


def test_a_member_may_have_told_neither() -> None:
    (row,) = read("id;akasse;profil;email;telefon\n1;43;kok;;\n", "m.csv")
    assert isinstance(row, Accepted)
    assert (row.submission.email, row.submission.phone) == ("", "")


@pytest.mark.parametrize(
    ("header", "value", "remedy"), [("email", "hemmelig", "Skriv én adresse"), ("telefon", "991", "otte cifre")]
)
def test_what_is_malformed_is_refused_with_a_remedy_and_without_the_value(header: str, value: str, remedy: str) -> None:
    (row,) = read(f"id;akasse;profil;{header}\n1;43;kok;{value}\n", "m.csv")
    assert isinstance(row, Rejected)
    (problem,) = row.problems
    assert problem.field == header
    assert remedy in problem.remedy
    assert value not in problem.as_text()


def test_a_personal_number_does_not_pass_as_a_telephone_number() -> None:
    (row,) = read("id;akasse;profil;telefon\n1;43;kok;010190-1234\n", "m.csv")
    assert isinstance(row, Rejected)
    assert "Personnumre" in row.problems[0].problem
