"""Invented job orders, one for each number, the same for the same seed; some are earlier ones posted again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from ingest.demo.ad_words import AdWords
from ingest.demo.ads import Composer, Passage, a_title, as_html, as_text, with_slips
from ingest.demo.careers import an_industry
from ingest.demo.employers import an_employer, is_public
from ingest.demo.market import Weighted, weighted
from ingest.demo.styles import a_style
from ingest.demo.terms import some_terms
from ingest.demo.world import World, somewhere, the_world
from matching.core.industry import IndustryCode
from matching.core.job_order import JobOrderSubmission, Sector

SOURCE = "demo"
#: Share of orders that are an earlier one posted again with small changes.
REPOSTED = 0.04
_TEMP_AGENCY = IndustryCode("782000")


@dataclass(frozen=True)
class Channel:
    """How an order came, and the chance that each kind of field was filled in."""

    name: str
    terms: float
    employer: float
    requirements: float
    html: float


_CHANNELS: Weighted[Channel] = weighted(
    [
        (Channel("form", terms=0.85, employer=0.9, requirements=0.5, html=0.0), 35.0),
        (Channel("posting", terms=0.95, employer=0.9, requirements=0.05, html=0.8), 25.0),
        (Channel("page", terms=0.35, employer=0.6, requirements=0.0, html=0.6), 25.0),
        (Channel("mail", terms=0.08, employer=0.35, requirements=0.0, html=0.0), 15.0),
    ]
)


@dataclass(frozen=True)
class DemoOrder:
    """An order and what is true of it: occupations (the best first) and skills told, by key of the taxonomy."""

    submission: JobOrderSubmission
    occupations: tuple[str, ...]
    skills: tuple[str, ...]
    style: str
    copy_of: str = ""


def generate_orders(m: int, seed: int, as_of: date) -> Iterator[JobOrderSubmission]:
    """`m` job orders as employers would send them; `as_of` is the day they are read."""
    return (order.submission for order in demo_orders(m, seed, as_of))


def demo_orders(m: int, seed: int, as_of: date, *, first: int = 0) -> Iterator[DemoOrder]:
    """The orders numbered `first` to `first + m - 1`, with the truth about them."""
    world = the_world()
    return (an_order(world, seed, number, as_of) for number in range(first, first + m))


def an_order(world: World, seed: int, number: int, as_of: date) -> DemoOrder:
    """The order with one number; depends on nothing but the arguments."""
    rng = Random(f"{seed}:order:{number}")
    if number and rng.random() < REPOSTED:
        return _posted_again(world, seed, number, rng, as_of)
    return _an_original(world, seed, number, as_of)


def _posted_again(world: World, seed: int, number: int, rng: Random, as_of: date) -> DemoOrder:
    """An earlier order with a new id, later dates and a text that is nearly the same."""
    original = _an_original(world, seed, number - rng.randint(1, min(number, 300)), as_of)
    old = original.submission
    lines = old.text.split("\n")
    if len(lines) > 4 and rng.random() < 0.5:
        del lines[rng.randrange(len(lines) - 2, len(lines))]  # no requirement stands there
    if rng.random() < 0.4:
        lines.insert(0, rng.choice(("GENOPSLAG", "Genopslag:", "Stillingen slås op igen.", "Fristen er forlænget.")))
    submission = replace(
        old,
        source_id=_source_id(seed, number),
        title=rng.choice((old.title, old.title, f"{old.title} (genopslag)", old.title.rstrip("!"))),
        text="\n".join(lines),
        html=None,
        posted_on=old.posted_on and min(as_of, old.posted_on + timedelta(days=rng.randint(1, 20))),
        deadline_on=old.deadline_on and old.deadline_on + timedelta(days=rng.randint(7, 21)),
    )
    return replace(original, submission=submission, copy_of=old.source_id)


def _source_id(seed: int, number: int) -> str:
    return f"J{seed}-{number:07d}"


def _an_original(world: World, seed: int, number: int, as_of: date) -> DemoOrder:
    rng = Random(f"{seed}:original:{number}")
    trade = world.market.orders.draw(rng)
    style = a_style(trade, rng)
    place = somewhere(world, rng).municipality
    employer = an_employer(style.name, place, is_public(style.name, rng), rng)
    terms = some_terms(trade, style.name, bool(employer.owner), rng, as_of)
    words = AdWords(world, style, trade, employer, terms, rng)
    title = a_title(words, rng)
    passages = Composer(words).passages()
    if rng.random() < 0.25:
        passages = with_slips(passages, rng)
    submission = _submission(words, _source_id(seed, number), title, passages, place.code)
    return DemoOrder(submission, (trade.key,), tuple(dict.fromkeys(words.needs.told)), style.name)


def _submission(
    words: AdWords, source_id: str, title: str, passages: list[Passage], municipality_code: str
) -> JobOrderSubmission:
    """The order as it came by one of the channels; what the employer left out is missing."""
    rng, channel, terms, employer = words.rng, _CHANNELS.draw(words.rng), words.terms, words.employer
    stated, known = _chance(rng, channel.terms), _chance(rng, channel.employer)
    submission = JobOrderSubmission(
        source=SOURCE,
        source_id=source_id,
        title=title,
        text=as_text(passages, rng),
        html=as_html(passages) if rng.random() < channel.html else None,
        employer_name=employer.full_name if known() or known() else None,
        cvr_number=employer.cvr_number if known() else None,
        p_number=employer.p_number if known() and rng.random() < 0.6 else None,
        sector=(Sector.PUBLIC if terms.public else Sector.PRIVATE) if known() else None,
        industry=_industry(words) if known() and rng.random() < 0.75 else None,
        postcode=employer.postcode if known() else None,
        municipality_code=municipality_code if known() else None,
        hours=terms.hours if stated() else None,
        employment=terms.employment if stated() else None,
        shifts=terms.shifts if stated() and rng.random() < 0.7 else frozenset(),
        starts_on=terms.starts_on if stated() else None,
        deadline_on=terms.deadline_on if stated() else None,
        posted_on=terms.posted_on if stated() or rng.random() < 0.8 else None,
        positions=terms.positions if stated() else 1,
        candidates_wanted=rng.randint(2, 6) if stated() and rng.random() < 0.3 else None,
        contact=words.contact,
    )
    return _with_requirements(submission, words, channel)


def _chance(rng: Random, share: float) -> Callable[[], bool]:
    """Says yes in that share of the times it is asked."""
    return lambda: rng.random() < share


def _industry(words: AdWords) -> IndustryCode:
    return _TEMP_AGENCY if words.style.name == "vikar" else an_industry(words.trade, words.rng)


def _with_requirements(submission: JobOrderSubmission, words: AdWords, channel: Channel) -> JobOrderSubmission:
    """The order with the requirements the source itself set apart: some of what the text tells, in short."""
    rng = words.rng
    asked = _chance(rng, channel.requirements)
    phrases = [rng.choice(words.world.phrases[skill].nouns) for skill in words.needs.told]
    licences = [*words.licences_must, *words.licences_nice]
    return replace(
        submission,
        occupation_uri=words.trade.uri or None if rng.random() < channel.terms * 0.15 else None,
        must=tuple(phrases[: rng.randint(1, 4)]) if asked() else (),
        nice=tuple(phrases[-rng.randint(1, 2) :]) if asked() and len(phrases) > 5 else (),
        licences=tuple(words.world.starter.licences[key].label for key in licences)
        if asked() or rng.random() < 0.12
        else (),
        languages=words.languages if rng.random() < channel.terms else (),
    )
