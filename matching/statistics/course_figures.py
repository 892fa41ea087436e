"""Courses of unemployment by the month they began: the first talk, the talks required, exemptions and handovers.

What the law asks is not written a second time here: the state of each course is `matching.core.contact_course`'s, on
the last day of what is filled. Here stands only what of it is counted, and what is left out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from matching.core.benefit_clock import next_month
from matching.core.contact_counts import LeftOut
from matching.core.contact_course import ContactState, HeldJobsamtale, Responsible, contact_state
from matching.core.contact_rules import ContactRule, NoRuleHolds
from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId, CourseId, TalkId
from matching.core.talks import Exemption
from matching.database import Connection
from matching.queries import contact
from matching.queries.contact import ResidentCourse
from matching.queries.loading import load_statements
from matching.queries.rows import change, many
from matching.statistics.dimensions import HOME_MUNICIPALITY, HOME_REGION
from matching.statistics.measure import Dimension, Division, Exclusion, Family, Measure, Quantity, Unit
from matching.statistics.sources import Reading, Source, Span

SQL = load_statements(__file__)


@dataclass(frozen=True)
class Judged:
    """A course with its state on a day (None: no rule holds for it), and the file handed over (None = none yet)."""

    course: ResidentCourse
    state: ContactState | None
    as_of: date
    has_the_parts: bool | None

    @property
    def known(self) -> ContactState:
        """The state, where a rule holds."""
        assert self.state is not None
        return self.state

    @property
    def is_over(self) -> bool:
        """Whether the a-kasse's period has ended by the hours paid."""
        return self.known.handover_on is not None and self.known.handover_on <= self.as_of


Condition = tuple[Exclusion, Callable[[Judged], bool]]


#: The a-kasse's own reasons, told here to readers outside it.
_TOLD: Mapping[LeftOut, str] = {
    LeftOut.MUNICIPALITYS: "Forløb, som kommunen har haft fra begyndelsen",
    LeftOut.NO_DEADLINE: "Forløb, hvor fristen faldt bort, fordi medlemmet ikke længere var tilmeldt",
    LeftOut.NOT_DUE: "Forløb, hvor fristen for den første samtale ikke er gået endnu",
    LeftOut.PERIOD_RUNS: "Forløb, hvor a-kassens periode ikke er slut",
    LeftOut.ENDED_EARLY: "Forløb, der sluttede, før a-kassens periode var gået",
}


def _because(reason: LeftOut) -> Exclusion:
    return Exclusion(str(reason.value), _TOLD[reason])


def _is_not_due(judged: Judged) -> bool:
    due_on = judged.known.first_talk_due_on
    return due_on is not None and due_on >= judged.as_of


_NO_RULE = Exclusion("no_rule", "Forløb, der begyndte, før de regler, der er indlæst, gjaldt")
_NO_EXEMPTION = Exclusion("no_exemption", "Forløb under regler, hvor ingen kan undtages")
_OVER: tuple[Condition, ...] = (
    (_because(LeftOut.PERIOD_RUNS), lambda judged: not judged.is_over and judged.known.is_running),
    (_because(LeftOut.ENDED_EARLY), lambda judged: not judged.is_over and not judged.known.is_running),
)

#: What is left out, whole (under the empty code) and of single quantities; the first reason that holds keeps it out.
LEFT_OUT: dict[str, tuple[Condition, ...]] = {
    "": (
        (_NO_RULE, lambda judged: judged.state is None),
        (_because(LeftOut.MUNICIPALITYS), lambda judged: judged.known.began_with is Responsible.MUNICIPALITY),
    ),
    "first_due": (
        (_because(LeftOut.NO_DEADLINE), lambda judged: judged.known.first_talk_due_on is None),
        (_because(LeftOut.NOT_DUE), _is_not_due),
    ),
    "periods_over": _OVER,
    "exemptible": ((_NO_EXEMPTION, lambda judged: not judged.known.rule.may_exempt),),
}


def _reasons(code: str) -> tuple[Exclusion, ...]:
    return tuple(exclusion for exclusion, _holds in LEFT_OUT[code])


