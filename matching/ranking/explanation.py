"""Why a proposal stands where it does: the ranker's own contributions put into Danish, with the phrases behind them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from matching.core.ids import LicenceId, OccupationId
from matching.core.job_order import LANGUAGE_RANK, OccupationSought, SkillNeed
from matching.core.proposal import Direction, Reason
from matching.core.taxonomy import LicenceDemand, LicenceKind
from matching.core.travel import describe, travel
from matching.ranking.features import FEATURES, lacks_language
from matching.ranking.pairs import Pair

#: Contributions nearer to nothing than this are told as plain facts.
NOTHING = 0.02
#: Minutes one way that people call short; a longer way may be shorter than most, but is nothing to praise.
SHORT_TRAVEL = 30
#: Skills named in one list of reasons.
SKILLS_NAMED = 6


def explain(pair: Pair, contributions: Sequence[float]) -> tuple[Reason, ...]:
    """The reasons for and against, largest contribution first; the same numbers that made the score."""
    share = dict(zip((feature.name for feature in FEATURES), map(float, contributions), strict=True))
    reasons = [reason for tell in _TELLERS for reason in tell(pair, share)]
    return tuple(sorted(reasons, key=lambda reason: (-abs(reason.contribution), reason.feature, reason.text)))


def _reason(feature: str, contribution: float, text: str, **words: str) -> Reason:
    if abs(contribution) < NOTHING:
        direction = Direction.NEUTRAL
    else:
        direction = Direction.FOR if contribution > 0 else Direction.AGAINST
    return Reason(feature, direction, contribution, text, **words)


def _occupation(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    sought = next((s for s in pair.order.profile.occupations if s.occupation_id in pair.member.held), None)
    if sought is not None:
        total = share["same_occupation"] + share["reach"]
        words = {"yours": _title_held(pair, sought), "theirs": sought.phrase}
        yield _reason("same_occupation", total, f"Har arbejdet som {_name(pair, sought)}", **words)
        return
    yield from _bridge(pair, share)


def _bridge(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    best = max(pair.order.profile.occupations, key=lambda s: _reach(pair, s), default=None)
    whole = share["reach"] + share["same_occupation"]
    if best is None or _reach(pair, best) == 0:
        yield _reason("reach", whole, "Faget ligger langt fra det, medlemmet har lavet før")
        return
    origin = pair.member.reach[best.occupation_id][1]
    yield _reason("reach", whole, _bridge_in_words(pair, origin, best, whole), theirs=best.phrase)


def _bridge_in_words(pair: Pair, origin: OccupationId, goal: OccupationSought, share: float) -> str:
    both = _shared_skills(pair, origin, goal.occupation_id)
    step = f"Fra {pair.knowledge.occupations[origin].label} til {_name(pair, goal)}"
    if share < -NOTHING:
        return f"{step} er et langt skridt" + (f", men begge bruger {both}" if both else "")
    return step + (f": begge bruger {both}" if both else " er et muligt skifte")


def _goal(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    wanted = [s for s in pair.order.profile.occupations if s.occupation_id in pair.member.profile.goals]
    if wanted:
        yield _reason("goal", share["goal"], f"Er et af medlemmets jobmål: {_name(pair, wanted[0])}")


def _skills(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    brought = [need for need in pair.order.profile.skills if pair.has(need)]
    whole = max(share["musts_met"] + share["nices_met"] + share["skill_overlap"], NOTHING)
    weight = sum(pair.knowledge.weight(need.skill_id) for need in brought) or 1.0
    for need in _most_telling(pair, brought):
        part = whole * pair.knowledge.weight(need.skill_id) / weight
        yield _reason("skill_overlap", part, _skill_label(pair, need), yours=_words_for(pair, need), theirs=need.phrase)


def _gaps(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    missing = [need for need in pair.order.musts if not pair.has(need)]
    whole = min(share["musts_missing"] + min(share["musts_met"], 0.0), -NOTHING)
    for need in _most_telling(pair, missing):
        text = f"Mangler: {_skill_label(pair, need)}"
        remedy = _remedy(pair, need)
        yield _reason("musts_missing", whole / len(missing), text, theirs=need.phrase, remedy=remedy)


def _licences(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    held = pair.member.profile.licences
    for need in pair.order.profile.licences:
        licence = pair.knowledge.licences[need.licence_id]
        if need.licence_id in held:
            yield _reason(
                "licences_wished", max(share["licences_wished"], NOTHING), f"Har {licence.label}", theirs=need.phrase
            )
        elif licence.kind is LicenceKind.RECORD_CHECK:
            text = f"{licence.label[:1].upper()}{licence.label[1:]} indhentes af arbejdsgiveren"
            yield _reason("licences_missing", 0.0, text, theirs=need.phrase)
        elif need.licence_id in pair.member.profile.presumed_licences:
            text = f"Har formentlig {licence.label} fra et tidligere job: se beviset"
            yield _reason("licences_missing", 0.0, text, theirs=need.phrase)
        elif need.demand is LicenceDemand.NICE:
            text = f"Har ikke {licence.label} (ønskes, men er ikke et krav)"
            yield _reason("licences_wished", 0.0, text, theirs=need.phrase, remedy=_way_to(pair, need.licence_id))
        else:
            part = min(share["licences_missing"], -NOTHING)
            text = f"Mangler {licence.label}"
            yield _reason("licences_missing", part, text, theirs=need.phrase, remedy=_way_to(pair, need.licence_id))


def _languages(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    spoken = {language.language: LANGUAGE_RANK[language.level] for language in pair.member.profile.languages}
    for asked in pair.order.profile.languages:
        if lacks_language(asked, spoken):
            part = min(share["languages_missing"], -NOTHING)
            yield _reason("languages_missing", part, f"Ønsker {asked.language} ({asked.level.label})")


def _travel(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    member, order = pair.member.profile, pair.order.profile
    if member.place is None or order.place is None:
        yield _reason("travel", 0.0, "Rejsetiden kendes ikke, fordi et sted mangler")
        return
    way = travel(member.place, order.place, member.travel_mode)
    told = _reason("travel", share["travel"], f"Rejsetid: {describe(way, member.travel_mode)}")
    is_merit = told.direction is not Direction.FOR or way.minutes <= SHORT_TRAVEL
    yield told if is_merit else replace(told, direction=Direction.NEUTRAL)


def _industry(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    section = pair.order.profile.section
    if section in pair.member.sections and section is not None:
        name = pair.knowledge.sections.get(section, "branchen")
        yield _reason("same_industry", share["same_industry"], f"Kender branchen: {name[:1].lower()}{name[1:]}")


def _likeness(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    if share["likeness"] >= NOTHING:
        yield _reason("likeness", share["likeness"], "Ordene i opslaget ligner medlemmets egne")
    elif share["likeness"] <= -NOTHING:
        yield _reason("likeness", share["likeness"], "Ordene i opslaget ligger langt fra medlemmets egne")


def _experience(pair: Pair, share: dict[str, float]) -> Iterable[Reason]:
    if share["experience"] >= NOTHING:
        yield _reason("experience", share["experience"], "Har flere års erfaring, der kan bruges her")


_Teller = Callable[[Pair, dict[str, float]], Iterable[Reason]]
_TELLERS: tuple[_Teller, ...] = (
    _occupation, _goal, _skills, _gaps, _licences, _languages, _travel, _industry, _likeness, _experience,
)  # fmt: skip


def _name(pair: Pair, sought: OccupationSought) -> str:
    occupation = pair.knowledge.occupations.get(sought.occupation_id)
    return occupation.label if occupation else sought.phrase


def _title_held(pair: Pair, sought: OccupationSought) -> str:
    return next(job.title for job in pair.member.profile.held if job.occupation_id == sought.occupation_id)


def _reach(pair: Pair, sought: OccupationSought) -> float:
    return sought.confidence * pair.member.reach.get(sought.occupation_id, (0.0,))[0]


def _shared_skills(pair: Pair, origin: OccupationId, goal: OccupationId) -> str:
    """The two most telling skills that both occupations need, in words; empty when they share none."""
    both = pair.knowledge.needs.get(origin, {}).keys() & pair.knowledge.needs.get(goal, {}).keys()
    telling = sorted(both, key=lambda skill: (-pair.knowledge.weight(skill), skill))[:2]
    return " og ".join(pair.knowledge.skills[skill].label for skill in telling)


def _skill_label(pair: Pair, need: SkillNeed) -> str:
    skill = pair.knowledge.skills.get(need.skill_id)
    label = skill.label if skill else need.phrase
    return label[:1].upper() + label[1:]


def _most_telling(pair: Pair, needs: Iterable[SkillNeed]) -> list[SkillNeed]:
    return sorted(needs, key=lambda need: (not need.must, -pair.knowledge.weight(need.skill_id), need.skill_id))[
        :SKILLS_NAMED
    ]


def _words_for(pair: Pair, need: SkillNeed) -> str:
    """The member's own words for a skill, or the job that it follows from."""
    held = pair.member.skills.get(need.skill_id)
    if held is not None:
        return held.phrase
    jobs = pair.member.profile.held
    source = next(
        (j for j in jobs if j.occupation_id and need.skill_id in pair.knowledge.needs.get(j.occupation_id, {})), None
    )
    return f"følger af jobbet som {source.title}" if source else ""


def _remedy(pair: Pair, need: SkillNeed) -> str:
    """What an adviser can do about a missing skill; only what we know, else nothing."""
    if pair.member.strengths.get(need.skill_id, 0.0) > 0:
        return "Er almindeligt i et af medlemmets tidligere fag: spørg, om det er prøvet"
    return ""


def _way_to(pair: Pair, licence_id: LicenceId) -> str:
    licence = pair.knowledge.licences[licence_id]
    days = f" ({licence.days} dage)" if licence.days and "dag" not in licence.how_to_get else ""
    return licence.how_to_get + days
