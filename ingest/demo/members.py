"""Invented members of all a-kasser, one for each number, the same for the same seed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ingest.demo.careers import Job, a_career, a_neighbour, a_title, an_industry, skills_of, something_new
from ingest.demo.market import best_match, rank_of
from ingest.demo.people import invent_email, invent_name, invent_origin, invent_phone
from ingest.demo.profiles import Self, a_job_line, a_profile, listed_skills
from ingest.demo.starter import Named, Trade
from ingest.demo.typos import slips
from ingest.demo.words import read_table
from ingest.demo.world import World, somewhere, the_world
from matching.core.job_order import Hours, Language, LanguageLevel, Shift
from matching.core.member import EducationSubmission, HeldOccupationSubmission, MemberSubmission
from matching.core.travel import Mode

SOURCE = "demo"
_EDUCATIONS = {row["trade"]: row for row in read_table("educations")}
_MOTHER_TONGUES = {
    "arabisk": ("arabisk", "kurdisk", "dari", "somali"),
    "tyrkisk": ("tyrkisk", "kurdisk"),
    "oesteuropa": ("polsk", "ukrainsk", "rumænsk", "litauisk", "bosnisk"),
    "asien": ("tamil", "vietnamesisk", "urdu", "tagalog", "kinesisk", "thai"),
    "vest": ("tysk", "engelsk", "italiensk", "spansk", "svensk"),
}
_TRANSIT = 0.32
#: Occupations whose holders mostly work at other hours than daytime on weekdays, by ISCO beginning.
_SHIFTING = ("51", "52", "53", "54", "81", "83", "2221", "2222", "3258", "9334", "94", "7512")


@dataclass(frozen=True)
class DemoMember:
    """A member and what is true of her: occupations held (latest first), goals and skills by key of the taxonomy."""

    submission: MemberSubmission
    held: tuple[str, ...]
    goals: tuple[str, ...]
    skills: tuple[str, ...]


def generate_members(n: int, seed: int, as_of: date) -> Iterator[MemberSubmission]:
    """`n` members as their a-kasser would send them; `as_of` is the day they are sent."""
    return (member.submission for member in demo_members(n, seed, as_of))


def demo_members(n: int, seed: int, as_of: date, *, first: int = 0) -> Iterator[DemoMember]:
    """The members numbered `first` to `first + n - 1`, with the truth about them."""
    world = the_world()
    return (a_member(world, seed, number, as_of) for number in range(first, first + n))


def a_member(world: World, seed: int, number: int, as_of: date) -> DemoMember:
    """The member with one number; depends on nothing but the arguments."""
    rng = Random(f"{seed}:member:{number}")
    akasse = world.market.akasser.draw(rng)
    trade = akasse.trades.draw(rng)
    jobs = a_career(world, trade, rng, as_of)
    skills = skills_of(jobs, rng)
    goals = _goals(world, trade, rng)
    address, origin = somewhere(world, rng), invent_origin(rng)
    goal_titles = tuple(a_title(goal, rng) for goal in goals)
    name, reach = invent_name(rng, origin), Random(f"{seed}:reach:{number}")
    person = Self(jobs, skills, address.town, goal_titles[0] if goals else "", origin != "dansk")
    submission = MemberSubmission(
        akasse_id=akasse.akasse_id,
        source=SOURCE,
        source_id=f"M{seed}-{number:07d}",
        name=name,
        email=invent_email(reach, name, number),
        phone=invent_phone(reach),
        summary=a_profile(world, person, rng),
        held=_held(world, person, rng),
        skills=listed_skills(world, skills, rng),
        educations=_educations(trade, rng),
        licences=_licences(world, jobs, rng),
        languages=_languages(origin, trade, rng),
        hours=_hours(rng),
        shifts=_shifts(trade, rng),
        postcode=address.postcode if rng.random() < 0.95 else None,
        municipality_code=address.municipality.code if rng.random() < 0.9 else None,
        travel_limit=rng.choices((None, 20, 30, 45, 60, 75, 90), (25, 8, 22, 22, 17, 3, 3))[0],
        travel_mode=Mode.TRANSIT if rng.random() < _TRANSIT else Mode.CAR,
        goals=goal_titles,
        available_from=as_of + timedelta(days=rng.randint(7, 90)) if rng.random() < 0.12 else None,
    )
    held = tuple(dict.fromkeys(job.trade.key for job in jobs))
    return DemoMember(submission, held, tuple(goal.key for goal in goals), skills)


def _goals(world: World, trade: Trade, rng: Random) -> tuple[Trade, ...]:
    """Up to two goals: the same trade in 60 of 100 cases, a neighbour in 25, something new in 15."""
    number = rng.choices((0, 1, 2), (15, 55, 30))[0]
    return tuple({goal.key: goal for goal in (_goal(world, trade, rng) for _ in range(number))}.values())


def _goal(world: World, trade: Trade, rng: Random) -> Trade:
    kind = rng.random()
    if kind < 0.6:
        return trade
    return a_neighbour(world, trade, rng) if kind < 0.85 else something_new(world, trade, rng)


def _held(world: World, person: Self, rng: Random) -> tuple[HeldOccupationSubmission, ...]:
    forgetful = rng.random() < 0.08
    return tuple(
        HeldOccupationSubmission(
            title=_slipping(a_title(job.trade, rng), rng, 0.06),
            industry=an_industry(job.trade, rng) if rng.random() < 0.75 else None,
            since=None if forgetful else job.since,
            until=None if forgetful else job.until,
            description=a_job_line(world, person, job, rng),
        )
        for job in person.jobs
    )


def _slipping(text: str, rng: Random, share: float) -> str:
    return slips(text, rng, 1) if rng.random() < share else text


def _educations(trade: Trade, rng: Random) -> tuple[EducationSubmission, ...]:
    """The education of the trade, unless an unskilled job asked for none; sometimes an earlier one too."""
    found = []
    row = best_match(trade, _EDUCATIONS)
    if row is not None and rng.random() < (0.5 if rank_of(trade) == 0 else 0.9):
        found.append(_education(row, rng))
    if rng.random() < 0.3:
        found.append(_education(_EDUCATIONS["any"], rng))
    return tuple(found)


def _education(row: Mapping[str, str], rng: Random) -> EducationSubmission:
    level = row["level"] if row["level"] and rng.random() < 0.4 else None
    return EducationSubmission(_slipping(rng.choice(row["titles"].split("|")), rng, 0.05), level)


def _licences(world: World, jobs: tuple[Job, ...], rng: Random) -> tuple[str, ...]:
    """Licences the latest jobs call for, those demanded by law nearly always, and a driving licence as in life."""
    held: dict[str, None] = {}
    for job in jobs[:3]:
        held.update(dict.fromkeys(key for key in job.trade.law if rng.random() < 0.93))
        held.update(dict.fromkeys(key for key in job.trade.usual if rng.random() < 0.4))
    phrases = [_licence(world.starter.licences[key], rng) for key in held]
    if rng.random() < 0.6 and not any("kørekort" in phrase.lower() for phrase in phrases):
        phrases.append(
            rng.choice(("kørekort", "kørekort B", "kørekort og bil", "Kørekort kat. B", "alm. kørekort", "B"))
        )
    return tuple(dict.fromkeys(phrases)) if rng.random() < 0.9 else ()


def _licence(licence: Named, rng: Random) -> str:
    return _slipping(rng.choice((licence.label, *licence.synonyms)), rng, 0.04)


def _languages(origin: str, trade: Trade, rng: Random) -> tuple[Language, ...]:
    """Danish and what else is spoken; one in four left the field empty."""
    if rng.random() < 0.25:
        return ()
    native = origin == "dansk" or rng.random() < 0.4
    danish = (
        LanguageLevel.FLUENT if native else rng.choice((LanguageLevel.BASIC, LanguageLevel.GOOD, LanguageLevel.GOOD))
    )
    spoken = {"dansk": danish}
    if rng.random() < 0.45 + 0.1 * rank_of(trade):
        spoken["engelsk"] = rng.choice(tuple(LanguageLevel)[0 if rank_of(trade) < 3 else 1 :])
    if origin in _MOTHER_TONGUES:
        spoken[rng.choice(_MOTHER_TONGUES[origin])] = LanguageLevel.FLUENT
    elif rng.random() < 0.2:
        spoken["tysk"] = rng.choice((LanguageLevel.BASIC, LanguageLevel.GOOD))
    return tuple(Language(language, level) for language, level in spoken.items())


def _hours(rng: Random) -> Hours | None:
    return rng.choices(
        (None, Hours(37, 37), Hours(30, 37), Hours(25, 30), Hours(15, 25), Hours(32, 37), Hours(20, 37)),
        (22, 34, 16, 8, 6, 8, 6),
    )[0]


def _shifts(trade: Trade, rng: Random) -> frozenset[Shift]:
    """When somebody is willing to work; empty when she did not say."""
    if rng.random() < 0.4:
        return frozenset()
    likely = 0.5 if trade.isco.startswith(_SHIFTING) else 0.08
    shares = {Shift.EVENING: likely, Shift.NIGHT: likely * 0.4, Shift.WEEKEND: likely * 0.9}
    return frozenset({Shift.DAY, *(shift for shift, share in shares.items() if rng.random() < share)})
