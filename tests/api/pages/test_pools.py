"""The pages of agreements between a-kasser: what each side sees, when, and why there is nothing to see."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from matching.core.ids import AkasseId
from matching.core.pools import MOST_CARDS
from matching.database.pool import Pool
from tests.api.pool_stage import PoolStage
from tests.api.stage import NOW, InspectingClient
from tests.builders import AKADEMIKERNE, METAL
from tests.pool_world import PEOPLE, without_random_keys

FORM = {
    "til": str(METAL),
    "foerste_dag": "2026-11-23",
    "sidste_dag": "2026-12-20",
    "formaal": "To lagermedarbejdere til Pakkeriet inden jul.",
    "antal": "10",
}
NOBODY = UUID(int=7)


@pytest.fixture
def stage(pool: Pool) -> PoolStage:
    return PoolStage(pool)


@pytest.fixture
def asking(stage: PoolStage) -> InspectingClient:
    return stage.client()


@pytest.fixture
def lending(stage: PoolStage) -> InspectingClient:
    return stage.client(METAL)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))


def asked(stage: PoolStage, asking: InspectingClient, **form: str) -> None:
    answer = asking.post(f"{stage.order_page}/aftale", data={**FORM, **form})
    assert answer.headers["location"] == f"{stage.order_page}#andre-a-kasser"


def lent(stage: PoolStage, asking: InspectingClient, lending: InspectingClient) -> str:
    """Ask and say yes; the agreement's address."""
    asked(stage, asking)
    address = f"/aftaler/{stage.agreement}"
    assert lending.post(f"{address}/ja", data={}).headers["location"] == address
    return address


def test_without_an_agreement_the_order_says_so_and_how_to_get_one(stage: PoolStage, asking: InspectingClient) -> None:
    page = asking.get(stage.order_page).text
    assert "I har ingen aftale med en anden a-kasse om denne jobordre." in words(page)
    assert f'href="{stage.order_page}/aftale"' in page


def test_a_closed_order_says_that_nothing_can_be_agreed(stage: PoolStage, asking: InspectingClient) -> None:
    stage.ask(METAL, lambda c: c.execute("UPDATE job_order SET status = 'need_met'"))
    page = asking.get(stage.order_page).text
    assert "Jobordren tager ikke imod henvisninger lige nu" in words(page)
    assert f'href="{stage.order_page}/aftale"' not in page
    assert "Der kan ikke aftales noget om ordren" in asking.get(f"{stage.order_page}/aftale").text


def test_what_is_asked_stands_at_both(stage: PoolStage, asking: InspectingClient, lending: InspectingClient) -> None:
    asked(stage, asking)
    assert "Venter på den anden a-kasse" in asking.get("/aftaler").text
    assert "Venter på jeres svar" in lending.get("/aftaler").text
    assert "Anden a-kasse beder om en aftale" in lending.get("/arbejdsliste").text
    address = f"/aftaler/{stage.agreement}"
    assert "Sig ja" in lending.get(address).text
    assert "Sig ja" not in asking.get(address).text
    assert "Metal A-kasse" in words(asking.get(stage.order_page).text)
    assert FORM["formaal"] in lending.get(address).text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"til": ""}, "Vælg mindst én anden a-kasse."),
        ({"til": str(AKADEMIKERNE)}, "Vælg mindst én anden a-kasse."),
        ({"til": "999"}, "Vælg mindst én anden a-kasse."),
        ({"sidste_dag": "i overmorgen"}, "Vælg en periode"),
        ({"sidste_dag": "2026-11-22"}, "Vælg en periode"),
        ({"formaal": " "}, "hvad aftalen skal bruges til"),
        ({"antal": "²"}, f"mellem 1 og {MOST_CARDS}"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    stage: PoolStage, asking: InspectingClient, wrong: dict[str, str], sentence: str
) -> None:
    answer = asking.post(f"{stage.order_page}/aftale", data={**FORM, **wrong})
    assert answer.status_code == 422
    assert sentence in answer.text
    kept = {**FORM, **wrong}
    assert kept["sidste_dag"] in answer.text
    assert kept["formaal"] in answer.text
    assert "I har ingen aftaler" in asking.get("/aftaler").text


