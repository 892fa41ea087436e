"""The list of recommendations in finished words: where they stand, how long they have waited, whom to ask again."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from api import danish_words as said
from api.pages.member_profile import member_number
from api.pages.recommendation_view import VARIANTS
from matching.core.danish_time import danish_day
from matching.core.recommendations import Recommendation
from matching.services.show_recommendations import RecommendationList, Shelf


@dataclass(frozen=True)
class ShelfView:
    """One way to look at the list."""

    words: Annotated[str, "Hvor indstillingerne står"]
    count: Annotated[str, "Hvor mange der er"]
    address: Annotated[str, "Listen med dem"]
    chosen: Annotated[bool, "Om det er den, der vises"]


@dataclass(frozen=True)
class RecommendationLine:
    """One recommendation of the list."""

    address: Annotated[str, "Indstillingens side"]
    offer: Annotated[str, "Tilbuddet"]
    member: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    state: Annotated[str, "Hvor den står"]
    variant: Annotated[str, "Mærkets farve"]
    told: Annotated[str, "Ventetid, afgørelse eller hvornår kladden er skrevet"]
    overdue: Annotated[str, "At kommunen skal spørges igen; tom ellers"]


@dataclass(frozen=True)
class RecommendationsPage:
    """The list of recommendations."""

    shelves: Annotated[tuple[ShelfView, ...], "Hvor man kan se: venter, kladder, besvaret, afsluttet"]
    mine_words: Annotated[str, "Om egne eller alles vises"]
    other_words: Annotated[str, "Linket til de andre"]
    other_address: Annotated[str, "Samme liste for de andre"]
    lines: Annotated[tuple[RecommendationLine, ...], "Indstillingerne; de, der har ventet længst, først"]
    empty: Annotated[str, "Hvad der står, når listen er tom"]


def recommendations_page(found: RecommendationList, as_of: date) -> RecommendationsPage:
    """Return the list in finished words."""
    mine = "&mine=true" if found.mine else ""
    other = "" if found.mine else "&mine=true"
    return RecommendationsPage(
        shelves=tuple(
            ShelfView(
                one.label, said.whole(found.counts[one]), f"/indstillinger?vis={one.value}{mine}", one is found.shelf
            )
            for one in Shelf
        ),
        mine_words="Dine egne" if found.mine else "Hele a-kassen",
        other_words="Vis hele a-kassens" if found.mine else "Vis kun dine egne",
        other_address=f"/indstillinger?vis={found.shelf.value}{other}",
        lines=tuple(_line(one, as_of) for one in found.shown),
        empty=EMPTY[found.shelf],
    )


def _shelf(shelf: Shelf, found: RecommendationList, mine: str) -> ShelfView:
    address = f"/indstillinger?vis={shelf.value}{mine}"
    return ShelfView(shelf.label, said.whole(found.counts[shelf]), address, shelf is found.shelf)


EMPTY = {
    Shelf.WAITING: "Ingen indstillinger venter på svar.",
    Shelf.DRAFTS: "Ingen kladder. En indstilling begynder på medlemmets side.",
    Shelf.ANSWERED: "Kommunen har ikke svaret på nogen indstilling endnu.",
    Shelf.ENDED: "Ingen er trukket tilbage eller bortfaldet.",
}


def _line(one: Recommendation, as_of: date) -> RecommendationLine:
    due = one.remind_on is not None and one.remind_on <= as_of
    return RecommendationLine(
        address=f"/indstillinger/{one.recommendation_id}",
        offer=one.kind_label,
        member=one.member_name,
        number=member_number(one.member_number),
        state=one.state.label,
        variant=VARIANTS.get(one.state, ""),
        told=_told(one, as_of),
        overdue="Spørg kommunen igen" if due else "",
    )


def _told(one: Recommendation, as_of: date) -> str:
    if one.waits_since:
        days = (as_of - one.waits_since).days
        return f"Har ventet {said.counted(days, 'dag', 'dage')}" if days else "Sendt i dag"
    if one.decided_on:
        return f"Afgjort {said.day(one.decided_on, as_of).said}"
    if one.ended_on:
        return f"Afsluttet {said.day(one.ended_on, as_of).said}"
    return f"Skrevet {said.day(danish_day(one.created_at), as_of).said}"
