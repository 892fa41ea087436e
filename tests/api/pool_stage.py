"""Two a-kasser at their pages, on the real services: Akademikerne asks, Metal has the warehouse people."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI

from api import frontend
from api.app import create_app
from api.settings import Settings
from matching.core.ids import AkasseId, PoolAgreementId, PoolCardId, PoolRequestId
from matching.database.pool import Connection, Pool, tenant_transaction
from matching.queries import pool_agreements, pool_requests
from tests.api.stage import InspectingClient
from tests.api.talk_stage import Clock
from tests.builders import AKADEMIKERNE, METAL, put_contact_rules, put_course
from tests.pool_world import put_world


class PoolStage:
    """An order, and six members of Metal who fit it; nothing is agreed yet."""

    def __init__(self, pool: Pool) -> None:
        self.pool, self.clock = pool, Clock()
        frontend.build()
        self.app: FastAPI = create_app(Settings(session_secret="only for tests"), pool, clock=self.clock)
        with tenant_transaction(pool, METAL) as connection:
            self.order, self.members = put_world(connection)
            put_contact_rules(connection)
            for member in self.members:
                put_course(connection, member, akasse_id=METAL, adviser=f"demo-adviser-{METAL}")

    def client(self, akasse_id: AkasseId = AKADEMIKERNE, role: str = "adviser") -> InspectingClient:
        made = InspectingClient(self.app, raise_server_exceptions=False, follow_redirects=False)
        made.get("/log-ind")
        assert made.post("/log-ind", data={"akasse": str(akasse_id), "rolle": role}).status_code == 303
        made.get("/arbejdsliste")
        return made

    def ask(self, akasse_id: AkasseId, question: Callable[[Connection], Any]) -> Any:
        with tenant_transaction(self.pool, akasse_id) as connection:
            return question(connection)

    @property
    def order_page(self) -> str:
        return f"/jobordrer/{self.order}"

    @property
    def agreement(self) -> PoolAgreementId:
        """The agreement about the order that is not ended, else the newest."""
        found = self.ask(AKADEMIKERNE, lambda c: pool_agreements.agreements_of_order(c, AKADEMIKERNE, self.order))
        one = next((one for one in found if one.ended_at is None), found[0])
        key: PoolAgreementId = one.pool_agreement_id
        return key

    @property
    def request(self) -> PoolRequestId:
        """The only request."""
        (one,) = self.ask(AKADEMIKERNE, lambda c: pool_requests.requests_of_agreement(c, self.agreement))
        key: PoolRequestId = one.pool_request_id
        return key

    @property
    def first_card(self) -> PoolCardId:
        """The best card."""
        query = "SELECT pool_card_id FROM pool_card WHERE content IS NOT NULL ORDER BY place LIMIT 1"
        ((key,),) = self.ask(METAL, lambda c: c.execute(query).fetchall())
        return PoolCardId(key)
