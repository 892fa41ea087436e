"""The employer's page in all its states, on the real services: GET shows, POST acts, and no a-kasse is ever told."""

import re
from typing import Any

import pytest

from matching.core.ids import ReferralId
from matching.core.referrals import ReferralState
from matching.database.pool import tenant_transaction
from matching.services.withdraw_referral import withdraw_referral
from tests.api.office import ADVISER, Office
from tests.builders import AKADEMIKERNE, put_member, put_referral

HIRE = {"act": "hire", "start": "2026-12-01", "timer": "37"}


def press(office: Office, address: str, act: str, version: int | None = None, **more: str) -> Any:
    """Open the page as it stands and press one of its buttons."""
    page = office.employer.get(address).text
    found = re.search(r'name="version" value="(\d+)"', page)
    seen = found.group(1) if found else "1"
    return office.employer.post(address, data={"act": act, "version": str(version or seen), **more})


def answered(office: Office, act: str, **more: str) -> tuple[ReferralId, str, str]:
    """A sent referral that the employer has answered: its key, address, and the page after it."""
    referral = office.refer(sent=True)
    address = office.address(referral)
    assert press(office, address, act, **more).status_code == 303
    return referral, address, office.employer.get(address).text


def test_opening_the_mail_a_hundred_times_changes_nothing(office: Office) -> None:
    referral = office.refer(sent=True)
    before, address = office.referral(referral), office.address(referral)
    for _ in range(5):
        html = office.employer.get(address).text
    assert office.referral(referral) == before
    assert "Vis kortet" in html
    assert "Truckcertifikat" not in html
    assert "Karen" not in html


def test_looking_at_an_address_with_other_methods_does_nothing(office: Office) -> None:
    referral = office.refer(sent=True)
    before, address = office.referral(referral), office.address(referral)
    assert office.employer.head(address).status_code == 405
    assert office.employer.post(address, data={"act": "hire", "version": "3", "form_token": "x"}).status_code == 303
    assert office.referral(referral) == before


def test_the_card_shows_what_the_dictionaries_say_and_no_name(office: Office) -> None:
    _, _, html = answered(office, "see")
    for word in ("Lagermedarbejder, 2 år", "Lagerstyring", "Varemodtagelse", "Truckcertifikat", "Dansk, godt"):
        assert word in html
    for word in ("Karen", "karen@example.com", "12345678", "KANARIETEKST"):
        assert word not in html
    for button in ("Jeg vil gerne tale med kandidaten", "Ansat", "Ikke denne gang"):
        assert button in html


def test_wanting_to_talk_shows_the_name_and_can_be_undone(office: Office) -> None:
    referral, address, html = answered(office, "invite")
    for word in ("Karen Prøve", "karen@example.com", "12345678", "fortryde indtil kl. 10.10"):
        assert word in html
    press(office, address, "undo")
    assert office.referral(referral).state is ReferralState.SEEN
    assert "Karen" not in office.employer.get(address).text


def test_after_the_window_an_answer_stands(office: Office) -> None:
    referral, address, _ = answered(office, "invite")
    office.passes(minutes=10)
    assert "Fortryd" not in office.employer.get(address).text
    answer = press(office, address, "undo")
    assert answer.status_code == 422
    assert "kan ikke fortrydes længere" in answer.text
    assert office.referral(referral).state is ReferralState.INTERVIEW


def test_a_hire_has_a_receipt_with_its_facts(office: Office) -> None:
    referral, _, html = answered(office, **HIRE)
    assert office.referral(referral).state is ReferralState.HIRED
    for words in ("Kandidaten er meldt ansat", "Første arbejdsdag: 1. december 2026", "Timer om ugen: 37"):
        assert words in html
    assert office.value("SELECT evidence FROM placement").value == "employer"


@pytest.mark.parametrize("wrong", [{"start": ""}, {"start": "2026-02-30"}, {"timer": "mange"}, {"timer": "0"}])
def test_a_hire_without_a_day_or_hours_says_what_is_missing(office: Office, wrong: dict[str, str]) -> None:
    referral = office.refer(sent=True)
    answer = press(office, office.address(referral), **{**HIRE, **wrong})
    assert answer.status_code == 422
    assert "Skriv en startdato" in answer.text
    assert office.referral(referral).state is ReferralState.SENT


def test_a_no_says_why_and_shows_no_card_any_more(office: Office) -> None:
    _, _, html = answered(office, "employer_declines", grund="hours")
    assert "Grund: Arbejdstiden passer ikke" in html
    assert "Truckcertifikat" not in html


def test_a_no_without_a_reason_is_asked_for_one(office: Office) -> None:
    referral = office.refer(sent=True)
    answer = press(office, office.address(referral), "employer_declines")
    assert answer.status_code == 422
    assert "Vælg en grund" in answer.text


def test_a_second_tab_is_told_what_stands(office: Office) -> None:
    referral, address, _ = answered(office, "invite")
    answer = press(office, address, version=3, **HIRE)
    assert answer.headers["location"] == f"{address}?svaret=staar"
    html = office.employer.get(answer.headers["location"]).text
    assert "Dit tryk har ikke ændret noget" in html
    assert office.referral(referral).state is ReferralState.INTERVIEW


def test_a_page_left_open_overnight_loses_nothing_and_says_so(office: Office) -> None:
    referral = office.refer(sent=True)
    address = office.address(referral)
    office.employer.get(address)
    office.passes(hours=9)
    answer = office.employer.post(address, data={"act": "invite", "version": "3"})
    assert answer.headers["location"] == f"{address}?svaret=igen"
    assert "Intet er ændret" in office.employer.get(answer.headers["location"]).text
    assert press(office, address, "invite").status_code == 303


def test_a_withdrawn_candidate_is_gone_at_the_next_request(office: Office) -> None:
    referral, address, _ = answered(office, "invite")
    with tenant_transaction(office.pool, AKADEMIKERNE) as connection:
        withdraw_referral(connection, ADVISER, referral, version=4, now=office.clock[0])
    for answer in (office.employer.get(address), office.employer.post(address, data={**HIRE, "version": "4"})):
        assert answer.status_code == 410
        assert "Linket gælder ikke længere" in answer.text
        assert "Karen" not in answer.text


def test_an_address_that_is_none_is_told_kindly(office: Office) -> None:
    answer = office.employer.get("/svar/ikke-et-link")
    assert answer.status_code == 404
    assert "Brug linket i mailen" in answer.text


def test_a_full_order_offers_no_hire(office: Office) -> None:
    with tenant_transaction(office.pool, AKADEMIKERNE) as connection:
        other = put_referral(connection, put_member(connection, office.keys), office.order, sent=True)
    answered(office, **HIRE)
    address = office.address(other)
    press(office, address, "see")
    assert "Alle stillinger på ordren er besat" in office.employer.get(address).text
    answer = press(office, address, **HIRE)
    assert answer.status_code == 422
    assert "Alle stillinger på jobordren er besat" in answer.text
    assert office.value("SELECT count(*) FROM placement") == 1


def test_an_adviser_who_tries_the_address_sees_no_akasse_on_it_either(office: Office) -> None:
    html = office.adviser.get(office.address(office.refer(sent=True))).text
    assert "Akademikernes" not in html
    assert "Log ud" not in html
