"""A stream of NDJSON is taken row by row, in batches, with an answer for each."""

import json

from ingest.http_intake import take_ndjson_job_orders, take_ndjson_members
from ingest.limits import Limits
from ingest.members import Sender
from matching.core.ids import AkasseId
from matching.core.landing import Landed


def test_every_row_gets_its_answer(recorder):
    lines = [
        b'{"id": "1", "title": "Kok"}',
        b"{",
        b"",
        b'{"id": "2", "title": "Kok", "cpr": "x"}',
        b'{"id": "1", "title": "Bager"}',
        b'{"id": "3", "text": "Tjener"}',
    ]
    report = take_ndjson_job_orders(lines, recorder)
    assert [(result.line, result.source_id, result.landed) for result in report.results] == [
        (1, "1", Landed.NEW),
        (2, None, None),
        (4, None, None),
        (5, None, None),
        (6, "3", Landed.NEW),
    ]
    assert [problem.field for problem in report.results[2].problems] == ["cpr"]
    assert "linje 1" in report.results[3].problems[0].problem
    assert (report.rejected, report.count(Landed.NEW)) == (3, 2)
    assert report.as_text() == "Modtaget: 5 rækker (ny: 2, uændret: 0, ændret: 0).\nAfvist: 3."


def test_thousands_of_rows_are_landed_as_they_arrive(recorder):
    landed_when_asked = []

    def lines():
        for number in range(2_000):
            landed_when_asked.append(len(recorder.landed))
            yield json.dumps({"id": str(number), "title": "Kok"}).encode()

    report = take_ndjson_job_orders(lines(), recorder, source="jobag")
    assert [len(batch) for batch in recorder.batches] == [500, 500, 500, 500]
    assert landed_when_asked[1_000] == 1_000
    assert report.count(Landed.NEW) == 2_000
    assert recorder.landed[0].source == "jobag"


def test_members_of_another_akasse_than_the_senders_are_rejected(recorder):
    lines = [b'{"id": "1", "text": "kok"}', b'{"id": "2", "text": "kok", "akasse": "HK-A"}']
    sender = Sender("api", AkasseId(43), {"hk-a": AkasseId(15)})
    report = take_ndjson_members(lines, recorder, sender=sender, limits=Limits(batch_rows=1))
    assert [result.landed for result in report.results] == [Landed.NEW, None]
    assert recorder.landed[0].akasse_id == 43


def test_postings_of_schema_org_may_be_lines_too(recorder):
    posting = {"@type": "JobPosting", "title": "Kok", "identifier": "a", "image": "https://a.dk/b.png"}
    report = take_ndjson_job_orders([json.dumps(posting).encode()], recorder)
    assert report.results[0].source_id == "a"
