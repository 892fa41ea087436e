import pytest

from api.pages import decisions, examples
from matching.core.cards import Decision, NotRelevantBecause
from matching.core.errors import ProposalNotFound
from tests.api.stage import MEMBER, TODAY, InspectingClient, Stage, elements

JOB = examples.example_jobs(TODAY).jobs[0]
PAIR = (JOB.proposal.member_id, JOB.proposal.job_order_id)
FORM = {"event_id": str(examples.EVENT), "job_order_id": str(JOB.proposal.job_order_id)}
ADDRESS = MEMBER + "/beslutninger"
HTMX = {"HX-Request": "true"}


def test_agreeing_is_kept_and_leads_back_to_the_card(client: InspectingClient, stage: Stage) -> None:
    answer = client.post(ADDRESS, data={**FORM, "decision": "agreed", "rejsetid": "60"})
    assert stage.decided == [(*PAIR, Decision.AGREED, None)]
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{MEMBER}?rejsetid=60#forslag-{PAIR[1]}"


def test_setting_aside_keeps_the_reason(client: InspectingClient, stage: Stage) -> None:
    client.post(ADDRESS, data={**FORM, "decision": "not_relevant", "reason": "too_far"})
    assert stage.decided == [(*PAIR, Decision.NOT_RELEVANT, NotRelevantBecause.TOO_FAR)]


def test_a_reason_belongs_to_setting_aside_alone(client: InspectingClient, stage: Stage) -> None:
    client.post(ADDRESS, data={**FORM, "decision": "agreed", "reason": "too_far"})
    assert stage.decided == [(*PAIR, Decision.AGREED, None)]


def test_a_decision_on_the_orders_page_leads_back_to_the_order(client: InspectingClient) -> None:
    answer = client.post(ADDRESS, data={**FORM, "decision": "agreed", "came_from": "job_order"})
    assert answer.headers["location"] == f"/jobordrer/{PAIR[1]}#forslag-{PAIR[0]}"


def test_with_htmx_only_the_decision_comes_back_and_can_be_undone(client: InspectingClient) -> None:
    answer = client.post(ADDRESS, data={**FORM, "decision": "agreed"}, headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert f'id="beslutning-{PAIR[1]}"' in answer.text
    assert "Fortryd" in answer.text
    assert "Aftalt med medlemmet" in answer.text


def test_an_undone_decision_gives_the_buttons_back(client: InspectingClient, stage: Stage) -> None:
    answer = client.post(ADDRESS, data={**FORM, "decision": "undone"}, headers=HTMX)
    assert stage.decided == [(*PAIR, Decision.UNDONE, None)]
    assert "decision-open" in answer.text
    assert "Beslutningen er fortrudt" in answer.text


def test_the_message_is_put_where_screen_readers_listen(client: InspectingClient) -> None:
    answer = client.post(ADDRESS, data={**FORM, "decision": "agreed"}, headers=HTMX)
    (message,) = [attributes for _, attributes in elements(answer.text) if attributes.get("id") == "besked"]
    assert message["hx-swap-oob"] == "innerHTML"


def test_a_proposal_that_was_never_shown_cannot_be_decided(
    client: InspectingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ProposalNotFound

    monkeypatch.setattr(decisions, "decide", refuse)
    assert client.post(ADDRESS, data={**FORM, "decision": "agreed"}).status_code == 404


@pytest.mark.parametrize("wrong", [{"decision": "maybe"}, {"event_id": "x"}, {"reason": "because"}])
def test_a_form_that_was_tampered_with_changes_nothing(
    client: InspectingClient, stage: Stage, wrong: dict[str, str]
) -> None:
    assert client.post(ADDRESS, data={**FORM, **wrong}).status_code == 422
    assert stage.decided == []
