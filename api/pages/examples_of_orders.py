"""A made-up job order through its life: as its adviser sees it with the log, and as its employer follows it."""

from dataclasses import replace
from datetime import datetime, timedelta

from api.pages import examples
from api.pages.employer_form import MUST, NICE, OUT, EmployerForm, FormLine, written_offer
from api.pages.employer_status import PERSON_WORDS, WAITS, PersonCard, ReceiptPage, status_page
from api.pages.employer_views import (
    LAPSED,
    Told,
    Understood,
    form_page,
    hits_view,
    preview_page,
    waiting_page,
    wording_faults,
)
from api.pages.order_state import order_state_view
from api.specimens import Specimen
from matching.core.danish_time import danish_day
from matching.core.job_order import Contact, Employment, JobOrderStatus
from matching.core.order_life import EMPLOYER_SOURCE, LogKind, LogLine, OrderState, StateCause, WhoActed
from matching.core.referrals import ReferralState
from matching.core.wording import Ground
from matching.language.unlawful_wording import unlawful_wording
from matching.queries.job_orders import OrderHead
from matching.queries.order_life import KeptWording
from matching.services.count_fitting_members import FittingCount
from matching.services.find_concepts import ConceptKind, FoundConcept
from matching.services.preview_order import OfferedOccupation
from matching.services.show_order_status import OrderStatus

STATUS = "/virksomhed/jobordre/status/eksempel"
NAMED = frozenset({ReferralState.INTERVIEW, ReferralState.HIRED})
DRAFT = "00000000-0000-4000-8000-000000000204"
KEPT = KeptWording("ung", Ground.AGE, "Kunderne er unge.", None, None, "")
#: Every state an order can be in, with a cause that leads there.
STATES = {
    "I gang": (JobOrderStatus.IN_PROGRESS, StateCause.SUBMITTED),
    "Sat på pause: nok kandidater": (JobOrderStatus.ENOUGH_REFERRALS, StateCause.ENOUGH_REFERRALS),
    "Sat på pause: virksomheden svarer ikke": (JobOrderStatus.ENOUGH_REFERRALS, StateCause.UNANSWERED),
    "Lukket: behovet er dækket": (JobOrderStatus.NEED_MET, StateCause.POSITIONS_FILLED),
    "Lukket: fristen er udløbet": (JobOrderStatus.DEADLINE_PASSED, StateCause.DEADLINE_PASSED),
}


def specimens(now: datetime) -> tuple[Specimen, ...]:
    """Return the order's states for the adviser, and the employer's form, status and searches."""
    return (*_of_the_adviser(now), *_of_the_form(now), *_of_the_status(now))


def order_head(now: datetime) -> OrderHead:
    """Return a warehouse job with three positions that an employer has submitted."""
    order = examples.example_order(204, "Lagermedarbejder", "Nordlager ApS", "Vejle", danish_day(now))
    return OrderHead(
        job_order_id=order.job_order_id,
        number=order.number,
        title=order.title,
        employer=order.employer,
        place=order.place,
        status=order.status,
        positions=order.positions,
        sector=order.sector,
        industry=order.industry,
        employment=Employment.PERMANENT,
        body_html="",
        body_text=order.text,
        source=EMPLOYER_SOURCE,
        created_at=now - timedelta(days=9),
        duplicate_of=None,
        duplicate_reason=None,
    )


def _order(now: datetime, status: JobOrderStatus, cause: StateCause) -> OrderStatus:
    head = replace(order_head(now), status=status)
    passed = status is JobOrderStatus.DEADLINE_PASSED
    deadline = danish_day(now) + timedelta(days=-1 if passed else 11)
    state = OrderState(head.job_order_id, head.number, status, cause, now - timedelta(days=1), deadline)
    return OrderStatus(head, state, _log(now, status, cause), (), Contact("Lageransvarlig", "job@eksempel.dk", ""))


def _log(now: datetime, status: JobOrderStatus, cause: StateCause) -> tuple[LogLine, ...]:
    """A line of each kind, a day apart, the last of them the state the order is in."""
    opened = JobOrderStatus.IN_PROGRESS
    told = [LogLine(now - timedelta(days=20), LogKind.CREATED, WhoActed.EMPLOYER, "")]
    for place, kind in enumerate(one for one in LogKind if one not in {LogKind.CREATED, LogKind.STATE_CHANGED}):
        told.append(LogLine(now - timedelta(days=12 - place), kind, list(WhoActed)[place % 3], ""))
    if status is not opened:
        told.append(LogLine(now - timedelta(days=1), LogKind.STATE_CHANGED, WhoActed.JOBBRO, "", opened, status, cause))
    return tuple(told)


def _states(now: datetime) -> dict[str, OrderStatus]:
    """An order in every state, and those that wait for somebody."""
    paused = JobOrderStatus.ENOUGH_REFERRALS
    states = {title: _order(now, *state) for title, state in STATES.items()}
    running, review = states["I gang"], _order(now, paused, StateCause.AWAITS_REVIEW)
    asked = replace(running.state, asked_at=now - timedelta(days=9), unanswered_at=now - timedelta(days=2))
    refused = replace(KEPT, reviewed_at=now, lawful=False, judgement="Alderen betyder ikke noget for arbejdet.")
    return {
        **states,
        "Virksomheden er spurgt og har ikke svaret": replace(running, state=asked),
        "Ordlyden venter på vurdering": replace(review, wording=(KEPT,)),
        "Ordlyden skal rettes": replace(review, wording=(refused,)),
    }


