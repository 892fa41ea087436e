"""Deciding on a proposal: only on what was shown, with a reason to set it aside, and never written over."""

from datetime import timedelta
from uuid import UUID

import pytest

from matching.core.cards import Decision, NotRelevantBecause
from matching.core.errors import NotAllowed, ProposalNotFound, ReasonMissing
from matching.core.ids import JobOrderId, MemberId, RankingEventId
from matching.database.pool import Connection, set_tenant
from matching.queries import events
from matching.services.decide import decide
from matching.services.propose_jobs import propose_jobs
from tests.builders import AKADEMIKERNE, LAGER_READ, METAL, NOW, TODAY, an_adviser, put_member, put_order, put_taxonomy

pytestmark = pytest.mark.usefixtures("ranker")


class Shown:
    """A list with one job on it, and an order that is not on it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        keys = put_taxonomy(connection)
        self.order = put_order(connection, keys, LAGER_READ)
        self.member = put_member(connection, keys, LAGER_READ)
        self.event = propose_jobs(connection, an_adviser(), self.member, as_of=TODAY, now=NOW).event_id
        self.unseen = put_order(connection, keys, LAGER_READ)

    def decide(self, decision: Decision, reason: NotRelevantBecause | None = None, minutes: int = 0) -> None:
        pair = (self.event, self.member, self.order)
        decide(self.connection, an_adviser(), *pair, decision, reason, now=NOW + timedelta(minutes=minutes))

    def in_force(self) -> Decision | None:
        found = events.newest_decisions(self.connection, AKADEMIKERNE, member_id=self.member)
        return found.get((self.member, self.order))

    def rows(self) -> list[tuple[str, str | None]]:
        rows = self.connection.execute("SELECT decision, reason FROM decision_event ORDER BY happened_at").fetchall()
        return [(decision.value, reason) for decision, reason in rows]


@pytest.fixture
def shown(connection: Connection) -> Shown:
    return Shown(connection)


def test_a_decision_is_kept_and_in_force(shown: Shown) -> None:
    shown.decide(Decision.AGREED)
    assert shown.in_force() is Decision.AGREED
    assert shown.rows() == [("agreed", None)]


def test_the_order_sees_the_decision_as_the_member_does(shown: Shown) -> None:
    shown.decide(Decision.AGREED)
    found = events.newest_decisions(shown.connection, AKADEMIKERNE, job_order_id=shown.order)
    assert found == {(shown.member, shown.order): Decision.AGREED}


def test_a_change_of_mind_is_a_new_row_and_the_newest_is_in_force(shown: Shown) -> None:
    shown.decide(Decision.AGREED)
    shown.decide(Decision.UNDONE, minutes=1)
    shown.decide(Decision.NOT_RELEVANT, NotRelevantBecause.TOO_FAR, minutes=2)
    assert shown.in_force() is Decision.NOT_RELEVANT
    assert shown.rows() == [("agreed", None), ("undone", None), ("not_relevant", "too_far")]


def test_setting_aside_needs_a_reason(shown: Shown) -> None:
    with pytest.raises(ReasonMissing):
        shown.decide(Decision.NOT_RELEVANT)
    assert shown.rows() == []


def test_a_reason_for_an_agreement_is_not_kept(shown: Shown) -> None:
    shown.decide(Decision.AGREED, NotRelevantBecause.OTHER)
    assert shown.rows() == [("agreed", None)]


@pytest.mark.parametrize("wrong", ["event", "member", "order", "unseen order"])
def test_what_was_not_on_the_list_cannot_be_decided_on(shown: Shown, wrong: str) -> None:
    event = RankingEventId(UUID(int=7)) if wrong == "event" else shown.event
    member = MemberId(UUID(int=7)) if wrong == "member" else shown.member
    order = {"order": JobOrderId(UUID(int=7)), "unseen order": shown.unseen}.get(wrong, shown.order)
    with pytest.raises(ProposalNotFound):
        decide(shown.connection, an_adviser(), event, member, order, Decision.AGREED, None, now=NOW)
    assert shown.rows() == []


def test_another_akasse_cannot_decide_on_a_list_it_never_saw(shown: Shown) -> None:
    set_tenant(shown.connection, METAL)
    with pytest.raises(ProposalNotFound):
        decide(
            shown.connection, an_adviser(METAL), shown.event, shown.member, shown.order, Decision.AGREED, None, now=NOW
        )


def test_one_who_belongs_to_no_akasse_decides_nothing(shown: Shown) -> None:
    with pytest.raises(NotAllowed):
        decide(
            shown.connection, an_adviser(None), shown.event, shown.member, shown.order, Decision.AGREED, None, now=NOW
        )
