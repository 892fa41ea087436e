"""Jobs told in free text, apart from wishes and other people's."""

import pytest

from matching.language.taxonomy_index import TaxonomyIndex
from matching.language.told_occupations import told_occupations


def told(index: TaxonomyIndex, text: str) -> list[str]:
    label = {o.occupation_id: o.label for o in index.taxonomy.occupations}
    return [label[found.occupation_id] for found in told_occupations(index, text)]


def test_an_abbreviated_job_is_told(index: TaxonomyIndex) -> None:
    assert told(index, "Jeg har arbejdet som SSA på et plejehjem i otte år.") == ["social- og sundhedsassistent"]


def test_several_jobs_are_told_once_each_in_their_order(index: TaxonomyIndex) -> None:
    text = "Først var jeg tømrer. Siden blev jeg truckfører, og jeg var god til at være tømrer."
    assert told(index, text) == ["tømrer", "truckfører"]


@pytest.mark.parametrize(
    "text",
    [
        "Jeg vil gerne være sygeplejerske.",
        "Jeg har aldrig været sygeplejerske.",
        "Jeg arbejdede sammen med en sygeplejerske.",
    ],
)
def test_a_wish_a_denial_and_somebody_elses_job_are_not(index: TaxonomyIndex, text: str) -> None:
    assert told(index, text) == []
