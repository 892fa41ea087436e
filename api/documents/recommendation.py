"""What stands on the paper that recommends an offer to the municipality, and the same as a file for a machine."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from api import danish_words as said
from matching.core.recommendations import Recommendation, Timing

#: Who is responsible, said on every paper.
RESPONSIBILITY = (
    "A-kassen indstiller, og {actor} afgør. Ansvaret for at bevilge tilbuddet og følge det op ligger hos {actor} hele "
    "vejen. {Actor} kan kontakte medlemmet, i det omfang indstillingen kræver det."
)
#: What is asked for where the answer is no.
REASONS_ASKED = (
    "Gives tilbuddet ikke, eller kun i en del, beder vi om en begrundelse: hvilken regel afgørelsen bygger på, hvilke "
    "oplysninger der har talt med, og hvad der kan søges i stedet. Begrundelsen går videre til medlemmet."
)


@dataclass(frozen=True)
class RecommendationPaper:
    """The paper in finished words; an empty value is left out."""

    title: str
    akasse_name: str
    written_on: str
    member_name: str = field(repr=False)
    member_number: str
    to: str
    offer: str
    period: str
    employer: str
    job_goal: str = field(repr=False)
    sections: Sequence[tuple[str, str]] = field(repr=False)
    responsibility: str
    reasons_asked: str
    adviser: str

    def content(self) -> dict[str, Any]:
        """What `render_pdf("recommendation", ...)` takes."""
        return asdict(self)


def recommendation_paper(
    one: Recommendation, akasse_name: str, actor: str, when: Timing, written_on: str
) -> RecommendationPaper:
    """Return the paper; `actor` is what the public actor is called on the day, such as "kommunen"."""
    sections = (
        ("Hvad tilbuddet skal føre til", one.purpose),
        ("Hvorfor det bringer medlemmet nærmere et job", one.nearer_job),
        ("Hvad medlemmet selv siger", one.member_says),
        ("A-kassens bemærkninger", one.adviser_says),
    )
    return RecommendationPaper(
        title=f"Indstilling om {one.kind_label[:1].lower()}{one.kind_label[1:]}",
        akasse_name=akasse_name,
        written_on=written_on,
        member_name=one.member_name,
        member_number=f"M-{one.member_number}",
        to=addressee(actor, one.municipality),
        offer=one.kind_label,
        period=_period_with_timing(one, when),
        employer=employer_said(one),
        job_goal=one.job_goal,
        sections=tuple((heading, text) for heading, text in sections if text),
        responsibility=RESPONSIBILITY.format(actor=actor, Actor=said.sentence_case(actor)),
        reasons_asked=REASONS_ASKED,
        adviser=one.adviser_name,
    )


def recommendation_file(one: Recommendation, akasse_name: str, actor: str) -> dict[str, Any]:
    """Return the recommendation as JSON: the fields of the paper, with days as ISO 8601."""
    return {
        "kind": "indstilling om tilbud",
        "id": str(one.recommendation_id),
        "version": one.version,
        "akasse": akasse_name,
        "to": {"actor": actor, "municipality": one.municipality},
        "member": {"name": one.member_name, "number": f"M-{one.member_number}"},
        "offer": one.kind_label,
        "wished_from": one.wished_from and one.wished_from.isoformat(),
        "wished_until": one.wished_until and one.wished_until.isoformat(),
        "employer": {"name": one.employer_name, "cvr_number": one.cvr_number, "p_number": one.p_number},
        "job_goal": one.job_goal,
        "purpose": one.purpose,
        "nearer_job": one.nearer_job,
        "member_says": one.member_says,
        "adviser_says": one.adviser_says,
        "adviser": one.adviser_name,
    }


def addressee(actor: str, municipality: str | None) -> str:
    """Return who a paper goes to: "Kommunen (Roskilde)"."""
    return f"{said.sentence_case(actor)} ({municipality})" if municipality else said.sentence_case(actor)


def period_said(one: Recommendation) -> str:
    """Return "7. december 2026 til 31. december 2026", or nothing when no day was chosen."""
    if one.wished_from is None:
        return ""
    begins = said.full_date(one.wished_from)
    return f"{begins} til {said.full_date(one.wished_until)}" if one.wished_until else f"fra {begins}"


def employer_said(one: Recommendation) -> str:
    """Return "Pakkeriet ApS (CVR 10172748, P-nummer 1001234567)", as much as is known."""
    numbers = [f"{name} {number}" for name, number in (("CVR", one.cvr_number), ("P-nummer", one.p_number)) if number]
    return f"{one.employer_name} ({', '.join(numbers)})".strip() if numbers else one.employer_name


def _period_with_timing(one: Recommendation, when: Timing) -> str:
    period = period_said(one)
    return f"{said.sentence_case(period)}. {when.label}." if period else ""
