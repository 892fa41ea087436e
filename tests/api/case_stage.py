"""The pages of recommendations and handovers on their real services: members whose cases go to the municipality."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page

from matching.core.ids import MemberId, RecommendationId
from matching.core.recommendations import Channel, MunicipalAnswer, RecommendationState
from matching.database.pool import Pool
from matching.services.draft_recommendation import draft_recommendation
from matching.services.recommendation_steps import Seen
from matching.services.record_decision import record_decision
from matching.services.send_recommendation import send_recommendation
from tests.api.talk_stage import ACTOR, AKASSE, TODAY, TalkStage
from tests.builders import a_recommendation_draft, put_course, put_geography, put_member, put_period_rules
from tests.matching.queries.world import FULL_READ

PAST_410 = {date(2026, 9, 1): 200.0, date(2026, 10, 1): 220.0}
REASONS = "Virksomheden har allerede to i praktik og må ikke tage flere."


class CaseStage(TalkStage):
    """A member in the a-kasse's period, and one whose period has passed."""

    def __init__(self, pool: Pool) -> None:
        super().__init__(pool)
        with self.connection() as connection:
            put_geography(connection)
            put_period_rules(connection)

    def reader(self, name: str = "Karen Prøve", **course: Any) -> MemberId:
        """A member in Roskilde with history, competences and a goal."""
        with self.connection() as connection:
            made = put_member(connection, self.keys, FULL_READ, name=name, postcode="4000")
            put_course(connection, made, **{"adviser": ACTOR.user_id, "started_on": TODAY, **course})
            connection.execute("UPDATE adviser SET name = 'Rikke Rådgiver' WHERE akasse_id = %s", [AKASSE])
        return made

    def past_410(self, name: str = "Karen Prøve") -> MemberId:
        return self.reader(name, started_on=date(2026, 8, 3), hours=PAST_410)

    def held_talk(self, member: MemberId, day: int, note: str = "") -> None:
        starts = datetime(2026, 8, day, 9, tzinfo=UTC)
        with self.connection() as connection:
            connection.execute(
                "INSERT INTO talk (akasse_id, course_id, member_id, kind, form, state, starts_at, ends_at, adviser, "
                "concrete_job, note, changed_at) SELECT akasse_id, course_id, member_id, 'jobsamtale', 'in_person', "
                "'held', %s, %s, adviser, true, %s, %s FROM course WHERE member_id = %s",
                [starts, starts + timedelta(minutes=40), note, starts, member],
            )

    def drafted(self, member: MemberId, **draft: Any) -> RecommendationId:
        with self.connection() as connection:
            return draft_recommendation(connection, ACTOR, a_recommendation_draft(member, **draft), now=self.clock())

    def sent(self, member: MemberId, **draft: Any) -> RecommendationId:
        key = self.drafted(member, **draft)
        with self.connection() as connection:
            send_recommendation(connection, ACTOR, Seen(key, 1), Channel.SECURE_MAIL, now=self.clock())
        return key

    def refused(self, member: MemberId, **draft: Any) -> RecommendationId:
        key = self.sent(member, **draft)
        answer = MunicipalAnswer(RecommendationState.REFUSED, TODAY, REASONS)
        with self.connection() as connection:
            record_decision(connection, ACTOR, Seen(key, 2), answer, now=self.clock())
        return key


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of the application, served from a thread on a port of its own."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=5)


@contextmanager
def open_tab(browser: Browser, address: str, **context: Any) -> Iterator[Page]:
    """Anybody's tab; what the browser's console complains of fails the test."""
    opened = browser.new_context(base_url=address, locale="da-DK", **context)
    page = opened.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    opened.close()
    assert [one for one in complaints if "422" not in one] == []


@contextmanager
def signed_in(browser: Browser, address: str, **context: Any) -> Iterator[Page]:
    """An adviser's tab, complained of as any other."""
    with open_tab(browser, address, **context) as page:
        sign_in(page, "/log-ind")
        yield page


def sign_in(page: Page, wanted: str) -> None:
    """Ask for a page without a session, and sign in on the way to it."""
    page.goto(wanted)
    page.select_option("#akasse", str(AKASSE))
    page.get_by_role("button", name="Log ind").click()
