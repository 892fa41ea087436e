"""One referral as the adviser sees it: the page in finished words, for each state the next act and the quiet ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

from api import danish_words as said
from api.pages.member_profile import member_number
from api.pages.order_words import order_number
from api.pages.referral_words import (
    VARIANTS,
    CardView,
    StepView,
    card_view,
    day_words,
    room_words,
    state_words,
    step_views,
)
from api.pages.sign_in import Choice
from matching.core.danish_time import danish_day
from matching.core.labels import Labelled
from matching.core.placements import EvidenceSource, PlacementKind, ReversalReason, StillEmployed
from matching.core.referrals import (
    BASIS,
    DECLINE_REASONS,
    KIND_MEANS,
    Decliner,
    Party,
    ReferralAct,
    ReferralKind,
    ReferralState,
    may_step,
)
from matching.core.sharing import DEFAULT_PERIOD, IDENTIFYING, SHAREABLE, TEXT_VERSION, TEXTS, Share, SharedField
from matching.queries.placements import FollowUp
from matching.services.show_referrals import Pair, PlacementView, ReferralView

#: Reasons an adviser can give; the employer's own regret is not one of them.
ADVISERS_REVERSALS = (ReversalReason.MISTAKE, ReversalReason.MEMBER_SAID_NO, ReversalReason.EMPLOYER_SAID_NO)


@dataclass(frozen=True)
class KindChoice:
    """One of the two kinds, with what it means."""

    value: Annotated[str, "Det, formularen sender"]
    label: Annotated[str, "Formidling eller henvisning"]
    means: Annotated[str, "Forskellen i en sætning"]
    chosen: Annotated[bool, "Om den er valgt"]


@dataclass(frozen=True)
class NewReferralPage:
    """Choosing the kind, before anything happens."""

    member_id: Annotated[str, "Medlemmets id"]
    job_order_id: Annotated[str, "Jobordrens id"]
    talk_id: Annotated[str, "Samtalens id; tom uden for en samtale"]
    member: Annotated[str, "Medlemmets navn"]
    member_number: Annotated[str, "Medlemsnummer"]
    member_address: Annotated[str, "Medlemmets side"]
    order: Annotated[str, "Stillingen"]
    order_number: Annotated[str, "Ordrenummer"]
    order_address: Annotated[str, "Jobordrens side"]
    employer: Annotated[str, "Virksomheden; tom, når den ikke er kendt"]
    room: Annotated[str, "Hvor mange pladser der er tilbage"]
    open: Annotated[bool, "Om ordren tager imod henvisninger"]
    kinds: Annotated[tuple[KindChoice, ...], "De to slags"]


@dataclass(frozen=True)
class FieldChoice:
    """One thing that can be shared, with exactly what the employer would read."""

    value: Annotated[str, "Oplysningens nøgle"]
    label: Annotated[str, "Oplysningen"]
    reads: Annotated[tuple[str, ...], "Det, virksomheden ville læse"]
    later: Annotated[bool, "Om den først vises, når virksomheden vil tale med medlemmet"]
    chosen: Annotated[bool, "Om den er valgt på forhånd"]


@dataclass(frozen=True)
class AgreeView:
    """What is agreed before anything is sent."""

    text: Annotated[str, "Teksten, medlemmet får læst op eller vist"]
    fields: Annotated[tuple[FieldChoice, ...], "Oplysninger at vælge imellem"]
    last_day: Annotated[str, "Foreslået sidste dag for delingen"]
    asks_for_reason: Annotated[bool, "Om der skal gives en grund, fordi virksomheden har kandidater nok"]
    button: Annotated[str, "Knappens ord"]


@dataclass(frozen=True)
class ShareView:
    """What the employer may see, once it is agreed."""

    basis: Annotated[str, "Hvorfor det må deles"]
    fields: Annotated[tuple[str, ...], "Hvad der deles"]
    until: Annotated[str, "Hvor længe"]
    live: Annotated[bool, "Om delingen gælder nu"]


@dataclass(frozen=True)
class FollowUpView:
    """One follow-up of a placement."""

    months: Annotated[int, "Måneder efter start"]
    due: Annotated[str, "Hvornår der skal spørges"]
    due_full: Annotated[str, "Den fulde dato"]
    answer: Annotated[str, "Hvad der blev fundet, og hvor det vides fra; tom, før der er spurgt"]
    open: Annotated[bool, "Om den kan besvares"]


@dataclass(frozen=True)
class PlacementCard:
    """A hire, one taken back too."""

    key: Annotated[str, "Ansættelsens id"]
    facts: Annotated[tuple[str, ...], "Start, timer, art, plads og kilde"]
    reversed: Annotated[str, "Hvornår og hvorfor den blev tilbageført; tom, når den står"]
    follow_ups: Annotated[tuple[FollowUpView, ...], "Opfølgning efter tre og seks måneder"]


@dataclass(frozen=True)
class ReferralPage:
    """A referral, its next act, and its history."""

    key: Annotated[str, "Henvisningens id"]
    version: Annotated[int, "Den udgave, siden viser"]
    member: Annotated[str, "Medlemmets navn"]
    member_number: Annotated[str, "Medlemsnummer"]
    member_address: Annotated[str, "Medlemmets side"]
    order: Annotated[str, "Stillingen"]
    order_number: Annotated[str, "Ordrenummer"]
    order_address: Annotated[str, "Jobordrens side"]
    employer: Annotated[str, "Virksomheden; tom, når den ikke er kendt"]
    kind: Annotated[str, "Formidling eller henvisning"]
    directed: Annotated[bool, "Om medlemmet er pålagt at søge"]
    means: Annotated[str, "Hvad slagsen betyder"]
    state: Annotated[str, "Tilstanden i ord"]
    variant: Annotated[str, "Tilstandens farve"]
    waits: Annotated[str, "Hvornår den udløber af sig selv; tom, når den er færdig"]
    room: Annotated[str, "Hvor mange pladser der er tilbage på ordren"]
    beyond: Annotated[str, "Grunden til flere kandidater end ønsket; tom ellers"]
    fault: Annotated[str, "Hvorfor et tryk ikke ændrede noget; tom ellers"]
    agree: Annotated[AgreeView | None, "Hvad der skal aftales; intet, når det er aftalt"]
    share: Annotated[ShareView | None, "Hvad virksomheden må se; intet, før det er aftalt"]
    card: Annotated[CardView | None, "Kortet, præcis som virksomheden får det"]
    employer_mail: Annotated[str, "Adressen, der sendes til; tom, når ordren ingen har"]
    may_send: Annotated[bool, "Om den kan sendes nu"]
    may_link: Annotated[bool, "Om der kan laves et nyt svarlink"]
    may_invite: Annotated[bool, "Om virksomhedens ja til en samtale kan noteres"]
    may_hire: Annotated[bool, "Om en ansættelse kan registreres"]
    may_note_no: Annotated[bool, "Om virksomhedens nej kan noteres"]
    may_decline: Annotated[bool, "Om medlemmets nej kan noteres"]
    may_withdraw: Annotated[bool, "Om den kan trækkes tilbage"]
    may_end_share: Annotated[bool, "Om samtykket kan trækkes tilbage for sig"]
    employer_reasons: Annotated[tuple[Choice, ...], "Virksomhedens grunde"]
    member_reasons: Annotated[tuple[Choice, ...], "Medlemmets grunde"]
    placement_kinds: Annotated[tuple[Choice, ...], "Slags job"]
    evidence: Annotated[tuple[Choice, ...], "Hvor noget vides fra"]
    found: Annotated[tuple[Choice, ...], "Svar på en opfølgning"]
    reversals: Annotated[tuple[Choice, ...], "Grunde til en tilbageførsel"]
    placements: Annotated[tuple[PlacementCard, ...], "Ansættelser, nyeste først"]
    steps: Annotated[tuple[StepView, ...], "Hvad der er sket, nyeste først"]
    link: Annotated[str, "Et nyt svarlink, vist én gang; tom ellers"]


def new_referral_page(pair: Pair, talk_id: str) -> NewReferralPage:
    """Return the page on which the kind is chosen."""
    return NewReferralPage(
        member_id=str(pair.member.member_id),
        job_order_id=str(pair.order.job_order_id),
        talk_id=talk_id,
        member=pair.member.name,
        member_number=member_number(pair.member.number),
        member_address=f"/medlemmer/{pair.member.member_id}",
        order=pair.order.title,
        order_number=order_number(pair.order.number),
        order_address=f"/jobordrer/{pair.order.job_order_id}",
        employer=pair.order.employer or "",
        room=room_words(pair.room),
        open=pair.room.is_open,
        kinds=tuple(
            KindChoice(kind.value, kind.label, KIND_MEANS[kind], kind is ReferralKind.OFFERED) for kind in ReferralKind
        ),
    )


def referral_page(view: ReferralView, now: datetime) -> ReferralPage:
    """Return the page in finished words."""
    line, referral = view.line, view.referral
    return ReferralPage(
        key=str(line.referral_id),
        version=referral.version,
        member=line.member_name,
        member_number=member_number(line.member_number),
        member_address=f"/medlemmer/{line.member_id}",
        order=line.order_title,
        order_number=order_number(line.order_number),
        order_address=f"/jobordrer/{line.job_order_id}",
        employer=line.employer or "",
        kind=line.kind.label,
        directed=line.kind is ReferralKind.DIRECTED,
        means=KIND_MEANS[line.kind],
        state=state_words(line.kind, line),
        variant=VARIANTS[line.state],
        waits=day_words(line.lapses_at, now) if line.lapses_at else "",
        room=room_words(view.room),
        beyond=referral.beyond_reason or "",
        fault="",
        agree=_agree(view, now) if referral.state is ReferralState.PROPOSED else None,
        share=_share(view.share, now),
        card=_shared_card(view),
        employer_mail=view.employer_contact.email if view.employer_contact else "",
        may_send=_may(view, ReferralAct.SEND),
        may_link=_may(view, ReferralAct.EMPLOYER_DECLINES),
        may_invite=_may(view, ReferralAct.INVITE),
        may_hire=_may(view, ReferralAct.HIRE),
        may_note_no=_may(view, ReferralAct.EMPLOYER_DECLINES),
        may_decline=_may(view, ReferralAct.MEMBER_DECLINES),
        may_withdraw=_may(view, ReferralAct.WITHDRAW),
        may_end_share=referral.state is ReferralState.HIRED and view.share is not None and view.share.is_live(now),
        employer_reasons=_choices(DECLINE_REASONS[Decliner.EMPLOYER]),
        member_reasons=_choices(DECLINE_REASONS[Decliner.MEMBER]),
        placement_kinds=_choices(PlacementKind),
        evidence=_choices(EvidenceSource),
        found=_choices(StillEmployed),
        reversals=_choices(ADVISERS_REVERSALS),
        placements=tuple(_placement(one, now) for one in view.placements),
        steps=step_views(line.kind, view.steps, now),
        link="",
    )


def _may(view: ReferralView, act: ReferralAct) -> bool:
    return may_step(view.referral, act, Party.ADVISER)


def _choices(members: Iterable[Labelled]) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, one.label, False) for one in members)


def _agree(view: ReferralView, now: datetime) -> AgreeView:
    basis = BASIS[view.line.kind]
    card = card_view(view.card)
    reads = {line.field: line.values for line in card.lines} | {SharedField.NAME.value: (card.name,)}
    offered = view.line.kind is ReferralKind.OFFERED
    return AgreeView(
        text=TEXTS[basis, TEXT_VERSION],
        fields=tuple(
            FieldChoice(
                field.value,
                field.label,
                reads.get(field.value, ()),
                field in IDENTIFYING,
                offered or field is not SharedField.NAME,
            )
            for field in SharedField
            if field in SHAREABLE[basis]
        ),
        last_day=_last_day(now).isoformat(),
        asks_for_reason=not view.room.places_left,
        button="Medlemmet siger ja" if offered else "Medlemmet har fået besked",
    )


def _last_day(now: datetime) -> date:
    return danish_day(now) + DEFAULT_PERIOD


def _share(share: Share | None, now: datetime) -> ShareView | None:
    if share is None:
        return None
    fields = tuple(field.label for field in SharedField if field in share.fields)
    last_day = said.full_date(danish_day(share.ends_at - timedelta(seconds=1)))
    return ShareView(share.basis.label, fields, last_day, share.is_live(now))


def _shared_card(view: ReferralView) -> CardView | None:
    """Return the card with exactly the fields of the share."""
    if view.share is None:
        return None
    whole = card_view(view.card)
    shared = {field.value for field in view.share.fields}
    name = whole.name if SharedField.NAME in view.share.fields else ""
    return CardView(name, tuple(line for line in whole.lines if line.field in shared))


def _placement(one: PlacementView, now: datetime) -> PlacementCard:
    made = one.placement
    facts = (
        f"Fra den {said.full_date(made.starts_on)}",
        f"{said.decimal(made.hours)} timer om ugen",
        made.kind.label,
        f"Stilling {made.place} på ordren",
        made.evidence.label,
    )
    taken_back = ""
    if made.reversed_at and made.reversal_reason:
        taken_back = f"Tilbageført {day_words(made.reversed_at, now)}: {made.reversal_reason.label}"
    follow_ups = () if taken_back else tuple(_follow_up(each, danish_day(now)) for each in one.follow_ups)
    return PlacementCard(str(made.placement_id), facts, taken_back, follow_ups)


def _follow_up(one: FollowUp, as_of: date) -> FollowUpView:
    due = said.day(one.due_on, as_of)
    answer = ""
    if one.still_employed and one.evidence:
        answer = f"{one.still_employed.label} ({one.evidence.label[:1].lower()}{one.evidence.label[1:]})"
    return FollowUpView(one.months, due.said, due.full, answer, not answer and one.due_on <= as_of)
