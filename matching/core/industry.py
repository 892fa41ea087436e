"""Industry codes with the version they belong to, and the level at which two industries are called different."""

from dataclasses import dataclass

#: The stated level of every "same industry" in Jobbro: NACE sections, 21 of them. Codes are compared only after
#: they are mapped to a section.
INDUSTRY_LEVEL = "NACE-afsnit (21 brancher)"


@dataclass(frozen=True)
class IndustryCode:
    """A code without dots, such as `493110`, and the version of the list it comes from: `DB07` or `DB25`."""

    code: str
    version: str = "DB07"

    @property
    def division(self) -> str:
        """The first two digits."""
        return self.code[:2]


#: First and last division of each section, NACE Rev. 2 (= DB07). Source: the structure of NACE Rev. 2.
_SECTIONS_DB07: tuple[tuple[str, int, int], ...] = (
    ("A", 1, 3), ("B", 5, 9), ("C", 10, 33), ("D", 35, 35), ("E", 36, 39), ("F", 41, 43), ("G", 45, 47),
    ("H", 49, 53), ("I", 55, 56), ("J", 58, 63), ("K", 64, 66), ("L", 68, 68), ("M", 69, 75), ("N", 77, 82),
    ("O", 84, 84), ("P", 85, 85), ("Q", 86, 88), ("R", 90, 93), ("S", 94, 96), ("T", 97, 98), ("U", 99, 99),
)  # fmt: skip


def section_of(industry: IndustryCode) -> str | None:
    """The section letter of a DB07 or DB25 code (by its division), or None for a division that does not exist.

    DB25 moved some divisions' contents but kept the division numbers within NACE Rev. 2's sections, apart from
    the letters of J and onward; both versions are therefore read at NACE Rev. 2's letters.
    """
    if not industry.division.isdigit():
        return None
    division = int(industry.division)
    return next((letter for letter, first, last in _SECTIONS_DB07 if first <= division <= last), None)
