"""An office for the pages of referrals, with the real services behind them: an adviser's and an employer's browser."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from api.app import create_app
from api.settings import Settings
from api.signed_links import AnswerLinks
from matching.core.ids import AkasseId, JobOrderId, MemberId, ReferralId
from matching.core.job_order import Contact
from matching.core.referrals import Referral
from matching.core.sharing import AnswerAddress
from matching.core.taxonomy import LicenceDemand
from matching.database.embedded import Database
from matching.database.pool import Pool, connect, tenant_transaction
from matching.queries import referrals
from tests.api.stage import InspectingClient
from tests.builders import AKADEMIKERNE, NOW, Keys, Read, an_adviser, put_member, put_order, put_referral, put_taxonomy

SETTINGS = Settings(session_secret="only for tests", public_address="https://jobbro.example")
READ = Read(
    occupations=["lagermedarbejder"],
    skills=["lagerstyring", "varemodtagelse"],
    licences=[("truckcertifikat", LicenceDemand.MUST)],
    languages=[("dansk", "good")],
)
ADVISER = an_adviser(user_id="demo-adviser-48")


@dataclass
class Office:
    """One member, one order with one position, and the clock; `employer` and `adviser` are their browsers."""

    pool: Pool
    keys: Keys
    order: JobOrderId
    member: MemberId
    clock: list[datetime] = field(default_factory=lambda: [NOW])
    employer: InspectingClient = field(init=False)
    adviser: InspectingClient = field(init=False)

    def __post_init__(self) -> None:
        app = create_app(SETTINGS, self.pool, clock=lambda: self.clock[0])
        self.employer = InspectingClient(app, raise_server_exceptions=False, follow_redirects=False)
        self.adviser = InspectingClient(app, raise_server_exceptions=False, follow_redirects=False)
        self.adviser.get("/log-ind")
        assert self.adviser.post("/log-ind", data={"akasse": "48", "rolle": "adviser"}).status_code == 303

    def passes(self, **time: float) -> None:
        self.clock[0] += timedelta(**time)

    def refer(self, **options: Any) -> ReferralId:
        with tenant_transaction(self.pool, AKADEMIKERNE) as connection:
            return put_referral(connection, self.member, self.order, actor=ADVISER, **options)

    def referral(self, referral_id: ReferralId) -> Referral:
        with tenant_transaction(self.pool, AKADEMIKERNE) as connection:
            found = referrals.find_referral(connection, AKADEMIKERNE, referral_id)
        assert found is not None
        return found

    def address(self, referral_id: ReferralId, akasse_id: AkasseId = AKADEMIKERNE) -> str:
        with tenant_transaction(self.pool, akasse_id) as connection:
            link = referrals.newest_link(connection, akasse_id, referral_id)
        assert link is not None
        return f"/svar/{AnswerLinks(SETTINGS).write(AnswerAddress(akasse_id, link.link_id))}"

    def value(self, query: str) -> Any:
        with tenant_transaction(self.pool, AKADEMIKERNE) as connection:
            row = connection.execute(query).fetchone()  # type: ignore[call-overload]
        return row and row[0]


def an_office(database: Database, pool: Pool) -> Office:
    """The office with its member and order, put through the services."""
    with connect(database.url) as connection, connection.transaction():
        keys = put_taxonomy(connection)
        contact = Contact("Bo Prøve", "bo@example.com", "")
        order = put_order(connection, keys, READ, employer_name="Pakkeriet ApS", contact=contact, candidates_wanted=2)
        member = put_member(connection, keys, READ, name="Karen Prøve", summary="KANARIETEKST om mig selv")
        connection.execute("UPDATE member_identity SET email = 'karen@example.com', phone = '12345678'")
    return Office(pool, keys, order, member)
