"""The slow, plain computation of every measure over a world of events: the second opinion on what SQL counts.

It goes measure by measure, as a person with a pencil would, and knows nothing of facts, quantities or sources. Each
measure yields lines: the cohort's day, what it is divided by, what it adds to the numerator and to the denominator.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ingest.contact_rules import read_starter_contact_rules
from matching.core.cards import Decision
from matching.core.contact_rules import ContactRule
from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId
from matching.core.placements import PlacementKind, StillEmployed
from matching.core.recommendations import RecommendationAct, RecommendationState
from matching.core.referrals import ReferralAct, ReferralState
from matching.core.talks import TalkKind, TalkState
from tests.matching.statistics.figure_world import (
    OCCUPATIONS,
    Answer,
    Course,
    File,
    Member,
    Order,
    Placement,
    Proposal,
    Referral,
    Step,
    Talk,
    TalkChange,
    World,
)

Line = tuple[date, dict[str, str], int, int]
SENT, HIRE = ReferralAct.SEND, ReferralAct.HIRE


@dataclass(frozen=True)
class Seen:
    """What was known of a world by an instant, of one a-kasse or (None) of all."""

    world: World
    before: datetime
    akasse_id: AkasseId | None = None

    def is_mine(self, akasse_id: AkasseId) -> bool:
        return self.akasse_id is None or self.akasse_id == akasse_id

    def steps(self, referral: Referral) -> list[Step]:
        return [step for step in referral.steps if step.at < self.before]

    def orders(self) -> Iterator[Order]:
        for order in self.world.orders:
            if order.created_at < self.before and order.duplicate_of is None:
                yield order

    def referrals(self, order: Order) -> Iterator[Referral]:
        for referral in self.world.referrals:
            if referral.order == order.key and self.is_mine(referral.akasse_id) and self.reached(referral):
                yield referral

    def reached(self, referral: Referral) -> datetime | None:
        """When the employer got the candidate: by sending, or by a hire that was not taken straight back."""
        steps = self.steps(referral)
        for place, step in enumerate(steps):
            after = steps[place + 1].act if place + 1 < len(steps) else None
            undone = after in {ReferralAct.UNDO, ReferralAct.REVERSE}
            if step.act is SENT or (step.act is HIRE and not undone):
                return step.at
        return None

    def standing(self) -> Iterator[Placement]:
        for one in self.world.placements:
            taken_back = one.reversed_at is not None and one.reversed_at < self.before
            if self.is_mine(one.akasse_id) and one.registered_at < self.before and not taken_back:
                yield one

    def hires(self, order: Order) -> list[Placement]:
        return [one for one in self.standing() if one.order == order.key and one.kind is PlacementKind.ORDINARY]

    def order(self, key: object) -> Order:
        return next(order for order in self.world.orders if order.key == key)

    def member(self, key: object) -> Member:
        return next(member for member in self.world.members if member.key == key)

    def industry_before(self, placement: Placement) -> str | None:
        """The industry of the job that ended last, one that goes on counting as last of all."""
        last, industry = None, None
        for job in self.member(placement.member).jobs:
            when = (job.until or date.max, job.since or date.min)
            if job.section is not None and (last is None or when > last):
                last, industry = when, job.section
        return industry


def answered(steps: list[Step]) -> bool:
    """Whether the employer has answered, and has not taken the answer back."""
    said = False
    for before, step in zip([None, *steps], steps, strict=False):
        if step.act in {ReferralAct.INVITE, HIRE, ReferralAct.EMPLOYER_DECLINES}:
            said = True
        elif step.act in {ReferralAct.UNDO, ReferralAct.REVERSE}:
            said = step.state is ReferralState.INTERVIEW
        assert before is None or before.at <= step.at
    return said


def is_due(steps: list[Step]) -> bool:
    """Whether an answer can be asked for: nobody on our side left before it, and the time to answer is over."""
    if answered(steps):
        return True
    last = steps[-1]
    left = last.act in {ReferralAct.WITHDRAW, ReferralAct.MEMBER_DECLINES}
    return not left and last.state not in {ReferralState.SENT, ReferralState.SEEN}


def order_values(order: Order) -> dict[str, str]:
    group = OCCUPATIONS[order.occupation][:2] if order.occupation is not None else ""
    return {
        "occupation_group": group or "unknown",
        "industry": order.section or "unknown",
        "sector": str(order.sector.value) if order.sector else "unknown",
        "employment": str(order.employment.value) if order.employment else "unknown",
        "municipality": order.municipality_code or "unknown",
        "region": "1082" if order.municipality_code == "751" else "unknown",
    }


def _by_order(count: Callable[[Seen, Order], tuple[int, int]]) -> Callable[[Seen], Iterator[Line]]:
    def lines(seen: Seen) -> Iterator[Line]:
        for order in seen.orders():
            yield danish_day(order.created_at), order_values(order), *count(seen, order)

    return lines


def _days(order: Order, at: datetime | None) -> int:
    return 0 if at is None else (danish_day(at) - danish_day(order.created_at)).days


def _first_reached(seen: Seen, order: Order) -> datetime | None:
    return min((at for one in seen.referrals(order) if (at := seen.reached(one)) is not None), default=None)


def _first_hired(seen: Seen, order: Order) -> datetime | None:
    return min((one.registered_at for one in seen.hires(order)), default=None)


def _answers(seen: Seen, order: Order) -> tuple[int, int]:
    steps = [seen.steps(one) for one in seen.referrals(order)]
    return sum(map(answered, steps)), sum(map(is_due, steps))


def _moves(seen: Seen, order: Order) -> tuple[int, int]:
    moves = [(seen.industry_before(one), order.section) for one in seen.hires(order)]
    known = [move for move in moves if None not in move]
    return sum(one != other for one, other in known), len(known)


def _placement_values(seen: Seen, one: Placement) -> dict[str, str]:
    values = order_values(seen.order(one.order))
    hours = next(name for least, name in ((37, "from_37"), (30, "from_30"), (15, "from_15"), (0, "below_15"))
                 if one.hours >= least)  # fmt: skip
    return {
        **{code: values[code] for code in ("occupation_group", "industry", "municipality", "region")},
        "industry_from": seen.industry_before(one) or "unknown",
        "kind": str(one.kind.value),
        "evidence": str(one.evidence.value),
        "hours": hours,
    }


def _by_placement(count: Callable[[Seen, Placement], tuple[int, int]]) -> Callable[[Seen], Iterator[Line]]:
    def lines(seen: Seen) -> Iterator[Line]:
        for one in seen.standing():
            yield one.starts_on, _placement_values(seen, one), *count(seen, one)

    return lines


def _move(seen: Seen, one: Placement) -> tuple[int, int]:
    before, after = seen.industry_before(one), seen.order(one.order).section
    return (0, 0) if before is None or after is None else (int(before != after), 1)


def _still(months: int) -> Callable[[Seen, Placement], tuple[int, int]]:
    def count(seen: Seen, one: Placement) -> tuple[int, int]:
        if one.kind is not PlacementKind.ORDINARY:
            return 0, 0
        answers = [asked.still_employed for asked in one.asked if asked.months == months and asked.at < seen.before]
        clear = [answer for answer in answers if answer is not StillEmployed.UNKNOWN]
        return sum(answer is StillEmployed.YES for answer in clear), len(clear)

    return count


# --- talks ----------------------------------------------------------------------------------------------------------


def _talk_now(seen: Seen, talk: Talk) -> TalkChange | None:
    """What was last told of a talk."""
    told = [change for change in talk.changes if change.at < seen.before]
    return told[-1] if told else None


def _by_talk(count: Callable[[Talk, TalkChange], tuple[int, int]]) -> Callable[[Seen], Iterator[Line]]:
    def lines(seen: Seen) -> Iterator[Line]:
        for talk in seen.world.talks:
            now = _talk_now(seen, talk)
            if seen.is_mine(talk.akasse_id) and now is not None and now.state is not TalkState.CANCELLED:
                kind = TalkKind.JOBSAMTALE if TalkKind.JOBSAMTALE in talk.also else talk.kind
                values = {"form": str(now.form.value), "kind": str(kind.value)}
                yield danish_day(now.starts_at), values, *count(talk, now)

    return lines


def _is(now: TalkChange, *states: TalkState) -> int:
    return int(now.state in states)


# --- courses --------------------------------------------------------------------------------------------------------

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Followed:
    """A course followed day by day up to the last day seen, by the rule of the day it began."""

    seen: Seen
    course: Course
    home: str | None
    rule: ContactRule

    @property
    def today(self) -> date:
        return last_day(self.seen)

    def is_past(self, day: date | None) -> bool:
        return day is not None and day <= self.today

    @property
    def ended_on(self) -> date | None:
        return self.course.ended_on if self.is_past(self.course.ended_on) else None

    def is_ours(self) -> bool:
        begun_elsewhere = self.course.municipality_from_day_one or self.rule.months == 0
        return not begun_elsewhere and self.course.hours_at_start <= self.rule.handover_hours

    def handover_on(self) -> date | None:
        """Month by month: the first day of the month after the one that passes the hours, unless it ended first."""
        total = self.course.hours_at_start
        for month, hours in sorted(self.course.hours):
            if month > self.today:
                break
            total += hours
            if round(total, 1) > self.rule.handover_hours:
                day = (month + 32 * ONE_DAY).replace(day=1)
                return day if self.ended_on is None or day < self.ended_on else None
        return None

    def until(self) -> date:
        return min(self.handover_on() or date.max, self.ended_on or date.max)

    def held(self) -> list[date]:
        """The days of jobsamtaler held while the course was the a-kasse's."""
        found = []
        for talk in self.seen.world.talks:
            now = _talk_now(self.seen, talk)
            if talk.course == self.course.key and now is not None and now.state is TalkState.HELD:
                day = danish_day(now.starts_at)
                if TalkKind.JOBSAMTALE in (talk.kind, *talk.also) and self.course.started_on <= day < self.until():
                    found += [day] if day <= self.today else []
        return sorted(found)

    def is_registered(self, day: date) -> bool:
        """On a day, by what is known: an end that lies ahead is not known yet."""
        periods = self.course.registrations or ((self.course.started_on, self.course.ended_on),)
        return any(
            begins <= day and begins <= self.today and not (self.is_past(ends) and ends is not None and ends <= day)
            for begins, ends in periods
        )

    def first_due(self) -> date | None:
        """Day by day: each return sets a deadline, which falls away when the registration ends before it."""
        begins = min([self.course.started_on, *(begins for begins, _ends in self.course.registrations)])
        first_held, days, day = min(self.held(), default=None), self.rule.first_talk_days, begins
        while day <= self.today:
            if self.is_registered(day) and not self.is_registered(day - ONE_DAY):
                due = day + days * ONE_DAY
                stays = all(self.is_registered(day + later * ONE_DAY) for later in range(days + 1))
                if stays or (first_held is not None and first_held <= due):
                    return due
                days = self.rule.return_talk_days
            day += ONE_DAY
        return None

    def first_talk(self) -> tuple[int, int]:
        """Whether it was in time, and whether that can be said."""
        due, held = self.first_due(), self.held()
        if due is None or due >= self.today or (not held and due >= self.until()):
            return 0, 0
        return int(bool(held) and held[0] <= due), 1

    def is_over(self) -> bool:
        return self.is_past(self.handover_on())

    def is_exempted(self) -> bool:
        before = self.seen.before
        return any(
            decided_at < before and (withdrawn_at is None or withdrawn_at >= before)
            for decided_at, withdrawn_at in self.course.exempted
        )

    def files(self) -> list[File]:
        return [file for file in self.course.files if file.at < self.seen.before]


