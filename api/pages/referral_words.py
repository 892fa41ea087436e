"""How referrals are said: the panel on a member's and an order's page, timelines, and the card an employer gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from api import danish_words as said
from api.pages.member_profile import member_number
from api.pages.order_words import order_number
from matching.core.danish_time import clock, danish_day
from matching.core.order_room import OrderRoom
from matching.core.referrals import Party, ReferralAct, ReferralKind, ReferralState, state_label
from matching.core.sharing import SharedField
from matching.queries.referrals import ReferralLine, ReferralStep
from matching.services.employer_card import EmployerCard, Experience
from matching.services.show_referrals import Referrals

VARIANTS = {
    ReferralState.PROPOSED: "",
    ReferralState.AGREED: "info",
    ReferralState.SENT: "info",
    ReferralState.SEEN: "info",
    ReferralState.INTERVIEW: "success",
    ReferralState.HIRED: "success",
    ReferralState.DECLINED: "",
    ReferralState.WITHDRAWN: "",
    ReferralState.EXPIRED: "warning",
}
#: The one next act of a referral, as its button says it.
NEXT_ACTS = {
    (ReferralKind.OFFERED, ReferralState.PROPOSED): "Aftal med medlemmet",
    (ReferralKind.DIRECTED, ReferralState.PROPOSED): "Giv medlemmet besked",
    (ReferralKind.OFFERED, ReferralState.AGREED): "Send til virksomheden",
    (ReferralKind.DIRECTED, ReferralState.AGREED): "Send til virksomheden",
    (ReferralKind.OFFERED, ReferralState.INTERVIEW): "Hør, hvordan det gik",
    (ReferralKind.DIRECTED, ReferralState.INTERVIEW): "Hør, hvordan det gik",
}
#: What has happened, as a timeline says it.
HAPPENED = {
    ReferralAct.PROPOSE: "Foreslået",
    ReferralAct.AGREE: "Aftalt med medlemmet",
    ReferralAct.SEND: "Sendt til virksomheden",
    ReferralAct.SEE: "Virksomheden har set kortet",
    ReferralAct.INVITE: "Virksomheden vil tale med medlemmet",
    ReferralAct.HIRE: "Ansat",
    ReferralAct.EMPLOYER_DECLINES: "Virksomheden sagde nej",
    ReferralAct.MEMBER_DECLINES: "Medlemmet sagde nej",
    ReferralAct.WITHDRAW: "Trukket tilbage",
    ReferralAct.EXPIRE: "Udløbet uden svar",
    ReferralAct.UNDO: "Virksomheden fortrød svaret",
    ReferralAct.REVERSE: "Ansættelsen er tilbageført",
    ReferralAct.FALL_THROUGH: "Jobbet blev ikke til noget",
}


@dataclass(frozen=True)
class StepView:
    """One step of a timeline."""

    words: Annotated[str, "Hvad der skete, med grunden ved et nej"]
    when: Annotated[str, "Hvornår, som man siger det"]
    when_full: Annotated[str, "Den fulde dato med klokkeslæt"]
    by: Annotated[str, "Hvem der gjorde det"]


@dataclass(frozen=True)
class ReferralItem:
    """One referral in a panel."""

    key: Annotated[str, "Henvisningens id; dens plads på siden"]
    address: Annotated[str, "Henvisningens egen side"]
    title: Annotated[str, "Medlemmet på en ordres side, jobbet på et medlems"]
    detail: Annotated[tuple[str, ...], "Nummer og virksomhed"]
    kind: Annotated[str, "Formidling eller henvisning"]
    directed: Annotated[bool, "Om medlemmet er pålagt at søge"]
    state: Annotated[str, "Tilstanden i ord"]
    variant: Annotated[str, "Tilstandens farve"]
    waits: Annotated[str, "Hvornår den udløber af sig selv; tom, når den er færdig"]
    waits_full: Annotated[str, "Den fulde dato"]
    steps: Annotated[tuple[StepView, ...], "Hvad der er sket, nyeste først"]
    next_act: Annotated[str, "Det næste, der skal gøres; tom, når det ikke er rådgiverens tur"]


@dataclass(frozen=True)
class ReferralPanel:
    """The referrals of a member or of an order."""

    items: Annotated[tuple[ReferralItem, ...], "De levende først, nærmeste frist øverst"]
    room: Annotated[str, "Hvor mange pladser der er tilbage; tom på et medlems side"]
    nothing: Annotated[str, "Det, der står, når der ingen er; tom, når panelet så skal være væk"]


#: A page without referrals, such as an example.
NO_REFERRALS = ReferralPanel((), "", "")


@dataclass(frozen=True)
class CardLine:
    """One thing an employer can see of a candidate."""

    field: Annotated[str, "Oplysningens nøgle"]
    label: Annotated[str, "Oplysningen"]
    values: Annotated[tuple[str, ...], "Hvad der står; tom, når medlemmet ikke har oplyst noget"]


@dataclass(frozen=True)
class CardView:
    """A candidate as an employer sees one."""

    name: Annotated[str, "Navnet; tom, så længe det ikke må ses"]
    lines: Annotated[tuple[CardLine, ...], "De delte oplysninger"]


def panel_of_order(found: Referrals, now: datetime) -> ReferralPanel:
    """Return the panel of an order's page."""
    items = tuple(_item(line, found, now, of_order=True) for line in in_order(found.lines))
    return ReferralPanel(
        items, room_words(found.room) if found.room else "", "Ingen fra jeres a-kasse er henvist endnu."
    )


