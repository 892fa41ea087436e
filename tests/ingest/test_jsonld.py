"""schema.org postings become job orders, from documents and from web pages."""

import io
import json
from datetime import date

import pytest

from ingest.job_orders import read_job_orders
from ingest.jsonld import is_posting, posting_record, postings_in
from ingest.refusals import BrokenJson, NoJobPosting
from ingest.rows import Accepted, Rejected
from matching.core.job_order import Contact, Employment, Hours

POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "identifier": {"@type": "PropertyValue", "name": "Lager", "value": "J-77"},
    "title": "Lagermedarbejder",
    "description": "<p>Vi søger en <b>stabil</b> kollega</p><ul><li>Truck</li></ul><p style='display:none'>skjult</p>",
    "datePosted": "2026-11-01",
    "validThrough": "2026-12-31T23:59:00+01:00",
    "jobStartDate": "snarest",
    "employmentType": ["FULL_TIME", "TEMPORARY"],
    "totalJobOpenings": 2,
    "hiringOrganization": {"@type": "Organization", "name": "Nordjysk Lager ApS", "taxID": "DK10172748"},
    "jobLocation": {"@type": "Place", "address": {"postalCode": "9000", "addressLocality": "Aalborg"}},
    "industry": "52.10.00",
    "skills": "truckcertifikat B; SAP",
    "qualifications": ["Du taler dansk. Du er stabil."],
    "applicationContact": {"name": "Anne Berg", "email": "job@example.dk", "telephone": "98 00 00 00"},
    "baseSalary": {"value": 1},
}


def orders_of(content: object, name: str = "a.json"):
    text = content if isinstance(content, str) else json.dumps(content)
    return list(read_job_orders(io.BytesIO(text.encode()), name).rows)


def page_with(*documents: object) -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(document)}</script>' for document in documents)
    return f"<!doctype html><html><head><title>Job</title>{scripts}</head><body><p>Job</p></body></html>"


def test_every_property_lands_in_its_field():
    (accepted,) = orders_of(POSTING)
    order = accepted.submission
    assert (order.source_id, order.title, order.employer_name) == ("J-77", "Lagermedarbejder", "Nordjysk Lager ApS")
    assert order.text == "Vi søger en stabil kollega\nTruck"
    assert order.html == "<p>Vi søger en <strong>stabil</strong> kollega</p><ul><li>Truck</li></ul>"
    assert (order.cvr_number, order.postcode, order.positions) == ("10172748", "9000", 2)
    assert (order.posted_on, order.deadline_on, order.starts_on) == (date(2026, 11, 1), date(2026, 12, 31), None)
    assert (order.hours, order.employment) == (Hours(37, 37), Employment.TEMPORARY)
    assert order.industry.code == "521000"
    assert order.must == ("truckcertifikat B", "SAP", "Du taler dansk.", "Du er stabil.")
    assert order.contact == Contact("Anne Berg", "job@example.dk", "98 00 00 00")


@pytest.mark.parametrize(
    "document",
    [
        POSTING,
        [POSTING],
        {"@graph": [{"@type": "WebPage"}, POSTING]},
        {"@type": "WebPage", "mainEntity": POSTING},
        POSTING | {"@type": ["Thing", "https://schema.org/JobPosting"]},
    ],
)
def test_a_posting_is_found_wherever_it_lies(document):
    assert [row.submission.source_id for row in orders_of(document)] == ["J-77"]
    assert [row.submission.source_id for row in orders_of(page_with(document), "a.html")] == ["J-77"]


def test_a_page_may_hold_several_documents_and_postings():
    page = page_with({"@type": "WebSite"}, [POSTING, POSTING | {"identifier": "J-78"}], POSTING | {"identifier": 79})
    assert [row.submission.source_id for row in orders_of(page, "a.htm")] == ["J-77", "J-78", "79"]


def test_without_an_identifier_the_address_or_the_content_is_the_id():
    bare = {key: value for key, value in POSTING.items() if key != "identifier"}
    assert posting_record(bare | {"url": "https://a.dk/1"})["source_id"] == "https://a.dk/1"
    (first,), (second,) = orders_of(bare), orders_of(bare)
    assert first.submission.source_id == second.submission.source_id
    assert first.submission.source_id.startswith("indhold-")
    (other,) = orders_of(bare | {"title": "Kok"})
    assert other.submission.source_id != first.submission.source_id


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ["Kok"]}, "title"),
        ({"title": {"a": 1}}, "title"),
        ({"description": [1]}, "description"),
        ({"validThrough": "31/31/2026"}, "validThrough"),
        ({"datePosted": {"@value": 1}}, "datePosted"),
        ({"totalJobOpenings": "mange"}, "totalJobOpenings"),
        ({"hiringOrganization": {"name": "X", "taxID": "10172749"}}, "hiringOrganization.taxID"),
        ({"hiringOrganization": [1]}, "hiringOrganization.name"),
        ({"jobLocation": {"address": {"postalCode": "SW1A"}}}, "jobLocation.address.postalCode"),
        ({"applicationContact": {"email": "ingen"}}, "applicationContact"),
        ({"description": "Ring til 010203-0004"}, "description"),
    ],
)
def test_a_wrong_type_or_value_rejects_the_posting_by_its_property(change, field):
    rows = orders_of([POSTING | change, POSTING | {"identifier": "god"}])
    assert isinstance(rows[0], Rejected)
    assert {problem.field for problem in rows[0].problems} == {field}
    assert isinstance(rows[1], Accepted)


@pytest.mark.parametrize(
    "change",
    [{"workHours": "8-16 alle hverdage"}, {"jobLocation": "Aalborg"}, {"skills": 7}, {"industry": "Transport"}],
)
def test_words_where_schema_org_allows_words_reject_nothing(change):
    (accepted,) = orders_of(POSTING | change)
    assert isinstance(accepted, Accepted)


def test_pages_and_documents_without_a_posting_are_refused():
    for content, name in [
        ("<html><p>Hej</p></html>", "a.html"),
        (page_with({"@type": "WebPage"}), "a.html"),
        ("[]", "a.json"),
    ]:
        with pytest.raises(NoJobPosting):
            orders_of(content, name)


def test_broken_and_deep_json_is_refused():
    broken = '<script type="application/ld+json">{"@type": "JobPosting",,}</script>'
    deep = '{"a":' * 30 + "1" + "}" * 30
    for content, name in [
        (broken, "a.html"),
        ("{", "a.json"),
        (deep, "a.json"),
        (page_with(json.loads(deep)), "a.html"),
    ]:
        with pytest.raises(BrokenJson):
            orders_of(content, name)


def test_the_type_decides_what_a_posting_is():
    assert is_posting({"@type": "schema:JobPosting"})
    assert not is_posting({"@type": "JobPostings"})
    assert not is_posting({"@type": 7})
    assert list(postings_in("JobPosting")) == []