def rule_of(course: Course, home: str | None) -> ContactRule | None:
    """The trial arm's rule before the ordinary one, a rule for some places before one for all, then the newest."""
    best = None
    for rule in RULES:
        begun = rule.valid_from <= course.started_on < (rule.valid_until or date.max)
        named = home in rule.municipality_codes
        here = {"everywhere": True, "only_these": named, "all_but_these": not named}[str(rule.scope.value)]
        if begun and here and rule.trial_arm in ("", course.trial_arm):
            place = ["everywhere", "all_but_these", "only_these"].index(str(rule.scope.value))
            rank = (rule.trial_arm != "", place, rule.valid_from)
            best = max(best, (rank, rule), key=lambda one: one[0]) if best else (rank, rule)
    return None if best is None else best[1]


def _is_recorded(seen: Seen, course: Course) -> bool:
    """Whether anything was recorded about it by then: the course itself, a talk, an exemption, a file."""
    talks = (change.at for talk in seen.world.talks if talk.course == course.key for change in talk.changes)
    decided = (decided_at for decided_at, _withdrawn_at in course.exempted)
    return any(at < seen.before for at in (course.changed_at, *talks, *decided, *(file.at for file in course.files)))


def _by_course(count: Callable[[Followed], tuple[int, int]]) -> Callable[[Seen], Iterator[Line]]:
    def lines(seen: Seen) -> Iterator[Line]:
        for course in seen.world.courses:
            home = seen.member(course.member).municipality_code
            rule = rule_of(course, home)
            if seen.is_mine(course.akasse_id) and rule is not None:
                followed = Followed(seen, course, home, rule)
                if followed.is_ours() and _is_recorded(seen, course):
                    region = "1082" if home == "751" else "unknown"
                    values = {"rule": rule.rule_key, "municipality": home or "unknown", "region": region}
                    yield course.started_on, values, *count(followed)

    return lines


