"""Exempting members one by one: under the ceiling, with a judgement, and with figures that follow."""

from datetime import date, timedelta
from threading import Thread
from uuid import UUID

import pytest

from matching.core.contact_counts import RuleCounts
from matching.core.errors import MemberNotFound
from matching.core.ids import ExemptionId, MemberId
from matching.core.talk_errors import (
    AlreadyExempted,
    ExemptionCeilingReached,
    ExemptionNotFound,
    JudgementMissing,
    OutsideThePeriod,
)
from matching.core.talks import ExemptionReason
from matching.database.pool import Connection, Pool, tenant_transaction
from matching.services.contact_figures import contact_figures
from matching.services.exempt_member import exempt_member
from matching.services.show_exemption import show_exemption
from matching.services.show_worklist import show_worklist
from matching.services.withdraw_exemption import withdraw_exemption
from tests.builders import AKADEMIKERNE, NOW, TODAY, an_adviser, put_contact_rules, put_course, put_member

ADVISER = an_adviser()
JUDGEMENT = "Har to samtaler på vej og søger bredt."


def some_members(connection: Connection, how_many: int, started_on: date = TODAY) -> list[MemberId]:
    """Members in the a-kasse's period under the rule of July 2026, of which one in four may be exempted."""
    put_contact_rules(connection)
    made = [put_member(connection, None) for _ in range(how_many)]  # type: ignore[arg-type]
    for member in made:
        put_course(connection, member, started_on=started_on, adviser=ADVISER.user_id)
    return made


def exempted(
    connection: Connection,
    member: MemberId,
    judgement: str = JUDGEMENT,
    reason: ExemptionReason = ExemptionReason.SEEKS_WELL_ALONE,
) -> ExemptionId:
    return exempt_member(connection, ADVISER, member, reason, judgement, now=NOW)


def counts(connection: Connection) -> RuleCounts:
    (only,) = contact_figures(connection, AKADEMIKERNE, None, as_of=TODAY).by_rule
    return only


def test_the_figures_follow_an_exemption_and_its_withdrawal(connection: Connection) -> None:
    """The exempted stay among the members that the 75 percent are counted of; the ceiling's room shrinks and grows."""
    members = some_members(connection, 8)
    assert (counts(connection).exempted.met, counts(connection).exempted.room) == (0, 2)
    exemption = exempted(connection, members[0])
    assert (counts(connection).exempted.share, counts(connection).exempted.room) == (1 / 8, 1)
    assert (counts(connection).within_reach.met, counts(connection).within_reach.counted) == (7, 8)
    assert withdraw_exemption(connection, ADVISER, exemption, now=NOW) == members[0]
    assert (counts(connection).exempted.met, counts(connection).exempted.room) == (0, 2)
    assert counts(connection).within_reach.met == 8


def test_the_ceiling_is_not_passed(connection: Connection) -> None:
    """One of four is 25 percent, which is allowed; a second would be half."""
    members = some_members(connection, 4)
    exempted(connection, members[0])
    with pytest.raises(ExemptionCeilingReached, match=r"højst 25 % .* Nu er 1 af 4 undtaget"):
        exempted(connection, members[1])
    assert counts(connection).exempted.met == 1


def test_where_the_rule_exempts_nobody_nobody_is_exempted(connection: Connection) -> None:
    (member, *_) = some_members(connection, 4, started_on=date(2026, 6, 29))
    with pytest.raises(ExemptionCeilingReached, match="at ingen af medlemmerne er undtaget"):
        exempted(connection, member)


def test_the_same_exemption_again_is_the_one_that_is_there(connection: Connection) -> None:
    member = some_members(connection, 4)[0]
    assert exempted(connection, member) == exempted(connection, member, f"  {JUDGEMENT} ")
    assert counts(connection).exempted.met == 1


@pytest.mark.parametrize("other", [{"judgement": "Noget andet."}, {"reason": ExemptionReason.JOB_IN_SIGHT}])
def test_another_exemption_of_the_same_member_is_refused(connection: Connection, other: dict[str, str]) -> None:
    member = some_members(connection, 8)[0]
    exempted(connection, member)
    with pytest.raises(AlreadyExempted):
        exempted(connection, member, **other)  # type: ignore[arg-type]


