"""What a member writes about herself: a profile text in one of many voices, a line on a job, a list of skills."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from ingest.demo.careers import Job
from ingest.demo.grammar import expand, expand_inside
from ingest.demo.phrases import own_words
from ingest.demo.typos import slips
from ingest.demo.words import templates
from ingest.demo.world import World, in_sentence

_FIRST_PERSON = {"dig": "mig", "du": "jeg", "din": "min", "dit": "mit", "dine": "mine"}
_SECOND_PERSON = re.compile(r"\b(" + "|".join(_FIRST_PERSON) + r")\b")
_VOICES = tuple(title for title in templates("profile") if title.startswith("voice "))
_NEWCOMERS_VOICES = {"voice nydansk": 3.0, "voice engelsk": 0.8}


@dataclass(frozen=True)
class Self:
    """What somebody can tell of herself. `jobs` latest first, `skills` by key, `goal` a job title."""

    jobs: tuple[Job, ...]
    skills: tuple[str, ...]
    town: str
    goal: str
    newcomer: bool


class Telling:
    """Fills the slots of a profile; every skill is told once before any is told again."""

    def __init__(self, world: World, person: Self, rng: Random) -> None:
        self._world, self._person, self._rng = world, person, rng
        self._queue: list[str] = []

    def __call__(self, slot: str) -> str:
        """The words for one slot."""
        if slot in {"inf", "nom"}:
            return self._skill(slot)
        if slot in _OWN:
            return expand_inside(self._rng.choice(templates("profile")[slot]), self._rng, self)
        return self._fact(slot)

    def _skill(self, slot: str) -> str:
        if not self._queue:
            self._queue = list(self._person.skills[:12])
            self._rng.shuffle(self._queue)
        phrases = self._world.phrases[self._queue.pop()]
        return first_person(self._rng.choice(phrases.infinitives if slot == "inf" else phrases.nouns))

    def _fact(self, slot: str) -> str:
        jobs = self._person.jobs
        facts = {
            "fag": in_sentence(jobs[0].trade.label),
            "fag_foerst": in_sentence(jobs[-1].trade.label) if jobs[-1].trade is not jobs[0].trade else "ferieafløser",
            "aar": str(_years(jobs)),
            "by": self._person.town,
            "maal": in_sentence(self._person.goal or jobs[0].trade.label),
        }
        return facts[slot]


def first_person(phrase: str) -> str:
    """A phrase said to somebody turned into one said by her."""
    return _SECOND_PERSON.sub(lambda match: _FIRST_PERSON[match.group()], phrase)


_OWN = frozenset({"trait", "trait_jeg", "ord"})


def _years(jobs: Sequence[Job]) -> int:
    """Years in the latest occupation, at least two, so that the plural fits."""
    own = [job for job in jobs if job.trade is jobs[0].trade]
    days = sum(((job.until or own[0].since) - job.since).days for job in own)
    return max(2, round(days / 365))


def a_profile(world: World, person: Self, rng: Random) -> str:
    """A profile text, or nothing: one in six has not written any."""
    if rng.random() < 0.16 or not person.skills:
        return ""
    voice = _a_voice(person, rng)
    lines = templates("profile")[voice]
    telling = Telling(world, person, rng)
    number = 2 if rng.random() < 0.3 and voice not in {"voice liste", "voice engelsk", "voice kort"} else 1
    text = " ".join(expand(line, rng, telling) for line in rng.sample(lines, number))
    return slips(text, rng, 3) if rng.random() < (0.7 if voice == "voice nydansk" else 0.3) else text


def _a_voice(person: Self, rng: Random) -> str:
    """One of the voices; short simple sentences and English are written by newcomers only."""
    return rng.choices(_VOICES, [_share(voice, person) for voice in _VOICES])[0]


def _share(voice: str, person: Self) -> float:
    if voice in _NEWCOMERS_VOICES:
        return _NEWCOMERS_VOICES[voice] if person.newcomer else 0.0
    return 0.6 if voice == "voice begejstret" else 1.0


def a_job_line(world: World, person: Self, job: Job, rng: Random) -> str:
    """What somebody writes under one job; most write nothing."""
    if rng.random() < 0.6:
        return ""
    own = Self((job,), job.trade.essential, person.town, person.goal, person.newcomer)
    return expand(rng.choice(templates("profile")["work"]), rng, Telling(world, own, rng))


def listed_skills(world: World, skills: Sequence[str], rng: Random) -> tuple[str, ...]:
    """The part of somebody's skills that she lists, in own words, with slips, filler and now and then a wrong one."""
    if rng.random() < 0.12:
        return ()
    share = rng.uniform(0.25, 0.75)
    listed = [_listed(world, skill, rng) for skill in skills if rng.random() < share]
    if rng.random() < 0.5:
        listed.append(expand_inside(rng.choice(templates("profile")["unknown_skill"]), rng, str))
    if rng.random() < 0.1:
        listed.append(rng.choice(tuple(world.starter.skills.values())).label)
    rng.shuffle(listed)
    return tuple(dict.fromkeys(listed[:15]))


def _listed(world: World, skill: str, rng: Random) -> str:
    words = own_words(world.starter.skills[skill], world.phrases[skill], rng)
    return slips(words, rng, 1) if rng.random() < 0.08 else words
