"""The numbers of Danish companies: CVR for the company, P-number for the workplace, each checked by its own rule.

CVR: eight digits, weights 2 7 6 5 4 3 2 1, sum divisible by 11. P-numbers have ten digits and no known check digit.
"""

import re

from matching.core.errors import JobbroError

_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_GAPS = re.compile(r"[\s.\-]")
_ASCII_DIGITS = frozenset("0123456789")
CVR_DIGITS, P_DIGITS = 8, 10


class CompanyNumberWrong(JobbroError):
    """A number that cannot be right: what is wrong, and how to mend it. The number itself is never in it."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem} {remedy}")


class CvrNotEightDigits(CompanyNumberWrong):
    """Too few digits, too many, or something else than digits."""

    def __init__(self, found: int) -> None:
        looks_like_p = " Et nummer med 10 cifre er et P-nummer; det har sit eget felt." if found == P_DIGITS else ""
        super().__init__("CVR-nummeret har ikke 8 cifre.", f"Skriv virksomhedens 8 cifre.{looks_like_p}")


class CvrCheckFails(CompanyNumberWrong):
    """Eight digits that no company can have."""

    def __init__(self) -> None:
        super().__init__("CVR-nummeret findes ikke (kontrolcifferet passer ikke).", "Ret tastefejlen i nummeret.")


class PNumberNotTenDigits(CompanyNumberWrong):
    """Too few digits, too many, or something else than digits."""

    def __init__(self, found: int) -> None:
        looks_like_cvr = (
            " Et nummer med 8 cifre er et CVR-nummer; det har sit eget felt." if found == CVR_DIGITS else ""
        )
        super().__init__("P-nummeret har ikke 10 cifre.", f"Skriv produktionsenhedens 10 cifre.{looks_like_cvr}")


def read_cvr_number(line: str) -> str:
    """The eight digits of a CVR number; a leading `DK`, spaces, dots and hyphens are taken off.

    Raises CvrNotEightDigits or CvrCheckFails.
    """
    digits = _digits(line[2:] if line[:2].upper() == "DK" else line)
    if len(digits) != CVR_DIGITS:
        raise CvrNotEightDigits(len(digits))
    if sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 or digits[0] == "0":
        raise CvrCheckFails
    return digits


def read_p_number(line: str) -> str:
    """The ten digits of a P-number; spaces, dots and hyphens are taken off. Raises PNumberNotTenDigits."""
    digits = _digits(line)
    if len(digits) != P_DIGITS:
        raise PNumberNotTenDigits(len(digits))
    return digits


def _digits(line: str) -> str:
    """The line without its gaps; empty when something else than ASCII digits is left."""
    bare = _GAPS.sub("", line)
    return bare if set(bare) <= _ASCII_DIGITS else ""
