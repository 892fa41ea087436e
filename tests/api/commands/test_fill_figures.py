"""`jobbro figures fill`: every a-kasse is filled, again costs nothing, and killing it at any moment leaves no trace."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random

import pytest
from rich.progress import Progress

from api.clock import read_clock
from api.commands.fill_figures import DayNotOver, fill_all, fill_until
from matching.core.danish_time import danish_day
from matching.database.embedded import Database
from matching.database.pool import Connection, connect, open_pool
from tests.conftest import Server
from tests.matching.statistics.counting import kept
from tests.matching.statistics.figure_world import World, put_reference, put_world
from tests.matching.statistics.random_worlds import world_of

WORLD = world_of(7)
BEGINS = danish_day(min(order.created_at for order in WORLD.orders))
FORK = multiprocessing.get_context("fork")


@contextmanager
def a_house(server: Server, template: str, world: World) -> Iterator[Database]:
    """A database of its own with a world in it, filled up to the day of the first order."""
    with server.fresh_database(template) as database:
        with connect(database.url) as connection, connection.transaction():
            put_reference(connection)
            put_world(connection, world)
        fill(database.url, BEGINS)
        yield database


def fill(url: str, ends: date) -> int:
    with open_pool(url, max_size=1) as pool, Progress(disable=True) as bar:
        return fill_all(pool, ends, bar)


def filled(connection: Connection) -> object:
    with connection.transaction():
        return kept(connection)


def kill_while_filling(url: str, ends: date, moment: float) -> bool:
    """Start filling in another process and kill it after so many seconds; whether it was still at it."""
    process = FORK.Process(target=fill, args=(url, ends))
    process.start()
    time.sleep(moment)
    was_alive = process.is_alive()
    process.kill()
    process.join()
    return was_alive


def survives(server: Server, template: str, *, days: int, kills: int) -> None:
    chance = Random(days)
    ends = BEGINS + timedelta(days=days)
    with a_house(server, template, WORLD) as spared, a_house(server, template, WORLD) as killed:
        fill(spared.url, ends)
        done = sum(kill_while_filling(killed.url, ends, chance.uniform(0.05, 0.5)) for _kill in range(kills))
        fill(killed.url, ends)
        with connect(spared.url) as one, connect(killed.url) as other:
            assert filled(other) == filled(one)
            assert len(str(filled(one))) > 1000
    assert done == kills


def test_killed_at_random_moments_the_figures_end_the_same(database_server: Server, template: str) -> None:
    survives(database_server, template, days=4, kills=3)


@pytest.mark.drill
def test_killed_at_fifty_random_moments_the_figures_end_the_same(database_server: Server, template: str) -> None:
    survives(database_server, template, days=60, kills=50)


def test_filling_again_finds_nothing_new(database_server: Server, template: str) -> None:
    with a_house(database_server, template, WORLD) as database:
        ends = BEGINS + timedelta(days=2)
        assert fill(database.url, ends) > 0
        assert fill(database.url, ends) == 0


def test_a_day_that_is_not_over_is_not_filled() -> None:
    with pytest.raises(DayNotOver, match="en dag, der er slut"):
        fill_until(danish_day(read_clock()))
