"""Numbers and codes of Danish registers: CVR, P-number, postcode, municipality, industry, and ESCO's addresses."""

import re
from collections.abc import Callable, Mapping

from ingest.rows import FieldRefused
from ingest.texts import as_line
from matching.core.company_numbers import CompanyNumberWrong, read_cvr_number, read_p_number
from matching.core.industry import IndustryCode

_GAPS = re.compile(r"[\s.\-]")
_POSTCODE = re.compile(r"(?:DK[- ]?)?(\d{4})(?:\s+[^\d\s].*)?", re.IGNORECASE)
_INDUSTRY = re.compile(r"(?:(DB07|DB25)\s*[:/ ]\s*)?(\d{2,6})", re.IGNORECASE)
_ASCII_DIGITS = frozenset("0123456789")
INDUSTRY_VERSIONS = ("DB07", "DB25")


def _digits(value: object) -> str:
    """The value without spaces, dots and hyphens; empty when something else than ASCII digits is left."""
    bare = _GAPS.sub("", as_line(value))
    return bare if set(bare) <= _ASCII_DIGITS else ""


def as_cvr_number(value: object) -> str:
    """A company number that passes the modulus 11 check; a leading `DK` is taken off."""
    return _company_number(read_cvr_number, value)


def as_p_number(value: object) -> str:
    """The number of a production unit: ten digits."""
    return _company_number(read_p_number, value)


def _company_number(read: Callable[[str], str], value: object) -> str:
    try:
        return read(as_line(value))
    except CompanyNumberWrong as error:
        raise FieldRefused(error.problem, error.remedy) from None


def as_postcode(value: object) -> str:
    """Four digits; a leading `DK-` and a following town name are taken off."""
    match = _POSTCODE.fullmatch(as_line(value))
    if match is None or not set(match.group(1)) <= _ASCII_DIGITS or match.group(1) < "0500":
        raise FieldRefused("Postnummeret har ikke 4 gyldige cifre.", "Skriv de 4 cifre, også et nul forrest.")
    return match.group(1)


def as_municipality_code(value: object) -> str:
    """Statistics Denmark's three digits, 101 to 860; a leading zero is taken off."""
    digits = _digits(value)
    if not digits or not 101 <= int(digits[:9]) <= 860 or len(digits) > 4:
        raise FieldRefused("Kommunekoden findes ikke.", "Skriv kommunens kode, 101 til 860.")
    return digits.lstrip("0")


def as_industry(value: object) -> IndustryCode:
    """A code and its version, from `{"code", "version"}` or from text such as `49.31.10` or `DB25:493110`.

    Without a version DB07 is meant, as in the core; DB25 took its place in CVR in January 2025.
    """
    if isinstance(value, Mapping):
        return _industry(as_line(value.get("code") or ""), as_line(value.get("version") or ""))
    match = _INDUSTRY.fullmatch(as_line(value).replace(".", ""))
    if match is None:
        return _industry("", "")
    return _industry(match.group(2), match.group(1) or "")


def _industry(code: str, version: str) -> IndustryCode:
    named = version.upper().replace(" ", "") or INDUSTRY_VERSIONS[0]
    if named not in INDUSTRY_VERSIONS:
        raise FieldRefused("Branchekodens version kendes ikke.", f"Skriv {' eller '.join(INDUSTRY_VERSIONS)}.")
    digits = _digits(code)
    if not 2 <= len(digits) <= 6:
        raise FieldRefused("Branchekoden har ikke 2 til 6 cifre.", "Skriv koden fra CVR, for eksempel 493110.")
    return IndustryCode(digits, named)


def as_concept_uri(value: object) -> str:
    """The web address of a taxonomy concept."""
    uri = as_line(value)
    if not re.fullmatch(r"https?://[\x21-\x7e]+", uri):
        raise FieldRefused("Adressen på stillingsbetegnelsen kan ikke læses.", "Skriv begrebets fulde http-adresse.")
    return uri
