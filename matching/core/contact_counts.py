"""How the a-kasse's courses stand against the rules: what is counted, what is left out and why, and the required share.

Three readings of the law are ours: courses are judged within a year back; a course is judged on its talks when the
a-kasse's period is over; the ceiling on exemptions is counted among those the a-kasse has now.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matching.core.contact_course import Responsible, StandingCourse
from matching.core.contact_rules import ContactRule
from matching.core.labels import Labelled

LOOK_BACK = timedelta(days=365)  #: deadlines and handovers longer ago are no longer counted; our choice


class LeftOut(Labelled):
    """Why a course is not counted in a figure."""

    MUNICIPALITYS = "municipalitys", "Kommunen har haft forløbet fra begyndelsen"
    NOT_DUE = "not_due", "Fristen for den første samtale er ikke nået"
    NO_DEADLINE = "no_deadline", "Fristen faldt bort, fordi medlemmet ikke længere var tilmeldt hos jer"
    PERIOD_RUNS = "period_runs", "A-kassens periode er ikke slut"
    ENDED_EARLY = "ended_early", "Forløbet sluttede, før a-kassens periode var gået"
    PERIOD_OVER = "period_over", "A-kassens periode er slut"
    LONG_AGO = "long_ago", "Det er mere end et år siden"


@dataclass(frozen=True)
class Count:
    """`met` of `counted` courses, the share required (`at_most`: allowed), and how many were left out for each reason.

    Shares lie between 0 and 1; None = nothing is required.
    """

    met: int
    counted: int
    required: float | None
    left_out: Mapping[LeftOut, int]
    at_most: bool = False

    @property
    def share(self) -> float | None:
        """The share that met it; None when nobody is counted."""
        return self.met / self.counted if self.counted else None

    @property
    def is_met(self) -> bool | None:
        """Whether the required share is reached, or the allowed one kept; None when there is nothing to judge."""
        if self.required is None or not self.counted:
            return None
        wanted = self.required * self.counted
        return self.met <= wanted + 1e-9 if self.at_most else self.met >= wanted - 1e-9

    @property
    def room(self) -> int | None:
        """How many more may be exempted under the ceiling, at least 0; None for a figure that is no ceiling."""
        if not self.at_most or self.required is None:
            return None
        return max(0, int(self.required * self.counted + 1e-9) - self.met)


@dataclass(frozen=True)
class RuleCounts:
    """The figures of the courses under one rule.

    `talks`: of the periods that are over, those with the talks required. `under_way`: of those the a-kasse has now,
    those who have them already. `within_reach`: of those, the ones who have them or can still get them, that is who
    are not exempted; the highest share that can be reached. `exempted`: the exempted, against the ceiling.
    """

    rule: ContactRule
    talks: Count
    under_way: Count
    within_reach: Count
    exempted: Count


@dataclass(frozen=True)
class ContactFigures:
    """The figures of an a-kasse or an adviser on a day: the first talk over all rules, the rest rule by rule."""

    as_of: date
    first_talk: Count
    by_rule: tuple[RuleCounts, ...]


def contact_counts(states: Sequence[StandingCourse], as_of: date) -> ContactFigures:
    """The figures of these courses; rules that none of them is under are left out, the oldest rule stands first."""
    by_rule: dict[ContactRule, list[StandingCourse]] = {}
    for state in states:
        if state.rule.gives_the_akasse_a_period:
            by_rule.setdefault(state.rule, []).append(state)
    ordered = sorted(by_rule, key=lambda rule: (rule.valid_from, rule.rule_key))
    return ContactFigures(
        as_of=as_of,
        first_talk=_count(states, lambda state: _first_talk_left_out(state, as_of), _first_in_time, None),
        by_rule=tuple(_rule_counts(rule, by_rule[rule], as_of) for rule in ordered),
    )


def _rule_counts(rule: ContactRule, states: Sequence[StandingCourse], as_of: date) -> RuleCounts:
    ceiling = rule.exempt_share_most if rule.may_exempt else None
    return RuleCounts(
        rule=rule,
        talks=_count(states, lambda state: _talks_left_out(state, as_of), _has_the_talks, rule.share_required),
        under_way=_count(states, _under_way_left_out, _has_the_talks, None),
        within_reach=_count(states, _under_way_left_out, _can_have_the_talks, rule.share_required),
        exempted=_count(states, _under_way_left_out, lambda state: state.exempted, ceiling, at_most=True),
    )


def _count(
    states: Iterable[StandingCourse],
    why_left_out: Callable[[StandingCourse], LeftOut | None],
    meets: Callable[[StandingCourse], bool],
    required: float | None,
    *,
    at_most: bool = False,
) -> Count:
    reasons: Counter[LeftOut] = Counter()
    met = counted = 0
    for state in states:
        reason = why_left_out(state)
        if reason is not None:
            reasons[reason] += 1
        else:
            counted += 1
            met += meets(state)
    return Count(met, counted, required, {reason: reasons[reason] for reason in LeftOut if reasons[reason]}, at_most)


def _first_in_time(state: StandingCourse) -> bool:
    return state.first_talk_in_time is True


def _has_the_talks(state: StandingCourse) -> bool:
    """Those the rule asks for of everybody, exempted or not."""
    return state.talks_held >= state.rule.talks_required


def _can_have_the_talks(state: StandingCourse) -> bool:
    return _has_the_talks(state) or not state.exempted


def _first_talk_left_out(state: StandingCourse, as_of: date) -> LeftOut | None:
    """Counted from the day after the deadline, whether the talk was held early or not at all."""
    if state.began_with is Responsible.MUNICIPALITY:
        return LeftOut.MUNICIPALITYS
    if state.first_talk_due_on is None:
        return LeftOut.NO_DEADLINE
    if state.first_talk_due_on >= as_of:
        return LeftOut.NOT_DUE
    return LeftOut.LONG_AGO if state.first_talk_due_on < as_of - LOOK_BACK else None


def _talks_left_out(state: StandingCourse, as_of: date) -> LeftOut | None:
    if state.began_with is Responsible.MUNICIPALITY:
        return LeftOut.MUNICIPALITYS
    if state.handover_on is None or state.handover_on > as_of:
        return LeftOut.PERIOD_RUNS if state.is_running else LeftOut.ENDED_EARLY
    return LeftOut.LONG_AGO if state.handover_on < as_of - LOOK_BACK else None


def _under_way_left_out(state: StandingCourse) -> LeftOut | None:
    if state.began_with is Responsible.MUNICIPALITY:
        return LeftOut.MUNICIPALITYS
    if state.responsible is Responsible.MUNICIPALITY:
        return LeftOut.PERIOD_OVER
    return None if state.is_running else LeftOut.ENDED_EARLY
