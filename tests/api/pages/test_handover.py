"""The pages of handovers on their real services: the list by month, the file as it is, and what was handed over."""

import json
import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from api.documents.handover import paper_part, value_said
from matching.core.handover import ALLOWED, Part
from matching.core.ids import MemberId
from matching.database.pool import Pool
from tests.api.case_stage import PAST_410, REASONS, CaseStage
from tests.api.stage import InspectingClient

SECRET = "Er sygemeldt med stress"


@pytest.fixture
def stage(pool: Pool) -> CaseStage:
    return CaseStage(pool)


@pytest.fixture
def client(stage: CaseStage) -> InspectingClient:
    return stage.client()


@pytest.fixture
def member(stage: CaseStage) -> MemberId:
    made = stage.past_410()
    stage.held_talk(made, 20, note=SECRET)
    return made


def page_of(member: MemberId) -> str:
    return f"/medlemmer/{member}/overdragelse"


def handed_over(client: InspectingClient, member: MemberId) -> int:
    page = client.get(page_of(member)).text
    fil = re.search(r'name="fil" value="([0-9a-f]{64})"', page)
    assert fil is not None
    return client.post(page_of(member), data={"fil": fil.group(1), "kanal": "secure_mail"}).status_code


def test_the_list_names_the_month_the_municipality_and_the_basis(client: InspectingClient, member: MemberId) -> None:
    page = client.get("/overdragelser").text
    words = re.sub(r"<[^>]*>|\s+", " ", page)
    assert "November" in words
    assert "December" in words
    assert "Roskilde" in words
    assert "Kommunens fra den 1. november · 420 timer udbetalt" in re.sub(r"\s+", " ", words)
    assert page_of(member) in page


def test_the_list_says_when_there_is_nobody(client: InspectingClient) -> None:
    page = client.get("/overdragelser").text
    assert "Ingen i denne måned." in page
    assert "Ikke overdraget til tiden" not in page


def test_a_forgotten_file_is_listed_first(stage: CaseStage, member: MemberId) -> None:
    stage.clock.now += timedelta(days=30)
    page = stage.client().get("/overdragelser").text
    assert page.index("Ikke overdraget til tiden") < page.index("December")
    assert page.index("December") < page.index("Januar")


def test_the_file_shows_what_goes_and_why_and_never_a_note(client: InspectingClient, member: MemberId) -> None:
    page = client.get(page_of(member)).text
    assert "over 410 timers dagpenge er udbetalt" in page
    assert "Lagermedarbejder" in page
    assert "Hvorfor er det med?" in page
    assert SECRET not in page
    assert "2 ting mangler" in page


def test_the_wish_is_asked_for_and_kept(client: InspectingClient, member: MemberId) -> None:
    client.get(page_of(member))
    assert client.post(f"{page_of(member)}/oenske", data={"med": "true"}).status_code == 303
    page = client.get(page_of(member)).text
    assert re.search(r'value="true" checked', page)
    assert "Medlemmet ønsker a-kassen med." in page


def test_handing_over_twice_is_one_version_and_a_receipt_closes_it(client: InspectingClient, member: MemberId) -> None:
    assert handed_over(client, member) == 303
    page = client.get(page_of(member)).text
    assert "Filen er overdraget" in page
    key = re.search(r"/overdragelse/([0-9a-f-]{36})/kvittering", page)
    assert key is not None
    receipt = client.post(
        f"{page_of(member)}/{key.group(1)}/kvittering", data={"modtaget": "2026-11-23", "reference": "Sag 12"}
    )
    assert receipt.status_code == 303
    after = client.get(page_of(member)).text
    assert "Modtaget 23. november 2026 (Sag 12)" in after
    assert after.count("Udgave 1</strong>") == 1
    assert "Overdraget i dag" in client.get("/overdragelser").text


def test_a_receipt_from_before_the_handover_is_told_at_its_field(client: InspectingClient, member: MemberId) -> None:
    handed_over(client, member)
    page = client.get(page_of(member)).text
    key = re.search(r"/overdragelse/([0-9a-f-]{36})/kvittering", page)
    assert key is not None
    wrong = client.post(f"{page_of(member)}/{key.group(1)}/kvittering", data={"modtaget": "1.11.2026"})
    assert wrong.status_code == 422
    assert 'id="modtaget-fejl"' in wrong.text


