import pytest

from matching.language.modality import Modality, modality


@pytest.mark.parametrize(
    ("sentence", "phrase", "expected"),
    [
        ("Du har erfaring med Excel", "Excel", Modality.MUST),
        ("Kørekort B er en forudsætning", "Kørekort B", Modality.MUST),
        ("Kendskab til disponering er en fordel men ikke et krav", "disponering", Modality.NICE),
        ("Erfaring med robotter er et plus", "robotter", Modality.NICE),
        ("Excel, Word og Navision er en fordel", "Excel", Modality.NICE),
        ("Kørekort B og gerne BE", "Kørekort B", Modality.MENTIONED),
        ("Kørekort B og gerne BE", "BE", Modality.NICE),
        ("Du taler dansk, og engelsk er en fordel", "dansk", Modality.MUST),
        ("Truckkort er ikke et krav, men en fordel", "Truckkort", Modality.NICE),
        ("Erfaring fra lager er ikke nødvendigt, vi lærer dig op", "lager", Modality.NOT_NEEDED),
        ("Jobbet kræver ikke erfaring med kasseapparat", "kasseapparat", Modality.NOT_NEEDED),
        ("Pluk og pak af varer", "varer", Modality.MENTIONED),
    ],
)
def test_the_words_around_a_phrase_say_how_firmly_it_is_wanted(sentence: str, phrase: str, expected: Modality) -> None:
    start = sentence.index(phrase)
    assert modality(sentence, start, start + len(phrase), is_requirement=False) is expected


def test_under_a_heading_of_requirements_a_bare_word_is_demanded() -> None:
    assert modality("Svejsning", 0, 9, is_requirement=True) is Modality.MUST