def test_the_asking_side_sees_cards_and_never_a_person(
    stage: PoolStage, asking: InspectingClient, lending: InspectingClient
) -> None:
    address = lent(stage, asking, lending)
    for page in (asking.get(stage.order_page).text, asking.get(address).text, asking.get("/aftaler").text):
        assert not [key for key in map(str, stage.members) if key in page]
        assert not [secret for secret in ("Hemmelig", "Karl", "8000") if secret in without_random_keys(page)]
    page = asking.get(stage.order_page).text
    assert page.count('id="kort-titel-') == PEOPLE
    said = words(page)
    assert "Lagermedarbejder" in said
    assert "Region Midtjylland" in said
    assert "Bed om henvisning" in said
    assert not re.search(r"\d+ (min|km)", said[said.index("Kandidater i andre a-kasser") :])


def test_the_lending_side_sees_whose_cards_and_who_has_looked(
    stage: PoolStage, asking: InspectingClient, lending: InspectingClient
) -> None:
    address = lent(stage, asking, lending)
    assert "Ikke set endnu" in lending.get(address).text
    asking.get(stage.order_page)
    page = words(lending.get(address).text)
    assert "Karl Hemmelig 0" in page
    assert "Set 1 gang" in page
    assert f"{PEOPLE} kort vist" in page
    assert "demo-adviser-48" in page


def test_a_no_and_an_end_are_told_with_their_reason(
    stage: PoolStage, asking: InspectingClient, lending: InspectingClient
) -> None:
    asked(stage, asking)
    lending.post(f"/aftaler/{stage.agreement}/slut", data={})
    assert "Der blev sagt nej til aftalen i dag." in words(asking.get(stage.order_page).text)
    address = lent(stage, asking, lending)
    lending.post(f"{address}/slut", data={})
    page = asking.get(stage.order_page).text
    assert "Afsluttet af den a-kasse, hvis medlemmer den handlede om i dag." in words(page)
    assert 'id="kort-titel-' not in page
    assert "Aftalen er slut, og kortene er slettet." in lending.get(address).text


def test_a_paused_order_says_why_there_are_no_cards(
    stage: PoolStage, asking: InspectingClient, lending: InspectingClient
) -> None:
    lent(stage, asking, lending)
    stage.ask(METAL, lambda c: c.execute("UPDATE job_order SET status = 'enough_referrals'"))
    assert "Jobordren er sat på pause. Kandidaterne vises igen" in words(asking.get(stage.order_page).text)


def test_an_akasse_without_people_says_so(
    stage: PoolStage, asking: InspectingClient, lending: InspectingClient
) -> None:
    stage.ask(METAL, lambda c: c.execute("UPDATE member SET available_from = '2028-01-01'"))
    stage.ask(METAL, lambda c: c.execute("UPDATE job_order SET starts_on = '2026-12-01'"))
    lent(stage, asking, lending)
    assert "har ingen at vise lige nu" in words(asking.get(stage.order_page).text)


def test_only_the_lender_says_yes_and_only_while_it_waits(
    stage: PoolStage, asking: InspectingClient, lending: InspectingClient
) -> None:
    asked(stage, asking)
    answer = asking.post(f"/aftaler/{stage.agreement}/ja", data={})
    assert answer.status_code == 409
    assert "Det kan ikke gøres nu. Aftalen står som: Venter på svar." in words(answer.text)
    stage.clock.now = NOW + timedelta(days=40)
    late = stage.client(METAL)
    answer = late.post(f"/aftaler/{stage.agreement}/ja", data={})
    assert answer.status_code == 409
    assert "Slut" in words(answer.text)


def test_a_third_akasse_finds_nothing(stage: PoolStage, asking: InspectingClient, lending: InspectingClient) -> None:
    address = lent(stage, asking, lending)
    third = stage.client(AkasseId(11))
    assert third.get(address).status_code == 404
    assert third.post(f"{address}/slut", data={}).status_code == 404
    assert "I har ingen aftaler" in third.get("/aftaler").text
    assert third.get(f"/forespoergsler/{NOBODY}").status_code == 404


