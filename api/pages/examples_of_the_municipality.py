"""What goes to the municipality about a made-up member: recommendations in every state, and the file handed over."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from api.pages.examples_of_the_day import ADVISER, COURSE, MEMBER
from api.pages.handover_view import handover_page, handovers_page
from api.pages.recommendation_list import recommendations_page
from api.pages.recommendation_view import recommendation_page
from api.specimens import Specimen
from matching.core.danish_time import danish_day
from matching.core.handover import (
    Content,
    FileFacts,
    HandedOver,
    HandoverDue,
    PreparedHandover,
    completeness,
    digest_of,
)
from matching.core.ids import HandoverId, MemberId, RecommendationId
from matching.core.recommendation_errors import ReasonsFromMunicipalityMissing
from matching.core.recommendations import (
    ANSWERS,
    Channel,
    Grantor,
    OfferKind,
    Recommendation,
    RecommendationAct,
    RecommendationEvent,
    RecommendationState,
    lacks_of,
    rule_on,
    timing,
)
from matching.services.show_handover import DueHandovers, ShownHandover
from matching.services.show_recommendations import OneRecommendation, RecommendationList, Shelf

PRACTICE = OfferKind(
    kind_key="virksomhedspraktik",
    valid_from=date(2024, 1, 1),
    valid_until=None,
    place=1,
    label="Virksomhedspraktik",
    grantor=Grantor.MUNICIPALITY,
    is_at_company=True,
    note="Virksomheden søger i VITAS, og kommunen godkender.",
    is_verified=True,
    source="Eksempel",
)
REASONS = "Medlemmet kan søge de samme stillinger uden praktik.\nVirksomheden har allerede to i praktik."
#: What was done last, by the state it leads to.
LAST_ACT = {
    RecommendationState.DRAFT: RecommendationAct.REDRAFTED,
    RecommendationState.SENT: RecommendationAct.SENT,
    RecommendationState.RECEIVED: RecommendationAct.RECEIPT,
    RecommendationState.WITHDRAWN: RecommendationAct.WITHDRAWN,
    RecommendationState.LAPSED: RecommendationAct.LAPSED,
}
CONTENT: Content = {
    "member": (
        {
            "name": "Mette Eksempel",
            "number": "M-1042",
            "postcode": "7100",
            "goals": ["Lagermedarbejder"],
            "licences": ["Truckcertifikat B"],
            "travel": "Højst 45 min. i bil",
        },
    ),
    "course": ({"started_on": "2026-09-01", "hours_paid": 480.9, "handover_on": "2026-12-01", "talks_held": 2},),
    "history": ({"title": "Lager- og logistikmedarbejder", "since": "2016-03-01", "until": "2022-08-01"},),
    "competences": ({"label": "Køre gaffeltruck", "source": "Bekræftet"},),
    "talks": ({"held_on": "2026-09-10", "kind": "Jobsamtale", "form": "Fremmøde"},),
    "agreements": (),
    "referrals": (),
    "recommendations": (),
}


def specimens(now: datetime) -> tuple[Specimen, ...]:
    """Return recommendations in every state, and the file before and after it is handed over."""
    return (*_recommendations(now), *_handovers(now))


def _recommendations(now: datetime) -> tuple[Specimen, ...]:
    today, page = danish_day(now), "pages/recommendation.html"
    states = [
        Specimen(f"Indstilling: {state.label[:1].lower()}{state.label[1:]}", page, recommendation_page(one, today))
        for state, one in ((state, _shown(now, _recommendation(now, state))) for state in RecommendationState)
    ]
    unfinished = replace(_recommendation(now, RecommendationState.DRAFT), purpose="", member_says="", wished_from=None)
    late = replace(_recommendation(now, RecommendationState.SENT), remind_on=today - timedelta(days=2))
    refusal = {"version": 2, "afgoerelse": "refused", "dato": today.isoformat(), "begrundelse": "", "begynder": ""}
    faults = {"begrundelse": str(ReasonsFromMunicipalityMissing(in_part=False))}
    sent = _shown(now, _recommendation(now, RecommendationState.SENT))
    return (
        *states,
        Specimen("Indstilling: kladden er ikke færdig", page, recommendation_page(_shown(now, unfinished), today)),
        Specimen("Indstilling: kommunen har ikke svaret", page, recommendation_page(_shown(now, late), today)),
        Specimen("Indstilling: afslag uden begrundelse", page, recommendation_page(sent, today, refusal, faults)),
        *(
            Specimen(title, "pages/recommendations.html", recommendations_page(one, today))
            for title, one in _lists(now).items()
        ),
    )


def _lists(now: datetime) -> dict[str, RecommendationList]:
    waiting = tuple(_recommendation(now, state) for state in (RecommendationState.SENT, RecommendationState.RECEIVED))
    counts = {Shelf.WAITING: 2, Shelf.DRAFTS: 1, Shelf.ANSWERED: 3, Shelf.ENDED: 0}
    return {
        "Indstillinger, der venter på kommunen": RecommendationList(
            Shelf.WAITING, mine=False, shown=waiting, counts=counts
        ),
        "Ingen indstillinger på hylden": RecommendationList(Shelf.ENDED, mine=True, shown=(), counts=counts),
    }


def _recommendation(now: datetime, state: RecommendationState) -> Recommendation:
    today = danish_day(now)
    sent = None if state is RecommendationState.DRAFT else today - timedelta(days=9)
    decided = today - timedelta(days=1) if state in ANSWERS else None
    granted = state in {RecommendationState.GRANTED, RecommendationState.PARTLY_GRANTED}
    return Recommendation(
        recommendation_id=RecommendationId(UUID(int=0x4EC0 + list(RecommendationState).index(state))),
        course_id=COURSE,
        member_id=MEMBER,
        member_number=1042,
        member_name="Mette Eksempel",
        municipality="Vejle",
        kind_key=PRACTICE.kind_key,
        kind_label=PRACTICE.label,
        is_at_company=PRACTICE.is_at_company,
        state=state,
        version=2,
        purpose="At vise, at hun kan styre et lager i et nyt system.",
        member_says="Det vil jeg gerne. Så ser de, hvad jeg kan.",
        adviser_says="Virksomheden har sagt ja til fire uger.",
        nearer_job="Nordlager ansætter to i januar.",
        job_goal="Lagermedarbejder",
        wished_from=today + timedelta(days=14),
        wished_until=today + timedelta(days=41),
        employer_name="Nordlager ApS",
        cvr_number="10172748",
        p_number=None,
        adviser=ADVISER.user_id,
        adviser_name=ADVISER.name,
        created_at=now - timedelta(days=12),
        sent_on=sent,
        received_on=today - timedelta(days=7) if state is RecommendationState.RECEIVED else None,
        decided_on=decided,
        ended_on=today if state in {RecommendationState.WITHDRAWN, RecommendationState.LAPSED} else None,
        reasons=REASONS if state in ANSWERS and state is not RecommendationState.GRANTED else "",
        offer_starts_on=today + timedelta(days=14) if granted else None,
        remind_on=today + timedelta(days=5) if sent and not decided else None,
    )


def _shown(now: datetime, one: Recommendation) -> OneRecommendation:
    today = danish_day(now)
    rule, ends_on = rule_on(today), today + timedelta(days=30)
    acts = (RecommendationAct.DRAFTED, LAST_ACT.get(one.state, RecommendationAct.DECIDED))
    events = tuple(
        RecommendationEvent(
            version=place,
            act=act,
            state=one.state,
            happened_at=now - timedelta(days=12 - place),
            happened_on=today - timedelta(days=12 - place),
            actor=ADVISER.user_id,
            channel=Channel.SECURE_MAIL if act is RecommendationAct.SENT else None,
            words="",
        )
        for place, act in enumerate(acts, start=1)
    )
    lacks = lacks_of(one, ends_on, as_of=today) if one.state is RecommendationState.DRAFT else ()
    return OneRecommendation(one, PRACTICE, events, lacks, timing(one.wished_from, ends_on, rule), ends_on, rule)


def _handovers(now: datetime) -> tuple[Specimen, ...]:
    today, one, several = danish_day(now), "pages/handover.html", "pages/handovers.html"
    whole = _file(now, FileFacts("Vejle", True, 2, 2, True, 0, 0))
    gaps = replace(_file(now, FileFacts("Vejle", False, 1, 2, None, 1, 1)), handover_on=None, expected_on=today)
    nowhere = replace(gaps, municipality_code=None, municipality=None)
    given = _given(now, whole)
    faults = (("modtaget", "Kvitteringens dag skal ligge mellem overdragelsen og i dag."),)
    due = _due(now)
    return (
        Specimen("Filen er klar", one, handover_page(ShownHandover(whole, ()), today)),
        Specimen("Noget mangler i filen", one, handover_page(ShownHandover(gaps, ()), today)),
        Specimen("Bopælskommunen er ikke kendt", one, handover_page(ShownHandover(nowhere, ()), today)),
        Specimen("Filen er overdraget", one, handover_page(ShownHandover(whole, (given,)), today)),
        Specimen(
            "Ændret, siden den blev overdraget",
            one,
            handover_page(ShownHandover(whole, (replace(given, content_digest="0" * 64),)), today),
        ),
        Specimen("Kvitteringen kunne ikke noteres", one, handover_page(ShownHandover(whole, (given,)), today, faults)),
        Specimen("Overdragelser, der venter", several, handovers_page(due, today)),
        Specimen("Ingen overdragelser", several, handovers_page(DueHandovers((), (), (), mine=True), today)),
    )


def _file(now: datetime, facts: FileFacts) -> PreparedHandover:
    return PreparedHandover(
        member_id=MEMBER,
        course_id=COURSE,
        member_number=1042,
        member_name="Mette Eksempel",
        municipality_code="630",
        municipality="Vejle",
        municipal_actor="kommunen",
        akasse="Eksempel A-kasse",
        contact=ADVISER.name,
        handover_hours=410,
        handover_on=danish_day(now) + timedelta(days=8),
        expected_on=None,
        wants_akasse=facts.wants_akasse,
        content=CONTENT,
        digest=digest_of(CONTENT),
        checks=completeness(CONTENT, facts),
    )


def _given(now: datetime, file: PreparedHandover) -> HandedOver:
    return HandedOver(
        handover_id=HandoverId(UUID(int=0x4A0D)),
        course_id=COURSE,
        member_id=MEMBER,
        version=1,
        content_digest=file.digest,
        municipality="Vejle",
        municipal_actor="kommunen",
        channel=Channel.SECURE_MAIL,
        handed_over_at=now - timedelta(days=1),
        actor=ADVISER.user_id,
        actor_name=ADVISER.name,
        received_on=None,
        receipt_words="",
    )


def _due(now: datetime) -> DueHandovers:
    today = danish_day(now)
    lines = tuple(
        HandoverDue(
            member_id=MemberId(UUID(int=1042 + place)),
            member_number=1042 + place,
            member_name=name,
            municipality="Vejle" if place else None,
            adviser_name=ADVISER.name,
            due_on=today + timedelta(days=days),
            is_expected=days > 0,
            hours_paid=430.5,
            handed_over_at=now if place == 1 else None,
        )
        for place, (name, days) in enumerate((("Åge Opdigtet", -25), ("Mette Eksempel", 3), ("Søren Påhit", 8)))
    )
    return DueHandovers(lines[:1], lines[1:2], lines[2:], mine=False)
