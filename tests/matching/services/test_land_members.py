"""Landing members: new, unchanged, changed; the name apart; each a-kasse its own."""

from dataclasses import replace
from typing import Any

import psycopg
import pytest

from matching.core.landing import Landed
from matching.core.member import EducationSubmission, MemberSubmission
from matching.core.submissions import from_json
from matching.database.pool import Connection, set_tenant
from matching.queries import members
from matching.services.land_members import land_members
from tests.builders import AKADEMIKERNE, METAL, MODEL, NOW, a_member_submission, put_geography


@pytest.fixture(autouse=True)
def _bound_to_akademikerne(connection: Connection) -> None:
    set_tenant(connection, AKADEMIKERNE)


def landed(connection: Connection, submission: MemberSubmission) -> Any:
    found = members.find_landed(connection, submission.akasse_id, submission.source, submission.source_id)
    assert found is not None
    return found


def head(connection: Connection, submission: MemberSubmission) -> members.MemberHead:
    key = landed(connection, submission).member_id
    return members.member_heads(connection, submission.akasse_id, [key])[0]


def understand(connection: Connection, submission: MemberSubmission) -> None:
    whose = {"akasse_id": AKADEMIKERNE, "member_id": landed(connection, submission).member_id}
    row = {**whose, "hours_least": None, "hours_most": None, "now": NOW, "understood_by": MODEL}
    members.mark_understood(connection, [row])


def test_a_member_lands_once_and_the_same_content_is_no_change(connection: Connection) -> None:
    member = a_member_submission()
    assert land_members(connection, [member, member], now=NOW) == [Landed.NEW, Landed.UNCHANGED]
    assert landed(connection, member).version == 1


def test_the_same_content_does_not_make_an_understood_member_wait_again(connection: Connection) -> None:
    member = a_member_submission()
    land_members(connection, [member], now=NOW)
    understand(connection, member)
    land_members(connection, [member], now=NOW)
    assert members.count_waiting(connection, AKADEMIKERNE) == 0


def test_changed_content_is_a_new_version_that_waits_to_be_read_again(connection: Connection) -> None:
    member = a_member_submission()
    land_members(connection, [member], now=NOW)
    understand(connection, member)
    changed = replace(member, summary="Har taget truckcertifikat.")
    assert land_members(connection, [changed], now=NOW) == [Landed.CHANGED]
    assert landed(connection, changed).version == 2
    (waiting,) = members.waiting_members(connection, AKADEMIKERNE, 9)
    assert waiting.submission["summary"] == "Har taget truckcertifikat."


def test_who_a_member_is_stands_in_no_kept_version_and_in_no_row_that_ranks(connection: Connection) -> None:
    member = a_member_submission(name="Sjælden Navnesen", email="navnesen@example.com", phone="00 98 98 98")
    land_members(connection, [member], now=NOW)
    tables = connection.execute(
        "SELECT table_name FROM information_schema.columns"
        " WHERE table_schema = 'jobbro' AND column_name = 'member_id' ORDER BY table_name"
    ).fetchall()
    holding = [
        table
        for (table,) in tables
        if not table.startswith("member_vector_")
        and connection.execute(
            f"SELECT FROM {table} WHERE {table}::text ~* 'navnesen' OR {table}::text LIKE '%98 98 98%'"
        ).fetchone()
        is not None
    ]
    assert holding == ["member_identity"]
    assert head(connection, member).name == "Sjælden Navnesen"


def test_what_is_kept_is_the_submission_but_for_the_name(connection: Connection) -> None:
    member = a_member_submission(skills=("excel",), educations=(EducationSubmission("Cand.mag."),))
    land_members(connection, [member], now=NOW)
    (waiting,) = members.waiting_members(connection, AKADEMIKERNE, 9)
    assert "name" not in waiting.submission
    assert from_json(MemberSubmission, {**waiting.submission, "name": member.name}) == member


def test_a_new_address_is_a_change_that_reaches_the_identity(connection: Connection) -> None:
    member = a_member_submission(email="karen@example.com", phone="00 12 34 56")
    land_members(connection, [member], now=NOW)
    assert land_members(connection, [replace(member, phone="")], now=NOW) == [Landed.CHANGED]
    assert connection.execute("SELECT email, phone FROM member_identity").fetchall() == [("karen@example.com", "")]


def test_a_new_name_is_a_change_that_reaches_the_identity(connection: Connection) -> None:
    member = a_member_submission()
    land_members(connection, [member], now=NOW)
    renamed = replace(member, name="Karen Ny")
    assert land_members(connection, [renamed], now=NOW) == [Landed.CHANGED]
    assert head(connection, renamed).name == "Karen Ny"


def test_a_postcode_tells_the_municipality(connection: Connection) -> None:
    put_geography(connection)
    member = a_member_submission(postcode="4000")
    land_members(connection, [member], now=NOW)
    assert head(connection, member).municipality == "Roskilde"


def test_the_same_id_in_two_akasser_is_two_members(connection: Connection) -> None:
    land_members(connection, [a_member_submission()], now=NOW)
    set_tenant(connection, METAL)
    assert land_members(connection, [a_member_submission(akasse_id=METAL)], now=NOW) == [Landed.NEW]
    assert members.count_members(connection, METAL) == 1
    assert members.count_members(connection, AKADEMIKERNE) == 0


def test_a_member_of_another_akasse_cannot_be_landed(connection: Connection) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
        land_members(connection, [a_member_submission(akasse_id=METAL)], now=NOW)
