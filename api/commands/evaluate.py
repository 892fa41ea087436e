"""`jobbro evaluate`: the production linker, ranking and moves on given lists, answered as TSV runs."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from api.commands.house import House, progress, say
from api.commands.take_files import LandMembers, LandOrders
from api.commands.throw_away import throw_away_house
from api.commands.work import work_until_done
from ingest.members import Sender
from ingest.run import IngestReport, ingest_job_orders, ingest_members
from matching.core.errors import JobbroError
from matching.core.ids import AkasseId, JobOrderId, MemberId
from matching.database import Connection
from matching.database.pool import open_transaction, tenant_transaction
from matching.language.embedding import default_embedder, prepare_model
from matching.queries import job_orders, members
from matching.ranking.knowledge import load_knowledge, load_taxonomy
from matching.ranking.proposals import Matcher, Pool, Ranking
from matching.ranking.ranker import current_ranker
from matching.services.show_job_order import get_order_profile
from matching.services.show_member import get_member_profile
from matching.services.understand import model_key
from models.evaluate_link import run_link
from models.evaluate_related import run_related

#: The a-kasse whose pool stands in for the given members; any would do.
POOL = AkasseId(40)
#: Old collections count as open: before this day no deadline passes.
LONG_AGO = date.min
#: Every source of candidates is widened so far that a pool of some ten thousand is seen whole.
WIDE = 100.0

Line = tuple[str, str, float]


class UnknownDirection(JobbroError):
    """`--from` was neither of the two."""

    def __init__(self, given: str) -> None:
        super().__init__(f"--from kan være »orders« eller »members«, ikke »{given}«.")


def link(queries: Path, corpus: Path, out: Path, top: int) -> None:
    """Link each query to the given concepts with the production linker."""
    prepare_model(say)
    rows = run_link(queries, corpus, out, top, default_embedder())
    say(f"{rows} linjer er skrevet til {out}.")


def related(occupations: Path, out: Path, top: int, cross_industry: bool) -> None:
    """Order the given occupations by how plausible a move between them is, over this installation's taxonomy."""
    prepare_model(say)
    with throw_away_house() as house, open_transaction(house.pool) as connection:
        taxonomy = load_taxonomy(connection)
    rows = run_related(occupations, out, taxonomy, default_embedder(), top, cross_industry)
    say(f"{rows} linjer er skrevet til {out}.")


def rank(orders: Path, members_file: Path, out: Path, top: int, direction: str) -> None:
    """Rank with the whole production pipeline in a database of its own."""
    if direction not in ("orders", "members"):
        raise UnknownDirection(direction)
    with throw_away_house() as house:
        _take_in(house, orders, members_file)
        work_until_done(house)
        lines = _from_orders(house, top) if direction == "orders" else _from_members(house, top)
        out.write_text("".join(f"{query}\t{answer}\t{score:.6f}\n" for query, answer, score in lines), encoding="utf-8")


def _take_in(house: House, orders: Path, members_file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        rejects = Path(folder)
        sender = Sender(akasse_id=POOL, source="evaluering")
        report = ingest_job_orders([orders], LandOrders(house), rejects, source="evaluering")
        report += ingest_members([members_file], LandMembers(house), rejects, sender=sender)
    with open_transaction(house.pool) as connection:
        job_orders.unmark_duplicates(connection)
    _tell(report)


def _tell(report: IngestReport) -> None:
    if not report.is_clean:
        say(report.as_text())


def _matcher(connection: Connection, pool: Pool) -> Matcher:
    plain = Matcher(load_knowledge(connection), current_ranker(), model_key(default_embedder()), LONG_AGO, WIDE)
    return plain.keeping(connection, POOL, pool)


def _from_orders(house: House, top: int) -> Iterator[Line]:
    with tenant_transaction(house.pool, POOL) as connection:
        asked, answers = job_orders.source_ids(connection), members.source_ids(connection, POOL)
        matcher = _matcher(connection, Pool(list(answers), list(asked)))
        for key, source_id in _shown(asked):
            ranking = matcher.members_for(connection, POOL, get_order_profile(connection, JobOrderId(key)))
            yield from ((source_id, answers[answer], score) for answer, score in _members_of(ranking, top))


def _from_members(house: House, top: int) -> Iterator[Line]:
    with tenant_transaction(house.pool, POOL) as connection:
        asked, answers = members.source_ids(connection, POOL), job_orders.source_ids(connection)
        matcher = _matcher(connection, Pool(list(asked), list(answers)))
        for key, source_id in _shown(asked):
            profile = get_member_profile(connection, POOL, MemberId(key))
            ranking = matcher.orders_for(connection, POOL, profile)
            yield from ((source_id, answers[answer], score) for answer, score in _orders_of(ranking, top))


def _shown(source_ids: dict[UUID, str]) -> Iterable[tuple[UUID, str]]:
    with progress() as bar:
        yield from bar.track(list(source_ids.items()), description="Rangerer")


def _members_of(ranking: Ranking, top: int) -> Iterator[tuple[UUID, float]]:
    return ((entry.pair.member.profile.member_id, entry.score) for entry in ranking.entries[:top])


def _orders_of(ranking: Ranking, top: int) -> Iterator[tuple[UUID, float]]:
    return ((entry.pair.order.profile.job_order_id, entry.score) for entry in ranking.entries[:top])
