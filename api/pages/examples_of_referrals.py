"""Made-up referrals in every state of the table: the panel, the referral's own page, and the employer's answer page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from api.pages.answers import NOTICES, AnswerPage, answer_page
from api.pages.examples_of_orders import order_head
from api.pages.examples_of_the_day import ADVISER, MEMBER
from api.pages.referral_page import ReferralPage, new_referral_page, referral_page
from api.pages.referral_words import CardView, ReferralPanel, card_view, panel_of_member, panel_of_order
from api.specimens import Specimen
from matching.core.danish_time import danish_day
from matching.core.ids import PlacementId, ReferralId
from matching.core.job_order import Contact, Hours, JobOrderStatus, Language, LanguageLevel
from matching.core.order_room import OrderRoom
from matching.core.placements import EvidenceSource, Placement, PlacementKind
from matching.core.referral_errors import HireFactsWrong
from matching.core.referrals import (
    LIVE,
    Decliner,
    DeclineReason,
    Party,
    Referral,
    ReferralAct,
    ReferralKind,
    ReferralState,
    visible_fields,
)
from matching.core.sharing import TEXT_VERSION, Share, ShareBasis, SharedField
from matching.queries.members import MemberHead
from matching.queries.placements import FollowUp
from matching.queries.referrals import ReferralLine, ReferralStep
from matching.services.employer_card import EmployerCard, Experience
from matching.services.show_answer_page import AnswerView
from matching.services.show_referrals import Pair, PlacementView, Referrals, ReferralView

ROOM = OrderRoom(JobOrderStatus.IN_PROGRESS, 3, filled=1, out=4)
CARD = EmployerCard(
    fields=frozenset(SharedField),
    experience=(Experience("lagerarbejder", 6.4), Experience("butiksassistent", 0.5)),
    competences=("køre gaffeltruck", "lagerstyringssystemer"),
    licences=("truckcertifikat B",),
    languages=(Language("engelsk", LanguageLevel.GOOD),),
    hours=Hours(30, 37),
    contact=Contact("Mette Eksempel", "mette@eksempel.dk", "00 00 00 00"),
)
#: The acts that lead to each state, by whom.
WAYS: Mapping[ReferralState, tuple[tuple[ReferralAct, Party], ...]] = {
    ReferralState.PROPOSED: (),
    ReferralState.AGREED: ((ReferralAct.AGREE, Party.ADVISER),),
    ReferralState.SENT: ((ReferralAct.AGREE, Party.ADVISER), (ReferralAct.SEND, Party.ADVISER)),
    ReferralState.SEEN: ((ReferralAct.SEND, Party.ADVISER), (ReferralAct.SEE, Party.EMPLOYER)),
    ReferralState.INTERVIEW: ((ReferralAct.SEE, Party.EMPLOYER), (ReferralAct.INVITE, Party.EMPLOYER)),
    ReferralState.HIRED: ((ReferralAct.INVITE, Party.EMPLOYER), (ReferralAct.HIRE, Party.EMPLOYER)),
    ReferralState.DECLINED: ((ReferralAct.SEE, Party.EMPLOYER), (ReferralAct.EMPLOYER_DECLINES, Party.EMPLOYER)),
    ReferralState.WITHDRAWN: ((ReferralAct.AGREE, Party.ADVISER), (ReferralAct.WITHDRAW, Party.ADVISER)),
    ReferralState.EXPIRED: ((ReferralAct.SEND, Party.ADVISER), (ReferralAct.EXPIRE, Party.CLOCK)),
}


@dataclass(frozen=True)
class PanelPage:
    """A page that holds nothing but the panel."""

    referrals: ReferralPanel


def specimens(now: datetime) -> tuple[Specimen, ...]:
    """Return panels, referrals and answers in every state."""
    return (*_panels(now), *_pages(now), *_answers(now))


def _panels(now: datetime) -> tuple[Specimen, ...]:
    panel, room = "parts/referral_panel.html", ROOM
    offered = _all(now, ReferralKind.OFFERED)
    directed = _all(now, ReferralKind.DIRECTED, (ReferralState.PROPOSED, ReferralState.AGREED, ReferralState.SENT))
    full, closed = replace(room, out=6), replace(room, status=JobOrderStatus.NEED_MET)
    shown = {
        "Jobordrens henvisninger i alle tilstande": panel_of_order(replace(offered, room=room), now),
        "Medlemmets henvisninger, som medlemmet er pålagt": panel_of_member(directed, now),
        "Ingen er henvist endnu": panel_of_order(Referrals((), {}, room), now),
        "Virksomheden har kandidater nok": panel_of_order(Referrals((), {}, full), now),
        "Ordren tager ikke imod flere": panel_of_order(Referrals((), {}, closed), now),
    }
    return tuple(Specimen(title, panel, PanelPage(view)) for title, view in shown.items())


def _all(now: datetime, kind: ReferralKind, states: tuple[ReferralState, ...] = tuple(ReferralState)) -> Referrals:
    lines = tuple(_line(now, kind, state, place) for place, state in enumerate(states))
    return Referrals(lines, {line.referral_id: _steps(now, line) for line in lines})


def _line(now: datetime, kind: ReferralKind, state: ReferralState, place: int = 0) -> ReferralLine:
    order = order_head(now)
    said_no = state is ReferralState.DECLINED
    return ReferralLine(
        referral_id=ReferralId(UUID(int=0x4E00 + place)),
        member_id=MEMBER,
        member_number=1042 + place,
        member_name=("Mette Eksempel", "Åge Opdigtet", "Søren Påhit")[place % 3],
        job_order_id=order.job_order_id,
        order_number=order.number,
        order_title=order.title,
        employer=order.employer,
        kind=kind,
        state=state,
        talk_id=None,
        proposed_by=ADVISER.user_id,
        proposed_at=now - timedelta(days=6),
        sent_at=now - timedelta(days=4),
        seen_at=None,
        answered_at=None,
        lapses_at=now + timedelta(days=3 + place) if state in LIVE else None,
        declined_by=Decliner.EMPLOYER if said_no else None,
        decline_reason=DeclineReason.POSITION_FILLED if said_no else None,
        version=1 + len(WAYS[state]),
    )


def _steps(now: datetime, line: ReferralLine) -> tuple[ReferralStep, ...]:
    way = ((ReferralAct.PROPOSE, Party.ADVISER), *WAYS[line.state])
    return tuple(
        ReferralStep(
            line.referral_id,
            now - timedelta(days=6 - 2 * place),
            party,
            act,
            line.state,
            line.decline_reason if act is ReferralAct.EMPLOYER_DECLINES else None,
            place + 1,
        )
        for place, (act, party) in enumerate(way)
    )


def _referral(now: datetime, line: ReferralLine) -> Referral:
    return Referral(
        referral_id=line.referral_id,
        member_id=line.member_id,
        job_order_id=line.job_order_id,
        kind=line.kind,
        state=line.state,
        talk_id=None,
        proposed_by=line.proposed_by,
        proposed_at=line.proposed_at,
        agreed_at=None,
        sent_at=line.sent_at,
        seen_at=None,
        answered_at=None,
        lapses_at=line.lapses_at,
        declined_by=line.declined_by,
        decline_reason=line.decline_reason,
        beyond_reason=None,
        came_from=None,
        undo_until=None,
        version=line.version,
        changed_at=now,
    )


def _share(now: datetime, kind: ReferralKind) -> Share:
    basis = ShareBasis.CONSENT if kind is ReferralKind.OFFERED else ShareBasis.DIRECTED
    return Share(basis, frozenset(SharedField), TEXT_VERSION, now - timedelta(days=5), now + timedelta(days=80))


def _placement(now: datetime, line: ReferralLine) -> Placement:
    return Placement(
        placement_id=PlacementId(UUID(int=0x4F01)),
        referral_id=line.referral_id,
        member_id=line.member_id,
        job_order_id=line.job_order_id,
        place=2,
        kind=PlacementKind.ORDINARY,
        starts_on=danish_day(now) + timedelta(days=8),
        hours=37,
        evidence=EvidenceSource.EMPLOYER,
        registered_at=now,
        registered_by="employer",
    )


def _pages(now: datetime) -> tuple[Specimen, ...]:
    head = MemberHead(MEMBER, 1042, "Mette Eksempel", "Vejle", "7100", [], "")
    page = "pages/referral.html"
    chosen = new_referral_page(Pair(head, order_head(now), ROOM), "")
    states = [
        Specimen(f"Henvisningens side: {state.label[:1].lower()}{state.label[1:]}", page, _page(now, state))
        for state in ReferralState
    ]
    told = replace(_page(now, ReferralState.SENT), fault="Virksomheden har svaret imens. Se svaret nedenfor.")
    pushed = referral_page(_view(now, _line(now, ReferralKind.DIRECTED, ReferralState.PROPOSED)), now)
    return (
        Specimen("De to slags henvisning", "pages/new_referral.html", chosen),
        *states,
        Specimen("Henvisningens side: medlemmet pålægges at søge", page, pushed),
        Specimen("Henvisningens side: et tryk, der ikke ændrede noget", page, told),
    )


def _page(now: datetime, state: ReferralState) -> ReferralPage:
    return referral_page(_view(now, _line(now, ReferralKind.OFFERED, state)), now)


def _view(now: datetime, line: ReferralLine) -> ReferralView:
    proposed, hired = line.state is ReferralState.PROPOSED, line.state is ReferralState.HIRED
    placement = _placement(now, line)
    follow_up = FollowUp(placement.placement_id, 3, danish_day(now) + timedelta(days=98), None, None, None)
    return ReferralView(
        line=line,
        referral=_referral(now, line),
        steps=_steps(now, line),
        room=ROOM,
        share=None if proposed else _share(now, line.kind),
        card=CARD,
        employer_contact=Contact("Lageransvarlig", "job@eksempel.dk", "00 00 00 00"),
        placements=(PlacementView(placement, (follow_up,)),) if hired else (),
    )


def _answers(now: datetime) -> tuple[Specimen, ...]:
    page = "pages/answer.html"
    shown = {
        "Svarsiden: kortet er ikke set endnu": _answer(now, ReferralState.SENT),
        "Svarsiden: én person og tre knapper": _answer(now, ReferralState.SEEN),
        "Svarsiden: ja til en samtale, kan fortrydes": _answer(now, ReferralState.INTERVIEW, undo=True),
        "Svarsiden: ja til en samtale, kan ikke fortrydes": _answer(now, ReferralState.INTERVIEW),
        "Svarsiden: ansat": _answer(now, ReferralState.HIRED, undo=True),
        "Svarsiden: nej": _answer(now, ReferralState.DECLINED, undo=True),
        "Svarsiden: udløbet": _answer(now, ReferralState.EXPIRED),
        "Svarsiden: alle stillinger er besat": _answer(now, ReferralState.SEEN, filled=3),
    }
    used = replace(_answer(now, ReferralState.INTERVIEW), notice=NOTICES["staar"])
    late = replace(_answer(now, ReferralState.SEEN), notice=NOTICES["igen"])
    wrong = replace(_answer(now, ReferralState.SEEN), fault=str(HireFactsWrong()))
    card: CardView = card_view(CARD)
    return (
        *(Specimen(title, page, view) for title, view in shown.items()),
        Specimen("Svarsiden: linket er allerede brugt", page, used),
        Specimen("Svarsiden: siden havde været åben for længe", page, late),
        Specimen("Svarsiden: noget mangler", page, wrong),
        Specimen("Kortet med navn", "parts/employer_card.html", (card, "h3"), macro="employer_card"),
        Specimen(
            "Kortet uden navn, og intet oplyst",
            "parts/employer_card.html",
            (card_view(replace(CARD, contact=None, experience=(), hours=None)), "h3", "Navnet vises senere."),
            macro="employer_card",
        ),
    )


def _answer(now: datetime, state: ReferralState, *, undo: bool = False, filled: int = 1) -> AnswerPage:
    line = _line(now, ReferralKind.OFFERED, state)
    referral = replace(_referral(now, line), undo_until=now + timedelta(minutes=8) if undo else None)
    share = _share(now, line.kind)
    fields = visible_fields(state, share, now)
    contact = CARD.contact if SharedField.NAME in fields else None
    view = AnswerView(
        order=order_head(now),
        room=replace(ROOM, filled=filled),
        referral=referral,
        card=replace(CARD, fields=fields, contact=contact),
        placement=_placement(now, line) if state is ReferralState.HIRED else None,
        name_is_shared=True,
    )
    return answer_page(view, "eksempel", now)
