"""A list that was shown can be made again from what was kept; another ranker or a changed line is found out."""

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest
from psycopg.types.json import Jsonb

from matching.core.errors import ProposalNotFound
from matching.core.ids import RankingEventId
from matching.database.pool import Connection
from matching.queries import events
from matching.ranking.ranker import Ranker
from matching.services.propose_jobs import propose_jobs
from matching.services.replay import replay
from tests.builders import (
    AKADEMIKERNE,
    BUTIK_READ,
    LAGER_READ,
    METAL,
    NOW,
    SYGEPLEJE_READ,
    TODAY,
    an_adviser,
    put_member,
    put_order,
    put_taxonomy,
)
from tests.matching.queries.world import ranking_event_row


@pytest.fixture
def event(connection: Connection, ranker: Ranker) -> RankingEventId:
    keys = put_taxonomy(connection)
    for read in (LAGER_READ, BUTIK_READ, SYGEPLEJE_READ, LAGER_READ):
        put_order(connection, keys, read)
    member = put_member(connection, keys, LAGER_READ)
    return propose_jobs(connection, an_adviser(), member, as_of=TODAY, now=NOW).event_id


def test_what_was_shown_is_made_again(connection: Connection, event: RankingEventId, ranker: Ranker) -> None:
    assert replay(connection, AKADEMIKERNE, event, ranker) is True


def test_another_ranker_is_found_out(connection: Connection, event: RankingEventId, ranker: Ranker) -> None:
    assert replay(connection, AKADEMIKERNE, event, replace(ranker, digest="another")) is False


def test_other_weights_under_the_same_name_are_found_out(
    connection: Connection, event: RankingEventId, ranker: Ranker
) -> None:
    ranker.model.coef_ = ranker.model.coef_ + 0.001
    assert replay(connection, AKADEMIKERNE, event, ranker) is False


def kept_again(connection: Connection, event: RankingEventId, ranker: Ranker, shown: list[dict]) -> RankingEventId:
    kept = events.find_ranking_event(connection, AKADEMIKERNE, event)
    assert kept is not None
    assert kept.member_id is not None
    row = ranking_event_row(kept.member_id, ranker=ranker.identity, shown=Jsonb(shown))
    return events.add_ranking_event(connection, row)


def lines(connection: Connection, event: RankingEventId) -> list[dict]:
    kept = events.find_ranking_event(connection, AKADEMIKERNE, event)
    assert kept is not None
    return kept.shown


def test_another_order_of_the_same_lines_is_found_out(
    connection: Connection, event: RankingEventId, ranker: Ranker
) -> None:
    first, second, *rest = lines(connection, event)
    swapped = kept_again(connection, event, ranker, [second, first, *rest])
    assert replay(connection, AKADEMIKERNE, swapped, ranker) is False


def test_a_changed_value_is_found_out(connection: Connection, event: RankingEventId, ranker: Ranker) -> None:
    shown = lines(connection, event)
    shown[0]["values"][0] += 0.01
    assert replay(connection, AKADEMIKERNE, kept_again(connection, event, ranker, shown), ranker) is False


def test_scores_survive_being_kept_to_the_last_bit(
    connection: Connection, event: RankingEventId, ranker: Ranker
) -> None:
    shown = lines(connection, event)
    again = ranker.scores(np.asarray([line["values"] for line in shown]))
    assert [line["score"] for line in shown] == again.tolist()


def test_an_empty_list_is_made_again(connection: Connection, event: RankingEventId, ranker: Ranker) -> None:
    assert replay(connection, AKADEMIKERNE, kept_again(connection, event, ranker, []), ranker) is True


def test_a_list_of_another_akasse_is_not_there(connection: Connection, event: RankingEventId, ranker: Ranker) -> None:
    for akasse_id, key in ((METAL, event), (AKADEMIKERNE, RankingEventId(UUID(int=7)))):
        with pytest.raises(ProposalNotFound):
            replay(connection, akasse_id, key, ranker)