def _of_the_adviser(now: datetime) -> tuple[Specimen, ...]:
    return tuple(
        Specimen(title, "parts/order_state.html", (order_state_view(state, now), ""), macro="order_state")
        for title, state in _states(now).items()
    )


def _of_the_form(now: datetime) -> tuple[Specimen, ...]:
    first, second = "pages/employer_form.html", "pages/employer_preview.html"
    filled = _typed()
    marked = filled.with_changes(opslag=f"Vi søger en ung mand til lageret.\n{examples.AD}")
    findings = unlawful_wording(marked.opslag)
    read = Understood(("truckcertifikat B",), (), FittingCount(120, 10, within_reach=True))
    few = replace(read, by_law=(), fit=FittingCount(None, 10, within_reach=True))
    found = tuple(FoundConcept(ConceptKind.SKILL, key, name) for key, name in (("7", "lagerstyring"), ("8", "truck")))
    faults = {"titel": "Skriv stillingens titel.", "cvr": "Et CVR-nummer har otte cifre."}
    kept = Told(wording_faults(marked, findings))
    hits = "parts/concept_hits.html"
    return (
        Specimen("Opslaget sættes ind", first, form_page(EmployerForm(kladde=DRAFT))),
        Specimen("Noget skal rettes", first, form_page(filled.with_changes(titel="", cvr="1234"), Told(faults))),
        Specimen("Siden havde ligget for længe", first, form_page(filled, Told({}, LAPSED))),
        Specimen("Opslaget læses", second, waiting_page(filled)),
        Specimen("Hvad Jobbro har forstået", second, preview_page(filled, read)),
        Specimen("Få kan passe, og intet er forstået", second, preview_page(filled.with_changes(linje=[]), few)),
        Specimen("Ord, der ikke må stå der", second, preview_page(marked, replace(read, findings=findings))),
        Specimen("Ord bevaret uden grund", second, preview_page(marked, replace(read, findings=findings), kept)),
        Specimen("Krav, der er søgt efter", hits, hits_view("soeg_krav", "lager", found)),
        Specimen("Intet krav fundet", hits, hits_view("soeg_krav", "qwerty", ())),
    )


def _typed() -> EmployerForm:
    offers = (
        OfferedOccupation("jobbro:1", "lagerarbejder", "Lagermedarbejder"),
        OfferedOccupation("jobbro:2", "pakker", ""),
    )
    lines = (
        FormLine(MUST, ConceptKind.SKILL, "3", "lagerstyringssystemer", "lagerstyringssystem (WMS)"),
        FormLine(MUST, ConceptKind.LICENCE, "1", "truckcertifikat B", "gyldigt truckcertifikat B"),
        FormLine(NICE, ConceptKind.LANGUAGE, "tysk:good", "tysk, godt", "taler tysk med chaufførerne"),
        FormLine(OUT, ConceptKind.SKILL, "9", "orden", "orden"),
    )
    return EmployerForm(
        kladde=DRAFT,
        titel="Lagermedarbejder",
        opslag=examples.AD,
        virksomhed="Nordlager ApS",
        cvr="10172748",
        kontakt="Lageransvarlig",
        email="job@eksempel.dk",
        stillinger="3",
        laest="ja",
        fag="jobbro:1",
        fag_tilbud=[written_offer(one) for one in offers],
        linje=[line.written for line in lines],
        timer_fra="37",
        timer_til="37",
        tid=["day"],
        postnr="7100",
    )


def _of_the_status(now: datetime) -> tuple[Specimen, ...]:
    page, receipt = "pages/employer_receipt.html", _receipt()
    twin = "Den ligner jobordre J-198 (samme virksomhed og tekst)."
    return (
        Specimen("Kvittering", page, receipt),
        Specimen("Kvittering: ordlyden ses igennem", page, replace(receipt, to_review=True, twin=twin)),
        *(
            Specimen(
                f"Virksomheden følger: {title[:1].lower()}{title[1:]}",
                "pages/order_status.html",
                status_page(state, _people() if state.log else (), STATUS, "", danish_day(now)),
            )
            for title, state in _states(now).items()
        ),
    )


def _receipt() -> ReceiptPage:
    whole = f"https://jobbro.eksempel.dk{STATUS}"
    return ReceiptPage("J-204", "Lagermedarbejder", "job@eksempel.dk", STATUS, whole, to_review=False, twin="")


def _people() -> tuple[PersonCard, ...]:
    """Somebody referred in each state that an employer sees."""
    return tuple(
        PersonCard(
            title="Mette Eksempel" if state in NAMED else f"Kandidat {number}",
            background="Lagerarbejder (6 år)" if number < 3 else "",
            state=words,
            waits=state in WAITS,
            until="Svar senest om 3 dage" if state in WAITS else "",
            address="" if state is ReferralState.DECLINED else "/svar/eksempel",
        )
        for number, (state, words) in enumerate(PERSON_WORDS.items(), start=1)
    )
