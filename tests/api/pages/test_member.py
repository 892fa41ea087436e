from dataclasses import replace
from datetime import timedelta

import pytest

from api.pages import examples
from api.pages.member import JobCard, member_page
from api.pages.proposals import CARDS_SHOWN
from matching.core.cards import Decision, Excluded, JobProposals
from matching.core.eligibility import Rule
from matching.core.proposal import Direction, Reason, Track
from tests.api.stage import MEMBER, TODAY, InspectingClient, Stage

JOBS = examples.example_jobs(TODAY)


def cards(**changes: object) -> list[JobCard]:
    """The cards of the first job, changed."""
    page = member_page(replace(JOBS, jobs=(replace(JOBS.jobs[0], **changes),)), TODAY, None)
    return [card for group in page.groups for card in group.first]


def test_jobs_stand_in_their_own_track_best_first() -> None:
    page = member_page(replace(JOBS, jobs=tuple(reversed(JOBS.jobs))), TODAY, None)
    titles = {group.title: [card.title for card in group.first] for group in page.groups}
    assert titles == {
        "Samme branche": ["Lagermedarbejder", "Lagerekspedient til kølelager"],
        "Nær branche": ["Chauffør, distribution i Trekantområdet"],
        "Nyt spor": [],
    }


def test_a_long_track_shows_its_best_and_folds_the_rest() -> None:
    many = tuple(replace(JOBS.jobs[0], proposal=replace(JOBS.jobs[0].proposal, rank=rank)) for rank in range(1, 9))
    first = member_page(replace(JOBS, jobs=many), TODAY, None).groups[0]
    assert (len(first.first), len(first.rest), first.count) == (CARDS_SHOWN, 3, "8 job")


def _rated(*dots: int) -> JobProposals:
    """Jobs in the same track, one for each strength, in this order."""
    base = JOBS.jobs[0]
    proposals = [replace(base.proposal, rank=rank, likeliness=step) for rank, step in enumerate(dots, start=1)]
    return replace(JOBS, jobs=tuple(replace(base, proposal=proposal) for proposal in proposals))


@pytest.mark.parametrize(
    ("dots", "shown", "folded"),
    [((4, 2, 1, 1), 2, 2), ((1, 1), 1, 1), ((1,), 1, 0), ((5,) * 7, 5, 2), ((), 0, 0)],
)
def test_weak_matches_are_folded_away_unless_there_is_nothing_better(
    dots: tuple[int, ...], shown: int, folded: int
) -> None:
    group = member_page(_rated(*dots), TODAY, None).groups[0]
    assert (len(group.first), len(group.rest)) == (shown, folded)


@pytest.mark.parametrize(
    ("title", "words"),
    [("Er du vores nye kollega?", "Læst som lagerarbejder"), ("Dygtig lagerarbejder", "")],
)
def test_a_title_that_does_not_name_the_work_is_helped(title: str, words: str) -> None:
    (card,) = cards(order=replace(JOBS.jobs[0].order, title=title))
    assert card.read_as == words


def test_the_score_is_never_on_the_page(client: InspectingClient, stage: Stage) -> None:
    odd = replace(JOBS.jobs[0].proposal, score=0.73519)
    stage.jobs = replace(JOBS, jobs=(replace(JOBS.jobs[0], proposal=odd),))
    html = client.get(MEMBER).text
    assert "0.735" not in html
    assert "0,735" not in html
    assert "%" not in html
    assert "Meget godt match: 8 af 9 krav" in html


def test_for_and_against_stand_apart_with_both_phrases() -> None:
    (card,) = cards()
    assert [reason.text for reason in card.reasons.against] == ["Ønsker tysk (godt)"]
    assert card.reasons.favouring[0].yours == "truckcertifikat B, kørt dagligt"
    assert card.reasons.favouring[0].theirs == "gyldigt truckcertifikat B"


def test_the_weightiest_reason_comes_first() -> None:
    weak = Reason("travel", Direction.FOR, 0.1, "Svag")
    strong = Reason("goal", Direction.FOR, 0.9, "Stærk")
    (card,) = cards(proposal=replace(JOBS.jobs[0].proposal, reasons=(weak, strong)))
    assert [reason.text for reason in card.reasons.favouring] == ["Stærk", "Svag"]


