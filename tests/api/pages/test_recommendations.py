"""The pages of recommendations on their real services: what is typed stays, and a refusal needs its reasons."""

import json
import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from api.pages.recommendation_form import TypedRecommendation, read_draft
from api.pages.recommendations import TypedAnswer, read_answer
from matching.core.ids import MemberId
from matching.core.recommendations import RecommendationState
from matching.database.pool import Pool
from matching.queries import mail, recommendations
from tests.api.case_stage import REASONS, CaseStage
from tests.api.stage import InspectingClient
from tests.api.talk_stage import AKASSE, TODAY

FORM = {
    "slags": "virksomhedspraktik",
    "jobmaal": "Butiksassistent",
    "formaal": "Prøve at stå i butik.",
    "naermere": "Butikken mangler folk til foråret.",
    "medlemmet": "Det vil jeg gerne.",
    "fra": "7.12.2026",
    "til": "2026-12-31",
    "virksomhed": "Butikken ApS",
    "cvr": "DK 10 17 27 48",
    "pnr": "1001234567",
    "noegle": "00000000-0000-0000-0000-000000000007",
}
ANSWER = {"version": "2", "afgoerelse": "refused", "dato": "2026-11-23", "begrundelse": REASONS, "begynder": ""}


@pytest.fixture
def stage(pool: Pool) -> CaseStage:
    return CaseStage(pool)


@pytest.fixture
def client(stage: CaseStage) -> InspectingClient:
    return stage.client()


@pytest.fixture
def member(stage: CaseStage) -> MemberId:
    return stage.reader()


def new(member: MemberId) -> str:
    return f"/medlemmer/{member}/indstillinger/ny"


def test_the_form_offers_the_kinds_of_the_day_and_says_where_six_weeks_belong(
    client: InspectingClient, member: MemberId
) -> None:
    page = client.get(new(member)).text
    values = re.findall(r'name="slags" value="([^"]+)"', page)
    assert values[:2] == ["virksomhedspraktik", "loentilskud"]
    assert "seks-uger" not in values
    assert "Leder du efter 6 ugers jobrettet uddannelse?" in page
    assert "a-kassen godkender" in page
    assert 'value="butiksassistent"' in page


def test_an_agreement_brings_the_kind_and_the_words_along(client: InspectingClient, member: MemberId) -> None:
    page = client.get(f"{new(member)}?slags=mentor&formaal=Komme%20i%20gang").text
    assert re.search(r'value="mentor"[^>]*checked', page)
    assert "Komme i gang</textarea>" in page


def test_a_draft_is_kept_and_can_be_sent(client: InspectingClient, stage: CaseStage, member: MemberId) -> None:
    client.get(new(member))
    kept = client.post(new(member), data=FORM)
    assert kept.status_code == 303
    address = kept.headers["location"]
    page = client.get(address).text
    assert "Den er sendt" in page
    assert "7. december 2026 til 31. december 2026" in page
    assert client.post(new(member), data=FORM).headers["location"] == address
    assert client.post(f"{address}/send", data={"version": "1", "kanal": "secure_mail"}).status_code == 303
    after = client.get(address).text
    assert "Sendt til kommunen" in after
    assert "Spørg igen om 14 dage" in after
    assert "Loven har ikke en frist" in after
    (kept_one,) = stage.ask(lambda c: recommendations.recommendations_of_member(c, AKASSE, member))
    assert (kept_one.cvr_number, kept_one.state) == ("10172748", RecommendationState.SENT)


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"slags": ""}, "slags", "Vælg, hvilket tilbud det er."),
        ({"slags": "seks-uger"}, "slags", "a-kassen godkender"),
        ({"fra": "i morgen"}, "fra", "Skriv en dato"),
        ({"til": "2026-12-01"}, "til", "Den sidste dag ligger før den første"),
        ({"cvr": "12345678"}, "cvr", "kontrolcifferet"),
        ({"pnr": "123"}, "pnr", "10 cifre"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    client: InspectingClient, stage: CaseStage, member: MemberId, changed: dict[str, str], field: str, sentence: str
) -> None:
    client.get(new(member))
    page = client.post(new(member), data={**FORM, **changed})
    assert page.status_code == 422
    fault = re.search(rf'id="{field}-fejl">(.*?)</span>\s*(.*?)</span>|id="{field}-fejl">.*?</span>([^<]*)', page.text)
    assert fault is not None
    assert sentence in page.text
    assert f'href="#{field}"' in page.text
    assert "Prøve at stå i butik.</textarea>" in page.text
    assert stage.ask(lambda c: recommendations.recommendations_of_member(c, AKASSE, member)) == []


