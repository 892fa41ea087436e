"""A published vintage for the pages of figures: talks spread over half a year and some a-kasser, really published."""

from datetime import timedelta

import pytest

from matching.database.pool import Pool, open_transaction
from matching.services.publish_figures import publish_figures
from matching.statistics.publication import drafts
from tests.api.stage import NOW
from tests.journeys.landed_world import AKASSE
from tests.matching.statistics.publication.figure_stage import AKADEMIKERNE, put_facts, say_filled, spread_talks


def publish(pool: Pool) -> None:
    """Publish the day's vintage; the a-kasse that one signs in to has as many talks as Akademikernes."""
    spread = spread_talks()
    with pytest.MonkeyPatch.context() as fewer_months, open_transaction(pool) as connection:
        fewer_months.setattr(drafts, "MONTHS", 6)
        put_facts(connection, {**spread, AKASSE: spread[AKADEMIKERNE]})
        say_filled(connection, NOW.date() + timedelta(days=1))
        publish_figures(connection, now=NOW)
