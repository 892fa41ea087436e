"""An employer pastes an ad, corrects what was understood, gets two people, hires one by link, and the order closes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from psycopg.conninfo import conninfo_to_dict

from api import frontend
from api.app import create_app
from api.commands.house import House
from api.commands.post import Postman, post_due
from api.commands.work import work_until_done
from api.settings import Settings
from matching.core.job_order import JobOrderStatus
from matching.core.mail import MailState
from matching.core.member import HeldOccupationSubmission
from matching.core.order_life import StateCause
from matching.core.referrals import DeclineReason, ReferralState
from matching.database.pool import open_pool, open_transaction, tenant_transaction
from matching.queries import order_life
from matching.services.land_members import land_members
from tests.api.case_stage import open_tab, served, sign_in
from tests.api.mail_server import Script, mail_server, mail_settings
from tests.api.stage import NOW
from tests.api.talk_stage import AKASSE, Clock
from tests.builders import a_member_submission
from tests.conftest import Server
from tests.journeys.keyboard import Keyboard

AD = """Du skal modtage varer, pakke ordrer og køre gaffeltruck på vores lager i Vejle.
Du har truckcertifikat B, og du er vant til et lagerstyringssystem.
Arbejdstiden er 37 timer om ugen i dagvagt. Det er en fast stilling. 7100 Vejle"""
FIELDS = {
    "Stilling": "Lagermedarbejder",
    "Opslagets tekst": AD,
    "Virksomhedens navn": "Pakkeriet ApS",
    "CVR-nummer": "10172748",
    "Navn": "Bo Chef",
    "E-mail": "bo@example.com",
}
KAREN, OLE = "Karen Prøve", "Ole Prøve"
LICENCE = "truckcertifikat B"
#: The first day of the job as the keys of a date field; day and month are the same, whichever stands first.
NEW_YEAR, NEW_YEAR_IN_KEYS = "2027-01-01", "01012027"
SECRET = "only for tests"
LINK = re.compile(r"https?://\S+/(?:svar|virksomhed/status)/\S+")


@dataclass
class World:
    """The house with its post: what is queued goes to a real mail server, and what that took is kept."""

    house: House
    address: str
    port: int
    script: Script
    clock: Clock
    read: int = field(default=0)

    def letters(self, how_many: int) -> list[EmailMessage]:
        """Send what is due; the letters that came, which are all to the employer."""
        settings = mail_settings(self.port, session_secret=SECRET, public_address=self.address)
        sent = post_due(Postman(self.house.pool, settings, self.clock))
        assert sent == {MailState.SENT: how_many}
        came, self.read = self.script.taken[self.read :], len(self.script.taken)
        assert [to for to, _ in came] == ["bo@example.com"] * how_many
        return [letter for _, letter in came]

    def states(self) -> list[tuple[str, ReferralState, int]]:
        """Every referral by the member's name: its state and version."""
        query = (
            "SELECT member_identity.name, referral.state, referral.version FROM referral "
            "JOIN member_identity USING (akasse_id, member_id) ORDER BY 1"
        )
        with tenant_transaction(self.house.pool, AKASSE) as connection:
            return connection.execute(query).fetchall()

    def order_state(self) -> tuple[JobOrderStatus, StateCause]:
        with open_transaction(self.house.pool) as connection:
            (order,) = connection.execute("SELECT job_order_id FROM job_order").fetchone() or (None,)
            state = order_life.find_state(connection, order)
        assert state is not None
        return state.status, state.cause


@pytest.fixture(scope="module")
def prepared(database_server: Server, starter_template: str) -> Iterator[str]:
    """The name of a database with two warehouse workers of one a-kasse, read by the real model, ready to be cloned."""
    with database_server.fresh_database(starter_template) as database:
        with open_pool(database.url, max_size=4) as pool:
            with tenant_transaction(pool, AKASSE) as connection:
                land_members(connection, [_worker("m-1", KAREN), _worker("m-2", OLE)], now=NOW)
            work_until_done(House(database, pool))
        yield str(conninfo_to_dict(database.url)["dbname"])


