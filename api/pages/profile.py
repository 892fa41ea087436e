"""Mending a member's profile in the talk: one form a part, one change at a time, and each can be undone at once.

Without a script every form gives the whole page again; with htmx the profile alone. What is typed to find a competence,
a job or a licence is no name of a person, so it may stand in an address.
"""

from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from api.access import Session, requires
from api.errors import outcome_of
from api.pages.profile_sheet import WORDS, ProfilePage, TermsView, profile_page, terms_view
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.errors import JobbroError, MemberNotFound, NotAllowed
from matching.core.ids import LicenceId, MemberId, OccupationId, ProfileChangeId, SkillId
from matching.core.job_order import LanguageLevel, Shift
from matching.core.member import SkillSource
from matching.core.profile_changes import (
    ConfirmedBy,
    GoalSought,
    LanguageSpoken,
    LicenceHeld,
    ProfileChange,
    ProfilePart,
    ProfileValueWrong,
    SkillHeld,
    TermNotOffered,
    goals_change,
    hours_change,
    language_change,
    licence_change,
    shifts_change,
    skill_change,
    travel_change,
)
from matching.core.suggestions import TermHit, TermKind
from matching.core.travel import Mode
from matching.database import Connection
from matching.language.term_search import FEWEST_LETTERS
from matching.services.change_profile import change_profile, undo_change
from matching.services.show_profile import show_profile
from matching.services.suggest_terms import suggest_terms

router = APIRouter(include_in_schema=False)

#: The forms that add what was found; their buttons may stand outside them.
FORMS = {
    TermKind.SKILL: "ret-kompetencer",
    TermKind.OCCUPATION: "ret-jobmaal",
    TermKind.LICENCE: "ret-beviser",
}
_KINDS = {word: kind for kind, word in WORDS.items()}
_LONGEST = 100

Sought = Annotated[str, Query(max_length=_LONGEST)]


