from concurrent.futures import ThreadPoolExecutor

import pytest

from matching.language.normalisation import fold, normalise, stem, words


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("SOSU-assistent (m/k)", "social og sundhedsassistent"),
        ("Sosu assistent", "social og sundhedsassistent"),
        ("SSA", "social og sundhedsassistent"),
        ("SSH", "social og sundhedshjælper"),
        ("pæd. medhj.", "pædagogisk medhjælper"),
        ("Adm. medarb.", "administrativ medarbejder"),
        ("C/E-chauffør", "lastbilchauffør"),
        ("Social & sundhedsassistent", "social og sundhedsassistent"),
        ("lærer/pædagog", "lærer pædagog"),
        ("”Kok”", "kok"),
    ],
)
def test_short_forms_gender_and_punctuation_do_not_keep_titles_apart(written: str, compared: str) -> None:
    assert normalise(written) == compared


def test_names_of_programming_languages_keep_their_signs() -> None:
    assert words(normalise("C++/C# og node.js")) == ["c++", "c#", "og", "node.js"]


def test_a_short_form_that_is_also_a_word_needs_its_full_stop() -> None:
    assert normalise("op i luften") == "op i luften"
    assert normalise("op. i produktion") == "operatør i produktion"


def test_inflections_share_a_stem() -> None:
    assert stem("assistenter") == stem("assistenten") == stem("assistent")


def test_folding_keeps_the_words() -> None:
    assert fold("  Æble\n«Ø»  Å ") == "æble ø å"


def test_two_threads_stem_as_one_would() -> None:
    words = [f"{first}{last}" for first in ("lager", "kunde", "pleje", "bygning") for last in _ENDINGS] * 40
    stem.cache_clear()
    alone = [stem(word) for word in words]
    bare = stem.__wrapped__
    with ThreadPoolExecutor(4) as threads:
        assert all(list(threads.map(bare, words)) == alone for _ in range(5))


_ENDINGS = ("erne", "ernes", "heden", "hederne", "elser", "elserne", "ende", "endes", "skaber", "skabernes", "ligste")
