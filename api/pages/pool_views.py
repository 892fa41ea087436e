"""The pages of agreements between a-kasser, in finished words: the list, one agreement, the form, and a request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

from api import danish_words as said
from api.pages.member_profile import member_number
from api.pages.order_words import order_number
from api.pages.pool_words import REQUEST_VARIANTS, STATE_VARIANTS, PoolCardView, card_view, last_day, state_told
from api.pages.proposals import ReasonsView, StrengthView, reasons_view, strength_view
from api.pages.referral_words import StepView, day_words, instant
from api.pages.sign_in import Choice
from api.pages.talk_form import choices
from matching.core.ids import AkasseId
from matching.core.pools import MOST_CARDS, USUAL_CARDS, USUAL_PERIOD, PoolAgreement, PoolNo, PoolState, RequestState
from matching.queries.job_orders import OrderHead
from matching.queries.pool_cards import OwnCard, PoolLook
from matching.services.answer_pool_request import RequestView
from matching.services.show_pools import PoolDetail, Pools

#: What the other a-kasse sees, and what it never sees; said before a yes.
SHARED = (
    "Fag og region, men kun så præcist, at mindst fem af jeres medlemmer deler dem",
    "Vejen til arbejdet i ord, ikke i minutter",
    "Hvilke af de kompetencer og beviser, jobordren spørger efter, medlemmet har eller mangler",
    "Spor og match i ord",
)
NEVER = "Aldrig navn, nummer, kontaktoplysninger, adresse, egne ord, arbejdsgivere, årstal, ledighed eller noter."
#: Where an agreement stands on the list, what waits for an answer of one's own first.
SHELVES = {
    "venter-paa-jer": "Venter på jeres svar",
    "gaelder": "Gælder eller begynder senere",
    "venter-paa-andre": "Venter på den anden a-kasse",
    "slut": "Slut",
}


@dataclass(frozen=True)
class PoolLine:
    """One agreement of the list."""

    address: Annotated[str, "Aftalens side"]
    akasse: Annotated[str, "Den anden a-kasse"]
    order: Annotated[str, "Jobordren, fx »J-204 Lagermedarbejder«"]
    state: Annotated[str, "Hvor aftalen står"]
    variant: Annotated[str, "Mærkets farve"]
    told: Annotated[str, "Hvor længe den gælder, eller hvorfor den er slut"]


@dataclass(frozen=True)
class PoolShelf:
    """Agreements that stand alike."""

    key: Annotated[str, "Gruppens plads på siden"]
    title: Annotated[str, "Hvad de har til fælles"]
    lines: Annotated[tuple[PoolLine, ...], "Aftalerne, den nyeste først"]


@dataclass(frozen=True)
class PoolsPage:
    """All agreements with other a-kasser."""

    shelves: Annotated[tuple[PoolShelf, ...], "Grupperne; det, der venter på jer, først"]


@dataclass(frozen=True)
class OwnCardView:
    """One of the own members, as the other a-kasse sees it, with whose card it is."""

    name: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    address: Annotated[str, "Medlemmets side"]
    looks: Annotated[str, "Hvor ofte kortet er set"]
    card: Annotated[PoolCardView, "Det, den anden a-kasse ser"]


@dataclass(frozen=True)
class PoolPage:
    """One agreement."""

    heading: Annotated[str, "Den anden a-kasse, og hvem der spørger hvem"]
    told: Annotated[str, "Aftalen i en sætning"]
    order: Annotated[str, "Jobordren"]
    order_address: Annotated[str, "Jobordrens side"]
    state: Annotated[str, "Hvor den står"]
    variant: Annotated[str, "Mærkets farve"]
    facts: Annotated[tuple[tuple[str, str], ...], "Formål, periode og antal"]
    address: Annotated[str, "Aftalens egen side, som knapperne hører til"]
    lends: Annotated[bool, "Om det er egne medlemmer, aftalen handler om"]
    may_answer: Annotated[bool, "Om der kan svares ja eller nej"]
    may_renew: Annotated[bool, "Om kortene kan opgøres på ny"]
    end_words: Annotated[str, "Knappen, der afslutter; tom, når den er slut eller skal besvares"]
    shared: Annotated[tuple[str, ...], "Hvad den anden a-kasse ser"]
    never: Annotated[str, "Hvad den aldrig ser"]
    cards: Annotated[tuple[OwnCardView, ...], "Egne kort; tom for den, der spørger"]
    no_cards: Annotated[str, "Hvorfor der ingen kort er; tom, når der er"]
    renewed: Annotated[str, "Hvornår kortene sidst er opgjort; tom, før der er kort"]
    looks: Annotated[tuple[StepView, ...], "Hver visning, den nyeste først"]
    requests: Annotated[
        tuple[tuple[str, str], ...], "Forespørgsler med tilstand og adresse; adressen er tom hos den, der spørger"
    ]
    steps: Annotated[tuple[StepView, ...], "Hvad der er sket, det nyeste først"]
    fault: Annotated[str, "Hvorfor det ikke kunne gøres; tom ellers"] = ""


@dataclass(frozen=True)
class AskPoolPage:
    """Where another a-kasse is asked for an agreement."""

    order: Annotated[str, "Jobordren"]
    order_address: Annotated[str, "Jobordrens side"]
    address: Annotated[str, "Hvor formularen sendes hen"]
    open: Annotated[bool, "Om der kan aftales noget om ordren"]
    akasser: Annotated[tuple[Choice, ...], "De andre a-kasser, efter navn"]
    first_day: Annotated[str, "Første dag, som den er skrevet"]
    last_day: Annotated[str, "Sidste dag, som den er skrevet"]
    purpose: Annotated[str, "Formålet, som det er skrevet"]
    most: Annotated[str, "Hvor mange kort, som det er skrevet"]
    most_allowed: Annotated[int, "Hvor mange kort der højst kan aftales"]
    faults: Annotated[Mapping[str, str], "Hvad der skal rettes, felt for felt"]
    summary: Annotated[tuple[tuple[str, str], ...], "Det samme, samlet over formularen"]


@dataclass(frozen=True)
class PoolRequestPage:
    """What another a-kasse asks about an own member."""

    member: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    member_address: Annotated[str, "Medlemmets side"]
    asking: Annotated[str, "A-kassen, der spørger"]
    asked: Annotated[str, "Hvornår der blev spurgt"]
    order: Annotated[str, "Jobordren"]
    order_where: Annotated[tuple[str, ...], "Virksomhed og sted"]
    order_address: Annotated[str, "Jobordrens side"]
    agreement_address: Annotated[str, "Aftalens side"]
    state: Annotated[str, "Hvor forespørgslen står; det er alt, hvad den anden a-kasse ser"]
    variant: Annotated[str, "Mærkets farve"]
    strength: Annotated[StrengthView | None, "Hvor godt medlemmet passer; None, når en regel holder dem adskilt"]
    reasons: Annotated[ReasonsView | None, "Hvad der taler for og imod"]
    obstacle: Annotated[str, "Hvorfor den ikke kan tages op nu; tom, når den kan"]
    address: Annotated[str, "Forespørgslens side, som knapperne hører til"]
    may_answer: Annotated[bool, "Om der kan svares"]
    may_take_up: Annotated[bool, "Om medlemmet kan foreslås"]
    no_reasons: Annotated[tuple[Choice, ...], "Grunde til et nej"]
    reason: Annotated[str, "Grunden, når der er sagt nej; tom ellers"]
    referral_address: Annotated[str, "Henvisningens side, når der er en; tom ellers"]
    fault: Annotated[str, "Hvorfor det ikke kunne gøres; tom ellers"] = ""


def pools_page(found: Pools, now: datetime) -> PoolsPage:
    """Return the list in finished words; what waits for an answer of one's own first."""
    by_shelf: dict[str, list[PoolLine]] = {key: [] for key in SHELVES}
    for one in found.agreements:
        by_shelf[_shelf(one, found, now)].append(_line(one, found, now))
    return PoolsPage(tuple(PoolShelf(key, SHELVES[key], tuple(lines)) for key, lines in by_shelf.items() if lines))


