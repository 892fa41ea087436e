"""The only place that reads the clock; everything else is handed the time as an argument."""

from datetime import datetime
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")


def read_clock() -> datetime:
    """Return the present instant in Danish time, with its offset."""
    return datetime.now(DENMARK)  # noqa: TID251
