"""Journey: a member is exempted, the share follows on page and worklist, and the exemption is taken back."""

import pytest

from matching.core.ids import MemberId
from matching.database.pool import Pool
from tests.api.stage import InspectingClient
from tests.api.talk_stage import TalkStage

REASONED = {"grund": "seeks_well_alone", "vurdering": "Søger bredt og har to samtaler på vej."}


@pytest.fixture
def stage(pool: Pool) -> TalkStage:
    return TalkStage(pool)


@pytest.fixture
def adviser(stage: TalkStage) -> InspectingClient:
    return stage.client()


@pytest.fixture
def members(stage: TalkStage) -> list[MemberId]:
    return [stage.member(f"Medlem {number}") for number in range(8)]


def address(member: MemberId) -> str:
    return f"/medlemmer/{member}/undtagelse"


def words(html: str) -> str:
    return " ".join(html.split())


def test_the_share_follows_when_members_are_exempted_and_taken_back(
    stage: TalkStage, adviser: InspectingClient, members: list[MemberId]
) -> None:
    """Eight members, so two may be exempted; the eighth part is 12 percent, rounded down."""
    assert "Nu 0 %, højst 25 % (0 af 8 medlemmer). Der er plads til 2 undtagelser mere." in words(
        adviser.get(address(members[0])).text
    )
    for member in members[:2]:
        answer = adviser.post(address(member), data=REASONED)
        assert (answer.status_code, answer.headers["location"]) == (303, address(member))
    page = adviser.get(address(members[0])).text
    assert "Medlemmet er undtaget" in page
    assert "Søger bredt og har to samtaler på vej." in page
    assert "Nu 25 %, højst 25 % (2 af 8 medlemmer). Der er plads til 0 undtagelser mere." in words(page)
    assert "<strong>2 af 8 (25 %)</strong>" in adviser.get("/arbejdsliste").text
    third = adviser.get(address(members[2])).text
    assert "Loftet er nået" in third
    assert "<textarea" not in third
    withdraw = page.split('action="/undtagelser/')[1].split('"')[0]
    for _ in range(2):
        assert adviser.post(f"/undtagelser/{withdraw}", data={}).status_code == 303
    assert "Nu 12 %, højst 25 % (1 af 8 medlemmer)" in words(adviser.get(address(members[0])).text)
    assert "<strong>1 af 8 (12 %)</strong>" in adviser.get("/arbejdsliste").text


def test_the_ceiling_also_holds_for_a_form_that_was_open_already(
    stage: TalkStage, adviser: InspectingClient, members: list[MemberId]
) -> None:
    adviser.get(address(members[2]))
    for member in members[:2]:
        adviser.post(address(member), data=REASONED)
    answer = adviser.post(address(members[2]), data=REASONED)
    assert answer.status_code == 422
    assert "Reglen tillader, at højst 25 % af medlemmerne er undtaget" in answer.text
    assert "Søger bredt og har to samtaler på vej." in answer.text, "nothing typed is lost"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [({"vurdering": ""}, "Skriv, hvorfor netop dette medlem"), ({"grund": ""}, "Vælg en grund")],
)
def test_reason_and_judgement_are_both_needed(
    stage: TalkStage, adviser: InspectingClient, members: list[MemberId], typed: dict[str, str], sentence: str
) -> None:
    adviser.get(address(members[0]))
    answer = adviser.post(address(members[0]), data={**REASONED, **typed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert ("Søger bredt" in answer.text) == (typed.get("vurdering") is None)


def test_a_form_sent_twice_is_one_exemption(
    stage: TalkStage, adviser: InspectingClient, members: list[MemberId]
) -> None:
    adviser.get(address(members[0]))
    for _ in range(2):
        assert adviser.post(address(members[0]), data=REASONED).status_code == 303
    assert stage.ask(lambda c: c.execute("SELECT count(*) FROM exemption").fetchone()) == (1,)


def test_a_member_outside_the_period_is_said_to_be(stage: TalkStage, adviser: InspectingClient) -> None:
    outside = stage.member(has_course=False)
    assert "ikke i a-kassens periode" in adviser.get(address(outside)).text
    assert adviser.post(address(outside), data=REASONED).status_code == 422


def test_an_older_rule_knows_no_exemptions(stage: TalkStage, adviser: InspectingClient) -> None:
    from datetime import date

    older = stage.member(started_on=date(2026, 6, 29))
    assert "som ingen undtagelser kender" in adviser.get(address(older)).text
