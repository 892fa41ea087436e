"""The page of a talk on its real services: one member in Roskilde, a talk this morning, and four jobs."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

from matching.core.agreements import Agreement
from matching.core.ids import JobOrderId, MemberId, TalkId
from matching.core.job_order import Hours, Shift
from matching.core.sharing import SHAREABLE, ShareBasis
from matching.database.pool import Pool
from matching.queries import agreements, referrals
from matching.services.agree_referral import Agreement as Shared
from matching.services.agree_referral import agree_referral
from matching.services.send_referral import send_referral
from tests.api.case_stage import CaseStage
from tests.api.stage import InspectingClient
from tests.api.talk_stage import ACTOR, AKASSE
from tests.builders import BUTIK_READ, LAGER_READ, NOW, SYGEPLEJE_READ, put_course, put_member, put_order
from tests.matching.queries.world import FULL_READ

HTMX = {"HX-Request": "true"}


class ConversationStage(CaseStage):
    """Jobs near, further away, at night, and one that law keeps the member from."""

    def __init__(self, pool: Pool) -> None:
        super().__init__(pool)
        with self.connection() as connection:
            keys = self.keys
            self.near = put_order(connection, keys, LAGER_READ, postcode="4000", employer_name="Pakkeriet ApS")
            self.far = put_order(connection, keys, LAGER_READ, postcode="1500", title="Lagermedarbejder i København")
            self.night = put_order(
                connection, keys, BUTIK_READ, postcode="4000", title="Butik om natten", shifts=frozenset({Shift.NIGHT})
            )
            self.nurse = put_order(connection, keys, SYGEPLEJE_READ, postcode="4000", title="Sygeplejerske")
        self.who = self._member()
        self.talk_id: TalkId = self.talk(self.who, NOW)

    def _member(self) -> MemberId:
        with self.connection() as connection:
            terms: dict[str, Any] = {"travel_limit": 20, "hours": Hours(37, 37), "shifts": frozenset({Shift.DAY})}
            made = put_member(connection, self.keys, FULL_READ, name="Karen Prøve", postcode="4000", **terms)
            put_course(connection, made, adviser=ACTOR.user_id)
            connection.execute("UPDATE adviser SET name = 'Rikke Rådgiver' WHERE akasse_id = %s", [AKASSE])
        return made

    @property
    def address(self) -> str:
        return f"/samtaler/{self.talk_id}"

    def agreements(self) -> list[Agreement]:
        return list(self.ask(lambda c: agreements.agreements_of_member(c, AKASSE, self.who)))

    def send_the_referral(self) -> None:
        """The member says yes to the one referral there is, and it goes to the employer."""
        with self.connection() as connection:
            (line,) = referrals.referrals_of_member(connection, AKASSE, self.who)
            shared = Shared(SHAREABLE[ShareBasis.CONSENT], NOW.date() + timedelta(days=30))
            agreed = agree_referral(connection, ACTOR, line.referral_id, shared, version=line.version, now=NOW)
            send_referral(connection, ACTOR, line.referral_id, version=agreed.version, now=NOW)

    def event(self, client: InspectingClient) -> str:
        """The list that is shown when the page is opened now."""
        found = re.search(r'name="event_id" value="([^"]+)"', client.get(self.address).text)
        assert found is not None
        return found.group(1)

    def on_job(self, client: InspectingClient, job: JobOrderId, **fields: str) -> dict[str, str]:
        """What the buttons of a job's card send."""
        about = {"event_id": self.event(client), "job_order_id": str(job)}
        return {**about, "kind": "seek_self", "once_key": str(uuid4()), **fields}