def test_a_request_goes_to_the_worklist_and_becomes_a_referral(
    stage: PoolStage, asking: InspectingClient, lending: InspectingClient
) -> None:
    address = lent(stage, asking, lending)
    asking.get(stage.order_page)
    card = stage.first_card
    for _ in range(2):
        answer = asking.post(f"{address}/kort/{card}", data={})
        assert answer.headers["location"] == f"{stage.order_page}#kort-{card}"
    assert "Der er bedt om en henvisning" in words(asking.get(stage.order_page).text)
    assert "Anden a-kasse spørger om jeres medlem" in lending.get("/arbejdsliste").text
    request = f"/forespoergsler/{stage.request}"
    page = words(lending.get(request).text)
    assert "Akademikernes A-kasse spørger om Karl Hemmelig" in page
    assert "Har arbejdet som lagermedarbejder" in page
    first = lending.post(f"{request}/tag-op", data={}).headers["location"]
    assert first.startswith("/henvisninger/")
    assert lending.post(f"{request}/tag-op", data={}).headers["location"] == first
    assert "Foreslået" in lending.get(first).text
    seen = words(asking.get(stage.order_page).text)
    assert "A-kassen taler med medlemmet" in seen
    assert asking.get(first).status_code == 404
    assert "Anden a-kasse spørger" not in lending.get("/arbejdsliste").text


def test_a_no_needs_a_reason_that_the_other_never_sees(
    stage: PoolStage, asking: InspectingClient, lending: InspectingClient
) -> None:
    address = lent(stage, asking, lending)
    asking.get(stage.order_page)
    asking.post(f"{address}/kort/{stage.first_card}", data={})
    request = f"/forespoergsler/{stage.request}"
    refused = lending.post(f"{request}/nej", data={})
    assert refused.status_code == 422
    assert "Vælg en grund." in refused.text
    assert lending.post(f"{request}/nej", data={"grund": "member_said_no"}).headers["location"] == request
    assert "Medlemmet ønsker det ikke" in lending.get(request).text
    again = lending.post(f"{request}/nej", data={"grund": "other"})
    assert again.status_code == 409
    assert "allerede besvaret" in again.text
    seen = asking.get(stage.order_page).text
    assert "Bliver ikke henvist" in seen
    assert "ønsker det ikke" not in seen
    assert asking.get(request).status_code == 404


def test_a_card_that_was_never_shown_is_refused_in_a_sentence(
    stage: PoolStage, asking: InspectingClient, lending: InspectingClient
) -> None:
    address = lent(stage, asking, lending)
    answer = asking.post(f"{address}/kort/{NOBODY}", data={})
    assert answer.status_code == 409
    assert "Kandidaten vises ikke længere" in answer.text


def test_after_the_end_a_request_says_that_nobody_answered(
    stage: PoolStage, asking: InspectingClient, lending: InspectingClient
) -> None:
    address = lent(stage, asking, lending)
    asking.get(stage.order_page)
    asking.post(f"{address}/kort/{stage.first_card}", data={})
    request = f"/forespoergsler/{stage.request}"
    asking.post(f"{address}/slut", data={})
    assert "kortet vises ikke længere, og der er ikke svaret" in words(asking.get(stage.order_page).text)
    page = lending.get(request).text
    assert "Aftalen gælder ikke længere." in page
    assert "Foreslå medlemmet" not in page
    assert lending.post(f"{request}/tag-op", data={}).status_code == 409


@pytest.mark.parametrize("role", ["adviser", "leader"])
def test_advisers_and_leaders_may_agree(stage: PoolStage, role: str) -> None:
    asking, lending = stage.client(role=role), stage.client(METAL, role)
    address = lent(stage, asking, lending)
    assert lending.post(f"{address}/kort", data={}).headers["location"] == address
    assert asking.get(stage.order_page).status_code == 200


@pytest.mark.parametrize("path", ["/aftaler", "/aftaler/{key}", "/jobordrer/{key}/aftale", "/forespoergsler/{key}"])
def test_who_is_not_signed_in_gets_nothing(stage: PoolStage, path: str) -> None:
    visitor = InspectingClient(stage.app, raise_server_exceptions=False, follow_redirects=False)
    answer = visitor.get(path.format(key=NOBODY))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/log-ind")
