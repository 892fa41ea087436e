"""The list a conversation opens with: three tracks, law first, everything kept for replay."""

from datetime import date
from uuid import UUID

import pytest

from matching.core.access import Role
from matching.core.cards import Decision, JobProposals, NotRelevantBecause
from matching.core.eligibility import Rule
from matching.core.errors import MemberNotFound, NotAllowed
from matching.core.ids import MemberId
from matching.core.job_order import Hours
from matching.core.proposal import Track
from matching.core.taxonomy import LicenceDemand
from matching.database.pool import Connection, set_tenant
from matching.queries import events
from matching.ranking.features import FEATURE_NAMES
from matching.ranking.ranker import Ranker
from matching.services.decide import decide
from matching.services.propose_jobs import propose_jobs
from tests.builders import (
    AKADEMIKERNE,
    BUTIK_READ,
    LAGER_READ,
    METAL,
    MODEL,
    NOW,
    SYGEPLEJE_READ,
    TODAY,
    Keys,
    Read,
    an_adviser,
    put_geography,
    put_member,
    put_order,
    put_taxonomy,
)

pytestmark = pytest.mark.usefixtures("ranker")


@pytest.fixture
def keys(connection: Connection) -> Keys:
    put_geography(connection)
    return put_taxonomy(connection)


def proposals(connection: Connection, member: MemberId, **wishes: int) -> JobProposals:
    return propose_jobs(connection, an_adviser(), member, as_of=TODAY, now=NOW, **wishes)


def tracks(found: JobProposals) -> list[Track]:
    return [job.proposal.track for job in found.jobs]


def excluded(found: JobProposals) -> dict[str, int]:
    return {line.rule: line.count for line in found.excluded}


def test_a_warehouse_worker_gets_the_same_a_near_and_a_new_track(connection: Connection, keys: Keys) -> None:
    """Warehouse to warehouse is the same section; the shop is reached at 0.6; nursing is another section, no move."""
    for read in (SYGEPLEJE_READ, LAGER_READ, BUTIK_READ):
        put_order(connection, keys, read)
    found = proposals(connection, put_member(connection, keys, LAGER_READ))
    assert tracks(found) == [Track.SAME, Track.NEAR, Track.NEW]
    assert [job.order.occupations for job in found.jobs] == [
        ("lagermedarbejder",), ("butiksassistent",), ("sygeplejerske",)
    ]  # fmt: skip
    assert [job.proposal.rank for job in found.jobs] == [1, 2, 3]
    assert found.considered == 3


def test_each_track_gets_at_most_a_third_so_a_near_trade_never_crowds_out_a_new_one(
    connection: Connection, keys: Keys
) -> None:
    for read in (LAGER_READ, LAGER_READ, LAGER_READ, BUTIK_READ, SYGEPLEJE_READ):
        put_order(connection, keys, read)
    found = proposals(connection, put_member(connection, keys, LAGER_READ), limit=6)
    assert tracks(found) == [Track.SAME, Track.SAME, Track.NEAR, Track.NEW]


def test_what_the_rules_keep_out_is_counted_with_a_remedy(connection: Connection, keys: Keys) -> None:
    put_order(connection, keys, LAGER_READ, deadline_on=date(2026, 11, 22))
    put_order(connection, keys, LAGER_READ, deadline_on=TODAY)
    put_order(
        connection, keys, Read(["sygeplejerske"], licences=[("autorisation som sygeplejerske", LicenceDemand.LAW)])
    )
    put_order(connection, keys, LAGER_READ, hours=Hours(10, 15))
    put_order(connection, keys, LAGER_READ, hours=Hours(12, 12))
    member = put_member(connection, keys, LAGER_READ, hours=Hours(30, 37))
    found = proposals(connection, member)
    assert excluded(found) == {Rule.HOURS.label: 2, Rule.DEADLINE_PASSED.label: 1, Rule.LICENCE_BY_LAW.label: 1}
    assert [line.count for line in found.excluded] == [2, 1, 1]
    assert all(line.remedy for line in found.excluded)
    assert (found.considered, len(found.jobs)) == (5, 1)


def test_a_nurse_by_trade_is_presumed_to_hold_the_authorisation(connection: Connection, keys: Keys) -> None:
    licence = [("autorisation som sygeplejerske", LicenceDemand.LAW)]
    put_order(connection, keys, Read(["sygeplejerske"], licences=licence, section="Q"))
    found = proposals(connection, put_member(connection, keys, SYGEPLEJE_READ))
    assert [job.order.occupations for job in found.jobs] == [("sygeplejerske",)]
    assert any("se beviset" in reason.text for reason in found.jobs[0].proposal.reasons)


