"""The sentences Jobbro says when a referral, a share or a placement cannot be what was asked for."""

from matching.core.errors import JobbroError


class ReferralNotFound(JobbroError):
    """No such referral in the a-kasse that asks."""

    def __init__(self) -> None:
        super().__init__("Henvisningen findes ikke i jeres a-kasse. Find den på medlemmets eller jobordrens side.")


class ReferralStepNotAllowed(JobbroError):
    """The table of steps has no such step from the state the referral is in."""

    def __init__(self, state: str) -> None:
        super().__init__(f"Det kan ikke gøres nu. Henvisningen står som: {state}.")


class StaleReferral(JobbroError):
    """Somebody else, or another tab, has changed the referral since the page was shown."""

    def __init__(self, state: str) -> None:
        super().__init__(
            f"Henvisningen er ændret, siden siden blev vist. Den står nu som: {state}. Intet er ændret af dit tryk."
        )


class ShareMissing(JobbroError):
    """The employer would see something that nobody has allowed."""

    def __init__(self) -> None:
        super().__init__("Der er ingen gyldig aftale om, hvad virksomheden må få. Aftal det med medlemmet først.")


class FieldNotShareable(JobbroError):
    """Nothing was chosen, or something that cannot be shared on this basis."""

    def __init__(self) -> None:
        super().__init__(
            "Vælg mindst én oplysning, som virksomheden må få. "
            "Telefon og e-mail kan kun gives videre, når medlemmet har sagt ja."
        )


class SharePeriodWrong(JobbroError):
    """The share would end before it begins, or last too long."""

    def __init__(self) -> None:
        super().__init__("Vælg en dato, der ligger efter i dag og højst et halvt år fremme.")


class NoPlaceLeft(JobbroError):
    """The employer has as many candidates as wanted."""

    def __init__(self) -> None:
        super().__init__(
            "Virksomheden har de kandidater, den har bedt om. Skriv en grund, hvis der alligevel skal én mere af sted."
        )


class OrderNotOpen(JobbroError):
    """The order takes no more referrals."""

    def __init__(self) -> None:
        super().__init__("Jobordren er lukket eller sat på pause, så der kan ikke henvises flere til den.")


class NoPositionOpen(JobbroError):
    """Everyone the order asked for is hired."""

    def __init__(self) -> None:
        super().__init__("Alle stillinger på jobordren er besat.")


class DeclineReasonMissing(JobbroError):
    """A no without one of the reasons its side can choose."""

    def __init__(self) -> None:
        super().__init__("Vælg en grund. Den hjælper med at finde det rigtige næste gang.")


class UndoTooLate(JobbroError):
    """The time to take an answer back is over, or there is nothing to take back."""

    def __init__(self) -> None:
        super().__init__("Svaret kan ikke fortrydes længere. Ring til din kontakt, hvis det er forkert.")


class NotYetLapsed(JobbroError):
    """The clock is ahead of itself."""

    def __init__(self) -> None:
        super().__init__("Fristen er ikke udløbet endnu.")


class AnswerLinkUnknown(JobbroError):
    """An employer's address that is not one of ours, or was changed on its way."""

    def __init__(self) -> None:
        super().__init__("Linket kan ikke bruges. Brug linket i mailen, som det står, eller bed om et nyt.")


class AnswerLinkClosed(JobbroError):
    """An employer's address that was ours and has run out or been withdrawn."""

    def __init__(self) -> None:
        super().__init__("Linket gælder ikke længere. Der er ikke noget, du skal gøre.")


class PlacementNotFound(JobbroError):
    """No such placement in the a-kasse that asks."""

    def __init__(self) -> None:
        super().__init__("Ansættelsen findes ikke i jeres a-kasse.")


class HireFactsWrong(JobbroError):
    """A hire with a start or hours that cannot be."""

    def __init__(self) -> None:
        super().__init__("Skriv en startdato inden for et år og et antal timer om ugen mellem 1 og 60.")


class PlacementAlreadyReversed(JobbroError):
    """A placement that was taken back already."""

    def __init__(self) -> None:
        super().__init__("Ansættelsen er allerede tilbageført.")


class FollowUpAnswered(JobbroError):
    """A follow-up that somebody has answered already, or that there is not."""

    def __init__(self) -> None:
        super().__init__("Opfølgningen er allerede besvaret, eller ansættelsen er tilbageført.")