@pytest.fixture
def world(database_server: Server, prepared: str) -> Iterator[World]:
    """The two of them, and no order yet."""
    frontend.build()
    clock, script = Clock(), Script()
    with (
        database_server.fresh_database(prepared) as database,
        open_pool(database.url, max_size=4) as pool,
        mail_server(script) as port,
    ):
        app = create_app(Settings(session_secret=SECRET), pool, clock=clock)
        assert app.state.reader.ready(300) is not None
        with served(app) as address:
            yield World(House(database, pool), address, port, script, clock)


def _worker(source_id: str, name: str) -> Any:
    return a_member_submission(
        source_id=source_id,
        akasse_id=AKASSE,
        name=name,
        held=(HeldOccupationSubmission("Lagermedarbejder"),),
        skills=("lagerstyring", "varemodtagelse"),
        licences=("truckcertifikat B",),
        postcode="7100",
        email=f"{source_id}@example.com",
    )


@pytest.fixture
def employer(world: World, browser: Browser) -> Iterator[Page]:
    with open_tab(browser, world.address, viewport={"width": 1280, "height": 900}) as page:
        yield page


@pytest.fixture
def adviser(world: World, browser: Browser) -> Iterator[Page]:
    with open_tab(browser, world.address, viewport={"width": 1280, "height": 900}) as page:
        yield page


def links(letters: list[EmailMessage]) -> list[str]:
    """The one address in each letter; none of them names a member or an a-kasse."""
    texts = [letter.get_content() for letter in letters]
    for text in texts:
        assert not any(word in text for word in (KAREN, OLE, "Akademikernes", "a-kasse"))
    return [_only(LINK.findall(text)) for text in texts]


def _only(found: list[str]) -> str:
    (one,) = found
    return one


def opened(world: World, employer: Page, link: str) -> None:
    """Open a link as a mail scanner would, three times over: nothing has changed."""
    before = world.states(), world.order_state()
    for _ in range(3):
        employer.goto(link)
    assert (world.states(), world.order_state()) == before
    expect(employer.get_by_role("button", name="Vis kortet")).to_be_visible()
    expect(employer.get_by_role("main")).not_to_contain_text("Truckcertifikat")


def closed(world: World, employer: Page, status: str) -> None:
    """The order is closed with its cause, and its log tells how it came to that, without a name or an a-kasse."""
    assert world.order_state() == (JobOrderStatus.NEED_MET, StateCause.POSITIONS_FILLED)
    employer.goto(status)
    where = employer.locator("#tilstand")
    expect(where).to_contain_text("Lukket: behovet er dækket")
    expect(where).to_contain_text("Alle stillinger er besat, i dag")
    told = [" ".join(line.split()) for line in employer.locator(".order-log li").all_inner_texts()]
    steps = ("Lukket: behovet er dækket: Alle stillinger er besat.", "En kandidat er ansat", "vil gerne tale")
    assert [next(n for n, line in enumerate(told) if step in line) for step in steps] == [0, 1, 2]
    assert sum("En kandidat er henvist" in line for line in told) == 2
    assert told[-1].startswith("i dag Jobordren er oprettet")
    assert not any(word in " ".join(told) for word in (KAREN, OLE, "Akademikernes"))
    expect(employer.locator(".person")).to_have_count(2)
    expect(employer.locator(".person .badge", has_text="Ansat")).to_have_count(1)


def other_cannot_be_hired(employer: Page, link: str) -> None:
    """The one who waits is told of as she is: the card can be seen, but there is no position to be hired to."""
    employer.goto(link)
    expect(employer.get_by_role("main")).to_contain_text("Alle stillinger på ordren er besat.")
    expect(employer.locator("summary", has_text="Ansat")).to_have_count(0)


