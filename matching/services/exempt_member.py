"""Exempting a member from further talks, one by one, after an individual judgement and under the rule's ceiling."""

from datetime import date, datetime

from matching.core.access import Actor
from matching.core.contact_counts import Count
from matching.core.contact_course import ContactState, Responsible
from matching.core.contact_rules import ContactRule
from matching.core.danish_time import danish_day
from matching.core.errors import MemberNotFound
from matching.core.ids import AkasseId, ExemptionId, MemberId
from matching.core.talk_errors import AlreadyExempted, ExemptionCeilingReached, JudgementMissing, OutsideThePeriod
from matching.core.talks import Exemption, ExemptionReason
from matching.database import Connection
from matching.queries import exemptions, members
from matching.queries.exemptions import ExemptionToAdd
from matching.services.contact_figures import contact_figures
from matching.services.show_contact_state import show_contact_state
from matching.services.showing import own_akasse


def exempt_member(
    connection: Connection,
    actor: Actor,
    member_id: MemberId,
    reason: ExemptionReason,
    judgement: str,
    *,
    now: datetime,
) -> ExemptionId:
    """Exempt a member; the same reason and judgement again is the exemption that is there already.

    The ceiling is law, so it refuses rather than warns; an exemption that is in force stays so when others leave the
    period and the share grows by itself. Raises JudgementMissing, MemberNotFound, OutsideThePeriod, AlreadyExempted
    and ExemptionCeilingReached.
    """
    words = judgement.strip()
    if not words:
        raise JudgementMissing
    akasse_id = own_akasse(actor)
    with connection.transaction():
        exemptions.decide_one_at_a_time(connection, akasse_id)
        state = state_in_period(connection, akasse_id, member_id, danish_day(now))
        known = exemptions.exemption_of_course(connection, akasse_id, state.course_id)
        if known is not None:
            return _same(known, reason, words)
        _refuse_past_ceiling(exempted_share(connection, akasse_id, state.rule, danish_day(now)))
        made = ExemptionToAdd(state.course_id, now, actor.user_id, reason, words)
        return exemptions.add_exemption(connection, akasse_id, made)


def state_in_period(connection: Connection, akasse_id: AkasseId, member_id: MemberId, as_of: date) -> ContactState:
    """Where a member in the a-kasse's period stands; raises MemberNotFound or OutsideThePeriod."""
    state = show_contact_state(connection, akasse_id, member_id, as_of=as_of)
    if state is not None and is_in_period(state):
        return state
    raise OutsideThePeriod if members.member_heads(connection, akasse_id, [member_id]) else MemberNotFound


def is_in_period(state: ContactState) -> bool:
    """Whether the member's talks are the a-kasse's to hold."""
    return state.is_running and state.responsible is Responsible.AKASSE


def exempted_share(connection: Connection, akasse_id: AkasseId, rule: ContactRule, as_of: date) -> Count:
    """How many of those the a-kasse has now under this rule are exempted, against the rule's ceiling."""
    figures = contact_figures(connection, akasse_id, None, as_of=as_of)
    return next(counts.exempted for counts in figures.by_rule if counts.rule == rule)


def _same(known: Exemption, reason: ExemptionReason, words: str) -> ExemptionId:
    if (known.reason, known.judgement) != (reason, words):
        raise AlreadyExempted
    return known.exemption_id


def _refuse_past_ceiling(share: Count) -> None:
    if not share.room:
        raise ExemptionCeilingReached(share.met, share.counted, share.required or 0.0)
