"""Writing and mending the draft of a recommendation: what was typed is kept as it was typed, with what to mend."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from api import danish_words as said
from api.access import Session, requires
from api.pages.member_profile import member_number
from api.pages.sign_in import Choice
from api.pages.talk_form import read_day
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.company_numbers import CompanyNumberWrong, read_cvr_number, read_p_number
from matching.core.danish_time import danish_day
from matching.core.errors import JobbroError
from matching.core.ids import MemberId, RecommendationId
from matching.core.recommendation_errors import (
    NotAnOfferOfTheMunicipality,
    OfferKindNotInForce,
    WishedPeriodRunsBackwards,
)
from matching.core.recommendations import Grantor, OfferEmployer, OfferKind, Recommendation, RecommendationDraft
from matching.services.draft_recommendation import draft_recommendation, redraft_recommendation
from matching.services.recommendation_steps import Seen
from matching.services.show_recommendations import DraftingHelp, help_drafting, show_recommendation

router = APIRouter(include_in_schema=False)

Line = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
Text = Annotated[str, StringConstraints(max_length=4000, strip_whitespace=True)]
#: The field that an error of the service belongs to.
FIELDS: Mapping[type[JobbroError], str] = {
    OfferKindNotInForce: "slags",
    NotAnOfferOfTheMunicipality: "slags",
    WishedPeriodRunsBackwards: "til",
}


class TypedRecommendation(BaseModel):
    """What the form sends, unread, so that nothing typed is lost when it cannot be read."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    slags: Line = ""
    jobmaal: Line = ""
    formaal: Text = ""
    naermere: Text = ""
    medlemmet: Text = ""
    raadgiveren: Text = ""
    fra: Line = ""
    til: Line = ""
    virksomhed: Line = ""
    cvr: Line = ""
    pnr: Line = ""
    noegle: UUID | None = None
    version: int = 1


@dataclass(frozen=True)
class KindChoice:
    """One kind of offer to choose."""

    value: Annotated[str, "Det, formularen sender"]
    label: Annotated[str, "Tilbuddets navn"]
    note: Annotated[str, "Hvad man skal vide om det"]
    chosen: Annotated[bool, "Om det er valgt"]
    unsure: Annotated[bool, "Om reglen ikke er bekræftet i en kilde"]


@dataclass(frozen=True)
class RecommendationFormPage:
    """The form of a draft."""

    heading: Annotated[str, "Sidens overskrift"]
    member: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer, fx »M-1042«"]
    member_address: Annotated[str, "Medlemmets side"]
    address: Annotated[str, "Adressen, formularen sendes til"]
    back: Annotated[str, "Siden, man kom fra"]
    actor: Annotated[str, "Hvad den offentlige part hedder på dagen, fx »kommunen«"]
    period: Annotated[str, "Hvornår a-kassens periode slutter, i ord; tom, når det ikke vides"]
    kinds: Annotated[tuple[KindChoice, ...], "Tilbud, kommunen kan bevilge på dagen"]
    elsewhere: Annotated[tuple[KindChoice, ...], "Det, a-kassen selv godkender, og som ikke kan indstilles"]
    goals: Annotated[tuple[Choice, ...], "Medlemmets jobmål som forslag"]
    typed: Annotated[TypedRecommendation, "Det, der er skrevet indtil nu"]
    faults: Annotated[tuple[tuple[str, str], ...], "Felter, der skal rettes, med hvad der mangler"]
    mends: Annotated[bool, "Om en kladde rettes"]

    def fault(self, name: str) -> str:
        """Return what is wrong with a field, or nothing."""
        return dict(self.faults).get(name, "")


@dataclass(frozen=True)
class ReadDraft:
    """What was understood; `faults` says by field what was not."""

    draft: RecommendationDraft
    faults: Mapping[str, str] = field(default_factory=dict)


