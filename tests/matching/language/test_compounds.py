import pytest

from matching.language.compounds import CompoundSplitter, parts_of

_VOCABULARY = """lager medarbejder kontorassistent assistent kontor sundhed social bager tømrersvend bagersvend
    murersvend tømrer murer pædagog medhjælper køkkenmedarbejder butiksmedarbejder driftsmedarbejder
    servicemedarbejder salgsmedarbejder lagermedarbejder plejemedarbejder havnemedarbejder bagermedarbejder køkken
    butik drift service salg pleje havn"""


@pytest.fixture(scope="module")
def splitter() -> CompoundSplitter:
    return CompoundSplitter.build(_VOCABULARY.split())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("lagermedarbejder", ("lager", "medarbejder")),
        ("lagermedarbejdere", ("lager", "medarbejdere")),
        ("sundhedsassistent", ("sundhed", "assistent")),
        ("pædagogmedhjælper", ("pædagog", "medhjælper")),
        ("bagersvend", ("bager", "svend")),
        ("klubmedarbejder", ("klub", "medarbejder")),
        ("medarbejder", ("medarbejder",)),
        ("assistent", ("assistent",)),
    ],
)
def test_compounds_come_apart_where_their_parts_meet(
    splitter: CompoundSplitter, word: str, parts: tuple[str, ...]
) -> None:
    assert splitter.split(word) == parts


def test_the_stems_of_a_text_hold_parts_and_wholes_but_no_stop_words(splitter: CompoundSplitter) -> None:
    assert parts_of("medarbejder til lager", splitter) == ["medarbejd", "lag"]
    assert set(parts_of("lagermedarbejder", splitter)) == {"lag", "medarbejd", "lagermedarbejd"}
