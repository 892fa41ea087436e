"""Exemptions from further talks: written once, withdrawn at most once."""

from dataclasses import dataclass
from datetime import datetime

from matching.core.ids import AkasseId, CourseId, ExemptionId, MemberId
from matching.core.talks import Exemption, ExemptionReason
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class ExemptionToAdd:
    """An exemption about to be written: the course, who decided and when, the reason and the judgement in words."""

    course_id: CourseId
    decided_at: datetime
    actor: str
    reason: ExemptionReason
    judgement: str


@dataclass(frozen=True)
class _Member:
    member_id: MemberId


def decide_one_at_a_time(connection: Connection, akasse_id: AkasseId) -> None:
    """Hold the a-kasse's exemptions until the transaction ends."""
    value(connection, SQL["decide_one_at_a_time"], akasse_id=akasse_id)


def add_exemption(connection: Connection, akasse_id: AkasseId, exemption: ExemptionToAdd) -> ExemptionId:
    """Keep an exemption; its key."""
    values = {"now": exemption.decided_at, "actor": exemption.actor, "judgement": exemption.judgement}
    course = {"akasse_id": akasse_id, "course_id": exemption.course_id, "reason": exemption.reason}
    return ExemptionId(value(connection, SQL["add_exemption"], **values, **course))


def exemption_of_course(connection: Connection, akasse_id: AkasseId, course_id: CourseId) -> Exemption | None:
    """The exemption in force in a course, or None."""
    return find(connection, Exemption, SQL["exemption_of_course"], akasse_id=akasse_id, course_id=course_id)


def find_exemption_member(connection: Connection, akasse_id: AkasseId, exemption_id: ExemptionId) -> MemberId | None:
    """Whom an exemption is about, in force or not; None when the a-kasse has no such exemption."""
    values = {"akasse_id": akasse_id, "exemption_id": exemption_id}
    row = find(connection, _Member, SQL["find_exemption_member"], **values)
    return None if row is None else row.member_id


def withdraw_exemption(
    connection: Connection, akasse_id: AkasseId, exemption_id: ExemptionId, actor: str, now: datetime
) -> None:
    """Take an exemption back; one that was taken back already stays as it was."""
    values = {"akasse_id": akasse_id, "exemption_id": exemption_id, "actor": actor, "now": now}
    change(connection, SQL["withdraw_exemption"], **values)
