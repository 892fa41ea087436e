"""The short profile of a member, as it stands to the left of the jobs."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from api import danish_words as said
from matching.core.cards import HeldLine, MemberCard, SkillLine

SKILLS_SHOWN = 8


@dataclass(frozen=True)
class HeldView:
    """A job held, in one or two lines."""

    title: Annotated[str, "Stillingen, som medlemmet skrev den"]
    period: Annotated[str, "Årene, fx »2016-2022«"]
    read_as: Annotated[str, "Stillingen, Jobbro læste den som, og branchen; tom, når det er samme ord"]


@dataclass(frozen=True)
class SkillView:
    """A competence with where we know it from."""

    label: Annotated[str, "Kompetencen"]
    source: Annotated[str, "Hvor vi ved den fra: bekræftet, oplyst eller udledt"]
    sure: Annotated[bool, "Om kompetencen er bekræftet"]
    phrase: Annotated[str, "Ordene, den blev læst ud af; tom, når det er de samme"]


@dataclass(frozen=True)
class Term:
    """One condition the member has set, as name and value."""

    name: Annotated[str, "Vilkåret"]
    value: Annotated[str, "Hvad medlemmet har sagt"]


@dataclass(frozen=True)
class ProfileView:
    """What the adviser and the member need before them while they talk."""

    heading: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer, fx »M-1042«"]
    summary: Annotated[str, "Profilteksten fra CV'et; tom, når der ikke er nogen"]
    goals: Annotated[tuple[str, ...], "Jobmål, højst to"]
    held: Annotated[tuple[HeldView, ...], "Tidligere job, nyeste først"]
    skills: Annotated[tuple[SkillView, ...], "De vigtigste kompetencer, bekræftede først"]
    more_skills: Annotated[tuple[SkillView, ...], "Resten af kompetencerne"]
    licences: Annotated[tuple[str, ...], "Beviser og certifikater"]
    educations: Annotated[tuple[str, ...], "Uddannelser"]
    languages: Annotated[tuple[str, ...], "Sprog med niveau"]
    terms: Annotated[tuple[Term, ...], "Bopæl, timer, tidspunkter, rejsetid og dato at begynde"]


def profile_view(member: MemberCard, as_of: date) -> ProfileView:
    """Return the profile in Danish words."""
    skills = _skills(member.skills)
    return ProfileView(
        heading=member.name,
        number=member_number(member.number),
        summary=member.summary,
        goals=tuple(map(said.sentence_case, member.goals)),
        held=tuple(_held(held) for held in member.held),
        skills=skills[:SKILLS_SHOWN],
        more_skills=skills[SKILLS_SHOWN:],
        licences=tuple(sorted(map(said.sentence_case, member.licences), key=said.danish_sort_key)),
        educations=member.educations,
        languages=tuple(said.sentence_case(said.language(spoken)) for spoken in member.languages),
        terms=_terms(member, as_of),
    )


def member_number(number: int) -> str:
    """Return a member's number as it is said and searched for."""
    return f"M-{number}"


def _held(held: HeldLine) -> HeldView:
    occupation = held.occupation if held.occupation and held.occupation.casefold() != held.title.casefold() else None
    read_as = " · ".join(said.sentence_case(word) for word in (occupation, held.industry) if word)
    return HeldView(said.sentence_case(held.title), said.period(held.since, held.until), read_as)


def _skills(lines: tuple[SkillLine, ...]) -> tuple[SkillView, ...]:
    """Return the skills, surest source first, then by the Danish alphabet."""
    order = {source: rank for rank, source in enumerate(type(lines[0].source))} if lines else {}
    ranked = sorted(lines, key=lambda line: (order[line.source], said.danish_sort_key(line.label)))
    return tuple(_skill(line) for line in ranked)


def _skill(line: SkillLine) -> SkillView:
    same = line.phrase.casefold() == line.label.casefold()
    sure = line.source.name == "CONFIRMED"
    return SkillView(said.sentence_case(line.label), line.source.label, sure, "" if same else line.phrase)


def _terms(member: MemberCard, as_of: date) -> tuple[Term, ...]:
    place = " ".join(part for part in (member.postcode, member.municipality) if part)
    limit = member.travel_limit and said.travel_limit(member.travel_limit, member.travel_mode)
    available = member.available_from and said.sentence_case(said.day(member.available_from, as_of).said)
    told_terms = (
        ("Bor i", place),
        ("Timer", said.hours_a_week(member.hours) if member.hours else ""),
        ("Tidspunkter", said.sentence_case(said.shifts_said(member.shifts))),
        ("Rejsetid", limit),
        ("Kan begynde", available),
    )
    return tuple(Term(name, value) for name, value in told_terms if value)
