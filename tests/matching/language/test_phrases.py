import pytest

from matching.language.compounds import CompoundSplitter
from matching.language.phrases import PhraseIndex

NAMES = [
    (1, "tegningslæsning"),
    (1, "læse tegninger"),
    (2, "undervise i matematik"),
    (3, "anvende gaffeltruck"),
    (4, "ledelse"),
    (5, "SINE"),
    (6, "hydraulik og pneumatik"),
    (7, "taleskrivning"),
]
WORDS = "tegning læsning matematik undervisning gaffel truck tale skrivning læse skrive"


@pytest.fixture(scope="module")
def phrases() -> PhraseIndex[int]:
    return PhraseIndex.build(NAMES, CompoundSplitter.build([*(name for _, name in NAMES), *WORDS.split()]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("God til tegningslæsning.", [(1, "tegningslæsning")]),
        ("du kan læse en tegning", [(1, "læse en tegning")]),
        ("matematikundervisning", [(2, "matematikundervisning")]),
        ("kørsel med gaffeltruck", [(3, "gaffeltruck")]),
        ("stillingen er ledig", []),
        ("passe sine ting", []),
        ("kendskab til SINE", [(5, "SINE")]),
        ("hydraulik og pneumatik", [(6, "hydraulik og pneumatik")]),
        ("du taler og skriver dansk", []),
    ],
)
def test_names_are_found_in_other_forms_and_not_in_other_words(
    phrases: PhraseIndex[int], text: str, found: list[tuple[int, str]]
) -> None:
    assert [(o.concept, text[o.start : o.end]) for o in phrases.find(text)] == found


def test_a_label_is_more_literal_than_a_name_without_its_light_verb(phrases: PhraseIndex[int]) -> None:
    [label], [shortened] = phrases.find("tegningslæsning"), phrases.find("gaffeltruck")
    assert label.literal > shortened.literal > 0.5
