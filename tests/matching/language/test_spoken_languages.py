import pytest

from matching.core.job_order import Language, LanguageLevel
from matching.language.spoken_languages import best_levels, find_languages

BASIC, GOOD, FLUENT = LanguageLevel


@pytest.mark.parametrize(
    ("sentence", "languages"),
    [
        ("flydende engelsk", [Language("engelsk", FLUENT)]),
        ("Du taler og skriver dansk", [Language("dansk", FLUENT)]),
        ("Du taler og skriver dansk, og engelsk er en fordel", [Language("dansk", FLUENT), Language("engelsk", BASIC)]),
        (
            "Du kan gøre dig forståelig på engelsk og forstår lidt tysk",
            [Language("engelsk", BASIC), Language("tysk", BASIC)],
        ),
        ("Fluent English is required", [Language("engelsk", FLUENT)]),
        ("Undervisning i dansk, matematik og engelsk", []),
        ("Kendskab til dansk lovgivning er et krav", []),
    ],
)
def test_languages_are_read_with_their_level(sentence: str, languages: list[Language]) -> None:
    assert find_languages(sentence) == languages


def test_the_highest_level_of_a_language_counts() -> None:
    assert best_levels([Language("tysk", BASIC), Language("tysk", GOOD)]) == (Language("tysk", GOOD),)
