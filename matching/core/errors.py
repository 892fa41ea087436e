"""The sentences Jobbro says when it cannot do what was asked: one class each, in Danish, without personal data.

`api/errors.py` is the only place where a class becomes a status code.
"""


class JobbroError(Exception):
    """Base of every error that a person may read; `str(error)` is one or more Danish sentences."""


class MemberNotFound(JobbroError):
    """No such member in the a-kasse that asks."""

    def __init__(self) -> None:
        super().__init__("Medlemmet findes ikke i jeres a-kasse. Søg efter medlemmets navn eller nummer.")


class JobOrderNotFound(JobbroError):
    """No such job order."""

    def __init__(self) -> None:
        super().__init__("Jobordren findes ikke. Søg efter titel eller ordrenummer.")


class ProposalNotFound(JobbroError):
    """A decision on something that was not on the list it names."""

    def __init__(self) -> None:
        super().__init__("Forslaget findes ikke på den liste, der blev vist. Hent siden igen, og vælg derfra.")


class NotAllowed(JobbroError):
    """The actor may not do this."""

    def __init__(self, action: str) -> None:
        super().__init__(f"Du har ikke adgang til at: {action.lower()}. Log ind med en anden rolle.")


class ReasonMissing(JobbroError):
    """A proposal was set aside without a reason."""

    def __init__(self) -> None:
        super().__init__("Vælg en grund, når et forslag ikke er relevant.")


class OrderStepNotAllowed(JobbroError):
    """The job order cannot go from where it stands to where it was asked to go, or not for that cause."""

    def __init__(self, current: str, to: str, cause: str) -> None:
        super().__init__(f"Jobordren kan ikke gå fra »{current}« til »{to}«, når grunden er: {cause.lower()}.")


class OrderChangedMeanwhile(JobbroError):
    """Somebody else has moved the job order since the page was fetched."""

    def __init__(self, current: str) -> None:
        super().__init__(
            f"Jobordren er ændret, siden du hentede siden. Den er nu »{current}«. Se siden igen, før du vælger."
        )


class NewDeadlineMissing(JobbroError):
    """An order whose deadline has passed is to be opened again, without a deadline that lies ahead."""

    def __init__(self) -> None:
        super().__init__("Skriv en ny frist, som ligger i dag eller senere, før jobordren åbnes igen.")


class LogDetailNamesSomebody(JobbroError):
    """A line for the shared log that names an a-kasse or looks like a person's number."""

    def __init__(self) -> None:
        super().__init__("Loggen deles mellem a-kasser og må ikke nævne en a-kasse eller et personnummer.")


class TooManyOrders(JobbroError):
    """One employer submits more orders in a day than people do."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"Der er oprettet {most} jobordrer for virksomheden det seneste døgn. Vent til i morgen, eller ring til os."
        )


class OrderAddressUnknown(JobbroError):
    """A status address that is not one of ours."""

    def __init__(self) -> None:
        super().__init__("Adressen passer ikke til en jobordre. Brug linket i kvitteringen, som det står.")


class MailChangedMeanwhile(JobbroError):
    """A mail that is to be sent again or closed is not what it was when the page was fetched."""

    def __init__(self) -> None:
        super().__init__("Der er allerede gjort noget ved brevet. Hent siden igen, og se, hvad der blev af det.")


class WordingUnexplained(JobbroError):
    """Wording that may be unlawful is kept without a word on why the job needs it."""

    def __init__(self, places: int) -> None:
        where = "et sted" if places == 1 else f"{places} steder"
        super().__init__(f"Ordlyden skal rettes eller forklares {where}, før jobordren kan sendes.")


class JudgementMissing(JobbroError):
    """Wording was judged without a word on why."""

    def __init__(self) -> None:
        super().__init__("Skriv med få ord, hvorfor ordlyden kan bruges eller skal rettes.")


class OrderAwaitsReview(JobbroError):
    """An order with wording that nobody has found lawful is to be opened."""

    def __init__(self) -> None:
        super().__init__("Jobordren kan først åbnes, når ordlyden er gennemgået eller rettet.")
