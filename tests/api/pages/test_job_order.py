from dataclasses import replace

from api.pages import examples
from api.pages.job_order import job_order_page
from matching.core.cards import LicenceLine
from matching.core.job_order import JobOrderStatus, Language, LanguageLevel
from matching.core.taxonomy import LicenceDemand
from tests.api.stage import ORDER, TODAY, InspectingClient, Stage

CANDIDATES = examples.example_candidates(TODAY)


def test_what_must_be_there_stands_apart_from_what_is_wished() -> None:
    page = job_order_page(CANDIDATES, TODAY)
    assert [need.label for need in page.musts] == ["Truckcertifikat B", "Lagerstyringssystemer", "Læse engelsk"]
    assert [need.label for need in page.wishes] == ["Tysk"]


def test_a_demand_by_law_says_so() -> None:
    page = job_order_page(CANDIDATES, TODAY)
    assert page.musts[0].note == "Krav efter loven"


def test_a_licence_that_is_only_wished_for_is_a_wish() -> None:
    wished = LicenceLine("Kørekort B", LicenceDemand.NICE, "kørekort B")
    order = replace(CANDIDATES.order, licences=(wished,), languages=(Language("tysk", LanguageLevel.GOOD),))
    page = job_order_page(replace(CANDIDATES, order=order), TODAY)
    assert [need.label for need in page.wishes] == ["Kørekort B", "Tysk"]
    assert page.wishes[0].phrase == ""
    assert "Tysk, godt" in [need.label for need in page.musts]


def test_candidates_stand_in_their_own_track() -> None:
    page = job_order_page(CANDIDATES, TODAY)
    assert [[card.name for card in group.first] for group in page.groups] == [
        ["Mette Eksempel"],
        ["Åge Opdigtet"],
        ["Søren Påhit"],
    ]


def test_a_closed_order_does_not_look_open(client: InspectingClient, stage: Stage) -> None:
    order = replace(CANDIDATES.order, status=JobOrderStatus.NEED_MET)
    stage.candidates = replace(CANDIDATES, order=order)
    html = client.get(ORDER).text
    assert "Lukket: behovet er dækket" in html
    assert "badge-warning" in html


def test_an_order_without_candidates_says_which_rules_kept_them_out(client: InspectingClient, stage: Stage) -> None:
    stage.candidates = replace(CANDIDATES, candidates=())
    html = client.get(ORDER).text
    assert "Ingen kandidater lige nu" in html
    assert "<strong>4 medlemmer</strong>" in html


def test_a_decision_on_a_candidate_goes_to_the_member_and_back_to_the_order(client: InspectingClient) -> None:
    html = client.get(ORDER).text
    member = CANDIDATES.candidates[0].member.member_id
    assert f'action="/medlemmer/{member}/beslutninger"' in html
    assert '<input type="hidden" name="came_from" value="job_order">' in html
