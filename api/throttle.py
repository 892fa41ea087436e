"""How often one visitor may ask for something costly: a sliding window in memory, for pages that need no sign-in."""

import threading
from collections import OrderedDict, deque
from datetime import datetime, timedelta

from matching.core.errors import JobbroError

#: Visitors remembered at once; the one asked for longest ago is forgotten first.
REMEMBERED = 10_000


class TooOften(JobbroError):
    """One visitor asks faster than people do."""

    def __init__(self) -> None:
        super().__init__("Der er sendt mange forespørgsler på kort tid. Vent nogle minutter, og prøv igen.")


class Throttle:
    """Counts what each visitor has asked for within a window. Threads may share it."""

    def __init__(self, most: int, window: timedelta) -> None:
        self._most = most
        self._window = window
        self._asked: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def note(self, visitor: str, now: datetime) -> None:
        """Count one more; raises TooOften when it is one too many, which is then not counted."""
        with self._lock:
            times = self._asked.setdefault(visitor, deque())
            self._asked.move_to_end(visitor)
            while times and times[0] <= now - self._window:
                times.popleft()
            if len(times) >= self._most:
                raise TooOften
            times.append(now)
            if len(self._asked) > REMEMBERED:
                self._asked.popitem(last=False)
