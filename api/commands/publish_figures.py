"""`jobbro figures publish`: a vintage of every table, or a sentence about why there is none."""

from api import danish_words as said
from api.clock import read_clock
from api.commands.house import open_house, progress, say
from matching.database.pool import open_transaction
from matching.services.publish_figures import PublishingStep, Receipt, publish_figures


def publish_once() -> None:
    """Publish today's vintage and say what it holds; raises what `publish_figures` raises."""
    with open_house() as house, progress() as bar:
        task = bar.add_task("Udgiver", total=len(PublishingStep) + 1)
        with open_transaction(house.pool) as connection:
            receipt = publish_figures(
                connection,
                now=read_clock(),
                note=lambda step: bar.update(task, description=step.label, advance=1),
            )
        bar.update(task, description="Udgivet", advance=1)
    say(receipt_said(receipt))


def receipt_said(receipt: Receipt) -> str:
    """What was published, in words."""
    vintage = receipt.vintage
    return (
        f"{receipt.tables} tabeller er udgivet den {vintage.published_on:%d.%m.%Y}: {said.whole(vintage.figures)} tal, "
        f"og {said.whole(vintage.hidden)} skjult af hensyn til fortrolighed. "
        f"Angrebet på {said.whole(vintage.attacked)} skjulte antal i "
        f"{said.counted(receipt.vintages, 'udgivelse', 'udgivelser')} fandt ingen af dem."
    )
