"""A hire that was reported by mistake is taken back with its reason, and everything that counts it follows."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from api import frontend
from api.order_links import status_path
from matching.core.ids import ReferralId
from matching.core.job_order import JobOrderStatus
from matching.core.order_life import StateCause
from matching.core.placements import ReversalReason
from matching.core.referrals import ReferralState
from matching.database.embedded import Database
from matching.database.pool import Pool, open_transaction, tenant_transaction
from matching.queries import order_life, placements
from tests.api.case_stage import open_tab, served, sign_in
from tests.api.office import SETTINGS, Office, an_office
from tests.api.talk_stage import AKASSE
from tests.builders import put_contact_rules
from tests.journeys.keyboard import Keyboard

#: The first day of the job as the keys of a date field; day and month are the same, whichever stands first.
NEW_YEAR, NEW_YEAR_IN_KEYS = "2027-01-01", "01012027"
LONG_AFTER = date(2028, 1, 1)
FILLED = "Alle stillinger er besat, i dag"
REVERSED = "En ansættelse er trukket tilbage, i dag"


@pytest.fixture
def office(database: Database, pool: Pool) -> Office:
    frontend.build()
    made = an_office(database, pool)
    with tenant_transaction(pool, AKASSE) as connection:
        put_contact_rules(connection)
    return made


@pytest.fixture
def referral(office: Office) -> ReferralId:
    return office.refer(sent=True)


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    app = office.adviser.app
    assert isinstance(app, FastAPI)
    with served(app) as address:
        yield address


@pytest.fixture
def adviser(browser: Browser, address: str) -> Iterator[Page]:
    with open_tab(browser, address, viewport={"width": 1280, "height": 900}) as page:
        yield page


@pytest.fixture
def employer(browser: Browser, address: str) -> Iterator[Page]:
    with open_tab(browser, address, viewport={"width": 390, "height": 844}) as page:
        yield page


def counted_as_hired(office: Office, adviser: Page, employer: Page, referral: ReferralId) -> None:
    """Everywhere: the position is filled, the order is closed, and two days are set to ask how it goes."""
    _order_says(adviser, office, JobOrderStatus.NEED_MET, FILLED, "Ordren tager ikke imod flere henvisninger", "Ansat")
    _employer_reads(office, employer, JobOrderStatus.NEED_MET, FILLED, "Ansat")
    adviser.goto("/arbejdsliste")
    expect(adviser.get_by_text("Intet haster")).to_be_visible()
    assert office.referral(referral).state is ReferralState.HIRED
    assert _held(office, referral) == (StateCause.POSITIONS_FILLED, [1], [3, 6])


def counted_as_never_hired(office: Office, adviser: Page, employer: Page, referral: ReferralId) -> None:
    """Everywhere: the position is free, the order open with room, the referral where it was, and nobody is asked."""
    room = "1 plads til henvisning tilbage"
    _order_says(adviser, office, JobOrderStatus.IN_PROGRESS, REVERSED, room, office.referral(referral).state.label)
    _in_the_log(adviser)
    _employer_reads(office, employer, JobOrderStatus.IN_PROGRESS, REVERSED, "på jeres svar|venter på jer")
    adviser.goto("/arbejdsliste")
    expect(adviser.get_by_role("link", name="Karen Prøve")).to_contain_text("Henvisning venter")
    assert _held(office, referral) == (StateCause.HIRE_REVERSED, [], [])


def shown_as_reversed(adviser: Page, state: ReferralState) -> None:
    """The referral's own page: the hire stands as reversed with its reason, and asks for no follow-up."""
    expect(adviser.get_by_role("heading", name="Tilbageført ansættelse")).to_be_visible()
    placement = adviser.locator(".placement")
    expect(placement).to_contain_text("Tilbageført i dag: Meldt ved en fejl")
    expect(placement).to_contain_text("Fra den 1. januar 2027")
    expect(adviser.get_by_text("Er medlemmet der stadig?")).to_have_count(0)
    expect(adviser.locator(".order-state .badge")).to_have_text(state.label)
    expect(adviser.get_by_role("region", name="Forløb")).to_contain_text("Ansættelsen er tilbageført")


def _order_says(adviser: Page, office: Office, status: JobOrderStatus, cause: str, room: str, referral: str) -> None:
    adviser.goto(f"/jobordrer/{office.order}")
    expect(adviser.locator(".order-state")).to_contain_text(status.label)
    expect(adviser.locator(".order-cause")).to_have_text(cause)
    panel = adviser.get_by_role("region", name="Henvisninger")
    expect(panel.locator(".referrals-room")).to_have_text(room)
    expect(panel.locator(".badge")).to_have_text(referral)


