"""Why a whole file is refused: one class and one Danish sentence for each reason, never with a value from the file."""

from collections.abc import Sequence

from matching.core.errors import JobbroError


def quoted(names: Sequence[str], at_most: int = 5) -> str:
    """Names in Danish quotation marks, the first few spelled out and the rest counted."""
    shown = ", ".join(f"»{name}«" for name in names[:at_most])
    return shown if len(names) <= at_most else f"{shown} og {len(names) - at_most} mere"


class FileRefused(JobbroError):
    """Nothing of a file was read; `str(error)` names the file, the reason and the way out."""

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        self.name = name
        super().__init__(f"Filen »{name}« er afvist: {reason} {remedy}")


class MissingFile(FileRefused):
    """The path leads to no readable file."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "Den findes ikke eller kan ikke åbnes.", "Kontrollér stien og rettighederne.")


class EmptyFile(FileRefused):
    """There is nothing in the file, or only a header."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "Den er tom.", "Send en fil med mindst én række under overskrifterne.")


class FileTooLarge(FileRefused):
    """The file is larger than the setting allows."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name, f"Den fylder mere end {limit // (1024 * 1024)} MB.", "Del den i mindre filer.")


class UnknownFileKind(FileRefused):
    """The name ends in nothing Jobbro reads."""

    def __init__(self, name: str, kinds: Sequence[str]) -> None:
        super().__init__(name, "Filtypen læses ikke.", f"Send en af disse: {', '.join(kinds)}.")


class ContentContradictsName(FileRefused):
    """The name says one kind of file, the first bytes another."""

    def __init__(self, name: str, looks_like: str) -> None:
        super().__init__(name, f"Indholdet ser ud til at være {looks_like}.", "Ret filens endelse, eller gem den igen.")


class UnknownEncoding(FileRefused):
    """The bytes are neither UTF-8, UTF-16 with its mark nor Windows-1252."""

    def __init__(self, name: str, line: int | None = None) -> None:
        place = "" if line is None else f" (linje {line})"
        super().__init__(name, f"Tegnsættet kan ikke genkendes{place}.", "Gem filen som UTF-8.")


class BinaryContent(FileRefused):
    """There are NUL bytes in what should be text."""

    def __init__(self, name: str, line: int) -> None:
        super().__init__(name, f"Linje {line} er ikke tekst, men binære data.", "Send filen som tekst i UTF-8.")


class Utf16WithoutMark(FileRefused):
    """Text in UTF-16 that does not say which byte comes first."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "Den ser ud til at være UTF-16 uden mærke (BOM).", "Gem den som UTF-8.")


class NoKnownColumns(FileRefused):
    """The first line is no header that Jobbro knows; it may be data, so it is not repeated."""

    def __init__(self, name: str, expected: Sequence[str]) -> None:
        super().__init__(
            name,
            "Linje 1 har ingen kolonneoverskrifter, som Jobbro kender.",
            f"Første linje skal have overskrifter som {quoted(expected)}, adskilt af semikolon.",
        )


class UnknownColumns(FileRefused):
    """A column or field that Jobbro has no use for, and which may hold what must not come here."""

    def __init__(self, name: str, columns: Sequence[str], line: int) -> None:
        self.columns = tuple(columns)
        one = len(columns) == 1
        reason = f"{'Kolonnen' if one else 'Kolonnerne'} {quoted(columns)} kender Jobbro ikke (linje {line})."
        super().__init__(name, reason, f"Fjern {'den' if one else 'dem'} fra filen, før den sendes igen.")


class MissingColumns(FileRefused):
    """A column no row can do without."""

    def __init__(self, name: str, columns: Sequence[str]) -> None:
        super().__init__(name, f"Kolonnen {quoted(columns)} mangler i linje 1.", "Tilføj den, og send filen igen.")


class RepeatedColumns(FileRefused):
    """Two columns mean the same, so one would hide the other."""

    def __init__(self, name: str, columns: Sequence[str]) -> None:
        reason = f"Kolonnerne {quoted(columns)} i linje 1 betyder det samme."
        super().__init__(name, reason, "Behold kun den ene.")


class BrokenQuotes(FileRefused):
    """Quotation marks do not pair, so rows can no longer be told apart."""

    def __init__(self, name: str, line: int) -> None:
        super().__init__(
            name,
            f"Anførselstegnene passer ikke sammen fra linje {line}.",
            'Skriv hvert anførselstegn inde i en celle dobbelt (""), og luk hver celle, der er åbnet med et.',
        )


class LineTooLong(FileRefused):
    """A line longer than the setting allows, which no table of ours has."""

    def __init__(self, name: str, line: int, limit: int) -> None:
        reason = f"Linje {line} er længere end {limit} tegn."
        super().__init__(name, reason, "Kontrollér, at filen har linjeskift og er gemt som tekst.")


class TooManyRows(FileRefused):
    """More rows than the setting allows."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name, f"Den har mere end {limit} rækker.", "Del den i flere filer.")


class BrokenSpreadsheet(FileRefused):
    """The XLSX file cannot be unpacked or understood."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "Regnearket er beskadiget og kan ikke læses.", "Gem det igen som .xlsx, eller send CSV.")


class ProtectedSpreadsheet(FileRefused):
    """A password, or the binary format from before 2007: both begin with the same bytes."""

    def __init__(self, name: str) -> None:
        reason = "Regnearket er beskyttet med adgangskode eller gemt i det gamle .xls-format."
        super().__init__(name, reason, "Gem det som .xlsx uden adgangskode.")


class PackedTooTightly(FileRefused):
    """A packed file that grows beyond reason when unpacked."""

    def __init__(self, name: str) -> None:
        reason = "Den pakkede fil fylder urimeligt meget udpakket."
        super().__init__(name, reason, "Gem regnearket igen uden billeder og tomme ark, eller send CSV.")


class SpreadsheetTooHeavy(FileRefused):
    """Reading took more time or memory than the settings allow."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "Regnearket er for tungt at læse.", "Slet tomme rækker og kolonner, eller send CSV.")


class FormulaCells(FileRefused):
    """Cells that are computed; Jobbro reads values only."""

    def __init__(self, name: str, cells: Sequence[str]) -> None:
        self.cells = tuple(cells)
        reason = f"{'Cellen' if len(cells) == 1 else 'Cellerne'} {quoted(cells)} er formler."
        super().__init__(name, reason, "Kopiér dem, indsæt dem som værdier, og gem igen.")


class SeveralSheets(FileRefused):
    """More than one sheet holds rows, and Jobbro will not guess which is meant."""

    def __init__(self, name: str, count: int) -> None:
        super().__init__(name, f"Regnearket har rækker i {count} ark.", "Gem det ene ark, der skal læses, alene.")


class NoJobPosting(FileRefused):
    """A page or document without one schema.org JobPosting."""

    def __init__(self, name: str) -> None:
        reason = "Der er ingen stillingsannonce (schema.org JobPosting) i den."
        super().__init__(name, reason, "Indsæt annoncen som JSON-LD, eller send CSV eller NDJSON.")


class BrokenJson(FileRefused):
    """JSON that cannot be read as a whole; `line` is where reading stopped, where that is known."""

    def __init__(self, name: str, reason: str, line: int | None = None) -> None:
        place = "" if line is None else f" (linje {line})"
        super().__init__(name, f"JSON-indholdet kan ikke læses{place}: {reason}.", "Ret det, og send filen igen.")
