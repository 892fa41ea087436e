"""Ranking a member's orders or an order's members: law first, then the score, then a total order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from matching.core.eligibility import Rule, broken_rule, terms_of
from matching.core.ids import AkasseId
from matching.core.job_order import OrderProfile
from matching.core.member import MemberProfile
from matching.core.proposal import Proposal, Track, strength_told
from matching.core.tracks import track_of
from matching.database import Connection
from matching.queries import job_orders, members
from matching.ranking.demands import demands_met
from matching.ranking.explanation import explain
from matching.ranking.features import FEATURE_NAMES, feature_matrix
from matching.ranking.knowledge import Knowledge
from matching.ranking.pairs import MemberView, OrderView, Pair
from matching.ranking.ranker import Ranker
from matching.ranking.retrieval import Retrieved, members_for_order, orders_for_member


@dataclass(frozen=True)
class Ranked:
    """One pair with its values, its score and its track."""

    pair: Pair
    values: tuple[float, ...]
    score: float
    track: Track

    @property
    def key(self) -> tuple[float, int, int]:
        """The total order: score, then the numbers people know."""
        return (-self.score, self.pair.order.profile.number, self.pair.member.profile.number)


@dataclass(frozen=True)
class Ranking:
    """A whole ranked list, best first, with what the rules kept out."""

    entries: tuple[Ranked, ...]
    excluded: Mapping[Rule, int]
    considered: int

    def best_of_each_track(self, each: int) -> tuple[Ranked, ...]:
        """At most `each` of every track, still best first, so that a near trade never crowds out a new one."""
        seen: Counter[Track] = Counter()
        kept = []
        for entry in self.entries:
            seen[entry.track] += 1
            if seen[entry.track] <= each:
                kept.append(entry)
        return tuple(kept)

    def beside(self, sifted: "Sifted") -> "Ranking":
        """The same list, told of what was kept out before it was read."""
        excluded = Counter(self.excluded) + sifted.excluded
        return replace(self, excluded=excluded, considered=self.considered + sifted.excluded.total())


@dataclass(frozen=True)
class Sifted:
    """The outlines of the orders that the rules allow a member, and how many each rule keeps out."""

    allowed: tuple[OrderProfile, ...]
    excluded: Counter[Rule]


@dataclass(frozen=True)
class Pool:
    """Everybody and everything that an evaluation ranks."""

    members: Sequence[UUID]
    orders: Sequence[UUID]


@dataclass(frozen=True)
class Kept:
    """Views by key."""

    members: Mapping[UUID, MemberView]
    orders: Mapping[UUID, OrderView]


@dataclass(frozen=True)
class Matcher:
    """Everything a ranking is made with: the taxonomy, the ranker, the embedding model's identity, the day."""

    knowledge: Knowledge
    ranker: Ranker
    model: str
    as_of: date
    scale: float = 1.0  #: widens retrieval, for evaluation over whole pools
    kept: Kept | None = None  #: views read beforehand, for evaluation over whole pools

    def keeping(self, connection: Connection, akasse_id: AkasseId, pool: Pool) -> "Matcher":
        """The same matcher with the views of a whole pool in memory, so that many questions read it once."""
        people = self._member_views(connection, akasse_id, pool.members)
        ads = self.order_views(connection, pool.orders)
        return replace(
            self,
            kept=Kept(
                {view.profile.member_id: view for view in people}, {view.profile.job_order_id: view for view in ads}
            ),
        )

    def orders_for(
        self, connection: Connection, akasse_id: AkasseId, member: MemberProfile, travel_limit: int | None = None
    ) -> Ranking:
        """The open orders for a member; `travel_limit` (minutes) replaces the member's own for this once."""
        limited = replace(member, travel_limit=travel_limit) if travel_limit is not None else member
        view = self.member_view(limited)
        found = orders_for_member(connection, akasse_id, view, self.model, self.scale)
        sifted = self.sift(view.profile, self.outlines(connection, found.keys))
        orders = self.views_of(connection, sifted.allowed)
        return self.rank(self.pairs([view], orders, found)).beside(sifted)

    def members_for(self, connection: Connection, akasse_id: AkasseId, order: OrderProfile) -> Ranking:
        """The a-kasse's own members for an order."""
        view = OrderView(order, self.knowledge)
        found = members_for_order(connection, akasse_id, view, self.model, self.scale)
        return self.rank(self.pairs(self._member_views(connection, akasse_id, found.keys), [view], found))

    def sift(self, member: MemberProfile, outlines: Iterable[OrderProfile]) -> Sifted:
        """The rules over outlines of orders, so that only what they allow has to be read in full."""
        ruled = [(order, broken_rule(terms_of(member, order), self.as_of)) for order in outlines]
        allowed = tuple(order for order, rule in ruled if rule is None)
        return Sifted(allowed, Counter(rule for _, rule in ruled if rule))

    def rank(self, pairs: Iterable[Pair]) -> Ranking:
        """Law before score: pairs that break a rule are counted and left out, the rest is scored and ordered."""
        excluded: Counter[Rule] = Counter()
        allowed = []
        for pair in pairs:
            rule = broken_rule(pair.terms, self.as_of)
            if rule is None:
                allowed.append(pair)
            else:
                excluded[rule] += 1
        return Ranking(self._ordered(allowed), excluded, len(allowed) + excluded.total())

    def explained(self, entries: Sequence[Ranked]) -> tuple[Proposal, ...]:
        """Finished proposals in the order of `entries`, each with its reasons."""
        contributions = self.ranker.contributions(_matrix(entries))
        return tuple(
            self._proposal(*row) for row in zip(range(1, len(entries) + 1), entries, contributions, strict=True)
        )

    def strength(self, entry: Ranked) -> int:
        """How strong a match may be told to be (1-5), as its proposal tells it."""
        return strength_told(self.ranker.strength(entry.score), *demands_met(entry.pair))

    def _member_views(self, connection: Connection, akasse_id: AkasseId, keys: Sequence[UUID]) -> list[MemberView]:
        if self.kept is not None:
            return [self.kept.members[key] for key in keys]
        return [self.member_view(profile) for profile in members.member_profiles(connection, akasse_id, keys)]

    def outlines(self, connection: Connection, keys: Sequence[UUID]) -> list[OrderProfile]:
        """What the rules ask of these orders; at least that, where whole orders are kept."""
        if self.kept is not None:
            return [self.kept.orders[key].profile for key in keys]
        return job_orders.order_outlines(connection, keys)

    def order_views(self, connection: Connection, keys: Sequence[UUID]) -> list[OrderView]:
        """These orders as the features read them, by number."""
        return self.views_of(connection, self.outlines(connection, keys))

    def views_of(self, connection: Connection, outlines: Sequence[OrderProfile]) -> list[OrderView]:
        """Orders known in outline as the features read them, in the same order."""
        if self.kept is not None:
            return [self.kept.orders[order.job_order_id] for order in outlines]
        return [OrderView(profile, self.knowledge) for profile in job_orders.read_in_full(connection, outlines)]

    def member_view(self, profile: MemberProfile) -> MemberView:
        """A member as the features read one, with the licences that law demanded in the jobs held."""
        jobs = [job.occupation_id for job in profile.held if job.occupation_id is not None]
        presumed = self.knowledge.record_checks.union(*(self.knowledge.licences_by_law(job) for job in jobs))
        return MemberView(replace(profile, presumed_licences=presumed - profile.licences), self.knowledge)

    def pairs(self, member_views: list[MemberView], order_views: list[OrderView], found: Retrieved) -> Iterable[Pair]:
        """Every member beside every order, with the likeness that retrieval found."""
        for member in member_views:
            for order in order_views:
                terms = terms_of(member.profile, order.profile)
                yield Pair(member, order, terms, _likeness(found, member, order))

    def _ordered(self, pairs: list[Pair]) -> tuple[Ranked, ...]:
        features = feature_matrix(pairs)
        scores = self.ranker.scores(features)
        rows = zip(pairs, features.tolist(), scores.tolist(), strict=True)
        ranked = [Ranked(pair, tuple(values), score, _track(pair)) for pair, values, score in rows]
        return tuple(sorted(ranked, key=lambda entry: entry.key))

    def _proposal(self, rank: int, entry: Ranked, contributions: NDArray[np.float64]) -> Proposal:
        pair = entry.pair
        met, demanded = demands_met(pair)
        return Proposal(
            member_id=pair.member.profile.member_id,
            job_order_id=pair.order.profile.job_order_id,
            rank=rank,
            score=entry.score,
            likeliness=self.ranker.strength(entry.score),
            track=entry.track,
            reasons=explain(pair, contributions.tolist()),
            minutes=pair.terms.minutes,
            musts_met=met,
            musts=demanded,
        )


def _track(pair: Pair) -> Track:
    sought = pair.order.profile.occupations[:1]
    reach = max((pair.member.reach.get(s.occupation_id, (0.0,))[0] for s in sought), default=0.0)
    return track_of(pair.member.sections, pair.order.profile.section, reach)


def _matrix(entries: Sequence[Ranked]) -> NDArray[np.float64]:
    return np.asarray([entry.values for entry in entries], dtype=np.float64).reshape(len(entries), len(FEATURE_NAMES))


def _likeness(found: Retrieved, member: MemberView, order: OrderView) -> float | None:
    keys: tuple[UUID, UUID] = (order.profile.job_order_id, member.profile.member_id)
    return next((found.likeness[key] for key in keys if key in found.likeness), None)
