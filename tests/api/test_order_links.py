from uuid import UUID

import pytest

from api.letters import written
from api.order_links import OrderLinks, status_path, with_status_path
from api.settings import Settings
from matching.core.errors import OrderAddressUnknown
from matching.core.ids import JobOrderId
from matching.core.mail import Letter
from matching.core.order_life import OrderAddress

SETTINGS = Settings(session_secret="only for tests")
ORDER = JobOrderId(UUID(int=7))
FACTS = {"number": "J-7", "title": "Kok", "employer": "Pakkeriet ApS", "status_address": OrderAddress(ORDER)}


def test_a_token_leads_back_to_its_order() -> None:
    links = OrderLinks(SETTINGS)
    assert links.read(links.write(ORDER)) == ORDER


@pytest.mark.parametrize("token", ["", "x", "A" * 66, "\u00e6" * 10, "." * 500])
def test_a_made_up_token_leads_nowhere(token: str) -> None:
    with pytest.raises(OrderAddressUnknown):
        OrderLinks(SETTINGS).read(token)


def test_a_token_of_another_secret_leads_nowhere() -> None:
    token = OrderLinks(Settings(session_secret="another")).write(ORDER)
    with pytest.raises(OrderAddressUnknown):
        OrderLinks(SETTINGS).read(token)


@pytest.mark.parametrize("template", ["order_receipt", "order_follow_up"])
def test_the_letters_hold_the_order_and_its_address(template: str) -> None:
    letter = with_status_path(Letter("bo@example.com", "Bo Chef", FACTS), SETTINGS)
    subject, text = written(template, letter, "https://jobbro.example", may_reply=False)
    assert "J-7" in subject
    assert "Bo Chef" in text
    assert "https://jobbro.example" + status_path(SETTINGS, ORDER) in text