def panel_of_member(found: Referrals, now: datetime) -> ReferralPanel:
    """Return the panel of a member's page; without referrals there is none."""
    items = tuple(_item(line, found, now, of_order=False) for line in in_order(found.lines))
    return ReferralPanel(items, "", "")


def in_order(lines: Sequence[ReferralLine]) -> list[ReferralLine]:
    """Return those that can become something first, the nearest deadline on top, then the newest of the rest."""
    live = [line for line in lines if line.lapses_at is not None]
    rest = sorted((line for line in lines if line.lapses_at is None), key=lambda line: line.state.value != "hired")
    return live + rest


def room_words(room: OrderRoom) -> str:
    """Return how many more can be referred, said as what is there: "2 pladser til henvisning tilbage"."""
    if not room.is_open:
        return "Ordren tager ikke imod flere henvisninger"
    if not room.places_left:
        return "Virksomheden har de kandidater, den har bedt om"
    return f"{said.counted(room.places_left, 'plads', 'pladser')} til henvisning tilbage"


def state_words(kind: ReferralKind, line: ReferralLine) -> str:
    """Return the state, with who said no."""
    words = state_label(kind, line.state)
    if line.declined_by and line.decline_reason:
        return f"{line.declined_by.label} sagde nej: {_mid_sentence(line.decline_reason.label)}"
    return words


def step_views(kind: ReferralKind, steps: Sequence[ReferralStep], now: datetime) -> tuple[StepView, ...]:
    """Return the timeline, the newest step first."""
    return tuple(_step(kind, one, now) for one in reversed(steps))


def card_view(card: EmployerCard) -> CardView:
    """Return a card in Danish words."""
    lines = tuple(
        CardLine(field.value, field.label, _values(field, card))
        for field in SharedField
        if field in card.fields and field is not SharedField.NAME
    )
    return CardView(card.contact.name if card.contact else "", lines)


def instant(when: datetime) -> str:
    """Return "23. november 2026 kl. 10.30", in Danish time."""
    return f"{said.full_date(danish_day(when))} kl. {clock(when)}"


def day_words(when: datetime, now: datetime) -> str:
    """Return a day as it is said now."""
    return said.day(danish_day(when), danish_day(now)).said


def years_said(years: float) -> str:
    """Return a length of experience: "under et år", "1 år", "12 år"."""
    return f"{int(years)} år" if years >= 1 else "under et år"


def _item(line: ReferralLine, found: Referrals, now: datetime, *, of_order: bool) -> ReferralItem:
    member, order = member_number(line.member_number), order_number(line.order_number)
    return ReferralItem(
        key=str(line.referral_id),
        address=f"/henvisninger/{line.referral_id}",
        title=line.member_name if of_order else line.order_title,
        detail=(member,) if of_order else tuple(part for part in (order, line.employer) if part),
        kind=line.kind.label,
        directed=line.kind is ReferralKind.DIRECTED,
        state=state_words(line.kind, line),
        variant=VARIANTS[line.state],
        waits=_waits(line, now),
        waits_full=instant(line.lapses_at) if line.lapses_at else "",
        steps=step_views(line.kind, found.steps.get(line.referral_id, ()), now),
        next_act=NEXT_ACTS.get((line.kind, line.state), ""),
    )


def _waits(line: ReferralLine, now: datetime) -> str:
    if line.lapses_at is None:
        return ""
    day = day_words(line.lapses_at, now)
    waiting_for_employer = line.state in {ReferralState.SENT, ReferralState.SEEN}
    return f"Svarfrist {day}" if waiting_for_employer else f"Udløber {day}"


def _step(kind: ReferralKind, one: ReferralStep, now: datetime) -> StepView:
    words = HAPPENED[one.act]
    if one.act is ReferralAct.AGREE and kind is ReferralKind.DIRECTED:
        words = "Medlemmet har fået besked på at søge"
    if one.decline_reason:
        words = f"{words}: {_mid_sentence(one.decline_reason.label)}"
    by = one.party.label if one.party is not Party.CLOCK else "Af sig selv"
    return StepView(words, day_words(one.happened_at, now), instant(one.happened_at), by)


def _values(field: SharedField, card: EmployerCard) -> tuple[str, ...]:
    contact = card.contact
    told: dict[SharedField, tuple[str, ...]] = {
        SharedField.EXPERIENCE: tuple(map(_experience, card.experience)),
        SharedField.COMPETENCES: tuple(map(said.sentence_case, card.competences)),
        SharedField.LICENCES: tuple(map(said.sentence_case, card.licences)),
        SharedField.LANGUAGES: tuple(said.sentence_case(said.language(one)) for one in card.languages),
        SharedField.HOURS: (said.hours_a_week(card.hours),) if card.hours else (),
        SharedField.START: (_start(card.available_from),) if card.available_from else (),
        SharedField.CONTACT: tuple(part for part in (contact.phone, contact.email) if part) if contact else (),
    }
    return told.get(field, ())


def _mid_sentence(words: str) -> str:
    return words[:1].lower() + words[1:]


def _experience(one: Experience) -> str:
    return f"{said.sentence_case(one.occupation)}, {years_said(one.years)}"


def _start(when: date) -> str:
    return f"Fra den {said.full_date(when)}"
