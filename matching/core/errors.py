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
