"""What a wish would give, and why a job is not on the list; nothing of either changes the member."""

import pytest

from matching.core.absence import Absence, AbsenceCause
from matching.core.eligibility import Rule
from matching.core.ids import JobOrderId, MemberId, SkillId
from matching.core.job_order import Shift
from matching.core.taxonomy import LicenceDemand
from matching.core.what_if import ImaginedJobs, WhatIf
from matching.database.pool import Connection
from matching.queries import events
from matching.services.explain_absence import explain_absence, orders_called
from matching.services.propose_jobs import propose_jobs
from matching.services.what_if import what_if, what_if_choices
from tests.builders import (
    AKADEMIKERNE,
    BUTIK_READ,
    LAGER_READ,
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
from tests.matching.queries.world import FULL_READ

pytestmark = pytest.mark.usefixtures("ranker")


@pytest.fixture
def keys(connection: Connection) -> Keys:
    put_geography(connection)
    return put_taxonomy(connection)


@pytest.fixture
def member(connection: Connection, keys: Keys) -> MemberId:
    return put_member(connection, keys, LAGER_READ, postcode="4000", travel_limit=20, shifts=frozenset({Shift.DAY}))


def wished(connection: Connection, member: MemberId, wish: WhatIf, limit: int = 60) -> ImaginedJobs:
    return what_if(connection, an_adviser(), member, wish, as_of=TODAY, now=NOW, limit=limit)


def asked(connection: Connection, member: MemberId, order: JobOrderId, limit: int = 60) -> Absence:
    return explain_absence(connection, an_adviser(), member, order, as_of=TODAY, now=NOW, limit=limit)


def test_a_longer_way_brings_the_jobs_beyond_it_and_marks_them(
    connection: Connection, keys: Keys, member: MemberId
) -> None:
    near = put_order(connection, keys, LAGER_READ, postcode="4000")
    far = put_order(connection, keys, LAGER_READ, postcode="1500")
    given = wished(connection, member, WhatIf(travel_limit=90))
    assert {job.order.job_order_id for job in given.proposals.jobs} == {near, far}
    assert given.fresh == {far}
    assert given.gone == 0


def test_a_wish_is_kept_with_its_list_and_the_profile_is_not_changed(
    connection: Connection, keys: Keys, member: MemberId
) -> None:
    put_order(connection, keys, LAGER_READ, postcode="1500")
    given = wished(connection, member, WhatIf(travel_limit=90))
    event = events.find_ranking_event(connection, AKADEMIKERNE, given.proposals.event_id)
    options = connection.execute("SELECT options FROM ranking_event").fetchone()
    assert event is not None
    assert len(event.shown) == 1
    assert options is not None
    assert options[0]["what_if"]["travel_limit"] == 90
    assert given.proposals.member.travel_limit == 20
    assert propose_jobs(connection, an_adviser(), member, as_of=TODAY, now=NOW).jobs == ()


def test_a_wish_for_nothing_gives_the_usual_list(connection: Connection, keys: Keys, member: MemberId) -> None:
    put_order(connection, keys, LAGER_READ, postcode="4000")
    usual = propose_jobs(connection, an_adviser(), member, as_of=TODAY, now=NOW)
    given = wished(connection, member, WhatIf())
    assert [job.proposal for job in given.proposals.jobs] == [job.proposal for job in usual.jobs]
    assert (given.fresh, given.gone) == (frozenset(), 0)


def test_a_competence_more_finds_jobs_that_no_other_source_found(
    connection: Connection, keys: Keys, member: MemberId
) -> None:
    care = keys.skills["personlig pleje"]
    only_care = Read(skills=["personlig pleje"], section="Q", degrees=None)
    wanted = put_order(connection, keys, only_care, postcode="4000", title="Plejer", text="Du hjælper.")
    given = wished(connection, member, WhatIf(skills=(care,)))
    assert given.fresh == {wanted}


def test_an_opened_industry_shows_its_best_beside_the_others(
    connection: Connection, keys: Keys, member: MemberId
) -> None:
    other = Read(["butiksassistent"], ["varemodtagelse"], section="Q", degrees=0.0)
    put_order(connection, keys, other, postcode="4000", title="Depot på hospital", text="Du fylder op på afdelingerne.")
    shop = put_order(connection, keys, BUTIK_READ, postcode="4000", title="Butik", text="Du betjener vores kunder.")
    assert shop not in {job.order.job_order_id for job in wished(connection, member, WhatIf(), limit=3).proposals.jobs}
    opened = wished(connection, member, WhatIf(opened=frozenset({"G"})), limit=3)
    assert opened.fresh == {shop}


def test_choices_leave_out_what_is_held_and_what_is_unknown(connection: Connection, keys: Keys) -> None:
    holder = put_member(connection, keys, FULL_READ, postcode="4000")
    wish = WhatIf(skills=(SkillId(987654),), opened=frozenset({"X"}))
    choices = what_if_choices(connection, an_adviser(), holder, wish, "kundebetjening")
    assert choices.wish == WhatIf(skills=(keys.skills["kundebetjening"],))
    assert "truckcertifikat" not in choices.licences.values()
    assert "H" not in choices.industries
    assert choices.unknown == ""
    assert what_if_choices(connection, an_adviser(), holder, WhatIf(), "xyzzy").unknown == "xyzzy"


def test_every_rule_that_keeps_a_job_away_is_told(connection: Connection, keys: Keys, member: MemberId) -> None:
    order = put_order(connection, keys, LAGER_READ, postcode="1500", shifts=frozenset({Shift.NIGHT}))
    answer = asked(connection, member, order)
    assert (answer.cause, answer.rules) == (AbsenceCause.RULE, (Rule.SHIFTS, Rule.TRAVEL))
    assert answer.minutes is not None
    assert answer.minutes > 20


def test_a_closed_order_is_told_as_closed(connection: Connection, keys: Keys, member: MemberId) -> None:
    order = put_order(connection, keys, LAGER_READ, postcode="4000", status="need_met")
    assert asked(connection, member, order).rules == (Rule.ORDER_CLOSED,)


def test_a_licence_by_law_is_named_with_the_way_to_it(connection: Connection, keys: Keys, member: MemberId) -> None:
    by_law = Read(["sygeplejerske"], [], [("autorisation som sygeplejerske", LicenceDemand.LAW)], section="Q")
    answer = asked(connection, member, put_order(connection, keys, by_law, postcode="4000"))
    assert answer.rules == (Rule.LICENCE_BY_LAW,)
    assert [licence.label for licence in answer.lacking] == ["autorisation som sygeplejerske"]


def test_a_job_behind_the_best_is_told_with_its_place_and_what_would_lift_it(
    connection: Connection, keys: Keys, member: MemberId
) -> None:
    put_order(connection, keys, LAGER_READ, postcode="4000")
    weak = Read(["lagermedarbejder"], ["kundebetjening", "kasseekspedition"], degrees=80.0)
    behind = put_order(connection, keys, weak, postcode="4000", title="Lager og kasse", text="Du betjener også kunder.")
    answer = asked(connection, member, behind, limit=3)
    assert answer.cause is AbsenceCause.NOT_AMONG_THE_BEST
    assert (answer.place, answer.among, answer.shown) == (2, 2, 1)
    assert any("Mangler" in reason.text for reason in answer.lifts)
    assert asked(connection, member, behind).cause is AbsenceCause.ON_THE_LIST


def test_an_order_that_could_not_be_read_is_told_so(connection: Connection, keys: Keys, member: MemberId) -> None:
    order = put_order(connection, keys, postcode="4000")
    assert asked(connection, member, order).cause is AbsenceCause.NOT_READ


def test_orders_are_found_by_title_and_number_and_members_never(
    connection: Connection, keys: Keys, member: MemberId
) -> None:
    order = put_order(connection, keys, SYGEPLEJE_READ, title="Sygeplejerske til nattevagt")
    assert [hit.key for hit in orders_called(connection, an_adviser(), "sygeplejerske")] == [order]
    assert orders_called(connection, an_adviser(), "Karen Prøve") == ()
