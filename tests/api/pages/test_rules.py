"""The page of the rules, over the real services and a database of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from api.app import create_app
from api.pages import rule_words
from api.settings import Settings
from ingest.contact_rules import read_starter_contact_rules
from matching.core.contact_rules import ContactRule, get_rule
from matching.core.what_if_rules import WhatIf
from matching.database.embedded import Database
from matching.database.pool import Pool, open_pool, tenant_transaction
from tests.api.stage import NOW, InspectingClient
from tests.builders import AKADEMIKERNE, put_contact_rules, put_course, put_geography, put_member, put_taxonomy

RULES = read_starter_contact_rules()


@pytest.fixture
def pool(database: Database) -> Iterator[Pool]:
    with open_pool(database.url) as opened:
        yield opened


@pytest.fixture
def adviser_client(front_end: None, settings: Settings, pool: Pool) -> InspectingClient:
    client = InspectingClient(
        create_app(settings, pool, clock=lambda: NOW), raise_server_exceptions=False, follow_redirects=False
    )
    client.get("/log-ind")
    assert client.post("/log-ind", data={"akasse": "48", "rolle": "adviser"}).status_code == 303
    return client


@pytest.fixture
def world(pool: Pool) -> None:
    """Two members in Aarhus and one in København, who registered last week."""
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        put_geography(connection)
        put_contact_rules(connection)
        keys = put_taxonomy(connection)
        for postcode in ("8000", "8000", "1500"):
            put_course(connection, put_member(connection, keys, postcode=postcode))


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_without_rules_the_page_says_who_can_import_them(adviser_client: InspectingClient) -> None:
    html = adviser_client.get("/regler").text
    assert "Der er ingen regler endnu" in html
    assert "jobbro rules import" in html


@pytest.mark.usefixtures("world")
def test_rules_stand_by_when_they_hold_with_source_and_whether_verified(adviser_client: InspectingClient) -> None:
    words = words_of(adviser_client.get("/regler").text)
    now, coming, past = (words.index(heading) for heading in ("Gælder nu", "På vej", "Tidligere"))
    assert now < words.index("Juli 2026: to samtaler til tre ud af fire Ikke bekræftet") < coming
    assert coming < words.index("Forsøg 2027: fire måneder i a-kassen Ikke bekræftet") < past
    assert past < words.index("2024: tre samtaler til hver Læst i kilder")
    assert "STAR's svar om reformen" in words.replace("&#39;", "'")


@pytest.mark.usefixtures("world")
def test_what_is_new_is_told_against_the_rule_before(adviser_client: InspectingClient) -> None:
    words = words_of(adviser_client.get("/regler").text)
    assert "Nyt i forhold til »2024: tre samtaler til hver« Der skal holdes 2 samtaler, før 3." in words
    assert "Kravet gælder mindst 75 % af medlemmerne, før 100 %. Op til 25 % kan undtages, før 0 %." in words
    assert "Perioden i a-kassen er 4 måneder, før 3. Overdragelse efter mere end 570 timer, før 410." in words


@pytest.mark.usefixtures("world")
def test_a_rule_can_be_tried_on_the_members_and_nothing_else_shows_a_change(adviser_client: InspectingClient) -> None:
    plain = adviser_client.get("/regler").text
    assert "Hvis reglen gjaldt" not in plain
    assert 'href="/regler?proev=2027-four-months#2027-four-months-aendring"' in plain
    tried = adviser_client.get("/regler?proev=2027-four-months").text
    assert tried.count("Hvis reglen gjaldt for jeres medlemmer i dag") == 1
    words = words_of(tried)
    assert "2 forløb ville blive overdraget senere." in words
    assert "I ville skylde lige så mange samtaler som i dag, nemlig 4." in words
    assert "2 igangværende forløb er regnet med. Udeladt: 1 bor, hvor reglen ikke gælder." in words


@pytest.mark.usefixtures("world")
def test_past_rules_cannot_be_tried_from_the_page(adviser_client: InspectingClient) -> None:
    assert "proev=2024-three-each" not in adviser_client.get("/regler").text


@pytest.mark.usefixtures("world")
def test_a_rule_that_is_not_there_is_told_so(adviser_client: InspectingClient) -> None:
    answer = adviser_client.get("/regler?proev=2099")
    assert answer.status_code == 404
    assert "Vælg en af dem på listen" in answer.text


def test_somebody_who_is_not_signed_in_sees_no_rules(visitor: InspectingClient) -> None:
    assert visitor.get("/regler").status_code == 303


def sentences(rule: ContactRule) -> dict[str, str]:
    return dict(rule_words.sentences(rule, {"101": "København", "492": "Ærø", "420": "Assens"}))


def test_a_rule_for_some_municipalities_names_them_in_danish_order() -> None:
    rule = replace(get_rule(RULES, "2027-choice-akasse"), municipality_codes=("492", "101", "420", "999"))
    assert sentences(rule)["Hvor"] == "Kun i Assens, kommune 999, København og Ærø"


def test_a_rule_that_gives_the_member_away_owes_no_talks() -> None:
    said = sentences(get_rule(RULES, "2027-choice-provider"))
    assert said["A-kassens periode"] == "Ingen: anden aktør har medlemmet fra første dag"
    assert "Samtaler" not in said


def test_a_rule_with_an_end_says_both_days() -> None:
    said = sentences(get_rule(RULES, "2024-three-each"))
    assert said["For hvem"] == "Forløb, der begynder fra 1. januar 2024 og før 1. juli 2026"
    assert said["Samtaler"] == "Mindst 3 jobsamtaler med hvert medlem"
    assert said["Undtagelser"] == "Ingen kan undtages"


@pytest.mark.parametrize(
    ("before", "key", "said"),
    [
        ("before-2024", "2024-three-each", "A-kassen får ansvaret for kontaktforløbet de første 3 måneder."),
        ("2026-07-share", "2027-choice-provider", "A-kassen har ikke længere medlemmet; det har anden aktør."),
        ("2024-three-each", "2026-07-share", "Den offentlige part hedder kommunen, før jobcenteret."),
    ],
)
def test_what_changes_hands_is_said(before: str, key: str, said: str) -> None:
    assert said in rule_words.changes(get_rule(RULES, before), get_rule(RULES, key))


def test_the_same_rule_again_has_nothing_new() -> None:
    rule = get_rule(RULES, "2026-07-share")
    assert rule_words.changes(rule, replace(rule, rule_key="another", valid_from=date(2028, 1, 1))) == ()


def found(**numbers: int) -> WhatIf:
    plain = dict.fromkeys(
        (
            "elsewhere", "municipalitys", "to_municipality", "stays_with_akasse", "handover_later", "handover_earlier",
            "handover_same", "handover_unknown", "needs_more_talks", "needs_fewer_talks", "talks_now", "talks_then",
            "deadline_later", "deadline_earlier",
        ),
        0,
    )  # fmt: skip
    rule = get_rule(RULES, "2027-choice-provider")
    return WhatIf(rule=rule, as_of=NOW.date(), **{"counted": 3, **plain, **numbers})


def test_only_what_would_change_is_said_with_the_talks_in_all() -> None:
    assert rule_words.what_would_change(found(to_municipality=3, talks_now=1200, talks_then=0)) == (
        "3 forløb ville høre til hos anden aktør fra første dag.",
        "I alt ville I skylde 0 samtaler; i dag skylder I 1.200.",
    )


def test_with_nobody_to_count_nothing_is_said_but_who_was_left_out() -> None:
    assert rule_words.what_would_change(found(counted=0)) == ()
    assert rule_words.who_was_counted(found(counted=0, elsewhere=2, municipalitys=1)) == (
        "0 igangværende forløb er regnet med. "
        "Udeladt: 2 bor, hvor reglen ikke gælder, og 1 er ikke hos jer under nogen af reglerne."
    )
