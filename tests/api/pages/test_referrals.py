"""The adviser's side: choosing the kind, agreeing on fields, sending, noting answers, placing, reversing."""

from typing import Any

import pytest

from matching.core.ids import ReferralId
from matching.core.referrals import ReferralKind, ReferralState
from tests.api.office import Office

HIRE = {"start": "2026-12-01", "timer": "37", "art": "ordinary", "kilde": "member"}
CARD = ["experience", "competences", "licences", "languages", "hours", "start"]


def post(office: Office, referral: ReferralId, what: str, **form: Any) -> Any:
    address = f"/henvisninger/{referral}"
    office.adviser.get(address)
    version = str(form.pop("version", office.referral(referral).version))
    return office.adviser.post(f"{address}/{what}", data={"version": version, **form})


def page(office: Office, referral: ReferralId) -> str:
    answer = office.adviser.get(f"/henvisninger/{referral}")
    assert answer.status_code == 200
    return str(answer.text)


def state(office: Office, referral: ReferralId) -> ReferralState:
    return office.referral(referral).state


def test_the_flow_chooses_the_kind_shows_the_fields_and_sends(office: Office) -> None:
    pair = f"medlem={office.member}&jobordre={office.order}"
    chooser = office.adviser.get(f"/henvisninger/ny?{pair}").text
    for words in (
        "Formidling",
        "Henvisning",
        "siger selv ja eller nej",
        "retsvirkning",
        "2 pladser til henvisning tilbage",
    ):
        assert words in chooser
    form = {"medlem": str(office.member), "jobordre": str(office.order), "slags": "offered"}
    address = office.adviser.post("/henvisninger", data=form).headers["location"]
    referral = ReferralId(address.rpartition("/")[2])
    html = page(office, referral)
    for words in (
        "Det får virksomheden",
        "Lagermedarbejder, 2 år",
        "Karen Prøve",
        "karen@example.com",
        "trække mit ja tilbage",
    ):
        assert words in html
    assert post(office, referral, "aftale", oplysning=CARD, sidste_dag="2026-12-31").status_code == 303
    html = page(office, referral)
    assert "Klar til at blive sendt" in html
    assert "bo@example.com" in html
    assert post(office, referral, "send").status_code == 303
    assert state(office, referral) is ReferralState.SENT
    assert "Navn" not in [line.split("<")[0] for line in page(office, referral).split("<dt>")[1:]]


def test_being_told_to_apply_offers_no_contact_and_no_name_beforehand(office: Office) -> None:
    html = page(office, office.refer(kind=ReferralKind.DIRECTED))
    assert 'value="contact"' not in html
    assert 'id="oplysning-name" name="oplysning" value="name" aria-describedby="oplysning-name-ord">' in html
    assert "Medlemmet har fået besked" in html


def test_a_double_click_and_a_replayed_form_have_one_effect_and_say_what_stands(office: Office) -> None:
    referral = office.refer(agreed=True)
    assert post(office, referral, "send", version=2).status_code == 303
    again = post(office, referral, "send", version=2)
    assert again.status_code == 409
    assert "Den står nu som: Sendt til virksomheden" in again.text
    assert office.value("SELECT count(*) FROM outgoing_mail WHERE kind = 'referral_to_employer'") == 1


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"oplysning": [], "sidste_dag": "2026-12-31"}, "Vælg mindst én oplysning"),
        ({"oplysning": CARD, "sidste_dag": ""}, "Vælg en dato"),
        ({"oplysning": CARD, "sidste_dag": "2030-01-01"}, "Vælg en dato"),
    ],
)
def test_an_agreement_that_cannot_be_is_told_beside_what_stands(office: Office, form: Any, words: str) -> None:
    referral = office.refer()
    answer = post(office, referral, "aftale", **form)
    assert answer.status_code == 422
    assert words in answer.text
    assert state(office, referral) is ReferralState.PROPOSED


