"""What has been set going stands on the worklist until somebody has answered."""

from datetime import timedelta

import pytest

from matching.core.danish_time import danish_day
from matching.core.ids import MemberId
from matching.core.recommendations import Channel
from matching.core.referrals import ReferralAct
from matching.core.worklist import Asking, Task, TaskKind
from matching.database.pool import Connection
from matching.queries import recommendations, referrals
from matching.services.answer_referral import Answer, note_answer
from matching.services.draft_recommendation import draft_recommendation
from matching.services.recommendation_steps import Seen
from matching.services.send_recommendation import send_recommendation
from matching.services.waiting_tasks import overdue_recommendation_tasks, waiting_referral_tasks
from tests.builders import (
    AKADEMIKERNE,
    LAGER_READ,
    NOW,
    Keys,
    a_recommendation_draft,
    an_adviser,
    put_course,
    put_member,
    put_order,
    put_period_rules,
    put_referral,
    put_taxonomy,
)

ADVISER = an_adviser()


@pytest.fixture
def keys(connection: Connection) -> Keys:
    put_period_rules(connection)
    return put_taxonomy(connection)


@pytest.fixture
def member(connection: Connection, keys: Keys) -> MemberId:
    made = put_member(connection, keys, LAGER_READ)
    put_course(connection, made, adviser=ADVISER.user_id)
    return made


def asked(adviser: str | None = ADVISER.user_id, days: int = 0) -> Asking:
    now = NOW + timedelta(days=days)
    return Asking(AKADEMIKERNE, adviser, danish_day(now), now)


def referral_tasks(connection: Connection, asking: Asking | None = None) -> list[tuple[TaskKind, str]]:
    return [(task.kind, task.detail) for task in waiting_referral_tasks(connection, asking or asked())]


def test_a_referral_on_its_way_is_a_task_by_the_day_it_lapses(
    connection: Connection, keys: Keys, member: MemberId
) -> None:
    order = put_order(connection, keys, LAGER_READ, employer_name="Pakkeriet ApS")
    referral = put_referral(connection, member, order, sent=True)
    (task,) = waiting_referral_tasks(connection, asked())
    line = referrals.find_line(connection, AKADEMIKERNE, referral)
    assert line is not None
    assert line.lapses_at is not None
    assert task == Task(
        kind=TaskKind.REFERRAL_WAITS,
        subject_id=referral,
        member_id=member,
        member_number=line.member_number,
        name="Karen Prøve",
        due_on=danish_day(line.lapses_at),
        detail="Lagermedarbejder, Pakkeriet ApS, sendt til virksomheden",
    )


def test_a_referral_the_employer_said_yes_to_is_told_apart(
    connection: Connection, keys: Keys, member: MemberId
) -> None:
    referral = put_referral(connection, member, put_order(connection, keys, LAGER_READ), sent=True)
    note_answer(connection, ADVISER, referral, Answer(ReferralAct.INVITE), version=3, now=NOW)
    ((kind, detail),) = referral_tasks(connection)
    assert kind is TaskKind.EMPLOYER_ANSWERED
    assert detail.endswith("virksomheden vil tale med medlemmet")


def test_a_colleagues_referrals_are_not_mine_but_everybodys(
    connection: Connection, keys: Keys, member: MemberId
) -> None:
    colleague = an_adviser(user_id="adviser-2")
    put_referral(connection, member, put_order(connection, keys, LAGER_READ), actor=colleague)
    assert referral_tasks(connection) == []
    assert [kind for kind, _ in referral_tasks(connection, asked(None))] == [TaskKind.REFERRAL_WAITS]


def test_a_recommendation_is_a_task_from_the_day_one_meant_to_ask(connection: Connection, member: MemberId) -> None:
    key = draft_recommendation(connection, ADVISER, a_recommendation_draft(member), now=NOW)
    sent = send_recommendation(connection, ADVISER, Seen(key, 1), Channel.SECURE_MAIL, now=NOW)
    assert sent.remind_on is not None
    days = (sent.remind_on - danish_day(NOW)).days
    assert overdue_recommendation_tasks(connection, asked(days=days - 1)) == []
    (task,) = overdue_recommendation_tasks(connection, asked(days=days))
    kind = recommendations.recommendations_waiting(connection, AKADEMIKERNE, None, as_of=sent.remind_on)[0].kind_label
    assert (task.kind, task.subject_id, task.due_on) == (TaskKind.RECOMMENDATION_OVERDUE, key, sent.remind_on)
    assert task.detail == kind.lower()
