"""Whatever the bytes, a reader gives rows, rejects or a Danish refusal, and nothing else."""

import io
import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.http_intake import take_ndjson_job_orders
from ingest.job_orders import ORDER_SHAPE, read_job_orders
from ingest.members import MEMBER_SHAPE, Sender, read_members
from ingest.rows import Accepted, Rejected
from matching.core.errors import JobbroError
from matching.core.ids import AkasseId
from matching.core.landing import Landed

SENDER = Sender(akasse_id=AkasseId(43))
FUZZ = settings(max_examples=120, deadline=None)

HEADERS = st.lists(
    st.one_of(
        st.sampled_from([column.header for column in ORDER_SHAPE.columns + MEMBER_SHAPE.columns]), st.text(max_size=6)
    ),
    min_size=1,
    max_size=6,
)
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            '"',
            "1",
            "2026-01-01",
            "fuldtid",
            "010203-0004",
            "=1",
            "dag;aften",
            "<p>x</p>",
            "\x00",
            "\ud800",
            "9" * 400,
        ]
    ),
)
SEPARATORS = st.sampled_from([";", ",", "\t", "|"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le", "cp850"])


@st.composite
def tables(draw) -> bytes:
    separator, rows = draw(SEPARATORS), [draw(HEADERS), *draw(st.lists(st.lists(CELLS, max_size=6), max_size=5))]
    text = draw(st.sampled_from(["\n", "\r\n", "\r"])).join(separator.join(row) for row in rows)
    return text.encode(draw(ENCODINGS), "replace")


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), CELLS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["code", "version", "least", "most", "language", "level", "title", "since", "last_day", "name", "0"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [*sorted((ORDER_SHAPE.fields[""] | MEMBER_SHAPE.fields[""]) - {"akasse"}), "@type", "description"]
)
OBJECTS = st.dictionaries(FIELDS, VALUES, max_size=8)
LINES = st.one_of(OBJECTS.map(lambda value: json.dumps(value).encode()), st.binary(max_size=40))


def judge(read, content: bytes, name: str, **options) -> None:
    """Read to the end; only our own errors may come, and every reject has its reasons."""
    rows = []
    with suppress(JobbroError):
        rows = list(read(io.BytesIO(content), name, **options).rows)
    for row in rows:
        assert isinstance(row, Accepted | Rejected)
        if isinstance(row, Rejected):
            assert row.problems
            assert all(problem.remedy and problem.line == row.line for problem in row.problems)


@FUZZ
@given(st.one_of(tables(), st.binary(max_size=80)))
def test_any_table_of_orders_is_read_or_refused(content):
    judge(read_job_orders, content, "a.csv")


@FUZZ
@given(tables())
def test_any_table_of_members_is_read_or_refused(content):
    judge(read_members, content, "m.csv", sender=SENDER)


@FUZZ
@given(st.lists(LINES, max_size=4).map(b"\n".join))
def test_any_lines_of_orders_are_read_or_refused(content):
    judge(read_job_orders, content, "a.ndjson")


@FUZZ
@given(st.lists(LINES, max_size=4).map(b"\n".join))
def test_any_lines_of_members_are_read_or_refused(content):
    judge(read_members, content, "m.ndjson", sender=SENDER)


@FUZZ
@given(OBJECTS, st.sampled_from(["JobPosting", ["JobPosting"], "Thing"]))
def test_any_document_is_read_or_refused(posting, kind):
    judge(read_job_orders, json.dumps({**posting, "@type": kind}).encode(), "a.json")


@FUZZ
@given(st.lists(LINES, max_size=6))
def test_any_stream_gets_an_answer_for_every_row(lines):
    report = take_ndjson_job_orders(lines, lambda batch: [Landed.NEW] * len(batch))
    assert all((result.landed is None) == bool(result.problems) for result in report.results)


SCHEMA_ORG = st.sampled_from(
    ["identifier", "title", "description", "hiringOrganization", "jobLocation", "employmentType", "workHours", "skills",
     "industry", "occupationalCategory", "applicationContact", "url", "datePosted", "qualifications"]
)  # fmt: skip
PROPERTIES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), CELLS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "value", "address", "postalCode", "taxID", "identifier", "email", "@id"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@FUZZ
@given(st.dictionaries(SCHEMA_ORG, PROPERTIES, max_size=8))
def test_any_posting_is_read_or_rejected(posting):
    page = f'<script type="application/ld+json">{json.dumps(posting | {"@type": "JobPosting"})}</script>'
    judge(read_job_orders, page.encode(), "a.html")
    judge(read_job_orders, json.dumps(posting | {"@type": "JobPosting"}).encode(), "a.json")
