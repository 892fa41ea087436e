"""`jobbro models train`: an invented world is landed, understood and retrieved as in production, and learned from."""

import math
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID

import numpy as np

from api.clock import read_clock
from api.commands.demo import land_world
from api.commands.house import House, akasse_ids, progress, say
from api.commands.throw_away import throw_away_house
from api.commands.work import work_until_done
from ingest.demo.files import TRUTH_OF_MEMBERS, TRUTH_OF_ORDERS
from ingest.demo.starter import read_starter
from matching.core.ids import AkasseId, JobOrderId
from matching.core.proposal import Track
from matching.database.pool import tenant_transaction
from matching.language.embedding import default_embedder
from matching.queries import job_orders, members
from matching.ranking.knowledge import load_knowledge
from matching.ranking.proposals import Matcher, Ranked
from matching.ranking.ranker import ARTEFACTS, current_ranker
from matching.services.show_job_order import get_order_profile
from matching.services.understand import model_key
from models.baselines import BASELINES
from models.card import card_of
from models.simulated_judgements import Truth, chance_of_choice, grade, read_member_truth, read_order_truth
from models.train import Fitted, Judged, fit, ndcg_at_10, write_artefact

#: Every fourth order is held back from fitting and only measured.
HELD_BACK = 4
#: Candidates of one order that are learned from: the best by retrieval, and as many drawn at random.
FROM_THE_TOP, AT_RANDOM = 25, 15


def train(name: str, *, seed: int, members: int, orders: int) -> None:
    """Train a ranker on an invented world and keep it as `models/artefacts/<name>` with its card."""
    with throw_away_house() as house, tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        land_world(house, directory, members=members, orders=orders, seed=seed)
        work_until_done(house)
        judged = list(_judged(house, directory, random.Random(seed)))
    learned = [query for place, query in enumerate(judged) if place % HELD_BACK]
    held_back = judged[::HELD_BACK]
    fitted = fit(learned, seed)
    figures = _figures(fitted, held_back)
    write_artefact(ARTEFACTS / name, fitted, card_of(name, fitted, figures, learned, held_back, seed))
    for label, (whole, crossing) in figures.items():
        say(f"{label:<24} nDCG@10 {whole:.3f}   på tværs af brancher {crossing:.3f}")


def _figures(fitted: Fitted, queries: list[Judged]) -> dict[str, tuple[float, float]]:
    scorers = {name: [scores(query.features) for query in queries] for name, scores in BASELINES.items()}
    scorers["rangeringsmodellen"] = [fitted.scores(query.features) for query in queries]
    return {
        name: (ndcg_at_10(queries, scores), ndcg_at_10(queries, scores, only_crossing=True))
        for name, scores in scorers.items()
    }


def _judged(house: House, directory: Path, rng: random.Random) -> Iterator[Judged]:
    truths = read_member_truth(directory / TRUTH_OF_MEMBERS), read_order_truth(directory / TRUTH_OF_ORDERS)
    weights = _weights()
    with progress() as bar:
        for akasse_id in bar.track(akasse_ids(house.pool), description="Finder kandidater"):
            yield from _judged_in(house, akasse_id, truths, weights, rng)


def _judged_in(
    house: House,
    akasse_id: AkasseId,
    truths: tuple[Mapping[str, Truth], Mapping[str, Truth]],
    weights: Mapping[str, float],
    rng: random.Random,
) -> Iterator[Judged]:
    with tenant_transaction(house.pool, akasse_id) as connection:
        model = model_key(default_embedder())
        matcher = Matcher(load_knowledge(connection), current_ranker(), model, read_clock().date())
        people = members.source_ids(connection, akasse_id)
        for key, source_id in job_orders.source_ids(connection).items():
            ranking = matcher.members_for(connection, akasse_id, get_order_profile(connection, JobOrderId(key)))
            chosen = _sample(ranking.entries, rng)
            if len(chosen) > 1:
                yield _judge(chosen, people, truths, truths[1][source_id], weights, rng)


def _sample(entries: tuple[Ranked, ...], rng: random.Random) -> list[Ranked]:
    rest = list(entries[FROM_THE_TOP:])
    return [*entries[:FROM_THE_TOP], *rng.sample(rest, min(AT_RANDOM, len(rest)))]


def _judge(
    chosen: list[Ranked],
    people: Mapping[UUID, str],
    truths: tuple[Mapping[str, Truth], Mapping[str, Truth]],
    order: Truth,
    weights: Mapping[str, float],
    rng: random.Random,
) -> Judged:
    persons = [truths[0][people[entry.pair.member.profile.member_id]] for entry in chosen]
    grades = [grade(person, order, weights) for person in persons]
    rows = zip(persons, grades, chosen, strict=True)
    chances = [chance_of_choice(person, order, suited, entry.pair.terms.minutes) for person, suited, entry in rows]
    return Judged(
        features=np.array([entry.values for entry in chosen]),
        chosen=np.array([rng.random() < chance for chance in chances]),
        gains=3.0 * np.array(chances),
        crosses=np.array([entry.track is not Track.SAME for entry in chosen]),
    )


def _weights() -> dict[str, float]:
    """How telling each of the starter's skills is, as the knowledge of the matcher weighs them."""
    trades = read_starter().trades
    spread = Counter(key for trade in trades.values() for key in (*trade.essential, *trade.optional))
    return {key: math.log(len(trades) / count) / math.log(len(trades)) for key, count in spread.items()}
