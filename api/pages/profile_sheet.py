"""The profile in finished words: what stands in each part, what its buttons send, and what was just changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Annotated

from api import danish_words as said
from api.pages.made import ChangeMade, WayBack
from api.pages.member_profile import member_number
from api.pages.sign_in import Choice
from matching.core.job_order import LanguageLevel, Shift
from matching.core.member import SkillSource
from matching.core.profile_changes import MOST_GOALS, UNDO_SHOWN, NewestChange, ProfilePart, SkillHeld
from matching.core.suggestions import HistorySuggestion, TermHit, TermKind
from matching.core.travel import Mode
from matching.services.show_profile import ProfileSheet, SheetLicence, SheetSkill

#: Addresses of the lists that are read while one types.
WORDS = {TermKind.SKILL: "kompetencer", TermKind.OCCUPATION: "job", TermKind.LICENCE: "beviser"}
_MODES = {Mode.CAR: "I bil", Mode.TRANSIT: "Med offentlig transport"}


@dataclass(frozen=True)
class TermView:
    """A concept that can be chosen."""

    send: Annotated[str, "Det, knappen sender"]
    label: Annotated[str, "Navnet, der vises"]
    other: Annotated[str, "Navnet, der blev fundet; tom, når det er det samme"]


@dataclass(frozen=True)
class TermsView:
    """What was found for what was typed."""

    form: Annotated[str, "Formularen, som knapperne hører til"]
    text: Annotated[str, "Det, der blev skrevet"]
    sought: Annotated[bool, "Om der er skrevet nok til at søge"]
    hits: Annotated[tuple[TermView, ...], "Forslag, bedste først"]
    count: Annotated[str, "Antallet, som det siges for skærmlæsere"]


@dataclass(frozen=True)
class GoalRow:
    """A job goal."""

    id: Annotated[str, "Rækkens id på siden"]
    label: Annotated[str, "Målet"]
    remove: Annotated[str, "Det, knappen »Fjern« sender"]


@dataclass(frozen=True)
class SkillRow:
    """A competence."""

    id: Annotated[str, "Rækkens id på siden"]
    key: Annotated[str, "Kompetencens nøgle, som knapperne sender"]
    label: Annotated[str, "Kompetencen"]
    source: Annotated[str, "Hvor vi ved den fra, og hvad en bekræftelse hviler på"]
    sure: Annotated[bool, "Om den er bekræftet"]
    phrase: Annotated[str, "Ordene, den blev læst ud af; tom, når det er de samme"]


@dataclass(frozen=True)
class LicenceRow:
    """A licence."""

    id: Annotated[str, "Rækkens id på siden"]
    key: Annotated[str, "Bevisets nøgle, som knapperne sender"]
    label: Annotated[str, "Beviset"]
    seen: Annotated[str, "Hvornår beviset blev set; tom, når det ikke er"]


@dataclass(frozen=True)
class LanguageRow:
    """A language."""

    id: Annotated[str, "Rækkens id på siden"]
    key: Annotated[str, "Sprogets navn, som knapperne sender"]
    label: Annotated[str, "Sproget med niveau"]


@dataclass(frozen=True)
class SuggestedSkill:
    """A competence to ask about."""

    key: Annotated[str, "Kompetencens nøgle"]
    label: Annotated[str, "Kompetencen"]


@dataclass(frozen=True)
class SuggestedByJob:
    """What people with one of the member's jobs often can."""

    job: Annotated[str, "Jobbet, som medlemmet skrev det"]
    skills: Annotated[tuple[SuggestedSkill, ...], "Kompetencer, de mest sigende først"]


