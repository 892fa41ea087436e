"""Real advertisements, read with the real model: what a careful Danish reader finds. Errors: docs/understanding.md."""

from datetime import date

import pytest

from matching.core.job_order import (
    Employment,
    Hours,
    JobOrderSubmission,
    Language,
    LanguageLevel,
    Shift,
)
from matching.core.taxonomy import LicenceDemand
from matching.language.reading_orders import OrderReader
from tests.matching.language.conftest import Names
from tests.matching.language.starter_taxonomy import advertisement

AS_OF = date(2016, 1, 1)


@pytest.mark.parametrize(
    ("name", "title", "occupation"),
    [
        ("01_paedagogmedhjaelper", None, "pædagogmedhjælper"),
        ("02_dispatcher_112", "Dispatcher", "kørselsdisponent"),
        ("03_klejnsmed", None, "klejnsmed"),
        ("04_underviser", None, "voksenunderviser"),
        ("05_sygeplejerske_vikariat", None, "sygeplejerske"),
        ("06_laerere", None, "folkeskolelærer"),
        ("08_tolke", None, "tolk"),
        ("09_bagersvend", None, "bager"),
        ("10_klubmedarbejder", "Klubmedarbejder", "klubmedarbejder"),
    ],
)
def test_the_right_occupation_is_among_the_first_three(
    order_reader: OrderReader, names: Names, name: str, title: str | None, occupation: str
) -> None:
    [reading] = order_reader.read([advertisement(name, title)], AS_OF)
    assert occupation in names.occupations(reading)[:3]


def test_a_title_that_is_a_question_is_not_read_with_confidence(order_reader: OrderReader) -> None:
    [reading] = order_reader.read([advertisement("04_underviser")], AS_OF)
    assert reading.occupations[0].confidence < 0.6


@pytest.mark.parametrize(
    ("name", "must"),
    [
        ("03_klejnsmed", {"tegningslæsning"}),
        ("04_underviser", {"danskundervisning"}),
        ("05_sygeplejerske_vikariat", {"tværfagligt samarbejde"}),
        ("06_laerere", {"matematikundervisning"}),
        ("07_leder_kultur_bibliotek", {"personaleledelse"}),
    ],
)
def test_what_is_demanded_is_found(order_reader: OrderReader, names: Names, name: str, must: set[str]) -> None:
    [reading] = order_reader.read([advertisement(name)], AS_OF)
    assert must <= names.must(reading)


def test_what_is_only_an_advantage_is_wished_for(order_reader: OrderReader, names: Names) -> None:
    [reading] = order_reader.read([advertisement("02_dispatcher_112")], AS_OF)
    assert "disponering" in names.nice(reading)


@pytest.mark.parametrize(
    ("name", "licences"),
    [
        ("01_paedagogmedhjaelper", {"børneattest": LicenceDemand.LAW}),
        (
            "05_sygeplejerske_vikariat",
            {"autorisation som sygeplejerske": LicenceDemand.LAW, "børneattest": LicenceDemand.MUST},
        ),
        ("10_klubmedarbejder", {"børneattest": LicenceDemand.MUST}),
    ],
)
def test_licences_are_demanded_by_law_or_by_the_advertisement(
    order_reader: OrderReader, names: Names, name: str, licences: dict[str, LicenceDemand]
) -> None:
    [reading] = order_reader.read([advertisement(name)], AS_OF)
    assert licences.items() <= names.licences(reading).items()


@pytest.mark.parametrize(
    ("name", "starts_on", "deadline_on", "positions"),
    [
        ("01_paedagogmedhjaelper", date(2016, 8, 16), None, 3),
        ("02_dispatcher_112", date(2016, 2, 1), date(2016, 11, 30), 1),
        ("03_klejnsmed", AS_OF, None, 1),
        ("04_underviser", AS_OF, date(2015, 11, 24), 1),
        ("05_sygeplejerske_vikariat", AS_OF, date(2014, 10, 20), 2),
        ("06_laerere", date(2015, 8, 1), date(2015, 5, 15), 3),
        ("07_leder_kultur_bibliotek", None, date(2016, 1, 9), None),
        ("08_tolke", None, None, 10),
        ("10_klubmedarbejder", date(2020, 1, 2), date(2019, 11, 11), None),
    ],
)
def test_dates_and_positions_are_read(
    order_reader: OrderReader, name: str, starts_on: date | None, deadline_on: date | None, positions: int | None
) -> None:
    [reading] = order_reader.read([advertisement(name)], AS_OF)
    assert (reading.starts_on, reading.deadline_on, reading.positions) == (starts_on, deadline_on, positions)


def test_hours_shifts_and_duration_are_read(order_reader: OrderReader) -> None:
    nursery, nurse, club = order_reader.read(
        [advertisement(n) for n in ("01_paedagogmedhjaelper", "05_sygeplejerske_vikariat", "10_klubmedarbejder")], AS_OF
    )
    assert (nursery.hours, nurse.hours, club.hours) == (Hours(30, 30), Hours(37, 37), Hours(30, 30))
    assert nurse.shifts == {Shift.DAY, Shift.EVENING, Shift.WEEKEND}
    assert club.shifts == {Shift.EVENING}
    assert nurse.employment is Employment.TEMPORARY


