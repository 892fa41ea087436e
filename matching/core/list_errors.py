"""The sentences said when something cannot be done with a list or a saved search."""

from matching.core.errors import JobbroError


class NothingChosen(JobbroError):
    """An act on many rows without a row."""

    def __init__(self) -> None:
        super().__init__("Sæt kryds ved mindst én række, og prøv igen.")


class TooManyChosen(JobbroError):
    """An act on more rows than a page has."""

    def __init__(self, most: int) -> None:
        super().__init__(f"Vælg højst {most} rækker ad gangen.")


class ListTooLong(JobbroError):
    """A list with more rows than a file may hold."""

    def __init__(self, rows: int, most: int) -> None:
        super().__init__(
            f"Listen har {rows} rækker, og en fil kan højst have {most}. Indsnævr listen med filtrene, og prøv igen."
        )


class DeadlineMustLieAhead(JobbroError):
    """A new deadline that is missing, or lies before today or before the deadline that is there."""

    def __init__(self) -> None:
        super().__init__("Skriv en ny frist, som ligger senere end i dag og senere end den frist, jobordren har.")


class OrderIsClosed(JobbroError):
    """A closed order in an act that needs an open one."""

    def __init__(self) -> None:
        super().__init__("Jobordren er afsluttet. Åbn den fra dens egen side.")


class MemberHasNoCourse(JobbroError):
    """A member without a running course has no adviser in it."""

    def __init__(self) -> None:
        super().__init__("Medlemmet har ikke et ledighedsforløb i gang.")


class AlreadySo(JobbroError):
    """Nothing to change."""

    def __init__(self) -> None:
        super().__init__("Det var allerede sådan.")


class ChangedSince(JobbroError):
    """What is to be taken back is no longer as it was made."""

    def __init__(self) -> None:
        super().__init__("Den er ændret igen siden, så den blev ikke rørt.")


class NothingToUndo(JobbroError):
    """What is to be taken back is not there, or was done too long ago."""

    def __init__(self) -> None:
        super().__init__("Det er for sent at fortryde for alle på én gang. Ret rækkerne en ad gangen.")


class SearchNotFound(JobbroError):
    """No such saved search of the adviser."""

    def __init__(self) -> None:
        super().__init__("Søgningen findes ikke. Den kan være slettet.")


class SearchNameTaken(JobbroError):
    """Two saved searches of an adviser would have the same name."""

    def __init__(self) -> None:
        super().__init__("Du har allerede en gemt søgning med det navn. Vælg et andet.")


class SearchNameWrong(JobbroError):
    """A saved search without a name, or with one that cannot be."""

    def __init__(self, longest: int) -> None:
        super().__init__(f"Giv søgningen et navn på højst {longest} tegn og uden personnummer.")


class TooManySearches(JobbroError):
    """An adviser has as many saved searches as the start page can count."""

    def __init__(self, most: int) -> None:
        super().__init__(f"Du kan gemme {most} søgninger. Slet en, du ikke bruger, og prøv igen.")