def _required(one: Followed) -> tuple[int, int]:
    return int(one.is_over() and len(one.held()) >= one.rule.talks_required), int(one.is_over())


def _exempted(one: Followed) -> tuple[int, int]:
    may = one.rule.exempt_share_most > 0
    return int(may and one.is_exempted()), int(may)


def _handed_over(one: Followed) -> tuple[int, int]:
    return int(one.is_over() and bool(one.files())), int(one.is_over())


def _with_parts(one: Followed) -> tuple[int, int]:
    files = one.files() if one.is_over() else []
    return int(bool(files) and len(files[-1].parts) == 3), int(bool(files))


# --- recommendations ------------------------------------------------------------------------------------------------


def _by_recommendation(state: RecommendationState | None) -> Callable[[Seen], Iterator[Line]]:
    """Of those sent: how many were decided so; with None each counts one, and nothing is over it."""

    def lines(seen: Seen) -> Iterator[Line]:
        for sent_on, values, last in _sent(seen):
            decided = int(last.act is RecommendationAct.DECIDED)
            yield (sent_on, values, 1, 0) if state is None else (sent_on, values, int(last.state is state), decided)

    return lines


def _sent(seen: Seen) -> Iterator[tuple[date, dict[str, str], Answer]]:
    for one in seen.world.recommendations:
        acts = [act for act in one.acts if act.at < seen.before]
        sent = [act for act in acts if act.act is RecommendationAct.SENT]
        if seen.is_mine(one.akasse_id) and sent:
            course = next(course for course in seen.world.courses if course.key == one.course)
            home = seen.member(course.member).municipality_code
            region = "1082" if home == "751" else "unknown"
            yield sent[0].on, {"kind": one.kind, "municipality": home or "unknown", "region": region}, acts[-1]


