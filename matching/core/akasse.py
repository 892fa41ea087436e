"""An a-kasse and the several codes it goes by in other agencies' systems."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matching.core.ids import AkasseId


@dataclass(frozen=True)
class Akasse:
    """An a-kasse in force today. `dst_code` and `star_code` collide across lists ("40" and "D40" differ)."""

    akasse_id: AkasseId
    short_name: str
    name: str
    dst_code: str
    star_code: str


def by_any_code(akasser: Iterable[Akasse]) -> Mapping[str, AkasseId]:
    """Look-up from short name, name, DST code or STAR code (case folded) to the a-kasse's id."""
    return {
        code.casefold(): akasse.akasse_id
        for akasse in akasser
        for code in (akasse.short_name, akasse.name, akasse.dst_code, akasse.star_code)
    }