@dataclass(frozen=True)
class ProfilePage:
    """The profile to be mended in the talk."""

    address: Annotated[str, "Sidens adresse, som formularerne sendes til"]
    member_address: Annotated[str, "Medlemmets side med job"]
    name: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    version: Annotated[int, "Udgaven, som formularerne retter i"]
    goals: Annotated[tuple[GoalRow, ...], "Jobmål, højst to"]
    may_add_goal: Annotated[bool, "Om der er plads til et mål mere"]
    skills: Annotated[tuple[SkillRow, ...], "Kompetencer, bekræftede først"]
    suggested: Annotated[tuple[SuggestedByJob, ...], "Forslag ud fra tidligere job"]
    licences: Annotated[tuple[LicenceRow, ...], "Beviser"]
    languages: Annotated[tuple[LanguageRow, ...], "Sprog"]
    levels: Annotated[tuple[Choice, ...], "Sprogniveauer at vælge imellem"]
    hours_least: Annotated[str, "Færreste timer om ugen; tom, når det ikke er sagt"]
    hours_most: Annotated[str, "Flest timer om ugen; tom, når det ikke er sagt"]
    shifts: Annotated[tuple[Choice, ...], "Arbejdstider at vælge imellem"]
    travel_limit: Annotated[str, "Længste rejsetid i minutter; tom, når det ikke er sagt"]
    modes: Annotated[tuple[Choice, ...], "Transportformer at vælge imellem"]
    terms: Annotated[dict[str, TermsView], "Søgninger efter kompetencer, job og beviser uden scripts"]
    fault: Annotated[str, "Hvorfor intet blev gemt; tom, når intet er galt"]
    made: Annotated[ChangeMade | None, "Det, der lige er ændret; ingenting, når der ikke er"]
    focus: Annotated[str, "Id'et på det, der skal have fokus bagefter; tom, når siden blot åbnes"]


def profile_page(
    sheet: ProfileSheet, now: datetime, *, terms: dict[str, TermsView], fault: str = "", acted: str = ""
) -> ProfilePage:
    """Return the page; `acted` is the part that a form just changed, so that the focus stays near it."""
    made = _made(sheet, now) if acted and not fault else None
    skills = _skills(sheet.skills)
    hours = sheet.hours
    return ProfilePage(
        address=f"/medlemmer/{sheet.member_id}/profil",
        member_address=f"/medlemmer/{sheet.member_id}",
        name=sheet.name,
        number=member_number(sheet.number),
        version=sheet.version,
        goals=tuple(
            GoalRow(f"maal-{place}", said.sentence_case(goal.title), f"fjern:{place}")
            for place, goal in enumerate(sheet.goals)
        ),
        may_add_goal=len(sheet.goals) < MOST_GOALS,
        skills=skills,
        suggested=_suggested(sheet.suggestions),
        licences=_licences(sheet.licences),
        languages=tuple(
            LanguageRow(f"sprog-{place}", one.language, said.sentence_case(said.language(one)))
            for place, one in enumerate(sheet.languages)
        ),
        levels=tuple(Choice(one.value, one.label.capitalize(), one is LanguageLevel.GOOD) for one in LanguageLevel),
        hours_least="" if hours is None else said.decimal(hours.least),
        hours_most="" if hours is None else said.decimal(hours.most),
        shifts=tuple(Choice(shift.value, shift.label, shift in sheet.shifts) for shift in Shift),
        travel_limit="" if sheet.travel_limit is None else str(sheet.travel_limit),
        modes=tuple(Choice(mode.value, _MODES[mode], mode is sheet.travel_mode) for mode in Mode),
        terms=terms,
        fault=fault,
        made=made,
        focus=_focus(sheet, skills, acted) if acted else "",
    )


def terms_view(kind: TermKind, text: str, hits: Sequence[TermHit], form: str, fewest: int) -> TermsView:
    """Return what was found; the form is the one that adds a concept of this kind."""
    views = tuple(TermView(f"tilfoej:{hit.key}", said.sentence_case(hit.label), hit.other_name) for hit in hits)
    sought = len(text.strip()) >= fewest
    count = said.counted(len(views), "forslag", "forslag") if views else "Ingen forslag"
    return TermsView(form, text.strip(), sought, views, count if sought else "")


def _skills(skills: Iterable[SheetSkill]) -> tuple[SkillRow, ...]:
    return tuple(map(_skill, sorted(skills, key=lambda one: _place(one.source, one.label))))


def _place(source: SkillSource, label: str) -> tuple[int, tuple[tuple[int, ...], str]]:
    """Where a competence stands in the list: the surest source first, then by the Danish alphabet."""
    return list(SkillSource).index(source), said.danish_sort_key(label)


