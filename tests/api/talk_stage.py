"""The pages of talks on their real services and a real database: an adviser of Akademikernes, signed in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from fastapi import FastAPI

from api import frontend
from api.app import create_app
from api.settings import Settings
from matching.core.access import Actor, Role
from matching.core.ids import AkasseId, MemberId, TalkId
from matching.core.talks import PlannedTalk, Talk, TalkForm, TalkKind
from matching.database.pool import Connection, Pool, tenant_transaction
from matching.queries import talks
from matching.services.plan_talk import plan_talk
from tests.api.stage import NOW, InspectingClient
from tests.builders import put_contact_rules, put_course, put_member, put_taxonomy

AKASSE = AkasseId(48)
ACTOR = Actor("demo-adviser-48", Role.ADVISER, AKASSE)
TODAY = NOW.date()


class Clock:
    """A clock that a test can turn."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class TalkStage:
    """A small world: one a-kasse, its rules, and members as the test wants them."""

    def __init__(self, pool: Pool) -> None:
        self.pool, self.clock = pool, Clock()
        frontend.build()
        self.app: FastAPI = create_app(Settings(session_secret="only for tests"), pool, clock=self.clock)
        with self.connection() as connection:
            self.keys = put_taxonomy(connection)
            put_contact_rules(connection)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        with tenant_transaction(self.pool, AKASSE) as connection:
            yield connection

    def client(self, role: str = "adviser") -> InspectingClient:
        made = InspectingClient(self.app, raise_server_exceptions=False, follow_redirects=False)
        made.get("/log-ind")
        assert made.post("/log-ind", data={"akasse": "48", "rolle": role}).status_code == 303
        made.get("/log-ind")
        return made

    def member(self, name: str = "Karen Prøve", *, has_course: bool = True, **course: Any) -> MemberId:
        with self.connection() as connection:
            made = put_member(connection, self.keys, name=name)
            if has_course:
                plain = {"adviser": ACTOR.user_id, "started_on": TODAY}
                put_course(connection, made, **{**plain, **course})
        return made

    def talk(self, member: MemberId, starts_at: datetime, minutes: int = 45) -> TalkId:
        planned = PlannedTalk(
            member_id=member,
            kind=TalkKind.JOBSAMTALE,
            form=TalkForm.IN_PERSON,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=minutes),
            place="Hovedgaden 1",
            adviser=ACTOR.user_id,
        )
        with self.connection() as connection:
            return plan_talk(connection, ACTOR, planned, now=min(self.clock(), starts_at))

    def find(self, talk_id: TalkId) -> Talk:
        with self.connection() as connection:
            return talks.find_talk(connection, AKASSE, talk_id)

    def ask(self, question: Callable[[Connection], Any]) -> Any:
        with self.connection() as connection:
            return question(connection)