COURSES = Family(
    code="courses",
    title="Kontaktforløb",
    counts="ét ledighedsforløb",
    dated_by="dagen, forløbet begyndte, som også afgør, hvilke regler der gælder for det",
    dimensions=(
        Dimension("rule", "Regelsæt", "De regler, der gælder for forløbet efter dagen, det begyndte."),
        HOME_MUNICIPALITY,
        HOME_REGION,
    ),
    leaves_out=_reasons(""),
    divisions=(
        Division("courses", ("first_due",)),
        Division("first_due", ("first_in_time",)),
        Division("courses", ("periods_over",)),
        Division("periods_over", ("with_required",)),
        Division("periods_over", ("handed_over",)),
        Division("handed_over", ("with_parts",)),
        Division("courses", ("exemptible",)),
        Division("exemptible", ("exempted",)),
    ),
    quantities=(
        Quantity("courses", "forløb, som a-kassen har haft"),
        Quantity("first_due", "forløb, hvor fristen for den første samtale er gået", _reasons("first_due")),
        Quantity("first_in_time", "forløb, hvor den første samtale blev holdt inden fristen", _reasons("first_due")),
        Quantity("periods_over", "forløb, hvor a-kassens periode er slut", _reasons("periods_over")),
        Quantity("with_required", "forløb med det antal jobsamtaler, reglerne kræver", _reasons("periods_over")),
        Quantity("exemptible", "forløb, hvor medlemmet kan undtages", _reasons("exemptible")),
        Quantity("exempted", "forløb, hvor medlemmet er undtaget", _reasons("exemptible")),
        Quantity("handed_over", "forløb, hvis fil er overdraget til kommunen", _reasons("periods_over")),
        Quantity("with_parts", "overdragne filer med jobmål, tidligere job og kompetencer", _reasons("periods_over")),
    ),
)

_PERIOD = "A-kassens periode er på tre eller fire måneder, og timerne indberettes måneden efter."
_HANDOVER = "Filen overdrages, når a-kassens periode er slut; det får en måned mere end perioden."

MEASURES = (
    Measure(
        code="KF-01",
        title="Begyndte forløb",
        definition="Antallet af ledighedsforløb, der begyndte i perioden, og som a-kassen har haft.",
        family=COURSES,
        numerator="courses",
        unit=Unit.COUNT,
        available_after=1,
        matures_because="Et forløb kan blive indlæst, efter at det er begyndt; det får en måned.",
    ),
    Measure(
        code="KF-02",
        title="Første samtale inden fristen",
        definition=(
            "Andelen af de forløb, der begyndte i perioden, hvor den første jobsamtale blev holdt senest på fristens "
            "dag. Fristen er den, der gælder for forløbet, og en ny efter en tilbagevenden."
        ),
        family=COURSES,
        numerator="first_in_time",
        denominator="first_due",
        unit=Unit.SHARE,
        available_after=1,
        matures_because="Fristen er to uger fra tilmeldingen, så alle forløb i måneden har nået den en måned senere.",
    ),
    Measure(
        code="KF-03",
        title="Det krævede antal samtaler",
        definition=(
            "Andelen af de forløb, der begyndte i perioden, og hvor a-kassens periode er slut, som har fået det antal "
            "jobsamtaler, der kræves efter de regler, der gælder for forløbet. Undtagne forløb tæller med."
        ),
        family=COURSES,
        numerator="with_required",
        denominator="periods_over",
        unit=Unit.SHARE,
        available_after=5,
        matures_because=_PERIOD,
    ),
    Measure(
        code="KF-04",
        title="Undtagne",
        definition=(
            "Andelen af de forløb, der begyndte i perioden under regler, hvor der kan undtages, hvor medlemmet er "
            "undtaget fra flere samtaler. Reglerne siger, hvor stor andelen højst må være."
        ),
        family=COURSES,
        numerator="exempted",
        denominator="exemptible",
        unit=Unit.SHARE,
        available_after=5,
        matures_because=_PERIOD,
    ),
    Measure(
        code="KF-05",
        title="Overdraget til kommunen",
        definition=(
            "Andelen af de forløb, der begyndte i perioden, og hvor a-kassens periode er slut, hvis fil er overdraget "
            "til kommunen."
        ),
        family=COURSES,
        numerator="handed_over",
        denominator="periods_over",
        unit=Unit.SHARE,
        available_after=6,
        matures_because=_HANDOVER,
    ),
    Measure(
        code="KF-06",
        title="Overdragelser med jobmål, job og kompetencer",
        definition=(
            "Andelen af de overdragne filer for forløb, der begyndte i perioden, som har mindst ét jobmål, ét "
            "tidligere job og én kompetence. Den seneste fil for forløbet tæller."
        ),
        family=COURSES,
        numerator="with_parts",
        denominator="handed_over",
        unit=Unit.SHARE,
        available_after=6,
        matures_because=_HANDOVER,
    ),
)