def pool_page(detail: PoolDetail, now: datetime) -> PoolPage:
    """Return one agreement in finished words."""
    agreement, state = detail.agreement, detail.agreement.state(now)
    answers = detail.lends and state is PoolState.ASKED
    return PoolPage(
        heading=_heading(detail),
        told=state_told(agreement, now),
        order=order_words(detail.order),
        order_address=f"/jobordrer/{agreement.job_order_id}",
        state=state.label,
        variant=STATE_VARIANTS.get(state, "info"),
        facts=_facts(agreement, now),
        address=f"/aftaler/{agreement.pool_agreement_id}",
        lends=detail.lends,
        may_answer=answers,
        may_renew=detail.lends and state is PoolState.HOLDS,
        end_words="" if answers or state is PoolState.OVER else _end_words(state),
        shared=SHARED,
        never=NEVER,
        cards=tuple(_own_card(card) for card in detail.cards),
        no_cards=_no_cards(detail, state),
        renewed="" if agreement.renewed_at is None else f"Opgjort {instant(agreement.renewed_at)}.",
        looks=tuple(_look(one, detail, now) for one in detail.looks),
        requests=tuple(_request(detail)),
        steps=tuple(_steps(detail, now)),
    )


def ask_page(
    order: OrderHead, others: Mapping[AkasseId, str], typed: Mapping[str, str], chosen: Iterable[str], today: date
) -> AskPoolPage:
    """Return the form as it is, or is to be, filled in."""
    address, picked = f"/jobordrer/{order.job_order_id}", set(chosen)
    named = sorted(others.items(), key=lambda item: said.danish_sort_key(item[1]))
    return AskPoolPage(
        order=order_words(order),
        order_address=address,
        address=f"{address}/aftale",
        open=True,
        akasser=tuple(Choice(str(key), name, str(key) in picked) for key, name in named),
        first_day=typed.get("foerste_dag", today.isoformat()),
        last_day=typed.get("sidste_dag", (today + USUAL_PERIOD).isoformat()),
        purpose=typed.get("formaal", ""),
        most=typed.get("antal", str(USUAL_CARDS)),
        most_allowed=MOST_CARDS,
        faults=dict.fromkeys(("til", "sidste_dag", "formaal", "antal"), ""),
        summary=(),
    )


