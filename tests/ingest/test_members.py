"""A row of an a-kasse's file becomes a member, and nothing of a person is ever said in a message."""

import io
import json
from datetime import date

import pytest

from ingest.members import MEMBER_SHAPE, Sender, read_members
from ingest.refusals import UnknownColumns, UnknownFileKind
from ingest.rows import Accepted, Rejected
from matching.core.ids import AkasseId
from matching.core.industry import IndustryCode
from matching.core.job_order import Hours, Language, LanguageLevel, Shift
from matching.core.member import EducationSubmission, HeldOccupationSubmission, MemberSubmission
from matching.core.travel import Mode

AKASSER = {"3f-a": AkasseId(43), "43": AkasseId(43), "d15": AkasseId(43), "hk-a": AkasseId(15)}
BY_ROW = Sender(akasser=AKASSER)
FULL = MemberSubmission(
    akasse_id=AkasseId(43),
    source="fil",
    source_id="M-1",
    name="Ditte Dal",
    summary="Jeg har kørt lager",
    held=(
        HeldOccupationSubmission(
            "Lagermedarbejder", IndustryCode("521000", "DB25"), date(2015, 3, 1), date(2019, 9, 1), "Pluk og pak"
        ),
        HeldOccupationSubmission("Chauffør", None, date(2020, 1, 1), None),
    ),
    skills=("truckkørsel", "SAP"),
    educations=(EducationSubmission("Lageruddannelsen", "erhvervsuddannelse"), EducationSubmission("HF")),
    licences=("kørekort B",),
    languages=(Language("dansk", LanguageLevel.FLUENT),),
    hours=Hours(30, 37),
    shifts=frozenset({Shift.DAY}),
    postcode="9000",
    municipality_code="851",
    travel_limit=45,
    travel_mode=Mode.TRANSIT,
    goals=("lagermedarbejder", "chauffør"),
    available_from=date(2027, 1, 1),
)
HEADER = (
    "id;akasse;navn;profil;job1_titel;job1_branche;job1_brancheversion;job1_fra;job1_til;job1_beskrivelse;job2_titel;"
    "job2_fra;job2_til;kompetencer;uddannelser;beviser;sprog;timer;arbejdstidspunkt;postnummer;kommunekode;rejsetid;"
    "transport;jobmål;ledig_fra"
)
CELLS = (
    "M-1;3F-A;Ditte Dal;Jeg har kørt lager;Lagermedarbejder;52.10.00;DB25;03-2015;2019-08;Pluk og pak;Chauffør;2020;nu;"
    "truckkørsel|SAP;Lageruddannelsen (erhvervsuddannelse)|HF;kørekort B;dansk: flydende;30-37;dag;9000;851;"
    "45 min;bus og tog;"
    '"lagermedarbejder; chauffør";01-01-2027'
)


def read(content: str | bytes, name: str = "m.csv", sender: Sender = BY_ROW):
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return list(read_members(stream, name, sender=sender).rows)


def test_every_column_lands_in_its_field():
    (accepted,) = read(f"{HEADER}\n{CELLS}\n")
    assert accepted.submission == FULL


def test_our_own_ndjson_gives_the_same_member():
    (accepted,) = read(
        json.dumps(
            {
                "source_id": "M-1",
                "akasse": "D15",
                "name": "Ditte Dal",
                "summary": "Jeg har kørt lager",
                "held": [
                    {
                        "title": "Lagermedarbejder",
                        "industry": {"code": "521000", "version": "DB25"},
                        "since": "2015-03-01",
                        "until": "2019-09-01",
                        "description": "Pluk og pak",
                    },
                    {"title": "Chauffør", "since": "2020-01-01"},
                ],
                "skills": ["truckkørsel", "SAP"],
                "educations": [{"title": "Lageruddannelsen", "level": "erhvervsuddannelse"}, "HF"],
                "licences": ["kørekort B"],
                "languages": [{"language": "dansk", "level": "fluent"}],
                "hours": {"least": 30, "most": 37},
                "shifts": ["day"],
                "postcode": "9000",
                "municipality_code": "851",
                "travel_limit": 45,
                "travel_mode": "transit",
                "goals": ["lagermedarbejder", "chauffør"],
                "available_from": "2027-01-01",
            }
        ),
        "m.ndjson",
    )
    assert accepted.submission == FULL


def test_jobs_in_one_compact_column_are_read():
    (accepted,) = read(
        'id;tidligere_job\n1;"Kok;561010;DB25;2010;2012|Bager;;;2013|Tjener"\n', sender=Sender(akasse_id=AkasseId(43))
    )
    assert accepted.submission.held == (
        HeldOccupationSubmission("Kok", IndustryCode("561010", "DB25"), date(2010, 1, 1), date(2013, 1, 1)),
        HeldOccupationSubmission("Bager", None, date(2013, 1, 1)),
        HeldOccupationSubmission("Tjener"),
    )


