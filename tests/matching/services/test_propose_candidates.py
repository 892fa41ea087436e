"""Members for an order, from the adviser's own a-kasse only."""

from uuid import UUID

import pytest

from matching.core.cards import CandidateProposals
from matching.core.eligibility import Rule
from matching.core.errors import JobOrderNotFound
from matching.core.ids import JobOrderId
from matching.core.job_order import Shift
from matching.core.proposal import Track
from matching.database.pool import Connection, set_tenant
from matching.queries import events
from matching.services.propose_candidates import propose_candidates
from matching.services.propose_jobs import propose_jobs
from tests.builders import (
    AKADEMIKERNE,
    BUTIK_READ,
    LAGER_READ,
    METAL,
    NOW,
    SYGEPLEJE_READ,
    TODAY,
    Keys,
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
    set_tenant(connection, AKADEMIKERNE)
    return put_taxonomy(connection)


def proposals(connection: Connection, order: JobOrderId) -> CandidateProposals:
    return propose_candidates(connection, an_adviser(), order, as_of=TODAY, now=NOW)


def test_candidates_of_all_three_tracks_stand_best_first(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, LAGER_READ)
    people = [
        put_member(connection, keys, read, name=name)
        for read, name in ((SYGEPLEJE_READ, "Pleje"), (BUTIK_READ, "Butik"), (LAGER_READ, "Lager"))
    ]
    found = proposals(connection, order)
    assert [candidate.member.name for candidate in found.candidates] == ["Lager", "Butik", "Pleje"]
    assert [candidate.proposal.track for candidate in found.candidates] == [Track.SAME, Track.NEAR, Track.NEW]
    assert {candidate.proposal.member_id for candidate in found.candidates} == set(people)


def test_members_of_another_akasse_are_never_candidates(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, LAGER_READ)
    put_member(connection, keys, LAGER_READ, akasse_id=METAL)
    set_tenant(connection, AKADEMIKERNE)
    assert (proposals(connection, order).candidates, proposals(connection, order).considered) == ((), 0)


def test_what_the_rules_keep_out_is_counted(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, LAGER_READ, shifts=frozenset({Shift.NIGHT}))
    put_member(connection, keys, LAGER_READ, shifts=frozenset({Shift.DAY}))
    put_member(connection, keys, LAGER_READ)
    found = proposals(connection, order)
    assert [(line.rule, line.count) for line in found.excluded] == [(Rule.SHIFTS.label, 1)]
    assert len(found.candidates) == 1


def test_the_orders_own_page_names_the_contact(connection: Connection, keys: Keys) -> None:
    found = proposals(connection, put_order(connection, keys, LAGER_READ))
    assert found.order.contact is not None
    assert found.order.contact.name == "Bo Prøve"


def test_the_list_is_kept_for_the_order(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, LAGER_READ)
    member = put_member(connection, keys, LAGER_READ)
    found = proposals(connection, order)
    event = events.find_ranking_event(connection, AKADEMIKERNE, found.event_id)
    assert event is not None
    assert (event.member_id, event.job_order_id) == (None, order)
    assert [line["member_id"] for line in event.shown] == [str(member)]


def test_an_order_that_is_not_there_is_said_so(connection: Connection, keys: Keys) -> None:
    set_tenant(connection, AKADEMIKERNE)
    with pytest.raises(JobOrderNotFound):
        proposals(connection, JobOrderId(UUID(int=7)))


def test_a_member_and_an_order_get_the_same_score_from_both_sides(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys, BUTIK_READ, postcode="4000")
    member = put_member(connection, keys, LAGER_READ, postcode="1500")
    (candidate,) = proposals(connection, order).candidates
    (job,) = propose_jobs(connection, an_adviser(), member, as_of=TODAY, now=NOW).jobs
    assert candidate.proposal == job.proposal