@router.get("/medlemmer/{member_id}/indstillinger/ny", response_class=HTMLResponse)
def new_recommendation(
    request: Request,
    member_id: MemberId,
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
    slags: str = "",
    formaal: str = "",
) -> HTMLResponse:
    """Show an empty form; `slags` and `formaal` come along from an agreement made in a talk."""
    today = danish_day(request.app.state.clock())
    with own_transaction(request, session, Action.RECOMMEND_OFFER) as (connection, actor):
        known = help_drafting(connection, actor, member_id, as_of=today)
    goal = known.goals[0] if known.goals else ""
    typed = TypedRecommendation(slags=slags[:60], formaal=formaal[:4000], jobmaal=goal[:200], noegle=uuid4())
    return _show(request, form_page(known, typed, {}))


@router.post("/medlemmer/{member_id}/indstillinger/ny", response_class=HTMLResponse)
def write_recommendation(
    request: Request,
    member_id: MemberId,
    typed: Annotated[TypedRecommendation, Form()],
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
) -> Response:
    """Keep a draft and show it, or show the form again with what to mend."""
    now = request.app.state.clock()
    read = read_draft(typed, member_id)
    with own_transaction(request, session, Action.RECOMMEND_OFFER) as (connection, actor):
        known = help_drafting(connection, actor, member_id, as_of=danish_day(now))
        if not read.faults:
            try:
                made = draft_recommendation(connection, actor, read.draft, now=now)
                return RedirectResponse(f"/indstillinger/{made}", status_code=HTTPStatus.SEE_OTHER)
            except tuple(FIELDS) as error:
                read = ReadDraft(read.draft, {FIELDS[type(error)]: str(error)})
    return _show(request, form_page(known, typed, read.faults), HTTPStatus.UNPROCESSABLE_ENTITY)


@router.get("/indstillinger/{recommendation_id}/ret", response_class=HTMLResponse)
def mend_recommendation(
    request: Request,
    recommendation_id: RecommendationId,
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
) -> HTMLResponse:
    """Show the form with the draft as it is, marked with what it still lacks."""
    today = danish_day(request.app.state.clock())
    with own_transaction(request, session, Action.RECOMMEND_OFFER) as (connection, actor):
        shown = show_recommendation(connection, actor, recommendation_id, as_of=today)
        known = help_drafting(connection, actor, shown.recommendation.member_id, as_of=today)
    faults = {LACKING[lack.field]: lack.sentence for lack in shown.lacks}
    return _show(request, form_page(known, typed_of(shown.recommendation), faults, shown.recommendation))


