"""Reading a schema.org JobPosting as the fields of a job order; properties Jobbro has no use for are left behind.

Source of the vocabulary: schema.org/JobPosting.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping

from ingest.html_cleaning import clean_html, looks_like_html
from ingest.rows import FieldRefused
from ingest.terms import as_hours

#: Which property of the posting each of our fields comes from, for messages to its sender.
POSTING_NAMES: Mapping[str, str] = {
    "source_id": "identifier",
    "title": "title",
    "text": "description",
    "employer_name": "hiringOrganization.name",
    "cvr_number": "hiringOrganization.taxID",
    "industry": "industry",
    "occupation_uri": "occupationalCategory",
    "postcode": "jobLocation.address.postalCode",
    "positions": "totalJobOpenings",
    "hours": "workHours",
    "employment": "employmentType",
    "starts_on": "jobStartDate",
    "deadline_on": "validThrough",
    "posted_on": "datePosted",
    "must": "skills/qualifications",
    "contact": "applicationContact",
}
_HOURS_BY_TYPE = {"FULL_TIME": "fuldtid", "FULLTIME": "fuldtid", "PART_TIME": "deltid", "PARTTIME": "deltid"}
_TEMPORARY_TYPES = frozenset({"TEMPORARY", "CONTRACTOR", "PER_DIEM", "INTERN"})
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|[;|\n]")
_LONGEST_PHRASE = 300


def is_posting(value: Mapping[str, object]) -> bool:
    """Whether an object says of itself that it is a JobPosting."""
    kinds = value.get("@type")
    return any(
        isinstance(kind, str) and re.split(r"[/:#]", kind)[-1] == "JobPosting"
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def postings_in(document: object) -> Iterator[Mapping[str, object]]:
    """Every JobPosting in a document, in its order: alone, in lists, in `@graph` or inside another object."""
    if isinstance(document, list):
        for item in document:
            yield from postings_in(item)
    elif isinstance(document, Mapping):
        if is_posting(document):
            yield document
        else:
            for inner in document.values():
                yield from postings_in(inner)


def posting_record(posting: Mapping[str, object]) -> Mapping[str, object]:
    """The posting under our own field names, values still as the sender wrote them."""
    employer = posting.get("hiringOrganization")
    types = _employment_types(posting)
    record = {
        "source_id": _identifier(posting),
        "title": posting.get("title"),
        "text": posting.get("description"),
        "employer_name": employer.get("name") if isinstance(employer, Mapping) else employer,
        "cvr_number": _cvr_of(employer),
        "industry": _industry_code(posting.get("industry")),
        "occupation_uri": _concept(posting.get("occupationalCategory")),
        "postcode": _postcode(posting.get("jobLocation")),
        "positions": posting.get("totalJobOpenings"),
        "hours": _hours(posting.get("workHours"), types),
        "employment": "tidsbegrænset" if types & _TEMPORARY_TYPES else None,
        "starts_on": posting.get("jobStartDate"),
        "deadline_on": posting.get("validThrough"),
        "posted_on": posting.get("datePosted"),
        "must": [phrase for name in ("skills", "qualifications") for phrase in _phrases(posting.get(name))],
        "contact": _contact(posting.get("applicationContact")),
    }
    return {name: value for name, value in record.items() if value not in (None, "", [], {})}


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _identifier(posting: Mapping[str, object]) -> object:
    identifier = _first(posting.get("identifier"))
    if isinstance(identifier, Mapping):
        identifier = identifier.get("value") or identifier.get("@id")
    return identifier or posting.get("@id") or posting.get("url") or _content_id(posting)


def _content_id(posting: Mapping[str, object]) -> str:
    """An id for a posting without one, the same every time the same posting comes."""
    told = [posting.get(name) for name in ("title", "hiringOrganization", "description")]
    return "indhold-" + hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:24]


def _employment_types(posting: Mapping[str, object]) -> frozenset[str]:
    given = posting.get("employmentType")
    listed = given if isinstance(given, list) else [given]
    return frozenset(re.split(r"[/:#]", kind)[-1].upper() for kind in listed if isinstance(kind, str))


def _hours(work_hours: object, types: frozenset[str]) -> object:
    """The hours given in words, if they are hours a week; else what the employment type says."""
    try:
        if work_hours is not None:
            as_hours(work_hours)
            return work_hours
    except FieldRefused:
        pass  # schema.org lets workHours hold opening times and sentences too
    return next((_HOURS_BY_TYPE[kind] for kind in sorted(types) if kind in _HOURS_BY_TYPE), None)


def _cvr_of(employer: object) -> object:
    """The employer's tax number when it has the form of a Danish one."""
    if not isinstance(employer, Mapping):
        return None
    identifier = _first(employer.get("identifier"))
    identifier = identifier.get("value") if isinstance(identifier, Mapping) else identifier
    for number in (employer.get("taxID"), employer.get("vatID"), identifier):
        bare = re.sub(r"^DK|[\s.-]", "", str(number or ""), flags=re.IGNORECASE)
        if re.fullmatch(r"\d{8}", bare):
            return bare
    return None


def _industry_code(industry: object) -> object:
    bare = re.sub(r"[.\s]", "", industry) if isinstance(industry, str) else ""
    return bare if re.fullmatch(r"[0-9]{2,6}", bare) else None


def _concept(category: object) -> object:
    found = _first(category)
    found = found.get("@id") or found.get("url") if isinstance(found, Mapping) else found
    return found if isinstance(found, str) and "data.europa.eu/esco" in found else None


def _postcode(location: object) -> object:
    place = _first(location)
    address = _first(place.get("address")) if isinstance(place, Mapping) else place
    if isinstance(address, Mapping):
        return address.get("postalCode")
    match = re.search(r"(?<!\d)\d{4}(?= +[A-ZÆØÅ])", address) if isinstance(address, str) else None
    return match.group() if match else None


def _phrases(value: object) -> Iterator[str]:
    """Requirements as phrases, whatever they came as; long text is cut at its sentences."""
    for item in value if isinstance(value, list) else [value]:
        named = item.get("name") or item.get("description") if isinstance(item, Mapping) else item
        if isinstance(named, str):
            text = clean_html(named).text if looks_like_html(named) else named
            yield from (part.strip()[:_LONGEST_PHRASE] for part in _SENTENCE_END.split(text) if part.strip())


def _contact(value: object) -> object:
    contact = _first(value)
    if not isinstance(contact, Mapping):
        return None
    parts = {"name": contact.get("name"), "email": contact.get("email"), "phone": contact.get("telephone")}
    return {key: part for key, part in parts.items() if isinstance(part, str) and part}
