"""One recommendation in finished words: what it says, where it stands, what can be done next, and its way so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from api import danish_words as said
from api.documents.recommendation import employer_said, period_said
from api.pages.member_profile import Term, member_number
from api.pages.sign_in import Choice
from matching.core.recommendations import (
    ANSWERS,
    CARRIES_FILES,
    Channel,
    Recommendation,
    RecommendationEvent,
    RecommendationState,
    Timing,
)
from matching.services.show_recommendations import OneRecommendation

VARIANTS = {
    RecommendationState.GRANTED: "success",
    RecommendationState.PARTLY_GRANTED: "warning",
    RecommendationState.REFUSED: "error",
    RecommendationState.SENT: "info",
    RecommendationState.RECEIVED: "info",
}
ANSWER_ORDER = (RecommendationState.GRANTED, RecommendationState.PARTLY_GRANTED, RecommendationState.REFUSED)


@dataclass(frozen=True)
class AnswerForm:
    """What stands in the form of the municipality's answer."""

    decisions: Annotated[tuple[Choice, ...], "Hvad kommunen kan have svaret"]
    decided_on: Annotated[str, "Afgørelsens dato, som den er skrevet"]
    reasons: Annotated[str, "Begrundelsen, som den er skrevet"]
    starts_on: Annotated[str, "Tilbuddets første dag, som den er skrevet"]
    correcting: Annotated[bool, "Om et svar rettes, der allerede er registreret"]


@dataclass(frozen=True)
class WayLine:
    """One act on the way."""

    day: Annotated[str, "Dagen, det gælder"]
    what: Annotated[str, "Hvad der skete"]
    words: Annotated[str, "Ord, der hører til; tom, når der ingen er"]


@dataclass(frozen=True)
class RecommendationPage:
    """One recommendation."""

    key: Annotated[str, "Indstillingens id"]
    version: Annotated[int, "Versionen, som knapperne gælder for"]
    offer: Annotated[str, "Tilbuddet"]
    member: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    member_address: Annotated[str, "Medlemmets side"]
    state: Annotated[str, "Hvor den står"]
    variant: Annotated[str, "Mærkets farve"]
    actor: Annotated[str, "Hvad den offentlige part hedder på dagen, fx »kommunen«"]
    is_draft: Annotated[bool, "Om det er en kladde"]
    waits: Annotated[bool, "Om kommunen mangler at svare"]
    acknowledged: Annotated[bool, "Om kommunen har kvitteret"]
    answered: Annotated[bool, "Om kommunen har svaret"]
    lacks: Annotated[tuple[str, ...], "Hvad kladden mangler, før den kan sendes"]
    waiting: Annotated[str, "Hvor længe der er ventet, og hvornår der spørges igen; tom, når ingen venter"]
    overdue: Annotated[bool, "Om det er tid at spørge igen"]
    deadline: Annotated[str, "Lovens frist for svar; siger, når ingen er kendt"]
    decision: Annotated[str, "Afgørelsen i ord; tom, før den er der"]
    reasons: Annotated[tuple[str, ...], "Kommunens begrundelse, et afsnit hver"]
    facts: Annotated[tuple[Term, ...], "Periode, virksomhed og jobmål"]
    texts: Annotated[tuple[Term, ...], "Det, der er skrevet, med overskrifter"]
    note: Annotated[str, "Hvad man skal vide om denne slags tilbud"]
    note_source: Annotated[str, "Hvor det er læst, og om det er bekræftet"]
    late: Annotated[str, "At begyndelsen ligger efter a-kassens periode; tom, når den ikke gør"]
    channels: Annotated[tuple[Choice, ...], "Hvordan den kan være sendt"]
    asking_channels: Annotated[tuple[Choice, ...], "Hvordan kommunen kan være spurgt"]
    answer: Annotated[AnswerForm, "Formularen til kommunens svar"]
    way: Annotated[tuple[WayLine, ...], "Det, der er sket, nyeste først"]
    faults: Annotated[tuple[tuple[str, str], ...], "Felter, der skal rettes, med hvad der mangler"] = field(default=())

    def fault(self, name: str) -> str:
        """Return what is wrong with a field, or nothing."""
        return dict(self.faults).get(name, "")


