import pytest

from matching.core.ids import LicenceId
from matching.core.taxonomy import Licence, LicenceKind
from matching.language.compounds import CompoundSplitter
from matching.language.reading_licences import LicenceIndex

B, C, CE, TRUCK, ADR, DE, TRACTOR = (LicenceId(number) for number in range(1, 8))
LICENCES = (
    Licence(B, "b", "kørekort B", ("kørekort til bil",), LicenceKind.DRIVING),
    Licence(C, "c", "kørekort C", ("kørekort til lastbil",), LicenceKind.DRIVING),
    Licence(CE, "ce", "kørekort C/E", (), LicenceKind.DRIVING),
    Licence(DE, "de", "kørekort D/E", ("kørekort til bus med anhænger", "DE-kørekort"), LicenceKind.DRIVING),
    Licence(TRACTOR, "traktor", "kørekort til traktor", ("kørekort T",), LicenceKind.DRIVING),
    Licence(TRUCK, "truck", "truckcertifikat B", ("truckkort",), LicenceKind.TRUCK),
    Licence(ADR, "adr", "ADR-bevis grundkursus", ("ADR-bevis",), LicenceKind.DRIVING),
)


@pytest.fixture(scope="module")
def licences() -> LicenceIndex:
    return LicenceIndex.build(LICENCES, CompoundSplitter.build(["truck", "certifikat", "kørekort", "lastbil"]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kørekort er et krav", {B}),
        ("Du har kørekort.", {B}),  # the stop word »de« once made it a DE-kørekort
        ("DE-kørekort", {DE}),
        ("kørekort til bus med anhænger", {DE}),
        ("Kørekort kat. B og C", {B, C}),
        ("kørekort C/E", {CE}),
        ("C- og CE-kørekort", {C, CE}),
        ("kørekort til lastbil", {C}),
        ("truckcertifikat B", {TRUCK}),
        ("ADR er en fordel", {ADR}),
        ("kørekort til traktor", {TRACTOR}),
        ("Du har kørekort til traktor.", {TRACTOR}),
        ("motorsavskørekort", set()),
    ],
)
def test_licences_are_found_by_name_and_by_class(licences: LicenceIndex, text: str, found: set[LicenceId]) -> None:
    assert {occurrence.concept for occurrence in licences.find(text)} == found
