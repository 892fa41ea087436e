"""Making an agreement in a talk: the same form sent twice makes one, and a job from the list counts as decided on."""

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.errors import UniqueViolation

from matching.core.access import Actor
from matching.core.agreement_errors import (
    AgreementDeadlinePassed,
    AgreementNeedsJob,
    AgreementSaysNothing,
    JobAlreadyAgreed,
    TalkIsOver,
)
from matching.core.agreements import ABOUT_A_JOB, OPEN_FOR_AGREEMENTS, Agreement, AgreementState, NewAgreement
from matching.core.cards import Decision
from matching.core.danish_time import danish_day
from matching.core.ids import AgreementId, TalkId
from matching.core.talk_errors import TalkNotFound
from matching.core.talks import Talk
from matching.database import Connection
from matching.queries import agreements, talks
from matching.services.decide import decide
from matching.services.follow_agreement import follow_agreement
from matching.services.showing import own_akasse


def add_agreement(
    connection: Connection, actor: Actor, talk_id: TalkId, agreement: NewAgreement, *, once_key: UUID, now: datetime
) -> AgreementId:
    """Keep an agreement of a talk that is still open; `once_key` is the form's own, so a replay finds the first.

    Raises TalkNotFound, TalkIsOver, AgreementSaysNothing, AgreementNeedsJob, AgreementDeadlinePassed,
    JobAlreadyAgreed, ProposalNotFound for a job that was not on the list it names, and what `follow_agreement` raises.
    """
    _check(agreement, now)
    with connection.transaction():
        akasse_id = own_akasse(actor)
        talk = locked_talk(connection, actor, talk_id)
        made = agreements.find_agreement_of_form(connection, akasse_id, talk_id, once_key)
        if made is not None:
            return made
        refuse_when_over(talk)
        if agreement.event_id is not None and agreement.job_order_id is not None:
            pair = (agreement.event_id, talk.member_id, agreement.job_order_id)
            decide(connection, actor, *pair, Decision.AGREED, None, now=now)
        agreement_id = _written(connection, _values(actor, talk, agreement, once_key, now))
        _note(connection, actor, agreement_id, now)
        follow_agreement(connection, actor, _as_kept(connection, actor, agreement_id), now=now)
        return agreement_id


def locked_talk(connection: Connection, actor: Actor, talk_id: TalkId) -> Talk:
    """The talk, which nobody else can change until the transaction ends; raises TalkNotFound."""
    talk = talks.lock_talk(connection, own_akasse(actor), talk_id)
    if talk is None:
        raise TalkNotFound
    return talk


def refuse_when_over(talk: Talk) -> None:
    """Raise TalkIsOver when agreements can no longer be made in the talk."""
    if talk.state not in OPEN_FOR_AGREEMENTS:
        raise TalkIsOver(talk.state)


def _as_kept(connection: Connection, actor: Actor, agreement_id: AgreementId) -> Agreement:
    made = agreements.find_agreement(connection, own_akasse(actor), agreement_id)
    assert made is not None
    return made


def _check(agreement: NewAgreement, now: datetime) -> None:
    if agreement.kind in ABOUT_A_JOB and agreement.job_order_id is None:
        raise AgreementNeedsJob
    if not agreement.text.strip() and agreement.job_order_id is None:
        raise AgreementSaysNothing
    if agreement.deadline_on is not None and agreement.deadline_on < danish_day(now):
        raise AgreementDeadlinePassed


def _values(actor: Actor, talk: Talk, agreement: NewAgreement, once_key: UUID, now: datetime) -> dict[str, Any]:
    whose = {"akasse_id": own_akasse(actor), "talk_id": talk.talk_id, "course_id": talk.course_id}
    what = {"kind": agreement.kind, "body": agreement.text.strip(), "doer": agreement.doer}
    about = {"job_order_id": agreement.job_order_id, "event_id": agreement.event_id, "member_id": talk.member_id}
    offer = {"offer_kind": agreement.offer_kind or None}
    when = {"deadline_on": agreement.deadline_on, "once_key": once_key, "now": now, "actor": actor.user_id}
    return {**whose, **what, **about, **offer, **when}


def _written(connection: Connection, values: dict[str, Any]) -> AgreementId:
    try:
        with connection.transaction():
            return agreements.add_agreement(connection, values)
    except UniqueViolation as error:
        if error.diag.constraint_name == "agreement_on_a_job_stands_once":
            raise JobAlreadyAgreed from None
        raise


def _note(connection: Connection, actor: Actor, agreement_id: AgreementId, now: datetime) -> None:
    what = {"akasse_id": own_akasse(actor), "agreement_id": agreement_id, "state": AgreementState.STANDING}
    agreements.add_agreement_event(connection, {**what, "version": 1, "actor": actor.user_id, "now": now})
