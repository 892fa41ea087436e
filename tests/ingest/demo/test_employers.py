"""Invented workplaces carry well-formed numbers that belong to nobody."""

from random import Random

from ingest.demo.employers import an_employer, cvr_number, is_valid_cvr
from ingest.demo.starter import read_starter


def test_a_known_number_is_valid_and_a_changed_digit_is_not():
    """10172748 is the ministry's own published number."""
    assert is_valid_cvr("10172748")
    assert not is_valid_cvr("10172749")
    assert not is_valid_cvr("1017274")


def test_every_number_of_the_series_is_valid_and_unlike_the_others():
    numbers = [cvr_number(serial) for serial in range(0, 50_000, 7)]
    assert all(is_valid_cvr(number) for number in numbers)
    assert all(number.startswith("99") for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_all_workplaces_of_a_municipality_share_its_number():
    place = read_starter().municipalities["630"]
    workplaces = [
        an_employer(style, place, True, Random(seed)) for seed, style in enumerate(("pleje", "boern", "skole"))
    ]
    assert {workplace.owner for workplace in workplaces} == {"Vejle Kommune"}
    assert len({workplace.cvr_number for workplace in workplaces}) == 1


def test_two_owners_never_share_a_number():
    places = read_starter().municipalities.values()
    owners = [an_employer("pleje", place, True, Random(1)) for place in places]
    owners += [an_employer("hospital", place, True, Random(1)) for place in places]
    by_number = {}
    for workplace in owners:
        by_number.setdefault(workplace.cvr_number, set()).add(workplace.owner)
    assert len(by_number) == 98 + len({place.region for place in places})
    assert all(len(names) == 1 for names in by_number.values())


def test_a_private_workplace_has_no_owner_and_lies_in_its_municipality():
    place = read_starter().municipalities["851"]
    workplace = an_employer("industri", place, False, Random(4))
    assert workplace.owner == ""
    assert (workplace.postcode, workplace.town) in place.towns
