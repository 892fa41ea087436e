"""What the pages' tests share."""

import pytest

from matching.database.embedded import Database
from matching.database.pool import Pool
from tests.api.office import Office, an_office


@pytest.fixture
def office(front_end: None, database: Database, pool: Pool) -> Office:
    """One member, one order with one position, and two browsers, on a database of the test's own."""
    return an_office(database, pool)
