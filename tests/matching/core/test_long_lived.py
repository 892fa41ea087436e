"""What is kept is left alone by the collector, and goes all the same when nobody holds it."""

import gc
import weakref

from matching.core.long_lived import settled


class Large:
    """Something that is kept."""


def test_what_is_kept_is_no_longer_visited() -> None:
    kept = settled(Large())
    try:
        assert all(one is not kept for one in gc.get_objects())
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
    assert any(one is kept for one in gc.get_objects())


def test_it_goes_when_nobody_holds_it() -> None:
    kept = settled(Large())
    seen = weakref.ref(kept)
    del kept
    gone = seen() is None
    gc.unfreeze()
    assert gone


def test_garbage_is_not_kept_with_it() -> None:
    circle = Large()
    circle.itself = circle  # type: ignore[attr-defined]
    seen = weakref.ref(circle)
    del circle
    settled(Large())
    gc.unfreeze()
    assert seen() is None
