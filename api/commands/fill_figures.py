"""`jobbro figures fill`: bringing the facts of figures up to a day; stop it and it goes on later."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from rich.progress import Progress, TaskID

from api.clock import read_clock
from api.commands.house import open_house, progress, say
from matching.core.danish_time import danish_day
from matching.core.errors import JobbroError
from matching.core.ids import AkasseId
from matching.database.pool import Connection, Pool, open_transaction, tenant_transaction
from matching.queries.reference import akasser
from matching.services.fill_figures import fill_figures, sources_of
from matching.statistics.sources import Source


class DayNotOver(JobbroError):
    """Figures were to be filled with a day on which something can still happen."""

    def __init__(self) -> None:
        super().__init__("Tal kan kun fyldes til og med en dag, der er slut. Vælg i går eller en tidligere dag.")


def fill_until(until: date | None) -> None:
    """Fill every family of every a-kasse with each day up to and including `until`, or yesterday; say how it went.

    Raises DayNotOver.
    """
    today = danish_day(read_clock())
    ends = today if until is None else until + timedelta(days=1)
    if ends > today:
        raise DayNotOver
    with open_house() as house, progress() as bar:
        made = fill_all(house.pool, ends, bar)
    said = f"Tallene er fyldt til og med {ends - timedelta(days=1):%d.%m.%Y}."
    say(f"{said} {made} oplysninger er regnet ud." if made else f"{said} Der var intet nyt.")


def fill_all(pool: Pool, ends: date, bar: Progress) -> int:
    """Fill everything before `ends`; how many subjects were made anew."""
    work = all_work(pool)
    task = bar.add_task("Fylder tal", total=len(work))
    return sum(_fill(pool, akasse_id, source, ends, bar, task) for akasse_id, source in work)


def all_work(pool: Pool) -> list[tuple[AkasseId | None, Source]]:
    """Everything that is filled: what all a-kasser share (None), and what each has."""
    with open_transaction(pool) as connection:
        whose = [None, *(one.akasse_id for one in akasser(connection))]
    return [(akasse_id, source) for akasse_id in whose for source in sources_of(akasse_id)]


def _fill(  # whose facts, from which source, up to when, told on which bar
    pool: Pool, akasse_id: AkasseId | None, source: Source, ends: date, bar: Progress, task: TaskID
) -> int:
    made = sum(_steps(pool, akasse_id, source, ends))
    bar.advance(task)
    return made


def _steps(pool: Pool, akasse_id: AkasseId | None, source: Source, ends: date) -> Iterator[int]:
    """Each step in a transaction of its own, so that what is filled stays filled."""
    while True:
        with own_or_shared(pool, akasse_id) as connection:
            done = fill_figures(connection, akasse_id, source, ends=ends)
        if done is None:
            return
        yield done.subjects


@contextmanager
def own_or_shared(pool: Pool, akasse_id: AkasseId | None) -> Iterator[Connection]:
    """A transaction of the a-kasse's, or of none."""
    opened = open_transaction(pool) if akasse_id is None else tenant_transaction(pool, akasse_id)
    with opened as connection:
        yield connection