def _skill(skill: SheetSkill) -> SkillRow:
    ground = f" ({skill.ground.label.lower()})" if skill.ground else ""
    same = skill.phrase.casefold() == skill.label.casefold()
    return SkillRow(
        id=f"kompetence-{skill.skill_id}",
        key=str(skill.skill_id),
        label=said.sentence_case(skill.label),
        source=skill.source.label + ground,
        sure=skill.source is SkillSource.CONFIRMED,
        phrase="" if same else skill.phrase,
    )


def _licences(licences: Iterable[SheetLicence]) -> tuple[LicenceRow, ...]:
    ordered = sorted(licences, key=lambda one: said.danish_sort_key(one.label))
    return tuple(
        LicenceRow(
            f"bevis-{one.licence_id}",
            str(one.licence_id),
            said.sentence_case(one.label),
            f"Bevis set {said.full_date(one.proof_seen_on)}" if one.proof_seen_on else "",
        )
        for one in ordered
    )


def _suggested(suggestions: Sequence[HistorySuggestion]) -> tuple[SuggestedByJob, ...]:
    """Suggestions by job; jobs in the order of their most telling suggestion."""
    jobs = list(dict.fromkeys(one.job for one in suggestions))
    ordered = sorted(suggestions, key=lambda one: jobs.index(one.job))
    return tuple(
        SuggestedByJob(
            said.sentence_case(job),
            tuple(SuggestedSkill(str(one.skill_id), said.sentence_case(one.label)) for one in group),
        )
        for job, group in groupby(ordered, key=lambda one: one.job)
    )


def _made(sheet: ProfileSheet, now: datetime) -> ChangeMade | None:
    newest = sheet.newest
    if newest is None or now - newest.happened_at > UNDO_SHOWN:
        return None
    words = _change_words(newest, said.sentence_case(sheet.newest_about))
    return ChangeMade(words, _way_back(sheet, newest) if newest.may_be_undone(now, UNDO_SHOWN) else None)


def _way_back(sheet: ProfileSheet, newest: NewestChange) -> WayBack:
    fields = (("change_id", str(newest.change_id)), ("part", str(newest.part.value)))
    return WayBack(f"/medlemmer/{sheet.member_id}/profil/fortryd", fields, "#profil")


def _change_words(newest: NewestChange, about: str) -> str:
    if newest.undoes is not None:
        return f"Fortrudt: »{about}« er som før."
    if newest.part in (ProfilePart.GOALS, ProfilePart.HOURS, ProfilePart.SHIFTS, ProfilePart.TRAVEL):
        return f"{newest.part.label} er ændret."
    if newest.after is None:
        return f"»{about}« er fjernet."
    if newest.before is None:
        return f"»{about}« er tilføjet."
    confirmed = isinstance(newest.after, SkillHeld) and newest.after.source is SkillSource.CONFIRMED
    return f"»{about}« er {'bekræftet' if confirmed else 'ændret'}."


#: What gets the focus when the thing that was acted on is gone, by part.
_SEARCHES = {
    ProfilePart.SKILL: "soeg-kompetencer",
    ProfilePart.GOALS: "soeg-job",
    ProfilePart.LICENCE: "soeg-beviser",
    ProfilePart.LANGUAGE: "sprog",
    ProfilePart.HOURS: "gem-timer",
    ProfilePart.SHIFTS: "gem-arbejdstider",
    ProfilePart.TRAVEL: "gem-rejse",
}


def _focus(sheet: ProfileSheet, skills: Sequence[SkillRow], acted: str) -> str:
    """Return where the focus goes: the row acted on, or the row in the place of one that is gone, else the field."""
    newest, part = sheet.newest, ProfilePart.of(acted)
    field = _SEARCHES[part]
    if part is ProfilePart.GOALS and len(sheet.goals) == MOST_GOALS:
        return "maal-0-fjern"
    if part is not ProfilePart.SKILL or newest is None or newest.part is not part or newest.before is None:
        return field
    gone = newest.after is None and isinstance(newest.before, SkillHeld)
    if not gone:
        return f"kompetence-{newest.key}-fjern"
    assert isinstance(newest.before, SkillHeld)
    source = newest.before.source
    place = _place(source, sheet.newest_about)
    labels = {f"kompetence-{skill.skill_id}": _place(skill.source, skill.label) for skill in sheet.skills}
    following = next((row.id for row in skills if labels[row.id] > place), skills[-1].id if skills else "")
    return f"{following}-fjern" if following else field