def recommendation_page(
    shown: OneRecommendation,
    as_of: date,
    typed: Mapping[str, Any] | None = None,
    faults: Mapping[str, str] | None = None,
) -> RecommendationPage:
    """Return the page; `typed` is what stood in the form of an answer that could not be kept."""
    one = shown.recommendation
    return RecommendationPage(
        key=str(one.recommendation_id),
        version=one.version,
        offer=one.kind_label,
        member=one.member_name,
        number=member_number(one.member_number),
        member_address=f"/medlemmer/{one.member_id}",
        state=one.state.label,
        variant=VARIANTS.get(one.state, ""),
        actor=shown.rule.municipal_actor,
        is_draft=one.state is RecommendationState.DRAFT,
        waits=one.waits_since is not None,
        acknowledged=one.received_on is not None,
        answered=one.state in ANSWERS,
        lacks=tuple(lack.sentence for lack in shown.lacks),
        waiting=_waiting(one, as_of),
        overdue=one.remind_on is not None and one.remind_on <= as_of,
        deadline=_deadline(one),
        decision=_decision(one),
        reasons=tuple(part for part in one.reasons.splitlines() if part.strip()),
        facts=_facts(one),
        texts=_texts(one),
        note=shown.kind.note,
        note_source=f"{shown.kind.source}{'' if shown.kind.is_verified else ' Ikke bekræftet.'}",
        late=shown.timing.label if shown.timing in {Timing.RIGHT_AFTER, Timing.TOO_LATE} else "",
        channels=tuple(Choice(one.value, one.label, one is Channel.SECURE_MAIL) for one in CARRIES_FILES),
        asking_channels=tuple(Choice(one.value, one.label, one is Channel.PHONE) for one in Channel),
        answer=_answer(one, as_of, typed),
        way=tuple(_way(event, as_of) for event in reversed(shown.events)),
        faults=tuple((faults or {}).items()),
    )


def _answer(one: Recommendation, as_of: date, typed: Mapping[str, Any] | None) -> AnswerForm:
    kept = {
        "afgoerelse": one.state.value if one.state in ANSWERS else "",
        "dato": (one.decided_on or as_of).isoformat(),
        "begrundelse": one.reasons,
        "begynder": one.offer_starts_on.isoformat() if one.offer_starts_on else "",
    }
    wanted = {**kept, **(typed or {})}
    return AnswerForm(
        decisions=tuple(Choice(str(s.value), s.label, s.value == wanted["afgoerelse"]) for s in ANSWER_ORDER),
        decided_on=str(wanted["dato"]),
        reasons=str(wanted["begrundelse"]),
        starts_on=str(wanted["begynder"]),
        correcting=one.state in ANSWERS,
    )


def _waiting(one: Recommendation, as_of: date) -> str:
    if one.waits_since is None:
        return ""
    days = (as_of - one.waits_since).days
    waited = f"Har ventet {said.counted(days, 'dag', 'dage')}." if days else "Sendt i dag."
    if one.remind_on is None:
        return waited
    asks = (
        "Det er tid at spørge igen." if one.remind_on <= as_of else f"Spørg igen {said.day(one.remind_on, as_of).said}."
    )
    return f"{waited} {asks}"


def _deadline(one: Recommendation) -> str:
    if one.waits_since is None:
        return ""
    if one.legal_deadline_on is None:
        return "Loven har ikke en frist for svaret, som vi kender. Datoen for at spørge igen er jeres egen."
    return f"Lovens frist for svar er {said.full_date(one.legal_deadline_on)}."


def _decision(one: Recommendation) -> str:
    if one.decided_on is None:
        return ""
    begins = f" Tilbuddet begynder {said.full_date(one.offer_starts_on)}." if one.offer_starts_on else ""
    return f"{one.state.label} {said.full_date(one.decided_on)}.{begins}"


def _facts(one: Recommendation) -> tuple[Term, ...]:
    told = (
        ("Ønsket periode", said.sentence_case(period_said(one))),
        ("Virksomhed", employer_said(one)),
        ("Jobmål", one.job_goal),
        ("Kommune", one.municipality or "Bopælskommunen er ikke kendt"),
        ("Skrevet af", one.adviser_name),
    )
    return tuple(Term(name, value) for name, value in told if value)


def _texts(one: Recommendation) -> tuple[Term, ...]:
    told = (
        ("Hvad tilbuddet skal føre til", one.purpose),
        ("Hvorfor det bringer medlemmet nærmere et job", one.nearer_job),
        ("Hvad medlemmet selv siger", one.member_says),
        ("Rådgiverens bemærkninger", one.adviser_says),
    )
    return tuple(Term(name, value) for name, value in told if value)


def _way(event: RecommendationEvent, as_of: date) -> WayLine:
    how = f" ({event.channel.label.lower()})" if event.channel else ""
    return WayLine(said.sentence_case(said.day(event.happened_on, as_of).said), f"{event.act.label}{how}", event.words)
