"""The pages of the lists on their real services, with geography, and a page's text as a person reads it."""

import csv
import io
import re

from matching.database.pool import Pool
from tests.api.talk_stage import TalkStage
from tests.builders import put_geography


def a_list_stage(pool: Pool) -> TalkStage:
    """One a-kasse with the municipalities that its lists can be narrowed to."""
    made = TalkStage(pool)
    with made.connection() as connection:
        put_geography(connection)
    return made


def text_of(page: str) -> str:
    """What stands on a page, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def rows(content: bytes) -> list[list[str]]:
    """The cells of a CSV file as a Danish spreadsheet reads them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