def test_danish_in_writing_and_speech_is_fluent_danish(order_reader: OrderReader) -> None:
    [reading] = order_reader.read([advertisement("08_tolke")], AS_OF)
    assert reading.languages == (Language("dansk", LanguageLevel.FLUENT),)


def test_every_skill_phrase_stands_in_the_advertisement(order_reader: OrderReader) -> None:
    ads = [advertisement(name) for name in ("02_dispatcher_112", "05_sygeplejerske_vikariat", "06_laerere")]
    for ad, reading in zip(ads, order_reader.read(ads, AS_OF), strict=True):
        assert reading.skills
        assert all(need.phrase in ad.text for need in reading.skills)


def test_boilerplate_is_left_out_of_what_is_embedded(order_reader: OrderReader) -> None:
    [reading] = order_reader.read([advertisement("03_klejnsmed")], AS_OF)
    assert "tegningslæsning" in reading.core_text
    assert "sundhedsforsikring" not in reading.core_text
    assert "ansøgning" not in reading.core_text
    assert len(reading.core_text.split()) <= 180


def test_what_the_employer_praises_itself_for_is_no_demanded_skill(order_reader: OrderReader, names: Names) -> None:
    text = "Vi tilbyder:\nUndervisning i Excel og et godt kollegialt samvær\nKrav:\nErfaring med SQL"
    [reading] = order_reader.read([JobOrderSubmission("test", "1", "Bogholder", text)], AS_OF)
    assert names.must(reading) == {"SQL"}
    assert "Excel" not in names.nice(reading)


def test_a_skill_that_is_expressly_not_needed_is_not_read(order_reader: OrderReader, names: Names) -> None:
    text = "Du har erfaring med SQL.\nKendskab til Excel er ikke nødvendigt."
    [reading] = order_reader.read([JobOrderSubmission("test", "1", "Bogholder", text)], AS_OF)
    assert names.must(reading) == {"SQL"}
    assert names.nice(reading) == set()


@pytest.mark.parametrize("title", ["Chauffør", "Lagermedarbejder", "Hjemmehjælper"])
@pytest.mark.parametrize("demand", ["Du har kørekort.", "Kørekort", "Krav: kørekort", "Du skal have gyldigt kørekort"])
def test_a_driving_licence_is_demanded_as_a_licence_and_as_nothing_else(
    order_reader: OrderReader, names: Names, title: str, demand: str
) -> None:
    """Once read as »folkeregister og pas«: the office that issues »pas og kørekort« lay nearest in meaning."""
    text = f"Vi søger en kollega.\n\nKrav:\n- {demand}"
    [reading] = order_reader.read([JobOrderSubmission("test", "1", title, text)], AS_OF)
    assert [label for label, how in names.licences(reading).items() if how is LicenceDemand.MUST] == ["kørekort B"]
    assert reading.skills == ()


def test_the_office_that_issues_passports_is_still_read(order_reader: OrderReader, names: Names) -> None:
    text = "Krav:\n- Du har erfaring med folkeregister og pas"
    [reading] = order_reader.read([JobOrderSubmission("test", "1", "Borgerservicemedarbejder", text)], AS_OF)
    assert "folkeregister og pas" in names.must(reading)


def test_what_the_source_states_wins_over_the_text(order_reader: OrderReader, names: Names) -> None:
    bager = next(o for o in names.taxonomy.occupations if o.label == "bager")
    given = JobOrderSubmission(
        "test",
        "1",
        "Kok",
        "37 timer. Tiltrædelse 1. maj 2026. Vi søger to kokke i 8000 Aarhus.",
        occupation_uri=bager.uri,
        hours=Hours(20, 25),
        starts_on=date(2026, 6, 1),
        positions=4,
        postcode="5000",
        must=("dejfremstilling",),
    )
    [reading] = order_reader.read([given], AS_OF)
    assert names.occupations(reading) == ["bager"]
    assert reading.hours == Hours(20, 25)
    assert (reading.starts_on, reading.positions, reading.postcode) == (date(2026, 6, 1), 4, "5000")
    assert "dejfremstilling" in names.must(reading)


def test_a_title_that_says_little_is_read_from_the_skills_and_admits_its_doubt(
    order_reader: OrderReader, names: Names
) -> None:
    text = "Vi mangler en til køkkenet. Du skal lave smørrebrød og stå for egenkontrol og rengøring af køkkenet."
    [reading] = order_reader.read([JobOrderSubmission("test", "1", "Medarbejder til glad afdeling", text)], AS_OF)
    assert names.occupations(reading)[0] == "køkkenmedhjælper"
    assert reading.occupations[0].confidence < 0.6


def test_an_order_is_read_alike_alone_and_among_others(order_reader: OrderReader) -> None:
    ads = [advertisement("06_laerere"), advertisement("03_klejnsmed")]
    together = order_reader.read(ads, AS_OF)
    assert together[1].skills == order_reader.read(ads[1:], AS_OF)[0].skills


def test_an_empty_order_is_read_as_nothing(order_reader: OrderReader) -> None:
    [reading] = order_reader.read([JobOrderSubmission("test", "1", "", "")], AS_OF)
    assert (reading.occupations, reading.skills, reading.licences) == ((), (), ())
