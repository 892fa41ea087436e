"""Two orders that are one job are found with their reason; two jobs from one template are not."""

from dataclasses import replace

import pytest

from matching.core.job_order import JobOrderSubmission
from matching.language.near_duplicates import (
    BANDS,
    PERMUTATIONS,
    Fingerprint,
    bands,
    compare,
    fingerprint,
    likeness,
    signature,
)

WORDS = [f"ord{number}" for number in range(400)]
TEXT = " ".join(WORDS)
OTHER_TEXT = " ".join(f"andet{number}" for number in range(400))
ORDER = Fingerprint("Lagermedarbejder til Aalborg", "Nordjysk Lager ApS", "10172748", "9000", signature(TEXT))


def changed_at(*places: int) -> str:
    """TEXT with the words at these places replaced."""
    return " ".join("nyt" if index in places else word for index, word in enumerate(WORDS))


def test_a_signature_is_the_same_every_time_and_on_every_machine():
    assert signature("en to tre fire fem") == signature("En, to. TRE – fire fem!")
    assert signature("en to tre fire fem")[:3] == (822932842, 1028380990, 1987022829)
    assert len(signature(TEXT)) == PERMUTATIONS
    assert all(0 <= value < 2**32 for value in signature(TEXT))


def test_a_text_of_three_words_has_no_signature_and_is_like_nothing():
    assert signature("en to tre") == ()
    assert bands(()) == ()
    assert likeness((), signature(TEXT)) is None


def test_likeness_estimates_the_shared_runs_of_four_words():
    """397 runs; 20 words changed far apart break 4 runs each: (397 - 80) / (397 + 80) = 0.66."""
    edited = changed_at(*range(10, 400, 20))
    assert likeness(signature(TEXT), signature(edited)) == pytest.approx(0.66, abs=0.13)
    assert likeness(signature(TEXT), signature(TEXT)) == 1.0
    assert likeness(signature(TEXT), signature(OTHER_TEXT)) < 0.05


def test_bands_fit_a_signed_bigint_and_meet_for_texts_that_are_alike():
    ours, theirs = bands(signature(TEXT)), bands(signature(changed_at(5, 205)))
    assert len(ours) == BANDS
    assert all(-(2**63) <= band < 2**63 for band in ours)
    assert set(ours) & set(theirs)
    assert not set(ours) & set(bands(signature(OTHER_TEXT)))


def test_the_same_rows_in_another_band_are_another_number():
    assert len(set(bands((7,) * PERMUTATIONS))) == BANDS


def test_one_employer_one_place_one_title_and_nearly_one_text_is_one_job():
    found = compare(
        ORDER, replace(ORDER, title="Lagermedarbejder søges til Aalborg", signature=signature(changed_at(7)))
    )
    assert found is not None
    assert found.text_likeness is not None
    assert found.text_likeness > 0.9
    assert found.reason == f"Samme virksomhed og sted, teksten er {int(100 * found.text_likeness)} % ens"


def test_without_texts_the_title_is_the_reason():
    found = compare(replace(ORDER, signature=()), replace(ORDER, signature=()))
    assert found is not None
    assert found.reason == "Samme virksomhed og sted, titlen er 100 % ens"


def test_two_titles_in_one_template_are_two_jobs():
    assert compare(ORDER, replace(ORDER, title="Kok til kantine i Aalborg")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SOSU-hjælper til aftenvagt", "SOSU-hjælper til nattevagt"),
        ("Lærer til 3. klasse", "Lærer til 7. klasse"),
        ("Elektriker på byggeplads", "Elektrikerlærling på byggeplads"),
        ("Butiksassistent i Aalborg", "Butiksleder i Aalborg"),
        ("Pædagog til vuggestue", "Pædagog til børnehave"),
    ],
)
def test_titles_that_differ_in_a_telling_word_are_two_jobs(one, other):
    assert compare(replace(ORDER, title=one), replace(ORDER, title=other)) is None


def test_one_title_twice_at_a_hospital_with_two_different_texts_is_two_jobs():
    nurse = replace(ORDER, title="Sygeplejerske")
    assert compare(nurse, replace(nurse, signature=signature(OTHER_TEXT))) is None


def test_a_chain_store_that_seeks_the_same_in_two_towns_has_two_jobs():
    assert compare(ORDER, replace(ORDER, postcode="8000")) is None


def test_an_agency_that_posts_the_employers_job_again_is_found_and_says_so():
    found = compare(ORDER, replace(ORDER, cvr_number="29189846", employer_name="Vikarhuset A/S"))
    assert found is not None
    assert found.reason == "Samme sted og titel, men to virksomhedsnavne, teksten er 100 % ens"


def test_two_employers_without_a_place_are_two_jobs_whatever_their_texts():
    here = replace(ORDER, postcode=None)
    assert compare(here, replace(here, cvr_number="29189846", employer_name="Vikarhuset A/S")) is None


def test_without_a_place_nearly_equal_texts_of_one_employer_are_one_job():
    found = compare(replace(ORDER, postcode=None), ORDER)
    assert found is not None
    assert found.reason == "Samme virksomhed og titel, teksten er 100 % ens"


def test_employers_are_the_same_by_name_when_one_has_no_cvr_number():
    named = replace(ORDER, cvr_number=None, employer_name="NORDJYSK LAGER", signature=())
    found = compare(named, ORDER)
    assert found is not None
    assert found.reason.startswith("Samme virksomhed og sted")


def test_two_orders_without_employer_are_not_of_one_employer():
    nameless = replace(ORDER, cvr_number=None, employer_name=None, signature=())
    assert compare(nameless, nameless) is None


def test_comparing_does_not_depend_on_which_comes_first():
    others = [
        replace(ORDER, title="Lagermedarbejder, Aalborg"),
        replace(ORDER, postcode=None),
        replace(ORDER, title="Kok"),
    ]
    assert [compare(ORDER, other) for other in others] == [compare(other, ORDER) for other in others]


def test_a_fingerprint_is_taken_from_a_submission():
    order = JobOrderSubmission("fil", "1", "Lagermedarbejder", TEXT, employer_name="Lager", postcode="9000")
    assert fingerprint(order) == Fingerprint("Lagermedarbejder", "Lager", None, "9000", signature(TEXT))
