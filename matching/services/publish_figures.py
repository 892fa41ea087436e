"""Publishing figures: counted, protected, attacked and frozen in one transaction, or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from matching.core.danish_time import danish_day
from matching.core.errors import JobbroError
from matching.core.labels import Labelled
from matching.database.pool import Connection, forget_tenant
from matching.queries.reference import akasser
from matching.statistics.disclosure.door import PublishableVintage, publish
from matching.statistics.publication import vintages
from matching.statistics.publication.assembly import put_together
from matching.statistics.publication.codes import Codes, read_codes
from matching.statistics.publication.drafts import Draft, drafts, is_filled, newest_months
from matching.statistics.publication.published_table import NoFigure, PublishedTable
from matching.statistics.publication.vintages import Vintage


class PublishingStep(Labelled):
    """What publishing is at, for whoever waits."""

    COUNT = "count", "Tæller op"
    PROTECT = "protect", "Skjuler og angriber"
    KEEP = "keep", "Gemmer udgivelsen"


class AlreadyPublished(JobbroError):
    """A second vintage on the same day, or one older than the newest."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"Der er allerede en udgivelse den {day:%d.%m.%Y}. En ny skal være nyere: udgiv igen en senere dag."
        )


class FiguresNotFilled(JobbroError):
    """The facts that the vintage is counted from do not reach its day."""

    def __init__(self) -> None:
        super().__init__("Tallene er ikke fyldt til og med i går. Kør »jobbro figures fill« først, og udgiv så igen.")


@dataclass(frozen=True)
class Receipt:
    """What was published: how many tables, and how many vintages there are now, all of which the attacker had."""

    vintage: Vintage
    tables: int
    vintages: int


def publish_figures(
    connection: Connection, *, now: datetime, note: Callable[[PublishingStep], object] = lambda _: None
) -> Receipt:
    """Publish every table of the list as a vintage of today; one at a time, and nothing when it is refused.

    `note` hears what is done next. Raises AlreadyPublished, FiguresNotFilled, DisclosureRefused.
    """
    day = danish_day(now)
    with connection.transaction():
        forget_tenant(connection)
        vintages.publish_alone(connection)
        newest = vintages.find_vintage(connection)
        if newest is not None and newest.published_on >= day:
            raise AlreadyPublished(newest.published_on)
        note(PublishingStep.COUNT)
        codes = read_codes(connection)
        drawn = _drawn(connection, codes, day)
        note(PublishingStep.PROTECT)
        history = vintages.releases(connection)
        vintage = publish([cube for draft in drawn for cube in draft.cubes], day, history)
        note(PublishingStep.KEEP)
        tables = _tables(vintage, drawn, codes)
        head = _head(vintage, tables, now)
        vintages.keep(connection, head, tables)
        vintages.keep_release(connection, vintage, history)
        return Receipt(head, len(tables), len(vintages.vintages(connection)))


def _drawn(connection: Connection, codes: Codes, day: date) -> Sequence[Draft]:
    whose = [one.akasse_id for one in akasser(connection)]
    if not is_filled(connection, whose, day):
        raise FiguresNotFilled
    return list(drafts(connection, whose, codes, newest_months(day), as_of=day))


def _tables(vintage: PublishableVintage, drawn: Sequence[Draft], codes: Codes) -> Sequence[PublishedTable]:
    """The vintage's cubes, which come in the order they went in, as tables."""
    cubes, day = iter(vintage.cubes), vintage.release.published_on
    return [
        put_together(
            draft.table,
            [next(cubes) for _ in draft.cubes],
            draft.revisions,
            codes,
            newest_months(day),
            published_on=day,
        )
        for draft in drawn
    ]


def _head(vintage: PublishableVintage, tables: Sequence[PublishedTable], now: datetime) -> Vintage:
    day = vintage.release.published_on
    reasons = [reason for table in tables for reason in table.missing.values()]
    return Vintage(
        published_on=day,
        published_at=now,
        first_month=newest_months(day)[0],
        figures=sum(len(table.numbers) for table in tables) - len(reasons),
        hidden=reasons.count(NoFigure.CONFIDENTIAL),
        attacked=vintage.report.hidden,
    )