def test_a_member_can_be_exempted_again_after_a_withdrawal(connection: Connection) -> None:
    member = some_members(connection, 4)[0]
    first = exempted(connection, member)
    for _ in range(2):
        withdraw_exemption(connection, ADVISER, first, now=NOW)
    assert exempted(connection, member) != first


def test_an_exemption_says_its_judgement(connection: Connection) -> None:
    member = some_members(connection, 4)[0]
    with pytest.raises(JudgementMissing):
        exempted(connection, member, "  \n ")


def test_a_member_outside_the_period_cannot_be_exempted(connection: Connection) -> None:
    some_members(connection, 4)
    member = put_member(connection, None)  # type: ignore[arg-type]
    put_course(connection, member, started_on=date(2026, 8, 3), hours_at_start=411)
    for outside in (member, put_member(connection, None)):  # type: ignore[arg-type]
        with pytest.raises(OutsideThePeriod):
            exempted(connection, outside)
    with pytest.raises(MemberNotFound):
        exempted(connection, MemberId(UUID(int=7)))


def test_an_unknown_exemption_cannot_be_withdrawn(connection: Connection) -> None:
    some_members(connection, 1)
    with pytest.raises(ExemptionNotFound):
        withdraw_exemption(connection, ADVISER, ExemptionId(UUID(int=7)), now=NOW)


def test_the_case_shows_the_live_share_and_what_is_in_force(connection: Connection) -> None:
    members = some_members(connection, 4)
    exempted(connection, members[0])
    case = show_exemption(connection, ADVISER, members[0], now=NOW)
    assert case.exemption is not None
    assert case.exemption.judgement == JUDGEMENT
    assert case.share is not None
    assert (case.share.met, case.share.counted, case.share.room) == (1, 4, 0)
    assert show_exemption(connection, ADVISER, members[1], now=NOW).exemption is None


def test_an_exempted_member_is_no_longer_said_to_lack_further_talks(connection: Connection) -> None:
    """The task is about the second talk near the period's end; the first talk was held."""
    members = some_members(connection, 4, started_on=TODAY - timedelta(days=75))
    for member in members:
        connection.execute(
            "INSERT INTO benefit_hours SELECT akasse_id, course_id, date '2026-10-01', 400 FROM course"
            " WHERE member_id = %s",
            [member],
        )
        connection.execute(
            "INSERT INTO talk (akasse_id, course_id, member_id, kind, form, state, starts_at, ends_at, adviser,"
            " concrete_job, changed_at) SELECT akasse_id, course_id, member_id, 'jobsamtale', 'phone', 'held',"
            " %(at)s, %(at)s + interval '30 minutes', 'adviser-1', true, %(at)s FROM course"
            " WHERE member_id = %(member)s",
            {"member": member, "at": NOW - timedelta(days=70)},
        )
    before = {task.member_id: task.kind.name for task in show_worklist(connection, ADVISER, now=NOW, day=None).tasks}
    assert before == dict.fromkeys(members, "TALKS_MISSING")
    exempted(connection, members[0])
    after = {task.member_id: task.kind.name for task in show_worklist(connection, ADVISER, now=NOW, day=None).tasks}
    assert after == {**before, members[0]: "HANDOVER"}


def test_two_who_exempt_at_once_do_not_pass_the_ceiling(pool: Pool) -> None:
    """The second waits for the first, whose exemption it could not see yet."""
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        first, second, *_ = some_members(connection, 4)
    ends: list[type[Exception]] = []

    def come_second() -> None:
        try:
            with tenant_transaction(pool, AKADEMIKERNE) as connection:
                exempted(connection, second)
        except ExemptionCeilingReached as error:
            ends.append(type(error))

    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        exempted(connection, first)
        colleague = Thread(target=come_second)
        colleague.start()
        colleague.join(timeout=0.5)
        assert colleague.is_alive(), "nobody waited"
    colleague.join()
    assert ends == [ExemptionCeilingReached]
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        assert counts(connection).exempted.met == 1