def test_an_unfinished_draft_is_kept_and_says_what_it_lacks(client: InspectingClient, member: MemberId) -> None:
    client.get(new(member))
    address = client.post(new(member), data={"slags": "mentor"}).headers["location"]
    page = client.get(address).text
    assert "Kladden er ikke klar" in page
    assert "Den er sendt" not in page
    assert client.post(f"{address}/send", data={"version": "1", "kanal": "letter"}).status_code == 422
    mending = client.get(f"{address}/ret").text
    assert 'id="formaal-fejl"' in mending
    done = client.post(f"{address}/ret", data={**FORM, "slags": "mentor", "version": "1"})
    assert done.status_code == 303
    assert "Den er sendt" in client.get(address).text


def test_a_refusal_without_reasons_is_sent_back_with_what_to_ask_for(
    client: InspectingClient, stage: CaseStage, member: MemberId
) -> None:
    address = f"/indstillinger/{stage.sent(member)}"
    client.get(address)
    page = client.post(f"{address}/afgoerelse", data={**ANSWER, "begrundelse": "  "})
    assert page.status_code == 422
    assert "Bed kommunen begrunde afslaget" in page.text
    assert 'id="begrundelse-fejl"' in page.text
    assert re.search(r'value="refused"[^>]*checked', page.text)
    assert "Sendt til kommunen" in client.get(address).text


def test_a_refusal_with_reasons_is_shown_and_a_letter_is_queued_once(
    client: InspectingClient, stage: CaseStage, member: MemberId
) -> None:
    key = stage.sent(member)
    client.get(f"/indstillinger/{key}")
    for _ in range(2):
        assert client.post(f"/indstillinger/{key}/afgoerelse", data=ANSWER).status_code == 303
    page = client.get(f"/indstillinger/{key}").text
    assert REASONS in page
    assert "Kommunen har svaret" in page
    assert len(stage.ask(lambda c: mail.mails_about(c, AKASSE, key))) == 1


def test_an_answer_on_an_older_version_changes_nothing(
    client: InspectingClient, stage: CaseStage, member: MemberId
) -> None:
    key = stage.refused(member)
    client.get(f"/indstillinger/{key}")
    late = client.post(f"/indstillinger/{key}/afgoerelse", data={**ANSWER, "begrundelse": "En anden grund."})
    assert late.status_code == 409
    assert "ændret af en anden" in late.text


@pytest.mark.parametrize(
    ("where", "data", "told"),
    [
        ("ryk", {"kanal": "phone", "igen": "2026-12-01"}, "Kommunen er rykket (telefon)"),
        ("modtaget", {"modtaget": "2026-11-23"}, "Kommunen har kvitteret"),
        ("afslut", {"hvorfor": "Har fået job.", "bortfald": "true"}, "Bortfaldet"),
        ("afslut", {"hvorfor": "Fandt en anden vej."}, "Trukket tilbage"),
    ],
)
def test_the_other_steps_are_taken_and_told(
    client: InspectingClient, stage: CaseStage, member: MemberId, where: str, data: dict[str, str], told: str
) -> None:
    address = f"/indstillinger/{stage.sent(member)}"
    client.get(address)
    assert client.post(f"{address}/{where}", data={"version": "2", **data}).status_code == 303
    assert told in client.get(address).text


