"""The sentences Jobbro says when an agreement between a-kasser, or what is asked under it, cannot be."""

from matching.core.errors import JobbroError


class PoolPeriodWrong(JobbroError):
    """A period that is no period, is past, or is longer than one recruitment takes."""

    def __init__(self, days: int) -> None:
        super().__init__(f"Vælg en periode, der slutter i dag eller senere og højst {days} dage fremme.")


class PoolPurposeMissing(JobbroError):
    """Nothing is said of what the agreement is for, or too much."""

    def __init__(self, letters: int) -> None:
        super().__init__(f"Skriv med højst {letters} tegn, hvad aftalen skal bruges til.")


class PoolCountWrong(JobbroError):
    """No card, or more than an agreement may lend."""

    def __init__(self, cards: int) -> None:
        super().__init__(f"Vælg mellem 1 og {cards} kort.")


class PoolPartyMissing(JobbroError):
    """No other a-kasse was chosen, or one's own."""

    def __init__(self) -> None:
        super().__init__("Vælg mindst én anden a-kasse.")


class PoolAgreementNotFound(JobbroError):
    """No such agreement of which the a-kasse is a party."""

    def __init__(self) -> None:
        super().__init__("Aftalen findes ikke, eller jeres a-kasse er ikke part i den.")


class PoolStepNotAllowed(JobbroError):
    """The agreement does not stand so that this can be done, or it is the other party's to do."""

    def __init__(self, state: str) -> None:
        super().__init__(f"Det kan ikke gøres nu. Aftalen står som: {state}.")


class PoolCardNotLent(JobbroError):
    """A card that is not, or no longer, lent."""

    def __init__(self) -> None:
        super().__init__(
            "Kandidaten vises ikke længere. Aftalen er slut, eller den anden a-kasse har taget kortet tilbage."
        )


class PoolRequestNotFound(JobbroError):
    """No such request to the a-kasse."""

    def __init__(self) -> None:
        super().__init__("Forespørgslen findes ikke hos jeres a-kasse.")


class PoolRequestAnswered(JobbroError):
    """A request that somebody has answered already."""

    def __init__(self, state: str) -> None:
        super().__init__(f"Forespørgslen er allerede besvaret. Den står som: {state}. Intet er ændret af dit tryk.")


class PoolReasonMissing(JobbroError):
    """A no without a reason."""

    def __init__(self) -> None:
        super().__init__("Vælg en grund. Den bliver i jeres egen a-kasse.")
