"""`jobbro figures publish`: what it says when it is done."""

from dataclasses import replace
from datetime import UTC, date, datetime

from api.commands.publish_figures import receipt_said
from matching.services.publish_figures import Receipt
from matching.statistics.publication.vintages import Vintage

VINTAGE = Vintage(date(2026, 12, 1), datetime(2026, 12, 1, 3, tzinfo=UTC), date(2024, 12, 1), 31_204, 2_310, 5_120)


def test_the_receipt_says_what_was_published_and_what_was_tried() -> None:
    said = receipt_said(Receipt(VINTAGE, tables=14, vintages=1))
    assert said == (
        "14 tabeller er udgivet den 01.12.2026: 31.204 tal, og 2.310 skjult af hensyn til fortrolighed. "
        "Angrebet på 5.120 skjulte antal i 1 udgivelse fandt ingen af dem."
    )


def test_several_vintages_are_told_as_several() -> None:
    later = replace(VINTAGE, published_on=date(2027, 1, 4))
    assert "i 2 udgivelser" in receipt_said(Receipt(later, tables=14, vintages=2))