@pytest.mark.parametrize(
    ("where", "data", "field"),
    [("afslut", {"hvorfor": ""}, "hvorfor"), ("modtaget", {"modtaget": "2026-11-01"}, "modtaget")],
)
def test_a_step_that_lacks_something_says_so_at_its_field(
    client: InspectingClient, stage: CaseStage, member: MemberId, where: str, data: dict[str, str], field: str
) -> None:
    address = f"/indstillinger/{stage.sent(member)}"
    client.get(address)
    page = client.post(f"{address}/{where}", data={"version": "2", **data})
    assert page.status_code == 422
    assert f'id="{field}-fejl"' in page.text


def test_the_list_shows_waiting_days_and_who_should_be_asked(
    client: InspectingClient, stage: CaseStage, member: MemberId
) -> None:
    stage.sent(member)
    stage.refused(member, kind_key="mentor")
    assert "Sendt i dag" in client.get("/indstillinger").text
    stage.clock.now += timedelta(days=14)
    later = stage.client().get("/indstillinger").text
    assert "Har ventet 14 dage · Spørg kommunen igen" in re.sub(r"\s+", " ", later)
    assert "Mentorstøtte" not in later
    answered = stage.client().get("/indstillinger?vis=besvaret&mine=true").text
    assert "Afslået" in answered
    assert "Ingen er trukket tilbage" in stage.client().get("/indstillinger?vis=afsluttet").text


def test_the_papers_carry_what_the_municipality_needs_and_no_number_of_ours(
    client: InspectingClient, stage: CaseStage, member: MemberId
) -> None:
    address = f"/indstillinger/{stage.drafted(member)}"
    paper = client.get(f"{address}/indstilling.pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert "Karen" not in paper.headers["content-disposition"]
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    for word in ("Karen Prøve", "Kommunen (Roskilde)", "10172748", "Prøve lagerarbejde i praksis.", "begrundelse"):
        assert word in re.sub(r"\s+", " ", text)
    told = json.loads(client.get(f"{address}/indstilling.json").content)
    assert told["offer"] == "Virksomhedspraktik"
    assert told["wished_from"] == "2026-12-07"
    assert told["employer"]["cvr_number"] == "10172748"
    assert set(told) == {
        "kind", "id", "version", "akasse", "to", "member", "offer", "wished_from", "wished_until", "employer",
        "job_goal", "purpose", "nearer_job", "member_says", "adviser_says", "adviser",
    }  # fmt: skip


def test_a_recommendation_that_is_not_there_is_not_found(client: InspectingClient, stage: CaseStage) -> None:
    nobody = "00000000-0000-0000-0000-000000000001"
    assert client.get(f"/indstillinger/{nobody}").status_code == 404
    assert client.get(f"/indstillinger/{nobody}/indstilling.pdf").status_code == 404
    assert client.get(new(MemberId(member_of_nobody()))).status_code == 404


def member_of_nobody() -> object:
    from uuid import UUID

    return UUID(int=1)


def test_a_draft_is_read_as_it_was_typed() -> None:
    typed = TypedRecommendation.model_validate(FORM)
    read = read_draft(typed, MemberId(member_of_nobody()))
    assert read.faults == {}
    assert (read.draft.wished_from, read.draft.wished_until) == (date(2026, 12, 7), date(2026, 12, 31))
    assert (read.draft.employer.cvr_number, read.draft.employer.name) == ("10172748", "Butikken ApS")


def test_a_refusal_has_no_day_the_offer_begins() -> None:
    typed = TypedAnswer.model_validate({**ANSWER, "begynder": "2026-12-07"})
    read, faults = read_answer(typed)
    assert faults == {}
    assert read is not None
    assert (read.offer_starts_on, read.decided_on) == (None, TODAY)
    assert read_answer(TypedAnswer(version=1, begynder="x"))[1].keys() == {"afgoerelse", "dato", "begynder"}