def test_a_wider_travel_limit_brings_in_what_the_members_own_keeps_out(connection: Connection, keys: Keys) -> None:
    put_order(connection, keys, LAGER_READ, postcode="8000")
    member = put_member(connection, keys, LAGER_READ, postcode="1500", travel_limit=45)
    assert excluded(proposals(connection, member)) == {Rule.TRAVEL.label: 1}
    wider = proposals(connection, member, travel_limit=299)
    assert (len(wider.jobs), excluded(wider)) == (1, {})
    assert wider.member.travel_limit == 45  # widened for this once only
    minutes = wider.jobs[0].proposal.minutes
    assert minutes is not None
    assert 120 < minutes < 299


def test_the_list_is_kept_as_it_was_shown(connection: Connection, keys: Keys, ranker: Ranker) -> None:
    order = put_order(connection, keys, LAGER_READ)
    member = put_member(connection, keys, LAGER_READ)
    found = proposals(connection, member, travel_limit=60)
    event = events.find_ranking_event(connection, AKADEMIKERNE, found.event_id)
    assert event is not None
    assert (event.member_id, event.job_order_id, event.as_of) == (member, None, TODAY)
    assert (event.ranker, tuple(event.feature_names)) == (ranker.identity, FEATURE_NAMES)
    (line,) = event.shown
    assert (line["member_id"], line["job_order_id"], line["track"]) == (str(member), str(order), "same")
    assert line["score"] == found.jobs[0].proposal.score
    assert len(line["values"]) == len(FEATURE_NAMES)
    kept = connection.execute("SELECT actor, purpose, options, embedding_model FROM ranking_event").fetchall()
    assert kept == [("adviser-1", "jobsamtale", {"travel_limit": 60}, MODEL)]


def test_an_empty_list_is_kept_too(connection: Connection, keys: Keys) -> None:
    found = proposals(connection, put_member(connection, keys, LAGER_READ))
    assert (found.jobs, found.considered) == ((), 0)
    assert events.find_ranking_event(connection, AKADEMIKERNE, found.event_id) is not None


def test_the_newest_decision_stands_beside_the_job(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, LAGER_READ)
    member = put_member(connection, keys, LAGER_READ)
    found = proposals(connection, member)
    assert [job.decided for job in found.jobs] == [None]
    reason = NotRelevantBecause.TOO_FAR
    decide(connection, an_adviser(), found.event_id, member, order, Decision.NOT_RELEVANT, reason, now=NOW)
    assert [job.decided for job in proposals(connection, member).jobs] == [Decision.NOT_RELEVANT]


def test_the_order_stands_without_its_contact_on_a_list(connection: Connection, keys: Keys) -> None:
    put_order(connection, keys, LAGER_READ)
    found = proposals(connection, put_member(connection, keys, LAGER_READ))
    assert found.jobs[0].order.contact is None


def test_equal_orders_stand_in_the_order_of_their_numbers(connection: Connection, keys: Keys) -> None:
    for _ in range(4):
        put_order(connection, keys, LAGER_READ)
    found = proposals(connection, put_member(connection, keys, LAGER_READ))
    numbers = [job.order.number for job in found.jobs]
    assert numbers == sorted(numbers)
    assert len({job.proposal.score for job in found.jobs}) == 1


def test_a_member_of_another_akasse_is_not_there(connection: Connection, keys: Keys) -> None:
    theirs = put_member(connection, keys, LAGER_READ, akasse_id=METAL)
    set_tenant(connection, AKADEMIKERNE)
    for unknown in (theirs, MemberId(UUID(int=7))):
        with pytest.raises(MemberNotFound):
            proposals(connection, unknown)
    assert connection.execute("SELECT count(*) FROM ranking_event").fetchone() == (0,)


def test_one_who_belongs_to_no_akasse_may_not_ask(connection: Connection, keys: Keys) -> None:
    member = put_member(connection, keys, LAGER_READ)
    stranger = an_adviser(None, role=Role.OPERATOR)
    with pytest.raises(NotAllowed):
        propose_jobs(connection, stranger, member, as_of=TODAY, now=NOW)
