import pytest

from matching.core.talk_errors import TalkCannotBecome
from matching.core.talks import TALK_TRANSITIONS, TalkState, may_become


def test_every_state_says_what_may_follow() -> None:
    assert set(TALK_TRANSITIONS) == set(TalkState)


@pytest.mark.parametrize("state", [TalkState.HELD, TalkState.CANCELLED])
def test_a_talk_that_is_over_stays_what_it_is(state: TalkState) -> None:
    assert not any(may_become(state, to) for to in TalkState)


def test_a_no_show_can_only_turn_out_to_have_been_held() -> None:
    assert [to for to in TalkState if may_become(TalkState.NO_SHOW, to)] == [TalkState.HELD]


@pytest.mark.parametrize("to", TalkState)
def test_a_refused_change_says_what_the_talk_is(to: TalkState) -> None:
    sentence = str(TalkCannotBecome(TalkState.CANCELLED, to))
    assert sentence.startswith("Samtalen er aflyst og kan ikke længere ")
    assert sentence.endswith(".")
