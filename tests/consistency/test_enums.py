"""PostgreSQL's enumerations and Python's are the same words in the same order."""

from enum import Enum

import pytest

from matching.database.enums import ENUMS
from matching.database.pool import Connection

LABELS = """
SELECT enumeration.enumlabel
  FROM pg_enum AS enumeration
 WHERE enumeration.enumtypid = %s::regtype
 ORDER BY enumeration.enumsortorder
"""
#: Kinds of names of a concept; written and read as plain words by the import alone.
WITHOUT_PYTHON = {"jobbro.label_kind"}


@pytest.mark.parametrize("name", ENUMS)
def test_the_labels_are_the_members_in_the_same_order(connection: Connection, name: str) -> None:
    labels = [label for (label,) in connection.execute(LABELS, [name]).fetchall()]
    assert labels == [member.value for member in ENUMS[name]]


def test_every_enumeration_of_the_schema_has_its_python_enumeration(connection: Connection) -> None:
    query = "SELECT typname FROM pg_type WHERE typnamespace = 'jobbro'::regnamespace AND typtype = 'e' ORDER BY typname"
    names = {f"jobbro.{name}" for (name,) in connection.execute(query).fetchall()}
    assert names - WITHOUT_PYTHON == set(ENUMS)


@pytest.mark.parametrize("name", ENUMS)
def test_a_member_travels_to_the_database_and_back(connection: Connection, name: str) -> None:
    for member in ENUMS[name]:
        row = connection.execute(f"SELECT %s::{name}", [member]).fetchone()  # type: ignore[call-overload]
        assert row == (member,)
        assert isinstance(row[0], Enum)