def _days_to_decision(seen: Seen) -> Iterator[Line]:
    for sent_on, values, last in _sent(seen):
        decided = last.act is RecommendationAct.DECIDED
        yield sent_on, values, (last.on - sent_on).days if decided else 0, int(decided)


# --- lists ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    """One line of a list with what was last decided on it by then."""

    seen: Seen
    line: Proposal
    decision: Decision | None

    def is_chosen(self) -> int:
        return int(self.decision is Decision.AGREED)

    def is_referred(self) -> int:
        pair = (self.line.member, self.line.order)
        referrals = [one for one in self.seen.world.referrals if (one.member, one.order) == pair]
        return self.is_chosen() * any(self.seen.reached(one) is not None for one in referrals)

    def is_hired(self) -> int:
        hires = [one for one in self.seen.standing() if (one.member, one.order) == (self.line.member, self.line.order)]
        return self.is_chosen() * any(one.kind is PlacementKind.ORDINARY for one in hires)


def _by_line(count: Callable[[Shown], tuple[int, int]]) -> Callable[[Seen], Iterator[Line]]:
    def lines(seen: Seen) -> Iterator[Line]:
        for one in seen.world.lists:
            if seen.is_mine(one.akasse_id) and one.at < seen.before:
                for line in one.lines:
                    said = [
                        choice.decision
                        for choice in one.choices
                        if (choice.member, choice.order) == (line.member, line.order) and choice.at < seen.before
                    ]
                    direction = "candidates" if one.member is None else "jobs"
                    shown = Shown(seen, line, said[-1] if said else None)
                    yield danish_day(one.at), {"track": str(line.track.value), "direction": direction}, *count(shown)

    return lines