@pytest.mark.drill
def test_with_the_mouse(world: World, employer: Page, adviser: Page) -> None:
    _submit_with_the_mouse(employer)
    status = _understood(world)
    sign_in(adviser, "/arbejdsliste")
    for name in (KAREN, OLE):
        _refer_with_the_mouse(adviser, name)
        world.clock.now += timedelta(minutes=1)
    first, second = links(world.letters(2))
    opened(world, employer, first)
    _hire_with_the_mouse(employer)
    closed(world, employer, status)
    other_cannot_be_hired(employer, second)
    employer.get_by_role("button", name="Vis kortet").click()
    other_cannot_be_hired(employer, second)
    employer.locator("summary", has_text="Ikke denne gang").click()
    employer.get_by_label(DeclineReason.POSITION_FILLED.label).check()
    employer.get_by_role("button", name="Send svaret").click()
    expect(employer.get_by_role("status").filter(has_text="ikke er denne gang")).to_be_visible()
    _the_adviser_reads(world, adviser)


def _submit_with_the_mouse(employer: Page) -> None:
    employer.goto("/virksomhed/jobordre")
    for label, text in FIELDS.items():
        employer.get_by_label(label, exact=True).fill(text)
    employer.get_by_role("button", name="Se, hvad Jobbro har forstået").click()
    employer.get_by_role("button", name=f"Gør til ønske {LICENCE}").click()
    expect(employer.locator(".employer-lines-gerne")).to_contain_text(re.compile(LICENCE, re.IGNORECASE))
    employer.get_by_role("button", name="Opret jobordren").click()
    expect(employer.get_by_role("heading", name="Tak, jobordren er modtaget")).to_be_visible()


def _hire_with_the_mouse(employer: Page) -> None:
    employer.get_by_role("button", name="Vis kortet").click()
    expect(employer.get_by_role("region", name="Kandidat")).to_contain_text(re.compile(LICENCE, re.IGNORECASE))
    employer.get_by_role("button", name="Jeg vil gerne tale med kandidaten").click()
    expect(employer.get_by_role("heading", name=KAREN)).to_be_visible()
    employer.locator("summary", has_text="Ansat").click()
    employer.get_by_label("Første arbejdsdag").fill(NEW_YEAR)
    employer.get_by_role("button", name="Meld kandidaten ansat").click()
    expect(employer.get_by_role("heading", name="Kandidaten er meldt ansat.")).to_be_visible()


def _understood(world: World) -> str:
    """The order is read, and its receipt gives the address at which it can be followed."""
    work_until_done(world.house)
    assert world.order_state() == (JobOrderStatus.IN_PROGRESS, StateCause.SUBMITTED)
    return _only(links(world.letters(1)))


def _refer_with_the_mouse(adviser: Page, name: str) -> None:
    adviser.get_by_role("searchbox").first.fill("Pakkeriet")
    adviser.get_by_role("button", name="Søg").first.click()
    adviser.get_by_role("link", name="Lagermedarbejder J-1").click()
    card = adviser.get_by_role("article", name=name)
    card.get_by_role("button", name="Aftal").click()
    card.get_by_role("link", name="Henvis").click()
    expect(adviser.get_by_label("Formidling")).to_be_checked()
    adviser.get_by_role("button", name="Fortsæt").click()
    adviser.get_by_role("button", name="Medlemmet siger ja").click()
    adviser.get_by_role("button", name="Send til virksomheden").click()
    expect(adviser.locator(".order-state .badge")).to_have_text(ReferralState.SENT.label)


