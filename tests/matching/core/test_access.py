"""Who may do what: a table, denied by default."""

import pytest

from matching.core.access import ALLOWED, BY_ADDRESS, PUBLIC, Action, Actor, Role, may
from matching.core.ids import AkasseId

SEEN = {Action.SEE_START, Action.SEE_MEMBER, Action.SEE_JOB_ORDER, Action.SEARCH, Action.SEE_WORKLIST, Action.SEE_RULES}
TALKS = {Action.PLAN_TALK, Action.HOLD_TALK, Action.EXEMPT_MEMBER, Action.HAND_OVER, Action.CHANGE_PROFILE}
MEDIATION = {Action.DECIDE_ON_PROPOSAL, Action.REFER_MEMBER, Action.REGISTER_PLACEMENT, Action.CHANGE_JOB_ORDER}
OFFERS = {Action.RECOMMEND_OFFER, Action.DECIDE_RECOMMENDATION}
POST = {Action.SEE_POST, Action.TEND_POST, Action.SEE_NEWS}
LISTS = {Action.EXPORT_LIST, Action.SEE_LISTS, Action.KEEP_SEARCHES, Action.ASSIGN_ADVISER}
POOLS = {Action.SEE_POOL, Action.AGREE_ON_POOL, Action.ASK_FOR_REFERRAL}
FIGURES = {Action.READ_FIGURES}
CONVERSATION = SEEN | TALKS | MEDIATION | OFFERS | POST | LISTS | POOLS | FIGURES
EMPLOYERS = {Action.ANSWER_REFERRAL, Action.SUBMIT_JOB_ORDER, Action.FOLLOW_JOB_ORDER}
SHOWN = {Action.SEE_HEALTH, Action.SEE_COMPONENTS, Action.SEE_CAUGHT_MAIL}
OPEN = {Action.SIGN_IN, Action.READ_CALENDAR} | SHOWN | EMPLOYERS
#: The whole matrix, written a second time on purpose: a change of who may do what is a change of this table too.
EXPECTED = {
    Role.ADVISER: CONVERSATION,
    Role.LEADER: CONVERSATION,
    Role.SYSTEM: {
        Action.INGEST_JOB_ORDERS,
        Action.INGEST_MEMBERS,
        Action.INGEST_COURSES,
        Action.SEE_MEMBER,
        Action.SEE_JOB_ORDER,
        *FIGURES,
    },
    Role.OPERATOR: {Action.INGEST_JOB_ORDERS},
    Role.STAR: FIGURES,
}


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_the_table_says_and_nothing_else(role: Role) -> None:
    actor = Actor("someone", role, AkasseId(48))
    assert {action for action in Action if may(actor, action)} == EXPECTED[role] | OPEN


def test_one_who_is_not_signed_in_may_do_what_is_open_to_all_only() -> None:
    assert {action for action in Action if may(None, action)} == OPEN == PUBLIC | BY_ADDRESS


def test_a_role_that_nobody_listed_may_do_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matching.core.access.ALLOWED", {})
    assert {action for action in Action if may(Actor("x", Role.ADVISER, AkasseId(48)), action)} == OPEN


def test_every_action_is_open_or_some_roles() -> None:
    assert PUBLIC.union(BY_ADDRESS, *ALLOWED.values()) == set(Action)


def test_those_who_run_the_machines_see_no_member() -> None:
    assert not may(Actor("drift", Role.OPERATOR, None), Action.SEE_MEMBER)