def request_page(view: RequestView, now: datetime) -> PoolRequestPage:
    """Return a request in finished words."""
    asked, order = view.request, view.order
    waits = asked.state is RequestState.ASKED
    over = not view.agreement.holds(now)
    return PoolRequestPage(
        member=asked.member_name,
        number=member_number(asked.member_number),
        member_address=f"/medlemmer/{asked.member_id}",
        asking=view.asking_name,
        asked=day_words(asked.asked_at, now),
        order=order_words(order),
        order_where=tuple(part for part in (order.employer, order.place) if part),
        order_address=f"/jobordrer/{asked.job_order_id}",
        agreement_address=f"/aftaler/{asked.pool_agreement_id}",
        state=asked.state.label,
        variant=REQUEST_VARIANTS[asked.state],
        strength=None if view.proposal is None else strength_view(view.proposal),
        reasons=None if view.proposal is None else reasons_view(view.proposal.reasons),
        obstacle=_obstacle(view, now) if waits else "",
        address=f"/forespoergsler/{asked.pool_request_id}",
        may_answer=waits,
        may_take_up=waits and not over,
        no_reasons=choices(PoolNo, ""),
        reason="" if asked.reason is None else asked.reason.label,
        referral_address="" if asked.referral_id is None else f"/henvisninger/{asked.referral_id}",
    )


def order_words(order: OrderHead) -> str:
    """Return "J-204 Lagermedarbejder"."""
    return f"{order_number(order.number)} {order.title}"


def _shelf(one: PoolAgreement, found: Pools, now: datetime) -> str:
    state = one.state(now)
    if state is PoolState.ASKED:
        return "venter-paa-jer" if _lends(one, found) else "venter-paa-andre"
    return "slut" if state is PoolState.OVER else "gaelder"


def _lends(one: PoolAgreement, found: Pools) -> bool:
    return one.lending_akasse == found.akasse_id


