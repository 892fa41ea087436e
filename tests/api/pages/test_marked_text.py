from hypothesis import given
from hypothesis import strategies as st

from api.pages.marked_text import Mark, Segment, marked_text

AD = "Du har truckcertifikat B.\n\n Kørekort er en fordel. "


def test_a_phrase_is_marked_where_it_stands() -> None:
    assert marked_text(AD, {"truckcertifikat B": Mark.MET}) == (
        (Segment("Du har "), Segment("truckcertifikat B", Mark.MET), Segment(".")),
        (Segment("Kørekort er en fordel."),),
    )


def test_case_and_line_blanks_do_not_hide_a_phrase() -> None:
    (_, paragraph) = marked_text(AD, {"kørekort  er": Mark.MISSING})
    assert paragraph[0] == Segment("Kørekort er", Mark.MISSING)


def test_a_phrase_inside_a_longer_word_is_left_alone() -> None:
    for word in ("Truckfører", "palletruck"):
        assert marked_text(word, {"truck": Mark.MET}) == ((Segment(word),),)


def test_the_longest_of_two_phrases_wins() -> None:
    phrases = {"kørekort": Mark.UNDERSTOOD, "kørekort C": Mark.MISSING}
    assert marked_text("kørekort C", phrases) == ((Segment("kørekort C", Mark.MISSING),),)


def test_a_phrase_of_signs_alone_is_no_pattern() -> None:
    assert marked_text("C++ (WMS)", {"C++": Mark.MET, " ": Mark.MET}) == (
        (Segment("C++", Mark.MET), Segment(" (WMS)")),
    )


@given(st.text(), st.lists(st.text(min_size=1), max_size=4))
def test_marking_never_changes_the_words(text: str, phrases: list[str]) -> None:
    paragraphs = marked_text(text, dict.fromkeys(phrases, Mark.MET))
    words = ["".join(segment.words for segment in paragraph) for paragraph in paragraphs]
    assert words == [line.strip() for line in text.splitlines() if line.strip()]
