"""How agreements between a-kasser are said: where one stands, an anonymous card, and the section on an order's page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from api import danish_words as said
from api.pages.proposals import StrengthView
from api.pages.referral_words import day_words
from matching.core.danish_time import danish_day
from matching.core.job_order import JobOrderStatus
from matching.core.pool_cards import PoolCard
from matching.core.pools import PoolAgreement, PoolEnd, PoolState, RequestState
from matching.queries.pool_cards import LentCard
from matching.queries.pool_requests import PoolRequest
from matching.services.look_at_pool import PoolsOfOrder, PoolView

STATE_VARIANTS: Mapping[PoolState, str] = {PoolState.ASKED: "info", PoolState.HOLDS: "success", PoolState.OVER: ""}
REQUEST_VARIANTS: Mapping[RequestState, str] = {
    RequestState.ASKED: "info",
    RequestState.TALKING: "info",
    RequestState.REFERRED: "success",
    RequestState.DECLINED: "warning",
}
PAUSED = "Jobordren er sat på pause. Kandidaterne vises igen, når den er åben."
NOBODY = (
    "{} har ingen at vise lige nu. Enten passer ingen til jobordren, "
    "eller også er de for få til, at et kort kan være anonymt."
)
NO_AGREEMENT = (
    "I har ingen aftale med en anden a-kasse om denne jobordre. Uden en aftale kan I ikke se andres medlemmer."
)
CLOSED = "Jobordren tager ikke imod henvisninger lige nu, så der kan ikke aftales noget nyt om den."


@dataclass(frozen=True)
class PoolCardView:
    """One candidate of another a-kasse, without anything that tells who it is."""

    key: Annotated[str, "Kortets eget id, som intet betyder andre steder"]
    title: Annotated[str, "Kortets plads på listen, fx »Kandidat 1«"]
    where: Annotated[tuple[str, ...], "Fag, landsdel og vejen til arbejdet i ord"]
    track: Annotated[str, "Sporet i ord"]
    track_key: Annotated[str, "»same«, »near« eller »new«; bestemmer farven"]
    strength: Annotated[StrengthView, "Hvor godt kandidaten passer"]
    brought: Annotated[tuple[str, ...], "Det af det, der spørges efter, som kandidaten kan eller har bevis for"]
    missing: Annotated[tuple[str, ...], "Det, der spørges efter og mangler"]
    state: Annotated[str, "Hvad der er blevet af forespørgslen; tom, når der ikke er spurgt"]
    state_variant: Annotated[str, "Mærkets farve"]
    ask_address: Annotated[str, "Hvor der bedes om en henvisning; tom, når det ikke kan ske"]


@dataclass(frozen=True)
class PoolGroup:
    """One agreement on an order's page."""

    key: Annotated[str, "Aftalens id; gruppens plads på siden"]
    akasse: Annotated[str, "Den anden a-kasse"]
    address: Annotated[str, "Aftalens side"]
    state: Annotated[str, "Hvor aftalen står"]
    variant: Annotated[str, "Mærkets farve"]
    told: Annotated[str, "Hvor længe den gælder, eller hvorfor den er slut"]
    empty: Annotated[str, "Hvorfor der ingen kort er; tom, når der er"]
    cards: Annotated[tuple[PoolCardView, ...], "Kandidaterne, bedst først"]
    asked: Annotated[tuple[str, ...], "Hvad der blev af forespørgsler, hvis kort ikke vises længere"]


@dataclass(frozen=True)
class PoolSection:
    """Candidates of other a-kasser on an order's page."""

    groups: Annotated[tuple[PoolGroup, ...], "Aftalerne, den nyeste først"]
    nothing: Annotated[str, "Hvorfor der intet er at se; tom, når der er aftaler"]
    ask_address: Annotated[str, "Hvor der bedes om en aftale; tom, når ordren ikke er åben"]


NO_POOLS = PoolSection((), NO_AGREEMENT, "")
"""Nothing agreed, and nothing to ask."""