def _line(one: PoolAgreement, found: Pools, now: datetime) -> PoolLine:
    other = one.asking_akasse if _lends(one, found) else one.lending_akasse
    state = one.state(now)
    return PoolLine(
        address=f"/aftaler/{one.pool_agreement_id}",
        akasse=found.names[other],
        order=order_words(found.orders[one.job_order_id]),
        state=state.label,
        variant=STATE_VARIANTS.get(state, "info"),
        told=("Jeres medlemmer. " if _lends(one, found) else "Deres medlemmer. ") + state_told(one, now),
    )


def _heading(detail: PoolDetail) -> str:
    agreement, names = detail.agreement, detail.names
    if detail.lends:
        return f"{names[agreement.asking_akasse]} spørger om jeres medlemmer"
    return f"I spørger {names[agreement.lending_akasse]} om deres medlemmer"


def _facts(agreement: PoolAgreement, now: datetime) -> tuple[tuple[str, str], ...]:
    return (
        ("Formål", agreement.purpose),
        ("Periode", f"Fra {day_words(agreement.starts_at, now)} til og med {last_day(agreement, now)}"),
        ("Kandidater", f"Højst {said.counted(agreement.most_cards, 'kort', 'kort')} ad gangen"),
    )


def _end_words(state: PoolState) -> str:
    return "Træk forespørgslen tilbage" if state is PoolState.ASKED else "Afslut aftalen"


def _own_card(card: OwnCard) -> OwnCardView:
    return OwnCardView(
        name=card.member_name,
        number=member_number(card.member_number),
        address=f"/medlemmer/{card.member_id}",
        looks=f"Set {said.counted(card.looks, 'gang', 'gange')}" if card.looks else "Ikke set endnu",
        card=card_view(str(card.pool_card_id), card.place, card.card),
    )


def _no_cards(detail: PoolDetail, state: PoolState) -> str:
    if detail.cards or not detail.lends:
        return ""
    return {
        PoolState.ASKED: "Intet vises, før I har sagt ja.",
        PoolState.COMING: "Intet vises, før perioden begynder.",
        PoolState.HOLDS: "Ingen af jeres medlemmer passer til ordren, eller de er for få til, at et kort er anonymt.",
        PoolState.OVER: "Aftalen er slut, og kortene er slettet.",
    }[state]


def _look(one: PoolLook, detail: PoolDetail, now: datetime) -> StepView:
    words = f"{said.counted(one.cards, 'kort', 'kort')} vist"
    who = detail.names[detail.agreement.asking_akasse]
    return StepView(words, day_words(one.happened_at, now), instant(one.happened_at), f"{who} ({one.actor})")


def _request(detail: PoolDetail) -> Iterable[tuple[str, str]]:
    for one in detail.requests:
        address = f"/forespoergsler/{one.pool_request_id}" if detail.lends else ""
        yield one.state.label, address


def _steps(detail: PoolDetail, now: datetime) -> Iterable[StepView]:
    """What has happened, the newest first: each step is taken once."""
    agreement, names = detail.agreement, detail.names
    asking, lending = names[agreement.asking_akasse], names[agreement.lending_akasse]
    if agreement.ended_at is not None and agreement.ended_because is not None:
        when, by = agreement.ended_at, agreement.ended_by or ""
        yield StepView(agreement.ended_because.label, day_words(when, now), instant(when), by)
    if agreement.lent_at is not None:
        when = agreement.lent_at
        yield StepView("Der blev sagt ja", day_words(when, now), instant(when), f"{lending} ({agreement.lent_by})")
    when = agreement.asked_at
    yield StepView("Der blev spurgt", day_words(when, now), instant(when), f"{asking} ({agreement.asked_by})")


def _obstacle(view: RequestView, now: datetime) -> str:
    if not view.agreement.holds(now):
        return f"Aftalen gælder ikke længere. {state_told(view.agreement, now)}"
    if view.broken is not None:
        return f"{view.broken.label}. Tal kun med medlemmet om jobbet, hvis det har ændret sig."
    return ""


def typed_days(first: str, last: str) -> tuple[date, date] | None:
    """Return the first day and the day after the last; None when one of them is no date."""
    try:
        return date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
    except ValueError:
        return None
