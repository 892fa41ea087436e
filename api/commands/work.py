"""The worker: understands what has landed, shows how far it is, and waits for more."""

import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime
from queue import SimpleQueue
from typing import Protocol

import psycopg

from api.clock import read_clock
from api.commands.house import House, akasse_ids, progress, say
from api.commands.now_and_then import NowAndThen
from api.commands.post import posting
from api.commands.tend_figures import FiguresByNight
from api.commands.tend_orders import tend_orders
from api.commands.tend_pools import tend_pools
from api.commands.tend_referrals import end_lapsed_referrals
from api.settings import Settings
from matching.core.ids import AkasseId
from matching.database.pool import Pool, open_transaction, tenant_transaction
from matching.language.embedding import default_embedder, prepare_model
from matching.queries import job_orders, members, taxonomy
from matching.ranking.knowledge import load_taxonomy
from matching.services.compute_moves import compute_moves
from matching.services.prepare_understanding import prepare_understanding
from matching.services.understand import (
    BATCH,
    Understanding,
    set_aside_first_member,
    set_aside_first_order,
    understand_job_orders,
    understand_members,
)

log = logging.getLogger(__name__)

#: Seconds between two looks for new work.
PAUSE = 2.0
#: Batches at work at once.
HANDS = 2


def count_waiting(pool: Pool) -> int:
    """How many orders and members wait to be understood, over all a-kasser."""
    with open_transaction(pool) as connection:
        waiting = job_orders.count_waiting(connection)
    return waiting + sum(_waiting_members(pool, akasse_id) for akasse_id in akasse_ids(pool))


def work_until_done(house: House) -> int:
    """Understand everything that waits; how many rows that was."""
    return _work_off(house.pool, Readers(house.pool))


def work_for_ever(house: House) -> None:
    """Understand what waits and send the post, look again, until the process is told to stop.

    Figures are brought up to date when nothing else waits.
    """
    say("Arbejderen venter på nye jobordrer og medlemmer, og sender posten.")
    keepers = tuple(map(NowAndThen[object], _tended(house.pool, Settings())))
    readers, figures = Readers(house.pool), NowAndThen(FiguresByNight(house.pool, Settings()))
    with posting(house, Settings()):
        readers.ready()  # while nothing waits yet: the first row is then read at once
        while True:
            for keeper in keepers:
                keeper.look()
            if not _work_off(house.pool, readers):
                figures.look()
                time.sleep(PAUSE)


def _tended(pool: Pool, settings: Settings) -> tuple[Callable[[datetime], object], ...]:
    """What is looked after beside the reading."""
    return (
        lambda now: tend_orders(pool, settings, now),
        lambda now: end_lapsed_referrals(pool, now),
        lambda now: tend_pools(pool, now),
    )


def _work_off(pool: Pool, readers: "Readers") -> int:
    """Understand everything that waits; how many rows that was."""
    waiting = count_waiting(pool)
    understanding = readers.ready() if waiting else None
    if understanding is None:
        return 0
    with progress() as bar:
        task = bar.add_task("Forstår tekster", total=waiting)
        for done in batches(pool, understanding):
            bar.advance(task, done)
    return waiting


@dataclass
class Readers:
    """The worker's readers, made ready when they are first asked for and kept until another taxonomy is imported."""

    pool: Pool
    _version: int = field(default=0, init=False)
    _kept: Understanding | None = field(default=None, init=False)

    def ready(self) -> Understanding | None:
        """The readers for the taxonomy in force; None while there is no taxonomy."""
        with open_transaction(self.pool) as connection:
            newest = taxonomy.newest_taxonomy(connection)
        if newest > self._version:
            self._kept, self._version = prepared(self.pool), newest
        return self._kept


def prepared(pool: Pool) -> Understanding:
    """The readers for the taxonomy in force; moves and vectors that are still missing are computed and kept."""
    prepare_model(say)
    with open_transaction(pool) as connection:
        if not taxonomy.has_moves(connection):
            compute_moves(connection, default_embedder())
        return prepare_understanding(connection, load_taxonomy(connection), default_embedder())


def batches(pool: Pool, understanding: Understanding) -> Iterator[int]:
    """Sizes of the batches as they are done, each in a transaction of its own.

    Two hands work at once: while one waits for the model, the other reads.
    """
    works: list[_Work] = [_Orders(pool, understanding)]
    works += [_Members(pool, understanding, akasse_id) for akasse_id in akasse_ids(pool)]
    done: SimpleQueue[int] = SimpleQueue()
    with ThreadPoolExecutor(HANDS) as hands:
        running = {hands.submit(_drain, work, done) for work in works}
        while running:
            ready, running = wait(running, timeout=0.2)
            while not done.empty():
                yield done.get()
            for finished in ready:
                finished.result()


def _drain(work: "_Work", done: "SimpleQueue[int]") -> None:
    while size := _one_batch(work):
        done.put(size)


class _Work(Protocol):
    def read(self, most: int) -> int: ...

    def set_aside_first(self) -> int: ...


def _one_batch(work: _Work) -> int:
    """A batch; when one of its texts cannot be read, the first row alone, or that row set aside."""
    for most in (BATCH, 1):
        try:
            return work.read(most)
        except psycopg.OperationalError:
            raise
        except Exception as error:
            log.error("a batch of %d could not be read: %s", most, type(error).__name__)
    return work.set_aside_first()


@dataclass(frozen=True)
class _Orders:
    pool: Pool
    understanding: Understanding

    def read(self, most: int) -> int:
        with open_transaction(self.pool) as connection:
            return understand_job_orders(connection, self.understanding, now=read_clock(), most=most)

    def set_aside_first(self) -> int:
        with open_transaction(self.pool) as connection:
            return set_aside_first_order(connection, now=read_clock())


@dataclass(frozen=True)
class _Members:
    pool: Pool
    understanding: Understanding
    akasse_id: AkasseId

    def read(self, most: int) -> int:
        with tenant_transaction(self.pool, self.akasse_id) as connection:
            return understand_members(connection, self.understanding, self.akasse_id, now=read_clock(), most=most)

    def set_aside_first(self) -> int:
        with tenant_transaction(self.pool, self.akasse_id) as connection:
            return set_aside_first_member(connection, self.akasse_id, now=read_clock())


def _waiting_members(pool: Pool, akasse_id: AkasseId) -> int:
    with tenant_transaction(pool, akasse_id) as connection:
        return members.count_waiting(connection, akasse_id)
