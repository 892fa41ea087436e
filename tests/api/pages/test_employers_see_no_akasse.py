"""Everything an employer can reach is crawled for canaries: a-kasser, scores, ranks, the member's own words."""

import re
from typing import Any

import pytest
from fastapi.routing import APIRoute

from api.access import policies_of
from api.app import ROUTERS
from api.letters import compose
from matching.core.access import Action
from matching.core.ids import ReferralId
from matching.core.mail import Letter, MailKind
from matching.database.pool import tenant_transaction
from matching.services.letter_facts import WRITERS
from tests.api.office import SETTINGS, Office
from tests.api.test_letters import a_mail
from tests.builders import AKADEMIKERNE

WAYS: tuple[tuple[dict[str, str], ...], ...] = (
    (),
    ({"act": "see"},),
    ({"act": "invite"},),
    ({"act": "invite"}, {"act": "undo"}),
    ({"act": "hire", "start": "2026-12-01", "timer": "37"},),
    ({"act": "hire", "start": "", "timer": "37"},),
    ({"act": "hire", "start": "2026-12-01", "timer": "37"}, {"act": "undo"}),
    ({"act": "employer_declines", "grund": "hours"},),
    ({"act": "employer_declines"},),
    ({"act": "invite"}, {"act": "invite", "version": "3"}),
)
"""Every way through the answer page, by the buttons pressed on the way."""
EMPLOYERS = {Action.ANSWER_REFERRAL}


def canaries(office: Office) -> list[str]:
    """Names of every a-kasse, the adviser, the member's free text, and the words of a ranked list."""
    with tenant_transaction(office.pool, AKADEMIKERNE) as connection:
        names = [name for row in connection.execute("SELECT name, short_name FROM akasse").fetchall() for name in row]
    return [*names, "a-kasse", "akasse", "KANARIETEKST", "demo-adviser", "adviser-1", "match", "score", "prikker"]


def told(answer: Any) -> str:
    """The whole answer as an employer's program gets it: head and body."""
    head = "\n".join(f"{name}: {value}" for name, value in answer.headers.items() if name != "set-cookie")
    return f"{head}\n{answer.text}"


def hits(office: Office, text: str) -> list[str]:
    """The canaries in a text, outside the random letters of tokens; a short name only as a word of its own."""
    plain = re.sub(r'/svar/[\w.-]+|name="form_token" value="[^"]*"', "", text)
    whole = [one for one in canaries(office) if re.search(rf"\b{re.escape(one)}\b", plain)]
    parts = [one for one in canaries(office) if len(one) > 4 and one.casefold() in plain.casefold()]
    return sorted({*whole, *parts})


def walk(office: Office, referral: ReferralId, way: tuple[dict[str, str], ...]) -> list[str]:
    """All that is told on one way through the page."""
    address = office.address(referral)
    seen = [told(office.employer.get(address))]
    for pressed in way:
        found = re.search(r'name="version" value="(\d+)"', seen[-1])
        form = {"version": found.group(1) if found else "1", **pressed}
        answer = office.employer.post(address, data=form)
        seen += [told(answer), told(office.employer.get(answer.headers.get("location", address)))]
    return seen


@pytest.mark.parametrize("way", WAYS, ids=lambda way: "-".join(one["act"] for one in way) or "open")
def test_no_page_of_the_employers_holds_a_canary(office: Office, way: tuple[dict[str, str], ...]) -> None:
    seen = walk(office, office.refer(sent=True), way)
    assert [hits(office, text) for text in seen if hits(office, text)] == []


def test_neither_do_pages_of_addresses_that_no_longer_work(office: Office) -> None:
    office.refer(sent=True)
    office.passes(days=70)
    referral = office.value("SELECT referral_id FROM referral")
    seen = [told(office.employer.get(office.address(referral))), told(office.employer.get("/svar/forkert"))]
    assert [hits(office, text) for text in seen if hits(office, text)] == []


@pytest.mark.parametrize(
    "kind", [MailKind.REFERRAL_TO_EMPLOYER, MailKind.REFERRAL_REMINDER, MailKind.REFERRAL_WITHDRAWN]
)
def test_no_mail_to_an_employer_holds_a_canary_or_the_members_name(office: Office, kind: MailKind) -> None:
    referral = office.refer(sent=True)
    if kind is MailKind.REFERRAL_WITHDRAWN:
        with office.pool.connection() as connection, connection.transaction():
            connection.execute("SET LOCAL app.akasse_id = 48")
            connection.execute("UPDATE outgoing_mail SET state = 'sent' WHERE kind = 'referral_to_employer'")
            connection.execute("UPDATE referral SET state = 'withdrawn', lapses_at = NULL")
    with tenant_transaction(office.pool, AKADEMIKERNE) as connection:
        letter = WRITERS[kind](connection, AKADEMIKERNE, referral, office.clock[0])
    assert isinstance(letter, Letter)
    message = compose(a_mail(kind), letter, SETTINGS, now=office.clock[0])
    text = "\n".join(f"{name}: {value}" for name, value in message.items()) + message.get_content()
    assert hits(office, text) == []
    assert "Karen" not in text


def test_the_canaries_would_be_found(office: Office) -> None:
    assert hits(office, "Hilsen Akademikernes A-kasse")
    assert hits(office, "Godt match: 7 af 9 krav")
    html = office.adviser.get(f"/henvisninger/{office.refer()}").text
    assert hits(office, html), "the adviser's own page names the a-kasse"


def test_every_route_of_the_employers_is_crawled_here() -> None:
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    paths = {route.path for route in routes if policies_of(route)[0].action in EMPLOYERS}
    assert paths == {"/svar/{token}"}
