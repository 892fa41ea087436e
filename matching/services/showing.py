"""Keeping what is about to be shown, so that every list can be replayed and every decision has its list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from matching.core.access import Actor
from matching.core.cards import Excluded
from matching.core.eligibility import REMEDY, Rule
from matching.core.errors import NotAllowed
from matching.core.ids import AkasseId, JobOrderId, MemberId, RankingEventId
from matching.database import Connection
from matching.queries import events
from matching.ranking.features import FEATURE_NAMES
from matching.ranking.proposals import Matcher, Ranked, Ranking

#: Why an adviser reads personal data on these pages; each query of a person carries such a purpose.
PURPOSE = "jobsamtale"


@dataclass(frozen=True)
class Showing:
    """Whom a list is shown to and what it is about: exactly one of member and order."""

    actor: Actor
    member_id: MemberId | None
    job_order_id: JobOrderId | None
    options: Mapping[str, Any]
    started_at: datetime
    milliseconds: float


def own_akasse(actor: Actor) -> AkasseId:
    """The a-kasse whose members the actor may see; raises NotAllowed for one who belongs to none."""
    if actor.akasse_id is None:
        raise NotAllowed("se medlemmer uden at høre til en a-kasse")
    return actor.akasse_id


def keep_showing(
    connection: Connection, matcher: Matcher, ranking: Ranking, shown: Sequence[Ranked], showing: Showing
) -> RankingEventId:
    """Append the event of a list, in the transaction that shows it."""
    return events.add_ranking_event(
        connection,
        {
            "akasse_id": own_akasse(showing.actor),
            "happened_at": showing.started_at,
            "as_of": matcher.as_of,
            "actor": showing.actor.user_id,
            "purpose": PURPOSE,
            "member_id": showing.member_id,
            "job_order_id": showing.job_order_id,
            "ranker": matcher.ranker.identity,
            "feature_names": list(FEATURE_NAMES),
            "embedding_model": matcher.model,
            "considered": ranking.considered,
            "excluded": Jsonb({str(rule.value): count for rule, count in ranking.excluded.items()}),
            "options": Jsonb(dict(showing.options)),
            "shown": Jsonb([_line(entry) for entry in shown]),
            "milliseconds": showing.milliseconds,
        },
    )


def excluded_lines(excluded: Mapping[Rule, int]) -> tuple[Excluded, ...]:
    """What the rules kept out, most first."""
    ordered = sorted(excluded.items(), key=lambda item: (-item[1], str(item[0].value)))
    return tuple(Excluded(rule.label, count, REMEDY[rule]) for rule, count in ordered)


def _line(entry: Ranked) -> dict[str, Any]:
    pair = entry.pair
    return {
        "member_id": str(pair.member.profile.member_id),
        "job_order_id": str(pair.order.profile.job_order_id),
        "member_number": pair.member.profile.number,
        "order_number": pair.order.profile.number,
        "values": list(entry.values),
        "score": entry.score,
        "track": str(entry.track.value),
    }
