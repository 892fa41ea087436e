"""Where an a-kasse's courses stand, all of them with one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matching.core.contact_course import Responsible
from matching.core.contact_outlook import Pace, RuleStretch, Standing, stretches
from matching.core.contact_rules import ContactRule, NoRuleHolds
from matching.core.ids import AkasseId, CourseId, MemberId
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, many

SQL = load_statements(__file__)


@dataclass(frozen=True)
class _Row:
    course_id: CourseId
    member_id: MemberId
    started_on: date
    rule_key: str | None
    is_ours: bool | None
    is_running: bool
    registered: bool
    handover_on: date | None
    first_talk_due_on: date | None
    first_talk_held_on: date | None
    talks_held: int
    exempted: bool | None
    hours_paid: float
    whole_months: list[float]
    first_unpaid: date
    open_since: date | None
    has_gaps: bool
    is_part_time_insured: bool

    def standing(self, rules: dict[str, ContactRule], as_of: date) -> Standing:
        if self.rule_key is None:
            raise NoRuleHolds(self.started_on)
        return Standing(
            course_id=self.course_id,
            member_id=self.member_id,
            as_of=as_of,
            rule=rules[self.rule_key],
            began_with=Responsible.AKASSE if self.is_ours else Responsible.MUNICIPALITY,
            is_running=self.is_running,
            registered=self.registered,
            handover_on=self.handover_on,
            first_talk_due_on=self.first_talk_due_on,
            first_talk_held_on=self.first_talk_held_on,
            talks_held=self.talks_held,
            exempted=bool(self.exempted),
            pace=self._pace(),
        )

    def _pace(self) -> Pace:
        return Pace(
            hours_paid=self.hours_paid,
            whole_months=tuple(self.whole_months),
            first_unpaid=self.first_unpaid,
            open_since=self.open_since,
            has_gaps=self.has_gaps,
            is_part_time_insured=self.is_part_time_insured,
        )


def standings(
    connection: Connection,
    akasse_id: AkasseId,
    rules: Sequence[ContactRule],
    *,
    as_of: date,
    ended_after: date,
    adviser: str | None = None,
) -> list[Standing]:
    """Where each member's newest course stands, unless it ended by `ended_after`, by the member's number.

    The courses are those of `contact.courses_begun`. Raises NoRuleHolds.
    """
    values = {"akasse_id": akasse_id, "as_of": as_of, "ended_after": ended_after, "adviser": adviser}
    by_key = {rule.rule_key: rule for rule in rules}
    change(connection, SQL["join_by_hash"])
    rows = many(connection, _Row, SQL["standings"], **values, **_as_columns(stretches(rules)))
    change(connection, SQL["join_as_usual"])
    return [row.standing(by_key, as_of) for row in rows]


def _as_columns(lines: Sequence[RuleStretch]) -> dict[str, Any]:
    rules = [line.rule for line in lines]
    return {
        "known_arms": sorted({line.arm for line in lines}),
        "known_homes": sorted({line.home for line in lines}),
        "arms": [line.arm for line in lines],
        "homes": [line.home for line in lines],
        "since": [line.since for line in lines],
        "until": [line.until for line in lines],
        "rule_keys": [rule.rule_key for rule in rules],
        "thresholds": [round(rule.handover_hours * 10) for rule in rules],
        "first_days": [rule.first_talk_days for rule in rules],
        "return_days": [rule.return_talk_days for rule in rules],
        "give_periods": [rule.gives_the_akasse_a_period for rule in rules],
        "may_exempt": [rule.may_exempt for rule in rules],
    }