@dataclass(frozen=True)
class _Held:
    course_id: CourseId
    talk_id: TalkId
    starts_at: datetime


@dataclass(frozen=True)
class _File:
    course_id: CourseId
    has_the_parts: bool


def put_courses(connection: Connection, akasse_id: AkasseId | None, subjects: Sequence[UUID], span: Span) -> None:
    """What stood of these courses at the end of the span."""
    assert akasse_id is not None
    facts = [_fact(judged) for judged in _judged(connection, akasse_id, subjects, span) if _is_in("", judged)]
    change(connection, SQL["put_courses"], akasse_id=akasse_id, facts=Jsonb(facts))


def rules_in_force(connection: Connection) -> str:
    """A short digest of the dated rules: with other rules every course is to be judged again."""
    told = repr(contact.contact_rules(connection))
    return sha256(told.encode()).hexdigest()[:12]


def _judged(connection: Connection, akasse_id: AkasseId, subjects: Sequence[UUID], span: Span) -> Iterator[Judged]:
    values = {"akasse_id": akasse_id, "subjects": subjects, "before": span.before}
    held: dict[CourseId, list[HeldJobsamtale]] = {}
    for row in many(connection, _Held, SQL["held_by_then"], **values):
        held.setdefault(row.course_id, []).append(HeldJobsamtale(row.talk_id, row.starts_at))
    exempted = {one.course_id: one for one in many(connection, Exemption, SQL["exempted_by_then"], **values)}
    files = {row.course_id: row.has_the_parts for row in many(connection, _File, SQL["handed_over_by_then"], **values)}
    rules = contact.contact_rules(connection)
    for course in contact.courses_by_key(connection, akasse_id, [CourseId(key) for key in subjects]):
        key = course.facts.course_id
        facts = replace(course.facts, talks=tuple(held.get(key, ())), exemption=exempted.get(key))
        known = replace(course, facts=facts)
        yield Judged(known, _state(known, rules, span.last_day), span.last_day, files.get(key))


def _state(course: ResidentCourse, rules: Sequence[ContactRule], as_of: date) -> ContactState | None:
    try:
        return contact_state(course.facts, rules, course.municipality_code, as_of)
    except NoRuleHolds:
        return None


def _is_in(code: str, judged: Judged) -> bool:
    return not any(holds(judged) for _exclusion, holds in LEFT_OUT[code])


def _fact(judged: Judged) -> Mapping[str, Any]:
    return {
        "course_id": str(judged.course.facts.course_id),
        "started_on": judged.course.facts.started_on.isoformat(),
        "rule_key": judged.known.rule.rule_key,
        "municipality_code": judged.course.municipality_code,
        "quantities": {code: 1 for code, counts in _quantities(judged).items() if counts},
        "look_again_on": _iso(_look_again_on(judged)),
    }


def _quantities(judged: Judged) -> Mapping[str, bool]:
    state = judged.known
    is_due, is_over, may_exempt = (_is_in(code, judged) for code in ("first_due", "periods_over", "exemptible"))
    return {
        "courses": True,
        "first_due": is_due,
        "first_in_time": is_due and state.first_talk_in_time is True,
        "periods_over": is_over,
        "with_required": is_over and state.talks_held >= state.rule.talks_required,
        "exemptible": may_exempt,
        "exempted": may_exempt and state.exempted,
        "handed_over": is_over and judged.has_the_parts is not None,
        "with_parts": is_over and judged.has_the_parts is True,
    }


def _look_again_on(judged: Judged) -> date | None:
    """The first day after this one on which time alone may make another state of the course."""
    return min((day for day in _turning_days(judged) if day > judged.as_of), default=None)


def _turning_days(judged: Judged) -> Iterator[date]:
    """Days from which something holds that did not before: what is told ahead of its day, and deadlines."""
    facts, rule = judged.course.facts, judged.known.rule
    begins = [facts.started_on, *(one.registered_on for one in facts.registrations)]
    yield from begins
    yield from (day for day in (facts.ended_on, *(one.ended_on for one in facts.registrations)) if day is not None)
    for day in begins:
        yield day + timedelta(days=rule.first_talk_days + 1)
        yield day + timedelta(days=rule.return_talk_days + 1)
    for paid in facts.paid_months:
        yield paid.month
        yield next_month(paid.month)
    yield from (danish_day(talk.starts_at) for talk in facts.talks)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


SOURCES = (Source(COURSES, Reading(SQL["touched_courses"]), put_courses, rules=rules_in_force),)
