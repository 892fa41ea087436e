"""The clock's turn with figures: every night what they are counted from, and once a month, when asked to, a vintage."""

import logging
from dataclasses import dataclass, field
from datetime import date, datetime

from api.commands.fill_figures import fill_all
from api.commands.house import progress
from api.settings import Settings
from matching.core.danish_time import danish_day
from matching.core.errors import JobbroError
from matching.database.pool import Pool, open_transaction
from matching.services.publish_figures import publish_figures
from matching.services.read_published import list_vintages

log = logging.getLogger(__name__)


@dataclass
class FiguresByNight:
    """Fills what figures are counted from once a day, for the days that are over, and publishes when it is time."""

    pool: Pool
    settings: Settings
    _filled_on: date | None = field(default=None, init=False)

    def __call__(self, now: datetime) -> None:
        """Do what is due, and say in the log what cannot be done.

        Filling is tried again next time. Publishing takes minutes at full size and is tried again the next day.
        """
        today = danish_day(now)
        if self._filled_on == today:
            return
        try:
            with progress() as bar:
                fill_all(self.pool, today, bar)
            self._filled_on = today
            if self._is_time_to_publish(today):
                self._publish(now)
        except JobbroError as error:
            log.error("figures could not be brought up to date: %s", type(error).__name__)

    def _is_time_to_publish(self, today: date) -> bool:
        """Whether this month's day has come, and the month has no vintage yet."""
        day = self.settings.publish_day
        if day is None or today.day < day:
            return False
        with open_transaction(self.pool) as connection:
            newest = next(iter(list_vintages(connection)), None)
        return newest is None or newest.published_on < today.replace(day=1)

    def _publish(self, now: datetime) -> None:
        with open_transaction(self.pool) as connection:
            receipt = publish_figures(connection, now=now)
        log.info("published %d tables, %d numbers hidden", receipt.tables, receipt.vintage.hidden)