RULES = read_starter_contact_rules()
LINES: Mapping[str, Callable[[Seen], Iterator[Line]]] = {
    "JO-01": _by_order(lambda seen, order: (1, 0)),
    "JO-02": _by_order(lambda seen, order: (order.positions, 0)),
    "JO-03": _by_order(lambda seen, order: (int(any(seen.referrals(order))), 1)),
    "JO-04": _by_order(lambda seen, order: (int(bool(seen.hires(order))), int(any(seen.referrals(order))))),
    "JO-05": _by_order(lambda seen, order: (int(bool(seen.hires(order))), 1)),
    "JO-06": _by_order(lambda seen, order: (len(list(seen.referrals(order))), 1)),
    "JO-07": _by_order(
        lambda seen, order: (_days(order, _first_reached(seen, order)), int(any(seen.referrals(order))))
    ),
    "JO-08": _by_order(lambda seen, order: (_days(order, _first_hired(seen, order)), int(bool(seen.hires(order))))),
    "JO-09": _by_order(_answers),
    "JO-10": _by_order(lambda seen, order: (int(not any(seen.referrals(order))), 1)),
    "JO-11": _by_order(_moves),
    "JO-12": _by_order(lambda seen, order: (len(seen.hires(order)), order.positions)),
    "AN-01": _by_placement(lambda seen, one: (1, 0)),
    "AN-02": _by_placement(lambda seen, one: (round(one.hours * 10), 1)),
    "AN-03": _by_placement(_move),
    "AN-04": _by_placement(_still(3)),
    "AN-05": _by_placement(_still(6)),
    "SA-01": _by_talk(lambda talk, now: (1, 0)),
    "SA-02": _by_talk(lambda talk, now: (_is(now, TalkState.HELD), 0)),
    "SA-03": _by_talk(lambda talk, now: (_is(now, TalkState.NO_SHOW), _is(now, TalkState.NO_SHOW, TalkState.HELD))),
    "SA-04": _by_talk(lambda talk, now: (_is(now, TalkState.HELD) * talk.concrete_job, _is(now, TalkState.HELD))),
    "KF-01": _by_course(lambda one: (1, 0)),
    "KF-02": _by_course(Followed.first_talk),
    "KF-03": _by_course(_required),
    "KF-04": _by_course(_exempted),
    "KF-05": _by_course(_handed_over),
    "KF-06": _by_course(_with_parts),
    "IN-01": _by_recommendation(None),
    "IN-02": _by_recommendation(RecommendationState.GRANTED),
    "IN-03": _by_recommendation(RecommendationState.PARTLY_GRANTED),
    "IN-04": _by_recommendation(RecommendationState.REFUSED),
    "IN-05": _days_to_decision,
    "RA-01": _by_line(lambda shown: (1, 0)),
    "RA-02": _by_line(lambda shown: (shown.is_chosen(), 1)),
    "RA-03": _by_line(lambda shown: (int(shown.decision is Decision.NOT_RELEVANT), 1)),
    "RA-04": _by_line(lambda shown: (shown.is_referred(), shown.is_chosen())),
    "RA-05": _by_line(lambda shown: (shown.is_hired(), shown.is_chosen())),
}
Cells = dict[tuple[str, str], tuple[int, int]]


def cells(code: str, seen: Seen, dimension: str | None) -> Cells:
    """The sums of a measure by month and one dimension (None: by month alone)."""
    over: Counter[tuple[str, str]] = Counter()
    under: Counter[tuple[str, str]] = Counter()
    for day, values, numerator, denominator in LINES[code](seen):
        key = f"{day:%Y}M{day:%m}", "" if dimension is None else values[dimension]
        over[key] += numerator
        under[key] += denominator
    return {key: (over[key], under[key]) for key in over}


def last_day(seen: Seen) -> date:
    return danish_day(seen.before) - timedelta(days=1)
