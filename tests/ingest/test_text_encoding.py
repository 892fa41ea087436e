"""Files in the usual encodings are read; files in others are refused rather than garbled."""

import io

import pytest

from ingest.refusals import BinaryContent, EmptyFile, UnknownEncoding, Utf16WithoutMark
from ingest.text_encoding import encoding_of

DANISH = "id;titel\n1;Køkkenmedhjælper på Ærø, 37,5 timer – både dag og aften\n" * 5


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (DANISH.encode(), "utf-8-sig"),
        (DANISH.encode("utf-8-sig"), "utf-8-sig"),
        (DANISH.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + DANISH.encode("utf-16-be"), "utf-16"),
        (DANISH.encode("cp1252"), "cp1252"),
        (b"id;titel\n1;Kok\n", "utf-8-sig"),
    ],
)
def test_an_encoding_in_use_is_found_and_gives_the_text_back(content, encoding):
    stream = io.BytesIO(content)
    assert encoding_of(stream, "a.csv") == encoding
    assert stream.tell() == 0
    assert content.decode(encoding).lstrip("\ufeff").startswith("id;titel\n1;K")


@pytest.mark.parametrize("foreign", ["cp850", "cp865", "mac_roman"])
def test_text_from_dos_and_mac_is_refused_not_garbled(foreign):
    with pytest.raises(UnknownEncoding, match="Gem filen som UTF-8"):
        encoding_of(io.BytesIO("id;titel\n1;Køkkenmedhjælper på gård\n".encode(foreign)), "a.csv")


def test_utf_16_without_its_mark_is_refused_by_that_name():
    with pytest.raises(Utf16WithoutMark, match="UTF-16"):
        encoding_of(io.BytesIO(DANISH.encode("utf-16-le")), "a.csv")


def test_nul_bytes_are_refused_with_their_line():
    with pytest.raises(BinaryContent, match="Linje 3"):
        encoding_of(io.BytesIO(b"id;titel\n1;Kok\n2;\0\0\n" + b"x" * 5000), "a.csv")
    with pytest.raises(BinaryContent, match="Linje 2"):
        encoding_of(io.BytesIO("id;titel\n1;K\0k\n".encode("utf-16")), "a.csv")


def test_utf_8_that_breaks_off_inside_a_letter_is_no_utf_8():
    with pytest.raises(UnknownEncoding):
        encoding_of(io.BytesIO("id;titel\n1;å 🙂".encode()[:-1]), "a.csv")


@pytest.mark.parametrize("content", [b"", b"  \n\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_of_nothing_is_empty(content):
    with pytest.raises(EmptyFile):
        encoding_of(io.BytesIO(content), "a.csv")
