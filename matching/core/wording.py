"""The grounds on which an advertisement may not choose between people, and a place in a text that touches one.

They are those of the act on discrimination in the labour market, the act on equal treatment of men and women, the
act on freedom of association and the act on health information. Since 1 July 2022 an applicant's age may not be asked.
"""

from dataclasses import dataclass

from matching.core.labels import Labelled


class Ground(Labelled):
    """What a demand would choose between people by."""

    AGE = "age", "Alder"
    SEX = "sex", "Køn"
    PREGNANCY = "pregnancy", "Graviditet og barsel"
    FAMILY = "family", "Familieforhold"
    RACE = "race", "Race og hudfarve"
    ORIGIN = "origin", "National eller etnisk oprindelse"
    LANGUAGE = "language", "Sprogkrav"
    RELIGION = "religion", "Religion og tro"
    POLITICAL_VIEW = "political_view", "Politisk anskuelse"
    SEXUAL_ORIENTATION = "sexual_orientation", "Seksuel orientering og kønsidentitet"
    DISABILITY = "disability", "Handicap"
    HEALTH = "health", "Helbred"
    UNION = "union", "Medlemskab af fagforening eller a-kasse"


@dataclass(frozen=True)
class Finding:
    """Words that may be unlawful: `text[start:end]` is `phrase`.

    `rule` says in plain Danish what the law says, `instead` a lawful way to say it. A `question` is wording that is
    lawful where the job needs it; it is asked about, never refused.
    """

    phrase: str
    start: int
    end: int
    ground: Ground
    rule: str
    instead: str
    question: bool = False
