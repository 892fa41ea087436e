"""Telling which character set a text file is in: UTF-8, UTF-16 with its mark, or Windows-1252 as in Danish Excel.

Windows-1252 takes nearly any bytes, so a file is only believed to be in it when the letters it gives inside words are
letters that Danish text has; a file from a Mac or from DOS is refused rather than garbled.
"""

import codecs
import re
from typing import BinaryIO

from ingest.refusals import BinaryContent, EmptyFile, UnknownEncoding, Utf16WithoutMark

_CHUNK = 1024 * 1024
_UNDEFINED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
#: UTF-8's letters and dashes read byte by byte: a file of UTF-8 that is broken somewhere, not Windows-1252.
_TORN_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]|\xf0\x9f")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
#: Above ASCII and between two ASCII letters: in Danish text a letter or an apostrophe, hardly anything else.
_INSIDE_WORD = re.compile(rb"(?<=[A-Za-z])[\x80-\xff](?=[A-Za-z])")
_USUAL_INSIDE_WORD = frozenset("æøåÆØÅéèêëÉüÜöÖäÄáàóòíñçšžïôõß’´–-·\u00ad".encode("cp1252"))
_UNUSUAL_SHARE = 0.1


def encoding_of(stream: BinaryIO, name: str) -> str:
    """The Python name of the stream's encoding; reads it once to the end and leaves it at the start.

    Raises EmptyFile, BinaryContent, Utf16WithoutMark or UnknownEncoding.
    """
    stream.seek(0)
    first = stream.read(4096)
    if not first.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise EmptyFile(name)
    stream.seek(0)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked_utf16(stream, name)
    _refuse_without_mark(first, name)
    encoding = "utf-8-sig" if _is_utf8(stream, name) else _checked_1252(stream, name)
    stream.seek(0)
    return encoding


def _refuse_without_mark(first: bytes, name: str) -> None:
    """Every other byte NUL is UTF-16 in western letters."""
    half = max(len(first) // 2, 1)
    if max(first[0::2].count(0), first[1::2].count(0)) > 0.4 * half:
        raise Utf16WithoutMark(name)


def _checked_utf16(stream: BinaryIO, name: str) -> str:
    decoder = codecs.getincrementaldecoder("utf-16")()
    line = 1
    try:
        while chunk := stream.read(_CHUNK):
            text = decoder.decode(chunk)
            if "\0" in text:
                raise BinaryContent(name, line + text.split("\0", 1)[0].count("\n"))
            line += text.count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise UnknownEncoding(name, line) from None
    stream.seek(0)
    return "utf-16"


def _is_utf8(stream: BinaryIO, name: str) -> bool:
    """Whether all of it is UTF-8; refuses NUL bytes on the way."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    is_utf8 = True
    while chunk := stream.read(_CHUNK):
        if b"\0" in chunk:
            raise BinaryContent(name, line + chunk.split(b"\0", 1)[0].count(b"\n"))
        line += chunk.count(b"\n")
        is_utf8 = is_utf8 and _decodes(decoder, chunk)
    return is_utf8 and _decodes(decoder, b"", final=True)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final=final)
    except UnicodeDecodeError:
        return False
    return True


def _checked_1252(stream: BinaryIO, name: str) -> str:
    """Windows-1252 if its bytes are defined and its words look Danish; else UnknownEncoding with the first odd line."""
    stream.seek(0)
    usual = unusual = 0
    for number, line in enumerate(iter(lambda: stream.readline(_CHUNK), b""), start=1):
        if _UNDEFINED_IN_1252.search(line) or _CONTROL.search(line) or _TORN_UTF8.search(line):
            raise UnknownEncoding(name, number)
        inside = _INSIDE_WORD.findall(line)
        strange = sum(byte[0] not in _USUAL_INSIDE_WORD for byte in inside)
        usual, unusual = usual + len(inside) - strange, unusual + strange
    if unusual > _UNUSUAL_SHARE * (usual + unusual):
        raise UnknownEncoding(name)
    return "cp1252"
