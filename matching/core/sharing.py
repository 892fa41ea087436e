"""What an employer may see of a referred member: the exact fields, on which basis, under which text, until when."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from matching.core.ids import AkasseId
from matching.core.labels import Labelled
from matching.core.referral_errors import FieldNotShareable, SharePeriodWrong


class SharedField(Labelled):
    """One thing that can be shared with an employer; what is not here is never shared."""

    EXPERIENCE = "experience", "Erfaring: fag og antal år"
    COMPETENCES = "competences", "Kompetencer, som opslaget spørger efter"
    LICENCES = "licences", "Beviser og certifikater"
    LANGUAGES = "languages", "Sprog"
    HOURS = "hours", "Timer om ugen"
    START = "start", "Kan begynde"
    NAME = "name", "Navn"
    CONTACT = "contact", "Telefon og e-mail"


class ShareBasis(Labelled):
    """Why something may be shared."""

    CONSENT = "consent", "Medlemmet har sagt ja"
    DIRECTED = "directed", "Henvisning efter reglerne om rådighed"


#: What tells who the member is; held back until the employer wants to talk.
IDENTIFYING = frozenset({SharedField.NAME, SharedField.CONTACT})
#: The card an employer sees first.
CARD = frozenset(SharedField) - IDENTIFYING
#: What each basis can carry. Without consent nobody passes on a phone number: a directed member applies in person.
SHAREABLE: Mapping[ShareBasis, frozenset[SharedField]] = {
    ShareBasis.CONSENT: frozenset(SharedField),
    ShareBasis.DIRECTED: frozenset(SharedField) - {SharedField.CONTACT},
}
#: The text in force for each basis, by the version that is kept with the share.
TEXT_VERSION = "2026-11"
TEXTS: Mapping[tuple[ShareBasis, str], str] = {
    (ShareBasis.CONSENT, "2026-11"): (
        "Jeg siger ja til, at virksomheden får de oplysninger, der er valgt her, og kun til denne stilling. "
        "Først ser virksomheden et kort uden navn. Navn, telefon og e-mail ser den først, når den vil tale med mig. "
        "Jeg kan trække mit ja tilbage når som helst, og så kan virksomheden ikke længere se noget."
    ),
    (ShareBasis.DIRECTED, "2026-11"): (
        "Medlemmet har fået besked på at søge stillingen og ved, hvilke oplysninger virksomheden får. "
        "Telefon og e-mail gives ikke videre uden et ja fra medlemmet."
    ),
}
DEFAULT_PERIOD = timedelta(days=60)
LONGEST_PERIOD = timedelta(days=184)


@dataclass(frozen=True)
class Share:
    """What is shared with one employer about one member for one order."""

    basis: ShareBasis
    fields: frozenset[SharedField]
    text_version: str
    shared_at: datetime
    ends_at: datetime
    withdrawn_at: datetime | None = None

    def is_live(self, now: datetime) -> bool:
        """Whether it holds at this instant."""
        return self.withdrawn_at is None and self.shared_at <= now < self.ends_at


@dataclass(frozen=True)
class AnswerAddress:
    """What an employer's signed address stands for: a link of an a-kasse. The a-kasse is never readable in it."""

    akasse_id: AkasseId
    link_id: UUID


def new_share(basis: ShareBasis, fields: frozenset[SharedField], *, now: datetime, ends_at: datetime) -> Share:
    """A share under the text in force.

    Raises FieldNotShareable when nothing is chosen or the basis cannot carry a field, SharePeriodWrong when it would
    end before it begins or last longer than half a year.
    """
    if not fields or fields - SHAREABLE[basis]:
        raise FieldNotShareable
    if not now < ends_at <= now + LONGEST_PERIOD:
        raise SharePeriodWrong
    return Share(basis, fields, TEXT_VERSION, now, ends_at)


def withdrawn(share: Share, now: datetime) -> Share:
    """The share taken back; one that is back already stays as it was."""
    return share if share.withdrawn_at is not None else replace(share, withdrawn_at=now)