def _in_the_log(adviser: Page) -> None:
    adviser.get_by_text("Formidlingslog").click()
    told = adviser.locator(".order-log li").all_inner_texts()
    assert "En ansættelse er trukket tilbage." in told[0]
    assert "En ansættelse er tilbageført" in told[1]
    assert "Alle stillinger er besat." in told[2]
    assert "En kandidat er ansat" in told[3]


def _employer_reads(office: Office, employer: Page, status: JobOrderStatus, cause: str, person: str) -> None:
    employer.goto(status_path(SETTINGS, office.order))
    expect(employer.locator("#tilstand")).to_contain_text(status.label)
    expect(employer.locator("#tilstand")).to_contain_text(cause)
    expect(employer.locator(".person .badge")).to_have_text(re.compile(person))


def _held(office: Office, referral: ReferralId) -> tuple[StateCause, list[int], list[int]]:
    """The cause of the order's state, its filled positions, and the months of the follow-ups that will be due."""
    with open_transaction(office.pool) as connection:
        state = order_life.find_state(connection, office.order)
        taken = placements.taken_places(connection, office.order)
    with tenant_transaction(office.pool, AKASSE) as connection:
        due = placements.due_follow_ups(connection, AKASSE, as_of=LONG_AFTER)
    assert state is not None
    return state.cause, sorted(taken), [one.months for one in due if one.referral_id == referral]


@pytest.mark.drill
def test_with_the_mouse(office: Office, adviser: Page, employer: Page, referral: ReferralId) -> None:
    """The employer reports the wrong one by link, finds out too late to undo it, and calls the adviser."""
    _hire_by_link(office, employer, referral)
    office.passes(minutes=11)
    employer.reload()
    expect(employer.get_by_role("button", name="Fortryd svaret")).to_have_count(0)
    expect(employer.get_by_role("status").filter(has_text="Ring til den")).to_be_visible()
    sign_in(adviser, "/arbejdsliste")
    counted_as_hired(office, adviser, employer, referral)
    adviser.goto(f"/jobordrer/{office.order}")
    adviser.get_by_role("link", name="Karen Prøve").first.click()
    adviser.get_by_text("Tilbagefør ansættelsen", exact=True).click()
    adviser.get_by_label(ReversalReason.MISTAKE.label).check()
    adviser.get_by_role("button", name="Tilbagefør", exact=True).click()
    shown_as_reversed(adviser, ReferralState.SEEN)
    counted_as_never_hired(office, adviser, employer, referral)
    employer.goto(office.address(referral))
    expect(employer.get_by_role("button", name="Jeg vil gerne tale med kandidaten")).to_be_visible()


def _hire_by_link(office: Office, employer: Page, referral: ReferralId) -> None:
    employer.goto(office.address(referral))
    employer.get_by_role("button", name="Vis kortet").click()
    employer.get_by_text("Ansat", exact=True).click()
    employer.get_by_label("Første arbejdsdag").fill(NEW_YEAR)
    employer.get_by_role("button", name="Meld kandidaten ansat").click()
    expect(employer.get_by_role("heading", name="Kandidaten er meldt ansat.")).to_be_visible()


def test_by_keyboard_alone(office: Office, adviser: Page, employer: Page, referral: ReferralId) -> None:
    """The adviser registers the hire on the wrong member and takes it back."""
    keys = Keyboard(adviser)
    keys.sign_in(str(AKASSE))
    keys.press(adviser.get_by_role("link", name="Arbejdsliste"))
    keys.press(adviser.get_by_role("link", name="Karen Prøve"))
    _register_by_keys(keys)
    own = adviser.url
    counted_as_hired(office, adviser, employer, referral)
    adviser.goto(own)
    keys.press(adviser.locator("summary", has_text="Tilbagefør ansættelsen"))
    keys.choose(adviser.get_by_label(ReversalReason.MISTAKE.label))
    keys.press(adviser.get_by_role("button", name="Tilbagefør", exact=True))
    shown_as_reversed(adviser, ReferralState.SENT)
    counted_as_never_hired(office, adviser, employer, referral)


def _register_by_keys(keys: Keyboard) -> None:
    adviser = keys.page
    keys.press(adviser.locator("summary", has_text="Medlemmet er ansat"))
    keys.write(adviser.get_by_label("Første arbejdsdag"), NEW_YEAR_IN_KEYS)
    keys.write(adviser.get_by_label("Timer om ugen"), "30")
    keys.choose(adviser.get_by_label("Ordinært job"))
    keys.choose(adviser.get_by_label("Oplyst af medlemmet"))
    keys.press(adviser.get_by_role("button", name="Registrér ansættelsen"))
    expect(adviser.get_by_role("heading", name="Ansættelse", exact=True)).to_be_visible()
    expect(adviser.locator(".placement")).to_contain_text("30 timer om ugen")
    expect(adviser.locator(".placement")).to_contain_text("Oplyst af medlemmet")
    expect(adviser.get_by_text("Er medlemmet der stadig?")).to_be_visible()
