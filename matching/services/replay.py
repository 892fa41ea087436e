"""Replaying a list that was shown: the kept values, scored again by the ranker, must give the same order."""

import numpy as np

from matching.core.errors import ProposalNotFound
from matching.core.ids import AkasseId, RankingEventId
from matching.database import Connection
from matching.queries import events
from matching.ranking.ranker import Ranker


def replay(connection: Connection, akasse_id: AkasseId, event_id: RankingEventId, ranker: Ranker) -> bool:
    """Whether `ranker` gives the kept list its kept scores and its kept order; raises ProposalNotFound."""
    event = events.find_ranking_event(connection, akasse_id, event_id)
    if event is None:
        raise ProposalNotFound
    shown = event.shown
    scores = ranker.scores(np.asarray([line["values"] for line in shown], dtype=np.float64))
    order = sorted(range(len(shown)), key=lambda i: (-scores[i], shown[i]["order_number"], shown[i]["member_number"]))
    kept = [line["score"] for line in shown]
    return (
        event.ranker == ranker.identity and order == list(range(len(shown))) and np.allclose(scores, kept, atol=1e-12)
    )
