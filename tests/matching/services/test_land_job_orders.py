"""Landing job orders: new, unchanged, changed, and what is nearly a repeat."""

from dataclasses import replace
from typing import Any

import pytest

from matching.core.industry import IndustryCode
from matching.core.job_order import Contact, Hours, JobOrderSubmission, Shift
from matching.core.landing import Landed
from matching.core.submissions import from_json
from matching.database.pool import Connection
from matching.queries import job_orders
from matching.services.land_job_orders import land_job_orders
from tests.builders import NOW, an_order_submission, order_reading_row, put_geography

CONTACT = Contact("Inge Kontakt", "inge@example.com", "11 22 33 44")


def landed(connection: Connection, submission: JobOrderSubmission) -> Any:
    found = job_orders.find_landed(connection, submission.source, submission.source_id)
    assert found is not None
    return found


def head(connection: Connection, submission: JobOrderSubmission) -> job_orders.OrderHead:
    return job_orders.order_heads(connection, [landed(connection, submission).job_order_id])[0]


def test_an_order_lands_once_and_the_same_content_is_no_change(connection: Connection) -> None:
    order = an_order_submission(contact=CONTACT)
    assert land_job_orders(connection, [order, order], now=NOW) == [Landed.NEW, Landed.UNCHANGED]
    assert landed(connection, order).version == 1
    assert job_orders.count_waiting(connection) == 1


def test_changed_content_is_a_new_version_that_waits_to_be_read_again(connection: Connection) -> None:
    order = an_order_submission()
    land_job_orders(connection, [order], now=NOW)
    key = landed(connection, order).job_order_id
    job_orders.put_reading(connection, [order_reading_row(key)])
    assert job_orders.count_waiting(connection) == 0
    changed = replace(order, title="Lagerchef")
    assert land_job_orders(connection, [changed], now=NOW) == [Landed.CHANGED]
    assert landed(connection, order) == job_orders.LandedOrder(key, 2, landed(connection, order).content_digest)
    assert [row.job_order_id for row in job_orders.waiting_job_orders(connection, 9)] == [key]


def test_the_worker_reads_the_newest_version_as_it_was_submitted(connection: Connection) -> None:
    order = an_order_submission(hours=Hours(30, 37), shifts=frozenset({Shift.NIGHT}), must=("truck",))
    land_job_orders(connection, [an_order_submission(title="Før"), order], now=NOW)
    (waiting,) = job_orders.waiting_job_orders(connection, 9)
    assert from_json(JobOrderSubmission, waiting.submission) == order


def test_every_version_is_kept_without_the_contact(connection: Connection) -> None:
    land_job_orders(connection, [an_order_submission(contact=CONTACT)], now=NOW)
    land_job_orders(connection, [an_order_submission(contact=CONTACT, title="Ny")], now=NOW)
    kept = connection.execute("SELECT version, submission FROM job_order_version ORDER BY version").fetchall()
    assert [(version, content["title"]) for version, content in kept] == [(1, "Lagermedarbejder"), (2, "Ny")]
    assert "Inge" not in str(kept)
    assert "inge@" not in str(kept)


def test_the_contact_is_kept_apart_for_the_orders_own_page(connection: Connection) -> None:
    order = an_order_submission(contact=CONTACT)
    land_job_orders(connection, [order], now=NOW)
    assert job_orders.find_contact(connection, landed(connection, order).job_order_id) == CONTACT


def test_a_new_contact_alone_is_a_change(connection: Connection) -> None:
    land_job_orders(connection, [an_order_submission(contact=CONTACT)], now=NOW)
    again = an_order_submission(contact=replace(CONTACT, name="Ole Kontakt"))
    assert land_job_orders(connection, [again], now=NOW) == [Landed.CHANGED]
    found = job_orders.find_contact(connection, landed(connection, again).job_order_id)
    assert found is not None
    assert found.name == "Ole Kontakt"


def test_the_same_id_from_two_sources_is_two_orders(connection: Connection) -> None:
    orders = [an_order_submission(), an_order_submission(source="en anden")]
    assert land_job_orders(connection, orders, now=NOW) == [Landed.NEW, Landed.NEW]


def test_a_postcode_tells_the_municipality_and_a_code_the_section(connection: Connection) -> None:
    put_geography(connection)
    order = an_order_submission(postcode="1553", industry=IndustryCode("521000"))
    land_job_orders(connection, [order], now=NOW)
    assert (head(connection, order).place, head(connection, order).industry) == ("København", "Transport")


def test_an_employer_is_known_by_cvr_number_whatever_the_spelling(connection: Connection) -> None:
    told = {"cvr_number": "12345678"}
    orders = [
        an_order_submission("1", employer_name="Pakkeriet ApS", **told),
        an_order_submission("2", employer_name="PAKKERIET", title="Kok", **told),
        an_order_submission("3", employer_name="Køkkenet", title="Tjener"),
    ]
    land_job_orders(connection, orders, now=NOW)
    employers = connection.execute("SELECT count(DISTINCT employer_id) FROM job_order").fetchone()
    assert employers == (2,)


def test_an_order_without_an_employer_lands(connection: Connection) -> None:
    order = an_order_submission(employer_name=None)
    land_job_orders(connection, [order], now=NOW)
    assert head(connection, order).employer is None


def test_the_later_of_two_nearly_equal_orders_points_at_the_earlier_with_the_reason(connection: Connection) -> None:
    first = an_order_submission("1", postcode="8000")
    again = replace(first, source_id="2", text=first.text + " Ring og hør mere.")
    land_job_orders(connection, [first, again], now=NOW)
    assert head(connection, first).duplicate_of is None
    assert head(connection, again).duplicate_of == head(connection, first).number
    assert (head(connection, again).duplicate_reason or "").startswith("Samme virksomhed og sted, teksten er ")


def test_a_third_repeat_points_at_the_first_not_at_the_second(connection: Connection) -> None:
    orders = [an_order_submission(number, postcode="8000") for number in ("1", "2", "3")]
    land_job_orders(connection, orders, now=NOW)
    first = head(connection, orders[0]).number
    assert [head(connection, order).duplicate_of for order in orders] == [None, first, first]


def test_an_order_that_became_another_is_no_longer_a_repeat(connection: Connection) -> None:
    first, again = an_order_submission("1", postcode="8000"), an_order_submission("2", postcode="8000")
    land_job_orders(connection, [first, again], now=NOW)
    other = replace(again, title="Kok", text="Vi laver mad fra bunden og har brug for en kok til aftenholdet nu.")
    land_job_orders(connection, [other], now=NOW)
    assert head(connection, other).duplicate_of is None


def test_two_jobs_with_different_titles_at_one_employer_are_two(connection: Connection) -> None:
    orders = [an_order_submission("1", postcode="8000"), an_order_submission("2", postcode="8000", title="Natvagt")]
    land_job_orders(connection, orders, now=NOW)
    assert [head(connection, order).duplicate_of for order in orders] == [None, None]


def test_landing_is_all_or_nothing(connection: Connection) -> None:
    bad = an_order_submission("2", positions=0)
    with pytest.raises(Exception, match="job_order_has_positions"):
        land_job_orders(connection, [an_order_submission("1"), bad], now=NOW)
    assert job_orders.count_waiting(connection) == 0
