"""The sentences Jobbro says when a talk, an exemption or a calendar cannot be what was asked for."""

from datetime import datetime

from matching.core.danish_time import span_said
from matching.core.errors import JobbroError
from matching.core.talks import TalkState


class TalkNotFound(JobbroError):
    """No such talk in the a-kasse that asks."""

    def __init__(self) -> None:
        super().__init__("Samtalen findes ikke i jeres a-kasse. Find den på arbejdslisten.")


class NoRunningCourse(JobbroError):
    """A talk or an exemption for a member who is in no course of unemployment."""

    def __init__(self) -> None:
        super().__init__(
            "Medlemmet har ikke et ledighedsforløb, der er i gang. "
            "Indlæs forløbet fra jeres medlemssystem, så kan der indkaldes."
        )


class AdviserNotFound(JobbroError):
    """A talk is given to somebody who holds no talks in the a-kasse."""

    def __init__(self) -> None:
        super().__init__("Rådgiveren findes ikke i jeres a-kasse. Vælg en anden.")


class TalkTimeWrong(JobbroError):
    """A talk that ends before it begins, or is planned on a day that has passed."""


class TalkEndsBeforeItBegins(TalkTimeWrong):
    """A talk without a length."""

    def __init__(self) -> None:
        super().__init__("Samtalen skal slutte, efter at den begynder.")


class TalkInThePast(TalkTimeWrong):
    """A talk planned on a day that has passed."""

    def __init__(self) -> None:
        super().__init__("Dagen er gået. Vælg en dag fra i dag og frem.")


class RebookingEndsTooLate(JobbroError):
    """The member could move the talk after it has begun."""

    def __init__(self) -> None:
        super().__init__("Medlemmet skal kunne flytte samtalen, før den begynder. Vælg en tidligere frist.")


class TimeIsTaken(JobbroError):
    """Somebody who is to take part is in another talk; `starts_at` and `ends_at` are the other talk's."""

    who = ""

    def __init__(self, starts_at: datetime, ends_at: datetime) -> None:
        self.starts_at, self.ends_at = starts_at, ends_at
        super().__init__(
            f"{self.who} har allerede en samtale {span_said(starts_at, ends_at)}. Vælg et andet tidspunkt."
        )


class AdviserIsBusy(TimeIsTaken):
    """The adviser is in another talk at that time."""

    who = "Rådgiveren"


class MemberIsBusy(TimeIsTaken):
    """The member is in another talk at that time."""

    who = "Medlemmet"


class TalkChangedMeanwhile(JobbroError):
    """A change to a version of a talk that is no longer the newest."""

    def __init__(self) -> None:
        super().__init__(
            "Samtalen er ændret af en anden, efter at du åbnede siden. "
            "Intet er gemt. Se, hvordan samtalen er nu, og prøv igen."
        )


class TalkCannotBecome(JobbroError):
    """A change that the talk's state does not allow."""

    def __init__(self, state: TalkState, to: TalkState) -> None:
        self.state, self.to = state, to
        super().__init__(f"Samtalen er {state.label.lower()} og kan ikke længere {_CHANGES[to]}.")


class TalkNotBegun(JobbroError):
    """A talk is said to be held, or not turned up to, before its time."""

    def __init__(self, starts_at: datetime, ends_at: datetime) -> None:
        super().__init__(
            f"Samtalen er først {span_said(starts_at, ends_at)}. Flyt den, hvis I taler sammen på et andet tidspunkt."
        )


class JudgementMissing(JobbroError):
    """An exemption without the individual judgement in words."""

    def __init__(self) -> None:
        super().__init__("Skriv, hvorfor netop dette medlem ventes at finde job på egen hånd.")


class AlreadyExempted(JobbroError):
    """The member is exempted already, for another reason or by another judgement."""

    def __init__(self) -> None:
        super().__init__("Medlemmet er allerede undtaget. Træk undtagelsen tilbage først, hvis den skal ændres.")


class ExemptionNotFound(JobbroError):
    """No such exemption in the a-kasse that asks."""

    def __init__(self) -> None:
        super().__init__("Undtagelsen findes ikke i jeres a-kasse.")


class OutsideThePeriod(JobbroError):
    """An exemption for a member whose talks are not the a-kasse's."""

    def __init__(self) -> None:
        super().__init__("Medlemmet er ikke i a-kassens periode, så der er ingen samtaler at undtage fra.")


class ExemptionCeilingReached(JobbroError):
    """One more exemption would pass the highest share that the rule allows."""

    def __init__(self, exempted: int, members: int, most: float) -> None:
        self.exempted, self.members, self.most = exempted, members, most
        allowed = f"højst {most * 100:.0f} %" if most else "ingen"
        super().__init__(
            f"Reglen tillader, at {allowed} af medlemmerne er undtaget. Nu er {exempted} af {members} undtaget, "
            "og en mere ville være over grænsen."
        )


class CalendarNotFound(JobbroError):
    """A calendar's address that nobody has, or that was withdrawn."""

    def __init__(self) -> None:
        super().__init__("Kalenderen findes ikke. Adressen kan være trukket tilbage.")


_CHANGES = {
    TalkState.PLANNED: "flyttes",
    TalkState.HELD: "registreres som holdt",
    TalkState.NO_SHOW: "registreres som udeblivelse",
    TalkState.CANCELLED: "aflyses",
}