class ProfileForm(BaseModel):
    """What a form of the profile sends: the part, the version seen, and what was pressed (`act:key`) or filled in."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    version: int
    part: ProfilePart
    act: str = Field("", max_length=_LONGEST)
    language: str = Field("", max_length=60)
    level: LanguageLevel = LanguageLevel.GOOD
    least: str = Field("", max_length=10)
    most: str = Field("", max_length=10)
    shifts: list[Shift] = []
    limit: str = Field("", max_length=10)
    mode: Mode = Mode.CAR

    @property
    def pressed(self) -> tuple[str, str]:
        """The act and the key of the button."""
        act, _, key = self.act.partition(":")
        return act, key


@router.get("/medlemmer/{member_id}/profil", response_class=HTMLResponse)
def show(
    request: Request,
    member_id: MemberId,
    session: Annotated[Session, requires(Action.CHANGE_PROFILE)],
    q: Sought = "",
    soeg: Literal["kompetencer", "job", "beviser"] | None = None,
    rettet: ProfilePart | None = None,
) -> HTMLResponse:
    """Show the profile; `q` and `soeg` search without scripts, `rettet` is the part that was just changed."""
    sought = {_KINDS[soeg]: q} if soeg else {}
    return _page(request, session, member_id, sought, acted=rettet.value if rettet else "")


@router.post("/medlemmer/{member_id}/profil", response_class=HTMLResponse)
def change(
    request: Request,
    member_id: MemberId,
    form: Annotated[ProfileForm, Form()],
    session: Annotated[Session, requires(Action.CHANGE_PROFILE)],
) -> Response:
    """Make one change."""
    now = request.app.state.clock()

    def act() -> None:
        with own_transaction(request, session, Action.CHANGE_PROFILE) as (connection, actor):
            goals = show_profile(connection, actor, member_id).goals if form.part is ProfilePart.GOALS else ()
            wanted = wanted_change(form, goals, now.date())
            change_profile(connection, actor, member_id, wanted, seen=form.version, now=now)

    return _after(request, session, member_id, form.part, act)


@router.post("/medlemmer/{member_id}/profil/fortryd", response_class=HTMLResponse)
def undo(
    request: Request,
    member_id: MemberId,
    session: Annotated[Session, requires(Action.CHANGE_PROFILE)],
    change_id: Annotated[UUID, Form()],
    part: Annotated[ProfilePart, Form()],
) -> Response:
    """Take the newest change back."""

    def act() -> None:
        now = request.app.state.clock()
        with own_transaction(request, session, Action.CHANGE_PROFILE) as (connection, actor):
            undo_change(connection, actor, member_id, ProfileChangeId(change_id), now=now)

    return _after(request, session, member_id, part, act)


@router.get("/forslag/{words}", response_class=HTMLResponse)
def suggest(
    request: Request,
    words: str,
    session: Annotated[Session, requires(Action.CHANGE_PROFILE)],
    q: Sought = "",
    til: Annotated[str, Query(pattern="^[a-z-]{0,40}$")] = "",
) -> HTMLResponse:
    """Show what the text may mean as buttons of the form with the id `til`; a page part, for while one types."""
    kind = _KINDS.get(words)
    if kind is None:
        raise TermNotOffered
    with own_transaction(request, session, Action.CHANGE_PROFILE) as (connection, _):
        view = _terms(connection, kind, q, til or FORMS[kind])
    return render(request, "parts/term_hits_swap.html", view, title="")


def wanted_change(form: ProfileForm, goals: tuple[GoalSought, ...], today: date) -> ProfileChange:
    """Return what a form asks for; raises ProfileValueWrong, TooManyGoals or TermNotOffered."""
    makers: Mapping[ProfilePart, Callable[[], ProfileChange]] = {
        ProfilePart.SKILL: lambda: _skill(form),
        ProfilePart.LICENCE: lambda: _licence(form, today),
        ProfilePart.LANGUAGE: lambda: _language(form),
        ProfilePart.GOALS: lambda: _goals(form, goals),
        ProfilePart.HOURS: lambda: hours_change(_number(form.least), _number(form.most)),
        ProfilePart.SHIFTS: lambda: shifts_change(frozenset(form.shifts)),
        ProfilePart.TRAVEL: lambda: travel_change(_whole(form.limit), form.mode),
    }
    return makers[form.part]()


_SKILL_ACTS: Mapping[str, SkillHeld | None] = {
    "tilfoej": SkillHeld(SkillSource.CLAIMED),
    "bevis": SkillHeld(SkillSource.CONFIRMED, ConfirmedBy.PROOF),
    "skoen": SkillHeld(SkillSource.CONFIRMED, ConfirmedBy.JUDGEMENT),
    "fjern": None,
}


def _skill(form: ProfileForm) -> ProfileChange:
    act, key = form.pressed
    if act not in _SKILL_ACTS:
        raise TermNotOffered
    return skill_change(SkillId(_key(key)), _SKILL_ACTS[act])


def _licence(form: ProfileForm, today: date) -> ProfileChange:
    act, key = form.pressed
    acts = {"tilfoej": LicenceHeld(), "set": LicenceHeld(today), "fjern": None}
    if act not in acts:
        raise TermNotOffered
    return licence_change(LicenceId(_key(key)), acts[act])


def _language(form: ProfileForm) -> ProfileChange:
    act, key = form.pressed
    if act == "fjern":
        return language_change(key, None)
    return language_change(form.language, LanguageSpoken(form.level))


def _goals(form: ProfileForm, goals: tuple[GoalSought, ...]) -> ProfileChange:
    act, key = form.pressed
    if act == "fjern":
        place = _key(key)
        return goals_change(tuple(goal for index, goal in enumerate(goals) if index != place))
    added = OccupationId(_key(key))
    if any(goal.occupation_id == added for goal in goals):
        return goals_change(goals)
    return goals_change((*goals, GoalSought("", added)))


def _key(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise TermNotOffered
    return int(text)


def _number(text: str) -> float | None:
    """Return a number with a Danish comma or a point, None for nothing."""
    if not text.strip():
        return None
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise ProfileValueWrong("Skriv timerne som tal, for eksempel 30 eller 37.") from None


def _whole(text: str) -> int | None:
    number = _number(text)
    if number is not None and not number.is_integer():
        raise ProfileValueWrong("Skriv rejsetiden i hele minutter, for eksempel 45.")
    return None if number is None else int(number)


def _after(
    request: Request, session: Session, member_id: MemberId, part: ProfilePart, act: Callable[[], None]
) -> Response:
    """Act, and show what came of it; what could not be done is said on the page itself, where all is as before."""
    try:
        act()
    except (MemberNotFound, NotAllowed):
        raise
    except JobbroError as error:
        status = HTTPStatus.OK if _by_htmx(request) else outcome_of(error).status
        return _page(request, session, member_id, {}, acted=part.value, fault=str(error), status=status)
    if _by_htmx(request):
        return _page(request, session, member_id, {}, acted=part.value)
    return RedirectResponse(f"/medlemmer/{member_id}/profil?rettet={part.value}", status_code=HTTPStatus.SEE_OTHER)


def _page(  # noqa: PLR0913  # what is shown depends on what was sought, done and refused
    request: Request,
    session: Session,
    member_id: MemberId,
    sought: Mapping[TermKind, str],
    *,
    acted: str = "",
    fault: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HTMLResponse:
    with own_transaction(request, session, Action.CHANGE_PROFILE) as (connection, actor):
        sheet = show_profile(connection, actor, member_id)
        terms = {WORDS[kind]: _terms(connection, kind, sought.get(kind, ""), FORMS[kind]) for kind in TermKind}
    page = profile_page(sheet, request.app.state.clock(), terms=terms, fault=fault, acted=acted)
    template = "parts/profile_swap.html" if _by_htmx(request) else "pages/profile.html"
    return render(request, template, page, title=_title(page), status=status)


def _title(page: ProfilePage) -> str:
    return f"Profil, medlem {page.number}"


def _terms(connection: Connection, kind: TermKind, text: str, form: str) -> TermsView:
    hits: tuple[TermHit, ...] = suggest_terms(connection, kind, text) if text.strip() else ()
    return terms_view(kind, text, hits, form, FEWEST_LETTERS)


def _by_htmx(request: Request) -> bool:
    return bool(request.headers.get("hx-request"))
