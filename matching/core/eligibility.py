"""The rules that decide whether a member and an order may be proposed for each other at all: law before score.

What is not known never excludes: a rule fires only on two known facts that contradict each other.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from matching.core.ids import LicenceId
from matching.core.job_order import Hours, JobOrderStatus, OrderProfile
from matching.core.labels import Labelled
from matching.core.member import MemberProfile
from matching.core.taxonomy import LicenceDemand
from matching.core.travel import minutes_between


class Rule(Labelled):
    """A rule of eligibility, said as what it kept out."""

    ORDER_CLOSED = "order_closed", "Jobordren er ikke åben"
    DEADLINE_PASSED = "deadline_passed", "Fristen er overskredet"
    LICENCE_BY_LAW = "licence_by_law", "Loven kræver et bevis, som medlemmet ikke har"
    HOURS = "hours", "Arbejdstiden ligger uden for det, medlemmet kan"
    SHIFTS = "shifts", "Arbejdet ligger på tidspunkter, medlemmet ikke kan"
    TRAVEL = "travel", "Rejsetiden er længere end medlemmets grænse"
    NOT_AVAILABLE_YET = "not_available_yet", "Medlemmet kan først begynde mere end en måned efter startdatoen"


#: What an adviser can do about a rule, in the words of the page.
REMEDY = {
    Rule.ORDER_CLOSED: "Spørg virksomheden, om ordren skal åbnes igen.",
    Rule.DEADLINE_PASSED: "Spørg virksomheden, om fristen kan forlænges.",
    Rule.LICENCE_BY_LAW: "Se, om medlemmet har beviset, eller hvordan det kan tages.",
    Rule.HOURS: "Udvid arbejdstiden i medlemmets profil.",
    Rule.SHIFTS: "Tilføj flere tidspunkter i medlemmets profil.",
    Rule.TRAVEL: "Udvid rejsetiden.",
    Rule.NOT_AVAILABLE_YET: "Aftal en tidligere startdato med medlemmet.",
}


#: How long after the wished first day an employer will usually wait; our choice, a month.
WAITING = timedelta(days=31)


@dataclass(frozen=True)
class Terms:
    """A member and an order with the travel time between them, which is worked out once (None = a place is unknown)."""

    member: MemberProfile
    order: OrderProfile
    minutes: int | None


def terms_of(member: MemberProfile, order: OrderProfile) -> Terms:
    """The pair with its travel time by the member's own way of travelling."""
    if member.place is None or order.place is None:
        return Terms(member, order, None)
    return Terms(member, order, minutes_between(member.place, order.place, member.travel_mode))


def broken_rule(terms: Terms, as_of: date) -> Rule | None:
    """The first rule that keeps the two apart on `as_of`, or None when they may be proposed for each other."""
    return next((rule for rule, breaks in _RULES if breaks(terms, as_of)), None)


def broken_rules(terms: Terms, as_of: date) -> tuple[Rule, ...]:
    """Every rule that keeps the two apart on `as_of`, in the order they are asked."""
    return tuple(rule for rule, breaks in _RULES if breaks(terms, as_of))


def lacking_by_law(member: MemberProfile, order: OrderProfile) -> frozenset[LicenceId]:
    """The licences that law demands for the order and the member is neither known nor presumed to hold.

    One who has worked where law demands a licence is presumed to hold it; the page says that the proof must be seen.
    """
    demanded = {need.licence_id for need in order.licences if need.demand is LicenceDemand.LAW}
    return frozenset(demanded - member.licences - member.presumed_licences)


def hours_overlap(one: Hours | None, other: Hours | None) -> bool:
    """Whether two ranges of weekly hours share a point; an unknown range overlaps everything."""
    return one is None or other is None or (one.least <= other.most and other.least <= one.most)


def _closed(terms: Terms, as_of: date) -> bool:
    return terms.order.status is not JobOrderStatus.IN_PROGRESS


def _deadline_passed(terms: Terms, as_of: date) -> bool:
    return terms.order.deadline_on is not None and terms.order.deadline_on < as_of


def _licence_lacking(terms: Terms, as_of: date) -> bool:
    return bool(lacking_by_law(terms.member, terms.order))


def _hours_apart(terms: Terms, as_of: date) -> bool:
    return not hours_overlap(terms.member.hours, terms.order.hours)


def _shifts_apart(terms: Terms, as_of: date) -> bool:
    return bool(terms.member.shifts and terms.order.shifts - terms.member.shifts)


def _too_far(terms: Terms, as_of: date) -> bool:
    limit = terms.member.travel_limit
    return terms.minutes is not None and limit is not None and terms.minutes > limit


def _not_available(terms: Terms, as_of: date) -> bool:
    member, order = terms.member, terms.order
    if member.available_from is None or order.starts_on is None:
        return False
    return member.available_from > order.starts_on + WAITING


_RULES = (
    (Rule.ORDER_CLOSED, _closed),
    (Rule.DEADLINE_PASSED, _deadline_passed),
    (Rule.LICENCE_BY_LAW, _licence_lacking),
    (Rule.HOURS, _hours_apart),
    (Rule.SHIFTS, _shifts_apart),
    (Rule.TRAVEL, _too_far),
    (Rule.NOT_AVAILABLE_YET, _not_available),
)
