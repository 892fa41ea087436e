"""The sentences Jobbro says when an agreement, a draft or the end of a talk cannot be what was asked for."""

from datetime import datetime

from matching.core.agreements import AgreementKind
from matching.core.danish_time import clock
from matching.core.errors import JobbroError
from matching.core.talks import TalkState


class AgreementNotFound(JobbroError):
    """No such agreement in the a-kasse that asks."""

    def __init__(self) -> None:
        super().__init__("Aftalen findes ikke i jeres a-kasse. Hent siden igen.")


class AgreementSaysNothing(JobbroError):
    """An agreement without words, and about no job."""

    def __init__(self) -> None:
        super().__init__("Skriv, hvad I har aftalt.")


class AgreementNeedsJob(JobbroError):
    """Seeking a job or being referred to one, without the job."""

    def __init__(self) -> None:
        super().__init__("Vælg det job, aftalen handler om.")


class AgreementDeadlinePassed(JobbroError):
    """A next step that should have been taken already."""

    def __init__(self) -> None:
        super().__init__("Fristen er gået. Vælg en dag fra i dag og frem, eller lad feltet stå tomt.")


class JobAlreadyAgreed(JobbroError):
    """A second agreement on a job in the same talk."""

    def __init__(self) -> None:
        super().__init__(
            "Der er allerede en aftale om jobbet i samtalen. Fortryd den først, hvis den skal være anderledes."
        )


class AgreementChangedMeanwhile(JobbroError):
    """A change to a version of an agreement that is no longer the newest."""

    def __init__(self) -> None:
        super().__init__(
            "Aftalen er ændret i et andet vindue. Intet er gemt. Hent siden igen, og se, hvordan den er nu."
        )


class AgreementHasGoneOut(JobbroError):
    """An agreement taken back after what it set going has left the house."""

    def __init__(self, kind: AgreementKind) -> None:
        self.kind = kind
        gone = (
            "Henvisningen er hos virksomheden"
            if kind is AgreementKind.REFERRED
            else "Indstillingen er sendt til kommunen"
        )
        super().__init__(f"{gone}, så aftalen kan ikke fortrydes her. Træk den først tilbage på dens egen side.")


class TalkIsOver(JobbroError):
    """An agreement or a draft in a talk that was ended or cancelled."""

    def __init__(self, state: TalkState) -> None:
        self.state = state
        super().__init__(
            f"Samtalen er {state.label.lower()}, så dens aftaler kan ikke ændres. Lav nye aftaler i næste samtale."
        )


class TalkAlreadyEnded(JobbroError):
    """The talk was ended before; what was kept then holds."""

    def __init__(self, written_at: datetime) -> None:
        self.written_at = written_at
        super().__init__(f"Samtalen blev afsluttet kl. {clock(written_at)}. Det, der blev gemt dengang, gælder.")


class PlanSaysNothing(JobbroError):
    """A talk ended without a word for Min Plan."""

    def __init__(self) -> None:
        super().__init__("Skriv mindst én sætning til Min Plan. Er intet aftalt, så skriv det.")


class UnknownCompetence(JobbroError):
    """A word for a competence that the taxonomy does not know."""

    def __init__(self) -> None:
        super().__init__("Kompetencen kendes ikke. Prøv et andet ord, eller vælg fra listen.")
