"""How a job order is said: its number, its terms, and the phrases of the ad that were understood."""

from datetime import date

from api import danish_words as said
from api.pages.marked_text import Mark
from matching.core.cards import OrderCard
from matching.core.proposal import Direction, Proposal


def order_number(number: int) -> str:
    """Return an order's number as it is said and searched for."""
    return f"J-{number}"


def job_facts(order: OrderCard, as_of: date) -> tuple[str, ...]:
    """Return an order's working terms, each in a few words."""
    start = order.starts_on and (
        "Start snarest" if order.starts_on <= as_of else f"Start {said.day(order.starts_on, as_of).said}"
    )
    facts = (
        said.hours_a_week(order.hours) if order.hours else "",
        order.employment.label if order.employment else "",
        said.sentence_case(said.shifts_said(order.shifts)),
        said.counted(order.positions, "stilling", "stillinger") if order.positions > 1 else "",
        start,
    )
    return tuple(fact for fact in facts if fact)


def order_marks(order: OrderCard, proposal: Proposal | None) -> dict[str, Mark]:
    """Return every phrase of the ad that was understood, and how it stands to the member (if there is one)."""
    phrases = [need.phrase for need in order.needs] + [licence.phrase for licence in order.licences]
    marks = dict.fromkeys(phrases, Mark.UNDERSTOOD)
    directions = {Direction.FOR: Mark.MET, Direction.AGAINST: Mark.MISSING}
    for reason in proposal.reasons if proposal else ():
        if reason.theirs and reason.direction in directions:
            marks[reason.theirs] = directions[reason.direction]
    return marks


def twin_words(order: OrderCard) -> str:
    """Return the line that tells of a near repeat, or nothing."""
    if order.duplicate_of is None:
        return ""
    why = f" ({order.duplicate_reason})" if order.duplicate_reason else ""
    return f"Ligner jobordre {order_number(order.duplicate_of)}{why}."


def read_as(order: OrderCard) -> str:
    """Return the occupation an ad was read as, or nothing when its title says the word itself."""
    best = order.occupations[0] if order.occupations else ""
    return "" if not best or best.casefold() in order.title.casefold() else f"Læst som {best[:1].lower()}{best[1:]}"
