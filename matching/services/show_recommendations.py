"""Recommendations as advisers look at them: the list by where they stand, and one with its way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matching.core.access import Actor
from matching.core.errors import MemberNotFound
from matching.core.ids import AkasseId, MemberId, RecommendationId
from matching.core.labels import Labelled
from matching.core.recommendation_errors import Lack, RecommendationNotFound
from matching.core.recommendations import (
    ANSWERS,
    WITH_THE_MUNICIPALITY,
    OfferKind,
    Recommendation,
    RecommendationEvent,
    RecommendationRule,
    RecommendationState,
    Timing,
    kinds_on,
    lacks_of,
    rule_on,
    timing,
)
from matching.database import Connection
from matching.queries import members, recommendations
from matching.queries.members import MemberHead
from matching.services.period_end import period_end
from matching.services.showing import own_akasse


class Shelf(Labelled):
    """Where a list looks."""

    WAITING = "venter", "Venter på kommunen"
    DRAFTS = "kladder", "Kladder"
    ANSWERED = "besvaret", "Besvaret"
    ENDED = "afsluttet", "Trukket tilbage eller bortfaldet"


#: Which states lie on which shelf; each state on exactly one.
SHELVES: Mapping[Shelf, frozenset[RecommendationState]] = {
    Shelf.WAITING: WITH_THE_MUNICIPALITY,
    Shelf.DRAFTS: frozenset({RecommendationState.DRAFT}),
    Shelf.ANSWERED: ANSWERS,
    Shelf.ENDED: frozenset({RecommendationState.WITHDRAWN, RecommendationState.LAPSED}),
}


@dataclass(frozen=True)
class RecommendationList:
    """One shelf: those who wait longest first, the others newest first; and how many each shelf holds."""

    shelf: Shelf
    mine: bool
    shown: tuple[Recommendation, ...]
    counts: Mapping[Shelf, int]


@dataclass(frozen=True)
class OneRecommendation:
    """A recommendation with its way, what it lacks before it is sent, and the rule of the day.

    `period_ends_on` is the first day with the municipality, known or expected; None when it cannot be told.
    """

    recommendation: Recommendation
    kind: OfferKind
    events: tuple[RecommendationEvent, ...]
    lacks: tuple[Lack, ...]
    timing: Timing
    period_ends_on: date | None
    rule: RecommendationRule


@dataclass(frozen=True)
class DraftingHelp:
    """What somebody needs who writes a recommendation: whose it is, goals to choose from, and the kinds in force."""

    member: MemberHead
    goals: tuple[str, ...]
    kinds: tuple[OfferKind, ...]
    period_ends_on: date | None
    rule: RecommendationRule


def list_recommendations(connection: Connection, actor: Actor, shelf: Shelf, *, mine: bool) -> RecommendationList:
    """One shelf of the a-kasse's recommendations, or of the actor's own."""
    akasse_id, adviser = own_akasse(actor), actor.user_id if mine else None
    counted = recommendations.count_recommendations(connection, akasse_id, adviser)
    shown = recommendations.recommendations_listed(connection, akasse_id, adviser, tuple(SHELVES[shelf]))
    return RecommendationList(
        shelf=shelf,
        mine=mine,
        shown=tuple(sorted(shown, key=_longest_waiting_first)),
        counts={one: sum(counted.get(state, 0) for state in states) for one, states in SHELVES.items()},
    )


def show_recommendation(
    connection: Connection, actor: Actor, recommendation_id: RecommendationId, *, as_of: date
) -> OneRecommendation:
    """One recommendation; raises RecommendationNotFound."""
    akasse_id = own_akasse(actor)
    found = recommendations.find_recommendation(connection, akasse_id, recommendation_id)
    if found is None:
        raise RecommendationNotFound
    rule, ends_on = rule_on(as_of), period_end(connection, akasse_id, found.member_id, as_of=as_of)
    events = recommendations.recommendation_events(connection, akasse_id, recommendation_id)
    return OneRecommendation(
        recommendation=found,
        kind=_wording(connection, found),
        events=tuple(events),
        lacks=lacks_of(found, ends_on, as_of=as_of) if found.state is RecommendationState.DRAFT else (),
        timing=timing(found.wished_from, ends_on, rule),
        period_ends_on=ends_on,
        rule=rule,
    )


def help_drafting(connection: Connection, actor: Actor, member_id: MemberId, *, as_of: date) -> DraftingHelp:
    """What is needed to write a recommendation for a member; raises MemberNotFound."""
    akasse_id = own_akasse(actor)
    heads = members.member_heads(connection, akasse_id, [member_id])
    if not heads:
        raise MemberNotFound
    return DraftingHelp(
        member=heads[0],
        goals=tuple(members.goal_titles(connection, akasse_id, member_id)),
        kinds=kinds_on(recommendations.offer_kinds(connection), as_of),
        period_ends_on=period_end(connection, akasse_id, member_id, as_of=as_of),
        rule=rule_on(as_of),
    )


def recommendations_of_member(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId
) -> tuple[Recommendation, ...]:
    """A member's recommendations, newest first."""
    return tuple(recommendations.recommendations_of_member(connection, akasse_id, member_id))


def _wording(connection: Connection, found: Recommendation) -> OfferKind:
    """The wording of its kind that holds on the day it should begin, else the newest there was."""
    of_kind = [kind for kind in recommendations.offer_kinds(connection) if kind.kind_key == found.kind_key]
    day = found.wished_from or found.created_at.date()
    return next(iter(kinds_on(of_kind, day)), of_kind[-1])


def _longest_waiting_first(recommendation: Recommendation) -> tuple[date, float, str]:
    waits = recommendation.waits_since or date.max
    return waits, -recommendation.created_at.timestamp(), str(recommendation.recommendation_id)