@router.post("/indstillinger/{recommendation_id}/ret", response_class=HTMLResponse)
def rewrite_recommendation(
    request: Request,
    recommendation_id: RecommendationId,
    typed: Annotated[TypedRecommendation, Form()],
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
) -> Response:
    """Keep the mended draft and show it, or show the form again with what to mend."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.RECOMMEND_OFFER) as (connection, actor):
        shown = show_recommendation(connection, actor, recommendation_id, as_of=danish_day(now)).recommendation
        known = help_drafting(connection, actor, shown.member_id, as_of=danish_day(now))
        read = read_draft(typed, shown.member_id)
        if not read.faults:
            try:
                seen = Seen(recommendation_id, typed.version)
                redraft_recommendation(connection, actor, seen, read.draft, now=now)
                return RedirectResponse(f"/indstillinger/{recommendation_id}", status_code=HTTPStatus.SEE_OTHER)
            except tuple(FIELDS) as error:
                read = ReadDraft(read.draft, {FIELDS[type(error)]: str(error)})
    return _show(request, form_page(known, typed, read.faults, shown), HTTPStatus.UNPROCESSABLE_ENTITY)


#: The field of the form in which what a draft lacks is written.
LACKING = {
    "wished_from": "fra",
    "purpose": "formaal",
    "job_goal": "jobmaal",
    "nearer_job": "naermere",
    "member_says": "medlemmet",
}


def read_draft(typed: TypedRecommendation, member_id: MemberId) -> ReadDraft:
    """Return what was typed as a draft, with a sentence for each field that cannot be read."""
    faults: dict[str, str] = {} if typed.slags else {"slags": "Vælg, hvilket tilbud det er."}
    days = {name: read_day(text) for name, text in (("fra", typed.fra), ("til", typed.til))}
    for name, text in (("fra", typed.fra), ("til", typed.til)):
        if text and days[name] is None:
            faults[name] = "Skriv en dato, fx 7.12.2026."
    draft = RecommendationDraft(
        member_id=member_id,
        kind_key=typed.slags,
        purpose=typed.formaal,
        member_says=typed.medlemmet,
        adviser_says=typed.raadgiveren,
        nearer_job=typed.naermere,
        job_goal=typed.jobmaal,
        wished_from=days["fra"],
        wished_until=days["til"],
        employer=_employer(typed, faults),
        draft_key=typed.noegle,
    )
    return ReadDraft(draft, faults)


def _employer(typed: TypedRecommendation, faults: dict[str, str]) -> OfferEmployer:
    """Return the employer; a number that cannot be right is noted in `faults`."""
    numbers: dict[str, str | None] = {}
    for name, text, read in (("cvr", typed.cvr, read_cvr_number), ("pnr", typed.pnr, read_p_number)):
        try:
            numbers[name] = read(text) if text else None
        except CompanyNumberWrong as wrong:
            faults[name] = str(wrong)
    return OfferEmployer(typed.virksomhed, numbers.get("cvr"), numbers.get("pnr"))


def typed_of(one: Recommendation) -> TypedRecommendation:
    """Return a draft as it would have been typed."""
    return TypedRecommendation(
        slags=one.kind_key,
        jobmaal=one.job_goal,
        formaal=one.purpose,
        naermere=one.nearer_job,
        medlemmet=one.member_says,
        raadgiveren=one.adviser_says,
        fra=one.wished_from.isoformat() if one.wished_from else "",
        til=one.wished_until.isoformat() if one.wished_until else "",
        virksomhed=one.employer_name,
        cvr=one.cvr_number or "",
        pnr=one.p_number or "",
        version=one.version,
    )


def form_page(
    known: DraftingHelp, typed: TypedRecommendation, faults: Mapping[str, str], mends: Recommendation | None = None
) -> RecommendationFormPage:
    """Return the page in finished words; `mends` is the draft that is mended, if one is."""
    member = f"/medlemmer/{known.member.member_id}"
    ends_on = known.period_ends_on
    return RecommendationFormPage(
        heading="Ret kladden" if mends else "Ny indstilling om tilbud",
        member=known.member.name,
        number=member_number(known.member.number),
        member_address=member,
        address=f"/indstillinger/{mends.recommendation_id}/ret" if mends else f"{member}/indstillinger/ny",
        back=f"/indstillinger/{mends.recommendation_id}" if mends else member,
        actor=known.rule.municipal_actor,
        period=said.full_date(ends_on) if ends_on else "",
        kinds=tuple(_kind(kind, typed) for kind in known.kinds if kind.grantor is Grantor.MUNICIPALITY),
        elsewhere=tuple(_kind(kind, typed) for kind in known.kinds if kind.grantor is Grantor.AKASSE),
        goals=tuple(Choice(goal, said.sentence_case(goal), goal == typed.jobmaal) for goal in known.goals),
        typed=typed,
        faults=tuple(faults.items()),
        mends=mends is not None,
    )


def _kind(kind: OfferKind, typed: TypedRecommendation) -> KindChoice:
    return KindChoice(kind.kind_key, kind.label, kind.note, kind.kind_key == typed.slags, not kind.is_verified)


def _show(request: Request, page: RecommendationFormPage, status: HTTPStatus = HTTPStatus.OK) -> HTMLResponse:
    return render(request, "pages/recommendation_form.html", page, title=page.heading, status=status)
