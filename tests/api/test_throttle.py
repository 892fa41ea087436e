from datetime import timedelta

import pytest

from api.throttle import Throttle, TooOften
from tests.api.stage import NOW


def test_each_visitor_has_a_window_of_its_own() -> None:
    throttle = Throttle(2, timedelta(minutes=10))
    for visitor in ("a", "b", "a", "b"):
        throttle.note(visitor, NOW)
    with pytest.raises(TooOften):
        throttle.note("a", NOW)


def test_what_was_asked_before_the_window_is_forgotten() -> None:
    throttle = Throttle(1, timedelta(minutes=10))
    throttle.note("a", NOW)
    throttle.note("a", NOW + timedelta(minutes=10))
    with pytest.raises(TooOften):
        throttle.note("a", NOW + timedelta(minutes=19))
