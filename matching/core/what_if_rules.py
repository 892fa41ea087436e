"""What another rule would change for running courses: each is judged twice, and the differences are counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from matching.core.contact_course import ContactState, Responsible
from matching.core.contact_rules import ContactRule


@dataclass(frozen=True)
class Judged:
    """One course under its own rule and under the other one."""

    now: ContactState
    then: ContactState


@dataclass(frozen=True)
class WhatIf:
    """What `rule` would change for the running courses the a-kasse has, or would have, on `as_of`.

    `counted` courses are compared; `elsewhere` live where the rule does not hold, `municipalitys` are the
    municipality's either way. Handovers are known or expected days; `handover_unknown` have none on one of the sides.
    `talks_now` and `talks_then` are the talks still owed.
    """

    rule: ContactRule
    as_of: date
    counted: int
    elsewhere: int
    municipalitys: int
    to_municipality: int
    stays_with_akasse: int
    handover_later: int
    handover_earlier: int
    handover_same: int
    handover_unknown: int
    needs_more_talks: int
    needs_fewer_talks: int
    talks_now: int
    talks_then: int
    deadline_later: int
    deadline_earlier: int


class _Change(Enum):
    LATER, EARLIER, SAME, UNKNOWN = range(4)


def what_if(rule: ContactRule, judged: Iterable[Judged], elsewhere: int, as_of: date) -> WhatIf:
    """Count what differs; `elsewhere` is how many courses the rule does not reach."""
    every = list(judged)
    ours = [one for one in every if _is_ours(one.now) or _is_ours(one.then)]
    both = [one for one in ours if _is_ours(one.now) and _is_ours(one.then)]
    handovers = [_moved(one.now.period_ends_on, one.then.period_ends_on) for one in both]
    deadlines = [_moved(one.now.first_talk_due_on, one.then.first_talk_due_on) for one in both if _awaits_first(one)]
    return WhatIf(
        rule=rule,
        as_of=as_of,
        counted=len(ours),
        elsewhere=elsewhere,
        municipalitys=len(every) - len(ours),
        to_municipality=sum(not _is_ours(one.then) for one in ours),
        stays_with_akasse=sum(not _is_ours(one.now) for one in ours),
        handover_later=handovers.count(_Change.LATER),
        handover_earlier=handovers.count(_Change.EARLIER),
        handover_same=handovers.count(_Change.SAME),
        handover_unknown=handovers.count(_Change.UNKNOWN),
        needs_more_talks=sum(_owed(one.then) > _owed(one.now) for one in ours),
        needs_fewer_talks=sum(_owed(one.then) < _owed(one.now) for one in ours),
        talks_now=sum(_owed(one.now) for one in ours),
        talks_then=sum(_owed(one.then) for one in ours),
        deadline_later=deadlines.count(_Change.LATER),
        deadline_earlier=deadlines.count(_Change.EARLIER),
    )


def _is_ours(state: ContactState) -> bool:
    return state.is_running and state.responsible is Responsible.AKASSE


def _owed(state: ContactState) -> int:
    """Talks that the a-kasse can still hold and owes; nothing once the period is over."""
    return state.talks_missing if _is_ours(state) else 0


def _awaits_first(one: Judged) -> bool:
    return one.now.first_talk_held_on is None


def _moved(now: date | None, then: date | None) -> _Change:
    if now is None or then is None:
        return _Change.UNKNOWN
    if then == now:
        return _Change.SAME
    return _Change.LATER if then > now else _Change.EARLIER
