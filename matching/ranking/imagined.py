"""Two rankings of one member, as one is and as one might be, over the same orders read once."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.core.ids import AkasseId, JobOrderId
from matching.core.job_order import OrderProfile
from matching.core.member import MemberProfile
from matching.database import Connection
from matching.queries import candidates
from matching.ranking.pairs import MemberView
from matching.ranking.proposals import Matcher, Ranked, Ranking, Sifted
from matching.ranking.retrieval import Retrieved, joined, sources_of, with_other_skills


@dataclass(frozen=True)
class Compared:
    """The ranking of a member as one is, and as one is imagined."""

    now: Ranking
    then: Ranking


def rank_both(
    connection: Connection, akasse_id: AkasseId, matcher: Matcher, member: MemberProfile, other: MemberProfile
) -> Compared:
    """Both rankings; of retrieval, the search by competences alone is asked again, and only when they differ."""
    views = matcher.member_view(member), matcher.member_view(other)
    sources = sources_of(connection, akasse_id, views[0], matcher.model, matcher.scale)
    found = wider = joined(connection, akasse_id, views[0], matcher.model, sources)
    if member.skills != other.skills:
        changed = with_other_skills(connection, sources, views[1], matcher.scale)
        wider = joined(connection, akasse_id, views[1], matcher.model, changed)
    outlines = matcher.outlines(connection, sorted({*found.keys, *wider.keys}))
    now, then = (
        matcher.sift(view.profile, _among(outlines, by)) for view, by in zip(views, (found, wider), strict=True)
    )
    either = {order.job_order_id: order for order in (*now.allowed, *then.allowed)}
    orders = matcher.views_of(connection, tuple(either.values()))

    def ranking(view: MemberView, retrieved: Retrieved, sifted: Sifted) -> Ranking:
        allowed = {order.job_order_id for order in sifted.allowed}
        kept = [order for order in orders if order.profile.job_order_id in allowed]
        return matcher.rank(matcher.pairs([view], kept, retrieved)).beside(sifted)

    return Compared(ranking(views[0], found, now), ranking(views[1], wider, then))


def _among(outlines: Sequence[OrderProfile], found: Retrieved) -> list[OrderProfile]:
    keys = frozenset(found.keys)
    return [order for order in outlines if order.job_order_id in keys]


def with_opened(ranking: Ranking, shown: tuple[Ranked, ...], opened: frozenset[str], each: int) -> tuple[Ranked, ...]:
    """The shown list with the best `each` of every opened industry, still best first."""
    kept = {entry.key for entry in shown}
    for section in sorted(opened):
        of_it = [entry for entry in ranking.entries if entry.pair.order.profile.section == section]
        kept |= {entry.key for entry in of_it[:each]}
    return tuple(entry for entry in ranking.entries if entry.key in kept)


def keys_of(shown: tuple[Ranked, ...]) -> frozenset[JobOrderId]:
    """The orders of a list."""
    return frozenset(entry.pair.order.profile.job_order_id for entry in shown)


def ranked_alone(
    connection: Connection, akasse_id: AkasseId, matcher: Matcher, member: MemberProfile, order: JobOrderId
) -> Ranked | None:
    """A member beside one order, whether or not retrieval would have found it; None when a rule keeps them apart."""
    likeness = candidates.likeness_of_orders(connection, akasse_id, member.member_id, matcher.model, [order])
    found = Retrieved((order,), likeness)
    pairs = matcher.pairs([matcher.member_view(member)], matcher.order_views(connection, [order]), found)
    return next(iter(matcher.rank(pairs).entries), None)
