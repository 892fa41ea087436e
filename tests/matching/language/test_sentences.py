from matching.language.sentences import Section, clauses, sentences

AD = """Om os
Vi er 30 ansatte og har det sjovt.
Dine opgaver
- Pluk og pak
Krav:
- Truckcertifikat
Vi tilbyder frugtordning og humor.
Send din ansøgning og CV til os."""


def test_headings_tell_what_the_sentences_below_are_about() -> None:
    about = {sentence.words: sentence.section for sentence in sentences(AD)}
    assert about["- Pluk og pak"] is Section.DUTIES
    assert about["- Truckcertifikat"] is Section.REQUIREMENTS
    assert about["Om os"] is Section.EMPLOYER
    assert about["Send din ansøgning og CV til os."] is Section.TERMS


def test_the_employers_praise_and_the_procedure_are_not_about_the_job() -> None:
    told = [sentence.words for sentence in sentences(AD) if sentence.is_about_the_job]
    assert told == ["Dine opgaver", "- Pluk og pak", "Krav:", "- Truckcertifikat"]


def test_every_sentence_stands_where_it_says() -> None:
    assert all(AD[s.start : s.start + len(s.words)] == s.words for s in sentences(AD))


def test_a_date_and_a_short_form_do_not_end_a_sentence() -> None:
    assert [s.words for s in sentences("Start den 1 .\nfebruar i bl.a. Vejle")] == [
        "Start den 1 .\nfebruar i bl.a. Vejle"
    ]


def test_a_long_sentence_falls_into_clauses_with_their_places() -> None:
    text = "Du skal " + "altid " * 20 + "passe maskiner, og rengøre dem"
    parts = clauses(sentences(text)[0])
    assert [part.words for part in parts][-1] == "rengøre dem"
    assert text[parts[-1].start :] == "rengøre dem"
