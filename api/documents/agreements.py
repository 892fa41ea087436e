"""What stands on the member's paper after a talk, in finished words; `agreements.typ` sets it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

#: How to have the paper mended or to complain; a sentence for papers whose a-kasse gives no other.
CORRECTIONS = (
    "Sig det til din jobrådgiver, hvis noget er forstået forkert eller mangler, så retter vi papiret og sender dig et "
    "nyt. Du kan også klage til a-kassen over det, der er besluttet. Aftalerne står også i Min Plan på Jobnet."
)


@dataclass(frozen=True)
class AgreedLine:
    """One agreement: what kind, in which words, by which day ("4. december 2026" or empty), and where to go for it."""

    kind: str
    text: str = field(default="", repr=False)
    deadline: str = ""
    link: str = ""


@dataclass(frozen=True)
class AgreedGroup:
    """Those agreements in which the same one takes the next step, such as "Det gør du"."""

    heading: str
    lines: Sequence[AgreedLine]


@dataclass(frozen=True)
class AgreementsPaper:
    """The paper. Dates and times are finished words; `next_talk` is empty when none is planned.

    `plan` is the text for Min Plan, empty when it is not to stand here.
    """

    title: str
    member_name: str = field(repr=False)
    member_number: str
    held_on: str
    adviser: str
    akasse_name: str
    groups: Sequence[AgreedGroup] = ()
    next_talk: str = ""
    plan: str = field(default="", repr=False)
    corrections: str = CORRECTIONS

    def content(self) -> dict[str, Any]:
        """What `render_pdf("agreements", ...)` takes."""
        return asdict(self)
