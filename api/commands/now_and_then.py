"""Something the worker does now and then while it goes round."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from api.clock import read_clock

DoneT = TypeVar("DoneT")

#: How often: what is tended falls due by days, so minutes are soon enough.
EVERY = timedelta(minutes=10)


@dataclass
class NowAndThen(Generic[DoneT]):
    """An act that is done when it is first looked at, and again when `EVERY` has gone by."""

    act: Callable[[datetime], DoneT]
    clock: Callable[[], datetime] = read_clock
    _next: datetime | None = field(default=None, init=False)

    def look(self) -> DoneT | None:
        """Act when it is time; None when it is not."""
        now = self.clock()
        if self._next is not None and now < self._next:
            return None
        self._next = now + EVERY
        return self.act(now)
