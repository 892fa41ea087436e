"""Papers are PDF/UA: tagged, titled, in Danish, readable; content is data; the same content is the same file."""

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from api.documents import pdf
from api.documents.agreements import AgreedGroup, AgreedLine, AgreementsPaper
from api.documents.pdf import render_pdf

PAPER = AgreementsPaper(
    title="Aftaler fra din samtale den 24. november 2026",
    member_name="Åse Ærø-Østergård",
    member_number="M-1042",
    held_on="Tirsdag den 24. november 2026 kl. 10.00-10.45",
    adviser="Rikke Rådgiver",
    akasse_name="Akademikernes A-kasse",
    groups=(
        AgreedGroup(
            "Det gør du",
            [AgreedLine("Job, du søger selv", "Lager hos Pakkeriet", "4. december 2026", "https://example.com/job/1")],
        ),
        AgreedGroup("Det gør din jobrådgiver", [AgreedLine("Kursus", "Undersøger truckcertifikat B")]),
    ),
    next_talk="Tirsdag den 5. januar 2027 kl. 9.00",
    plan="Søger to job om ugen.\nGerne lager.",
)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render_pdf("agreements", PAPER.content())


@pytest.fixture(scope="module")
def reader(paper: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(paper))


def text_of(content: dict[str, Any]) -> str:
    return "\n".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_pdf("agreements", content))).pages
    )


def test_it_says_itself_that_it_is_pdf_ua_1(reader: pypdf.PdfReader) -> None:
    assert reader.xmp_metadata is not None
    described = reader.xmp_metadata.stream.get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert "<rdf:li>da-DK</rdf:li>" in described


def test_it_is_tagged_and_in_danish(reader: pypdf.PdfReader) -> None:
    root = reader.root_object
    assert root["/Lang"] == "da-DK"
    assert root["/MarkInfo"]["/Marked"].value
    assert "/StructTreeRoot" in root


def roles(reader: pypdf.PdfReader) -> list[str]:
    """Every structure element's role, in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, pypdf.generic.ArrayObject):
            for one in node:
                walk(one)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(reader.root_object["/StructTreeRoot"]["/K"])
    return found


def test_its_headings_lists_and_links_are_tagged_as_such(reader: pypdf.PdfReader) -> None:
    found = roles(reader)
    assert found.count("/H1") + found.count("/H2") >= 5
    assert {"/L", "/LI", "/LBody", "/P", "/Link"} <= set(found)


def test_its_title_is_shown_in_the_window(reader: pypdf.PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == PAPER.title
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"].value


def test_everything_in_it_can_be_read_as_text(reader: pypdf.PdfReader) -> None:
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in (
        PAPER.title, "Åse Ærø-Østergård", "M-1042", "Rikke Rådgiver", "Det gør du", "Lager hos Pakkeriet",
        "Senest 4. december 2026", "https://example.com/job/1", "Det gør din jobrådgiver", "Søger to job om ugen.",
        "Tirsdag den 5. januar 2027 kl. 9.00", "klage til a-kassen", "Side 1 af 1",
    ):  # fmt: skip
        assert words in text


def test_the_link_can_be_followed(reader: pypdf.PdfReader) -> None:
    links = [note.get_object()["/A"]["/URI"] for note in reader.pages[0]["/Annots"]]
    assert links == ["https://example.com/job/1"]


def test_what_somebody_typed_is_text_and_never_markup() -> None:
    typed = '#panic("x") *fed* $x^2$ = Overskrift [a] <b> \\ @kilde "citat" // væk'
    content = {**PAPER.content(), "member_name": typed}
    assert typed in text_of(content).replace("\n", " ").replace("“", '"').replace("”", '"')


def test_a_paper_without_agreements_and_without_a_next_talk_says_so() -> None:
    text = text_of({**PAPER.content(), "groups": [], "next_talk": "", "plan": ""})
    assert "Vi aftalte ikke noget bestemt" in text
    assert "Der er ikke aftalt en ny samtale endnu" in text
    assert "Til Min Plan" not in text


def test_a_long_paper_runs_over_several_pages() -> None:
    many = AgreedGroup("Det gør du", [AgreedLine("Andet", f"Aftale nummer {number}") for number in range(80)])
    text = text_of(
        {**PAPER.content(), "groups": [{"heading": many.heading, "lines": [vars(one) for one in many.lines]}]}
    )
    assert "Aftale nummer 79" in text
    assert "Side 2 af" in text


def test_the_same_content_is_the_same_file_and_other_content_another(paper: bytes) -> None:
    assert render_pdf("agreements", PAPER.content()) == paper
    assert render_pdf("agreements", {**PAPER.content(), "adviser": "Bo"}) != paper


def test_nothing_of_the_machine_stands_in_the_file(paper: bytes) -> None:
    folder = Path(pdf.__file__).parent
    assert not [part for part in (str(folder), str(Path.home())) if part.encode() in paper]


def test_only_fonts_that_come_with_typst_are_used(reader: pypdf.PdfReader) -> None:
    fonts = {str(font.get_object()["/BaseFont"]) for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert fonts
    assert all("Libertinus" in font for font in fonts)


@pytest.mark.parametrize("template", ["findes-ikke", "../documents/agreements/x"])
def test_an_unknown_template_is_an_error(template: str) -> None:
    with pytest.raises(FileNotFoundError):
        render_pdf(template, {})


def test_content_that_does_not_fit_is_an_error() -> None:
    with pytest.raises(RuntimeError):
        render_pdf("agreements", {"title": "Kun en titel"})
