import pytest

from matching.core.job_order import JobOrderStatus
from matching.core.order_life import (
    EMPLOYER_ACTOR,
    JOBBRO_ACTOR,
    TRANSITIONS,
    StateCause,
    WhoActed,
    may_change,
    who_acted,
)

OPEN, PAUSED, MET, EXPIRED = JobOrderStatus


def test_no_step_leads_from_a_state_to_itself() -> None:
    assert all(current is not to for current, to in TRANSITIONS)


@pytest.mark.parametrize("status", JobOrderStatus)
def test_every_state_can_be_left_and_reached(status: JobOrderStatus) -> None:
    assert any(current is status for current, _ in TRANSITIONS)
    assert any(to is status for _, to in TRANSITIONS)


@pytest.mark.parametrize("cause", [cause for cause in StateCause if cause is not StateCause.SUBMITTED])
def test_every_cause_but_the_first_leads_somewhere(cause: StateCause) -> None:
    assert any(cause in causes for causes in TRANSITIONS.values())


def test_only_a_passed_deadline_closes_an_order_as_passed() -> None:
    leading = {cause for (_, to), causes in TRANSITIONS.items() if to is EXPIRED for cause in causes}
    assert leading == {StateCause.DEADLINE_PASSED, StateCause.IMPORTED}


@pytest.mark.parametrize(
    ("current", "to", "cause", "allowed"),
    [
        (OPEN, PAUSED, StateCause.ENOUGH_REFERRALS, True),
        (OPEN, MET, StateCause.POSITIONS_FILLED, True),
        (OPEN, MET, StateCause.DEADLINE_PASSED, False),
        (MET, OPEN, StateCause.HIRE_REVERSED, True),
        (MET, EXPIRED, StateCause.DEADLINE_PASSED, False),
        (EXPIRED, PAUSED, StateCause.EMPLOYER_ASKED, False),
        (EXPIRED, OPEN, StateCause.REOPENED, True),
        (OPEN, OPEN, StateCause.REOPENED, False),
    ],
)
def test_a_step_needs_its_own_cause(
    current: JobOrderStatus, to: JobOrderStatus, cause: StateCause, allowed: bool
) -> None:
    assert may_change(current, to, cause) is allowed


def test_the_log_never_says_which_adviser() -> None:
    assert who_acted("demo-adviser-48") is WhoActed.ADVISER
    assert who_acted(EMPLOYER_ACTOR) is WhoActed.EMPLOYER
    assert who_acted(JOBBRO_ACTOR) is WhoActed.JOBBRO
