"""The sentences Jobbro says when a recommendation of an offer, or an answer to one, cannot be what was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.core.errors import JobbroError


class RecommendationNotFound(JobbroError):
    """No such recommendation in the a-kasse that asks."""

    def __init__(self) -> None:
        super().__init__("Indstillingen findes ikke i jeres a-kasse. Find den på listen over indstillinger.")


class RecommendationChangedMeanwhile(JobbroError):
    """A change to a version of a recommendation that is no longer the newest."""

    def __init__(self) -> None:
        super().__init__(
            "Indstillingen er ændret af en anden, efter at du åbnede siden. "
            "Intet er gemt. Se, hvordan den er nu, og prøv igen."
        )


class RecommendationCannotBecome(JobbroError):
    """A recommendation cannot go from its state to the one asked for; both are Danish labels."""

    def __init__(self, now_is: str, wanted: str) -> None:
        super().__init__(f"Indstillingen er »{now_is.lower()}« og kan ikke blive »{wanted.lower()}«.")


class ReasonsFromMunicipalityMissing(JobbroError):
    """A refusal, whole or in part, came without reasons and is not accepted; says what to ask for."""

    def __init__(self, *, in_part: bool) -> None:
        what = "den del, der ikke er bevilget" if in_part else "afslaget"
        super().__init__(
            f"Et svar uden begrundelse kan ikke registreres. Bed kommunen begrunde {what}: hvilken regel den bygger "
            "på, hvilke oplysninger der har talt med, og hvad der kan søges i stedet."
        )


class DecisionDayWrong(JobbroError):
    """A decision before the recommendation was sent, or in the future."""

    def __init__(self) -> None:
        super().__init__("Dagen skal ligge mellem den dag, indstillingen blev sendt, og i dag.")


class OfferStartMissing(JobbroError):
    """An offer was granted without a day it begins on."""

    def __init__(self) -> None:
        super().__init__("Skriv, hvornår tilbuddet begynder. Spørg kommunen, hvis det ikke står i svaret.")


class EndingReasonMissing(JobbroError):
    """A recommendation that the municipality has is withdrawn or lapses without a word of why."""

    def __init__(self) -> None:
        super().__init__("Skriv kort hvorfor, så både medlemmet og kommunen kan få det at vide.")


class NotAnOfferOfTheMunicipality(JobbroError):
    """Somebody looked for an offer where the a-kasse itself decides."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"{label} er ikke et tilbud fra kommunen: medlemmet vælger selv, og a-kassen godkender. "
            "Brug a-kassens egen ansøgning i stedet for en indstilling."
        )


class OfferKindNotInForce(JobbroError):
    """The kind of offer does not exist, or not on the day it should begin."""

    def __init__(self) -> None:
        super().__init__("Den slags tilbud findes ikke på den dato. Vælg en slags, der gælder, eller ret perioden.")


class WishedPeriodRunsBackwards(JobbroError):
    """The last day wished for lies before the first."""

    def __init__(self) -> None:
        super().__init__("Den sidste dag ligger før den første. Ret perioden.")


class NoCourseToRecommendIn(JobbroError):
    """A recommendation or a handover for a member who is in no course of unemployment."""

    def __init__(self) -> None:
        super().__init__(
            "Medlemmet har ikke et ledighedsforløb, der er i gang. Indlæs forløbet fra jeres medlemssystem først."
        )


@dataclass(frozen=True)
class Lack:
    """Something that stands in the way of sending: the form's field, and the Danish sentence that says what to do."""

    field: str
    sentence: str


class RecommendationIncomplete(JobbroError):
    """A draft that is not ready to be sent."""

    def __init__(self, lacks: Sequence[Lack]) -> None:
        self.lacks = tuple(lacks)
        super().__init__(" ".join(lack.sentence for lack in lacks))