@pytest.mark.parametrize(("days", "urgent"), [(3, True), (4, False)])
def test_a_deadline_within_three_days_is_urgent(days: int, urgent: bool) -> None:
    order = replace(JOBS.jobs[0].order, deadline_on=TODAY + timedelta(days=days))
    (card,) = cards(order=order)
    assert (card.deadline, card.urgent) == (f"Frist om {days} dage", urgent)


def test_an_unknown_travel_time_and_employer_are_left_out() -> None:
    job = JOBS.jobs[0]
    (card,) = cards(proposal=replace(job.proposal, minutes=None), order=replace(job.order, employer=None))
    assert card.where == ("Vejle",)


@pytest.mark.parametrize(
    ("decided", "state"),
    [
        (None, "open"),
        (Decision.AGREED, "agreed"),
        (Decision.NOT_RELEVANT, "set_aside"),
        (Decision.UNDONE, "open"),
    ],
)
def test_a_card_shows_what_was_decided_and_an_undone_decision_as_none(decided: Decision | None, state: str) -> None:
    (card,) = cards(decided=decided)
    assert card.decision.state == state


def test_an_empty_track_says_which_rules_kept_jobs_out(client: InspectingClient) -> None:
    html = client.get(MEMBER).text
    empty = html[html.index('id="spor-new"') :]
    assert "Ingen job her lige nu" in empty
    assert "<strong>12 job</strong>: rejsetiden er længere end medlemmets grænse." in empty


def test_a_rule_about_travel_is_widened_by_a_link_to_the_next_step() -> None:
    page = member_page(JOBS, TODAY, None)
    (travel,) = [rule for rule in page.excluded if "rejsetiden" in rule.rule]
    assert (travel.remedy, travel.address) == ("Vis job inden for 1 time", f"{MEMBER}?rejsetid=60")


def test_nothing_offers_to_widen_past_the_last_step() -> None:
    (travel, _) = member_page(JOBS, TODAY, 120).excluded
    assert travel.address == ""


def test_a_rule_that_kept_nobody_out_is_not_told() -> None:
    page = member_page(replace(JOBS, excluded=(Excluded(Rule.HOURS.label, 0, ""),)), TODAY, None)
    assert page.excluded == ()


def test_the_travel_time_of_the_address_reaches_the_search_and_stays_in_the_forms(
    client: InspectingClient, stage: Stage
) -> None:
    html = client.get(MEMBER + "?rejsetid=60").text
    assert stage.travel_limits == [60]
    assert '<input type="hidden" name="rejsetid" value="60">' in html
    assert 'href="' + MEMBER + '?rejsetid=60" aria-current="true"' in html


def test_a_page_without_a_single_job_says_so_once(client: InspectingClient, stage: Stage) -> None:
    stage.jobs = replace(JOBS, jobs=())
    html = client.get(MEMBER).text
    assert html.count("Ingen job") == 1
    assert html.count("rejsetiden er længere") == 1


def test_the_tab_and_the_address_hold_the_number_and_never_the_name(client: InspectingClient) -> None:
    html = client.get(MEMBER).text
    title = html[html.index("<title>") : html.index("</title>")]
    assert "M-1042" in title
    assert "Mette" not in title


def test_text_from_an_employer_is_escaped(client: InspectingClient, stage: Stage) -> None:
    order = replace(JOBS.jobs[0].order, title="<script>alert(1)</script>", text="<img src=x onerror=alert(1)>")
    stage.jobs = replace(JOBS, jobs=(replace(JOBS.jobs[0], order=order),))
    html = client.get(MEMBER).text
    assert "<script>alert" not in html
    assert "<img" not in html


def test_skills_stand_by_how_sure_we_are_and_then_by_the_alphabet() -> None:
    skills = member_page(JOBS, TODAY, None).profile.skills
    assert [(skill.label, skill.sure) for skill in skills] == [
        ("Køre gaffeltruck", True),
        ("Lagerstyringssystemer", False),
        ("Betjene kunder", False),
        ("Pakke varer", False),
    ]


def test_a_near_repeat_is_told_on_the_card() -> None:
    job = replace(JOBS.jobs[0], order=replace(JOBS.jobs[0].order, duplicate_of=198, duplicate_reason="samme tekst"))
    page = member_page(replace(JOBS, jobs=(job,)), TODAY, None)
    assert page.groups[0].first[0].twin == "Ligner jobordre J-198 (samme tekst)."
    assert Track.SAME.value == page.groups[0].key