def test_a_changed_file_is_a_new_version_and_the_old_one_can_still_be_fetched(
    client: InspectingClient, member: MemberId
) -> None:
    handed_over(client, member)
    client.post(f"{page_of(member)}/oenske", data={"med": "false"})
    assert "Overdrag den nye udgave" in client.get(page_of(member)).text
    assert handed_over(client, member) == 303
    page = client.get(page_of(member)).text
    keys = re.findall(r"\.json\?udgave=([0-9a-f-]{36})", page)
    wishes = [json.loads(client.get(f"{page_of(member)}.json?udgave={key}").content)["content"]["wish"] for key in keys]
    assert wishes == [[{"akasse_at_first_talk": "Nej"}], [{"akasse_at_first_talk": "Ikke spurgt"}]]


def test_a_file_that_changed_while_it_was_looked_at_is_not_handed_over(
    client: InspectingClient, member: MemberId
) -> None:
    page = client.get(page_of(member)).text
    seen = re.search(r'name="fil" value="([0-9a-f]{64})"', page)
    assert seen is not None
    client.post(f"{page_of(member)}/oenske", data={"med": "true"})
    answer = client.post(page_of(member), data={"fil": seen.group(1), "kanal": "letter"})
    assert answer.status_code == 409
    assert "Intet er overdraget" in answer.text


def test_the_paper_and_the_file_hold_the_same_and_nothing_else(
    client: InspectingClient, stage: CaseStage, member: MemberId
) -> None:
    stage.refused(member, wished_from=date(2026, 11, 25))
    paper = client.get(f"{page_of(member)}.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    plain = re.sub(r"\s+", " ", text)
    for word in ("Karen Prøve", "Kommunen (Roskilde)", "Rikke Rådgiver", REASONS, "Ikke overdraget endnu"):
        assert word in plain
    told = json.loads(client.get(f"{page_of(member)}.json").content)
    assert set(told) == {"kind", "from", "to", "digest", "content"}
    assert list(told["content"]) == [str(part.value) for part in Part]
    for written in (plain, json.dumps(told, ensure_ascii=False)):
        assert SECRET not in written


def test_without_a_municipality_the_page_says_what_to_do(stage: CaseStage, member: MemberId) -> None:
    with stage.connection() as connection:
        connection.execute("UPDATE member SET municipality_code = NULL")
    page = stage.client().get(page_of(member)).text
    assert "Filen kan ikke overdrages endnu" in page
    assert "I a-kassens medlemssystem" in page
    assert 'name="fil"' not in page


def test_a_member_who_is_not_there_has_no_file(client: InspectingClient, stage: CaseStage) -> None:
    assert client.get("/medlemmer/00000000-0000-0000-0000-000000000001/overdragelse").status_code == 404
    idle = stage.member(has_course=False)
    assert client.get(page_of(idle)).status_code == 422


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ([], ""),
        (["dansk, godt", "tysk, lidt"], "Dansk, godt, tysk, lidt"),
        (420.5, "420,5"),
        (2, "2"),
        ("2026-11-01", "1. november 2026"),
        ("2026-99-01", "2026-99-01"),
    ],
)
def test_values_are_said_as_people_say_them(value: object, words: str) -> None:
    assert value_said(value) == words


def test_a_field_that_is_empty_everywhere_is_left_out_of_a_table() -> None:
    lines = [{"title": "Kok", "since": None, "until": None}, {"title": "Tjener", "since": "2020-01-01", "until": None}]
    part = paper_part(Part.HISTORY, lines)
    assert part.heads == ("Stilling", "Fra")
    assert part.rows == (("Kok", ""), ("Tjener", "1. januar 2020"))
    assert paper_part(Part.TALKS, []).rows == ()
    assert len(ALLOWED[Part.HISTORY]) == 3
    assert sum(PAST_410.values()) > 410
