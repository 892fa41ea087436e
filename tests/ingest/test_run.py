"""Files are ingested in batches: good rows land, bad rows wait corrected, and the report says so in Danish."""

import pytest

from ingest.limits import Limits
from ingest.members import Sender
from ingest.run import IngestReport, ingest_job_orders, ingest_members
from matching.core.errors import JobbroError
from matching.core.ids import AkasseId
from matching.core.landing import Landed

MIXED = "id;titel;cvr\n1;Kok;10172748\n2;Kok;1\n3;Bager;\n"


def test_good_rows_of_a_mixed_file_land_and_bad_ones_are_written(a_file, recorder, rejects_folder):
    report = ingest_job_orders([a_file("ordrer.csv", MIXED)], recorder, rejects_folder)
    assert [order.source_id for order in recorder.landed] == ["1", "3"]
    assert (report.new, report.changed, report.unchanged, report.rejected) == (2, 0, 0, 1)
    assert report.rejects_files == (rejects_folder / "ordrer.afvist.csv",)
    assert report.as_text() == (
        "Indlæst: 2 rækker (2 nye, 0 ændrede, 0 uændrede).\n"
        "Afvist: 1 række.\n"
        "  ordrer.csv, linje 3, cvr: CVR-nummeret har ikke 8 cifre. Fandt: tal på 1 ciffer. "
        "Skriv virksomhedens 8 cifre.\n"
        f"De afviste rækker ligger i {rejects_folder / 'ordrer.afvist.csv'}. Ret dem, og indlæs filen igen."
    )
    assert not report.is_clean


@pytest.mark.parametrize(
    ("name", "content", "wrong", "right"),
    [
        ("a.csv", MIXED, '"1";"3"', '"10172748";"3"'),
        (
            "a.ndjson",
            '{"id": "1", "title": "Kok"}\n{"id": "2", "title": "Kok", "cvr_number": "1"}\n',
            '"1", "_f',
            '"10172748", "_f',
        ),
        ("a.ndjson", '{"id": "1", "title": "Kok"}\n{"id": "2", "title": "Kok"\n', '"Kok"\n', '"Kok"}\n'),
        (
            "a.json",
            '[{"@type": "JobPosting", "title": "Kok", "identifier": "2", "totalJobOpenings": "x"}]',
            '"totalJobOpenings": "x"',
            '"totalJobOpenings": 1',
        ),
    ],
)
def test_a_rejects_file_can_be_corrected_and_sent_again(a_file, recorder, rejects_folder, name, content, wrong, right):
    first = ingest_job_orders([a_file(name, content)], recorder, rejects_folder)
    (rejects,) = first.rejects_files
    text = rejects.read_text("utf-8")
    assert wrong in text
    corrected = rejects.with_name("rettet" + rejects.suffix)
    corrected.write_text(text.replace(wrong, right), "utf-8")
    second = ingest_job_orders([corrected], recorder, rejects_folder)
    assert (second.new, second.rejected, second.refused_files) == (1, 0, ())
    assert "2" in {order.source_id for order in recorder.landed}


def test_a_rejects_file_sent_again_uncorrected_is_rejected_again(a_file, recorder, rejects_folder):
    (rejects,) = ingest_job_orders([a_file("a.csv", MIXED)], recorder, rejects_folder).rejects_files
    again = ingest_job_orders([rejects], recorder, rejects_folder)
    assert (again.landed, again.rejected) == (0, 1)
    assert again.rejects_files[0].name == "a-2.afvist.csv"


def test_spreadsheet_rejects_are_csv(a_file, a_workbook, recorder, rejects_folder):
    book = a_workbook([["id", "titel", "timer"], [1, "Kok", 37], [2, "Kok", 99]])
    report = ingest_job_orders([a_file("a.xlsx", book)], recorder, rejects_folder)
    assert (report.new, report.rejected) == (1, 1)
    assert report.rejects_files[0].read_text("utf-8-sig").splitlines()[1].startswith('"2";"Kok";"99";"3";"timer"')