def test_an_answer_by_phone_is_noted(office: Office) -> None:
    referral = office.refer(sent=True)
    assert post(office, referral, "svar", act="invite").status_code == 303
    assert state(office, referral) is ReferralState.INTERVIEW
    assert "Virksomheden vil tale med medlemmet" in page(office, referral)


def test_a_hire_is_registered_followed_up_and_reversed(office: Office) -> None:
    referral = office.refer(sent=True)
    assert post(office, referral, "ansat", **HIRE).status_code == 303
    html = page(office, referral)
    for words in ("Fra den 1. december 2026", "37 timer om ugen", "Stilling 1 på ordren", "Oplyst af medlemmet"):
        assert words in html
    office.passes(days=100)
    office.adviser.get("/log-ind")
    office.adviser.post("/log-ind", data={"akasse": "48", "rolle": "adviser"})
    placement = office.value("SELECT placement_id FROM placement")
    asked = f"ansaettelser/{placement}/opfoelgning"
    answer = post(office, referral, asked, maaneder="3", stadig="yes", fra="member")
    assert answer.status_code == 303
    assert "Ja, er der stadig (oplyst af medlemmet)" in page(office, referral)
    assert post(office, referral, asked, maaneder="3", stadig="no", fra="member").status_code == 409
    back = f"ansaettelser/{placement}/tilbagefoer"
    assert post(office, referral, back, tilbage_grund="mistake").status_code == 303
    html = page(office, referral)
    assert "Tilbageført ansættelse" in html
    assert "Meldt ved en fejl" in html
    again = post(office, referral, back, tilbage_grund="mistake")
    assert again.status_code == 409
    assert "allerede tilbageført" in again.text


def test_the_members_no_needs_a_reason(office: Office) -> None:
    referral = office.refer(sent=True)
    assert post(office, referral, "medlemmets-nej").status_code == 422
    assert post(office, referral, "medlemmets-nej", medlemmets_grund="too_far").status_code == 303
    assert "Medlemmet sagde nej: for langt væk" in page(office, referral)


def test_a_new_link_is_shown_once_and_closes_the_old(office: Office) -> None:
    referral = office.refer(sent=True)
    old = office.address(referral)
    html = post(office, referral, "link").text
    assert f"https://jobbro.example{office.address(referral)}" in html
    assert office.employer.get(old).status_code == 410
    assert office.employer.get(office.address(referral)).status_code == 200
    assert "/svar/" not in page(office, referral)


def test_taking_it_back_ends_the_sharing(office: Office) -> None:
    referral = office.refer(sent=True)
    assert post(office, referral, "traek-tilbage").status_code == 303
    assert "Trukket tilbage" in page(office, referral)
    assert office.employer.get(office.address(referral)).status_code == 410


def test_consent_can_be_taken_back_after_a_hire(office: Office) -> None:
    referral = office.refer(sent=True)
    post(office, referral, "ansat", **HIRE)
    assert "Stop delingen med virksomheden" in page(office, referral)
    assert post(office, referral, "samtykke").status_code == 303
    assert "Stop delingen med virksomheden" not in page(office, referral)
    assert state(office, referral) is ReferralState.HIRED


def test_another_akasse_does_not_find_the_referral(office: Office) -> None:
    referral = office.refer(sent=True)
    office.adviser.get("/log-ind")
    office.adviser.post("/log-ind", data={"akasse": "26", "rolle": "adviser"})
    assert office.adviser.get(f"/henvisninger/{referral}").status_code == 404
    assert office.adviser.get(f"/henvisninger/ny?medlem={office.member}&jobordre={office.order}").status_code == 404


def test_a_closed_order_offers_no_referral(office: Office) -> None:
    with office.pool.connection() as connection:
        connection.execute("UPDATE job_order SET status = 'need_met'")
    html = office.adviser.get(f"/henvisninger/ny?medlem={office.member}&jobordre={office.order}").text
    assert "tager ikke imod flere henvisninger" in html
    assert 'name="slags"' not in html
