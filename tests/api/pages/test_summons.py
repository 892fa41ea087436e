"""The pages that call many members, on their real services: chosen on the list, planned, ticked and sent."""

import re

import pytest

from matching.core.talks import TalkForm
from matching.database.pool import Pool
from matching.queries import talks
from tests.api.list_stage import a_list_stage, text_of
from tests.api.stage import InspectingClient
from tests.api.talk_stage import AKASSE, TalkStage

PLAN, SEND = "/medlemmer/indkaldelser", "/medlemmer/indkaldelser/send"


@pytest.fixture
def stage(pool: Pool) -> TalkStage:
    return a_list_stage(pool)


@pytest.fixture
def adviser(stage: TalkStage) -> InspectingClient:
    return stage.client()


def filled(page: str) -> dict[str, list[str] | str]:
    """What the form of the plan sends as it stands, with every line ticked."""
    fields: dict[str, list[str] | str] = {
        name: re.findall(rf'name="{name}" value="([^"]*)"', page) for name in ("valgt", "vist", "linje")
    }
    for name in ("noegle", "visning", "fra_dag", "til_dag", "fra_kl", "til_kl", "sted"):
        found = re.search(rf'name="{name}"[^>]*? value="([^"]*)"', page)
        assert found is not None
        fields[name] = found.group(1)
    return {**fields, "form": "phone", "minutter": "45", "flyttes": "1"}


def test_the_plan_is_shown_before_anything_is_sent_and_a_line_can_be_left_out(
    stage: TalkStage, adviser: InspectingClient
) -> None:
    karen, bo = stage.member("Karen Prøve"), stage.member("Bo Prøve")
    without = stage.member("Ida Uden", has_course=False)
    chosen = {"valgt": [str(one) for one in (karen, bo, without)], "visning": "sorter=nummer"}
    page = adviser.post(PLAN, data=chosen).text
    assert "Der er fundet en tid til 2 af 3 medlemmer." in text_of(page)
    assert "Torsdag den 26. november 2026 kl. 09.00-09.45" in text_of(page)
    assert "Ida Uden" in page[page.index("Indkaldes ikke") :]
    assert stage.ask(lambda c: talks.talks_of_member(c, AKASSE, karen)) == []
    form = filled(page)
    form["linje"] = [line for line in form["linje"] if line.startswith(str(karen))]
    answers = [adviser.post(SEND, data=form).headers["location"] for _ in range(2)]
    assert answers[0] == answers[1] == f"/medlemmer?sorter=nummer&udfoert={form['noegle']}#resultat"
    (talk,) = stage.ask(lambda c: talks.talks_of_member(c, AKASSE, karen))
    assert (talk.form, talk.rebook_until is not None) == (TalkForm.PHONE, True)
    assert stage.ask(lambda c: talks.talks_of_member(c, AKASSE, bo)) == []
    told = text_of(adviser.get(answers[0]).text)
    assert "1 medlem er indkaldt til samtale." in told
    assert "Indkaldelserne er på vej med posten" in told


def test_another_wish_gives_another_plan_and_keeps_the_ticks(stage: TalkStage, adviser: InspectingClient) -> None:
    karen, bo = stage.member("Karen Prøve"), stage.member("Bo Prøve")
    form = filled(adviser.post(PLAN, data={"valgt": [str(karen), str(bo)]}).text)
    form["linje"] = [line for line in form["linje"] if line.startswith(str(karen))]
    page = adviser.post(PLAN, data={**form, "fra_dag": "2026-11-30", "fra_kl": "10:00"}).text
    assert "Mandag den 30. november 2026 kl. 10.00-10.45" in text_of(page)
    ticked = re.findall(r'id="linje-([^"]+)"[^>]* checked', page)
    assert ticked == [str(karen)]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"fra_dag": "i morgen"}, "Skriv en dato"),
        ({"til_dag": "2026-11-01"}, "Den sidste dag skal ligge"),
        ({"til_kl": "9:15"}, "ikke plads til en samtale"),
    ],
)
def test_what_must_be_mended_is_said_at_its_field(
    stage: TalkStage, adviser: InspectingClient, wrong: dict[str, str], sentence: str
) -> None:
    form = filled(adviser.post(PLAN, data={"valgt": str(stage.member())}).text)
    answer = adviser.post(PLAN, data={**form, **wrong, "sted": "Lokale 7"})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Lokale 7"' in answer.text


def test_nobody_ticked_is_said_and_the_plan_stays(stage: TalkStage, adviser: InspectingClient) -> None:
    form = filled(adviser.post(PLAN, data={"valgt": str(stage.member())}).text)
    answer = adviser.post(SEND, data={**form, "linje": []})
    assert answer.status_code == 422
    assert "Sæt kryds ved mindst én række" in answer.text
    assert "Karen Prøve" in answer.text


def test_nobody_chosen_or_too_many_lead_back_to_the_list(stage: TalkStage, adviser: InspectingClient) -> None:
    assert adviser.post(PLAN, data={}).headers["location"] == "/medlemmer?gjort=intet#resultat"
    stage.app.state.settings = stage.app.state.settings.model_copy(update={"most_summoned": 1})
    many = {"valgt": [str(stage.member("A")), str(stage.member("B"))]}
    answer = adviser.post(PLAN, data=many)
    assert answer.headers["location"] == "/medlemmer?gjort=for-mange-indkaldt#resultat"
    assert "Vælg færre" in adviser.get(answer.headers["location"]).text


def test_a_line_that_was_tampered_with_calls_nobody(stage: TalkStage, adviser: InspectingClient) -> None:
    form = filled(adviser.post(PLAN, data={"valgt": str(stage.member())}).text)
    assert adviser.post(SEND, data={**form, "linje": ["x y z", "a"]}).status_code == 422
