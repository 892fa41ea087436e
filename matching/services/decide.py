"""What the adviser decides on a proposal: always a person's act, always on a list that was shown."""

from datetime import datetime

from matching.core.access import Actor
from matching.core.cards import Decision, NotRelevantBecause
from matching.core.errors import ProposalNotFound, ReasonMissing
from matching.core.ids import JobOrderId, MemberId, RankingEventId
from matching.database import Connection
from matching.queries import events
from matching.services.showing import own_akasse


def decide(  # noqa: PLR0913, PLR0917  # a decision is a sentence with this many parts
    connection: Connection,
    actor: Actor,
    event_id: RankingEventId,
    member_id: MemberId,
    job_order_id: JobOrderId,
    decision: Decision,
    reason: NotRelevantBecause | None,
    *,
    now: datetime,
) -> None:
    """Keep the decision as an event of its own; a change of mind is decided again.

    Raises ProposalNotFound when the pair was not on the list of `event_id`, ReasonMissing when a proposal is set
    aside without a reason.
    """
    if decision is Decision.NOT_RELEVANT and reason is None:
        raise ReasonMissing
    with connection.transaction():
        _refuse_unseen(connection, actor, event_id, member_id, job_order_id)
        values = {"ranking_event_id": event_id, "happened_at": now, "actor": actor.user_id}
        because = str(reason.value) if decision is Decision.NOT_RELEVANT and reason else None
        pair = {"member_id": member_id, "job_order_id": job_order_id, "decision": decision, "reason": because}
        events.add_decision_event(connection, {**values, **pair, "akasse_id": own_akasse(actor)})


def _refuse_unseen(
    connection: Connection, actor: Actor, event_id: RankingEventId, member_id: MemberId, job_order_id: JobOrderId
) -> None:
    event = events.find_ranking_event(connection, own_akasse(actor), event_id)
    pair = {"member_id": str(member_id), "job_order_id": str(job_order_id)}
    if event is None or not any(pair.items() <= line.items() for line in event.shown):
        raise ProposalNotFound