def test_the_same_file_twice_changes_nothing(a_file, recorder, rejects_folder):
    path = a_file("a.csv", "id;titel\n1;Kok\n2;Bager\n")
    ingest_job_orders([path], recorder, rejects_folder)
    again = ingest_job_orders([path], recorder, rejects_folder)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    path.write_text("id;titel\n1;Kok\n2;Konditor\n")
    assert ingest_job_orders([path], recorder, rejects_folder).changed == 1


def test_rows_land_in_batches_and_progress_is_told(a_file, recorder, rejects_folder):
    told: list[int] = []
    rows = "".join(f"{number};Kok\n" for number in range(7))
    paths = [a_file("a.csv", f"id;titel\n{rows}"), a_file("b.csv", "id;titel\nx;Kok\n")]
    ingest_job_orders(paths, recorder, rejects_folder, told.append, limits=Limits(batch_rows=3))
    assert [len(batch) for batch in recorder.batches] == [3, 3, 1, 1]
    assert told == [3, 6, 7, 8]


def test_one_refused_file_does_not_stop_the_others(a_file, recorder, rejects_folder, tmp_path):
    paths = [tmp_path / "væk.csv", a_file("cpr.csv", "id;titel;cpr\n1;Kok;x\n"), a_file("god.csv", "id;titel\n1;Kok\n")]
    report = ingest_job_orders(paths, recorder, rejects_folder)
    assert [refused.name for refused in report.refused_files] == ["væk.csv", "cpr.csv"]
    assert "»cpr« kender Jobbro ikke" in report.as_text()
    assert report.new == 1


def test_a_landing_that_fails_leaves_whole_batches_and_says_so(a_file, recorder, rejects_folder):
    def land(batch):
        if len(recorder.batches) == 1:
            raise JobbroError("Databasen svarer ikke.")
        return recorder(batch)

    rows = "".join(f"{number};Kok\n" for number in range(6))
    report = ingest_job_orders(
        [a_file("a.csv", f"id;titel\n{rows}")], land, rejects_folder, limits=Limits(batch_rows=2)
    )
    assert (report.new, len(recorder.landed)) == (2, 2)
    assert report.refused_files[0].sentence == "Filen »a.csv« blev ikke indlæst færdig: Databasen svarer ikke."


def test_members_land_under_their_akasse(a_file, recorder, rejects_folder):
    path = a_file("m.csv", "id;profil\n1;kok\n2;\n")
    report = ingest_members([path], recorder, rejects_folder, sender=Sender("fagsystem", AkasseId(43)))
    assert [(member.akasse_id, member.source, member.source_id) for member in recorder.landed] == [
        (43, "fagsystem", "1")
    ]
    assert report.rejected == 1


def test_members_of_two_akasser_never_share_a_transaction(a_file, recorder, rejects_folder):
    path = a_file("m.csv", "id;akasse;profil\n1;HK-A;kok\n2;3F-A;kok\n3;HK-A;kok\n")
    sender = Sender(akasser={"hk-a": AkasseId(15), "3f-a": AkasseId(43)})
    assert ingest_members([path], recorder, rejects_folder, sender=sender).new == 3
    batches = [[(member.akasse_id, member.source_id) for member in batch] for batch in recorder.batches]
    assert batches == [[(15, "1"), (15, "3")], [(43, "2")]]


def test_only_the_first_twenty_problems_are_told(a_file, recorder, rejects_folder):
    rows = "".join(f"{number};Kok;x\n" for number in range(30))
    report = ingest_job_orders([a_file("a.csv", f"id;titel;cvr\n{rows}")], recorder, rejects_folder)
    assert (report.rejected, len(report.problems)) == (30, 20)
    assert "Kun de første 20 fejl er vist her." in report.as_text()


def test_an_empty_report_is_clean():
    assert IngestReport().is_clean
    assert IngestReport(new=1).as_text() == "Indlæst: 1 række (1 nye, 0 ændrede, 0 uændrede).\nAfvist: 0 rækker."
    assert (IngestReport(new=1) + IngestReport(new=2, rejected=1)).new == 3
    assert Landed.NEW.label == "Ny"