def _the_adviser_reads(world: World, adviser: Page) -> None:
    """What became of both, on the order's page."""
    assert [(name, state) for name, state, _ in world.states()] == [
        (KAREN, ReferralState.HIRED),
        (OLE, ReferralState.DECLINED),
    ]
    adviser.get_by_role("link", name=re.compile("^J-")).click()
    expect(adviser.locator(".order-state")).to_contain_text("Lukket: behovet er dækket")
    expect(adviser.locator(".order-cause")).to_have_text("Alle stillinger er besat, i dag")
    panel = adviser.get_by_role("region", name="Henvisninger")
    expect(panel.locator(".referrals-room")).to_have_text("Ordren tager ikke imod flere henvisninger")
    expect(panel.locator(".referral", has_text=KAREN).locator(".badge")).to_have_text("Ansat")
    expect(panel.locator(".referral", has_text=OLE).locator(".badge")).to_have_text(
        "Virksomheden sagde nej: stillingen er besat af en anden"
    )


def test_by_keyboard_alone(world: World, employer: Page, adviser: Page) -> None:
    keys, hers = Keyboard(employer), Keyboard(adviser)
    _submit_by_keys(keys)
    status = _understood(world)
    hers.sign_in(str(AKASSE))
    for name in (KAREN, OLE):
        _refer_by_keys(hers, name)
        world.clock.now += timedelta(minutes=1)
    first, second = links(world.letters(2))
    opened(world, employer, first)
    _hire_by_keys(keys)
    closed(world, employer, status)
    other_cannot_be_hired(employer, second)
    keys.press(employer.get_by_role("button", name="Vis kortet"))
    keys.press(employer.locator("summary", has_text="Ikke denne gang"))
    keys.choose(employer.get_by_label(DeclineReason.POSITION_FILLED.label))
    keys.press(employer.get_by_role("button", name="Send svaret"))
    expect(employer.get_by_role("status").filter(has_text="ikke er denne gang")).to_be_visible()
    _the_adviser_reads(world, adviser)


def _submit_by_keys(keys: Keyboard) -> None:
    employer = keys.page
    employer.goto("/virksomhed/jobordre")
    for label, text in FIELDS.items():
        keys.paste(employer.get_by_label(label, exact=True), text)
    keys.press(employer.get_by_role("button", name="Se, hvad Jobbro har forstået"))
    keys.press(employer.get_by_role("button", name=f"Gør til ønske {LICENCE}"))
    expect(employer.locator(".employer-lines-gerne")).to_contain_text(re.compile(LICENCE, re.IGNORECASE))
    expect(employer.get_by_role("button", name=f"Gør til krav {LICENCE}")).to_be_focused()
    keys.press(employer.get_by_role("button", name="Opret jobordren"))
    expect(employer.get_by_role("heading", name="Tak, jobordren er modtaget")).to_be_visible()


def _refer_by_keys(keys: Keyboard, name: str) -> None:
    adviser = keys.page
    keys.write(adviser.get_by_role("searchbox").first, "Pakkeriet")
    adviser.keyboard.press("Enter")
    keys.press(adviser.get_by_role("link", name="Lagermedarbejder J-1"))
    card = adviser.get_by_role("article", name=name)
    keys.press(card.get_by_role("button", name="Aftal"))
    keys.press(card.get_by_role("link", name="Henvis"))
    keys.press(adviser.get_by_role("button", name="Fortsæt"))
    keys.press(adviser.get_by_role("button", name="Medlemmet siger ja"))
    keys.press(adviser.get_by_role("button", name="Send til virksomheden"))
    expect(adviser.locator(".order-state .badge")).to_have_text(ReferralState.SENT.label)


def _hire_by_keys(keys: Keyboard) -> None:
    employer = keys.page
    keys.press(employer.get_by_role("button", name="Vis kortet"))
    keys.press(employer.get_by_role("button", name="Jeg vil gerne tale med kandidaten"))
    expect(employer.get_by_role("heading", name=KAREN)).to_be_visible()
    keys.press(employer.locator("summary", has_text="Ansat"))
    keys.write(employer.get_by_label("Første arbejdsdag"), NEW_YEAR_IN_KEYS)
    keys.press(employer.get_by_role("button", name="Meld kandidaten ansat"))
    expect(employer.get_by_role("heading", name="Kandidaten er meldt ansat.")).to_be_visible()