def pool_section(found: PoolsOfOrder, address: str, now: datetime) -> PoolSection:
    """Return the section of the order whose page is at `address`, in finished words."""
    closed = "" if found.is_open else CLOSED
    return PoolSection(
        groups=tuple(_group(one, now) for one in found.pools),
        nothing="" if found.pools else closed or NO_AGREEMENT,
        ask_address=f"{address}/aftale" if found.is_open else "",
    )


def _group(view: PoolView, now: datetime) -> PoolGroup:
    agreement, shown = view.agreement, {card.pool_card_id for card in view.cards}
    state = agreement.state(now)
    gone = [one for one in view.requests if one.pool_card_id not in shown]
    return PoolGroup(
        key=str(agreement.pool_agreement_id),
        akasse=view.lending_name,
        address=f"/aftaler/{agreement.pool_agreement_id}",
        state=state.label,
        variant=STATE_VARIANTS.get(state, "info"),
        told=state_told(agreement, now),
        empty=_empty(view, now),
        cards=tuple(_lent(card, view, now) for card in view.cards),
        asked=tuple(request_told(one, now) for one in gone),
    )


def _empty(view: PoolView, now: datetime) -> str:
    if view.cards or not view.agreement.holds(now):
        return ""
    paused = view.agreement.order_status is not JobOrderStatus.IN_PROGRESS
    return PAUSED if paused else NOBODY.format(view.lending_name)


def _lent(lent: LentCard, view: PoolView, now: datetime) -> PoolCardView:
    asked = view.request_of.get(lent.pool_card_id)
    address = f"/aftaler/{view.agreement.pool_agreement_id}/kort/{lent.pool_card_id}"
    return card_view(str(lent.pool_card_id), lent.place, lent.card, asked, "" if asked else address)


def card_view(
    key: str, place: int, card: PoolCard, asked: PoolRequest | None = None, ask_address: str = ""
) -> PoolCardView:
    """Return a card in finished words."""
    return PoolCardView(
        key=key,
        title=f"Kandidat {place}",
        where=tuple(
            part for part in (said.sentence_case(card.trade), region_words(card.region), card.travel.label) if part
        ),
        track=card.track.label,
        track_key=str(card.track.value),
        strength=StrengthView(card.strength, said.STRENGTH_WORDS[card.strength]),
        brought=tuple(map(said.sentence_case, (*card.brought, *card.licences))),
        missing=tuple(map(said.sentence_case, card.missing)),
        state="" if asked is None else asked.state.label,
        state_variant="" if asked is None else REQUEST_VARIANTS[asked.state],
        ask_address=ask_address,
    )


def region_words(region: str) -> str:
    """Return "Region Sjælland", or nothing when the home is not told."""
    return region if not region or region.startswith("Region") else f"Region {region}"


def state_told(agreement: PoolAgreement, now: datetime) -> str:
    """Return how long an agreement holds, since when it waits, or why and when it ended."""
    end = agreement.end(now)
    if end is not None:
        return _end_told(agreement, end, now)
    if agreement.lent_at is None:
        return f"Spurgt {day_words(agreement.asked_at, now)}. Perioden slutter {last_day(agreement, now)}."
    if agreement.state(now) is PoolState.COMING:
        return f"Begynder {day_words(agreement.starts_at, now)} og slutter {last_day(agreement, now)}."
    return f"Til og med {last_day(agreement, now)}."


def _end_told(agreement: PoolAgreement, end: PoolEnd, now: datetime) -> str:
    when = "" if agreement.ended_at is None else f" {day_words(agreement.ended_at, now)}"
    return f"{end.label}{when}."


def last_day(agreement: PoolAgreement, now: datetime) -> str:
    """Return the last day on which an agreement holds, as it is said now."""
    return day_words(agreement.ends_at - timedelta(seconds=1), now)


def request_told(one: PoolRequest, now: datetime) -> str:
    """Return what became of a request whose card is gone."""
    words = f"Forespørgsel fra {said.full_date(danish_day(one.asked_at))}"
    if one.state is RequestState.ASKED:
        return f"{words}: kortet vises ikke længere, og der er ikke svaret."
    return f"{words}: {one.state.label[:1].lower()}{one.state.label[1:]} ({day_words(one.changed_at, now)})."
