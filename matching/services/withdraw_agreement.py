"""Taking an agreement back, and undoing that: the agreement stays, with what became of it."""

from datetime import datetime

from psycopg.errors import UniqueViolation

from matching.core.access import Actor
from matching.core.agreement_errors import AgreementChangedMeanwhile, AgreementNotFound, JobAlreadyAgreed
from matching.core.agreements import Agreement, AgreementState
from matching.core.cards import Decision
from matching.core.ids import AgreementId
from matching.database import Connection
from matching.queries import agreements
from matching.services.add_agreement import locked_talk, refuse_when_over
from matching.services.decide import decide
from matching.services.follow_agreement import follow_agreement, unfollow_agreement
from matching.services.showing import own_akasse


def withdraw_agreement(
    connection: Connection, actor: Actor, agreement_id: AgreementId, *, version: int, now: datetime
) -> Agreement:
    """Take an agreement back while its talk is open; one that is withdrawn already stays so.

    Raises AgreementNotFound, TalkIsOver, AgreementChangedMeanwhile, and AgreementHasGoneOut when somebody outside the
    house has heard of what it began.
    """
    return _changed(connection, actor, agreement_id, AgreementState.WITHDRAWN, version, now)


def restore_agreement(
    connection: Connection, actor: Actor, agreement_id: AgreementId, *, version: int, now: datetime
) -> Agreement:
    """Let a withdrawn agreement hold again; raises as `withdraw_agreement`, and JobAlreadyAgreed."""
    return _changed(connection, actor, agreement_id, AgreementState.STANDING, version, now)


def _changed(
    connection: Connection,
    actor: Actor,
    agreement_id: AgreementId,
    state: AgreementState,
    version: int,
    now: datetime,
) -> Agreement:
    with connection.transaction():
        agreement = _found(connection, actor, agreement_id)
        refuse_when_over(locked_talk(connection, actor, agreement.talk_id))
        agreement = _found(connection, actor, agreement_id)
        if agreement.state is state:
            return agreement
        _write(connection, actor, agreement, state, version)
        whose = {"akasse_id": own_akasse(actor), "agreement_id": agreement_id, "actor": actor.user_id, "now": now}
        agreements.add_agreement_event(connection, {**whose, "state": state, "version": version + 1})
        changed = _found(connection, actor, agreement_id)
        if state is AgreementState.WITHDRAWN:
            unfollow_agreement(connection, actor, agreement, now=now)
        else:
            follow_agreement(connection, actor, changed, now=now)
        _decide_again(connection, actor, changed, now)
        return changed


def _found(connection: Connection, actor: Actor, agreement_id: AgreementId) -> Agreement:
    agreement = agreements.find_agreement(connection, own_akasse(actor), agreement_id)
    if agreement is None:
        raise AgreementNotFound
    return agreement


def _write(connection: Connection, actor: Actor, agreement: Agreement, state: AgreementState, version: int) -> None:
    try:
        with connection.transaction():
            key = agreement.agreement_id
            if not agreements.change_agreement(connection, own_akasse(actor), key, state, version):
                raise AgreementChangedMeanwhile
    except UniqueViolation:
        raise JobAlreadyAgreed from None


def _decide_again(connection: Connection, actor: Actor, agreement: Agreement, now: datetime) -> None:
    """What was decided on the proposal follows the agreement that came of it."""
    if agreement.event_id is None or agreement.job is None:
        return
    decision = Decision.AGREED if agreement.state is AgreementState.STANDING else Decision.UNDONE
    pair = (agreement.event_id, agreement.member_id, agreement.job.job_order_id)
    decide(connection, actor, *pair, decision, None, now=now)
