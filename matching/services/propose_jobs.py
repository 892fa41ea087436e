"""Which jobs for this member: the list an adviser opens a conversation with."""

import time
from datetime import date, datetime

from matching.core.access import Actor
from matching.core.cards import JobProposals, ProposedJob
from matching.core.ids import MemberId
from matching.database import Connection
from matching.language.embedding import default_embedder
from matching.queries import events, members
from matching.ranking.knowledge import load_knowledge
from matching.ranking.proposals import Matcher, Ranked
from matching.ranking.ranker import current_ranker
from matching.services.show_job_order import order_cards
from matching.services.show_member import get_member_profile, member_card
from matching.services.showing import Showing, excluded_lines, keep_showing, own_akasse
from matching.services.understand import model_key


def propose_jobs(  # noqa: PLR0913  # who asks, about whom, when, and the one thing an adviser may widen
    connection: Connection,
    actor: Actor,
    member_id: MemberId,
    *,
    as_of: date,
    now: datetime,
    limit: int = 60,
    travel_limit: int | None = None,
) -> JobProposals:
    """The open orders for a member, best first, at most a third of `limit` in each track, kept as an event.

    `travel_limit` (minutes one way) replaces the member's own for this once. Raises MemberNotFound.
    """
    started = time.perf_counter()
    with connection.transaction():
        akasse_id = own_akasse(actor)
        matcher = matcher_of(connection, as_of)
        profile = get_member_profile(connection, akasse_id, member_id)
        ranking = matcher.orders_for(connection, akasse_id, profile, travel_limit)
        shown = ranking.best_of_each_track(limit // 3)
        spent = (time.perf_counter() - started) * 1000
        showing = Showing(actor, member_id, None, {"travel_limit": travel_limit}, now, spent)
        event_id = keep_showing(connection, matcher, ranking, shown, showing)
        head = members.member_heads(connection, akasse_id, [member_id])[0]
        goals = members.goal_titles(connection, akasse_id, member_id)
        return JobProposals(
            event_id=event_id,
            member=member_card(matcher.knowledge, head, profile, goals),
            jobs=proposed_jobs(connection, actor, matcher, shown, member_id),
            excluded=excluded_lines(ranking.excluded),
            considered=ranking.considered,
        )


def matcher_of(connection: Connection, as_of: date) -> Matcher:
    """The matcher in force: today's taxonomy, ranker and embedding model."""
    return Matcher(load_knowledge(connection), current_ranker(), model_key(default_embedder()), as_of)


def proposed_jobs(
    connection: Connection, actor: Actor, matcher: Matcher, shown: tuple[Ranked, ...], member_id: MemberId
) -> tuple[ProposedJob, ...]:
    """The finished proposals of a list, each with its order's card and what was last decided on it."""
    cards = order_cards(connection, matcher.knowledge, [entry.pair.order.profile for entry in shown])
    decided = events.newest_decisions(connection, own_akasse(actor), member_id=member_id)
    return tuple(
        ProposedJob(proposal, cards[proposal.job_order_id], decided.get((member_id, proposal.job_order_id)))
        for proposal in matcher.explained(shown)
    )
