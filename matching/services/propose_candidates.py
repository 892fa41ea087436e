"""Which members for this order: candidates from the adviser's own a-kasse only."""

import time
from datetime import date, datetime

from matching.core.access import Actor
from matching.core.cards import CandidateProposals, ProposedCandidate
from matching.core.ids import JobOrderId
from matching.database import Connection
from matching.queries import events, job_orders
from matching.ranking.proposals import Matcher, Ranked
from matching.services.propose_jobs import matcher_of
from matching.services.show_job_order import get_order_profile, order_card
from matching.services.show_member import member_cards
from matching.services.showing import Showing, excluded_lines, keep_showing, own_akasse


def propose_candidates(
    connection: Connection, actor: Actor, job_order_id: JobOrderId, *, as_of: date, now: datetime, limit: int = 60
) -> CandidateProposals:
    """The a-kasse's members for an order, best first, at most a third of `limit` in each track, kept as an event.

    Raises JobOrderNotFound.
    """
    started = time.perf_counter()
    with connection.transaction():
        akasse_id = own_akasse(actor)
        matcher = matcher_of(connection, as_of)
        profile = get_order_profile(connection, job_order_id)
        ranking = matcher.members_for(connection, akasse_id, profile)
        shown = ranking.best_of_each_track(limit // 3)
        spent = (time.perf_counter() - started) * 1000
        event_id = keep_showing(connection, matcher, ranking, shown, Showing(actor, None, job_order_id, {}, now, spent))
        head = job_orders.order_heads(connection, [job_order_id])[0]
        contact = job_orders.find_contact(connection, job_order_id)
        return CandidateProposals(
            event_id=event_id,
            order=order_card(matcher.knowledge, head, profile, contact),
            candidates=_candidates(connection, actor, matcher, shown, job_order_id),
            excluded=excluded_lines(ranking.excluded),
            considered=ranking.considered,
        )


def _candidates(
    connection: Connection, actor: Actor, matcher: Matcher, shown: tuple[Ranked, ...], job_order_id: JobOrderId
) -> tuple[ProposedCandidate, ...]:
    akasse_id = own_akasse(actor)
    profiles = [entry.pair.member.profile for entry in shown]
    cards = member_cards(connection, akasse_id, matcher.knowledge, profiles)
    decided = events.newest_decisions(connection, akasse_id, job_order_id=job_order_id)
    return tuple(
        ProposedCandidate(proposal, cards[proposal.member_id], decided.get((proposal.member_id, job_order_id)))
        for proposal in matcher.explained(shown)
    )