def test_a_free_text_row_is_a_member_with_a_profile():
    (accepted,) = read('{"id": "7", "text": "Jeg er kok"}', "m.ndjson", Sender(akasse_id=AkasseId(43)))
    member = accepted.submission
    assert (member.akasse_id, member.name, member.summary) == (43, "Medlem 7", "Jeg er kok")


@pytest.mark.parametrize("code", ["3F-A", "3f-a", "43", "D15"])
def test_an_akasse_is_known_by_any_of_its_codes(code):
    (accepted,) = read(f"id;akasse;profil\n1;{code};kok\n")
    assert accepted.submission.akasse_id == 43


@pytest.mark.parametrize(
    ("content", "sender", "problem"),
    [
        ("id;akasse;profil\n1;XX;kok\n", BY_ROW, "kendes ikke"),
        ("id;akasse;profil\n1;;kok\n", BY_ROW, "mangler"),
        ("id;profil\n1;kok\n", BY_ROW, "mangler"),
        ("id;akasse;profil\n1;HK-A;kok\n", Sender(akasse_id=AkasseId(43), akasser=AKASSER), "en anden end"),
    ],
)
def test_a_row_without_a_certain_akasse_is_rejected(content, sender, problem):
    (rejected,) = read(content, sender=sender)
    assert isinstance(rejected, Rejected)
    assert (rejected.problems[0].field, problem in rejected.problems[0].problem) == ("akasse", True)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("navn", "Bo 010203-0004"),
        ("id", "0102030004"),
        ("profil", "mit cpr er 010203 0004"),
        ("job1_beskrivelse", "610203-0004"),
        ("kompetencer", "SAP; 010203–0004"),
        ("kontakt", None),
    ],
)
def test_a_personal_number_anywhere_rejects_the_row_without_an_echo(column, value):
    if value is None:
        with pytest.raises(UnknownColumns, match="»kontakt«"):
            read(f"id;akasse;profil;{column}\n1;43;kok;x\n")
        return
    header = [name for name in ("id", "akasse", "job1_titel") if name != column]
    cells = {"id": "1", "akasse": "43", "job1_titel": "Kok"}
    (rejected,) = read(f'{";".join(header)};{column}\n{";".join(cells[name] for name in header)};"{value}"\n')
    (problem,) = rejected.problems
    assert problem.field == column
    assert "0004" not in problem.as_text() + repr(rejected)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("job1_fra", "2030-45"),
        ("job1_til", "2001"),
        ("jobmål", "a|b|c"),
        ("rejsetid", "langt"),
        ("transport", "hest"),
        ("uddannelser", "x" * 301),
        ("tidligere_job", "a,b;c;d;e;f;g"),
        ("ledig_fra", "måske"),
        ("navn", "Hemmelig Hansen" * 30),
    ],
)
def test_a_bad_value_is_told_by_its_class_only(column, value):
    header = f"id;akasse;job1_titel;{'job1_fra;' if column == 'job1_til' else ''}{column}"
    cells = f'1;43;Kok;{"2010;" if column == "job1_til" else ""}"{value}"'
    (rejected,) = read(f"{header}\n{cells}\n")
    assert isinstance(rejected, Rejected)
    assert value not in "".join(problem.as_text() for problem in rejected.problems)
    assert "Hemmelig" not in str(rejected)


def test_a_job_without_a_title_and_a_member_with_nothing_are_rejected():
    rows = read("id;akasse;job1_titel;job1_fra\n1;43;;2010\n2;43;;\n")
    assert [row.problems[0].field for row in rows] == ["job1_titel", "profil"]


def test_the_same_id_in_two_akasser_is_two_members():
    rows = read("id;akasse;profil\n1;43;kok\n1;HK-A;kok\n1;D15;kok\n")
    assert [type(row) for row in rows] == [Accepted, Accepted, Rejected]
    assert "linje 2" in rows[2].problems[0].problem


@pytest.mark.parametrize(
    "field", ["cpr", "fødselsdato", "køn", "statsborgerskab", "helbred", "dagpengesats", "adresse", "kontonummer"]
)
def test_what_must_not_come_here_refuses_the_file_by_name(field):
    with pytest.raises(UnknownColumns, match=f"»{field}«"):
        read(f"id;akasse;profil;{field}\n1;43;kok;x\n")
    with pytest.raises(UnknownColumns, match=f"»{field}«"):
        read(json.dumps({"id": "1", "akasse": "43", "text": "kok", field: "x"}), "m.ndjson")


@pytest.mark.parametrize("held", ["Kok", {"title": "Kok"}, [["Kok"]], ["Kok"], [{"title": ["Kok"]}]])
def test_jobs_of_the_wrong_kind_are_rejected(held):
    (rejected,) = read(json.dumps({"id": "1", "akasse": "43", "text": "x", "held": held}), "m.ndjson")
    assert isinstance(rejected, Rejected)
    assert rejected.problems[0].field.startswith("held")


def test_a_submissions_akasse_cannot_be_given_by_number_in_its_own_field():
    assert "akasse_id" not in MEMBER_SHAPE.fields[""]


def test_members_do_not_come_as_pages():
    with pytest.raises(UnknownFileKind):
        read("<p>x</p>", "m.html")
