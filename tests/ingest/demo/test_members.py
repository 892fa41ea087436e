"""Invented members are the same for the same seed, stand in the right proportions and lead careers that make sense."""

import itertools
import re
from collections import Counter
from datetime import date

import pytest

from ingest.demo.members import SOURCE, demo_members, generate_members
from ingest.demo.starter import read_starter
from ingest.demo.words import read_table
from ingest.personal_numbers import holds_personal_number
from matching.core.contact_details import email_of, phone_of

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="module")
def members():
    return list(demo_members(3000, 7, AS_OF))


def test_the_same_seed_gives_the_same_members():
    assert list(generate_members(40, 3, AS_OF)) == list(generate_members(40, 3, AS_OF))


def test_another_seed_gives_other_members():
    assert list(generate_members(5, 3, AS_OF)) != list(generate_members(5, 4, AS_OF))


def test_a_slice_is_the_same_as_the_whole_cut_up(members):
    assert list(demo_members(5, 7, AS_OF, first=100)) == members[100:105]


def test_every_member_has_an_id_of_its_own(members):
    assert len({(member.submission.source, member.submission.source_id) for member in members}) == 3000
    assert {member.submission.source for member in members} == {SOURCE}


def test_all_21_akasser_stand_in_proportion_to_their_persons_on_benefit(members):
    """Every a-kasse within 1.5 percentage points of its share of the 101,180 persons (July 2026)."""
    on_benefit = {int(row["code"]): int(row["on_benefit"]) for row in read_table("akasser")}
    found = Counter(int(member.submission.akasse_id) for member in members)
    assert len(found) == 21
    for code, persons in on_benefit.items():
        assert found[code] / 3000 == pytest.approx(persons / sum(on_benefit.values()), abs=0.015)


def test_occupations_fit_the_akasse(members):
    """Nurses are with DSA, not with 3F; pædagoger are the most common members of BUPL."""
    by_akasse = {}
    for member in members:
        by_akasse.setdefault(int(member.submission.akasse_id), Counter())[member.held[0]] += 1
    assert by_akasse[6]["sygeplejerske"] > 5
    assert by_akasse[43]["sygeplejerske"] == 0
    assert by_akasse[5].most_common(1)[0][0] == "paedagog"


def test_at_least_90_municipalities_are_represented_and_the_largest_leads(members):
    found = Counter(member.submission.municipality_code for member in members if member.submission.municipality_code)
    assert len(found) >= 90
    assert found.most_common(1)[0][0] == "101"


def test_a_postcode_lies_in_the_municipality(members):
    municipalities = read_starter().municipalities
    checked = 0
    for member in members:
        code, postcode = member.submission.municipality_code, member.submission.postcode
        if code and postcode:
            assert postcode in {number for number, _ in municipalities[code].towns}
            checked += 1
    assert checked > 2000


def test_careers_run_backwards_without_overlap_and_lie_in_the_past(members):
    dated = [member.submission.held for member in members if member.submission.held[0].since]
    assert len(dated) > 2500
    for held in dated:
        assert 1 <= len(held) <= 6
        assert all(job.since < (job.until or AS_OF) <= AS_OF for job in held)
        assert all(job.until is not None for job in held[1:])
        assert all(later.since >= earlier.until for later, earlier in itertools.pairwise(held))


def test_some_careers_cross_industries(members):
    """At least one in five of those with several jobs has worked in more than one NACE section."""
    trades = read_starter().trades
    several = [member for member in members if len(member.submission.held) > 1]
    crossed = [member for member in several if len({trades[key].section for key in member.held}) > 1]
    assert 0.2 < len(crossed) / len(several) < 0.8


def test_nobody_has_worked_under_a_legal_licence_that_the_trade_does_not_lead_to(members):
    """A nurse's authorisation is found only with those whose latest or former occupation shares it."""
    nurses = [member for member in members if "sygeplejerske" in member.held]
    assert nurses
    assert {int(member.submission.akasse_id) for member in nurses} <= {6, 40, 19, 31, 49, 11, 13}


def test_goals_are_at_most_two_and_mostly_the_own_trade(members):
    assert {len(member.goals) for member in members} == {0, 1, 2}
    with_goal = [member for member in members if member.goals]
    same = sum(member.goals[0] in member.held for member in with_goal)
    assert 0.55 < same / len(with_goal) < 0.85


def test_free_text_never_contains_the_persons_name(members):
    for member in members:
        submission = member.submission
        text = " ".join([submission.summary, *(job.description for job in submission.held)])
        assert not set(submission.name.split()) & set(re.findall(r"\w+", text))


def test_nothing_looks_like_a_personal_number_an_age_or_an_address(members):
    for member in members:
        assert not holds_personal_number(repr(member.submission), also_unbroken=True)
        assert not re.search(r"\b\d+ år gammel|\bfødt\b|vej \d", member.submission.summary)


def test_two_with_the_same_occupation_read_differently(members):
    texts = [member.submission.summary for member in members if member.submission.summary]
    assert len(texts) > 2000
    assert max(Counter(texts).values()) <= 3


def test_skills_are_told_partly_and_in_own_words(members):
    """Fewer than half of the listed skills are the taxonomy's own label; no list is the whole truth."""
    labels = {skill.label for skill in read_starter().skills.values()}
    listed = [phrase for member in members for phrase in member.submission.skills]
    assert 0.2 < sum(phrase in labels for phrase in listed) / len(listed) < 0.5
    assert all(len(member.submission.skills) <= 15 for member in members)


def test_fields_are_missing_as_in_life(members):
    submissions = [member.submission for member in members]
    for name in ("summary", "hours", "shifts", "travel_limit", "languages", "skills", "postcode", "available_from"):
        missing = sum(not getattr(submission, name) for submission in submissions)
        assert 0 < missing < 3000, name


def test_nobody_can_be_reached_and_some_have_told_no_address(members):
    """Domains reserved for examples, numbers that begin with 00; every one passes the check that real ones pass."""
    reached = [(member.submission.email, member.submission.phone) for member in members]
    assert all(email == "" or re.search(r"@example\.(com|net|org)$", email) for email, _ in reached)
    assert all(email == "" or email_of(email) == email for email, _ in reached)
    assert all(phone.startswith("00 ") and phone_of(phone) == phone for _, phone in reached)
    assert 30 < sum(email == "" for email, _ in reached) < 180
    assert len({email for email, _ in reached if email}) == sum(email != "" for email, _ in reached)
